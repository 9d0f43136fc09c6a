"""Kills at random moments under writes: of relays, of the NATS server and of PostgreSQL.

The relays deliver to NATS and to a webhook endpoint that rejects some requests.
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median

import httpx2
import psycopg2

from tests.campaign.results import Figure, Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Program, kill, running
from tests.support.deliveries import assert_in_order, first_arrivals, has_all
from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.live_service import LiveService
from tests.support.nats_server import Message, NatsServer
from tests.support.overrides import override_env
from tests.support.trial_endpoint import TrialEndpoint
from tests.support.waiting import LONG, wait_until
from tests.support.webhook_receiver import Received
from tests.support.writers import Writers

WRITERS = 8
# Without the pauses of the retries of webhooks, and of the service before it starts PostgreSQL again.
QUICK = override_env({"relay.webhooks.schedule._DELAYS": [0] * 1000, "service.process.watch._PAUSES_SECONDS": [0.25]})
SINKS = {
    "NATS": "SELECT number FROM relay_cursors WHERE sink = 'nats'",
    "webhooks": """
        SELECT least(
            (SELECT number FROM relay_cursors WHERE sink = 'webhooks'),
            (SELECT min(number) - 1 FROM webhook_deliveries WHERE status = 'pending')
        )""",
}
"""The position up to which a sink has all events."""
_REJECTED = 0.1
_UPDATES = 3
_MERGE = {"Content-Type": "application/merge-patch+json"}
_FEWEST_WRITES, _MOST_WRITES = 5, 60


class Updating(Writers):
    """Clients that create patients, and update each a few times, so that a patient has events with an order."""

    def _is_acknowledged(self, api: httpx2.Client, body: dict[str, str], key: str) -> bool:
        if not super()._is_acknowledged(api, body, key):
            return False
        for number in range(_UPDATES):
            wait_until(partial(self._is_updated, api, body, key, number), "an update is acknowledged")
        return True

    def _is_updated(self, api: httpx2.Client, body: dict[str, str], key: str, number: int) -> bool:
        """Find the patient by the key of its creation, and update it."""
        if self._gives_up:
            return True
        try:
            created = api.post(f"{self._service.url}/v1/patients", json=body, headers={"Idempotency-Key": key})
            if created.status_code == 503:
                return False
            updated = api.patch(
                f"{self._service.url}/v1/patients/{created.json()['id']}",
                json={"first_name": f"{number}"},
                headers=_MERGE | {"Idempotency-Key": f"{key}.{number}"},
            )
        except httpx2.TransportError:
            return False
        assert updated.status_code in (200, 503), updated.text
        return updated.status_code == 200


class Delivery:
    """Two relays of a service, of which one waits to take over, and what they deliver to: a server and an endpoint."""

    def __init__(self, service: LiveService) -> None:
        self.service = service
        self.server = NatsServer().start()
        self.endpoint = TrialEndpoint(service, _accept_or_reject)
        self._relays = [self._start_relay(), self._start_relay()]

    def _start_relay(self) -> ForkedProcess:
        environment = self.service.environment | {"EVENTS_URL": self.server.url}
        with (self.service.data_dir / "relay.log").open("ab") as output:
            return fork_server().spawn([sys.executable, "-m", "service", "relay"], environment, output.fileno())

    def kill_relay(self) -> None:
        """Kill one of the relays, and start another one as an operator's supervisor would."""
        ended = self._relays.pop(random.randrange(2))
        kill(ended.pid)
        ended.wait(LONG)
        self._relays.append(self._start_relay())

    def kill_server(self) -> None:
        self.server.kill()
        self.server.start()

    def kill_postgres(self) -> None:
        kill(self.service.postgres.process_id())

    def seconds_since(self, moment: float, writers: Writers) -> dict[str, float]:
        """Wait until each sink has everything that is stored now, and return the seconds since a moment until then."""
        seconds: dict[str, float] = {}
        newest = "SELECT coalesce(max(number), 0) FROM outbox"
        last = wait_until(partial(self._number, newest), "PostgreSQL responds") or 0

        def have_all() -> bool:
            for sink, position in SINKS.items():
                if sink not in seconds and (self._number(position) or 0) >= last:
                    seconds[sink] = time.monotonic() - moment
            return len(seconds) == len(SINKS)

        writers.wait_until(have_all, "events are delivered again")
        return seconds

    def _number(self, query: str) -> int | None:
        try:
            found = self.service.sql(query)
        except psycopg2.OperationalError:
            return None
        return found[0][0] if found else None

    def clean_up(self) -> None:
        for relay in self._relays:
            relay.kill()
            relay.wait(LONG)
        self.server.clean_up()
        self.endpoint.close()


