"""How often a caller may ask: sliding windows of a minute, by caller and class (`x-rate` in the contract)."""

import asyncio
import hashlib
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import NamedTuple

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError

from db.errors import DomainError, Unavailable
from service import metrics, observe
from service.auth import Bearer
from service.contract import AnswerRate
from service.errors import STATUS, Problem

_SHARED_WITHIN_SECONDS = 0.25
_SHARED_RETRY_SECONDS = 5
_PATIENCE_SECONDS = 3


class Window(NamedTuple):
    """What a caller has of a class: requests a minute, how many are left, and seconds until more are."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }


class Limits:
    """Windows by requests a minute for each class; one without a number, or with 0, has no limit.

    They are in `shared`, and in `own` where there is none, or as long as it cannot be reached.
    """

    def __init__(self, rates: Mapping[str, int], own: Storage, shared: Storage | None = None) -> None:
        self._items = {rate: RateLimitItemPerMinute(amount) for rate, amount in rates.items() if amount}
        self._own = SlidingWindowCounterRateLimiter(own)
        self._shared = SlidingWindowCounterRateLimiter(shared) if shared else None
        self._alone_until = 0.0
        self._under_way: Counter[tuple[str, str]] = Counter()
        self._left = asyncio.Event()

    async def take(self, bearer: Bearer, rate: str | None) -> Window | None:
        """Count one request of the class; None where it has no limit. Raises Problem, 429, when it is one too many."""
        item = self._items.get(rate or "")
        if item is None or rate is None:
            return None
        taken, window = await self._use(item, rate, bearer, cost=1)
        if not taken:
            raise _limited(rate, window)
        return window

    @asynccontextmanager
    async def spared(self, bearer: Bearer | None, answer: AnswerRate | None) -> AsyncIterator[None]:
        """Carry out what may get an answer that has a budget of its own, and count it if it does.

        Raises Problem, 429, when the budget is used up. No more are under way at once than it would do for, so that the
        answer is not to be had by asking many times at once; the others wait, and are Unavailable if they wait long.
        """
        item = self._items.get(answer.rate) if answer else None
        if item is None or answer is None or bearer is None:
            yield
            return
        place = (answer.rate, bearer.name)
        await self._enter(item, place, bearer)
        try:
            yield
        except DomainError as error:
            if STATUS[error.code] == answer.status:
                await self._use(item, answer.rate, bearer, cost=1)
            raise
        finally:
            self._under_way[place] -= 1
            if not self._under_way[place]:
                del self._under_way[place]
            self._left.set()
            self._left = asyncio.Event()

    async def _enter(self, item: RateLimitItem, place: tuple[str, str], bearer: Bearer) -> None:
        give_up = time.monotonic() + _PATIENCE_SECONDS
        while True:
            left = self._left
            _, window = await self._use(item, place[0], bearer, cost=0)
            if not window.remaining:
                raise _limited(place[0], window)
            if self._under_way[place] < window.remaining:
                self._under_way[place] += 1
                return
            try:
                async with asyncio.timeout(give_up - time.monotonic()):
                    await left.wait()
            except TimeoutError:
                raise Unavailable from None

    async def _use(self, item: RateLimitItem, rate: str, bearer: Bearer, *, cost: int) -> tuple[bool, Window]:
        if self._shared and time.monotonic() > self._alone_until:
            try:
                async with asyncio.timeout(_SHARED_WITHIN_SECONDS):
                    return await _use(self._shared, item, rate, bearer, cost)
            except (StorageError, TimeoutError) as error:
                self._alone_until = time.monotonic() + _SHARED_RETRY_SECONDS
                metrics.LIMITS_ALONE.inc()
                observe.log_fault(None, error, event="rate_limits_alone")
        return await _use(self._own, item, rate, bearer, cost)


async def _use(
    windows: SlidingWindowCounterRateLimiter, item: RateLimitItem, rate: str, bearer: Bearer, cost: int
) -> tuple[bool, Window]:
    whose = hashlib.sha256(bearer.name.encode()).hexdigest()  # Redis need not know who calls
    taken = await windows.hit(item, rate, whose, cost=cost) if cost else True
    reset_at, remaining = await windows.get_window_stats(item, rate, whose)
    return taken, Window(item.amount, remaining, max(1, math.ceil(reset_at - time.time())))


def _limited(rate: str, window: Window) -> Problem:
    metrics.LIMITED.labels(rate).inc()
    headers = window.headers() | {"Retry-After": str(window.reset)}
    return Problem("rate_limited", "Too many requests; come back later.", headers=headers)
