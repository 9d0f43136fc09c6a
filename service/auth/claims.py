"""The claims that a signed or introspected token must have."""

import time
from collections.abc import Mapping
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from service.auth.principal import AccessToken

_LEEWAY_SECONDS = 5
_MAX_NAME_LENGTH = 255


class ClaimsValidator:
    """Validates the claims of RFC 7519 (a signed token) or of RFC 7662 (an introspection response).

    The claims in `required` must be present; `iss`, `aud`, `exp`, `nbf` and `iat` must be valid if present. Clocks may
    differ by five seconds, which does not extend the lifetime of a token.
    """

    def __init__(self, *, issuer: str | None, audience: str, required: frozenset[str]) -> None:
        self._rules = JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": "iss" in required} | ({"value": issuer} if issuer else {}),  # type: ignore[arg-type]
            aud={"essential": "aud" in required, "value": audience},
            exp={"essential": "exp" in required},
        )

    def token(self, claims: Mapping[str, Any]) -> AccessToken | None:
        """Return the token with these claims; None if it is not valid.

        The client is `client_id` or `azp`; the brand is `brand_id` or `brand`. A service's token has no `sub`, or its
        client as `sub` (RFC 9068, 2.2). The scopes are those of `scope`, a string, and of `scp`, a string or a list.
        """
        try:
            self._rules.validate(dict(claims))
            client = _name(claims.get("client_id", claims.get("azp")))
            subject = _name(claims.get("sub", client))
            brands = {_name(claims[claim]) for claim in ("brand_id", "brand") if claims.get(claim) is not None}
            scopes = _scopes(claims)
            expires = claims.get("exp", float("inf"))
            if len(brands) > 1 or expires <= time.time():
                return None
            if "cnf" in claims:  # bound to a key (RFC 7800), whose possession is not verified here
                return None
            if "username" in claims and "sub" not in claims:  # a person's (RFC 7662, 2.2), but not which person's
                return None
        except (JoseError, TypeError, ValueError):
            return None
        brand = brands.pop() if brands else None
        return AccessToken(client, None if subject == client else subject, brand, _implied(scopes), expires)


def _name(claim: object) -> str:
    """Return a claim that is a name. Raises ValueError if it cannot be stored as one, such as for a lone surrogate."""
    if not isinstance(claim, str) or not 0 < len(claim) <= _MAX_NAME_LENGTH or b"\0" in claim.encode():
        raise ValueError
    return claim


def _scopes(claims: Mapping[str, Any]) -> list[str]:
    """Return the scopes of both claims; null means none. Raises ValueError for other types."""
    scope, scp = (claims.get(name) if claims.get(name) is not None else "" for name in ("scope", "scp"))
    listed = scp.split() if isinstance(scp, str) else scp
    if not isinstance(scope, str) or not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise ValueError
    return scope.split() + listed


def _implied(scopes: list[str]) -> frozenset[str]:
    """Return the scopes, with `read:x` and `write:x` added for `manage:x`."""
    managed = [scope.removeprefix("manage:") for scope in scopes if scope.startswith("manage:")]
    return frozenset(scopes).union(*({f"read:{noun}", f"write:{noun}"} for noun in managed))
