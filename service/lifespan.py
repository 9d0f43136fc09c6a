"""Startup and shutdown of the application, and its background tasks."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar

from connexion.middleware import ConnexionMiddleware

from db import idempotency, identity_state
from db.core.commit_probe import CommitProbe
from db.core.session_watch import SessionWatch
from db.errors import DomainError, Unavailable
from service.bootstrap import Components
from service.execution.gate import Gate
from service.execution.threads import ThreadPool
from service.telemetry import log, metrics

_PURGE_INTERVAL_SECONDS = 600
_SAMPLE_INTERVAL_SECONDS = 1
_PROBE_INTERVAL_SECONDS = 2
_RETRY_INTERVAL_SECONDS = 1
_WATCH_INTERVAL_SECONDS = 1

T = TypeVar("T")
Lifespan = Callable[[ConnexionMiddleware], AbstractAsyncContextManager[None]]


def lifespan(components: Components) -> Lifespan:
    """Return a context manager that runs the thread pool and the background tasks."""

    @asynccontextmanager
    async def running(_: ConnexionMiddleware) -> AsyncIterator[None]:
        asyncio.get_running_loop().set_exception_handler(log.log_loop_error)
        components.threads.start()
        tasks: list[asyncio.Task[None]] = []
        try:
            if components.threads.size:
                if components.gate.is_open:
                    await _open(components.threads)
                tasks += [
                    asyncio.create_task(_maintain(components.gate, components.threads)),
                    asyncio.create_task(_sample_threads(components.threads)),
                ]
            if components.commit_probe:
                components.exit_stack.callback(_start(_probe_periodically, components.commit_probe))
                tasks.append(asyncio.create_task(_follow_commits(components.commit_probe)))
            if components.session_watch:
                components.exit_stack.callback(_start(_watch_periodically, components.session_watch))
            async with components.exit_stack:
                yield
        finally:
            for task in tasks:
                task.cancel()
            components.threads.stop()

    return running


async def _open(threads: ThreadPool) -> None:
    """Read the forms of stored identity keys, and serve requests from then on."""
    await threads.run(identity_state.follow, early=True)
    if identity_state.is_outdated():
        log.log_event(identity_state.OUTDATED, run="python -m service rekey")
    threads.open()


async def _maintain(gate: Gate, threads: ThreadPool) -> None:
    """Run the tasks that use the database, once it may be served."""
    await gate.wait()
    while not (threads.is_open or await _succeeds(_open(threads))):
        await asyncio.sleep(_RETRY_INTERVAL_SECONDS)
    await asyncio.gather(_purge_periodically(threads), _follow_identity_forms(threads))


async def _purge_periodically(threads: ThreadPool) -> None:
    while True:
        await _succeeds(threads.run(idempotency.purge, writes=True))
        await asyncio.sleep(_PURGE_INTERVAL_SECONDS)


async def _follow_identity_forms(threads: ThreadPool) -> None:
    while True:
        await asyncio.sleep(identity_state.FOLLOWED_EVERY_SECONDS)
        await _succeeds(threads.run(identity_state.follow))  # it writes once at most


async def _succeeds(task: Awaitable[None]) -> bool:
    """Run a task. Log its error, because it runs again."""
    try:
        await task
    except Exception as error:
        log.log_error(None, error, event=error.code if isinstance(error, DomainError) else "internal_error")
        return False
    return True


async def _sample_threads(threads: ThreadPool) -> None:
    while True:
        metrics.sample_threads(size=threads.size, busy=threads.busy, waiting=threads.waiting)
        await asyncio.sleep(_SAMPLE_INTERVAL_SECONDS)


def _start(work: Callable[[T, threading.Event], None], argument: T) -> Callable[[], None]:
    """Work on a thread. Return the function that stops it, without waiting: a database may take any time."""
    stop = threading.Event()
    threading.Thread(target=work, args=(argument, stop), daemon=True).start()
    return stop.set


def _probe_periodically(probe: CommitProbe, stop: threading.Event) -> None:
    while not stop.wait(_PROBE_INTERVAL_SECONDS):
        try:
            probe.commit()
        except Unavailable:
            pass  # requests report it
        except Exception as error:  # any error: the probe continues
            log.log_error(None, error)
    probe.close()


def _watch_periodically(watch: SessionWatch, stop: threading.Event) -> None:
    while not stop.wait(_WATCH_INTERVAL_SECONDS):
        try:
            if count := watch.check():
                log.log_event("sessions_lost", count=count)
        except Exception as error:  # any error: the watch continues
            log.log_error(None, error)


async def _follow_commits(probe: CommitProbe) -> None:
    """Report when commits begin to stall, and when they no longer do."""
    was_stalled = False
    while True:
        metrics.set_writes_stalled(is_stalled := probe.is_stalled)
        if is_stalled != was_stalled:
            log.log_event("writes_stalled" if is_stalled else "writes_resumed")
        was_stalled = is_stalled
        await asyncio.sleep(_SAMPLE_INTERVAL_SECONDS)
