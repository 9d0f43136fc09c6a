-- Endpoints of other systems, to which the relay sends events over HTTP, and what it sends.
--
-- `events` has patterns of published types. `status` is active, paused or disabled; `status_reason` is null while it is
-- active, otherwise requested, failing or gone. Only active endpoints get deliveries of new events, and only their pending
-- deliveries are attempted. The secrets are encrypted (db/webhook_secrets.py). `updated_at` is the version of an endpoint:
-- a change of its status or its reason changes it, while `failing_since` is of the relay alone.
CREATE TABLE webhook_endpoints (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    url text NOT NULL,
    events text[] NOT NULL,
    description text,
    status text NOT NULL,
    status_reason text,
    secret bytea NOT NULL,
    previous_secret bytea,
    previous_secret_until timestamptz,
    failing_since timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id)
);

ALTER TABLE webhook_endpoints ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoints FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON webhook_endpoints TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
CREATE POLICY relay ON webhook_endpoints TO patient_graph_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_endpoints TO patient_graph_service;
GRANT SELECT, UPDATE (status, status_reason, failing_since, updated_at) ON webhook_endpoints TO patient_graph_relay;

-- `event_id` and `number` are those of the outbox row, from which the body is built at each attempt. Pending deliveries of
-- an endpoint and a line are sent in the order of (number, id). The line is the id of the patient, also in `patient.erased`,
-- which has no `patient_id`; of events about no patient it is the brand. `status` is pending, delivered or dead.
-- `last_error` is a code.
-- An erasure of the patient removes the deliveries. The foreign key also refuses a delivery of an earlier event of an erased
-- patient, which the relay then leaves out.
CREATE TABLE webhook_deliveries (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    event_id uuid NOT NULL,
    number bigint NOT NULL,
    patient_id uuid,
    line text NOT NULL,
    type text NOT NULL,
    status text NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    last_status_code integer,
    last_error text,
    created_at timestamptz NOT NULL,
    delivered_at timestamptz,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_endpoint_webhook_deliveries FOREIGN KEY (brand_id, endpoint_id)
        REFERENCES webhook_endpoints (brand_id, id) ON DELETE CASCADE,
    CONSTRAINT of_patient_webhook_deliveries FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
        ON DELETE CASCADE
);
-- For lists, all of them and by status or line.
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (brand_id, endpoint_id, id);
CREATE INDEX webhook_deliveries_of_status ON webhook_deliveries (brand_id, endpoint_id, status, id);
CREATE INDEX webhook_deliveries_of_line ON webhook_deliveries (brand_id, endpoint_id, line, id);
CREATE INDEX webhook_deliveries_patient ON webhook_deliveries (brand_id, patient_id);
-- For the relay: the first of each line, and what is due.
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (brand_id, endpoint_id, line, number, id)
    WHERE status = 'pending';
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (brand_id, endpoint_id, next_attempt_at, number, id)
    WHERE status = 'pending';

ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON webhook_deliveries TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
CREATE POLICY relay ON webhook_deliveries TO patient_graph_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON webhook_deliveries TO patient_graph_service;
GRANT SELECT, INSERT, DELETE, UPDATE (status, attempts, next_attempt_at, last_status_code, last_error, delivered_at)
    ON webhook_deliveries TO patient_graph_relay;
