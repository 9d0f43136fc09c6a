"""Results of triage, kept in memory for a short time for callers that send the same request again.

They contain names of patients, so an erasure removes them all. Each process has its own.
"""

import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from db.core.principal import Principal

LARGEST_RESULT = 1024 * 1024
"""The size in bytes up to which a result is kept."""
MOST_BYTES = 16 * LARGEST_RESULT
MOST_RESULTS = 1000


class Key(NamedTuple):
    """A caller and the hash of a request."""

    brand: str
    subject: str
    request: bytes


class Kept(NamedTuple):
    """A result as JSON, and the milliseconds for which it is kept."""

    data: bytes
    ttl_ms: int


class _Entry(NamedTuple):
    data: bytes
    expires_at: float


class TriageCache:
    """At most MOST_RESULTS results with MOST_BYTES together; the oldest make room. 0 seconds keep nothing.

    `clock` returns seconds and never goes back.
    """

    def __init__(self, seconds: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = Lock()
        self._bytes = 0
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()  # the first to expire is the first

    def get(self, key: Key) -> Kept | None:
        """Return the result of a request; None if none is kept."""
        now = self._clock()
        with self._lock:
            self._remove_expired(now)
            entry = self._entries.get(key)
        return entry and Kept(entry.data, int((entry.expires_at - now) * 1000))

    def keep(self, key: Key, data: bytes) -> int:
        """Keep a result; return the milliseconds for which it is kept, 0 if it is not."""
        if not self._seconds or len(data) > LARGEST_RESULT:
            return 0
        now = self._clock()
        with self._lock:
            self._remove_expired(now)
            if key in self._entries:  # another thread ran the same request
                self._bytes -= len(self._entries.pop(key).data)
            self._entries[key] = _Entry(data, now + self._seconds)
            self._bytes += len(data)
            while self._bytes > MOST_BYTES or len(self._entries) > MOST_RESULTS:
                self._remove_first()
        return self._seconds * 1000

    def clear(self) -> None:
        """Remove all results."""
        with self._lock:
            self._entries.clear()
            self._bytes = 0

    def _remove_expired(self, now: float) -> None:
        while self._entries and next(iter(self._entries.values())).expires_at <= now:
            self._remove_first()

    def _remove_first(self) -> None:
        _, entry = self._entries.popitem(last=False)
        self._bytes -= len(entry.data)


_in_use = TriageCache(0)


def use(cache: TriageCache) -> None:
    """Set the cache that `cache()` returns in this process."""
    global _in_use
    _in_use = cache


def cache() -> TriageCache:
    """Return the cache of this process; by default one that keeps nothing."""
    return _in_use


def key_of(principal: Principal, body: object) -> Key:
    """Return the key of a person's request. The order of the names in an object does not matter."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))  # orjson has no integers of more than 64 bits
    return Key(principal.brand, principal.subject or "", hashlib.sha256(canonical.encode()).digest())
