"""Connections of threads: session settings, errors that mean that the database is unavailable, and recovery."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import psycopg
import psycopg2
import pytest
from psycopg import errors
from psycopg.pq import ConnStatus

from db.core.connection import SERVICE_ROLE, SESSION, Begin, CommitNotReplicated, Connection, WrongRole, connect
from db.core.session import Session
from db.core.statements import Message
from db.core.values import ENCODERS
from db.errors import RetryTransaction, Unavailable
from tests.support.live_service import LiveService
from tests.support.waiting import ManualClock, wait_until

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
    assert connection._session is not None
    wanted = {"connect_timeout": "3", "tcp_user_timeout": "10000", "keepalives_idle": "5", "keepalives_interval": "2",
              "keepalives_count": "3"}  # fmt: skip
    assert {name: connection._session.option(name) for name in wanted} == wanted


def test_json_and_ids_are_returned_as_text(connection: Connection) -> None:
    id = str(uuid4())
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
    assert isinstance(error.value.__cause__, psycopg.Error)
    assert error.value.__cause__.sqlstate == code
    assert (process_id(connection) == before) == is_kept


@pytest.mark.parametrize("error", [psycopg.DatabaseError, psycopg.OperationalError, psycopg.InterfaceError])
def test_error_of_libpq_without_a_sqlstate_raises_unavailable(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, error: type[psycopg.Error]
) -> None:
    before = process_id(connection)
    with monkeypatch.context() as patch:
        patch.setattr(connection._session, "script", failing(error("lost synchronization with server")))
        with pytest.raises(Unavailable):
            connection.run("COMMIT")
    assert process_id(connection) != before


@pytest.mark.parametrize("error", [psycopg.ProgrammingError, psycopg.DataError, psycopg.NotSupportedError])
def test_error_of_the_driver_about_a_statement_is_raised(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, error: type[psycopg.Error]
) -> None:
    before = process_id(connection)
    with monkeypatch.context() as patch:
        patch.setattr(connection._session, "script", failing(error("can't adapt type 'set'")))
        with pytest.raises(error):
            connection.run("COMMIT")
    assert process_id(connection) == before


def failing(error: psycopg.Error) -> Callable[[str], None]:
    def fail(sql: str) -> None:
        raise error

    return fail


def raise_warning(text: str) -> str:
    return f"DO $$ BEGIN RAISE WARNING '{text}'; END $$"


def test_only_the_warning_of_a_canceled_wait_fails_a_commit(connection: Connection) -> None:
    """As PostgreSQL's syncrep.c words it; tests/service/test_failover.py has the real one."""
    connection.run(raise_warning("database must be vacuumed"))
    with pytest.raises(psycopg.Error):
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
    with pytest.raises(psycopg.Error) as error:
        connection.run(raise_sql(code))
    assert error.value.sqlstate == code
    assert process_id(connection) == before


def test_rollback_after_an_error_keeps_the_connection(connection: Connection) -> None:
    connection.rollback()  # without a connection
    before = process_id(connection)
    connection.rollback()
    connection.run("BEGIN; CREATE TEMPORARY TABLE half (id integer)")
    with pytest.raises(psycopg.errors.DivisionByZero):
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
    assert connection._session is None
    assert process_id(connection) != before


@pytest.mark.parametrize(
    ("settings", "cause"),
    [({"role": "nobody"}, errors.InvalidParameterValue), ({}, WrongRole)],
    ids=["fails", "lacks it"],
)
def test_session_without_its_role_is_closed_at_once(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any], cause: type[Exception]
) -> None:
    made = []

    def open_session(*arguments: Any, **named: Any) -> Session:
        made.append(Session(*arguments, **named))
        return made[-1]

    monkeypatch.setattr("db.core.connection.Session", open_session)
    monkeypatch.setattr("db.core.connection.SESSION", {"timezone": "UTC", **settings})
    with pytest.raises(Unavailable) as error:
        process_id(connection)
    assert isinstance(error.value.__cause__, cause)
    assert [each.libpq.status for each in made] == [ConnStatus.BAD]


ONE: Message = (b"test_one", b"SELECT 1", None)
DIVIDE: Message = (b"test_divide", b"SELECT 1 / $1::int", [b"0"])
INSERT: Message = (b"test_insert", b"INSERT INTO pg_temp.half VALUES ($1) RETURNING id", [b"1"])
BRAND = Begin("a 'brand' of \\ Zürich")


def prepared(connection: Connection) -> list[str]:
    """Return the names of the prepared statements of a test. Rolls back."""
    connection.rollback()
    query = "SELECT name FROM pg_prepared_statements WHERE name LIKE 'test%' ORDER BY name"
    return [name for (name,) in connection.run(query)]


