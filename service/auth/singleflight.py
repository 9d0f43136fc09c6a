"""Many who ask the same at the same time are answered by one look-up."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from db.errors import Unavailable

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class SingleFlight(Generic[K, T]):
    """Look-ups by key, of which at most one a key is under way."""

    def __init__(self) -> None:
        self._in_flight: dict[K, asyncio.Task[T]] = {}

    async def run(self, key: K, look_up: Callable[[], Awaitable[T]]) -> T:
        """What the look-up under way gives, or else this one. Raises what it raises."""
        task = self._in_flight.get(key)
        if task is None:
            task = asyncio.ensure_future(self._look_up(key, look_up))
            self._in_flight[key] = task
        try:
            return await asyncio.shield(task)
        except Unavailable as error:
            # An error of one's own: a shared one would gather the frames of everybody who raises it.
            raise Unavailable from error.__cause__
        finally:
            del task  # as in Workers.run

    async def _look_up(self, key: K, look_up: Callable[[], Awaitable[T]]) -> T:
        try:
            return await look_up()
        finally:
            del self._in_flight[key]
