"""Authentication and authorization of a request: its access token, the scopes that it needs, and its brand."""

import re
from collections.abc import Collection
from typing import Any

from service.auth.principal import AccessToken, Verifier
from service.contract.model import Operation
from service.errors import ErrorDetail, Problem, validation_error

# The syntax of a bearer token (RFC 6750, 2.1); none has a reason to be longer.
_SENT = re.compile(rb"bearer +([A-Za-z0-9._~+/-]{1,8192}=*)", re.IGNORECASE)


async def authenticate(verifier: Verifier, authorization: bytes | None) -> AccessToken:
    """The token of a request. Raises Problem: 401 without one that holds; Unavailable when that cannot be told."""
    if not authorization or authorization.partition(b" ")[0].lower() != b"bearer":
        raise _refused("unauthenticated", "A bearer token is required.")
    sent = _SENT.fullmatch(authorization)
    token = await verifier.verify(sent[1].decode()) if sent else None
    if token is None:
        raise _refused("invalid_token", "The token is invalid or expired.")
    return token


def authorize(operation: Operation, token: AccessToken) -> None:
    """Raises Problem, 403, when the token has the scopes of none of the ways that the contract gives, or is a person's
    where only services may, or the other way round.
    """
    if not any(way <= token.scopes for way in operation.security):
        raise _refused("insufficient_scope", "The token lacks a scope.", " ".join(sorted(operation.security[0])))
    kind = "service" if token.subject is None else "person"
    if operation.caller_kind not in (None, kind):
        raise _refused("forbidden", f"Only a {operation.caller_kind} may call this operation.")


def resolve_brand(token: AccessToken, arguments: dict[str, Any], allowed: Collection[str]) -> str:
    """Return the brand that the token names, or else, for a service, the header X-Brand-Id.

    Takes the header from the arguments. Raises Problem: 400 when the header is needed and missing, 403 when header,
    query or body name another brand, or the brand is none of those `allowed` (empty: all are).
    """
    named = arguments.pop("x_brand_id", None)
    brand = token.brand or (named if token.subject is None else None)
    if brand is None and token.subject is None:
        raise validation_error(
            [ErrorDetail("header", "/X-Brand-Id", "required")], "X-Brand-Id is required: the token names no brand."
        )
    body = arguments.get("body")
    said = [named or brand, arguments.get("brand_id", brand), body.get("brand_id", brand) if body else brand]
    if brand is None or said != [brand] * 3 or (allowed and brand not in allowed):
        raise _refused("forbidden", "The token does not grant access to this brand.")
    return brand


def _refused(code: str, message: str, scope: str | None = None) -> Problem:
    challenge = 'Bearer realm="patient-graph"'
    if code in ("invalid_token", "insufficient_scope"):  # those of RFC 6750, 3.1
        challenge += f', error="{code}"'
    if scope:
        challenge += f', scope="{scope}"'
    return Problem(code, message, headers={"WWW-Authenticate": challenge})
