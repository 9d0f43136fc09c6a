-- `rekey` stores the words of the patients that are there, so all stored keys count as those of an earlier release, as with
-- `rekey --all` (db/identity_state.py). The progress of earlier runs is void.
UPDATE identity_forms AS own SET since = greatest(clock_timestamp(), latest.since + interval '1 microsecond')
FROM (SELECT max(since) AS since FROM identity_forms) AS latest WHERE own.since = latest.since;
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY; -- for the owner, who need not be a superuser
-- Stored keys have three forms at most. With three, `rekey` has to process all patients anyway.
INSERT INTO identity_forms
SELECT '1 - email external_ids name_date_of_birth_phone',
    greatest(clock_timestamp(), (SELECT max(since) + interval '1 microsecond' FROM identity_forms))
WHERE EXISTS (SELECT FROM patients) AND (SELECT count(*) FROM identity_forms) < 3
ON CONFLICT (form) DO NOTHING;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
