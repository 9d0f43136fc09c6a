"""The keys by which an issuer signs: its JSON Web Key Set (RFC 7517)."""

import asyncio
import time
from contextlib import suppress
from typing import Protocol

from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet

from db.errors import Unavailable
from service.auth.client import IdentityClient, unusable_response
from service.auth.singleflight import SingleFlight
from service.urls import is_safe

_REFRESH_SECONDS = 600


_MAX_AGE_SECONDS = 1200


_RETRY_SECONDS = 1


class KeySource(Protocol):
    async def find(self, kid: object) -> Key | None:
        """The key of that id, or the only one where a token names none. Raises Unavailable."""


class JwksClient:
    """An issuer's key set (RFC 7517), fetched when it is needed, and after ten minutes again, while it goes on to be
    used for ten more at most.

    A key id that is not among them makes for another fetch, but not within `interval` seconds of the last one. Without
    `url` the issuer's metadata say where the keys are (OpenID Connect Discovery 1.0).
    """

    def __init__(self, fetch: IdentityClient, *, issuer: str, url: str | None, min_refresh_interval: float) -> None:
        self._fetch = fetch
        self._issuer = issuer
        self._url = url
        self._min_refresh_interval = min_refresh_interval
        self._set = KeySet([])
        self._fetched_at = self._failed_at = float("-inf")
        self._refreshes: SingleFlight[None, None] = SingleFlight()
        self._background_refresh: asyncio.Future[None] | None = None

    async def find(self, kid: object) -> Key | None:
        found = self._known(kid)
        age = time.monotonic() - self._fetched_at
        if found and age <= _MAX_AGE_SECONDS:
            if age > _REFRESH_SECONDS:  # as many as there are join the one that is under way
                self._background_refresh = asyncio.ensure_future(self._refresh_in_background())
            return found
        if found is None and age <= self._min_refresh_interval:
            return None
        await self._refreshes.run(None, self._refresh)
        return self._known(kid)

    async def _refresh_in_background(self) -> None:
        with suppress(Unavailable):
            await self._refreshes.run(None, self._refresh)

    def _known(self, kid: object) -> Key | None:
        fitting = [key for key in self._set if kid in (None, key.kid) and key.get("use") in (None, "sig")]
        return fitting[0] if len(fitting) == 1 else None

    async def _refresh(self) -> None:
        if time.monotonic() < self._failed_at + _RETRY_SECONDS:
            raise Unavailable
        try:
            published = (await self._fetch.json("keys", await self._keys_url())).get("keys")
            if not isinstance(published, list):
                raise unusable_response("keys", "no key set")
        except Unavailable:
            self._failed_at = time.monotonic()
            raise
        self._set = KeySet([key for each in published if (key := _usable(each))])
        self._fetched_at = time.monotonic()

    async def _keys_url(self) -> str:
        if self._url:
            return self._url
        metadata = await self._fetch.json("metadata", f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        url = metadata.get("jwks_uri")
        if metadata.get("issuer") != self._issuer:
            raise unusable_response("metadata", "they are of another issuer")
        try:
            if isinstance(url, str) and is_safe(url):
                return url
        except ValueError:
            pass
        raise unusable_response("metadata", "no safe address of keys")


def _usable(published: object) -> Key | None:
    """A key of a kind that is known here; others (RFC 7517, 5) are passed over."""
    try:
        return JWKRegistry.import_key(published) if isinstance(published, dict) else None
    except (JoseError, ValueError, TypeError, KeyError):
        return None
