"""Migrations: numbered SQL files, forward only, that bring a database to the schema of this release.

Each is a transaction. One that commits in between can be repeated.
"""

import hashlib
from pathlib import Path

import psycopg2.extensions

from db.core.connection import connect

MIGRATIONS = Path(__file__).parent.parent / "migrations"

# Any number of processes may start at once; one of them migrates, the others wait here.
_LOCK_ID = 7_204_118_563

# A migration that cannot get its lock gives up instead of queueing every request behind itself.
_SESSION = "-c lock_timeout=5000 -c timezone=UTC -c client_min_messages=warning"


class MigrationChanged(Exception):
    """A migration that this database has already run has another content in this release."""


def migrate(dsn: str) -> list[str]:
    """Run the migrations that this database has not run; return their names.

    Raises MigrationChanged, and psycopg2.Error when the database refuses.
    """
    connection = connect(dsn, options=_SESSION, connect_timeout=5)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0; SELECT pg_advisory_lock(%s); RESET lock_timeout", (_LOCK_ID,))
            cursor.execute(
                "CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, sha256 text NOT NULL, "
                "applied_at timestamptz NOT NULL DEFAULT now())"
            )
            return [path.stem for path in sorted(MIGRATIONS.glob("*.sql")) if _apply(cursor, path)]
    finally:
        connection.close()


def _apply(cursor: psycopg2.extensions.cursor, path: Path) -> bool:
    sql = path.read_text(encoding="utf-8")
    digest = hashlib.sha256(sql.encode()).hexdigest()
    cursor.execute("SELECT sha256 FROM schema_migrations WHERE name = %s", (path.stem,))
    if row := cursor.fetchone():
        if row[0] != digest:
            raise MigrationChanged(path.name)
        return False
    cursor.execute("BEGIN")
    cursor.execute(sql)
    cursor.execute("INSERT INTO schema_migrations (name, sha256) VALUES (%s, %s)", (path.stem, digest))
    cursor.execute("COMMIT")
    return True
