-- Those that 0019 replaced; by themselves, as reads wait for this one.
DROP INDEX patients_full_name;
DROP INDEX patients_last_name;
