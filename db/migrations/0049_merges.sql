-- Merges of patients (docs/decisions/0131). `patient_id` of each table is the live patient who has the merged one now: of a
-- chain, its end. `survivor_id` and `merged_id` never change. `status` is active or undone. `moved` and `conflicts` are
-- numbers of rows by table, `fields` has the choice of each field. `keeps_access` is whether the merge
-- confirmed that the accounts of both have access to the survivor.
-- The foreign keys cascade for the erasures of processes of an earlier release, which do not know these tables.
CREATE TABLE merges (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    origin_id uuid,
    survivor_id uuid NOT NULL,
    merged_id uuid NOT NULL,
    status text NOT NULL,
    moved json NOT NULL,
    conflicts json NOT NULL,
    fields json NOT NULL,
    accounts_with_access integer NOT NULL,
    keeps_access boolean NOT NULL,
    subject text,
    client text NOT NULL,
    created_at timestamptz NOT NULL,
    undone_at timestamptz,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_merges FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id) ON DELETE CASCADE
);
CREATE INDEX merges_patient ON merges (brand_id, patient_id, id);
-- For the access log: whom a patient was merged into, and when.
CREATE INDEX merges_merged ON merges (brand_id, merged_id);

ALTER TABLE merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE merges FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON merges TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, UPDATE, DELETE ON merges TO patient_graph_service;

-- The rows of `patients` that merges took out, by the id of the merged patient. `survivor_id` is whom the patient was merged
-- into, `record` the whole row.
CREATE TABLE merged_patients (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    origin_id uuid,
    survivor_id uuid NOT NULL,
    merge_id uuid NOT NULL,
    record json NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_merged_patients FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
        ON DELETE CASCADE
);
CREATE INDEX merged_patients_patient ON merged_patients (brand_id, patient_id);

ALTER TABLE merged_patients ENABLE ROW LEVEL SECURITY;
ALTER TABLE merged_patients FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON merged_patients TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, UPDATE, DELETE ON merged_patients TO patient_graph_service;

-- Rows of merged patients whose place the survivor's own row has, such as the dose of one slot, and schedules and overrides of
-- the survivor if the merged patient's hold instead. An undo puts them back. `version_id` is that of a row of
-- `enrollment_versions`: the version does not change meanwhile.
CREATE TABLE set_aside_rows (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    origin_id uuid,
    merge_id uuid NOT NULL,
    table_name text NOT NULL,
    row json NOT NULL,
    version_id uuid,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_set_aside_rows FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
        ON DELETE CASCADE
);
CREATE INDEX set_aside_rows_patient ON set_aside_rows (brand_id, patient_id);
CREATE INDEX set_aside_rows_version ON set_aside_rows (brand_id, version_id) WHERE version_id IS NOT NULL;

ALTER TABLE set_aside_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE set_aside_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON set_aside_rows TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, UPDATE, DELETE ON set_aside_rows TO patient_graph_service;

-- The values of a field that a merge changed: at position 0, without a merge, the value that the record itself had, and above
-- it one for each merge. The highest is the current one. Null is no value. `record_id` is the patient whose field it is, live or merged. A later
-- change of the field by a caller removes its rows.
CREATE TABLE merge_fields (
    brand_id text NOT NULL,
    record_id uuid NOT NULL,
    field text NOT NULL,
    position integer NOT NULL,
    patient_id uuid NOT NULL,
    origin_id uuid,
    merge_id uuid,
    value json,
    PRIMARY KEY (brand_id, record_id, field, position),
    CONSTRAINT of_patient_merge_fields FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
        ON DELETE CASCADE
);
CREATE INDEX merge_fields_patient ON merge_fields (brand_id, patient_id);

ALTER TABLE merge_fields ENABLE ROW LEVEL SECURITY;
ALTER TABLE merge_fields FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON merge_fields TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, UPDATE, DELETE ON merge_fields TO patient_graph_service;
