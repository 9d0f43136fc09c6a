CREATE TABLE encounters (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    provider_id uuid,
    encounter_type text NOT NULL,
    status text NOT NULL,
    scheduled_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    chief_complaint text,
    notes text,
    metadata json NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_encounters FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_provider_encounters FOREIGN KEY (brand_id, provider_id) REFERENCES providers (brand_id, id)
);
CREATE INDEX encounters_patient ON encounters (brand_id, patient_id, id);

ALTER TABLE encounters ENABLE ROW LEVEL SECURITY;
ALTER TABLE encounters FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON encounters TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON encounters TO patient_graph_service;
