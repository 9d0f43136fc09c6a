"""Backup and restore of a whole database.

A backup is a dump and a manifest of one snapshot, and counts as made when all rows in the file were compared with the
manifest. A restore is one transaction, which commits when all rows in the database were compared with it.
"""

import fcntl
import io
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import IO

import psycopg2.extensions

from db.core import clock, migrate, roles
from db.core.archive import Archive, Digest, Manifest, Table, require_same, write_dump, write_manifest
from db.core.connection import connect
from db.core.files import sync_folder
from db.core.programs import BackupFailed, output_of, programs, version

# Rows have the same text in every session. With row_security off, a statement that would not see all rows fails.
_OPTIONS = (
    "-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=3 -c bytea_output=hex "
    "-c row_security=off -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
)
# The next event has a higher number than all that are stored or delivered. Backups of earlier releases have no numbers.
_SET_NUMBERS = """
DO $$ BEGIN
    IF to_regclass('public.relay_cursors') IS NOT NULL THEN
        PERFORM setval('public.outbox_numbers', greatest(1, (SELECT max(number) FROM public.outbox),
                                                         (SELECT max(number) FROM public.relay_cursors)));
    END IF;
END $$"""
_READS_ALL = "SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
_TABLES = """
SELECT format('%%I.%%I', nspname, relname) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind = ANY(%s) AND nspname <> 'information_schema' AND nspname !~ '^pg_'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
ORDER BY 1"""
_MIGRATIONS = "public.schema_migrations"
# Statements for psql, a setting that servers before PostgreSQL 17 do not know, and an internal option of columns: minor
# releases since November 2026 (15.20) store it, older programs dump it, and older servers refuse it.
_UNWANTED = re.compile(
    r"^(SET transaction_timeout = 0;|\\(un)?restrict .*|ALTER TABLE ONLY .* SET \(pg_attver=\d+\);)\n", re.MULTILINE
)


def create(dsn: str, file: Path, release: str) -> Manifest:
    """Back the database up into a new file. Raises BackupFailed, psycopg2.Error and OSError; then there is no file."""
    part = file.with_name(f"{file.name}.part")
    with _new_file(file, part) as output:
        write_manifest(output, _dump(dsn, output, release))
        output.flush()
        os.fsync(output.fileno())
        archive = Archive(part)
        archive.verify()
    sync_folder(file.absolute().parent)
    return archive.manifest


