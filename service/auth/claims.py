"""What a token has to say, signed or looked up, to be one for us."""

import time
from collections.abc import Mapping
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from service.auth.principal import AccessToken

_LEEWAY_SECONDS = 5
_LONGEST_NAME = 255


class ClaimsValidator:
    """Reads the claims of RFC 7519 (a signed token) or of RFC 7662 (the answer to an introspection).

    Those of `needed` have to be there; `iss`, `aud`, `exp`, `nbf` and `iat` have to be right wherever they are.
    Clocks may differ by five seconds, which does not make a token last longer.
    """

    def __init__(self, *, issuer: str | None, audience: str, needed: frozenset[str]) -> None:
        self._rules = JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": "iss" in needed} | ({"value": issuer} if issuer else {}),  # type: ignore[arg-type]
            aud={"essential": "aud" in needed, "value": audience},
            exp={"essential": "exp" in needed},
        )

    def token(self, claims: Mapping[str, Any]) -> AccessToken | None:
        """None when anything is not as it has to be.

        The client is `client_id` or `azp`; the brand `brand_id` or `brand`. A service's token has no `sub`, or its
        client as `sub` (RFC 9068, 2.2). The scopes are those of `scope`, a text, and of `scp`, a text or a list.
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
            if "cnf" in claims:  # of use only to who proves to have a key (RFC 7800), and that is not asked here
                return None
            if "username" in claims and "sub" not in claims:  # a person's (RFC 7662, 2.2), but nobody knows whose
                return None
        except (JoseError, TypeError, ValueError):
            return None
        brand = brands.pop() if brands else None
        return AccessToken(client, None if subject == client else subject, brand, _implied(scopes), expires)


def _name(claim: object) -> str:
    """Raises ValueError for what is no name that can be stored, a lone surrogate included."""
    if not isinstance(claim, str) or not 0 < len(claim) <= _LONGEST_NAME or b"\0" in claim.encode():
        raise ValueError
    return claim


def _scopes(claims: Mapping[str, Any]) -> list[str]:
    """Those of both claims; null is none. Raises ValueError for what is neither text nor a list of texts."""
    scope, scp = (claims.get(name) if claims.get(name) is not None else "" for name in ("scope", "scp"))
    listed = scp.split() if isinstance(scp, str) else scp
    if not isinstance(scope, str) or not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise ValueError
    return scope.split() + listed


def _implied(scopes: list[str]) -> frozenset[str]:
    """The scopes, `manage:x` being `read:x` and `write:x` too."""
    managed = [scope.removeprefix("manage:") for scope in scopes if scope.startswith("manage:")]
    return frozenset(scopes).union(*({f"read:{noun}", f"write:{noun}"} for noun in managed))
