"""The thread pool: which jobs are started, rejected, and finished before the end."""

import asyncio
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from db.errors import Unavailable
from service.execution.threads import ThreadPool
from tests.support.waiting import LONG, ManualClock, ManualLoop, until


class FakeConnection:
    """A fake connection that records which ones are closed."""

    closed: list["FakeConnection"] = []

    def __init__(self, dsn: str, *, prepares: bool) -> None:
        self.dsn = dsn

    def close(self) -> None:
        self.closed.append(self)


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.execution.threads.Connection", FakeConnection)
    monkeypatch.setattr(FakeConnection, "closed", [])


class BlockingJob:
    """A job that runs until it is released."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.released = threading.Event()
        self.ended = False

    def __call__(self, connection: Any) -> str:
        self.begun.set()
        assert self.released.wait(LONG)
        self.ended = True
        return str(connection.dsn)


def with_thread_pool(story: Callable[[ThreadPool], Awaitable[None]], *, size: int = 1, backlog: int = 9) -> None:
    async def told() -> None:
        workers = ThreadPool("the dsn", size=size, queue_size=backlog, queue_timeout=LONG, request_timeout=LONG)
        workers.start()
        workers.open()
        try:
            await story(workers)
        finally:
            await asyncio.to_thread(workers.stop)

    with asyncio.Runner(loop_factory=ManualLoop) as runner:
        runner.run(told())


def test_job_gets_a_connection_and_returns_its_result_or_error() -> None:
    def fails(_: Any) -> None:
        raise KeyError("a job's own")

    async def story(workers: ThreadPool) -> None:
        assert await workers.run(lambda connection: connection.dsn) == "the dsn"
        with pytest.raises(KeyError, match="a job's own"):
            await workers.run(fails)
        assert await workers.run(lambda _: 7) == 7  # the thread is still alive

    with_thread_pool(story)


def test_job_that_raises_system_exit_does_not_end_its_thread() -> None:
    async def exits(workers: ThreadPool) -> None:
        with pytest.raises(SystemExit):
            await workers.run(lambda _: sys.exit())

    async def story(workers: ThreadPool) -> None:
        (thread,) = workers._threads
        task = asyncio.create_task(exits(workers))
        await until(lambda: task.done() or not thread.is_alive(), "the job ends")
        assert thread.is_alive()
        await task
        assert await workers.run(lambda _: 7) == 7

    with_thread_pool(story)


def test_jobs_beyond_the_number_of_threads_wait() -> None:
    async def story(workers: ThreadPool) -> None:
        jobs = [BlockingJob() for _ in range(5)]
        tasks = [asyncio.create_task(workers.run(job)) for job in jobs]
        await until(lambda: workers.busy == 3, "three are carried out")
        assert (workers.size, workers.busy, workers.waiting) == (3, 3, 2)
        assert [job.begun.is_set() for job in jobs] == [True] * 3 + [False] * 2
        for job in jobs:
            job.released.set()
        assert await asyncio.gather(*tasks) == ["the dsn"] * 5
        await until(lambda: workers.busy == 0, "nobody is busy")
        assert workers.waiting == 0

    with_thread_pool(story, size=3)


def test_job_beyond_the_queue_size_is_rejected() -> None:
    async def story(workers: ThreadPool) -> None:
        held = BlockingJob()
        first = asyncio.create_task(workers.run(held))
        await until(held.begun.is_set, "the first is carried out")
        others = [asyncio.create_task(workers.run(lambda _: 1)) for _ in range(2)]
        await until(lambda: workers.waiting == 2, "two wait")
        with pytest.raises(Unavailable):
            await workers.run(lambda _: 1)
        held.released.set()
        assert await asyncio.gather(first, *others) == ["the dsn", 1, 1]

    with_thread_pool(story, backlog=2)


@pytest.mark.parametrize(("seconds", "is_begun"), [(LONG - 0.1, True), (LONG + 0.1, False)])
def test_job_that_waited_too_long_is_never_started(
    monkeypatch: pytest.MonkeyPatch, seconds: float, is_begun: bool
) -> None:
    clock = ManualClock()
    monkeypatch.setattr("service.execution.threads.time", clock)

    async def story(workers: ThreadPool) -> None:
        held, second = BlockingJob(), BlockingJob()
        second.released.set()
        tasks = [asyncio.create_task(workers.run(held)), asyncio.create_task(workers.run(second))]
        await until(lambda: workers.waiting == 1, "one waits")
        clock.advance(seconds)
        held.released.set()
        said = await asyncio.gather(*tasks, return_exceptions=True)
        assert said[0] == "the dsn"
        assert second.begun.is_set() == second.ended == is_begun
        assert isinstance(said[1], Unavailable) != is_begun

    with_thread_pool(story)


def test_request_timeout_is_reported_while_the_job_continues() -> None:
    held, after = BlockingJob(), BlockingJob()

    async def story(workers: ThreadPool) -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, ManualLoop)
        first = asyncio.create_task(workers.run(held))
        await until(held.begun.is_set, "the first is carried out")
        second = asyncio.create_task(workers.run(after))  # no thread is free
        await until(lambda: workers.waiting == 1, "the second waits")
        loop.ahead += LONG
        await until(lambda: first.done() and second.done(), "both are told")
        assert [type(each.exception()) for each in (first, second)] == [Unavailable] * 2
        assert not held.ended
        held.released.set()
        await until(lambda: workers.waiting == workers.busy == 0, "nobody is busy")

    with_thread_pool(story)
    assert held.ended
    assert not after.begun.is_set()  # its request timed out


@pytest.mark.parametrize(("size", "writing"), [(1, 1), (2, 1), (3, 2), (4, 3), (16, 12)])
def test_writes_get_three_quarters_of_the_threads(size: int, writing: int) -> None:
    async def story(pool: ThreadPool) -> None:
        writes = [BlockingJob() for _ in range(size + 2)]
        tasks = [asyncio.create_task(pool.run(job, writes=True)) for job in writes]
        await until(lambda: pool.busy == writing and (size == 1 or not pool._jobs.qsize()), "the others wait")
        assert [job.begun.is_set() for job in writes] == [True] * writing + [False] * (size + 2 - writing)
        assert (pool.busy, pool.waiting) == (writing, size + 2 - writing)
        if size > 1:
            assert await asyncio.gather(*(pool.run(lambda _: 7) for _ in range(20))) == [7] * 20
        for job in writes:
            job.released.set()
        assert await asyncio.gather(*tasks) == ["the dsn"] * (size + 2)
        await until(lambda: pool.busy == 0, "nobody is busy")
        assert pool._writing == 0

    with_thread_pool(story, size=size, backlog=40)


def test_jobs_of_each_kind_begin_in_the_order_of_arrival() -> None:
    """A write that is held back begins before the later jobs of both kinds once another one ends."""
    begun: list[str] = []

    def note(name: str, _: Any) -> str:
        begun.append(name)
        return name

    async def story(pool: ThreadPool) -> None:
        held = [BlockingJob() for _ in range(2)]
        tasks = [asyncio.create_task(pool.run(job, writes=True)) for job in held]  # the second one is held back
        await until(lambda: len(pool._held_back) == 1, "the second is held back")
        blocked_read = BlockingJob()
        tasks.append(asyncio.create_task(pool.run(blocked_read)))
        await until(blocked_read.begun.is_set, "no thread is free")
        for number in range(6):
            name = f"write {number}" if number % 2 else f"read {number}"
            tasks.append(
                asyncio.create_task(pool.run(lambda _, name=name: begun.append(name), writes=bool(number % 2)))
            )  # type: ignore[misc]
        await until(lambda: pool.waiting == 7, "all wait")
        held[0].released.set()
        await until(held[1].begun.is_set, "the second begins")
        assert begun == []
        held[1].released.set()
        await until(lambda: len(begun) == 6, "the others run")
        assert begun == [f"{'write' if number % 2 else 'read'} {number}" for number in range(6)]
        blocked_read.released.set()
        await asyncio.gather(*tasks)

    with_thread_pool(story, size=2)


def test_writes_that_wait_do_not_fill_the_queue_of_reads() -> None:
    async def story(pool: ThreadPool) -> None:
        held = BlockingJob()
        tasks = []
        for waiting in range(4):
            tasks.append(asyncio.create_task(pool.run(held, writes=True)))
            await until(lambda: held.begun.is_set() and len(pool._held_back) == waiting, "it runs or is held back")  # noqa: B023
        with pytest.raises(Unavailable):
            await pool.run(held, writes=True)
        assert await asyncio.gather(*(pool.run(lambda _: 7) for _ in range(3))) == [7] * 3
        held.released.set()
        await asyncio.gather(*tasks)

    with_thread_pool(story, size=2, backlog=3)


def test_write_held_back_too_long_is_rejected_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ManualClock()
    monkeypatch.setattr("service.execution.threads.time", clock)

    async def story(pool: ThreadPool) -> None:
        held, late, last = BlockingJob(), BlockingJob(), BlockingJob()
        tasks = [asyncio.create_task(pool.run(job, writes=True)) for job in (held, late)]
        await until(lambda: len(pool._held_back) == 1, "one is held back")
        clock.advance(LONG + 0.1)
        tasks.append(asyncio.create_task(pool.run(last, writes=True)))
        with pytest.raises(Unavailable):
            await tasks[1]
        await until(lambda: len(pool._held_back) == 1, "the new one is held back")
        for job in (held, last):
            job.released.set()
        assert [await tasks[0], await tasks[2]] == ["the dsn"] * 2
        assert not late.begun.is_set()

    with_thread_pool(story, size=2)


def test_stop_finishes_jobs_and_closes_connections() -> None:
    held = BlockingJob()

    async def story(workers: ThreadPool) -> None:
        job = asyncio.create_task(workers.run(held))
        await until(held.begun.is_set, "the job is carried out")
        stop = asyncio.create_task(asyncio.to_thread(workers.stop))
        await until(lambda: workers.waiting > 0, "the threads are told to end")
        assert not stop.done()
        held.released.set()
        await stop
        assert held.ended
        assert len(FakeConnection.closed) == 2
        assert await job == "the dsn"

    with_thread_pool(story, size=2)


def test_stop_does_not_wait_beyond_the_request_timeout() -> None:
    held = BlockingJob()

    async def story(workers: ThreadPool) -> None:
        job = asyncio.create_task(workers.run(held))
        await until(held.begun.is_set, "the job is carried out")
        workers._request_timeout = 0  # set only now; with no time at all the job would not have started
        await asyncio.to_thread(workers.stop)
        assert not held.ended
        held.released.set()
        assert await job == "the dsn"

    with_thread_pool(story)
