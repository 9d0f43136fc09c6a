-- As 0043, by last name. A file of its own, so that writes go on in between.
CREATE INDEX patients_wordless_last_name ON patients (brand_id, last_name_key, id) INCLUDE (full_name_key, has_words)
    WHERE words_key IS DISTINCT FROM full_name_key;
