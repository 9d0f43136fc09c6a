CREATE TABLE medications (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    name text NOT NULL,
    dosage text NOT NULL,
    frequency text NOT NULL,
    route text,
    prescriber_id uuid,
    status text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    notes text,
    metadata json NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_medications FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_provider_medications FOREIGN KEY (brand_id, prescriber_id) REFERENCES providers (brand_id, id)
);
CREATE INDEX medications_patient ON medications (brand_id, patient_id, id);

ALTER TABLE medications ENABLE ROW LEVEL SECURITY;
ALTER TABLE medications FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON medications TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON medications TO patient_graph_service;
