"""A cache of verified tokens."""

import time
from hashlib import sha256
from typing import TypeVar

from service.auth.principal import AccessToken, Verifier
from service.auth.singleflight import SingleFlight

_CACHE_SIZE = 10_000
_INVALID_SECONDS = 5.0

V = TypeVar("V")


class CachingVerifier:
    """Caches the results of a verifier, and verifies a token once for all requests that present it at the same time.

    A valid token is cached for `seconds`, but at most until it expires; an invalid one for at most 5 seconds. Of more
    than 10,000 tokens of either kind, the oldest is dropped. Keys are hashes, so that the cache holds no tokens: of the
    header `Bearer <token>`, as most clients spell it, so that a cached token needs no check of its syntax.
    """

    # Not cachetools.TLRUCache: a hit there makes four Python calls and twice the instructions.

    def __init__(self, verifier: Verifier, seconds: float) -> None:
        self._verifier = verifier
        self._seconds = seconds
        self._valid: dict[bytes, tuple[float, AccessToken]] = {}
        self._invalid: dict[bytes, float] = {}
        self._lookups: SingleFlight[bytes, AccessToken | None] = SingleFlight()

    def cached(self, authorization: bytes) -> AccessToken | None:
        """Return the valid token of a header if it is cached and the header is spelled `Bearer <token>`."""
        until, token = self._valid.get(sha256(authorization).digest(), (0.0, None))
        return token if token and until > time.monotonic() and token.expires > time.time() else None

    async def verify(self, token: str) -> AccessToken | None:
        header = b"Bearer " + token.encode()
        if cached := self.cached(header):
            return cached
        key = sha256(header).digest()
        if self._invalid.get(key, 0) > time.monotonic():
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
