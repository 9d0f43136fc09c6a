-- The values of published events that no column of the outbox has: rows of their own, because an erasure of the patient
-- erases them, while outbox rows are never changed. The few events that have such values add a row here.
CREATE TABLE outbox_payloads (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    id uuid NOT NULL,
    payload json NOT NULL,
    PRIMARY KEY (brand_id, id),
    -- For the erasures of processes of the previous release, which do not know this table.
    CONSTRAINT of_patient_outbox_payloads FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
        ON DELETE CASCADE
);
CREATE INDEX outbox_payloads_patient ON outbox_payloads (brand_id, patient_id);

ALTER TABLE outbox_payloads ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_payloads FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON outbox_payloads TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, DELETE ON outbox_payloads TO patient_graph_service;
