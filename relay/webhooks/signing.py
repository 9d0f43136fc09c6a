"""Signed headers of a delivery: Standard Webhooks 1.0, and those of the platform."""

import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import NamedTuple

_PREFIX = "whsec_"


class Message(NamedTuple):
    """A delivery. `id` is the same at each attempt; attempts are counted from 1; `timestamp` is in Unix seconds."""

    id: str
    type: str
    attempt: int
    timestamp: int
    body: bytes


def signed_headers(message: Message, secrets: Sequence[str]) -> dict[str, str]:
    """Return the headers that identify and sign a delivery. The newest secret comes first."""
    return {
        "webhook-id": message.id,
        "webhook-timestamp": f"{message.timestamp}",
        "webhook-signature": " ".join(_standard_signature(message, secret) for secret in secrets),
        "X-Loop-Event-Id": message.id,
        "X-Loop-Event-Type": message.type,
        "X-Loop-Signature": _platform_signature(message, secrets[0]),
        "X-Loop-Delivery-Attempt": f"{message.attempt}",
    }


def _standard_signature(message: Message, secret: str) -> str:
    """Return a signature of Standard Webhooks 1.0. Its key is decoded from the base64 in the secret."""
    content = f"{message.id}.{message.timestamp}.".encode() + message.body
    digest = hmac.digest(b64decode(secret.removeprefix(_PREFIX)), content, hashlib.sha256)
    return f"v1,{b64encode(digest).decode()}"


def _platform_signature(message: Message, secret: str) -> str:
    """Return the signature of the platform. Its key is the secret as text, so that its receivers decode nothing."""
    return hmac.digest(secret.encode(), message.body, hashlib.sha256).hex()
