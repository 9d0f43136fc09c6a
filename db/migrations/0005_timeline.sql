-- A foreign key to patients is named of_patient_..., here and below: db/unit.py goes by it.
CREATE TABLE timeline (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    id uuid NOT NULL,
    event_type text NOT NULL,
    title text NOT NULL,
    description text,
    source_type text,
    source_id uuid,
    metadata json NOT NULL,
    created_at timestamptz NOT NULL,
    -- The order of reading, so that no second index is needed for it.
    PRIMARY KEY (brand_id, patient_id, occurred_at, id),
    CONSTRAINT of_patient_timeline FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);
CREATE INDEX timeline_type ON timeline (brand_id, patient_id, event_type, occurred_at, id);

ALTER TABLE timeline ENABLE ROW LEVEL SECURITY;
ALTER TABLE timeline FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON timeline TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, DELETE ON timeline TO patient_graph_service;
