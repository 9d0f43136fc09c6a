"""Requests that are sent at once are limited, in total and for each endpoint."""

from datetime import UTC, datetime, timedelta

from relay.webhooks.pacing import Pacing

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


def send(pacing: Pacing, id: str, *, seconds: float = 0, timed_out: bool = False) -> None:
    pacing.begin(id)
    pacing.adjust(id, NOW, seconds=seconds, timed_out=timed_out)
    pacing.end(id)


def test_endpoint_gets_one_more_request_with_each_response() -> None:
    pacing, free = Pacing(), []
    for _ in range(10):
        send(pacing, "a", seconds=1)
        free.append(pacing.free(NOW)[1]["a"])
    assert free == [2, 3, 4, 5, 6, 7, 8, 8, 8, 8]


def test_quick_endpoint_gets_more_requests_while_it_is_quick() -> None:
    pacing = Pacing()
    for _ in range(40):
        send(pacing, "a", seconds=0.1)
    assert pacing.free(NOW)[1]["a"] == 32
    send(pacing, "a", seconds=1)
    assert pacing.free(NOW)[1]["a"] == 8


def test_sequences_that_end_soon_get_more_lines() -> None:
    pacing, lines = Pacing(), [Pacing().lines("a")]
    for _ in range(5):
        pacing.begin("a")
        pacing.end("a", seconds=0.01, is_complete=True)
        lines.append(pacing.lines("a"))
    assert lines == [1, 2, 4, 8, 16, 16]
    for seconds, is_complete in ((0.5, True), (0.01, False), (1, False)):
        pacing.begin("a")
        pacing.end("a", seconds=seconds, is_complete=is_complete)
        lines.append(pacing.lines("a"))
    assert lines[6:] == [16, 8, 4]


def test_requests_that_run_count() -> None:
    pacing = Pacing()
    pacing.begin("a")
    assert pacing.free(NOW) == (63, {"a": 0})
    pacing.adjust("a", NOW, seconds=0, timed_out=False)
    assert pacing.free(NOW) == (63, {"a": 1})
    pacing.end("a")
    assert pacing.free(NOW) == (64, {"a": 2})


def test_timeout_returns_an_endpoint_to_one_request() -> None:
    pacing = Pacing()
    for _ in range(5):
        send(pacing, "a")
    send(pacing, "a", timed_out=True)
    assert pacing.free(NOW)[1]["a"] == 1
    send(pacing, "a")
    assert pacing.free(NOW)[1]["a"] == 2


def test_slow_endpoints_share_half_of_the_requests_in_turn() -> None:
    pacing = Pacing()
    slow = [f"slow-{number}" for number in range(40)]
    for id in slow:
        send(pacing, id, timed_out=True)
    send(pacing, "quick")
    first, second = pacing.free(NOW)[1], pacing.free(NOW)[1]
    for free in (first, second):
        assert sum(free[id] for id in slow) == 32
        assert free["quick"] == 2
    assert all(first[id] or second[id] for id in slow)
    for id in slow[:32]:
        pacing.begin(id)
    total, free = pacing.free(NOW)
    assert total == 32
    assert sum(free[id] for id in slow) == 0
    assert free["quick"] == 2


def test_slow_responses_leave_half_of_the_requests_to_others() -> None:
    pacing = Pacing()
    slow = [f"slow-{number}" for number in range(9)]
    for id in slow * 8:
        send(pacing, id, seconds=9)
        send(pacing, id)  # one quick response in between changes nothing
    send(pacing, "quick")
    free = pacing.free(NOW)[1]
    assert (sum(free[id] for id in slow), max(free.values()), free["quick"]) == (32, 8, 2)
    for id in slow:
        for _ in range(8):
            pacing.begin(id)
    assert sum(pacing.free(NOW)[1][id] for id in slow) == 0
    assert pacing.free(NOW + timedelta(minutes=1))[1]["slow-0"] == 0
    pacing.end("slow-0")
    assert pacing.free(NOW + timedelta(minutes=1))[1]["slow-0"] == 1


def test_endpoint_that_asks_to_wait_gets_nothing_until_then() -> None:
    pacing = Pacing()
    send(pacing, "a")
    pacing.wait("a", NOW + timedelta(minutes=1))
    assert pacing.free(NOW)[1]["a"] == 0
    assert pacing.free(NOW + timedelta(minutes=1))[1]["a"] == 2


def test_endpoint_that_resumes_waits_no_longer() -> None:
    pacing = Pacing()
    send(pacing, "a")
    pacing.wait("a", NOW + timedelta(hours=24))
    for id in ("a", "unknown"):
        pacing.resume(id)
    assert pacing.free(NOW) == (64, {"a": 2})


def test_endpoint_that_is_idle_is_forgotten() -> None:
    pacing = Pacing()
    for id in ("idle", "waiting", "busy"):
        send(pacing, id)
    pacing.wait("waiting", NOW + timedelta(hours=1))
    pacing.begin("busy")
    pacing.begin("unavailable")
    pacing.end("unavailable")
    assert [*pacing.free(NOW)[1]] == ["idle", "waiting", "busy"]
    assert [*pacing.free(NOW + timedelta(minutes=10))[1]] == ["waiting", "busy"]
