"""Startup and shutdown of the application, and its background tasks."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from connexion.middleware import ConnexionMiddleware

from db import idempotency, identity_state
from db.errors import DomainError
from service.bootstrap import Components
from service.execution.threads import Job, ThreadPool
from service.telemetry import log, metrics

_PURGE_INTERVAL_SECONDS = 600
_SAMPLE_INTERVAL_SECONDS = 1

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
        await _run_task(threads, idempotency.purge)
        await asyncio.sleep(_PURGE_INTERVAL_SECONDS)


async def _follow_identity_forms(threads: ThreadPool) -> None:
    while True:
        await asyncio.sleep(identity_state.FOLLOWED_EVERY_SECONDS)
        await _run_task(threads, identity_state.follow)


async def _run_task(threads: ThreadPool, job: Job[None]) -> None:
    try:
        await threads.run(job)
    except Exception as error:  # any error: the task runs again
        log.log_error(None, error, event=error.code if isinstance(error, DomainError) else "internal_error")


async def _sample_threads(threads: ThreadPool) -> None:
    while True:
        metrics.sample_threads(size=threads.size, busy=threads.busy, waiting=threads.waiting)
        await asyncio.sleep(_SAMPLE_INTERVAL_SECONDS)
