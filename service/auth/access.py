"""Who calls, and what they may do: a bearer token becomes a Caller, or the request is refused."""

import re
from collections.abc import Collection
from typing import Any

from service.auth.principal import Caller, Token, Verifier
from service.contract.model import Operation
from service.errors import ErrorDetail, Problem, validation_error

# The syntax of a bearer token (RFC 6750, 2.1); none has a reason to be longer.
_SENT = re.compile(rb"bearer +([A-Za-z0-9._~+/-]{1,8192}=*)", re.IGNORECASE)


async def authenticate(verifier: Verifier, authorization: bytes | None) -> Token:
    """The token of a request. Raises Problem: 401 without one that holds; Unavailable when that cannot be told."""
    if not authorization or authorization.partition(b" ")[0].lower() != b"bearer":
        raise _refused("unauthenticated", "A bearer token is needed.")
    sent = _SENT.fullmatch(authorization)
    token = await verifier.verify(sent[1].decode()) if sent else None
    if token is None:
        raise _refused("invalid_token", "The token does not hold.")
    return token


def authorize(operation: Operation, token: Token) -> None:
    """Raises Problem, 403, when the token has the scopes of none of the ways that the contract gives, or is a person's
    where only services may, or the other way round.
    """
    if not any(way <= token.scopes for way in operation.security):
        raise _refused("insufficient_scope", "The token lacks a scope.", " ".join(sorted(operation.security[0])))
    kind = "service" if token.subject is None else "person"
    if operation.caller_kind not in (None, kind):
        raise _refused("forbidden", f"Only a {operation.caller_kind} may do this.")


def resolve_brand(token: Token, arguments: dict[str, Any], allowed: Collection[str]) -> Caller:
    """The caller, in the brand that the token names, or else, for a service, the header X-Brand-Id.

    Takes the header from the arguments. Raises Problem: 400 when the header is needed and missing, 403 when header,
    query or body name another brand, or the brand is none of those `allowed` (empty: all are).
    """
    in_header = arguments.pop("x_brand_id", None)
    brand = token.brand or (in_header if token.subject is None else None)
    if brand is None and token.subject is None:
        raise validation_error(
            [ErrorDetail("header", "/X-Brand-Id", "required")], "The token names no brand, so a header has to."
        )
    body = arguments.get("body")
    in_body = body.get("brand_id", brand) if isinstance(body, dict) else brand
    named = [in_header or brand, arguments.get("brand_id", brand), in_body]
    if brand is None or named != [brand] * 3 or (allowed and brand not in allowed):
        raise _refused("forbidden", "The token does not reach that brand.")
    return Caller(token.client, token.subject, brand)


def _refused(code: str, message: str, scope: str | None = None) -> Problem:
    challenge = 'Bearer realm="patient-graph"'
    if code in ("invalid_token", "insufficient_scope"):  # those of RFC 6750, 3.1
        challenge += f', error="{code}"'
    if scope:
        challenge += f', scope="{scope}"'
    return Problem(code, message, headers={"WWW-Authenticate": challenge})
