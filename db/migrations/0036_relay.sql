-- The relay delivers events of all brands. Its role, which db/core/roles.py creates, reads nothing but these tables.
-- A cursor is the number of the last event that a sink has: a table of the relay without a brand, one row for each sink.
CREATE TABLE relay_cursors (
    sink text PRIMARY KEY,
    number bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON relay_cursors TO patient_graph_relay;
GRANT SELECT ON outbox, outbox_payloads TO patient_graph_relay;
GRANT SELECT ON SEQUENCE outbox_numbers TO patient_graph_relay;
CREATE POLICY relay ON outbox_payloads FOR SELECT TO patient_graph_relay USING (true);
CREATE POLICY relay ON outbox FOR SELECT TO patient_graph_relay USING (true);
