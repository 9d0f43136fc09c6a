"""What goes on as long as requests are served."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from connexion.middleware import ConnexionMiddleware

from db import idempotency, identity_state
from db.errors import DomainError
from service.bootstrap import Parts
from service.execution.threads import Job, Workers
from service.telemetry import log, metrics

_CLEANED_EVERY_SECONDS = 600
_SAMPLED_EVERY_SECONDS = 1

Lifespan = Callable[[ConnexionMiddleware], AbstractAsyncContextManager[None]]


def lifespan(parts: Parts) -> Lifespan:
    """Starts the workers and what is done beside the requests, and ends all of it."""

    @asynccontextmanager
    async def running(_: ConnexionMiddleware) -> AsyncIterator[None]:
        parts.workers.start()
        meanwhile: list[asyncio.Task[None]] = []
        try:
            if parts.workers.size:
                await _begin(parts.workers)
                meanwhile += [asyncio.create_task(chore(parts.workers)) for chore in (_keep_clean, _follow, _sample)]
            async with parts.closing:
                yield
        finally:
            for task in meanwhile:
                task.cancel()
            parts.workers.stop()

    return running


async def _begin(workers: Workers) -> None:
    await workers.run(identity_state.follow)
    if identity_state.is_outdated():
        log.log(identity_state.OUTDATED, run="python -m service rekey")


async def _keep_clean(workers: Workers) -> None:
    while True:
        await _attempt(workers, idempotency.purge)
        await asyncio.sleep(_CLEANED_EVERY_SECONDS)


async def _follow(workers: Workers) -> None:
    while True:
        await asyncio.sleep(identity_state.FOLLOWED_EVERY_SECONDS)
        await _attempt(workers, identity_state.follow)


async def _attempt(workers: Workers, chore: Job[None]) -> None:
    try:
        await workers.run(chore)
    except Exception as error:  # whatever it is, there is a next time
        log.log_fault(None, error, event=error.code if isinstance(error, DomainError) else "fault")


async def _sample(workers: Workers) -> None:
    while True:
        metrics.sample_threads(size=workers.size, busy=workers.busy, waiting=workers.waiting)
        await asyncio.sleep(_SAMPLED_EVERY_SECONDS)
