"""Startup and shutdown of the application, and its background tasks."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from connexion.middleware import ConnexionMiddleware

from db import idempotency, identity_state
from db.core.commit_probe import CommitProbe
from db.errors import DomainError, Unavailable
from service.bootstrap import Components
from service.execution.threads import Job, ThreadPool
from service.telemetry import log, metrics

_PURGE_INTERVAL_SECONDS = 600
_SAMPLE_INTERVAL_SECONDS = 1
_PROBE_INTERVAL_SECONDS = 2

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
                await _check_identity_forms(components.threads)
                tasks += [
                    asyncio.create_task(task(components.threads))
                    for task in (_purge_periodically, _follow_identity_forms, _sample_threads)
                ]
            if components.commit_probe:
                components.exit_stack.callback(_start(components.commit_probe))
                tasks.append(asyncio.create_task(_follow_commits(components.commit_probe)))
            async with components.exit_stack:
                yield
        finally:
            for task in tasks:
                task.cancel()
            components.threads.stop()

    return running


async def _check_identity_forms(threads: ThreadPool) -> None:
    await threads.run(identity_state.follow)
    if identity_state.is_outdated():
        log.log_event(identity_state.OUTDATED, run="python -m service rekey")


async def _purge_periodically(threads: ThreadPool) -> None:
    while True:
        await _run_task(threads, idempotency.purge, writes=True)
        await asyncio.sleep(_PURGE_INTERVAL_SECONDS)


async def _follow_identity_forms(threads: ThreadPool) -> None:
    while True:
        await asyncio.sleep(identity_state.FOLLOWED_EVERY_SECONDS)
        await _run_task(threads, identity_state.follow, writes=False)  # it writes once at most


async def _run_task(threads: ThreadPool, job: Job[None], *, writes: bool) -> None:
    try:
        await threads.run(job, writes=writes)
    except Exception as error:  # any error: the task runs again
        log.log_error(None, error, event=error.code if isinstance(error, DomainError) else "internal_error")


async def _sample_threads(threads: ThreadPool) -> None:
    while True:
        metrics.sample_threads(size=threads.size, busy=threads.busy, waiting=threads.waiting)
        await asyncio.sleep(_SAMPLE_INTERVAL_SECONDS)


def _start(probe: CommitProbe) -> Callable[[], None]:
    """Commit periodically, on a thread. Return the function that ends it, without waiting for a stalled commit."""
    stop = threading.Event()
    threading.Thread(target=_probe_periodically, args=(probe, stop), name="commit-probe", daemon=True).start()
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


async def _follow_commits(probe: CommitProbe) -> None:
    """Report when commits begin to stall, and when they no longer do."""
    was_stalled = False
    while True:
        metrics.set_writes_stalled(is_stalled := probe.is_stalled)
        if is_stalled != was_stalled:
            log.log_event("writes_stalled" if is_stalled else "writes_resumed")
        was_stalled = is_stalled
        await asyncio.sleep(_SAMPLE_INTERVAL_SECONDS)
