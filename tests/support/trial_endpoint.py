"""Webhook endpoints of trials: receivers that verify each request, and keep which events arrived and when."""

import hashlib
import hmac
import time
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from tests.support.deliveries import assert_in_order, first_arrivals
from tests.support.live_service import LiveService
from tests.support.webhook_receiver import Answer, Received, WebhookReceiver

EVENTS = "patient_graph.patient.*"
"""The events that endpoints of trials get: those about patients."""
_PENDING = "FROM webhook_deliveries WHERE brand_id = 'demo' AND endpoint_id = %s AND status = 'pending'"


class Arrival(NamedTuple):
    """A request with a valid signature. The delay is that since the event occurred, in seconds."""

    id: str
    delay: float


class TrialEndpoint:
    """An endpoint of a service for events about patients. `behave` returns the status of the response.

    That is for valid requests; None closes the connection without a response.
    """

    def __init__(self, service: LiveService, behave: Callable[[Received], int | None] | None = None) -> None:
        self.behave = behave or (lambda _: 204)
        self.arrived: list[Arrival] = []
        self.accepted: list[Arrival] = []
        """The requests whose response was 2xx."""
        self.invalid: list[Received] = []
        """The requests without a valid signature. They are rejected."""
        self._receiver = WebhookReceiver(tls=False)
        self._receiver.respond = self._respond
        created = self._create(service)
        self.id, self._secret = created["id"], created["secret"]

    def close(self) -> None:
        self._receiver.close()

    def hang(self, received: Received) -> None:
        """Respond nothing until it is closed."""
        self._receiver.hang(received)

    @property
    def incomplete(self) -> int:
        """The number of requests whose sender ended before their end."""
        return self._receiver.incomplete

    def pending(self, service: LiveService) -> int:
        """Return how many deliveries to it are pending."""
        return int(service.sql(f"SELECT count(*) {_PENDING}", self.id)[0][0])

    def is_served(self, service: LiveService) -> bool:
        """Return whether no delivery to it is pending."""
        return bool(service.sql(f"SELECT NOT EXISTS (SELECT {_PENDING})", self.id)[0][0])

    def check(self, service: LiveService) -> None:
        """Check that exactly the stored events arrived and were accepted, in order, with valid signatures."""
        assert_in_order(service, self.arrived, "patient.")
        assert_in_order(service, self.accepted, "patient.")
        assert not self.invalid, f"signatures are invalid: {self.invalid[0]}"

    def delays(self) -> list[float]:
        """Return the delay of each event's first arrival."""
        return list({each.id: each.delay for each in reversed(self.arrived)}.values())

    def figures(self) -> dict[str, int]:
        """Return the figures of an endpoint that `check` has passed."""
        figures = {"delivered": len(first_arrivals(self.accepted)), "requests": len(self.arrived)}
        return figures | {"lost": 0, "out of order": 0, "invalid signatures": 0}

    def _create(self, service: LiveService) -> dict[str, str]:
        endpoint = {"brand_id": "demo", "url": self._receiver.url, "events": [EVENTS]}
        with service.api(service.token()) as api:
            response = api.post("/v1/webhooks", json=endpoint)
        assert response.status_code == 201, response.text
        created: dict[str, str] = response.json()
        return created

    def _respond(self, received: Received) -> Answer | None:
        now = time.time()
        if not self._is_valid(received):
            self.invalid.append(received)
            return Answer(400)
        arrival = Arrival(received.id, now - datetime.fromisoformat(received.event["time"]).timestamp())
        self.arrived.append(arrival)
        status = self.behave(received)
        if status == 204:
            self.accepted.append(arrival)
        return Answer(status) if status else None

    def _is_valid(self, received: Received) -> bool:
        """Verify the signature of Standard Webhooks and that of the platform."""
        try:
            Webhook(self._secret).verify(received.body, received.headers)
        except WebhookVerificationError:
            return False
        expected = hmac.new(self._secret.encode(), received.body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(expected, received.headers["x-loop-signature"])
