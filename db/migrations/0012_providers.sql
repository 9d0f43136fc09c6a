CREATE TABLE providers (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    specialty text,
    npi text,
    email text,
    phone text,
    metadata json NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id)
);

ALTER TABLE providers ENABLE ROW LEVEL SECURITY;
ALTER TABLE providers FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON providers TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT ON providers TO patient_graph_service;

CREATE TABLE provider_links (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    patient_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    relationship text NOT NULL,
    status text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT of_patient_provider_links FOREIGN KEY (brand_id, patient_id) REFERENCES patients (brand_id, id),
    CONSTRAINT of_provider_provider_links FOREIGN KEY (brand_id, provider_id) REFERENCES providers (brand_id, id)
);
CREATE INDEX provider_links_patient ON provider_links (brand_id, patient_id, id);
-- At most one link of a kind to a provider, and one primary provider, at a time.
CREATE UNIQUE INDEX provider_links_active ON provider_links (brand_id, patient_id, provider_id, relationship)
    WHERE status = 'active';
CREATE UNIQUE INDEX provider_links_primary ON provider_links (brand_id, patient_id)
    WHERE status = 'active' AND relationship = 'primary';

ALTER TABLE provider_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_links FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON provider_links TO patient_graph_service USING (brand_id = current_setting('app.brand', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_links TO patient_graph_service;
