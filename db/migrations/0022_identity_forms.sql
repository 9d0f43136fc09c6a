-- The forms that the stored identity keys may be of: one, or several until `python -m service rekey` has made them anew.
-- What is stored by now was made by the first form. Where nobody is stored, the first start of a service says which it is.
CREATE TABLE identity_forms (
    form text PRIMARY KEY,
    since timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON identity_forms TO patient_graph_service;

-- How far a brand's keys have been made anew, so that it can go on where it was interrupted.
CREATE TABLE identity_rekeys (
    brand_id text NOT NULL,
    form text NOT NULL,
    since timestamptz NOT NULL,
    last_id uuid NOT NULL,
    done boolean NOT NULL,
    patients bigint NOT NULL,
    collisions bigint NOT NULL,
    PRIMARY KEY (brand_id, form)
);
ALTER TABLE identity_rekeys ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_rekeys FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON identity_rekeys TO patient_graph_service
    USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE ON identity_rekeys TO patient_graph_service;

-- Of two patients who collide, the older one gets the key.
GRANT UPDATE (patient_id) ON patient_identifiers TO patient_graph_service;

-- Which brands there are, and nothing else of anybody, the role sees that works for all of them.
GRANT SELECT (brand_id) ON patients TO patient_graph_maintenance;
CREATE POLICY brands ON patients FOR SELECT TO patient_graph_maintenance USING (true);

ALTER TABLE patients NO FORCE ROW LEVEL SECURITY; -- for the owner, who need not be a superuser
INSERT INTO identity_forms
SELECT '1 - email external_ids name_date_of_birth_phone', now() WHERE EXISTS (SELECT FROM patients);
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
