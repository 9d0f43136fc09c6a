"""Several processes on one port."""

import json
import os
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import httpx2
import psycopg2
import pytest

from service.auth.local import LocalTokens
from tests.service.test_telemetry import samples
from tests.support.live_service import SERVER, LiveService
from tests.support.overrides import FIXED_RATE_LIMIT_CLOCK, LONG_TIMEOUT_ENV
from tests.support.waiting import wait_until

PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


THREADS = 12
"""Threads of each process: enough for all writes of a test, whichever process gets them."""


@pytest.fixture
def service(own_service: LiveService) -> LiveService:
    own_service._environment |= LONG_TIMEOUT_ENV | {"PROCESSES": "2", "THREADS": f"{THREADS}", "METRICS_PORT": "0"}
    return own_service.start()


def serving_processes(service: LiveService) -> list[int]:
    """Return the serving processes."""
    with open(f"/proc/{service.pid}/task/{service.pid}/children", encoding="ascii") as children:
        found = [int(pid) for pid in children.read().split()]
    return [pid for pid in found if b"\0serve\0" in command_line(pid)]


def command_line(pid: int) -> bytes:
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def get(service: LiveService, path: str = "/healthz", **headers: str) -> httpx2.Response:
    """Send a request on its own connection, so that either process may serve it."""
    with service.api("none") as client:
        return client.get(path, headers=headers)


def test_rate_limit_of_a_caller_spans_processes(own_service: LiveService) -> None:
    own_service._environment |= FIXED_RATE_LIMIT_CLOCK | {"PROCESSES": "2", "RATE_LIMIT_READ": "40", "THREADS": "60"}
    own_service.start()
    token = LocalTokens(own_service.data_dir).mint(brand="demo", scopes=["read:patients"])
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(
            lambda _: get(own_service, "/v1/patients?brand_id=demo", Authorization=f"Bearer {token}").status_code,
            range(100),
        )
        assert Counter(answers) == {200: 40, 429: 60}
    if SERVER is None:  # the embedded server has enough connections for all of them
        assert own_service.sql("SHOW max_connections") == [("144",)]


def test_telemetry_is_aggregated_over_processes(service: LiveService) -> None:
    pids = serving_processes(service)
    assert len(pids) == 2
    with ThreadPoolExecutor(8) as threads:
        assert {answer.status_code for answer in threads.map(lambda _: get(service), range(50))} == {200}
    wait_until(lambda: samples(service).get(("threads",)) == 2 * THREADS, "both have told of their threads")
    assert samples(service)["request_seconds_count", "health.live", "200"] == 50


def test_dead_process_is_replaced_while_the_other_serves(service: LiveService) -> None:
    first, second = serving_processes(service)
    os.kill(first, signal.SIGKILL)
    wait_until(
        lambda: len(serving_processes(service)) == 2 and first not in serving_processes(service),
        "another takes its place",
    )
    assert second in serving_processes(service)
    for _ in range(20):
        assert get(service).status_code == 200
    ended = f'"event":"process_ended","process":{first},"status":-9'
    wait_until(lambda: ended in service.written, "it is logged")


def test_stop_finishes_requests_in_flight_in_every_process(service: LiveService) -> None:
    holder = psycopg2.connect(service.owner_dsn())
    token = service.token()

    def create(_: int) -> int:
        with service.api(token) as api:
            return api.post("/v1/patients", json=PERSON).status_code

    with ThreadPoolExecutor(8) as threads, holder.cursor() as cursor:
        cursor.execute("LOCK TABLE patients")
        waiting = [threads.submit(create, number) for number in range(8)]
        wait_until(lambda: service.waiting_for_locks() == 8, "all eight wait")
        os.kill(service.pid, signal.SIGTERM)
        wait_until(lambda: is_refused(service), "the service takes no new connections")
        holder.rollback()
        holder.close()
        assert [request.result() for request in waiting] == [201] * 8
    assert service.stop() == 0
    assert "Traceback" not in service.log


@pytest.mark.gate
def test_processes_that_keep_dying_are_not_restarted_forever(service: LiveService) -> None:
    key = service.data_dir / "local-signing-key.json"
    good = key.read_text(encoding="utf-8")
    key.write_text("{}", encoding="utf-8")
    begin = len(service.written)
    for pid in serving_processes(service):
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: service.written.count('"event":"process_ended"') >= 4, "each ends twice")
    key.write_text(good, encoding="utf-8")
    moments = [datetime.fromisoformat(json.loads(line)["time"]) for line in service.written[begin:].splitlines()
               if '"event":"process_ended"' in line]  # fmt: skip
    assert (moments[2] - moments[0]).total_seconds() > 9
    wait_until(lambda: len(serving_processes(service)) == 2 and not is_refused(service), "both serve again")


def is_refused(service: LiveService) -> bool:
    try:
        return get(service).status_code != 200
    except httpx2.TransportError:
        return True


def test_children_end_when_the_parent_is_killed(service: LiveService) -> None:
    pids = serving_processes(service)
    service.kill()
    wait_until(lambda: not any(b"\0serve\0" in command_line(pid) for pid in pids), "the others end")


def test_process_that_cannot_start_is_reported(own_service: LiveService) -> None:
    done = own_service.command("run", PROCESSES="2", OTEL_TRACES_EXPORTER="console")
    assert done.returncode == 1
    assert "A process of the service did not start." in done.stderr
    assert "Traceback" not in done.stderr


def test_writes_of_all_processes_are_stored(service: LiveService) -> None:
    token = service.token()

    def creates(number: int) -> list[Any]:
        with service.api(token) as api:
            people = [PERSON | {"external_ids": {"n": f"{number}-{each % 5}"}} for each in range(10)]
            return [api.post("/v1/patients", json=person).status_code for person in people]

    with ThreadPoolExecutor(8) as threads:
        answers = Counter(status for statuses in threads.map(creates, range(8)) for status in statuses)
    assert answers == {201: 40, 409: 40}
    assert service.sql("SELECT count(*) FROM patients") == [(40,)]
