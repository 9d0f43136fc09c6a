CREATE TABLE audit (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    event text NOT NULL,
    patient_id uuid,
    subject text,
    client text NOT NULL,
    request_id uuid NOT NULL,
    fields text[] NOT NULL,
    PRIMARY KEY (brand_id, id)
);
CREATE INDEX audit_patient ON audit (brand_id, patient_id);

CREATE TABLE outbox (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    event text NOT NULL,
    patient_id uuid,
    request_id uuid NOT NULL,
    fields text[] NOT NULL,
    PRIMARY KEY (brand_id, id)
);

-- Both are written and never changed by the service.
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON audit TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT ON audit TO patient_graph_service;

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON outbox TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT ON outbox TO patient_graph_service;
