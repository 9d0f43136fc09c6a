"""Webhooks of the mock: after a write, the example of its event is sent to one URL, signed as the relay signs."""

import asyncio
from base64 import b64decode
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import orjson

from db.core import clock
from db.webhook_secrets import PREFIX
from openapi import contract
from relay.webhooks.addresses import Network
from relay.webhooks.client import WebhookClient
from relay.webhooks.signing import Message, signed_headers
from service.errors import StartupError
from service.telemetry.output import STANDARD_OUTPUT
from service.urls import is_safe


class MockWebhooks:
    """Sends events to a URL one after another, each once, and prints the outcomes.

    Raises StartupError for a URL or a secret that the service would not accept.
    """

    def __init__(self, url: str, secret: str, networks: Sequence[Network] = ()) -> None:
        _require_url(url)
        _require_secret(secret)
        self._url, self._secret = url, secret
        self._networks = networks
        self._examples = {
            item["post"]["x-event"]: item["post"]["requestBody"]["content"]["application/cloudevents+json"]["example"]
            for item in contract()["webhooks"].values()
        }
        self._turn = asyncio.Lock()  # fair, so events are sent in the order of their writes
        self._tasks: set[asyncio.Task[None]] = set()

    @cached_property
    def _client(self) -> WebhookClient:
        return WebhookClient(self._networks, local=True)  # on the event loop that uses it

    def send(self, name: str) -> None:
        """Send the event of this name (`x-event`). The response to the write does not wait for it."""
        task = asyncio.create_task(self._post(_fresh(self._examples[name])))
        self._tasks.add(task)  # the loop keeps weak references only
        task.add_done_callback(self._tasks.discard)

    async def _post(self, event: dict[str, Any]) -> None:
        body = orjson.dumps(event)
        async with self._turn:
            message = Message(event["id"], event["type"], 1, int(clock.now().timestamp()), body)
            headers = {"Content-Type": "application/cloudevents+json"} | signed_headers(message, [self._secret])
            outcome = await self._client.post(self._url, headers, body)
        STANDARD_OUTPUT.print(f"Webhook {event['type']} {event['id']}: {outcome.status or outcome.failure}")


def _fresh(example: dict[str, Any]) -> dict[str, Any]:
    """Return an example as an event of now: with another id, because receivers ignore ids that they know."""
    now = clock.now()
    time = clock.text(now)
    data = {name: time if value == example["time"] else value for name, value in example["data"].items()}
    return example | {"id": clock.new_id_at(now), "time": time, "data": data}


def _require_url(url: str) -> None:
    try:
        safe = is_safe(url)
    except ValueError:
        safe = False
    if not safe:
        raise StartupError("WEBHOOK must be an address https://; http:// is for this machine only.")


def _require_secret(secret: str) -> None:
    try:
        key = b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError:
        key = b""
    if not (secret.startswith(PREFIX) and key):
        raise StartupError(f"WEBHOOK_SECRET must be {PREFIX} and a key in base64.")
