-- Another login of the service, to change its password without a gap. psql runs this as a superuser, with the login in
-- GRAPH_LOGIN and its password in GRAPH_LOGIN_PASSWORD.
\set ON_ERROR_STOP on
\getenv login GRAPH_LOGIN
\getenv password GRAPH_LOGIN_PASSWORD
CREATE ROLE :"login" LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
GRANT patient_graph_service TO :"login";
GRANT CONNECT ON DATABASE graph TO :"login";
