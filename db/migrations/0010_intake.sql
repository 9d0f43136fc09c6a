CREATE TABLE intake_responses (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    questionnaire_version text NOT NULL,
    status text NOT NULL,
    responses json NOT NULL,
    submitted_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id, questionnaire_version),
    CONSTRAINT of_patient_intake_responses FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);

ALTER TABLE intake_responses ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_responses FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON intake_responses TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON intake_responses TO patient_graph_service;
