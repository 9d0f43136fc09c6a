"""Connections of threads: session settings, errors that mean that the database is unavailable, and recovery."""

import uuid
from collections.abc import Iterator
from contextlib import closing
from types import SimpleNamespace
from typing import Any

import psycopg2
import pytest

from db.core.connection import SERVICE_ROLE, Connection, WrongRole
from db.errors import RetryTransaction, Unavailable
from tests.support.live_service import LiveService

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
    names = ("role", "TimeZone", "plan_cache_mode", "jit", "statement_timeout", "lock_timeout",
             "idle_in_transaction_session_timeout", "application_name", "client_encoding")  # fmt: skip
    found = connection.run("SELECT " + ", ".join(f"current_setting('{name}')" for name in names))
    assert found == [(SERVICE_ROLE, "UTC", "force_generic_plan", "off", "5s", "4s", "10s", "patient-graph", "UTF8")]


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


@pytest.mark.parametrize("code", ["08006", "53300", "55P03", "57014", "57P01", "58030", "25006"])
def test_server_state_error_raises_unavailable(connection: Connection, code: str) -> None:
    with pytest.raises(Unavailable) as error:
        connection.run(raise_sql(code))
    assert isinstance(error.value.__cause__, psycopg2.Error)
    assert error.value.__cause__.pgcode == code


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
