-- What the vendor rimo says of its treatments. Its ids are unique within a brand.
CREATE TABLE treatments (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    rimo_treatment_id text NOT NULL,
    status text NOT NULL,
    billing_plan_id text,
    started_at timestamptz,
    ended_at timestamptz,
    metadata json NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT treatments_rimo UNIQUE (brand_id, rimo_treatment_id),
    CONSTRAINT of_patient_treatments FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);
CREATE INDEX treatments_patient ON treatments (brand_id, patient_id, id);

ALTER TABLE treatments ENABLE ROW LEVEL SECURITY;
ALTER TABLE treatments FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON treatments TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON treatments TO patient_graph_service;

CREATE TABLE prescriptions (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    rimo_order_id text NOT NULL,
    medication_name text,
    dosage text,
    quantity integer,
    refills integer,
    prescribed_date date,
    next_refill_date date,
    status text NOT NULL,
    pharmacy_id text,
    pharmacy_name text,
    tracking_number text,
    transmitted_at timestamptz,
    shipped_at timestamptz,
    delivered_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT prescriptions_rimo UNIQUE (brand_id, rimo_order_id),
    CONSTRAINT of_patient_prescriptions FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_treatment_prescriptions FOREIGN KEY (brand_id, treatment_id) REFERENCES treatments (brand_id, id)
);
CREATE INDEX prescriptions_patient ON prescriptions (brand_id, patient_id, treatment_id, id);
CREATE INDEX prescriptions_treatment ON prescriptions (brand_id, treatment_id);

ALTER TABLE prescriptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE prescriptions FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON prescriptions TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON prescriptions TO patient_graph_service;

CREATE TABLE consultations (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    rimo_consultation_id text NOT NULL,
    consultation_type text,
    status text NOT NULL,
    provider_name text,
    scheduled_at timestamptz,
    completed_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT consultations_rimo UNIQUE (brand_id, rimo_consultation_id),
    CONSTRAINT of_patient_consultations FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_treatment_consultations FOREIGN KEY (brand_id, treatment_id) REFERENCES treatments (brand_id, id)
);
CREATE INDEX consultations_patient ON consultations (brand_id, patient_id, treatment_id, id);
CREATE INDEX consultations_treatment ON consultations (brand_id, treatment_id);

ALTER TABLE consultations ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON consultations TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON consultations TO patient_graph_service;
