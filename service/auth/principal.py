"""Access tokens, and the protocol of their verifiers."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AccessToken:
    """The content of a valid access token.

    `subject` is the person, None for a service. `brand` is None if the token names none. `expires` is in seconds since
    1970.
    """

    client: str
    subject: str | None
    brand: str | None
    scopes: frozenset[str]
    expires: float


class Verifier(Protocol):
    """Verifies access tokens."""

    async def verify(self, token: str) -> AccessToken | None:
        """Return the content of a token, None if it is invalid. Raises Unavailable when that cannot be determined."""
