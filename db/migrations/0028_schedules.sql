-- The rows of a patient for a compound hold in intervals [effective_from, effective_until) that are equal or disjoint.
CREATE TABLE schedules (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    protocol_id uuid NOT NULL,
    protocol_compound_id uuid NOT NULL,
    days smallint NOT NULL,
    time_of_day text NOT NULL,
    time_local time,
    dose_amount_override numeric,
    schedule_changed boolean NOT NULL,
    paused_until date,
    notes text,
    effective_from date NOT NULL,
    effective_until date,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id, protocol_compound_id, effective_from, time_of_day, id),
    CONSTRAINT schedules_id UNIQUE (brand_id, id),
    CONSTRAINT of_patient_schedules FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_protocol_compound_schedules FOREIGN KEY (brand_id, protocol_compound_id) REFERENCES protocol_compounds (brand_id, id)
);

ALTER TABLE schedules ENABLE ROW LEVEL SECURITY;
ALTER TABLE schedules FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON schedules TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON schedules TO patient_graph_service;

CREATE TABLE overrides (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    protocol_id uuid NOT NULL,
    version_id uuid NOT NULL,
    compound_id uuid,
    override_type text NOT NULL,
    payload json NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_overrides FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_version_overrides FOREIGN KEY (brand_id, version_id) REFERENCES protocol_versions (brand_id, id)
);
CREATE INDEX overrides_patient ON overrides (brand_id, patient_id, protocol_id, id);

ALTER TABLE overrides ENABLE ROW LEVEL SECURITY;
ALTER TABLE overrides FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON overrides TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON overrides TO patient_graph_service;
