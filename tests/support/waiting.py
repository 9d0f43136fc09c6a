"""Waiting for conditions on a machine of any speed, and clocks that tests control."""

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LONG = 120
"""The timeout of tests in seconds, much longer than anything takes on a slow machine."""
_BETWEEN_POLLS = 0.02


def wait_until(condition: Callable[[], T], what: str, *, seconds: float = LONG) -> T:
    """Return the first true value of the condition. Raises AssertionError with `what` on timeout."""
    give_up = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < give_up, f"waited in vain: {what}"
        time.sleep(_BETWEEN_POLLS)
    return value


async def until(condition: Callable[[], T], what: str, *, seconds: float = LONG) -> T:
    """The same on an event loop."""
    give_up = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < give_up, f"waited in vain: {what}"
        await asyncio.sleep(_BETWEEN_POLLS)
    return value


class ManualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time can be advanced."""

    ahead = 0.0

    def time(self) -> float:
        return super().time() + self.ahead


class ManualClock:
    """A clock that only moves when a test advances it. Replaces the module `time` in a module of the service."""

    def __init__(self, now: float | None = None) -> None:
        self._now = time.time() if now is None else now

    def time(self) -> float:
        return self._now

    monotonic = time

    def advance(self, seconds: float) -> None:
        self._now += seconds
