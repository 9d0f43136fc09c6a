"""The signing keys of an issuer: its JSON Web Key Set (RFC 7517)."""

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
        """Return the key with this id, or the only key if a token has no id. Raises Unavailable."""


class JwksClient:
    """An issuer's key set (RFC 7517), fetched on demand and cached.

    After ten minutes it is refreshed in the background, and used for at most ten more. An unknown key id triggers a
    refresh too, but not within `min_refresh_interval` seconds of the last one. Without `url`, the URL of the key set is
    read from the issuer's metadata (OpenID Connect Discovery 1.0).
    """

    def __init__(self, client: IdentityClient, *, issuer: str, url: str | None, min_refresh_interval: float) -> None:
        self._client = client
        self._issuer = issuer
        self._url = url
        self._min_refresh_interval = min_refresh_interval
        self._set = KeySet([])
        self._fetched_at = self._failed_at = float("-inf")
        self._refreshes: SingleFlight[None, None] = SingleFlight()
        self._background_refresh: asyncio.Future[None] | None = None

    async def find(self, kid: object) -> Key | None:
        key = self._known(kid)
        age = time.monotonic() - self._fetched_at
        if key and age <= _MAX_AGE_SECONDS:
            if age > _REFRESH_SECONDS:  # all requests share one refresh
                self._background_refresh = asyncio.ensure_future(self._refresh_in_background())
            return key
        if key is None and age <= self._min_refresh_interval:
            return None
        await self.refresh()
        return self._known(kid)

    async def refresh(self) -> None:
        """Fetch the key set now. If that fails, the known keys stay. Raises Unavailable."""
        await self._refreshes.run(None, self._refresh)

    async def _refresh_in_background(self) -> None:
        with suppress(Unavailable):
            await self.refresh()

    def _known(self, kid: object) -> Key | None:
        matching = [key for key in self._set if kid in (None, key.kid) and key.get("use") in (None, "sig")]
        return matching[0] if len(matching) == 1 else None

    async def _refresh(self) -> None:
        if time.monotonic() < self._failed_at + _RETRY_SECONDS:
            raise Unavailable
        try:
            published = (await self._client.json("keys", await self._keys_url())).get("keys")
            if not isinstance(published, list):
                raise unusable_response("keys", "not a key set")
        except Unavailable:
            self._failed_at = time.monotonic()
            raise
        self._set = KeySet([key for each in published if (key := _usable(each))])
        self._fetched_at = time.monotonic()

    async def _keys_url(self) -> str:
        if self._url:
            return self._url
        metadata = await self._client.json("metadata", f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        url = metadata.get("jwks_uri")
        if metadata.get("issuer") != self._issuer:
            raise unusable_response("metadata", "of another issuer")
        try:
            if isinstance(url, str) and is_safe(url):
                return url
        except ValueError:
            pass
        raise unusable_response("metadata", "no safe URL of a key set")


def _usable(published: object) -> Key | None:
    """Return a published key; None for an unsupported one, which is ignored (RFC 7517, 5)."""
    try:
        return JWKRegistry.import_key(published) if isinstance(published, dict) else None
    except (JoseError, ValueError, TypeError, KeyError):
        return None
