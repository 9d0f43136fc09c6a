"""What goes on as long as requests are served."""

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
    """Starts the workers and what is done beside the requests, and ends all of it."""

    @asynccontextmanager
    async def running(_: ConnexionMiddleware) -> AsyncIterator[None]:
        components.threads.start()
        meanwhile: list[asyncio.Task[None]] = []
        try:
            if components.threads.size:
                await _begin(components.threads)
                meanwhile += [
                    asyncio.create_task(chore(components.threads))
                    for chore in (_purge_periodically, _follow_identity_forms, _sample_threads)
                ]
            async with components.exit_stack:
                yield
        finally:
            for task in meanwhile:
                task.cancel()
            components.threads.stop()

    return running


async def _begin(threads: ThreadPool) -> None:
    await threads.run(identity_state.follow)
    if identity_state.is_outdated():
        log.log_event(identity_state.OUTDATED, run="python -m service rekey")


async def _purge_periodically(threads: ThreadPool) -> None:
    while True:
        await _run_chore(threads, idempotency.purge)
        await asyncio.sleep(_PURGE_INTERVAL_SECONDS)


async def _follow_identity_forms(threads: ThreadPool) -> None:
    while True:
        await asyncio.sleep(identity_state.FOLLOWED_EVERY_SECONDS)
        await _run_chore(threads, identity_state.follow)


async def _run_chore(threads: ThreadPool, chore: Job[None]) -> None:
    try:
        await threads.run(chore)
    except Exception as error:  # whatever it is, there is a next time
        log.log_error(None, error, event=error.code if isinstance(error, DomainError) else "internal_error")


async def _sample_threads(threads: ThreadPool) -> None:
    while True:
        metrics.sample_threads(size=threads.size, busy=threads.busy, waiting=threads.waiting)
        await asyncio.sleep(_SAMPLE_INTERVAL_SECONDS)
