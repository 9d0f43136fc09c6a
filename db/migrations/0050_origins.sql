-- The patient for whom a row was made, if a merge has moved it to another patient since. Rows are told apart by it when the
-- merge is undone. It is set by the first merge, and stays while further merges move the row on.
-- A COMMIT after each: whoever holds one table while waiting for the next could wait in a circle with a request.
ALTER TABLE compliance_acts ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE consult_outcomes ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE consultations ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE doses ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE encounters ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE enrollment_versions ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE enrollments ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE idempotency_keys ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE intake_responses ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE match_dismissals ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE medications ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE metric_entries ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE onboarding ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE outbox_payloads ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE overrides ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE patient_identifiers ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE patient_match_keys ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE patient_name_words ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE patient_time_zones ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE prescriptions ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE provider_links ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE researcher_acknowledgements ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE schedules ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE sharps_reminders ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE timeline ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE treatments ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
ALTER TABLE webhook_deliveries ADD COLUMN IF NOT EXISTS origin_id uuid; COMMIT; BEGIN;
-- Whether the caller whose `sub` the key is has access to the patient. db/merge_tree.py says which
-- accounts of merged records have it.
ALTER TABLE patient_identifiers ADD COLUMN IF NOT EXISTS grants_access boolean NOT NULL DEFAULT true; COMMIT; BEGIN;

-- Merges move rows. Words of names and match keys are derived, and made again instead.
GRANT UPDATE (patient_id, origin_id) ON compliance_acts TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON consult_outcomes TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON consultations TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON doses TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON encounters TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON enrollment_versions TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON enrollments TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON idempotency_keys TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON intake_responses TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON match_dismissals TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON medications TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON metric_entries TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON onboarding TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON outbox_payloads TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON overrides TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON patient_identifiers TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON patient_time_zones TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON prescriptions TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON provider_links TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON researcher_acknowledgements TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON schedules TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON sharps_reminders TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON timeline TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON treatments TO patient_graph_service;
GRANT UPDATE (patient_id, origin_id) ON webhook_deliveries TO patient_graph_service;
GRANT UPDATE (grants_access) ON patient_identifiers TO patient_graph_service;
