"""The bridge from the event loop to threads, each with a database connection of its own."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import NamedTuple, TypeVar

from db.core.connection import Connection
from db.errors import Unavailable

T = TypeVar("T")
Job = Callable[[Connection], T]


class _Entry(NamedTuple):
    job: Job[object]
    future: "asyncio.Future[object]"
    begin_by: float


class ThreadPool:
    """A fixed number of threads that carry out jobs in the order they came.

    A job that no thread took up within `patience` seconds is never begun, so that what is answered 503 for want of a
    thread has no effect. `deadline` is for the whole of it; past it, nobody knows whether the job will have an effect.
    """

    def __init__(self, dsn: str, *, size: int, queue_size: int, queue_timeout: float, request_timeout: float) -> None:
        self._jobs: SimpleQueue[_Entry | None] = SimpleQueue()
        self._queue_size = queue_size
        self._queue_timeout = queue_timeout
        self._busy: set[str] = set()
        self._request_timeout = request_timeout
        self._threads = [
            threading.Thread(target=self._work, args=(Connection(dsn),), name=f"worker-{number}", daemon=True)
            for number in range(size)
        ]

    @property
    def busy(self) -> int:
        """How many threads carry out a job."""
        return len(self._busy)

    @property
    def waiting(self) -> int:
        """How many jobs no thread has taken up."""
        return self._jobs.qsize()

    @property
    def size(self) -> int:
        return len(self._threads)

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        for _ in self._threads:
            self._jobs.put(None)
        end = time.monotonic() + self._request_timeout
        for thread in self._threads:
            thread.join(timeout=max(0, end - time.monotonic()))

    async def run(self, job: Job[T]) -> T:
        """The job's result. Raises Unavailable when too many wait or the deadline passes, else what the job raises."""
        if self.waiting >= self._queue_size:
            raise Unavailable
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        alarm = loop.call_later(self._request_timeout, _fail, future, Unavailable())
        self._jobs.put(_Entry(job, future, time.monotonic() + self._queue_timeout))  # type: ignore[arg-type]
        try:
            return await future
        finally:
            alarm.cancel()
            # An error has this frame, and the future the error: a ring that only a garbage collection undoes, for which
            # everybody waits.
            del future

    def _work(self, connection: Connection) -> None:
        name = threading.current_thread().name
        while (entry := self._jobs.get()) is not None:
            self._busy.add(name)
            try:
                if entry.future.done() or time.monotonic() > entry.begin_by:
                    raise Unavailable
                _settle(entry.future, _succeed, entry.job(connection))
            except BaseException as error:
                _settle(entry.future, _fail, error)
            self._busy.discard(name)
            del entry
        connection.close()


def _settle(future: "asyncio.Future[object]", settle: Callable[..., None], outcome: object) -> None:
    with suppress(RuntimeError):  # the loop has ended, nobody waits any more
        future.get_loop().call_soon_threadsafe(settle, future, outcome)


def _succeed(future: "asyncio.Future[T]", result: T) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: "asyncio.Future[T]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
