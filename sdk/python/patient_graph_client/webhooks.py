"""Webhooks: verify that a request was sent by the service, and return its event."""

import hashlib
import hmac
import json
import re
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from typing import Protocol

from .events import Event, event_from_dict

TOLERANCE = 300
"""Seconds between the time of a request and the clock of the receiver."""
_SHORTEST_KEY = 24
_TIMESTAMP = re.compile("[0-9]{1,12}")


class Headers(Protocol):
    """Headers by name, such as a dict or those of Django, Flask and Starlette."""

    def items(self) -> Iterable[tuple[str, str]]: ...


class WebhookVerificationError(Exception):
    """A request was not sent by the service, or too long ago. Respond with 400 and do not use its body."""


def verify(headers: Headers, body: bytes | str, secrets: str | Sequence[str], tolerance: float = TOLERANCE) -> Event:
    """Return the event of a webhook whose signature is valid (Standard Webhooks 1.0).

    `body` is the body as received, before it is parsed. `secrets` is the secret of the endpoint (`whsec_...`); pass the
    old and the new one while it is rotated. `tolerance` is in seconds.

    The same event can arrive again: drop repeats by `event.id`. Raises WebhookVerificationError for a request that is
    not valid, and ValueError for a secret that is not valid.
    """
    keys = [_key(each) for each in ([secrets] if isinstance(secrets, str) else secrets)]
    if not keys:
        raise ValueError("There is no secret.")
    received = {name.lower(): value for name, value in headers.items()}
    timestamp, raw = received.get("webhook-timestamp", ""), body.encode() if isinstance(body, str) else body
    content = f"{received.get('webhook-id')}.{timestamp}.".encode("utf-8", "replace") + raw
    if not _is_signed(content, received.get("webhook-signature", ""), keys):
        raise WebhookVerificationError("No signature is valid.")
    if not _TIMESTAMP.fullmatch(timestamp) or abs(time.time() - int(timestamp)) > tolerance:
        raise WebhookVerificationError("The webhook was sent too long ago, or the clocks differ.")
    return event_from_dict(json.loads(raw))


def _key(secret: str) -> bytes:
    """Return the key of a secret. Raises ValueError, also for a short one: an empty key would accept anything."""
    try:
        key = b64decode(secret.removeprefix("whsec_"), validate=True)
    except ValueError as error:
        raise ValueError("The secret is not base64.") from error
    if len(key) < _SHORTEST_KEY:
        raise ValueError("The secret is too short.")
    return key


def _is_signed(content: bytes, signatures: str, keys: Sequence[bytes]) -> bool:
    """Return whether any of the signatures is one by any of the keys. The comparison takes constant time."""
    expected = [b"v1," + b64encode(hmac.digest(key, content, hashlib.sha256)) for key in keys]
    received = [each.encode("utf-8", "replace") for each in signatures.split(" ")]
    return any(hmac.compare_digest(one, other) for one in expected for other in received)
