"""Signed tokens: JSON Web Tokens (RFC 7519, RFC 9068), verified here by the keys that their issuer publishes."""

import asyncio
import json
import time
from base64 import urlsafe_b64decode
from collections.abc import Collection
from contextlib import suppress
from typing import Any, Protocol

import jiter
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet

from db.errors import Unavailable
from service.auth.access import Token, Verifier
from service.auth.claims import Claims
from service.auth.client import Fetch, is_safe, unusable
from service.auth.singleflight import Collapsed

_RENEWED_SECONDS = 600
_KEPT_SECONDS = 1200
_RETRY_SECONDS = 1
# They name or are extensions (RFC 7515, 4.1.11; RFC 7797), of which none is used here.
_EXTENSIONS = {"crit", "b64"}


def header(token: str) -> dict[str, Any] | None:
    """The header of a signed token, not yet to be trusted; None when it is no such token."""
    parts = token.split(".")
    try:
        value = json.loads(_decoded(parts[0])) if len(parts) == 3 else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _is_proper(token: str, names: dict[str, Any]) -> bool:
    """Whether a header says everything once and uses no extension. The library checks the types, and other names."""
    try:
        jiter.from_json(_decoded(token.partition(".")[0]), allow_inf_nan=False, catch_duplicate_keys=True)
    except ValueError:
        return False
    return not _EXTENSIONS & names.keys()


class ByShape:
    """Gives signed tokens to one verifier and all others to another. Where one is missing, the other has them all."""

    def __init__(self, *, signed: Verifier | None, opaque: Verifier | None) -> None:
        self._signed = signed
        self._opaque = opaque

    async def verify(self, token: str) -> Token | None:
        first, second = (self._signed, self._opaque) if header(token) else (self._opaque, self._signed)
        verifier = first or second
        return await verifier.verify(token) if verifier else None


class Keys(Protocol):
    async def find(self, kid: object) -> Key | None:
        """The key of that id, or the only one where a token names none. Raises Unavailable."""


class SignedTokens:
    """Verifies the signed tokens of one issuer, for one audience, by the algorithms that are allowed."""

    def __init__(self, keys: Keys, *, issuer: str, audience: str, algorithms: Collection[str]) -> None:
        self._keys = keys
        self._algorithms = algorithms
        self._claims = Claims(issuer=issuer, audience=audience, needed=frozenset({"iss", "aud", "exp"}))

    async def verify(self, token: str) -> Token | None:
        names = header(token)
        if not names or not _is_proper(token, names):
            return None
        key = await self._keys.find(names.get("kid"))
        if key is None:
            return None
        try:
            decoded = jwt.decode(token, key, algorithms=self._algorithms)
        except (JoseError, ValueError, TypeError, RecursionError):
            return None
        return self._claims.token(decoded.claims)


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
