-- The names that updates have replaced, newest first; whether words of a name are stored (0042), and the `full_name_key` of
-- that name. Processes of an earlier release write none of these: `has_words` is false of those whom they add, and
-- `words_key` differs from `full_name_key` of those whom they rename.
ALTER TABLE patients ADD COLUMN previous_names json NOT NULL DEFAULT '[]',
    ADD COLUMN has_words boolean NOT NULL DEFAULT false, ADD COLUMN words_key text COLLATE "C";
