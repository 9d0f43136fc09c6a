CREATE TABLE researcher_acknowledgements (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    full_name text NOT NULL,
    ip_address text NOT NULL,
    source text NOT NULL,
    statement_version text NOT NULL,
    acknowledged_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_researcher_acknowledgements FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);
CREATE INDEX researcher_acknowledgements_patient ON researcher_acknowledgements
    (brand_id, patient_id, statement_version, id);

ALTER TABLE researcher_acknowledgements ENABLE ROW LEVEL SECURITY;
ALTER TABLE researcher_acknowledgements FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON researcher_acknowledgements TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, DELETE ON researcher_acknowledgements TO patient_graph_service;
