-- An endpoint that a request made active again is resuming until the relay has made its pending deliveries due.
ALTER TABLE webhook_endpoints ADD COLUMN is_resuming boolean NOT NULL DEFAULT false;
GRANT UPDATE (is_resuming) ON webhook_endpoints TO patient_graph_relay;
-- A request removes the row of an endpoint only, however many deliveries there are. The relay removes the deliveries of
-- endpoints that no longer exist, in batches.
ALTER TABLE webhook_deliveries DROP CONSTRAINT of_endpoint_webhook_deliveries;
