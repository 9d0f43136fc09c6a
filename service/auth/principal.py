"""Who calls: a person through a client, or a service."""

import json
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who calls: a person through a client, or a service, whose `subject` is None."""

    client: str
    subject: str | None

    @property
    def name(self) -> str:
        """The owner of Idempotency-Keys and rate limits."""
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
    """Verifies tokens: returns None for an invalid one. Raises Unavailable if it cannot be verified."""

    async def verify(self, token: str) -> Token | None: ...
