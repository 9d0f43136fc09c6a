CREATE TABLE idempotency_keys (
    brand_id text NOT NULL,
    caller text NOT NULL,
    key text NOT NULL,
    patient_id uuid,
    request_hash bytea NOT NULL,
    status integer NOT NULL,
    headers json NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, caller, key)
);
CREATE INDEX idempotency_keys_patient ON idempotency_keys (brand_id, patient_id);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON idempotency_keys TO patient_graph_service
    USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO patient_graph_service;

-- Maintenance may delete what has expired and sees no more of it than its age.
CREATE POLICY expired ON idempotency_keys TO patient_graph_maintenance
    USING (created_at < now() - interval '24 hours');
GRANT SELECT (created_at), DELETE ON idempotency_keys TO patient_graph_maintenance;