@contextmanager
def _new_file(file: Path, part: Path) -> Iterator[IO[bytes]]:
    """Open `part`, which becomes `file` at the end, or is removed after an error. Raises BackupFailed."""
    _require_absent(file)
    with open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600), "r+b") as output:
        try:
            fcntl.flock(output, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupFailed(f"Another backup writes {part}.") from None
        _require_absent(file)  # another backup may have renamed what was opened here
        try:
            output.truncate()
            yield output
            part.rename(file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _require_absent(file: Path) -> None:
    if file.exists():
        raise BackupFailed(f"{file} exists already. A backup overwrites no file.")


def _dump(dsn: str, output: IO[bytes], release: str) -> Manifest:
    """Write the dump, and return the manifest of the same snapshot."""
    with closing(connect(_conninfo(dsn), connect_timeout=5)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        snapshot, tables = _begin(cursor)
        cursor.execute(f"SELECT max(name) FROM {_MIGRATIONS}")
        ((migration,),) = cursor.fetchall()
        server, created_at = connection.server_version // 10_000, clock.text(clock.now())
        folder = programs(server, tls=connection.info.ssl_in_use)
        with _pg_dump(folder, dsn, connection.info, snapshot) as dump:
            sha256 = write_dump(output, dump)
        digests = {table: _digest(cursor, table) for table in tables}
    return Manifest(release, created_at, server, version(folder), migration, sha256, digests)


def _begin(cursor: psycopg2.extensions.cursor) -> tuple[str, list[str]]:
    """Begin a transaction during which no migration runs; return its snapshot and the tables. Raises BackupFailed."""
    cursor.execute(_READS_ALL)
    ((login, reads_all),) = cursor.fetchall()
    if not reads_all:
        raise BackupFailed(
            f"The login {login} cannot read all rows, because row-level security applies to it. Use a superuser, or a "
            "login for backups, which a superuser creates as deploy/postgresql/backup.sql does."
        )
    # Migrations of a service that starts wait until the tables are locked, and then fail: never between the two.
    cursor.execute("SELECT pg_advisory_lock_shared(%s)", (migrate.LOCK_ID,))
    cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    tables = _tables(cursor, "r")
    if _MIGRATIONS not in tables:
        raise BackupFailed("The database has no tables of this service, so there is nothing to back up.")
    cursor.execute(f"LOCK TABLE ONLY {', ONLY '.join(tables)} IN ACCESS SHARE MODE")
    cursor.execute("SELECT pg_advisory_unlock_shared(%s)", (migrate.LOCK_ID,))
    cursor.execute("SELECT pg_export_snapshot()")
    ((snapshot,),) = cursor.fetchall()
    return snapshot, tables


def _pg_dump(
    folder: Path, dsn: str, connected: psycopg2.extensions.ConnectionInfo, snapshot: str
) -> AbstractContextManager[IO[bytes]]:
    # Of several servers in the DSN, only the connected one has the snapshot.
    parameters = psycopg2.extensions.parse_dsn(_conninfo(dsn)) | {"host": connected.host, "port": str(connected.port)}
    if "," in parameters.get("hostaddr", ""):
        del parameters["hostaddr"]
    # The password goes by the environment: other users of the machine can see arguments.
    parameters.pop("password", None)
    environment = {"PGPASSWORD": connected.password} if connected.password else {}
    target = psycopg2.extensions.make_dsn(**parameters)
    options = ("--format=custom", "--encoding=UTF8", "--no-publications", "--no-subscriptions")
    return output_of(
        folder / "pg_dump", *options, f"--snapshot={snapshot}", f"--dbname={target}", environment=environment
    )


def restore(dsn: str, archive: Archive) -> None:
    """Restore a backup into an empty database, or nothing. Raises BackupFailed and psycopg2.Error."""
    if not (migrate.MIGRATIONS / f"{archive.manifest.migration}.sql").exists():
        raise BackupFailed(
            f"The backup is of release {archive.manifest.release}, which has the migration "
            f"{archive.manifest.migration}. Restore it with that release or a newer one."
        )
    with closing(connect(_conninfo(dsn), connect_timeout=5)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", (migrate.LOCK_ID,))  # a service that starts waits
        if _tables(cursor, "rpvmfS"):
            raise BackupFailed("The database is not empty. A backup is restored into an empty database only.")
        roles.ensure(cursor)
        cursor.execute(_UNWANTED.sub("", archive.sql("pre-data")))
        with archive.data() as tables:
            for table in tables:
                cursor.copy_expert(table.statement, io.BufferedReader(_Rows(table.rows)))
        # Before the policies, because an owner who is not a superuser reads no row under them.
        found = {table: _digest(cursor, table) for table in _tables(cursor, "r")}
        require_same(found, archive.manifest.tables)
        cursor.execute(_SET_NUMBERS)
        cursor.execute(_UNWANTED.sub("", archive.sql("post-data")))
        cursor.execute("ANALYZE")  # or statements are planned without statistics until PostgreSQL collects them
        connection.commit()


def _tables(cursor: psycopg2.extensions.cursor, kinds: str) -> list[str]:
    """Return the names of the relations of these kinds (relkind) that are not PostgreSQL's or an extension's."""
    cursor.execute(_TABLES, (list(kinds),))
    return [name for (name,) in cursor.fetchall()]


def _digest(cursor: psycopg2.extensions.cursor, table: str) -> Table:
    digest = Digest()
    cursor.copy_expert(f"COPY {table} TO STDOUT", digest)
    return digest.table()


def _conninfo(dsn: str) -> str:
    given = psycopg2.extensions.parse_dsn(dsn).get("options", "")
    return psycopg2.extensions.make_dsn(dsn, options=f"{given} {_OPTIONS}".strip(), client_encoding="UTF8")


class _Rows(io.RawIOBase):
    """Rows as a file."""

    def __init__(self, rows: Iterator[bytes]) -> None:
        self._rows = rows
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        row = self._rest or next(self._rows, b"")
        part, self._rest = row[: len(buffer)], row[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
