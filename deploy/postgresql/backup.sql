-- The login for backups, which reads all rows and writes none. psql runs this as a superuser, with its password in
-- GRAPH_BACKUP_PASSWORD.
\set ON_ERROR_STOP on
\getenv password GRAPH_BACKUP_PASSWORD
CREATE ROLE graph_backup LOGIN BYPASSRLS NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
GRANT pg_read_all_data TO graph_backup;
GRANT CONNECT ON DATABASE graph TO graph_backup;
