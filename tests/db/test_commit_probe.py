"""The commit probe: when commits count as stalled."""

from contextlib import suppress
from typing import Any

import pytest

from db.core import commit_probe
from db.core.commit_probe import STALLED_AFTER_SECONDS, CommitProbe
from db.errors import Unavailable
from tests.support.live_service import LiveService
from tests.support.waiting import ManualClock

pytestmark = pytest.mark.postgres


class SlowConnection:
    """A connection whose next commits take these times in seconds, and then fail with an error or succeed."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock
        self.commits: list[tuple[float, Exception | None]] = []
        self.stalled: list[bool] = []

    def run(self, sql: str) -> None:
        if sql != "SELECT 1":
            seconds, error = self.commits.pop(0)
            self.clock.advance(seconds)
            self.stalled.append(commit_probe.is_stalled())
            if error:
                raise error


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> SlowConnection:
    clock = ManualClock()
    monkeypatch.setattr(commit_probe, "time", clock)
    return SlowConnection(clock)


@pytest.fixture
def probe(connection: SlowConnection, monkeypatch: pytest.MonkeyPatch) -> Any:
    probe = CommitProbe("postgresql://")
    monkeypatch.setattr(probe, "connection", connection)
    monkeypatch.setattr(commit_probe, "_probe", probe)
    return probe


def test_commit_stalls_until_the_next_one_succeeds(probe: CommitProbe, connection: SlowConnection) -> None:
    """Also if the database becomes unreachable meanwhile."""
    slow = STALLED_AFTER_SECONDS + 0.1
    connection.commits = [(0.1, None), (slow, Unavailable()), (0.1, Unavailable()), (0.1, None), (0.1, None)]
    seen = []
    for _ in range(5):
        with suppress(Unavailable):
            probe.commit()
        seen.append(commit_probe.is_stalled())
    assert connection.stalled == [False, True, True, True, False]
    assert seen == [False, True, True, False, False]


def test_unreachable_database_is_no_stall(probe: CommitProbe, connection: SlowConnection) -> None:
    connection.commits = [(0.1, Unavailable())]
    with pytest.raises(Unavailable):
        probe.commit()
    connection.clock.advance(STALLED_AFTER_SECONDS + 0.1)
    assert not commit_probe.is_stalled()


def test_process_without_a_probe_has_no_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commit_probe, "_probe", None)
    assert not commit_probe.is_stalled()


def test_probe_commits_as_the_role_of_the_service(service: LiveService) -> None:
    probe = CommitProbe(service.owner_dsn())
    before = service.sql("SELECT pg_current_wal_insert_lsn()")
    probe.commit()
    assert service.sql("SELECT pg_current_wal_insert_lsn() > %s", before[0][0]) == [(True,)]
    probe.close()
