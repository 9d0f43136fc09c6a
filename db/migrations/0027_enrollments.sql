CREATE TABLE enrollments (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    protocol_id uuid NOT NULL,
    status text NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    enrolled_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_enrollments FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_protocol_enrollments FOREIGN KEY (brand_id, protocol_id) REFERENCES protocols (brand_id, id)
);
CREATE UNIQUE INDEX enrollments_active ON enrollments (brand_id, patient_id, protocol_id) WHERE status = 'active';
CREATE INDEX enrollments_patient ON enrollments (brand_id, patient_id, id);

ALTER TABLE enrollments ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrollments FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON enrollments TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON enrollments TO patient_graph_service;

-- The version that holds in an enrolment from a date on.
CREATE TABLE enrollment_versions (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    enrollment_id uuid NOT NULL,
    effective_from date NOT NULL,
    version_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id, enrollment_id, effective_from),
    CONSTRAINT of_patient_enrollment_versions FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_enrollment_versions FOREIGN KEY (brand_id, enrollment_id) REFERENCES enrollments (brand_id, id),
    CONSTRAINT of_version_enrollment_versions FOREIGN KEY (brand_id, version_id) REFERENCES protocol_versions (brand_id, id)
);
CREATE INDEX enrollment_versions_version ON enrollment_versions (brand_id, version_id);

ALTER TABLE enrollment_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrollment_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON enrollment_versions TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON enrollment_versions TO patient_graph_service;

CREATE TABLE patient_time_zones (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    time_zone text NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id),
    CONSTRAINT of_patient_patient_time_zones FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);

ALTER TABLE patient_time_zones ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_time_zones FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON patient_time_zones TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_time_zones TO patient_graph_service;
