"""The roles of the service and their memberships, which belong to the server and are in no dump of the database."""

import psycopg2.errors
import psycopg2.extensions

from db.core.connection import MAINTENANCE_ROLE, SERVICE_ROLE

RELAY_ROLE = "patient_graph_relay"
"""Reads the events of all brands, and nothing else."""

_ATTRIBUTES = "NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE"
_CREATE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} {attributes}; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- a start on another database of the server created it
END $$;"""
# Since PostgreSQL 16 a member may take a role only with the option SET.
_GRANT = """
DO $$ BEGIN
    IF NOT pg_has_role({member}, '{role}',
                       CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
    THEN EXECUTE format('GRANT {role} TO %I', {member}); END IF;
EXCEPTION WHEN unique_violation THEN NULL;
END $$;"""
# NOINHERIT: what maintenance may see is seen only after SET ROLE, not by serving.
_ENSURE = "".join(
    [
        _CREATE.format(role=SERVICE_ROLE, attributes=f"NOINHERIT {_ATTRIBUTES}"),
        _CREATE.format(role=MAINTENANCE_ROLE, attributes=_ATTRIBUTES),
        _CREATE.format(role=RELAY_ROLE, attributes=_ATTRIBUTES),
        _GRANT.format(role=MAINTENANCE_ROLE, member=f"'{SERVICE_ROLE}'::name"),
        _GRANT.format(role=SERVICE_ROLE, member="current_user"),
        _GRANT.format(role=RELAY_ROLE, member="current_user"),
    ]
)
# The name of the login is a setting of the transaction, because a DO block has no parameters.
_ALLOW = _GRANT.format(role=SERVICE_ROLE, member="current_setting('app.login')::name")


class RolesMissing(Exception):
    """A role or a membership is missing, and the login may not add it. The message says which statement does."""


def ensure(cursor: psycopg2.extensions.cursor) -> None:
    """Create the roles and grant the memberships that are missing; the login becomes a member of the service's role.

    If nothing is missing, no permission is needed. Raises RolesMissing and psycopg2.Error.
    """
    try:
        cursor.execute(_ENSURE)
    except psycopg2.errors.InsufficientPrivilege as error:
        raise RolesMissing(
            "the login may not create the roles of the service, or not grant them to itself. A superuser creates them "
            "as deploy/postgresql/create.sql does"
        ) from error


def allow(cursor: psycopg2.extensions.cursor, login: str) -> None:
    """Let a login use the service's role, in a transaction. Raises RolesMissing and psycopg2.Error."""
    try:
        cursor.execute("SELECT set_config('app.login', %s, true)", (login,))
        cursor.execute(_ALLOW)
    except psycopg2.errors.UndefinedObject as error:
        raise RolesMissing(
            f"the server has no login {login}. A superuser creates it as deploy/postgresql/service-login.sql does"
        ) from error
    except psycopg2.errors.InsufficientPrivilege as error:
        raise RolesMissing(
            f"the login {login} may not use the role {SERVICE_ROLE}, and the owner may not grant it. A superuser does: "
            f"GRANT {SERVICE_ROLE} TO {login}"
        ) from error
