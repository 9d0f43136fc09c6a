-- The login for base backups. psql runs this as a superuser, with its password in BASE_BACKUP_PASSWORD.
\set ON_ERROR_STOP on
\getenv password BASE_BACKUP_PASSWORD
CREATE ROLE base_backup LOGIN REPLICATION NOSUPERUSER NOCREATEROLE NOCREATEDB PASSWORD :'password';
