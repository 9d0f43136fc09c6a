-- The words of the current and previous names of patients, folded (db/name_words.py), by which searches find them. A name
-- has a row for each of its words, followed by each of its other words: `ada king`, `king ada`. `others` has all other words,
-- or is empty. In the C collation a prefix is a range of the index.
-- `previous` is the word of the row before, of the same patient, in the order of the index; empty in the first one. Of the
-- rows of a patient whose word begins with a prefix, only the first has a `previous` that does not.
CREATE TABLE patient_name_words (
    brand_id text NOT NULL,
    word text COLLATE "C" NOT NULL,
    others text COLLATE "C" NOT NULL,
    patient_id uuid NOT NULL,
    previous text COLLATE "C" NOT NULL,
    PRIMARY KEY (brand_id, word, others, patient_id) INCLUDE (previous),
    -- For the erasures of processes of an earlier release, which do not know this table.
    CONSTRAINT of_patient_name_words FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
        ON DELETE CASCADE
);
CREATE INDEX patient_name_words_patient ON patient_name_words (brand_id, patient_id);

ALTER TABLE patient_name_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_name_words FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON patient_name_words TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, DELETE ON patient_name_words TO patient_graph_service;
