-- Patients whose words are not stored: all until `python -m service rekey` has run, and those whom a process of an earlier
-- release adds or renames. Searches find them by the beginning of the full or the last name, as that release does.
-- Writes wait while this is made, some seconds for each million patients; reads go on.
CREATE INDEX patients_wordless_full_name ON patients (brand_id, full_name_key, id) INCLUDE (has_words)
    WHERE words_key IS DISTINCT FROM full_name_key;
