-- A file of its own: the locks of 0006 are not held while an index is built.
-- In the order in which the access log of a patient is read; the index of the patient alone is a part of it.
CREATE INDEX audit_of_patient ON audit (brand_id, patient_id, occurred_at, id);
DROP INDEX audit_patient;
