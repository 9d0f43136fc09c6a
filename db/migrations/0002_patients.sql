CREATE TABLE patients (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    date_of_birth date,
    gender text,
    email text,
    phone text,
    external_ids json NOT NULL,
    metadata json NOT NULL,
    status text NOT NULL,
    age_verified_at timestamptz,
    ruo_pathway_acknowledged_at timestamptz,
    researcher_acknowledgement_id uuid,
    prescription_status text,
    prescription_consult_completed_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- What a search compares. In the C collation a prefix is a range of the index.
    full_name_key text COLLATE "C" NOT NULL,
    last_name_key text COLLATE "C" NOT NULL,
    phone_key text COLLATE "C",
    PRIMARY KEY (brand_id, id)
);
CREATE INDEX patients_full_name ON patients (brand_id, full_name_key);
CREATE INDEX patients_last_name ON patients (brand_id, last_name_key);
CREATE INDEX patients_date_of_birth ON patients (brand_id, date_of_birth) WHERE date_of_birth IS NOT NULL;
CREATE INDEX patients_phone ON patients (brand_id, phone_key) WHERE phone_key IS NOT NULL;

-- The duplicate rule: a brand has an identity key at most once.
CREATE TABLE patient_identifiers (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    key bytea NOT NULL,
    kind text NOT NULL,
    PRIMARY KEY (brand_id, key),
    FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);
CREATE INDEX patient_identifiers_patient ON patient_identifiers (brand_id, patient_id);

ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON patients TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON patients TO patient_graph_service;

ALTER TABLE patient_identifiers ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_identifiers FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON patient_identifiers TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, DELETE ON patient_identifiers TO patient_graph_service;