def _accept_or_reject(_: Received) -> int:
    return 503 if random.random() < _REJECTED else 204


TARGETS = {
    "a relay": Delivery.kill_relay,
    "the NATS server": Delivery.kill_server,
    "PostgreSQL": Delivery.kill_postgres,
}


def run(kills: int) -> list[Row]:
    """Kill so many times, each target equally often, and compare what arrived at each sink with what is stored."""
    order = [list(TARGETS)[number % len(TARGETS)] for number in range(kills)]
    random.shuffle(order)
    seconds: dict[str, list[dict[str, float]]] = defaultdict(list)
    with running(Program(**DEFAULT_TIMEOUTS, **QUICK)) as service, _delivering(service) as delivery:
        with Updating(service, service.token(), WRITERS) as writers:
            for target in order:
                writers.wait_for(random.randint(_FEWEST_WRITES, _MOST_WRITES))
                moment = time.monotonic()
                TARGETS[target](delivery)
                seconds[target].append(delivery.seconds_since(moment, writers))
        messages = _check(delivery)
    sinks = [_row_of_nats(messages, kills), _row_of_endpoint(delivery.endpoint, kills)]
    return [*sinks, *(_row(target, found) for target, found in seconds.items())]


@contextmanager
def _delivering(service: LiveService) -> Iterator[Delivery]:
    delivery = Delivery(service)
    try:
        yield delivery
    finally:
        delivery.clean_up()


def _check(delivery: Delivery) -> list[Message]:
    """Wait until everything is delivered; check that nothing is lost or out of order; return the messages of NATS."""
    service, endpoint = delivery.service, delivery.endpoint
    wait_until(lambda: all(has_all(service, sink) for sink in ("nats", "webhooks")), "all events are stored by sinks")
    wait_until(lambda: endpoint.is_served(service), "all webhooks are delivered")
    messages = delivery.server.messages()
    assert_in_order(service, messages)
    endpoint.check(service)
    return messages


def _row_of_nats(messages: list[Message], kills: int) -> Row:
    events = len(first_arrivals(messages))
    figures: dict[str, Figure] = {"events": events, "lost": 0, "out of order": 0, "without a commit": 0}
    return Row("NATS", f"{kills} kills", figures | {"stored twice by NATS": len(messages) - events})


def _row_of_endpoint(endpoint: TrialEndpoint, kills: int) -> Row:
    rejected = f"a webhook endpoint that rejects {_REJECTED:.0%} of the requests"
    figures = {**endpoint.figures(), "without a commit": 0, "cut off by a kill": endpoint.incomplete}
    return Row(rejected, f"{kills} kills", {**figures})


def _row(target: str, seconds: list[dict[str, float]]) -> Row:
    figures: dict[str, Figure] = {}
    for sink in SINKS:
        of_sink = [each[sink] for each in seconds]
        figures[f"all delivered to {sink} after the kill, median s"] = median(of_sink)
        figures[f"worst s ({sink})"] = max(of_sink)
    return Row(f"`kill -9` of {target}", f"{len(seconds)} kills", figures)
