-- The role that serves requests owns nothing and bypasses nothing. Roles belong to the whole server, so another
-- database may have made them already, and may be making them at this moment. NOINHERIT: what maintenance may see is
-- seen only after SET ROLE, not by serving.
DO $$
BEGIN
    CREATE ROLE patient_graph_service NOLOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- The role that removes what has expired, of all brands, and can do nothing else.
DO $$
BEGIN
    CREATE ROLE patient_graph_maintenance NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

DO $$
BEGIN
    GRANT patient_graph_maintenance TO patient_graph_service;
EXCEPTION WHEN unique_violation THEN NULL;
END $$;

DO $$
BEGIN
    EXECUTE format('GRANT patient_graph_service TO %I', current_user);
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
