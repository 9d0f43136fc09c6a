CREATE TABLE onboarding (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    goals json NOT NULL,
    role text NOT NULL,
    default_follows json NOT NULL,
    notifications json NOT NULL,
    onboarding_completed_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id),
    CONSTRAINT of_patient_onboarding FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);

ALTER TABLE onboarding ENABLE ROW LEVEL SECURITY;
ALTER TABLE onboarding FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON onboarding TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON onboarding TO patient_graph_service;
