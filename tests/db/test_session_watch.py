"""The session watch: which connections it aborts."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest

from db.core import session_watch
from db.core.connection import Connection
from db.core.session_watch import OVERDUE_SECONDS, SessionWatch
from db.errors import Unavailable
from tests.support.cluster import DEBIAN, Cluster
from tests.support.live_service import SERVER
from tests.support.tcp_proxy import TcpProxy
from tests.support.waiting import ManualClock, wait_until

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with Cluster(DEBIAN if SERVER else None) as cluster:
        cluster.primary.sql("CREATE ROLE patient_graph_service")
        wait_until(
            lambda: cluster.standby.sql("SELECT 1 FROM pg_roles WHERE rolname ~ '^patient'"), "the role is there"
        )
        yield cluster


class Watched:
    """Connections, each with a thread, to the primary behind a proxy, and the watch over them."""

    def __init__(self, dsn: str, proxy: TcpProxy, clock: ManualClock, stack: ExitStack) -> None:
        self.connections = [Connection(dsn) for _ in range(2)]
        self.proxy = proxy
        self._watch = SessionWatch(dsn, self.connections)
        self._clock = clock
        self._threads = stack.enter_context(ThreadPoolExecutor(len(self.connections)))
        for connection in self.connections:
            stack.callback(connection.close)
            stack.callback(connection.abort)
            connection.run("SELECT 1")

    def start(self, connection: Connection, sql: str) -> Future[Any]:
        """Run a statement on the thread of a connection, which waits for its response."""
        before = connection.round_trips
        running = self._threads.submit(connection.run, sql)
        wait_until(lambda: connection.round_trips > before, "the statement begins")
        return running

    def check(self, *, later: float = OVERDUE_SECONDS) -> int:
        """Check now, so that the watch sees what is under way, and after these seconds."""
        assert self._watch.check() == 0
        self._clock.advance(later)
        return self._watch.check()


@pytest.fixture
def watched(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    clock = ManualClock()
    monkeypatch.setattr(session_watch, "time", clock)
    with TcpProxy(cluster.primary.port) as proxy, ExitStack() as stack:
        yield Watched(f"postgresql://postgres@127.0.0.1:{proxy.port}/postgres", proxy, clock, stack)
        cluster.standby.resume()


def state(cluster: Cluster, connection: Connection) -> tuple[str, str]:
    """Return what the session of a connection does, and what it waits for."""
    assert connection.session_id
    query = "SELECT state, wait_event FROM pg_stat_activity WHERE pid = %s"
    [(does, waits_for)] = cluster.primary.sql(query, connection.session_id[0])
    return does, waits_for


def test_connection_whose_response_was_lost_is_aborted(cluster: Cluster, watched: Watched) -> None:
    lost, active = watched.connections
    sleep = watched.start(active, "SET statement_timeout = 0; SELECT pg_sleep(3600)")
    watched.proxy.loses_responses = True
    query = watched.start(lost, "SELECT 2")
    wait_until(lambda: state(cluster, lost) == ("idle", "ClientRead"), "the response is sent")
    wait_until(lambda: state(cluster, active) == ("active", "PgSleep"), "the other one is not")
    assert watched.check(later=OVERDUE_SECONDS - 1) == 0
    assert not query.done()
    assert watched.check() == 1
    with pytest.raises(Unavailable):
        query.result()
    assert lost.run("SELECT 3") == [(3,)]
    watched.proxy.loses_responses = False
    assert active.session_id
    cluster.primary.sql("SELECT pg_cancel_backend(%s)", active.session_id[0])
    with pytest.raises(Unavailable):
        sleep.result()


def test_commit_that_waits_for_a_standby_is_not_aborted(cluster: Cluster, watched: Watched) -> None:
    cluster.standby.pause()
    committing = watched.connections[0]
    commit = watched.start(committing, "SELECT pg_logical_emit_message(true, '', '')")
    wait_until(lambda: state(cluster, committing) == ("active", "SyncRep"), "the commit waits")
    assert watched.check() == 0
    cluster.standby.resume()
    assert commit.result()


def test_round_trips_that_follow_each_other_are_not_overdue(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(session_watch, "_active_sessions", asked.append)
    for connection in watched.connections:
        monkeypatch.setattr(connection, "is_waiting", True)
    assert watched.check(later=OVERDUE_SECONDS - 1) == 0
    for connection in watched.connections:
        connection.round_trips += 1
    assert watched.check(later=0) == 0
    assert not asked
    watched.check()
    assert asked


def test_sessions_of_a_dsn_that_accepts_any_server_are_kept(cluster: Cluster) -> None:
    """They can be on servers that the watch does not ask."""
    assert session_watch._active_sessions(f"{cluster.primary.url}?target_session_attrs=any") is None
    assert session_watch._active_sessions(cluster.primary.url)
