-- Pairs of patients of whom someone said that they are not the same person: a row for each of the two, so that each has it.
-- `other_id` has no foreign key: an erasure deletes the rows of both columns.
CREATE TABLE match_dismissals (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    other_id uuid NOT NULL,
    dismissed_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id, other_id),
    CONSTRAINT of_patient_match_dismissals FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
        ON DELETE CASCADE
);
CREATE INDEX match_dismissals_other ON match_dismissals (brand_id, other_id);

ALTER TABLE match_dismissals ENABLE ROW LEVEL SECURITY;
ALTER TABLE match_dismissals FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON match_dismissals TO patient_graph_service USING (brand_id = current_setting('app.brand', true))
    WITH CHECK (brand_id = current_setting('app.brand', true) AND brand_id <> '');
GRANT SELECT, INSERT, DELETE ON match_dismissals TO patient_graph_service;
