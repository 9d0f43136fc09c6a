"""The principal of a request: the caller, its brand and the request."""

import json
from typing import NamedTuple


class Principal(NamedTuple):
    """A caller, in a brand and a request: a client and, if it acts for a person, that person.

    `subject` is the person's `sub`, None for a service. `operation` is an operationId. `own` is whether
    the caller may reach only their own patient. `scopes` are those of the token.
    """

    brand: str
    client: str
    subject: str | None
    request_id: str
    operation: str
    own: bool = False
    scopes: frozenset[str] = frozenset()


def caller_name(client: str, subject: str | None) -> str:
    """Return the name of a caller, under which Idempotency-Keys and rate limits are kept."""
    return json.dumps([client, subject])
