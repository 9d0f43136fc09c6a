-- Reads leave audit rows too, without an event. Nullable, because the previous release knows neither column.
ALTER TABLE audit ALTER COLUMN event DROP NOT NULL;
ALTER TABLE audit ADD COLUMN entity_id uuid;
ALTER TABLE audit ADD COLUMN operation text;
ALTER TABLE outbox ADD COLUMN entity_id uuid;

-- In the order in which the access log of a patient is read; the index of the patient alone is a part of it.
CREATE INDEX audit_of_patient ON audit (brand_id, patient_id, occurred_at, id);
DROP INDEX audit_patient;
