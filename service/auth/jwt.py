"""Signed tokens: JSON Web Tokens (RFC 7519, RFC 9068), verified with the keys that their issuer publishes."""

import json
from collections.abc import Collection

import jiter
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jws import CompactSignature
from joserfc.util import urlsafe_b64decode

from service.auth.claims import ClaimsValidator
from service.auth.jwks import KeySource
from service.auth.principal import AccessToken, Verifier

# They name or are extensions (RFC 7515, 4.1.11; RFC 7797); none is supported.
_EXTENSIONS = {"crit", "b64"}


def parse(token: str) -> CompactSignature | None:
    """Return the parts of a signed token, with its header parsed and nothing verified; None if it is not one."""
    try:
        signature = jws.extract_compact(token.encode())
    except (JoseError, ValueError, TypeError, RecursionError):
        return None
    return signature if isinstance(signature.headers(), dict) else None


def has_signed_shape(token: str) -> bool:
    """Return whether a token has three segments, the first of them a JSON object with members."""
    segments = token.split(".")
    try:
        header = json.loads(urlsafe_b64decode(segments[0].encode())) if len(segments) == 3 else None
    except (ValueError, RecursionError):
        return False
    return isinstance(header, dict) and bool(header)


class VerifierByTokenType:
    """Passes signed tokens to one verifier and all others to another. A malformed signed token is invalid."""

    def __init__(self, *, signed: "JwtVerifier", opaque: Verifier) -> None:
        self._signed = signed
        self._opaque = opaque

    async def verify(self, token: str) -> AccessToken | None:
        if signature := parse(token):
            return await self._signed.verify_parsed(signature)
        return None if has_signed_shape(token) else await self._opaque.verify(token)


class JwtVerifier:
    """Verifies the signed tokens of one issuer, for one audience, with the allowed algorithms."""

    def __init__(self, keys: KeySource, *, issuer: str, audience: str, algorithms: Collection[str]) -> None:
        self._keys = keys
        self._algorithms = algorithms
        self._claims = ClaimsValidator(issuer=issuer, audience=audience, required=frozenset({"iss", "aud", "exp"}))

    async def verify(self, token: str) -> AccessToken | None:
        signature = parse(token)
        return await self.verify_parsed(signature) if signature else None

    async def verify_parsed(self, signature: CompactSignature) -> AccessToken | None:
        """Verify a token that `parse` returned."""
        if not _is_strict_json(signature.segments["header"]) or _EXTENSIONS & signature.headers().keys():
            return None
        key = await self._keys.find(signature.headers().get("kid"))
        if key is None:
            return None
        try:
            if not jws.validate_compact(signature, key, self._algorithms):
                return None
            claims = json.loads(signature.payload)
        except (JoseError, ValueError, TypeError, RecursionError):
            return None
        return self._claims.token(claims) if isinstance(claims, dict) else None


def _is_strict_json(segment: bytes) -> bool:
    """Return whether an encoded header is UTF-8 and has each name once; the parsed header does not show it."""
    try:
        jiter.from_json(urlsafe_b64decode(segment), allow_inf_nan=False, catch_duplicate_keys=True)
    except ValueError:
        return False
    return True
