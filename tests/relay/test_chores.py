"""Chores of relays: each is done by one process at a time, whatever others do."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest

import db.core.connection
import relay.session
from relay.chores import Chore, ChoreFailed
from relay.run import run
from relay.session import LOCK_CLASS, Session, lock_key
from tests.support.live_service import LiveService
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres


class Log:
    """The log of a relay, by the chores that failed and the types of internal errors."""

    def __init__(self) -> None:
        self.failed: list[tuple[str, str]] = []
        self.errors: list[str] = []

    def log_event(self, event: str, **values: Any) -> None:
        if event == "relay_failed":
            self.failed.append((values["chore"], values["reason"]))

    def log_error(self, _: str | None, error: BaseException) -> None:
        self.errors.append(type(error).__name__)


@pytest.fixture
def log() -> Log:
    return Log()


class Counting:
    """A chore that counts how often it runs, and raises an error each time."""

    def __init__(self, name: str, error: Exception) -> None:
        self.name = name
        self.count = 0
        self._error = error

    async def run(self, _: Session) -> None:
        self.count += 1
        raise self._error


class Steady:
    """A chore that runs until it is canceled."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.running = 0

    async def run(self, session: Session) -> None:
        self.running += 1
        try:
            while True:
                await asyncio.to_thread(session.value, "SELECT 1")
        finally:
            self.running -= 1


@pytest.fixture
def dsn(own_service: LiveService) -> str:
    own_service.start()
    return own_service.owner_dsn()


def while_running(dsn: str, relays: Sequence[Sequence[Chore]], log: Log, check: Callable[[], None]) -> None:
    """Check something while relays run, each with its list of chores, and stop them."""

    async def run_all() -> None:
        tasks = [asyncio.create_task(run(dsn, chores, log)) for chores in relays]
        try:
            await asyncio.to_thread(check)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(run_all())


def test_chore_that_fails_is_run_again_beside_others(dsn: str, log: Log) -> None:
    steady = Steady("steady")
    expected, unexpected = Counting("expected", ChoreFailed("no room")), Counting("unexpected", ValueError("1"))

    def check() -> None:
        wait_until(lambda: expected.count > 1 and unexpected.count > 1 and steady.running, "failures are repeated")

    while_running(dsn, [[expected, unexpected, steady]], log, check)
    assert set(log.failed) == {("expected", "no room")}
    assert set(log.errors) == {"ValueError"}
    assert steady.running == 0


def test_each_chore_runs_once_and_moves_when_its_session_ends(dsn: str, log: Log, own_service: LiveService) -> None:
    relays = [[Steady("a"), Steady("b")], [Steady("a"), Steady("b")]]
    terminate = (
        "SELECT pg_terminate_backend(pid) FROM pg_locks "
        f"WHERE classid = {LOCK_CLASS} AND objid::bigint = {lock_key('a') % 2**32}"
    )

    def check() -> None:
        wait_until(lambda: sum(each.running for chores in relays for each in chores) == 2, "each chore runs once")
        first, second = relays[0][0], relays[1][0]
        other = second if first.running else first

        def moved() -> bool:
            own_service.sql(terminate)
            return bool(other.running)

        wait_until(moved, "another relay takes over")

    while_running(dsn, relays, log, check)
    assert {name for name, _ in log.failed} == {"a"}


def test_only_one_session_does_a_chore_until_it_ends(dsn: str) -> None:
    with Session(dsn) as other:
        with Session(dsn) as session:
            assert session.lead("a")
            assert not other.lead("a")
            assert other.lead("b")
        wait_until(lambda: other.lead("a"), "the server ends the session")


def test_session_notices_within_seconds_that_the_server_is_gone(dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[dict[str, Any]] = []

    def connect(dsn: str, **options: Any) -> Any:
        made.append(options)
        return db.core.connection.connect(dsn, **options)

    monkeypatch.setattr(relay.session, "connect", connect)
    with Session(dsn):
        (options,) = made
    assert options["tcp_user_timeout"] <= 10_000
    assert options["keepalives_idle"] + options["keepalives_interval"] * options["keepalives_count"] <= 15


def test_transaction_is_rolled_back_on_an_error(dsn: str) -> None:
    move = "INSERT INTO relay_cursors (sink, number) VALUES (%s, 1)"
    with Session(dsn) as session:
        with suppress(ValueError), session.transaction():
            session.execute(move, "a")
            raise ValueError
        with session.transaction():
            session.execute(move, "b")
        assert session.rows("SELECT sink FROM relay_cursors") == [("b",)]
