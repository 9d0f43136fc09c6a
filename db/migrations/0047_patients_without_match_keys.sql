-- Patients whose match keys are not stored: all until `python -m service rekey` has run, and those whom a process of an earlier
-- release adds. Match requests count them. Writes wait while this is made, some seconds for each million patients; reads
-- go on. A COMMIT after it: whoever holds the lock of the index while waiting for that of ALTER TABLE waits in a circle with
-- a request that has locked a patient to change it.
CREATE INDEX IF NOT EXISTS patients_without_match_keys ON patients (brand_id) WHERE NOT has_match_keys; COMMIT; BEGIN;
-- `rekey` stores the keys, as it does the words of names (0045).
UPDATE identity_forms AS own SET since = greatest(clock_timestamp(), latest.since + interval '1 microsecond')
FROM (SELECT max(since) AS since FROM identity_forms) AS latest WHERE own.since = latest.since;
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY; -- for the owner, who need not be a superuser
INSERT INTO identity_forms
SELECT '1 - email external_ids name_date_of_birth_phone',
    greatest(clock_timestamp(), (SELECT max(since) + interval '1 microsecond' FROM identity_forms))
WHERE EXISTS (SELECT FROM patients) AND (SELECT count(*) FROM identity_forms) < 3
ON CONFLICT (form) DO NOTHING;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
