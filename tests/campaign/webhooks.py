"""Webhook endpoints that fail and hang beside others, while events are stored as fast as the service can."""

import random
import secrets
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from math import inf
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

import httpx2

from relay.webhooks.fan_out import FanOut
from relay.webhooks.sender import Sender
from tests.campaign.results import Figure, Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Program, running
from tests.support.deliveries import has_all
from tests.support.fork_server import fork_server
from tests.support.live_service import TLS, LiveService
from tests.support.overrides import override_env
from tests.support.trial_endpoint import TrialEndpoint
from tests.support.waiting import LONG, wait_until
from tests.support.webhook_receiver import Received

WRITERS = 8
EVENTS_OF_A_PATIENT = 25
STEADY_PART, STEADY_RATE = 4, 100
TIMEOUT = 2
# Failed deliveries are repeated at once, and a request times out after two seconds instead of ten.
QUICK = override_env({"relay.webhooks.schedule._DELAYS": [0] * 10_000, "relay.webhooks.client._TIMEOUT": TIMEOUT})
FAILURES = 0.3
# Of the requests. Each delays the events of a patient by the timeout.
LATE = 0.005
_LONGEST = 10 * LONG
_MERGE = {"Content-Type": "application/merge-patch+json"}
_NEVER = threading.Event()


class _Load(NamedTuple):
    """So many events, at most so many a second."""

    events: int
    rate: float
    name: str


def run(events: int) -> list[Row]:
    """Store events for two healthy endpoints alone, then for two beside one that fails and one that hangs.

    The service stores so many as fast as it can, and then a part of them at a steady rate.
    """
    full = _Load(events, inf, "as fast as the service stores them")
    steady = _Load(events // STEADY_PART, STEADY_RATE, f"{STEADY_RATE} a second")
    return [row for load in (full, steady) for row in (*_alone(load), *_beside_others(load))]


def _alone(load: _Load) -> list[Row]:
    with running(Program(**DEFAULT_TIMEOUTS, **QUICK)) as service, _endpoints(service, 2) as healthy:
        with _relay(service):
            rate = _write(service, load)
            _wait_until_served(service, healthy)
        _check(service, healthy)
    return [_healthy_row("two healthy endpoints alone", healthy, load, rate)]


def _beside_others(load: _Load) -> list[Row]:
    with running(Program(**DEFAULT_TIMEOUTS, **QUICK)) as service, _endpoints(service, 4) as endpoints:
        *healthy, failing, hanging = endpoints
        failing.behave, hanging.behave = _fail_sometimes, hanging.hang
        with _relay(service):
            rate = _write(service, load)
            _wait_until_served(service, [*healthy, failing])
            assert hanging.pending(service) == load.events  # the others do not wait for it
            hung, hanging.behave = len(hanging.arrived), lambda _: 204
            _wait_until_served(service, [hanging])
        _check(service, endpoints)
    failures = {"failed": len(failing.arrived) - len(failing.accepted)}
    return [
        _healthy_row("two healthy endpoints beside the next two", healthy, load, rate),
        _row(f"an endpoint that fails {FAILURES:.0%} of the requests", [failing], load, failures),
        _row("an endpoint that hangs until the others have all events", [hanging], load, {"without a response": hung}),
    ]


@contextmanager
def _endpoints(service: LiveService, number: int) -> Iterator[list[TrialEndpoint]]:
    with ExitStack() as stack:
        endpoints = [TrialEndpoint(service) for _ in range(number)]
        for endpoint in endpoints:
            stack.callback(endpoint.close)
        yield endpoints


@contextmanager
def _relay(service: LiveService) -> Iterator[None]:
    """Run a relay from the time that it delivers."""
    log = service.data_dir / "relay.log"
    with log.open("ab") as output:
        relay = fork_server().spawn([sys.executable, "-m", "service", "relay"], service.environment, output.fileno())
    try:
        for chore in (FanOut.name, Sender.name):
            line = f'"relay_leads","chore":"{chore}"'
            wait_until(partial(_contains, log, line), "the relay leads")
        yield
    finally:
        relay.kill()
        relay.wait(LONG)


def _contains(file: Path, text: str) -> bool:
    return text in file.read_text(encoding="utf-8")


def _fail_sometimes(_: Received) -> int | None:
    """Respond too late, with 503, by closing the connection, or as it should be."""
    chance = random.random()
    if chance < LATE:
        _NEVER.wait(2 * TIMEOUT)
        return 204
    if chance < FAILURES:
        return random.choice((503, None))
    return 204


def _wait_until_served(service: LiveService, endpoints: Sequence[TrialEndpoint]) -> None:
    wait_until(lambda: has_all(service, "webhooks"), "deliveries of all events are stored", seconds=_LONGEST)
    for endpoint in endpoints:
        wait_until(partial(endpoint.is_served, service), "an endpoint has all events", seconds=_LONGEST)


def _check(service: LiveService, endpoints: Sequence[TrialEndpoint]) -> None:
    for endpoint in endpoints:
        endpoint.check(service)


# Writes


def _write(service: LiveService, load: _Load) -> float:
    """Store events about patients; return how many were stored a second."""
    began = time.monotonic()
    shares = [load.events // WRITERS + (number < load.events % WRITERS) for number in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda share: _write_share(service, share, load.rate / WRITERS), shares))
    return load.events / (time.monotonic() - began)


def _write_share(service: LiveService, events: int, rate: float) -> None:
    """Create patients, and update them in turn, at most at this rate."""
    began = time.monotonic()
    # Its responses are not checked against the contract, which would take longer than the requests.
    headers = {"Authorization": f"Bearer {service.token()}"}
    with httpx2.Client(base_url=service.url, headers=headers, timeout=LONG, trust_env=False, verify=TLS) as api:
        number = -(-events // EVENTS_OF_A_PATIENT)
        patients: list[str] = []
        for each in range(events):
            _NEVER.wait(began + each / rate - time.monotonic())
            if each < number:
                patients.append(_create(api))
            else:
                _update(api, patients[each % number])


def _create(api: httpx2.Client) -> str:
    response = api.post("/v1/patients", json={"brand_id": "demo", "first_name": "a", "last_name": "b"})
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


def _update(api: httpx2.Client, id: str) -> None:
    response = api.patch(f"/v1/patients/{id}", json={"first_name": secrets.token_hex(4)}, headers=_MERGE)
    assert response.status_code == 200, response.text


# Figures


def _healthy_row(case: str, endpoints: Sequence[TrialEndpoint], load: _Load, rate: float) -> Row:
    delays = [delay for endpoint in endpoints for delay in endpoint.delays()]
    percentiles = quantiles(delays, n=100)
    more = {"delay p50, s": percentiles[49], "p99, s": percentiles[98], "events stored a second": round(rate)}
    return _row(case, endpoints, load, more)


def _row(case: str, endpoints: Sequence[TrialEndpoint], load: _Load, more: Mapping[str, Figure]) -> Row:
    of_all = [endpoint.figures() for endpoint in endpoints]
    figures: dict[str, Figure] = {name: sum(each[name] for each in of_all) for name in of_all[0]}
    return Row(case, f"{load.events:,} events, {load.name}", {**figures, **more})
