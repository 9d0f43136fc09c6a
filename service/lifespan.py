"""What goes on as long as requests are served."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from connexion.middleware import ConnexionMiddleware

from db import idempotency
from db.errors import DomainError
from service import metrics, observe
from service.parts import Parts
from service.workers import Workers

_CLEANED_EVERY_SECONDS = 600
_SAMPLED_EVERY_SECONDS = 1

Lifespan = Callable[[ConnexionMiddleware], AbstractAsyncContextManager[None]]


def lifespan(parts: Parts) -> Lifespan:
    """Starts the workers and what is done beside the requests, and ends all of it."""

    @asynccontextmanager
    async def running(_: ConnexionMiddleware) -> AsyncIterator[None]:
        parts.workers.start()
        chores = [_keep_clean, _sample] if parts.workers.size else []
        meanwhile = [asyncio.create_task(chore(parts.workers)) for chore in chores]
        try:
            async with parts.closing:
                yield
        finally:
            for task in meanwhile:
                task.cancel()
            parts.workers.stop()

    return running


async def _keep_clean(workers: Workers) -> None:
    while True:
        try:
            await workers.run(idempotency.purge)
        except Exception as error:  # whatever it is, there is a next time
            observe.log_fault(None, error, event=error.code if isinstance(error, DomainError) else "fault")
        await asyncio.sleep(_CLEANED_EVERY_SECONDS)


async def _sample(workers: Workers) -> None:
    while True:
        metrics.sample(workers)
        await asyncio.sleep(_SAMPLED_EVERY_SECONDS)
