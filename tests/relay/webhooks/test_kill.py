"""Every event arrives, whichever process is killed, and those of each patient in their order."""

import os
import random
import secrets
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from tests.relay.webhooks.conftest import MakeReceiver
from tests.support.live_service import SERVER, LiveService
from tests.support.overrides import override_env
from tests.support.relays import StartRelay, relays
from tests.support.waiting import wait_until
from tests.support.webhook_receiver import Answer

pytestmark = pytest.mark.postgres

KILLS = 4
PATIENTS = 5
RENAMED = 3
_MERGE_PATCH = {"Content-Type": "application/merge-patch+json"}


@pytest.fixture
def start_relay(own_service: LiveService) -> Iterator[StartRelay]:
    """Start a relay that repeats failed deliveries at once."""
    with relays(own_service, **override_env({"relay.webhooks.schedule._DELAYS": [0] * 100})) as start:
        yield start


def write(service: LiveService, send: Callable[[httpx2.Client], httpx2.Response]) -> dict[str, Any]:
    """Send a request until it succeeds; return the body of the response."""

    def attempt() -> dict[str, Any] | None:
        with service.api(service.token()) as api:
            response = send(api)
        return response.json() if response.is_success else None

    return wait_until(attempt, "a write succeeds") or {}


def rename(service: LiveService, id: str) -> None:
    patch = {"first_name": secrets.token_hex(4)}
    write(service, lambda api: api.patch(f"/v1/patients/{id}", json=patch, headers=_MERGE_PATCH))


@pytest.mark.skipif(SERVER is not None, reason="the server of DATABASE_URL is not ours to kill")
def test_whatever_is_killed_every_event_arrives_in_order(
    own_service: LiveService, make_receiver: MakeReceiver, start_relay: StartRelay
) -> None:
    receiver = make_receiver(tls=False)
    receiver.respond = lambda _: Answer(500 if random.random() < 0.2 else 204)
    own_service.start()
    endpoint = {"brand_id": "demo", "url": receiver.url, "events": ["patient_graph.patient.*"]}
    write(own_service, lambda api: api.post("/v1/webhooks", json=endpoint))
    running = [start_relay(), start_relay()]  # one waits to take over
    person = {"brand_id": "demo", "first_name": "a", "last_name": "b"}
    patients = [write(own_service, lambda api: api.post("/v1/patients", json=person))["id"] for _ in range(PATIENTS)]
    written = PATIENTS
    for number in range(KILLS):
        for id in patients * RENAMED:
            rename(own_service, id)
        some = random.randint(written, written + RENAMED * PATIENTS)
        wait_until(lambda some=some: len(set(receiver.ids)) >= some, "some arrive")
        written += RENAMED * PATIENTS
        if number % 2:
            os.kill(own_service.postgres.process_id(), signal.SIGKILL)
        else:
            running.pop(0).kill()
            running.append(start_relay())
    for id in patients:
        rename(own_service, id)
    written += PATIENTS
    statuses = "SELECT status, count(*) FROM webhook_deliveries GROUP BY status"
    wait_until(lambda: own_service.sql(statuses) == [("delivered", written)], "all are delivered")
    expected, arrived = defaultdict(list), defaultdict(list)
    stored = "SELECT id::text, patient_id::text FROM outbox WHERE patient_id IS NOT NULL ORDER BY number"
    for id, patient in own_service.sql(stored):
        expected[patient].append(id)
    patient_of = {each.id: each.event["subject"] for each in receiver.requests}
    for id in dict.fromkeys(receiver.ids):
        arrived[patient_of[id]].append(id)
    assert arrived == expected
