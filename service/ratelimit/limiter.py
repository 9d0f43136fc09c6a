"""How often a caller may ask: sliding windows of a minute, by caller and class (`x-rate` in the contract)."""

import asyncio
import hashlib
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from db.errors import DomainError, Unavailable
from service.auth.principal import Bearer
from service.contract.model import AnswerRate
from service.errors import STATUS, Problem
from service.ratelimit.memory import MemoryWindows, Window, key
from service.telemetry import log, metrics

_SHARED_AT_ONCE = 20
_SHARED_WITHIN_SECONDS = 0.25
_SHARED_RETRY_SECONDS = 5
_PATIENCE_SECONDS = 3
_REMEMBERED = 10_000
T = TypeVar("T")


class CommonWindows(Protocol):
    """Those that several services have in common; `whose` is a name that tells nothing."""

    async def use(self, rate: str, whose: str, limit: int, cost: int) -> tuple[bool, Window]: ...


class Limits:
    """Windows by requests a minute for each class; one without a number, or with 0, has no limit.

    They are in `own`, and in `common` too if there is one, which counts as long as it can be reached.
    """

    def __init__(self, rates: Mapping[str, int], own: MemoryWindows, common: CommonWindows | None = None) -> None:
        self._rates = rates
        self._own = own
        self._common = common
        self._turn = asyncio.Semaphore(_SHARED_AT_ONCE)
        self._alone_until = 0.0
        self._under_way: Counter[_Place] = Counter()
        self._left: dict[_Place, asyncio.Event] = {}

    async def take(self, bearer: Bearer, rate: str | None) -> Window | None:
        """Count one request of the class; None where it has no limit. Raises Problem, 429, when it is one too many."""
        place = self._place(bearer, rate)
        return await self._count(place) if place else None

    async def spare(self, bearer: Bearer, answer: AnswerRate, carry_out: Callable[[], Awaitable[T]]) -> T:
        """Carry out what may get an answer that has a budget of its own, and count it if it does.

        Raises Problem, 429, when the budget is used up. No more are under way at once than it would do for, so that the
        answer is not to be had by asking many times at once; the others wait, and are Unavailable if they wait long.
        """
        place = self._place(bearer, answer.rate)
        if place is None:
            return await carry_out()
        await self._enter(place)
        try:
            return await carry_out()
        except DomainError as error:
            if STATUS[error.code] == answer.status:
                await self._count(place)
            raise
        finally:
            self._under_way[place] -= 1
            if not self._under_way[place]:
                del self._under_way[place]
            self._ring(place)

    async def _enter(self, place: "_Place") -> None:
        give_up = time.monotonic() + _PATIENCE_SECONDS
        while (patience := give_up - time.monotonic()) > 0:
            left = self._left.setdefault(place, asyncio.Event())
            _, window = await self._use(place, cost=0)
            if left.is_set():  # what was read is of before somebody left
                continue
            if not window.remaining:
                if not self._under_way[place]:
                    self._ring(place)  # nobody will leave who could
                raise _limited(place.rate, window)
            if self._under_way[place] < window.remaining:
                self._under_way[place] += 1
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(left.wait(), patience)
        raise Unavailable

    def _ring(self, place: "_Place") -> None:
        """Have those who wait, or are reading what there is, look again."""
        if bell := self._left.pop(place, None):
            bell.set()

    def _place(self, bearer: Bearer, rate: str | None) -> "_Place | None":
        limit = self._rates.get(rate or "")
        return _place(bearer.client, bearer.subject, rate or "", limit) if limit else None

    async def _count(self, place: "_Place") -> Window:
        taken, window = await self._use(place, cost=1)
        if not taken:
            raise _limited(place.rate, window)
        return window

    async def _use(self, place: "_Place", cost: int) -> tuple[bool, Window]:
        """Counted here in any case, so that a caller does not begin anew when the shared windows are out of reach; and
        what is too much for one service is too much for all.
        """
        own = self._own.use(place.key, place.limit, cost)
        if self._common is None or not own[0]:
            return own
        async with self._turn:
            if time.monotonic() < self._alone_until:
                return own
            try:
                async with asyncio.timeout(_SHARED_WITHIN_SECONDS):
                    return min(own, await self._common.use(place.rate, place.whose, place.limit, cost))
            except Exception as error:  # whatever ails it, requests go on
                self._stay_alone(error)
                return own

    def _stay_alone(self, error: Exception) -> None:
        now = time.monotonic()
        if now > self._alone_until:  # not by each of those who were asking at that moment
            metrics.LIMITS_ALONE.inc()
            log.log_fault(None, error, event="rate_limits_alone")
        self._alone_until = now + _SHARED_RETRY_SECONDS


class _Place(NamedTuple):
    """Whose requests of a class: `key` is what they are under here, `whose` in what services have in common."""

    rate: str
    limit: int
    key: bytes
    whose: str


@lru_cache(_REMEMBERED)
def _place(client: str, subject: str | None, rate: str, limit: int) -> _Place:
    name = Bearer(client, subject).name
    # Hashed, as Redis need not know who calls.
    return _Place(rate, limit, key(rate, name), hashlib.sha256(name.encode()).hexdigest())


def _limited(rate: str, window: Window) -> Problem:
    metrics.LIMITED.labels(rate).inc()
    headers = window.headers() | {"Retry-After": str(window.reset)}
    return Problem("rate_limited", f"Too many requests of class {rate}; come back later.", headers=headers)
