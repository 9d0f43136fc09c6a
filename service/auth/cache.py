"""A cache of verified tokens."""

import hashlib
import time
from typing import TypeVar

from service.auth.principal import AccessToken, Verifier
from service.auth.singleflight import SingleFlight

_CACHE_SIZE = 10_000
_INVALID_SECONDS = 5.0

V = TypeVar("V")


class CachingVerifier:
    """Caches the results of a verifier, and verifies a token once for all requests that present it at the same time.

    A valid token is cached for `seconds`, but at most until it expires; an invalid one for at most 5 seconds. Of more
    than 10,000 tokens of either kind, the oldest is dropped.
    """

    # Not cachetools.TLRUCache: a hit there makes four Python calls and twice the instructions.

    def __init__(self, verifier: Verifier, seconds: float) -> None:
        self._verifier = verifier
        self._seconds = seconds
        self._valid: dict[bytes, tuple[float, AccessToken]] = {}
        self._invalid: dict[bytes, float] = {}
        self._lookups: SingleFlight[bytes, AccessToken | None] = SingleFlight()

    async def verify(self, token: str) -> AccessToken | None:
        key = hashlib.sha256(token.encode()).digest()  # so that the cache holds no tokens
        now = time.monotonic()
        cached = self._valid.get(key)
        if cached and cached[0] > now and cached[1].expires > time.time():
            return cached[1]
        if self._invalid.get(key, 0) > now:
            return None
        return await self._lookups.run(key, lambda: self._look_up(key, token))

    async def _look_up(self, key: bytes, token: str) -> AccessToken | None:
        verified = await self._verifier.verify(token)
        now = time.monotonic()
        if verified:
            _store(self._valid, key, (now + self._seconds, verified))
        else:
            _store(self._invalid, key, now + min(self._seconds, _INVALID_SECONDS))
        return verified


def _store(cache: dict[bytes, V], key: bytes, value: V) -> None:
    cache.pop(key, None)
    if len(cache) >= _CACHE_SIZE:
        del cache[next(iter(cache))]  # the oldest
    cache[key] = value
