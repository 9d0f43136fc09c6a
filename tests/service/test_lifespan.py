"""Background tasks start and end with the service and survive errors."""

import asyncio
import json
import threading
from collections.abc import Callable
from contextlib import AsyncExitStack
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from db.errors import Unavailable
from service import lifespan
from service.execution.gate import Gate
from service.telemetry import log, metrics
from tests.support.waiting import LONG, until


class FakeThreadPool:
    """A fake thread pool that raises the given errors in turn."""

    def __init__(self, size: int, *errors: Exception) -> None:
        self.size = size
        self.busy, self.waiting = 3, 2
        self.told: list[str] = []
        self.is_open = False
        self.failed_reads = 0
        self.cleaned = 0
        self._errors = list(errors)

    def start(self) -> None:
        self.told.append("start")

    def stop(self) -> None:
        self.told.append("stop")

    def open(self) -> None:
        self.is_open = True
        self.told.append("open")

    async def run(self, job: Callable[..., Any], *, writes: bool = False, early: bool = False) -> None:
        assert writes == (job is lifespan.idempotency.purge)
        assert self.is_open or early
        if job is not lifespan.idempotency.purge:
            assert job is lifespan.identity_state.follow
            if self.failed_reads:
                self.failed_reads -= 1
                raise Unavailable
            return
        self.cleaned += 1
        if self._errors:
            raise self._errors.pop(0)


class FakeProbe:
    """A fake commit probe that raises the given errors in turn. `closed` is set when its thread ends."""

    def __init__(self, *errors: Exception) -> None:
        self.is_stalled = False
        self.commits = 0
        self.closed = threading.Event()
        self._errors = list(errors)

    def commit(self) -> None:
        self.commits += 1
        if self._errors:
            raise self._errors.pop(0)

    def close(self) -> None:
        self.closed.set()


class FakeWatch:
    """A fake session watch, whose checks raise errors or return numbers in turn."""

    def __init__(self, *outcomes: Exception | int) -> None:
        self.checks = 0
        self._outcomes = list(outcomes)

    def check(self) -> int:
        self.checks += 1
        outcome = self._outcomes.pop(0) if self._outcomes else 0
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def run_lifespan(
    threads: FakeThreadPool,
    until_true: Callable[[], bool],
    probe: FakeProbe | None = None,
    watch: FakeWatch | None = None,
    gate: Gate | None = None,
) -> list[str]:
    """Return the calls, in order, during a lifespan that ends when the condition is true."""

    async def life() -> None:
        components: Any = SimpleNamespace(
            gate=gate or Gate.opened(),
            threads=threads,
            commit_probe=probe,
            session_watch=watch,
            exit_stack=AsyncExitStack(),
        )
        components.exit_stack.callback(threads.told.append, "closed")
        async with lifespan.lifespan(components)(None):  # type: ignore[arg-type]
            await until(until_true, "it lives so long")
            threads.told.append("served")
        assert asyncio.all_tasks() == {asyncio.current_task()} or await ended()

    async def ended() -> bool:
        return await until(lambda: len(asyncio.all_tasks()) == 1, "the chores end")

    asyncio.run(life())
    return threads.told


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifespan, "_PURGE_INTERVAL_SECONDS", 0)
    monkeypatch.setattr(lifespan, "_SAMPLE_INTERVAL_SECONDS", 0)
    monkeypatch.setattr(lifespan, "_PROBE_INTERVAL_SECONDS", 0)
    monkeypatch.setattr(lifespan, "_RETRY_INTERVAL_SECONDS", 0)
    monkeypatch.setattr(lifespan, "_WATCH_INTERVAL_SECONDS", 0)


@pytest.fixture
def output(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The lines of the log."""
    lines: list[bytes] = []
    monkeypatch.setattr(log.STANDARD_ERROR, "put", lines.append)
    return lines


def events(output: list[bytes]) -> list[str]:
    assert b"a secret" not in b"".join(output)
    return [json.loads(line)["event"] for line in output]


def test_background_tasks_end_with_the_service() -> None:
    threads = FakeThreadPool(4)
    assert run_lifespan(threads, lambda: threads.cleaned > 2) == ["start", "open", "served", "closed", "stop"]


def test_threads_open_when_the_database_is_ready(output: list[bytes]) -> None:
    gate, threads, turns = Gate(), FakeThreadPool(4), count()
    threads.failed_reads = 1

    def opens() -> bool:
        if next(turns) == 3:
            assert not threads.is_open
            gate.open()
        return threads.cleaned > 1

    assert run_lifespan(threads, opens, gate=gate) == ["start", "open", "served", "closed", "stop"]
    assert events(output) == ["unavailable"]


def test_purge_error_is_logged_and_the_purge_repeats(output: list[bytes]) -> None:
    threads = FakeThreadPool(4, Unavailable(), KeyError("a secret"), RuntimeError("a secret"))
    run_lifespan(threads, lambda: threads.cleaned > 5)
    assert events(output) == ["unavailable", "internal_error", "internal_error"]


def test_probe_continues_after_errors_and_ends_with_the_service(output: list[bytes]) -> None:
    probe = FakeProbe(Unavailable(), KeyError("a secret"))
    run_lifespan(FakeThreadPool(4), lambda: probe.commits > 3, probe)
    assert probe.closed.wait(LONG)
    assert events(output) == ["internal_error"]  # of an unreachable database, requests tell


def test_session_watch_logs_lost_sessions_and_survives_errors(output: list[bytes]) -> None:
    watch = FakeWatch(KeyError("a secret"), 3)
    run_lifespan(FakeThreadPool(4), lambda: watch.checks > 3, watch=watch)
    assert events(output) == ["internal_error", "sessions_lost"]


def test_stall_is_measured_and_logged_when_it_begins_and_ends(output: list[bytes]) -> None:
    probe = FakeProbe()
    measured: list[float] = []

    def ended() -> bool:
        now = metrics._WRITES_STALLED._value.get()
        if [now] != measured[-1:]:
            measured.append(now)
            probe.is_stalled = len(measured) == 1
        return len(measured) == 3

    run_lifespan(FakeThreadPool(4), ended, probe)
    assert measured == [0, 1, 0]
    assert events(output) == ["writes_stalled", "writes_resumed"]


def test_thread_pool_gauges_are_sampled_repeatedly() -> None:
    threads = FakeThreadPool(4)
    seen: list[float] = []

    def changes() -> bool:
        seen.append(metrics._THREADS_BUSY._value.get())
        threads.busy = 7
        return seen[-1] == 7

    run_lifespan(threads, changes)
    assert (metrics._THREADS._value.get(), metrics._REQUESTS_WAITING._value.get()) == (4, 2)


def test_no_threads_means_no_purge() -> None:
    threads = FakeThreadPool(0)
    turns = iter(range(5))
    assert run_lifespan(threads, lambda: next(turns) == 4) == ["start", "served", "closed", "stop"]
    assert threads.cleaned == 0
