-- For lists of a patient's deliveries, and for replays, which look for later deliveries of an event. Writes wait while the
-- index is made, about two seconds for each million deliveries.
CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries (brand_id, endpoint_id, line, event_id, id);
DROP INDEX webhook_deliveries_of_line;
