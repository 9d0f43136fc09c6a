"""Rate limits: sliding windows of a minute by caller and class (`x-rate-limit` in the contract)."""

import asyncio
import hashlib
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from db.core.principal import Principal, caller_name
from db.errors import DomainError, Unavailable
from service.auth.principal import AccessToken
from service.contract.model import ResponseRateLimit
from service.errors import STATUS, Problem
from service.ratelimit.memory import WindowStats, bucket_key
from service.telemetry import log, metrics

_SHARED_CONCURRENCY = 20
_SHARED_TIMEOUT_SECONDS = 0.25
_SHARED_RETRY_SECONDS = 5
_QUEUE_SECONDS = 3
_CACHE_SIZE = 10_000
T = TypeVar("T")


class LocalStorage(Protocol):
    """Windows of this service (service/ratelimit/memory.py)."""

    def update(self, key: bytes, limit: int, cost: int, now: float | None = None) -> tuple[bool, WindowStats]: ...


class SharedStorage(Protocol):
    """Windows that several services share; the name of a caller is hashed."""

    async def update(self, rate: str, name: str, limit: int, cost: int) -> tuple[bool, WindowStats]: ...


class RateLimiter:
    """Rate limits: requests per minute of each class. A class without a number, or with 0, has no limit.

    Requests are counted in the local storage, and in the shared one too if there is one. Both must allow a request; the
    shared one is skipped while it is unavailable.
    """

    def __init__(self, limits: Mapping[str, int], local: LocalStorage, shared: SharedStorage | None = None) -> None:
        self._limits = limits
        self._local = local
        self._shared = shared
        self._shared_slots = asyncio.Semaphore(_SHARED_CONCURRENCY)
        self._local_until = 0.0
        self._in_flight: Counter[_Bucket] = Counter()
        self._released: dict[_Bucket, asyncio.Event] = {}

    def use_shared(self, shared: SharedStorage) -> None:
        """Count in another shared storage from now on."""
        self._shared, self._local_until = shared, 0.0

    async def hit(self, caller: AccessToken | Principal, rate: str | None) -> WindowStats | None:
        """Count one request of a class; None if the class has no limit. Raises Problem, 429, above the limit."""
        bucket = self._bucket(caller, rate)
        return await self._hit(bucket) if bucket else None

    async def reserve(
        self, caller: AccessToken | Principal, response: ResponseRateLimit, run: Callable[[], Awaitable[T]]
    ) -> T:
        """Run what may return a response that has a rate limit of its own, and count that response.

        Raises Problem, 429, when none remains. At most as many run at once as remain, so that parallel requests cannot
        exceed the limit; others wait. Raises Unavailable after three seconds of waiting.
        """
        bucket = self._bucket(caller, response.rate_limit)
        if bucket is None:
            return await run()
        await self._enter(bucket)
        try:
            return await run()
        except DomainError as error:
            if STATUS[error.code] == response.status:
                await self._hit(bucket)
            raise
        finally:
            self._in_flight[bucket] -= 1
            if not self._in_flight[bucket]:
                del self._in_flight[bucket]
            self._notify(bucket)

    async def _enter(self, bucket: "_Bucket") -> None:
        deadline = time.monotonic() + _QUEUE_SECONDS
        while (timeout := deadline - time.monotonic()) > 0:
            released = self._released.setdefault(bucket, asyncio.Event())
            _, window = await self._update(bucket, cost=0)
            if released.is_set():  # another request ended meanwhile, so the state is outdated
                continue
            if not window.remaining:
                if not self._in_flight[bucket]:
                    self._notify(bucket)  # nothing is in flight, so nothing else wakes the waiting requests
                raise _limited(bucket.rate, window)
            if self._in_flight[bucket] < window.remaining:
                self._in_flight[bucket] += 1
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(released.wait(), timeout)
        raise Unavailable

    def _notify(self, bucket: "_Bucket") -> None:
        """Have all requests in `_enter` read the state again."""
        if released := self._released.pop(bucket, None):
            released.set()

    def _bucket(self, caller: AccessToken | Principal, rate: str | None) -> "_Bucket | None":
        limit = self._limits.get(rate or "")
        return _bucket(caller.client, caller.subject, rate or "", limit) if limit else None

    async def _hit(self, bucket: "_Bucket") -> WindowStats:
        allowed, window = await self._update(bucket, cost=1)
        if not allowed:
            raise _limited(bucket.rate, window)
        return window

    async def _update(self, bucket: "_Bucket", cost: int) -> tuple[bool, WindowStats]:
        """Count locally in any case, so that limits do not start anew when the shared storage becomes unavailable.

        A request over the local limit is rejected without asking the shared storage.
        """
        local = self._local.update(bucket.local_key, bucket.limit, cost)
        if self._shared is None or not local[0]:
            return local
        async with self._shared_slots:
            if time.monotonic() < self._local_until:
                return local
            try:
                async with asyncio.timeout(_SHARED_TIMEOUT_SECONDS):
                    return min(local, await self._shared.update(bucket.rate, bucket.shared_key, bucket.limit, cost))
            except Exception as error:  # no error of the shared storage may stop requests
                self._fall_back(error)
                return local

    def _fall_back(self, error: Exception) -> None:
        now = time.monotonic()
        if now > self._local_until:  # once for all requests that were waiting
            metrics.RATE_LIMIT_FALLBACKS.inc()
            log.log_error(None, error, event="rate_limit_fallback")
        self._local_until = now + _SHARED_RETRY_SECONDS


class _Bucket(NamedTuple):
    """The requests of a caller in a class, with the keys of the two storages."""

    rate: str
    limit: int
    local_key: bytes
    shared_key: str


@lru_cache(_CACHE_SIZE)
def _bucket(client: str, subject: str | None, rate: str, limit: int) -> _Bucket:
    name = caller_name(client, subject)
    # Hashed, because Redis need not know the callers.
    return _Bucket(rate, limit, bucket_key(rate, name), hashlib.sha256(name.encode()).hexdigest())


def _limited(rate: str, window: WindowStats) -> Problem:
    metrics.RATE_LIMITED.labels(rate).inc()
    headers = window.headers() | {"Retry-After": str(window.reset)}
    return Problem("rate_limited", f"The rate limit of class {rate} is exceeded. Retry later.", headers=headers)
