"""The thread pool: jobs of the event loop run on threads, each with its own database connection."""

import asyncio
import threading
import time
from collections import deque
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
    start_by: float
    writes: bool


class ThreadPool:
    """A fixed number of threads that run jobs in the order of their arrival.

    Jobs that write get at most three quarters of the threads, so that reads continue while commits wait for a
    synchronous standby. A write beyond that is held back until another one ends, and later reads pass it.

    `queue_size` is how many jobs may wait. A job that waits longer than `queue_timeout` seconds never begins, so a
    request that fails for want of a thread has no effect. A job that takes longer than `request_timeout` seconds,
    waiting included, fails too, but may have an effect.

    Until `open`, only jobs that are `early` run; all others fail.
    """

    def __init__(
        self,
        dsn: str,
        *,
        size: int,
        queue_size: int,
        queue_timeout: float,
        request_timeout: float,
        prepares: bool = True,
    ) -> None:
        self._jobs: SimpleQueue[_Entry | None] = SimpleQueue()
        self._lock = threading.Lock()  # of the next three, which reads do not use
        self._held_back: deque[_Entry] = deque()
        self._writing = 0
        self._most_writing = max(1, size * 3 // 4)
        self._queue_size = queue_size
        self._queue_timeout = queue_timeout
        self._busy: set[str] = set()
        self._request_timeout = request_timeout
        self.is_open = False
        self.connections = [Connection(dsn, prepares=prepares) for _ in range(size)]
        self._threads = [
            threading.Thread(target=self._work, args=(connection,), name=f"request-{number}", daemon=True)
            for number, connection in enumerate(self.connections)
        ]

    @property
    def busy(self) -> int:
        """The number of threads that run a job."""
        return len(self._busy)

    @property
    def waiting(self) -> int:
        """The number of jobs that wait for a thread."""
        return self._jobs.qsize() + len(self._held_back)

    @property
    def size(self) -> int:
        return len(self._threads)

    def start(self) -> None:
        """Start the threads."""
        for thread in self._threads:
            thread.start()

    def open(self) -> None:
        """Run all jobs from now on."""
        self.is_open = True

    def stop(self) -> None:
        """Let the queued jobs end and stop the threads; wait at most `request_timeout` seconds."""
        for _ in self._threads:
            self._jobs.put(None)
        end = time.monotonic() + self._request_timeout
        for thread in self._threads:
            thread.join(timeout=max(0, end - time.monotonic()))

    async def run(self, job: Job[T], *, writes: bool = False, early: bool = False) -> T:
        """Return the job's result.

        Raises what the job raises, and Unavailable when the pool is not open, the queue is full or time is up.
        """
        if not (self.is_open or early):
            raise Unavailable
        if self._jobs.qsize() + (len(self._held_back) if writes else 0) >= self._queue_size:
            raise Unavailable
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        alarm = loop.call_later(self._request_timeout, _fail, future, Unavailable())
        self._jobs.put(_Entry(job, future, time.monotonic() + self._queue_timeout, writes))  # type: ignore[arg-type]
        try:
            return await future
        finally:
            alarm.cancel()
            # An error refers to this frame, and the future to the error: a reference cycle, which only a garbage
            # collection frees, and that stops every thread.
            del future

    def _work(self, connection: Connection) -> None:
        name = threading.current_thread().name
        next_write: _Entry | None = None
        while (entry := next_write or self._jobs.get()) is not None:
            if entry.writes and entry is not next_write and not self._begin_write(entry):
                del entry
                continue
            self._busy.add(name)
            try:
                if entry.future.done() or time.monotonic() > entry.start_by:
                    raise Unavailable
                _settle(entry.future, _succeed, entry.job(connection))
            except BaseException as error:
                _settle(entry.future, _fail, error)
            self._busy.discard(name)
            next_write = self._end_write() if entry.writes else None
            del entry
        connection.close()

    def _begin_write(self, entry: _Entry) -> bool:
        """Return whether a write may run now. If not, hold it back, and reject those that have waited too long."""
        with self._lock:
            if self._writing < self._most_writing:
                self._writing += 1
                return True
            while self._held_back and time.monotonic() > self._held_back[0].start_by:
                _settle(self._held_back.popleft().future, _fail, Unavailable())
            self._held_back.append(entry)
            return False

    def _end_write(self) -> _Entry | None:
        """Return the oldest write that was held back, which takes the place of the one that ended, or None."""
        with self._lock:
            if self._held_back:
                return self._held_back.popleft()
            self._writing -= 1
            return None


def _settle(future: "asyncio.Future[object]", settle: Callable[..., None], outcome: object) -> None:
    with suppress(RuntimeError):  # the event loop has ended
        future.get_loop().call_soon_threadsafe(settle, future, outcome)


def _succeed(future: "asyncio.Future[T]", result: T) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: "asyncio.Future[T]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
