-- The patient for whom a row was made, if a merge has moved it to another patient since. Rows are told apart by it when the
-- merge is undone. It is set by the first merge, and stays while further merges move the row on.
ALTER TABLE compliance_acts ADD COLUMN origin_id uuid;
ALTER TABLE consult_outcomes ADD COLUMN origin_id uuid;
ALTER TABLE consultations ADD COLUMN origin_id uuid;
ALTER TABLE doses ADD COLUMN origin_id uuid;
ALTER TABLE encounters ADD COLUMN origin_id uuid;
ALTER TABLE enrollment_versions ADD COLUMN origin_id uuid;
ALTER TABLE enrollments ADD COLUMN origin_id uuid;
ALTER TABLE idempotency_keys ADD COLUMN origin_id uuid;
ALTER TABLE intake_responses ADD COLUMN origin_id uuid;
ALTER TABLE match_dismissals ADD COLUMN origin_id uuid;
ALTER TABLE medications ADD COLUMN origin_id uuid;
ALTER TABLE metric_entries ADD COLUMN origin_id uuid;
ALTER TABLE onboarding ADD COLUMN origin_id uuid;
ALTER TABLE outbox_payloads ADD COLUMN origin_id uuid;
ALTER TABLE overrides ADD COLUMN origin_id uuid;
ALTER TABLE patient_identifiers ADD COLUMN origin_id uuid;
ALTER TABLE patient_match_keys ADD COLUMN origin_id uuid;
ALTER TABLE patient_name_words ADD COLUMN origin_id uuid;
ALTER TABLE patient_time_zones ADD COLUMN origin_id uuid;
ALTER TABLE prescriptions ADD COLUMN origin_id uuid;
ALTER TABLE provider_links ADD COLUMN origin_id uuid;
ALTER TABLE researcher_acknowledgements ADD COLUMN origin_id uuid;
ALTER TABLE schedules ADD COLUMN origin_id uuid;
ALTER TABLE sharps_reminders ADD COLUMN origin_id uuid;
ALTER TABLE timeline ADD COLUMN origin_id uuid;
ALTER TABLE treatments ADD COLUMN origin_id uuid;
ALTER TABLE webhook_deliveries ADD COLUMN origin_id uuid;

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

-- Whether the caller whose `sub` the key is has access to the patient. The accounts of a merged patient have none, unless the
-- merge confirmed both.
ALTER TABLE patient_identifiers ADD COLUMN grants_access boolean NOT NULL DEFAULT true;
GRANT UPDATE (grants_access) ON patient_identifiers TO patient_graph_service;