def test_statement_is_prepared_on_its_first_use_only(connection: Connection) -> None:
    for _ in range(2):
        assert connection.execute([ONE, ONE], begin=BRAND, commit=True) == [(1,)]
        assert prepared(connection) == ["test_one"]


def test_statements_that_an_error_skipped_are_prepared_later(connection: Connection) -> None:
    for _ in range(2):
        with pytest.raises(errors.DivisionByZero):
            connection.execute([DIVIDE, ONE], begin=BRAND, commit=True)
        assert prepared(connection) == ["test_divide"]
    assert connection.execute([ONE], begin=BRAND, commit=True) == [(1,)]


def test_statement_of_wrong_syntax_is_an_error_each_time(connection: Connection) -> None:
    for _ in range(2):
        with pytest.raises(errors.SyntaxError):
            connection.execute([(b"test_wrong", b"SELEKT 1", None)], begin=BRAND, commit=True)
    assert prepared(connection) == []


def test_no_statement_is_prepared_without_prepares(service: LiveService) -> None:
    with closing(Connection(service.owner_dsn(), prepares=False)) as connection:
        assert connection.execute([ONE, ONE], begin=BRAND, commit=True) == [(1,)]
        assert connection.run("SELECT count(*) FROM pg_prepared_statements") == [(0,)]


