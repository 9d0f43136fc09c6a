"""Authentication and authorization of a request by its bearer token."""

import re
from collections.abc import Collection
from typing import Any

from service.auth.cache import CachingVerifier
from service.auth.principal import AccessToken
from service.contract.model import Operation
from service.errors import CHALLENGE, ErrorDetail, Problem, validation_error

# The syntax of a bearer token (RFC 6750, 2.1), with a limit of our own for its length.
_BEARER_TOKEN = re.compile(rb"bearer +([A-Za-z0-9._~+/-]{1,8192}=*)", re.IGNORECASE)


async def authenticate(verifier: CachingVerifier, authorization: bytes | None) -> AccessToken:
    """Return the token of a request.

    Raises Problem, 401, without a valid token, and Unavailable if it cannot be verified.
    """
    if authorization and (cached := verifier.cached(authorization)):
        return cached
    if not authorization or authorization.partition(b" ")[0].lower() != b"bearer":
        raise _refused("unauthenticated", "A bearer token is required.")
    match = _BEARER_TOKEN.fullmatch(authorization)
    token = await verifier.verify(match[1].decode()) if match else None
    if token is None:
        raise _refused("invalid_token", "The token is invalid or expired.")
    return token


def authorize(operation: Operation, token: AccessToken) -> bool:
    """Check a token against the security requirements of an operation.

    Returns whether the caller may reach only their own data (`x-self`): the token lacks the first requirement.
    Raises Problem, 403, if the token has the scopes of no requirement, or if the operation is for services only and
    the caller is a person, or the other way round.
    """
    if not any(requirement <= token.scopes for requirement in operation.security):
        raise _refused("insufficient_scope", "The token lacks a scope.", " ".join(sorted(operation.security[0])))
    kind = "service" if token.subject is None else "person"
    if operation.caller_kind not in (None, kind):
        raise _refused("forbidden", f"Only a {operation.caller_kind} may call this operation.")
    return operation.restricts_to_self and not operation.security[0] <= token.scopes


def resolve_brand(token: AccessToken, arguments: dict[str, Any], allowed: Collection[str]) -> str:
    """Return the brand of the token or, for a service whose token has none, that of the header X-Brand-Id.

    Removes the header from the arguments. Raises Problem: 400 if the header is needed and missing; 403 if the header,
    query or body has another brand, or if the brand is not among those `allowed` (empty: all are).
    """
    in_header = arguments.pop("x_brand_id", None)
    brand = token.brand or (in_header if token.subject is None else None)
    if brand is None and token.subject is None:
        raise validation_error(
            [ErrorDetail("header", "/X-Brand-Id", "required")], "X-Brand-Id is required: the token names no brand."
        )
    body = arguments.get("body")
    in_body = body.get("brand_id", brand) if isinstance(body, dict) else brand
    named = [in_header or brand, arguments.get("brand_id", brand), in_body]
    if brand is None or named != [brand] * 3 or (allowed and brand not in allowed):
        raise _refused("forbidden", "The token does not grant access to this brand.")
    return brand


def _refused(code: str, message: str, scope: str | None = None) -> Problem:
    challenge = CHALLENGE
    if code in ("invalid_token", "insufficient_scope"):  # the codes of RFC 6750, 3.1
        challenge += f', error="{code}"'
    if scope:
        challenge += f', scope="{scope}"'
    return Problem(code, message, headers={"WWW-Authenticate": challenge})
