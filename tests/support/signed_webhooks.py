"""Requests of webhooks as the service sends them, signed here independently of it."""

import hashlib
import hmac
import json
import time
from base64 import b64decode, b64encode
from typing import Any, NamedTuple

OLD, NEW = ("whsec_" + b64encode(letter * 32).decode() for letter in (b"o", b"n"))
"""Two secrets of an endpoint that is rotating its secret."""


class Webhook(NamedTuple):
    """A request that is not signed yet. The time is in Unix seconds."""

    body: str
    id: str = "019a1f5c-6dff-7c3e-9b1a-5f0e8d3c2bff"
    timestamp: str = ""

    def signature(self, secret: str) -> str:
        """Return the signature of Standard Webhooks 1.0."""
        content = f"{self.id}.{self.timestamp}.{self.body}".encode()
        digest = hmac.new(b64decode(secret.removeprefix("whsec_")), content, hashlib.sha256).digest()
        return f"v1,{b64encode(digest).decode()}"

    def headers(self, signature: str) -> dict[str, str]:
        return {"webhook-id": self.id, "webhook-timestamp": self.timestamp, "webhook-signature": signature}


def webhook(event: dict[str, Any], age: float = 0) -> Webhook:
    """Return the request of an event that was sent some seconds ago."""
    return Webhook(json.dumps(event, ensure_ascii=False), event["id"], f"{int(time.time() - age)}")
