-- A search by name counts whom it finds: with the id in the index, and the full name to tell who was found by it, it need
-- not look at their rows for that. Writes wait while this is made, some seconds for millions of patients.
CREATE INDEX patients_by_full_name ON patients (brand_id, full_name_key, id);
CREATE INDEX patients_by_last_name ON patients (brand_id, last_name_key, id) INCLUDE (full_name_key);
DROP INDEX patients_full_name;
DROP INDEX patients_last_name;
