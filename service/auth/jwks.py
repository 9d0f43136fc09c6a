"""The keys by which an issuer signs: its JSON Web Key Set (RFC 7517)."""

import asyncio
import time
from contextlib import suppress
from typing import Protocol

from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet

from db.errors import Unavailable
from service.auth.client import Fetch, unusable
from service.auth.singleflight import Collapsed
from service.urls import is_safe

_RENEWED_SECONDS = 600


_KEPT_SECONDS = 1200


_RETRY_SECONDS = 1


class Keys(Protocol):
    async def find(self, kid: object) -> Key | None:
        """The key of that id, or the only one where a token names none. Raises Unavailable."""


class PublishedKeys:
    """An issuer's key set (RFC 7517), fetched when it is needed, and after ten minutes again, while it goes on to be
    used for ten more at most.

    A key id that is not among them makes for another fetch, but not within `interval` seconds of the last one. Without
    `url` the issuer's metadata say where the keys are (OpenID Connect Discovery 1.0).
    """

    def __init__(self, fetch: Fetch, *, issuer: str, url: str | None, interval: float) -> None:
        self._fetch = fetch
        self._issuer = issuer
        self._url = url
        self._interval = interval
        self._set = KeySet([])
        self._fetched_at = self._failed_at = float("-inf")
        self._fetching: Collapsed[None, None] = Collapsed()
        self._renewal: asyncio.Future[None] | None = None

    async def find(self, kid: object) -> Key | None:
        found = self._known(kid)
        age = time.monotonic() - self._fetched_at
        if found and age <= _KEPT_SECONDS:
            if age > _RENEWED_SECONDS:  # as many as there are join the one that is under way
                self._renewal = asyncio.ensure_future(self._try_to_renew())
            return found
        if found is None and age <= self._interval:
            return None
        await self._fetching.run(None, self._renew)
        return self._known(kid)

    async def _try_to_renew(self) -> None:
        with suppress(Unavailable):
            await self._fetching.run(None, self._renew)

    def _known(self, kid: object) -> Key | None:
        fitting = [key for key in self._set if kid in (None, key.kid) and key.get("use") in (None, "sig")]
        return fitting[0] if len(fitting) == 1 else None

    async def _renew(self) -> None:
        if time.monotonic() < self._failed_at + _RETRY_SECONDS:
            raise Unavailable
        try:
            published = (await self._fetch.json("keys", await self._where())).get("keys")
            if not isinstance(published, list):
                raise unusable("keys", "no key set")
        except Unavailable:
            self._failed_at = time.monotonic()
            raise
        self._set = KeySet([key for each in published if (key := _usable(each))])
        self._fetched_at = time.monotonic()

    async def _where(self) -> str:
        if self._url:
            return self._url
        metadata = await self._fetch.json("metadata", f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        url = metadata.get("jwks_uri")
        if metadata.get("issuer") != self._issuer:
            raise unusable("metadata", "they are of another issuer")
        try:
            if isinstance(url, str) and is_safe(url):
                return url
        except ValueError:
            pass
        raise unusable("metadata", "no safe address of keys")


def _usable(published: object) -> Key | None:
    """A key of a kind that is known here; others (RFC 7517, 5) are passed over."""
    try:
        return JWKRegistry.import_key(published) if isinstance(published, dict) else None
    except (JoseError, ValueError, TypeError, KeyError):
        return None
