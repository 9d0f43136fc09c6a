"""Migrations are atomic, do not block requests for long, and cannot be edited later."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from pglast import ast, parse_sql

from db.core import migrate
from tests.support.live_service import LiveService
from tests.support.waiting import LONG, wait_until

pytestmark = pytest.mark.postgres


@pytest.fixture
def dsn(service: LiveService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database whose migrations are the files in `tmp_path`."""
    monkeypatch.setattr(migrate, "MIGRATIONS", tmp_path)
    name = f"migrated_{secrets.token_hex(4)}"
    whole = psycopg2.connect(service.owner_dsn())
    whole.autocommit = True
    whole.cursor().execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(service.owner_dsn())._replace(path=f"/{name}"))
    whole.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
    whole.close()


def write(folder: Path, **files: str) -> None:
    for name, sql in files.items():
        (folder / f"{name}.sql").write_text(sql, encoding="utf-8")


def query(dsn: str, query: str) -> list[tuple[Any, ...]]:
    with closing(psycopg2.connect(dsn)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall() if cursor.description else []


def names(dsn: str) -> list[str]:
    return [name for (name,) in query(dsn, "SELECT name FROM schema_migrations ORDER BY name")]


def test_migration_that_waits_for_a_lock_gives_up(dsn: str, tmp_path: Path) -> None:
    """Otherwise every request would queue behind the waiting migration."""
    query(dsn, "CREATE TABLE busy (id integer)")
    write(tmp_path, a="CREATE TABLE made (id integer)", b="ALTER TABLE made ADD x text; ALTER TABLE busy ADD x text")
    with closing(psycopg2.connect(dsn)) as holder, ThreadPoolExecutor(1) as thread:
        holder.cursor().execute("LOCK TABLE busy IN ACCESS SHARE MODE")  # as a reader
        migration = thread.submit(migrate.migrate, dsn)
        waits = "SELECT true FROM pg_stat_activity WHERE wait_event = 'relation' AND now() - query_start > '30 s'"
        try:
            wait_until(lambda: migration.done() or query(dsn, waits), "the migration gives up or waits on")
            assert migration.done()
        finally:
            holder.rollback()
        assert isinstance(migration.exception(), psycopg2.errors.LockNotAvailable)
    assert names(dsn) == ["a"]
    columns = "SELECT table_name FROM information_schema.columns WHERE column_name = 'x'"
    assert query(dsn, columns) == []
    assert migrate.migrate(dsn) == ["b"]
    assert len(query(dsn, columns)) == 2


def test_start_waits_for_a_running_migration(dsn: str, tmp_path: Path) -> None:
    """The wait is longer than the lock timeout of a migration."""
    write(tmp_path, a="SELECT 1")
    with closing(psycopg2.connect(dsn)) as other, ThreadPoolExecutor(1) as thread:
        other.cursor().execute("SELECT pg_advisory_lock(%s)", (migrate.LOCK_ID,))
        migration = thread.submit(migrate.migrate, dsn)
        waits = "SELECT now() - query_start > interval '6 seconds' FROM pg_stat_activity WHERE wait_event = 'advisory'"
        wait_until(lambda: migration.done() or query(dsn, waits) == [(True,)], "it waits for more than five seconds")
        assert not migration.done()
        other.rollback()
        other.close()
        assert migration.result(LONG) == ["a"]


def test_migration_ignores_settings_of_the_server(dsn: str, tmp_path: Path) -> None:
    """Time zone and message level of the server do not affect migrations."""
    for setting in ("timezone = 'Asia/Tokyo'", "client_min_messages = 'debug1'"):
        query(dsn, f"ALTER DATABASE {urlsplit(dsn).path[1:]} SET {setting}")
    names = ("TimeZone", "lock_timeout", "client_min_messages")
    write(tmp_path, a="CREATE TABLE made AS SELECT " + ", ".join(f"current_setting('{each}') {each}" for each in names))
    migrate.migrate(dsn)
    assert query(dsn, "SELECT * FROM made") == [("UTC", "5s", "warning")]


def test_migration_has_a_connect_timeout_and_needs_a_primary(dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []

    def connect(*arguments: Any, **named: Any) -> Any:
        connection = _connect(*arguments, **named)
        found.append([connection.info.dsn_parameters[name] for name in ("connect_timeout", "target_session_attrs")])
        return connection

    _connect = psycopg2.connect
    monkeypatch.setattr(psycopg2, "connect", connect)
    migrate.migrate(dsn)
    assert found == [["5", "read-write"]]


def test_migrations_run_once_in_order_of_their_names(dsn: str, tmp_path: Path) -> None:
    write(tmp_path, b="INSERT INTO made VALUES (1)", a="CREATE TABLE made (id integer)")
    (tmp_path / "c.txt").write_text("no SQL", encoding="utf-8")
    assert migrate.migrate(dsn) == ["a", "b"]
    assert migrate.migrate(dsn) == []
    write(tmp_path, c="INSERT INTO made VALUES (2)")
    assert migrate.migrate(dsn) == ["c"]
    assert query(dsn, "SELECT id FROM made ORDER BY id") == [(1,), (2,)]


def test_failed_migration_is_rolled_back_alone(dsn: str, tmp_path: Path) -> None:
    write(tmp_path, a="CREATE TABLE made (id integer)", b="INSERT INTO made VALUES (1); SELECT nonsense")
    with pytest.raises(psycopg2.errors.UndefinedColumn):
        migrate.migrate(dsn)
    assert names(dsn) == ["a"]
    assert query(dsn, "SELECT * FROM made") == []


def test_edited_migration_stops_later_ones(dsn: str, tmp_path: Path) -> None:
    write(tmp_path, a="CREATE TABLE made (id integer)")
    migrate.migrate(dsn)
    write(tmp_path, a="CREATE TABLE made (id bigint)", b="SELECT 1")
    with pytest.raises(migrate.MigrationChanged, match=r"a\.sql"):
        migrate.migrate(dsn)
    assert names(dsn) == ["a"]


def locks(sql: str) -> list[tuple[str, str]]:
    """Return the locks that a transaction of a migration takes of tables that were there before, in their order."""
    statements = [each.stmt for each in parse_sql(sql)]
    made = {each.relation.relname for each in statements if isinstance(each, ast.CreateStmt)}
    altered = (ast.AlterTableStmt, ast.CreateTrigStmt, ast.IndexStmt)
    return [
        (each.relation.relname, type(each).__name__)
        for each in statements
        if isinstance(each, altered) and each.relation.relname not in made
    ]


NEWER = [path for path in sorted(migrate.MIGRATIONS.glob("*.sql")) if path.stem > "0046"]
"""The migrations since this rule is tested."""


@pytest.mark.parametrize("migration", NEWER, ids=lambda path: path.stem)
def test_transaction_of_a_migration_waits_for_one_lock(migration: Path) -> None:
    """One that holds a lock while it waits for another one can wait in a circle with a request."""
    for transaction in migration.read_text(encoding="utf-8").split("COMMIT; BEGIN;"):
        taken = locks(transaction)
        assert len({table for table, _ in taken}) <= 1
        assert "IndexStmt" not in [kind for _, kind in taken[:-1]]  # the lock of an index is weaker than the others
