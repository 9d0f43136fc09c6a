"""Migrations: numbered SQL files, forward only, that bring a database to the schema of this release.

Each is a transaction. One that commits in between can be repeated.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2.errors
import psycopg2.extensions

from db.core import roles
from db.core.connection import SERVICE_ROLE, connect

MIGRATIONS = Path(__file__).parent.parent / "migrations"

# Any number of processes may start at once; one of them migrates, the others wait here.
LOCK_ID = 7_204_118_563

# A migration that cannot get its lock gives up instead of queueing every request behind itself.
_SESSION = "SET lock_timeout = 5000; SET timezone = UTC; SET client_min_messages = warning"

# db/core/roles.py does the work of this migration before it. Its statements would require CREATEROLE also where the
# roles exist.
_ROLES = "0001_roles"
# A superuser is a member of every role. Without the table, the login that creates it will own it.
_MAY_MIGRATE = """
SELECT coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('schema_migrations')),
                has_schema_privilege(current_schema(), 'CREATE'), false)"""


class MigrationChanged(Exception):
    """A migration that this database has already run has another content in this release."""


class NotMigrated(Exception):
    """The schema is not that of this release, or the login may not use it. The message says what is missing."""


class Pooled(Exception):
    """The URL leads to a connection pooler, which can take the session with the lock away."""


def may_migrate(dsn: str) -> bool:
    """Return whether the login owns the tables, or can create them in an empty database. Raises psycopg2.Error.

    Through a connection pooler it cannot.
    """
    with closing(connect(dsn, connect_timeout=5)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        if _is_pooled(cursor):
            return False
        cursor.execute(_MAY_MIGRATE)
        return cursor.fetchall() == [(True,)]


def require_migrated(dsn: str) -> None:
    """Check, as the role of the service, that the database has run all migrations of this release.

    Migrations of a newer release are allowed. Raises NotMigrated, MigrationChanged and psycopg2.Error.
    """
    with closing(connect(dsn, connect_timeout=5)) as connection, connection.cursor() as cursor:
        connection.autocommit = True  # the statements of one message are a transaction, also behind a pooler
        try:
            cursor.execute(f"SET LOCAL ROLE {SERVICE_ROLE}; SELECT name, sha256 FROM schema_migrations")
        except (
            psycopg2.errors.InvalidParameterValue,  # there is no such role
            psycopg2.errors.UndefinedTable,
            psycopg2.errors.InsufficientPrivilege,
        ) as error:
            raise NotMigrated(error.diag.message_primary or "") from error
        applied = dict(cursor.fetchall())
    for name, _, digest in _migrations():
        if name not in applied:
            raise NotMigrated(f"migration {name} is missing")
        if applied[name] != digest:
            raise MigrationChanged(f"{name}.sql")


def migrate(dsn: str) -> list[str]:
    """Create the roles and memberships, then run the migrations, that are missing. Return the names of the migrations.

    Raises Pooled, RolesMissing, MigrationChanged, and psycopg2.Error when the database refuses.
    """
    connection = connect(dsn, connect_timeout=5)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            if _is_pooled(cursor):
                raise Pooled
            cursor.execute("SET lock_timeout = 0; SELECT pg_advisory_lock(%s)", (LOCK_ID,))
            cursor.execute(_SESSION)
            roles.ensure(cursor)
            cursor.execute(
                "CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, sha256 text NOT NULL, "
                "applied_at timestamptz NOT NULL DEFAULT now())"
            )
            return [name for name, sql, digest in _migrations() if _apply(cursor, name, sql, digest)]
    finally:
        connection.close()


def allow(dsn: str, login: str) -> None:
    """Let a login use the role of the service. Raises RolesMissing and psycopg2.Error."""
    with closing(connect(dsn, connect_timeout=5)) as connection, connection.cursor() as cursor:
        roles.allow(cursor, login)
        connection.commit()


def _is_pooled(cursor: psycopg2.extensions.cursor) -> bool:
    """Return whether there is a connection pooler, which reports another process id than the server."""
    cursor.execute("SELECT pg_backend_pid()")
    return cursor.fetchone() != (cursor.connection.info.backend_pid,)


def _migrations() -> Iterator[tuple[str, str, str]]:
    """Yield the name, the statements and the SHA-256 of each migration of this release, in their order."""
    for path in sorted(MIGRATIONS.glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        yield path.stem, sql, hashlib.sha256(sql.encode()).hexdigest()


def _apply(cursor: psycopg2.extensions.cursor, name: str, sql: str, digest: str) -> bool:
    cursor.execute("SELECT sha256 FROM schema_migrations WHERE name = %s", (name,))
    if row := cursor.fetchone():
        if row[0] != digest:
            raise MigrationChanged(f"{name}.sql")
        return False
    cursor.execute("BEGIN")
    if name != _ROLES:
        cursor.execute(sql)
    cursor.execute("INSERT INTO schema_migrations (name, sha256) VALUES (%s, %s)", (name, digest))
    cursor.execute("COMMIT")
    return True
