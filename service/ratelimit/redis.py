"""Sliding windows of a minute in Redis, shared by several services: those of the library `limits`."""

import math
import time
from typing import Any

from limits import RateLimitItemPerMinute
from limits.aio import storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import ConnectionPool

from service.ratelimit.memory import WindowStats


class RedisStorage:
    """Windows in the Redis at a URL. Raises ValueError for an invalid URL."""

    def __init__(self, url: str) -> None:
        self._pool = ConnectionPool.from_url(url)
        options: Any = {"implementation": "redispy", "key_prefix": "patient-graph", "connection_pool": self._pool}
        # The connection pool has the real address.
        redis = storage.RedisStorage("async+redis://localhost:6379", **options)
        self._limiter = SlidingWindowCounterRateLimiter(redis)

    async def update(self, rate: str, name: str, limit: int, cost: int) -> tuple[bool, WindowStats]:
        """Do as MemoryStorage.update does. Raises the errors of the library."""
        item = RateLimitItemPerMinute(limit)
        allowed = await self._limiter.hit(item, rate, name, cost=cost) if cost else True
        reset_at, remaining = await self._limiter.get_window_stats(item, rate, name)
        return allowed, WindowStats(limit, remaining, max(1, math.ceil(reset_at - time.time())))

    async def close(self) -> None:
        await self._pool.disconnect()
