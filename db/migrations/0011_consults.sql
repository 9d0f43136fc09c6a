CREATE TABLE consult_outcomes (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    outcome text NOT NULL,
    completed_at timestamptz NOT NULL,
    client text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_consult_outcomes FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);
CREATE INDEX consult_outcomes_patient ON consult_outcomes (brand_id, patient_id, id);

ALTER TABLE consult_outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE consult_outcomes FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON consult_outcomes TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, DELETE ON consult_outcomes TO patient_graph_service;
