"""What verifiers said of tokens, remembered for a while."""

import hashlib
import time
from typing import TypeVar

from service.auth.principal import AccessToken, Verifier
from service.auth.singleflight import SingleFlight

_CACHE_SIZE = 10_000


_INVALID_SECONDS = 5.0


V = TypeVar("V")


class CachingVerifier:
    """Remembers what a verifier said of a token, and asks it once however many requests come with that token.

    A token that holds is remembered for `seconds`, but never longer than it holds; one that does not, for 5 seconds
    at the most.
    """

    def __init__(self, verifier: Verifier, seconds: float) -> None:
        self._verifier = verifier
        self._seconds = seconds
        self._valid: dict[bytes, tuple[float, AccessToken]] = {}
        self._invalid: dict[bytes, float] = {}
        self._lookups: SingleFlight[bytes, AccessToken | None] = SingleFlight()

    async def verify(self, token: str) -> AccessToken | None:
        key = hashlib.sha256(token.encode()).digest()  # so that the memory holds no tokens
        now = time.monotonic()
        good = self._valid.get(key)
        if good and good[0] > now and good[1].expires > time.time():
            return good[1]
        if self._invalid.get(key, 0) > now:
            return None
        return await self._lookups.run(key, lambda: self._look_up(key, token))

    async def _look_up(self, key: bytes, token: str) -> AccessToken | None:
        said = await self._verifier.verify(token)
        now = time.monotonic()
        if said:
            _remember(self._valid, key, (now + self._seconds, said))
        else:
            _remember(self._invalid, key, now + min(self._seconds, _INVALID_SECONDS))
        return said


def _remember(memory: dict[bytes, V], key: bytes, value: V) -> None:
    memory.pop(key, None)
    if len(memory) >= _CACHE_SIZE:
        del memory[next(iter(memory))]  # the oldest
    memory[key] = value
