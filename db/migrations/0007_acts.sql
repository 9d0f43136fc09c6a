CREATE TABLE compliance_acts (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    kind text NOT NULL,
    statement_version text,
    subject text NOT NULL,
    client text NOT NULL,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_compliance_acts FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);
CREATE INDEX compliance_acts_patient ON compliance_acts (brand_id, patient_id, id);

ALTER TABLE compliance_acts ENABLE ROW LEVEL SECURITY;
ALTER TABLE compliance_acts FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON compliance_acts TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, DELETE ON compliance_acts TO patient_graph_service;
