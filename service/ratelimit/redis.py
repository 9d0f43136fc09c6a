"""Sliding windows of a minute in a Redis, for services that count together: those of the library `limits`."""

import math
import time
from typing import Any

from limits import RateLimitItemPerMinute
from limits.aio import storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import ConnectionPool

from service.ratelimit.memory import WindowStats


class RedisStorage:
    """Raises ValueError when the URL is no address of a Redis."""

    def __init__(self, url: str) -> None:
        self._pool = ConnectionPool.from_url(url)
        options: Any = {"implementation": "redispy", "key_prefix": "patient-graph", "connection_pool": self._pool}
        windows = storage.RedisStorage("async+redis://localhost:6379", **options)  # the pool knows where
        self._limiter = SlidingWindowCounterRateLimiter(windows)

    async def update(self, rate: str, whose: str, limit: int, cost: int) -> tuple[bool, WindowStats]:
        """Whether so many more fit in, and what there is then; a cost of 0 only looks. Raises what the library does."""
        item = RateLimitItemPerMinute(limit)
        taken = await self._limiter.hit(item, rate, whose, cost=cost) if cost else True
        reset_at, remaining = await self._limiter.get_window_stats(item, rate, whose)
        return taken, WindowStats(limit, remaining, max(1, math.ceil(reset_at - time.time())))

    async def close(self) -> None:
        await self._pool.disconnect()