def test_transaction_that_fails_half_way_has_no_effect(connection: Connection) -> None:
    """Neither in one message nor in two, and the next one on the connection works."""
    connection.run("CREATE TEMPORARY TABLE half (id integer UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    count: Message = (b"test_count", b"SELECT count(*) FROM pg_temp.half", None)
    for calls, error in (([INSERT, DIVIDE], errors.DivisionByZero), ([INSERT, INSERT], errors.UniqueViolation)):
        with pytest.raises(error):
            connection.execute(calls, begin=BRAND, commit=True)  # the second one fails at its commit
        assert connection.execute([count], begin=BRAND, commit=True) == [(0,)]
        assert connection.execute([INSERT], begin=BRAND) == [(1,)]
        with pytest.raises(error):
            connection.execute(calls[1:], commit=True)
        connection.rollback()
        assert connection.run("SELECT count(*) FROM pg_temp.half") == [(0,)]
    assert connection.execute([INSERT], begin=BRAND, commit=True) == [(1,)]
    assert connection.run("SELECT count(*) FROM pg_temp.half") == [(1,)]


def test_settings_of_a_transaction_end_with_it(connection: Connection) -> None:
    settings = ("app.brand", "statement_timeout", "synchronous_commit")
    query = ", ".join(f"current_setting('{name}', true)" for name in settings)
    read: Message = (b"test_settings", f"SELECT {query}".encode(), None)
    begin = BRAND._replace(long_running=True, asynchronous=True)
    assert connection.execute([read], begin=begin, commit=True) == [(BRAND.brand, "1min", "off")]
    assert connection.execute([read], begin=BRAND, commit=True) == [(BRAND.brand, "5s", "on")]
    assert connection.run(f"SELECT {query}") == [("", "5s", "on")]


def test_transaction_draws_no_warning(connection: Connection) -> None:
    connection.execute([ONE], begin=BRAND, commit=True)
    assert connection._session is not None
    assert connection._session.warnings == []


def test_large_messages_in_both_directions_do_not_block(connection: Connection) -> None:
    """Neither side reads while it writes more than the buffers of a connection take."""
    large = b"x" * 4_000_000
    echo: Message = (b"test_echo", b"SELECT $1::text", [large])
    assert connection.execute([echo] * 5, begin=BRAND, commit=True) == [(large.decode(),)]


def test_silent_server_is_unavailable_unless_a_commit_may_wait(
    service: LiveService, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.core.connection._SILENCE", 50)
    monkeypatch.setattr("db.core.connection.SESSION", SESSION | {"statement_timeout": 50})
    holder = Connection(service.owner_dsn())
    holder.run("SELECT pg_advisory_lock(19)")
    # A lock without a timeout, as a server that does not respond.
    wait: Message = (b"test_wait", b"SELECT pg_advisory_xact_lock(19)", None)
    endless: Message = (b"test_endless", b"SELECT set_config('statement_timeout', '0', true)", None)
    before = process_id(connection)
    with pytest.raises(Unavailable) as error:
        connection.execute([endless, wait], begin=BRAND, commit=True, waits=False)
    assert isinstance(error.value.__cause__, errors.ConnectionTimeout)
    assert process_id(connection) != before
    with ThreadPoolExecutor(1) as threads:
        patient = threads.submit(connection.execute, [endless, wait], begin=BRAND, commit=True)
        wait_until(lambda: service.waiting_for_locks() >= 1, "the other one waits")
        holder.close()
        patient.result()


class Values(NamedTuple):
    """A type, a value of it as a parameter, and the value that is read."""

    type: str
    sent: Any
    read: Any


AT = datetime(2026, 11, 2, 9, 30, 0, 120_000, tzinfo=UTC)
WORDS = ["a", 'b "c"', "d\\e", None, "", "é,'", "NULL"]
ID = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"


@pytest.mark.parametrize(
    "values",
    [
        *(Values("text", text, text) for text in ("", "it's", "a\\b'c", "Zürich %s", 'quoted "x"', "\n")),
        Values("text", None, None),
        *(Values("bool", value, value) for value in (True, False)),
        *(Values("bigint", value, value) for value in (0, -5, 2**40)),
        Values("integer", 7, 7),
        Values("integer", 7.0, 7),
        Values("numeric", Decimal("-1.50"), Decimal("-1.50")),
        Values("numeric", "1e20", Decimal(10) ** 20),
        Values("float8", 0.1, 0.1),
        Values("date", date(2026, 2, 28), date(2026, 2, 28)),
        Values("timestamptz", AT, AT),
        Values("timestamptz", AT.astimezone(timezone(timedelta(hours=5))), AT),
        Values("time", "08:30", time(8, 30)),
        Values("uuid", ID.upper(), ID),
        Values("uuid", UUID(ID), ID),
        Values("json", '{"b":1,  "a":2}', '{"b":1,  "a":2}'),
        Values("bytea", b"\x00a'\\\xff", memoryview(b"\x00a'\\\xff")),
        Values("text[]", WORDS, WORDS),
        Values("text[]", [], []),
        Values("bytea[]", [b"\x00\\", b""], [memoryview(b"\x00\\"), memoryview(b"")]),
        Values("integer[]", (1, 2), [1, 2]),
    ],
)
def test_value_is_the_same_as_parameter_and_as_literal(connection: Connection, values: Values) -> None:
    sent = None if values.sent is None else ENCODERS[type(values.sent)](values.sent)
    echo: Message = (b"", f"SELECT $1::{values.type}".encode(), [sent])
    ((by_parameter,),) = connection.execute([echo], begin=BRAND, commit=True)
    ((by_literal,),) = connection.run(f"SELECT %s::{values.type}", [values.sent])
    assert (by_parameter, by_literal) == (values.read, values.read)
    assert type(by_parameter) is type(by_literal) is type(values.read)
    if isinstance(values.read, datetime):
        assert by_parameter.tzinfo is UTC


def test_value_of_another_type_is_an_error_before_it_is_sent(connection: Connection) -> None:
    before = process_id(connection)
    with pytest.raises(TypeError, match="a parameter cannot be a set"):
        connection.run("SELECT %s", [{1}])
    assert process_id(connection) == before


def test_value_or_brand_is_never_cut_off_at_a_null_character(connection: Connection) -> None:
    echo: Message = (b"", b"SELECT $1::text", [b"a\0b"])
    for calls, begin in (([echo], BRAND), ([ONE], Begin("de\0mo"))):
        with pytest.raises(ValueError, match=r"U\+0000"):
            connection.execute(calls, begin=begin, commit=True)
    with pytest.raises(ValueError, match=r"U\+0000"):
        connection.run("SELECT %s", ["a\0b"])
    assert connection.execute([ONE], begin=BRAND, commit=True) == [(1,)]


def test_pooled_connection_sets_everything_in_each_transaction(
    service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As behind a pooler, whose process id is not the server's; tests/gates/test_pgbouncer.py has a real one."""
    monkeypatch.setattr(Session, "process_id", 1)
    names = [name for name in SESSION if name not in ("datestyle", "client_min_messages")]
    query = "SELECT " + ", ".join(f"current_setting('{name}')" for name in names)
    read: Message = (b"test_settings", query.encode(), None)
    with closing(Connection(service.owner_dsn())) as connection, closing(Connection(service.owner_dsn())) as direct:
        connection.run("SELECT 1")
        assert connection.is_pooled
        assert connection._session is not None
        outside = connection._session.script(query)
        assert outside[0][0] == "none"
        monkeypatch.undo()
        wanted = direct.run(query)
        assert wanted[0][0] == SERVICE_ROLE
        assert not direct.is_pooled
        assert connection.execute([read], begin=BRAND, commit=True) == wanted
        assert connection.run(query) == wanted
        assert connection.run(f"BEGIN; {query}") == wanted
        assert connection.run(query) == wanted
        connection.rollback()
        assert connection._session.script(query) == outside


def test_unreachable_database_raises_unavailable() -> None:
    with closing(Connection("postgresql:///?host=/nowhere")) as connection, pytest.raises(Unavailable):
        connection.run("SELECT 1")


def test_a_connection_may_be_closed_twice_and_opens_again(connection: Connection) -> None:
    connection.close()
    before = process_id(connection)
    connection.close()
    connection.close()
    assert process_id(connection) != before
