-- A service whose login owns nothing checks at startup that the schema is that of its release.
GRANT SELECT ON schema_migrations TO patient_graph_service;
