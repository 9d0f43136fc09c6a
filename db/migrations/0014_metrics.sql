CREATE TABLE metric_entries (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    metric_key text COLLATE "C" NOT NULL,
    value_numeric numeric,
    value_text text,
    unit text,
    source text NOT NULL,
    is_phi boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    -- The order of reading: a series is a range of it, the latest entry of each key the end of one.
    PRIMARY KEY (brand_id, patient_id, metric_key, recorded_at, id),
    CONSTRAINT of_patient_metric_entries FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);

ALTER TABLE metric_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE metric_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON metric_entries TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, DELETE ON metric_entries TO patient_graph_service;
