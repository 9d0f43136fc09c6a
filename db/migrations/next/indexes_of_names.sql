-- A migration of the next release, which gives it the next number: `migrate` does not run this folder. Processes of the
-- previous release search by these indexes; once none runs, nothing uses them.
DROP INDEX patients_by_full_name;
DROP INDEX patients_by_last_name;
