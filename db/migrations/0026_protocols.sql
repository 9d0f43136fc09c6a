CREATE TABLE compounds (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    slug text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT compounds_slug UNIQUE (brand_id, slug)
);

ALTER TABLE compounds ENABLE ROW LEVEL SECURITY;
ALTER TABLE compounds FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON compounds TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON compounds TO patient_graph_service;

-- `version_id` and `version` are those of the newest version.
CREATE TABLE protocols (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    category text,
    description text,
    oversight_tier text NOT NULL,
    active boolean NOT NULL,
    metadata json NOT NULL,
    version_id uuid NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT protocols_slug UNIQUE (brand_id, slug)
);

ALTER TABLE protocols ENABLE ROW LEVEL SECURITY;
ALTER TABLE protocols FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON protocols TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON protocols TO patient_graph_service;

CREATE TABLE protocol_versions (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    protocol_id uuid NOT NULL,
    number integer NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT protocol_versions_number UNIQUE (brand_id, protocol_id, number),
    CONSTRAINT of_protocol_versions FOREIGN KEY (brand_id, protocol_id) REFERENCES protocols (brand_id, id)
);

ALTER TABLE protocol_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE protocol_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON protocol_versions TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON protocol_versions TO patient_graph_service;

-- A compound of a protocol in all versions: schedules and doses refer to it.
CREATE TABLE protocol_compounds (
    brand_id text NOT NULL,
    id uuid NOT NULL,
    protocol_id uuid NOT NULL,
    compound_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, id),
    CONSTRAINT protocol_compounds_compound UNIQUE (brand_id, protocol_id, compound_id),
    CONSTRAINT of_protocol_compounds FOREIGN KEY (brand_id, protocol_id) REFERENCES protocols (brand_id, id),
    CONSTRAINT of_compound_compounds FOREIGN KEY (brand_id, compound_id) REFERENCES compounds (brand_id, id)
);

ALTER TABLE protocol_compounds ENABLE ROW LEVEL SECURITY;
ALTER TABLE protocol_compounds FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON protocol_compounds TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON protocol_compounds TO patient_graph_service;

-- `days`: bit n is weekday n, 0 is Sunday; 0 means as needed. Without `time_of_day`: at any time.
CREATE TABLE version_compounds (
    brand_id text NOT NULL,
    version_id uuid NOT NULL,
    protocol_compound_id uuid NOT NULL,
    display_name text NOT NULL,
    dose_amount numeric NOT NULL,
    dose_unit text NOT NULL,
    route text,
    position integer NOT NULL,
    days smallint NOT NULL,
    time_of_day text,
    time_local time,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (brand_id, version_id, protocol_compound_id),
    CONSTRAINT of_version_compounds FOREIGN KEY (brand_id, version_id) REFERENCES protocol_versions (brand_id, id),
    CONSTRAINT of_protocol_compound_compounds FOREIGN KEY (brand_id, protocol_compound_id) REFERENCES protocol_compounds (brand_id, id)
);

ALTER TABLE version_compounds ENABLE ROW LEVEL SECURITY;
ALTER TABLE version_compounds FORCE ROW LEVEL SECURITY;
CREATE POLICY brand ON version_compounds TO patient_graph_service USING (brand_id = (SELECT current_setting('app.brand', true)));
GRANT SELECT, INSERT, UPDATE, DELETE ON version_compounds TO patient_graph_service;
