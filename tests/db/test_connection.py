"""Connections of threads: session settings, errors that mean that the database is unavailable, and recovery."""

import uuid
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace
from typing import Any

import psycopg2
import pytest

from db.core.connection import SERVICE_ROLE, CommitNotReplicated, Connection, WrongRole, connect
from db.errors import RetryTransaction, Unavailable
from tests.support.live_service import LiveService
from tests.support.waiting import ManualClock

pytestmark = pytest.mark.postgres


@pytest.fixture
def connection(service: LiveService) -> Iterator[Connection]:
    with closing(Connection(service.owner_dsn())) as connection:
        yield connection


def process_id(connection: Connection) -> int:
    """Return the process id of the server process behind a connection."""
    return int(connection.run("SELECT pg_backend_pid()")[0][0])


def raise_sql(code: str) -> str:
    return f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$"


def test_session_has_the_service_role_and_timeouts(connection: Connection) -> None:
    wanted = {
        "role": SERVICE_ROLE,
        "TimeZone": "UTC",
        "plan_cache_mode": "force_generic_plan",
        "jit": "off",
        "statement_timeout": "5s",
        "lock_timeout": "4s",
        "idle_in_transaction_session_timeout": "10s",
        "client_min_messages": "warning",
        "application_name": "patient-graph",
        "client_encoding": "UTF8",
    }
    found = connection.run("SELECT " + ", ".join(f"current_setting('{name}')" for name in wanted))
    assert found == [tuple(wanted.values())]


def test_vanished_server_is_detected(connection: Connection) -> None:
    process_id(connection)
    assert connection._raw is not None
    wanted = {"connect_timeout": "3", "tcp_user_timeout": "10000", "keepalives_idle": "5", "keepalives_interval": "2",
              "keepalives_count": "3"}  # fmt: skip
    assert connection._raw.info.dsn_parameters.items() >= wanted.items()


def test_json_and_ids_are_returned_as_text(connection: Connection) -> None:
    id = str(uuid.uuid4())
    assert connection.run('SELECT \'{"b":1,  "a":2}\'::json, %s::uuid', [id]) == [('{"b":1,  "a":2}', id)]


def test_statement_is_one_round_trip(connection: Connection) -> None:
    assert connection.round_trips == 0
    assert connection.run("SELECT 1; SELECT 2, 3 UNION SELECT 4, 5 ORDER BY 1") == [(2, 3), (4, 5)]
    assert connection.run("SET LOCAL app.brand = 'x'") == []
    assert connection.round_trips == 2


@pytest.mark.parametrize(
    ("code", "is_kept"),
    [
        *((code, True) for code in ("53100", "53300", "55P03", "57014", "58030")),
        *((code, False) for code in ("08006", "25006", "25P03", "25P04", "26000", "57P01", "57P02", "57P03", "57P05")),
    ],
)
def test_server_state_error_raises_unavailable(connection: Connection, code: str, is_kept: bool) -> None:
    """The connection is kept if only the statement failed."""
    before = process_id(connection)
    with pytest.raises(Unavailable) as error:
        connection.run(raise_sql(code))
    assert isinstance(error.value.__cause__, psycopg2.Error)
    assert error.value.__cause__.pgcode == code
    assert (process_id(connection) == before) == is_kept


@pytest.mark.parametrize("error", [psycopg2.DatabaseError, psycopg2.OperationalError, psycopg2.InterfaceError])
def test_error_of_libpq_without_a_sqlstate_raises_unavailable(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, error: type[psycopg2.Error]
) -> None:
    before = process_id(connection)
    with monkeypatch.context() as patch:
        patch.setattr(connection, "_cursor", FailingCursor(error("lost synchronization with server")))
        with pytest.raises(Unavailable):
            connection.run("COMMIT")
    assert process_id(connection) != before


@pytest.mark.parametrize("error", [psycopg2.ProgrammingError, psycopg2.DataError, psycopg2.NotSupportedError])
def test_error_of_the_driver_about_a_statement_is_raised(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, error: type[psycopg2.Error]
) -> None:
    before = process_id(connection)
    with monkeypatch.context() as patch:
        patch.setattr(connection, "_cursor", FailingCursor(error("can't adapt type 'set'")))
        with pytest.raises(error):
            connection.run("COMMIT")
    assert process_id(connection) == before


class FailingCursor:
    """A cursor whose statements fail with this error."""

    def __init__(self, error: psycopg2.Error) -> None:
        self._error = error

    def execute(self, sql: str, arguments: Any) -> None:
        raise self._error


def raise_warning(text: str) -> str:
    return f"DO $$ BEGIN RAISE WARNING '{text}'; END $$"


def test_only_the_warning_of_a_canceled_wait_fails_a_commit(connection: Connection) -> None:
    """As PostgreSQL's syncrep.c words it; tests/service/test_failover.py has the real one."""
    connection.run(raise_warning("database must be vacuumed"))
    with pytest.raises(psycopg2.Error):
        connection.run(f"{raise_warning('canceling wait for synchronous replication')}; SELECT 1/0")
    connection.run("SELECT 1")
    with pytest.raises(Unavailable) as error:
        connection.run(raise_warning("canceling wait for synchronous replication due to user request"))
    assert isinstance(error.value.__cause__, CommitNotReplicated)
    connection.run("SELECT 1")


