"""Opaque tokens, verified by token introspection (RFC 7662)."""

from urllib.parse import quote_plus

import httpx2

from service.auth.claims import ClaimsValidator
from service.auth.client import IdentityClient, unusable_response
from service.auth.principal import AccessToken


class IntrospectionVerifier:
    """Introspects each token at the identity provider, with the credentials of a client."""

    def __init__(
        self, client: IdentityClient, *, url: str, client_id: str, client_secret: str, issuer: str | None, audience: str
    ) -> None:
        self._client = client
        self._url = url
        self._client_id = client_id
        self.use_secret(client_secret)
        self._claims = ClaimsValidator(issuer=issuer, audience=audience, required=frozenset())

    def use_secret(self, client_secret: str) -> None:
        """Authenticate with this secret from now on."""
        # RFC 6749, 2.3.1: both are form-encoded before they become user name and password.
        self._credentials = httpx2.BasicAuth(quote_plus(self._client_id), quote_plus(client_secret))

    async def verify(self, token: str) -> AccessToken | None:
        """Raises Unavailable if the response does not conform to RFC 7662."""
        form = {"token": token, "token_type_hint": "access_token"}
        response = await self._client.json("introspection", self._url, form=form, auth=self._credentials)
        active = response.get("active")
        if not isinstance(active, bool):
            raise unusable_response("introspection", "not conforming to RFC 7662")
        # Only the type tells an access token from a refresh token and from one that needs a proof of possession.
        if not active or str(response.get("token_type")).lower() != "bearer":
            return None
        return self._claims.token(response)
