-- A migration of the next release, which gives it the next number: `migrate` does not run this folder. This release deletes
-- the match keys with the patient (db/erasure.py, db/merges.py). A distributed engine refuses tables with triggers.
DROP TRIGGER patient_match_keys_erased ON patients;
DROP FUNCTION remove_match_keys();
