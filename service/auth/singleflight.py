"""Deduplication of concurrent look-ups."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from db.errors import Unavailable

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class SingleFlight(Generic[K, T]):
    """Runs at most one look-up per key at a time."""

    def __init__(self) -> None:
        self._in_flight: dict[K, asyncio.Task[T]] = {}

    async def run(self, key: K, look_up: Callable[[], Awaitable[T]]) -> T:
        """Return the result of the look-up in flight for a key, or else of this one. Raises its errors."""
        task = self._in_flight.get(key)
        if task is None:
            task = asyncio.ensure_future(self._look_up(key, look_up))
            self._in_flight[key] = task
        try:
            return await asyncio.shield(task)
        except Unavailable as error:
            # A new error: a shared one would collect the frames of every request that raises it.
            raise Unavailable from error.__cause__
        finally:
            del task  # as in ThreadPool.run

    async def _look_up(self, key: K, look_up: Callable[[], Awaitable[T]]) -> T:
        try:
            return await look_up()
        finally:
            del self._in_flight[key]
