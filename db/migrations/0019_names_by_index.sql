-- A search by name counts whom it finds: with the id in the index, and the full name to tell who was found by it, it need
-- not look at their rows for that. Two keys stand in one entry, so they are cut to what fits. Writes wait while this is
-- made, some seconds for millions of patients; reads go on. Whoever holds a row is waited for first, not amid it.
LOCK TABLE patients IN EXCLUSIVE MODE;
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY; -- for the owner, who need not be a superuser
UPDATE patients SET full_name_key = left(full_name_key, 300), last_name_key = left(last_name_key, 300)
WHERE length(full_name_key) > 300 OR length(last_name_key) > 300;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
CREATE INDEX patients_by_full_name ON patients (brand_id, full_name_key, id);
CREATE INDEX patients_by_last_name ON patients (brand_id, last_name_key, id) INCLUDE (full_name_key);
