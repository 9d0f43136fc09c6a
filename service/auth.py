"""Who calls: a bearer token becomes a Caller, or the request is refused."""

import json
import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from service.contract import Operation
from service.errors import Problem

LOCAL_ISSUER = "patient-graph-local"
AUDIENCE = "patient-graph"
LOCAL_TOKEN_SECONDS = 30 * 24 * 3600
_CACHED_SECONDS = 60
_CACHED_TOKENS = 10_000
_LONGEST_NAME = 255
_ALGORITHMS = ["Ed25519"]


@dataclass(frozen=True, slots=True)
class Caller:
    """The verified bearer of a token. `subject` is None for a service; `expires` is in seconds since 1970."""

    client: str
    subject: str | None
    brand: str
    scopes: frozenset[str]
    expires: float

    @property
    def name(self) -> str:
        """Who owns what this caller's Idempotency-Keys name."""
        return json.dumps([self.client, self.subject])


class Verifier(Protocol):
    """Turns a token into its Caller. Raises Problem: 401 for a token that does not hold, 503 when it cannot tell."""

    async def verify(self, token: str) -> Caller: ...


class JwtVerifier:
    """Signed JSON Web Tokens (RFC 7519) of one issuer, for one audience, by one key."""

    def __init__(self, key: OKPKey, issuer: str) -> None:
        self._key = key
        self._claims = jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": AUDIENCE},
            exp={"essential": True},
        )

    async def verify(self, token: str) -> Caller:
        try:
            decoded = jwt.decode(token, self._key, algorithms=_ALGORITHMS)
            self._claims.validate(decoded.claims)
            return _caller(decoded.claims)
        except (JoseError, ValueError, TypeError, KeyError):
            raise _refused("invalid_token", "The token does not hold.") from None


class Cached:
    """Remembers what a verifier said of a token for at most a minute, and never longer than the token holds."""

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self._known: dict[str, tuple[float, Caller]] = {}

    async def verify(self, token: str) -> Caller:
        known = self._known.get(token)
        if known and known[0] > time.time():
            return known[1]
        caller = await self._verifier.verify(token)
        if len(self._known) >= _CACHED_TOKENS:
            self._known.clear()
        self._known[token] = (min(time.time() + _CACHED_SECONDS, caller.expires), caller)
        return caller


async def authorize(operation: Operation, verifier: Verifier, authorization: bytes | None) -> Caller | None:
    """The caller of an operation; None where the contract asks for no token.

    Raises Problem: 401 without a valid token, 403 without the scopes of one of the ways that the contract gives.
    """
    if not operation.scopes:
        return None
    scheme, _, token = (authorization or b"").decode("latin-1").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise _refused("unauthenticated", "A bearer token is needed.")
    caller = await verifier.verify(token.strip())
    if not any(way <= caller.scopes for way in operation.scopes):
        raise _refused("insufficient_scope", "The token lacks a scope.", " ".join(sorted(operation.scopes[0])))
    return caller


def _caller(claims: Mapping[str, Any]) -> Caller:
    client = claims.get("client_id") or claims["azp"]
    subject = claims.get("sub")
    brand = claims.get("brand_id") or claims["brand"]
    scope = claims.get("scope", "")
    if not isinstance(scope, str) or not all(_is_name(claim) for claim in (client, subject or client, brand)):
        raise ValueError("claims that cannot be stored")
    return Caller(client, None if subject == client else subject, brand, _implied(scope.split()), claims["exp"])


def _is_name(claim: object) -> bool:
    return isinstance(claim, str) and len(claim) <= _LONGEST_NAME and "\0" not in claim


def _implied(scopes: list[str]) -> frozenset[str]:
    managed = [scope.removeprefix("manage:") for scope in scopes if scope.startswith("manage:")]
    return frozenset(scopes).union(*({f"read:{noun}", f"write:{noun}"} for noun in managed))


def _refused(code: str, message: str, scope: str | None = None) -> Problem:
    challenge = 'Bearer realm="patient-graph"'
    if code != "unauthenticated":
        challenge += f', error="{code}"'
    if scope:
        challenge += f', scope="{scope}"'
    return Problem(code, message, headers={"WWW-Authenticate": challenge})


def local_key(data_dir: Path) -> OKPKey:
    """The key that signs local tokens; made on first use, readable by its owner only."""
    path = data_dir / "local-signing-key.json"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(OKPKey.generate_key("Ed25519").as_dict(private=True), file)
        with suppress(FileExistsError):  # another process was first, its key counts
            os.link(fresh, path)
        fresh.unlink()
    return OKPKey.import_key(json.loads(path.read_text(encoding="utf-8")))


def local_token(key: OKPKey, *, brand: str, scopes: list[str], subject: str | None) -> str:
    now = int(time.time())
    client = "local-app" if subject else "local-service"
    claims = {
        "iss": LOCAL_ISSUER,
        "aud": AUDIENCE,
        "iat": now,
        "exp": now + LOCAL_TOKEN_SECONDS,
        "client_id": client,
        "sub": subject or client,
        "brand_id": brand,
        "scope": " ".join(scopes),
    }
    return jwt.encode({"alg": _ALGORITHMS[0], "typ": "at+jwt"}, claims, key, algorithms=_ALGORITHMS)
