"""Local mode delivers events to a NATS server of its own, and a command prints them."""

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from relay.nats_server import URL_FILE
from service.settings import Settings
from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.live_service import ANYONE, ROOT, SERVER, LiveService
from tests.support.waiting import LONG, wait_until

pytestmark = pytest.mark.skipif(SERVER is not None, reason="only the embedded database has a relay by default")

Events = list[dict[str, Any]]
Printed = Callable[[], Events]


@pytest.fixture(params=["1", "2"], ids=["one process", "two processes"])
def with_relay(request: pytest.FixtureRequest) -> Iterator[LiveService]:
    """A service of local mode with its defaults, and a relay."""
    running = LiveService(RELAY="", PROCESSES=request.param, METRICS_PORT="0").start()
    yield running
    running.clean_up()


@pytest.fixture
def print_events(tmp_path: Path) -> Iterator[Callable[..., Printed]]:
    """Start the command `events`. Returns a function that returns what it has printed."""
    started: list[ForkedProcess] = []

    def start(service: LiveService, *arguments: str) -> Printed:
        path = tmp_path / f"events{len(started)}"
        with path.open("wb") as output:
            command = [sys.executable, "-m", "service", "events", *arguments]
            started.append(fork_server().spawn(command, service.environment, output.fileno()))
        return lambda: [orjson.loads(line) for line in path.read_bytes().splitlines()]

    yield start
    for each in started:
        each.kill()
        each.wait(timeout=LONG)


def create(service: LiveService, last_name: str) -> str:
    with service.api(service.token()) as api:
        person = {"brand_id": "demo", "first_name": "a", "last_name": last_name}
        return str(api.post("/v1/patients", json=person).json()["id"])


def subjects(events: Events) -> list[str]:
    return [each["subject"] for each in events]


def nats_processes(service: LiveService) -> list[int]:
    """Return the ids of the NATS servers that use the data directory."""
    mark = str(service.data_dir / "nats" / "server.conf").encode()
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (each / "cmdline").read_bytes():
                found.append(int(each.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def leads(service: LiveService, times: int = 1) -> bool:
    return service.written.count('"relay_leads","chore":"nats"') >= times


def test_events_are_printed_from_the_start_and_after_kills(
    with_relay: LiveService, print_events: Callable[..., Printed]
) -> None:
    ids = [create(with_relay, "a")]
    wait_until(lambda: leads(with_relay), "the relay leads")
    printed = print_events(with_relay)
    wait_until(lambda: subjects(printed()) == ids, "the first event is printed")
    (server,) = nats_processes(with_relay)
    os.kill(server, signal.SIGKILL)
    wait_until(lambda: nats_processes(with_relay) not in ([], [server]), "NATS is started again")
    ids.append(create(with_relay, "b"))
    wait_until(lambda: has_delivered(with_relay, 2), "the relay has delivered again")
    printed = print_events(with_relay)
    wait_until(lambda: subjects(printed()) == ids, "stored events are printed again")
    with_relay.kill()
    wait_until(lambda: nats_processes(with_relay) == [], "NATS ends with the service")
    with_relay.start()
    wait_until(lambda: leads(with_relay, 2), "the relay leads")
    ids.append(create(with_relay, "c"))
    printed = print_events(with_relay)
    wait_until(lambda: subjects(printed()) == ids, "events of before and after the restart are printed")
    assert [each["type"] for each in printed()] == ["patient_graph.patient.created.v1"] * 3
    with_relay.stop()
    assert nats_processes(with_relay) == []


def has_delivered(service: LiveService, number: int) -> bool:
    return service.sql("SELECT 1 FROM relay_cursors WHERE sink = 'nats' AND number >= %s", number) == [(1,)]


def test_metrics_of_the_service_contain_those_of_its_relay(with_relay: LiveService) -> None:
    create(with_relay, "a")
    (url,) = re.findall(r"Metrics: (\S+)", with_relay.written)

    def delivered() -> bool:
        return 'patient_graph_relay_events_total{outcome="delivered",sink="nats"} 1.0' in ANYONE.get(url).text

    wait_until(delivered, "the delivery is counted")
    found = ANYONE.get(url).text
    assert 'patient_graph_relay_leading{chore="nats"} 1.0' in found
    assert found.count("# TYPE patient_graph_request_seconds ") == 1


def test_only_the_owner_can_read_the_url_of_the_events(with_relay: LiveService) -> None:
    wait_until(lambda: leads(with_relay), "the relay leads")
    for path in (URL_FILE, "nats/server.conf"):
        assert stat.S_IMODE((with_relay.data_dir / path).stat().st_mode) == 0o600
    assert stat.S_IMODE((with_relay.data_dir / "nats").stat().st_mode) == 0o700
    url = (with_relay.data_dir / URL_FILE).read_text().strip()
    password, address = url.removeprefix("nats://local:").split("@")
    assert f"NATS listens on {address}" in with_relay.written
    assert password not in with_relay.written
    without = with_relay.command("events", EVENTS_URL=f"nats://{address}")
    assert (without.returncode, without.stderr) == (
        1,
        "The NATS server of the events does not respond (Error: nats: 'Authorization Violation').\n",
    )
    assert password not in (with_relay.data_dir / "nats.log").read_text()


def test_nats_that_does_not_start_holds_up_no_webhooks() -> None:
    service = LiveService(RELAY="")
    try:
        service.copy_template()
        (service.data_dir / "nats").write_text("not a directory")
        service.start()
        wait_until(lambda: '"relay_leads","chore":"webhook_sender"' in service.written, "webhooks are sent")
    finally:
        service.clean_up()


def test_events_of_a_brand_and_a_noun_are_selected(
    with_relay: LiveService, print_events: Callable[..., Printed]
) -> None:
    id = create(with_relay, "a")
    with with_relay.api(with_relay.token()) as api:
        api.post(f"/v1/patients/{id}/encounters", json={"brand_id": "demo", "encounter_type": "lab"})
        api.delete(f"/v1/patients/{id}")
    wait_until(lambda: leads(with_relay) and has_delivered(with_relay, 3), "all is delivered")
    printed = [
        print_events(with_relay, "--event", "*.erased.v1"),
        print_events(with_relay, "--brand", "demo"),
        print_events(with_relay, "--brand", "other"),
        print_events(with_relay, "--from", "now"),
    ]
    wait_until(lambda: len(printed[1]()) == 2, "the events of the brand are printed")
    wait_until(lambda: len(printed[0]()) == 1, "the event of the noun is printed")
    assert printed[0]()[0]["type"] == "patient_graph.patient.erased.v1"
    assert [printed[2](), printed[3]()] == [[], []]


def test_events_command_says_what_is_missing(own_service: LiveService) -> None:
    done = own_service.command("events")
    assert done.returncode == 1
    assert done.stderr.startswith("No service of local mode has run in ")
    done = own_service.command("events", EVENTS_URL="nats://127.0.0.1:1")
    assert done.stderr.startswith("The NATS server of the events does not respond (NoServersError")


@pytest.mark.parametrize(
    ("settings", "runs"),
    [
        ({}, True),
        ({"relay": "off"}, False),
        ({"database_url": "postgresql://h"}, False),
        ({"database_url": "postgresql://h", "relay": "embedded"}, True),
        ({"issuer": "https://issuer.example.com"}, False),
    ],
)
def test_relay_is_embedded_by_default_in_local_mode(settings: dict[str, str], runs: bool) -> None:
    assert Settings(**settings).runs_relay is runs


def test_the_service_imports_the_client_of_nats_when_it_serves() -> None:
    code = "import sys, service.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert "nats" not in done.stdout.split()
