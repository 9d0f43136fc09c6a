"""Sliding windows of a minute in Redis, shared by several services: those of the library `limits`.

A window lasts as long as its keys, which expire by the clock of Redis; the clocks of the services do not matter.
"""

import math
import time
from typing import Any

from limits import RateLimitItemPerMinute
from limits.aio import storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import ConnectionPool

from service.ratelimit.memory import WindowStats

_SECONDS = 60


class RedisStorage:
    """Windows in the Redis at a URL. Raises ValueError for an invalid URL."""

    def __init__(self, url: str) -> None:
        self._pool = ConnectionPool.from_url(url)
        options: Any = {"implementation": "redispy", "key_prefix": "patient-graph", "connection_pool": self._pool}
        # The connection pool has the real address.
        self._limiter = SlidingWindowCounterRateLimiter(_Windows("async+redis://localhost:6379", **options))

    async def update(self, rate: str, name: str, limit: int, cost: int) -> tuple[bool, WindowStats]:
        """Do as MemoryStorage.update does. Raises the errors of the library."""
        item = RateLimitItemPerMinute(limit)
        allowed = await self._limiter.hit(item, rate, name, cost=cost) if cost else True
        reset_at, remaining = await self._limiter.get_window_stats(item, rate, name)
        if not allowed and remaining >= cost:  # the window that was used up has just ended, or was of the future
            allowed = await self._limiter.hit(item, rate, name, cost=cost)
            reset_at, remaining = await self._limiter.get_window_stats(item, rate, name)
        # The library adds the time of this clock, which may be set at any moment.
        reset = min(max(1, math.ceil(reset_at - time.time())), _SECONDS)
        return allowed, WindowStats(limit, remaining, reset)

    async def close(self) -> None:
        await self._pool.disconnect()


class _Windows(storage.RedisStorage):
    """The windows of the library, without those of the future: the clock of Redis was set back since they began."""

    async def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Return the requests of the previous window, the seconds it counts, and the same of the current one."""
        window = await super().get_sliding_window(key, expiry)
        _, previous_seconds, _, current_seconds = window
        if previous_seconds <= expiry and current_seconds <= 2 * expiry:
            return window
        await self.clear_sliding_window(key, expiry)
        return 0, 0.0, 0, 0.0
