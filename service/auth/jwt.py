"""Signed tokens: JSON Web Tokens (RFC 7519, RFC 9068), verified here by the keys that their issuer publishes."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Collection
from typing import Any

import jiter
from joserfc import jwt
from joserfc.errors import JoseError

from service.auth.claims import ClaimsValidator
from service.auth.jwks import KeySource
from service.auth.principal import AccessToken, Verifier

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


class VerifierByTokenType:
    """Gives signed tokens to one verifier and all others to another. Where one is missing, the other has them all."""

    def __init__(self, *, signed: Verifier | None, opaque: Verifier | None) -> None:
        self._signed = signed
        self._opaque = opaque

    async def verify(self, token: str) -> AccessToken | None:
        first, second = (self._signed, self._opaque) if header(token) else (self._opaque, self._signed)
        verifier = first or second
        return await verifier.verify(token) if verifier else None


class JwtVerifier:
    """Verifies the signed tokens of one issuer, for one audience, by the algorithms that are allowed."""

    def __init__(self, keys: KeySource, *, issuer: str, audience: str, algorithms: Collection[str]) -> None:
        self._keys = keys
        self._algorithms = algorithms
        self._claims = ClaimsValidator(issuer=issuer, audience=audience, needed=frozenset({"iss", "aud", "exp"}))

    async def verify(self, token: str) -> AccessToken | None:
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
