"""How often a caller may ask: sliding windows of a minute, by caller and class (`x-rate-limit` in the contract)."""

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
from service.ratelimit.memory import SharedMemoryStorage, WindowStats, key
from service.telemetry import log, metrics

_SHARED_CONCURRENCY = 20
_SHARED_TIMEOUT_SECONDS = 0.25
_SHARED_RETRY_SECONDS = 5
_QUEUE_SECONDS = 3
_CACHE_SIZE = 10_000
T = TypeVar("T")


class SharedStorage(Protocol):
    """Those that several services have in common; `whose` is a name that tells nothing."""

    async def update(self, rate: str, whose: str, limit: int, cost: int) -> tuple[bool, WindowStats]: ...


class RateLimiter:
    """Windows by requests a minute for each class; one without a number, or with 0, has no limit.

    They are in `own`, and in `common` too if there is one, which counts as long as it can be reached.
    """

    def __init__(
        self, limits: Mapping[str, int], local: SharedMemoryStorage, shared: SharedStorage | None = None
    ) -> None:
        self._limits = limits
        self._local = local
        self._shared = shared
        self._shared_slots = asyncio.Semaphore(_SHARED_CONCURRENCY)
        self._local_until = 0.0
        self._in_flight: Counter[_Bucket] = Counter()
        self._released: dict[_Bucket, asyncio.Event] = {}

    async def hit(self, caller: AccessToken | Principal, rate: str | None) -> WindowStats | None:
        """Count one request of the class; None where it has no limit. Raises Problem, 429, when it is one too many."""
        place = self._bucket(caller, rate)
        return await self._hit(place) if place else None

    async def reserve(
        self, caller: AccessToken | Principal, answer: ResponseRateLimit, carry_out: Callable[[], Awaitable[T]]
    ) -> T:
        """Carry out what may get an answer that has a budget of its own, and count it if it does.

        Raises Problem, 429, when the budget is used up. No more are under way at once than it would do for, so that the
        answer is not to be had by asking many times at once; the others wait, and are Unavailable if they wait long.
        """
        place = self._bucket(caller, answer.rate_limit)
        if place is None:
            return await carry_out()
        await self._enter(place)
        try:
            return await carry_out()
        except DomainError as error:
            if STATUS[error.code] == answer.status:
                await self._hit(place)
            raise
        finally:
            self._in_flight[place] -= 1
            if not self._in_flight[place]:
                del self._in_flight[place]
            self._notify(place)

    async def _enter(self, place: "_Bucket") -> None:
        give_up = time.monotonic() + _QUEUE_SECONDS
        while (patience := give_up - time.monotonic()) > 0:
            left = self._released.setdefault(place, asyncio.Event())
            _, window = await self._update(place, cost=0)
            if left.is_set():  # what was read is of before somebody left
                continue
            if not window.remaining:
                if not self._in_flight[place]:
                    self._notify(place)  # nobody will leave who could
                raise _limited(place.rate, window)
            if self._in_flight[place] < window.remaining:
                self._in_flight[place] += 1
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(left.wait(), patience)
        raise Unavailable

    def _notify(self, place: "_Bucket") -> None:
        """Have those who wait, or are reading what there is, look again."""
        if bell := self._released.pop(place, None):
            bell.set()

    def _bucket(self, caller: AccessToken | Principal, rate: str | None) -> "_Bucket | None":
        limit = self._limits.get(rate or "")
        return _bucket(caller.client, caller.subject, rate or "", limit) if limit else None

    async def _hit(self, place: "_Bucket") -> WindowStats:
        taken, window = await self._update(place, cost=1)
        if not taken:
            raise _limited(place.rate, window)
        return window

    async def _update(self, place: "_Bucket", cost: int) -> tuple[bool, WindowStats]:
        """Counted here in any case, so that a caller does not begin anew when the shared windows are out of reach; and
        what is too much for one service is too much for all.
        """
        own = self._local.update(place.local_key, place.limit, cost)
        if self._shared is None or not own[0]:
            return own
        async with self._shared_slots:
            if time.monotonic() < self._local_until:
                return own
            try:
                async with asyncio.timeout(_SHARED_TIMEOUT_SECONDS):
                    return min(own, await self._shared.update(place.rate, place.shared_key, place.limit, cost))
            except Exception as error:  # whatever ails it, requests go on
                self._fall_back(error)
                return own

    def _fall_back(self, error: Exception) -> None:
        now = time.monotonic()
        if now > self._local_until:  # not by each of those who were asking at that moment
            metrics.RATE_LIMIT_FALLBACKS.inc()
            log.log_error(None, error, event="rate_limit_fallback")
        self._local_until = now + _SHARED_RETRY_SECONDS


class _Bucket(NamedTuple):
    """Whose requests of a class: `key` is what they are under here, `whose` in what services have in common."""

    rate: str
    limit: int
    local_key: bytes
    shared_key: str


@lru_cache(_CACHE_SIZE)
def _bucket(client: str, subject: str | None, rate: str, limit: int) -> _Bucket:
    name = caller_name(client, subject)
    # Hashed, as Redis need not know who calls.
    return _Bucket(rate, limit, key(rate, name), hashlib.sha256(name.encode()).hexdigest())


def _limited(rate: str, window: WindowStats) -> Problem:
    metrics.RATE_LIMITED.labels(rate).inc()
    headers = window.headers() | {"Retry-After": str(window.reset)}
    return Problem("rate_limited", f"The rate limit of class {rate} is exceeded. Retry later.", headers=headers)
