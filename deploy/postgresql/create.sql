-- The roles, the owner, the login of the service and the database. psql runs this as a superuser, with the passwords of
-- the owner in GRAPH_PASSWORD and of the service in GRAPH_SERVICE_PASSWORD. Neither login is a superuser or creates roles.
\set ON_ERROR_STOP on
\getenv password GRAPH_PASSWORD
\getenv service_password GRAPH_SERVICE_PASSWORD
-- Serves requests. NOINHERIT hides from it what maintenance can see.
CREATE ROLE patient_graph_service NOLOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
-- Deletes what has expired, of all brands.
CREATE ROLE patient_graph_maintenance NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
GRANT patient_graph_maintenance TO patient_graph_service;
-- Reads the events of all brands. A login of the relay (RELAY_DATABASE_URL) becomes a member of it.
CREATE ROLE patient_graph_relay NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
-- The owner, for migrations (MIGRATION_URL). It can let other logins serve (ADMIN OPTION).
CREATE ROLE graph LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
GRANT patient_graph_service TO graph WITH ADMIN OPTION;
GRANT patient_graph_relay TO graph WITH ADMIN OPTION;
-- The login of the service (DATABASE_URL), which owns nothing.
CREATE ROLE graph_service LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'service_password';
GRANT patient_graph_service TO graph_service;
CREATE DATABASE graph OWNER graph ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE graph FROM PUBLIC;
GRANT CONNECT ON DATABASE graph TO graph_service;
