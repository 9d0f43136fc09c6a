-- One dose a slot of a compound in a protocol. `protocol_compound_id` may be the id of an override that adds the compound,
-- and the same compound may get another one later: hence it is no part of the key, and no foreign key.
CREATE TABLE doses (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    protocol_id uuid NOT NULL,
    compound_id uuid NOT NULL,
    protocol_compound_id uuid NOT NULL,
    peptide_id text NOT NULL,
    slot_date date NOT NULL,
    slot text COLLATE "C" NOT NULL,
    status text NOT NULL,
    skip_reason text,
    skip_reason_note text,
    scheduled_at timestamptz NOT NULL,
    logged_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id, slot_date, protocol_id, compound_id, slot),
    CONSTRAINT doses_id UNIQUE (brand_id, id),
    CONSTRAINT of_patient_doses FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id)
);
CREATE INDEX doses_taken ON doses (brand_id, patient_id, compound_id) WHERE status = 'taken';

ALTER TABLE doses ENABLE ROW LEVEL SECURITY;
ALTER TABLE doses FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON doses TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON doses TO patient_graph_service;

-- `enabled` is null unless the patient set it. The last reminder was at `reminded_at_count` taken doses.
CREATE TABLE sharps_reminders (
    brand_id text NOT NULL,
    patient_id uuid NOT NULL,
    compound_id uuid NOT NULL,
    enabled boolean,
    reminded_at_count integer NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, patient_id, compound_id),
    CONSTRAINT of_patient_sharps_reminders FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_compound_sharps_reminders FOREIGN KEY (brand_id, compound_id) REFERENCES compounds (brand_id, id)
);

ALTER TABLE sharps_reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE sharps_reminders FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON sharps_reminders TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON sharps_reminders TO patient_graph_service;
