"""Who calls, and what they may do: a bearer token becomes a Caller, or the request is refused."""

import hashlib
import json
import re
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from service.auth.singleflight import Collapsed
from service.contract.compile import Operation
from service.errors import Fault, Problem, invalid

# The syntax of a bearer token (RFC 6750, 2.1); none has a reason to be longer.
_SENT = re.compile(rb"bearer +([A-Za-z0-9._~+/-]{1,8192}=*)", re.IGNORECASE)
_REMEMBERED = 10_000
_REFUSED_SECONDS = 5.0

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who calls: a person through a client, or a service, whose `subject` is None."""

    client: str
    subject: str | None

    @property
    def name(self) -> str:
        """Whose Idempotency-Keys and windows of requests these are."""
        return json.dumps([self.client, self.subject])


@dataclass(frozen=True, slots=True)
class Token(Bearer):
    """What a token that holds says. `brand` is None where it names none; `expires` is in seconds since 1970."""

    brand: str | None
    scopes: frozenset[str]
    expires: float


@dataclass(frozen=True, slots=True)
class Caller(Bearer):
    """The bearer, in the brand of the request."""

    brand: str


class Verifier(Protocol):
    """Turns a token into what it says; None when it does not hold. Raises Unavailable when it cannot tell."""

    async def verify(self, token: str) -> Token | None: ...


class Cached:
    """Remembers what a verifier said of a token, and asks it once however many requests come with that token.

    A token that holds is remembered for `seconds`, but never longer than it holds; one that does not, for 5 seconds
    at the most.
    """

    def __init__(self, verifier: Verifier, seconds: float) -> None:
        self._verifier = verifier
        self._seconds = seconds
        self._good: dict[bytes, tuple[float, Token]] = {}
        self._refused: dict[bytes, float] = {}
        self._asking: Collapsed[bytes, Token | None] = Collapsed()

    async def verify(self, token: str) -> Token | None:
        key = hashlib.sha256(token.encode()).digest()  # so that the memory holds no tokens
        now = time.monotonic()
        good = self._good.get(key)
        if good and good[0] > now and good[1].expires > time.time():
            return good[1]
        if self._refused.get(key, 0) > now:
            return None
        return await self._asking.run(key, lambda: self._ask(key, token))

    async def _ask(self, key: bytes, token: str) -> Token | None:
        said = await self._verifier.verify(token)
        now = time.monotonic()
        if said:
            _remember(self._good, key, (now + self._seconds, said))
        else:
            _remember(self._refused, key, now + min(self._seconds, _REFUSED_SECONDS))
        return said


def _remember(memory: dict[bytes, V], key: bytes, value: V) -> None:
    memory.pop(key, None)
    if len(memory) >= _REMEMBERED:
        del memory[next(iter(memory))]  # the oldest
    memory[key] = value


async def identify(verifier: Verifier, authorization: bytes | None) -> Token:
    """The token of a request. Raises Problem: 401 without one that holds; Unavailable when that cannot be told."""
    if not authorization or authorization.partition(b" ")[0].lower() != b"bearer":
        raise _refused("unauthenticated", "A bearer token is needed.")
    sent = _SENT.fullmatch(authorization)
    token = await verifier.verify(sent[1].decode()) if sent else None
    if token is None:
        raise _refused("invalid_token", "The token does not hold.")
    return token


def require_right(operation: Operation, token: Token) -> None:
    """Raises Problem, 403, when the token has the scopes of none of the ways that the contract gives, or is a person's
    where only services may, or the other way round.
    """
    if not any(way <= token.scopes for way in operation.scopes):
        raise _refused("insufficient_scope", "The token lacks a scope.", " ".join(sorted(operation.scopes[0])))
    kind = "service" if token.subject is None else "person"
    if operation.caller not in (None, kind):
        raise _refused("forbidden", f"Only a {operation.caller} may do this.")


def enter_brand(token: Token, arguments: dict[str, Any], allowed: Collection[str]) -> Caller:
    """The caller, in the brand that the token names, or else, for a service, the header X-Brand-Id.

    Takes the header from the arguments. Raises Problem: 400 when the header is needed and missing, 403 when header,
    query or body name another brand, or the brand is none of those `allowed` (empty: all are).
    """
    named = arguments.pop("x_brand_id", None)
    brand = token.brand or (named if token.subject is None else None)
    if brand is None and token.subject is None:
        raise invalid([Fault("header", "/X-Brand-Id", "required")], "The token names no brand, so a header has to.")
    body = arguments.get("body")
    said = [named or brand, arguments.get("brand_id", brand), body.get("brand_id", brand) if body else brand]
    if brand is None or said != [brand] * 3 or (allowed and brand not in allowed):
        raise _refused("forbidden", "The token does not reach that brand.")
    return Caller(token.client, token.subject, brand)


def _refused(code: str, message: str, scope: str | None = None) -> Problem:
    challenge = 'Bearer realm="patient-graph"'
    if code in ("invalid_token", "insufficient_scope"):  # those of RFC 6750, 3.1
        challenge += f', error="{code}"'
    if scope:
        challenge += f', scope="{scope}"'
    return Problem(code, message, headers={"WWW-Authenticate": challenge})