def test_any_warning_fails_a_commit_on_a_server_without_english(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.core.connection._ENGLISH", ("another language",))
    with pytest.raises(Unavailable):
        connection.run(raise_warning("storniere Warten"))
    connection.run("SELECT 1")


@pytest.fixture
def read_only_dsn(service: LiveService) -> str:
    """A DSN of sessions that are read-only, as on a standby."""
    return psycopg2.extensions.make_dsn(service.owner_dsn(), options="-c default_transaction_read_only=on")


def test_read_only_server_is_not_connected_to(read_only_dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(psycopg2.OperationalError, match="session is read-only"):
        connect(read_only_dsn)
    connect(f"{read_only_dsn} target_session_attrs=any").close()
    monkeypatch.setenv("PGTARGETSESSIONATTRS", "any")
    connect(read_only_dsn).close()


@pytest.mark.parametrize(("attrs", "is_replaced"), [("read-write", True), ("any", False)])
def test_open_connection_whose_server_becomes_read_only_is_replaced(
    service: LiveService, monkeypatch: pytest.MonkeyPatch, attrs: str, is_replaced: bool
) -> None:
    """Within seconds, unless the DSN accepts such servers. A pooler can exchange the server."""
    clock = ManualClock()
    monkeypatch.setattr("db.core.connection.time", clock)
    dsn = psycopg2.extensions.make_dsn(service.owner_dsn(), target_session_attrs=attrs)
    with closing(Connection(dsn)) as connection:
        before = process_id(connection)
        connection.run("SET default_transaction_read_only = on")
        assert process_id(connection) == before
        clock.advance(10)
        assert (process_id(connection) != before) == is_replaced
        before = process_id(connection)
        clock.advance(10)
        assert process_id(connection) == before


@pytest.mark.parametrize("code", ["40P01", "40001"])
def test_deadlock_or_serialization_failure_may_be_retried(connection: Connection, code: str) -> None:
    with pytest.raises(RetryTransaction):
        connection.run(raise_sql(code))


@pytest.mark.parametrize("code", ["23505", "25001", "42501", "22P02", "P0001"])
def test_other_errors_are_raised_and_keep_the_connection(connection: Connection, code: str) -> None:
    before = process_id(connection)
    with pytest.raises(psycopg2.Error) as error:
        connection.run(raise_sql(code))
    assert error.value.pgcode == code
    assert process_id(connection) == before


def test_rollback_after_an_error_keeps_the_connection(connection: Connection) -> None:
    connection.rollback()  # without a connection
    before = process_id(connection)
    connection.rollback()
    connection.run("BEGIN; CREATE TEMPORARY TABLE half (id integer)")
    with pytest.raises(psycopg2.errors.DivisionByZero):
        connection.run("SELECT 1/0")
    connection.rollback()
    assert process_id(connection) == before
    assert connection.run("SELECT to_regclass('half')") == [(None,)]


@pytest.mark.parametrize("begin", ["SELECT 1", "BEGIN"])
def test_connection_closed_by_the_server_is_replaced(service: LiveService, connection: Connection, begin: str) -> None:
    """At once if no transaction is open; otherwise after the current transaction has failed."""
    before = process_id(connection)
    connection.run(begin)
    assert service.sql("SELECT pg_terminate_backend(%s, 60000)", before) == [(True,)]
    if begin == "BEGIN":
        with pytest.raises(Unavailable):
            process_id(connection)
        connection.rollback()
    assert process_id(connection) != before


def test_rollback_on_a_closed_connection_is_no_error(service: LiveService, connection: Connection) -> None:
    before = process_id(connection)
    connection.run("BEGIN")
    service.sql("SELECT pg_terminate_backend(%s, 60000)", before)
    connection.rollback()
    assert connection._raw is None
    assert process_id(connection) != before


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"Statement.every": {"bad": SimpleNamespace(prepare="SELECT nonsense")}}, psycopg2.errors.UndefinedColumn),
        ({"OPTIONS": ""}, WrongRole),
    ],
    ids=["a statement cannot be prepared", "of another role"],
)
def test_unusable_connection_is_closed_immediately(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any], error: type[Exception]
) -> None:
    made = []

    def connect(*arguments: Any, _connect: Any = psycopg2.connect, **named: Any) -> Any:
        made.append(_connect(*arguments, **named))
        return made[-1]

    monkeypatch.setattr(psycopg2, "connect", connect)
    for name, value in wrong.items():
        monkeypatch.setattr(f"db.core.connection.{name}", value)
    with pytest.raises(error):
        process_id(connection)
    assert [each.closed for each in made] == [1]


def test_unreachable_database_raises_unavailable() -> None:
    with closing(Connection("postgresql:///?host=/nowhere")) as connection, pytest.raises(Unavailable):
        connection.run("SELECT 1")


def test_a_connection_may_be_closed_twice_and_opens_again(connection: Connection) -> None:
    connection.close()
    before = process_id(connection)
    connection.close()
    connection.close()
    assert process_id(connection) != before
