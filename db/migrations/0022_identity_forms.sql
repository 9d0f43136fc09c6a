-- The forms that the stored identity keys may be of: one, or several until `python -m service rekey` has made them anew.
-- What is stored by now was made by the first form. A service adds its own before it serves, and a run of `rekey` its own.
CREATE TABLE identity_forms (
    form text PRIMARY KEY,
    since timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_forms TO patient_graph_service;

-- How far a brand's keys have been made anew, so that it can go on where it was interrupted. A brand has one row: keys
-- of another form make void what was noted of the last one.
CREATE TABLE identity_rekeys (
    brand_id text PRIMARY KEY,
    form text NOT NULL,
    since timestamptz NOT NULL,
    last_id uuid NOT NULL,
    done boolean NOT NULL,
    patients bigint NOT NULL,
    collisions bigint NOT NULL
);
ALTER TABLE identity_rekeys ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_rekeys FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON identity_rekeys TO patient_graph_service
    USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE ON identity_rekeys TO patient_graph_service;

-- Of two patients who collide, the older one gets the key.
GRANT UPDATE (patient_id) ON patient_identifiers TO patient_graph_service;

-- Which brands there are, and nothing else, the role sees that works for all of them. The policy asks who asks, so that
-- it opens nothing to a role that inherits this one.
GRANT SELECT (brand_id) ON patient_totals TO patient_graph_maintenance;
CREATE POLICY brands ON patient_totals FOR SELECT TO patient_graph_maintenance
    USING (current_user = 'patient_graph_maintenance');

-- Every brand with patients has a row there. A release from before patient_totals may still run and does not count.
CREATE FUNCTION know_brand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO patient_totals (brand_id, slot, total) VALUES (NEW.brand_id, 0, 0) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER patient_not_counted AFTER INSERT ON patients
    FOR EACH ROW WHEN (NOT NEW.counted) EXECUTE FUNCTION know_brand();

ALTER TABLE patients NO FORCE ROW LEVEL SECURITY; -- for the owner, who need not be a superuser
INSERT INTO identity_forms
SELECT '1 - email external_ids name_date_of_birth_phone', now() WHERE EXISTS (SELECT FROM patients);
ALTER TABLE patient_totals NO FORCE ROW LEVEL SECURITY;
INSERT INTO patient_totals SELECT DISTINCT brand_id, 0, 0 FROM patients WHERE NOT counted ON CONFLICT DO NOTHING;
ALTER TABLE patient_totals FORCE ROW LEVEL SECURITY;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
