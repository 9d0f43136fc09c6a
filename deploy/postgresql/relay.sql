-- The login of the relay (RELAY_DATABASE_URL), which reads and removes events. psql runs this as a superuser, with its
-- password in GRAPH_RELAY_PASSWORD.
\set ON_ERROR_STOP on
\getenv password GRAPH_RELAY_PASSWORD
CREATE ROLE graph_relay LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
GRANT patient_graph_relay TO graph_relay;
GRANT CONNECT ON DATABASE graph TO graph_relay;
