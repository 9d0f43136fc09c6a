-- The relay removes events after their retention, but none that a sink does not have yet.
GRANT DELETE ON outbox, outbox_payloads TO patient_graph_relay;
CREATE POLICY retention ON outbox FOR DELETE TO patient_graph_relay
    USING (number <= (SELECT min(relay_cursors.number) FROM relay_cursors));
CREATE POLICY retention ON outbox_payloads FOR DELETE TO patient_graph_relay USING (true);
