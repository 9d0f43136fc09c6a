-- Reads leave audit rows too, without an event. Nullable, because the previous release knows neither column.
ALTER TABLE audit ALTER COLUMN event DROP NOT NULL;
ALTER TABLE audit ADD COLUMN entity_id uuid;
ALTER TABLE audit ADD COLUMN operation text;
ALTER TABLE outbox ADD COLUMN entity_id uuid;
