-- The keys by which two records of one person are found (matching/keys.py, db/match_keys.py), and whether those of a patient
-- are stored: not of those whom processes of an earlier release add.
ALTER TABLE patients ADD COLUMN has_match_keys boolean NOT NULL DEFAULT false;
-- No foreign key, whose checks would take as long as the rows themselves: a create inserts the rows with the patient, and
-- other writes lock the patient.
CREATE TABLE patient_match_keys (
    brand_id text NOT NULL,
    key text COLLATE "C" NOT NULL,
    patient_id uuid NOT NULL,
    PRIMARY KEY (brand_id, key, patient_id)
);
CREATE INDEX patient_match_keys_patient ON patient_match_keys (brand_id, patient_id);

ALTER TABLE patient_match_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_match_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON patient_match_keys TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, DELETE ON patient_match_keys TO patient_graph_service;

-- For the erasures of processes of an earlier release, which do not know this table.
CREATE FUNCTION remove_match_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM patient_match_keys AS keys USING gone WHERE keys.brand_id = gone.brand_id AND keys.patient_id = gone.id;
    RETURN NULL;
END $$;
CREATE TRIGGER patient_match_keys_erased AFTER DELETE ON patients
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION remove_match_keys();
