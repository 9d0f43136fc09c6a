"""Opaque tokens, looked up at the identity service (RFC 7662)."""

from urllib.parse import quote_plus

import httpx2

from service.auth.claims import ClaimsValidator
from service.auth.client import IdentityClient, unusable_response
from service.auth.principal import AccessToken


class IntrospectionVerifier:
    """Asks the identity service about each token, as the client of that id and secret."""

    def __init__(
        self, fetch: IdentityClient, *, url: str, client_id: str, client_secret: str, issuer: str | None, audience: str
    ) -> None:
        self._fetch = fetch
        self._url = url
        # RFC 6749, 2.3.1: form-encoded before they become user name and password.
        self._credentials = httpx2.BasicAuth(quote_plus(client_id), quote_plus(client_secret))
        self._claims = ClaimsValidator(issuer=issuer, audience=audience, needed=frozenset())

    async def verify(self, token: str) -> AccessToken | None:
        """Raises Unavailable when the answer is none that RFC 7662 knows."""
        form = {"token": token, "token_type_hint": "access_token"}
        answer = await self._fetch.json("introspection", self._url, form=form, auth=self._credentials)
        active = answer.get("active")
        if not isinstance(active, bool):
            raise unusable_response("introspection", "not as RFC 7662 has it")
        # This alone tells an access token from a refresh token, and from one that needs a proof of possession.
        if not active or str(answer.get("token_type")).lower() != "bearer":
            return None
        return self._claims.token(answer)
