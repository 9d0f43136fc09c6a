"""Unavailable database and overload: 503 with Retry-After, never a hang or a 500, and recovery without a restart."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed

import httpx2
import psycopg2
import pytest

from db.core.connection import SERVICE_ROLE
from tests.service.test_telemetry import samples
from tests.support.live_service import SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV, override_env
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
OURS = pytest.mark.skipif(SERVER is not None, reason="the server of DATABASE_URL is not ours to stop")


@pytest.fixture
def api(own_service: LiveService) -> Iterator[httpx2.Client]:
    own_service.start()
    with own_service.api(own_service.token()) as client:
        yield client


@pytest.fixture
def short_timeout_api(own_service: LiveService) -> Iterator[httpx2.Client]:
    """A client of a service with a timeout of twenty seconds and room for 32 creates."""
    own_service._environment |= {"QUEUE_TIMEOUT": "10", "REQUEST_TIMEOUT": "20"}
    own_service.start()
    with own_service.api(own_service.token()) as client:
        yield client


@pytest.fixture
def unwatched_api(own_service: LiveService) -> Iterator[httpx2.Client]:
    """A client of a service that does not start PostgreSQL again before the test ends."""
    own_service._environment |= override_env({"service.process.watch._PAUSES_SECONDS": [3600]})
    own_service.start()
    with own_service.api(own_service.token()) as client:
        yield client


def assert_unavailable(response: httpx2.Response) -> None:
    assert (response.status_code, response.json()["error"]) == (503, "unavailable")
    assert int(response.headers["retry-after"]) > 0


def create_many(api: httpx2.Client, count: int) -> list[httpx2.Response]:
    """Send that many creates concurrently."""
    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(lambda _: api.post("/v1/patients", json=PERSON), range(count)))


@OURS
def test_stopped_database_is_503_for_all_but_liveness(own_service: LiveService, unwatched_api: httpx2.Client) -> None:
    api = unwatched_api
    id = api.post("/v1/patients", json=PERSON).json()["id"]
    own_service.postgres.stop()
    for _ in range(3):
        assert_unavailable(api.post("/v1/patients", json=PERSON))
        assert_unavailable(api.get(f"/v1/patients/{id}"))
        assert_unavailable(api.get("/readyz"))
        assert api.get("/healthz").status_code == 200
        assert api.get("/openapi.json").status_code == 200
    own_service.postgres.start()
    assert {response.status_code for response in create_many(api, 32)} == {201}
    assert api.get(f"/v1/patients/{id}").status_code == 200
    assert '"event":"internal_error"' not in own_service.log


def test_idle_connections_closed_by_the_server_are_replaced(own_service: LiveService, api: httpx2.Client) -> None:
    assert {response.status_code for response in create_many(api, 32)} == {201}
    for _ in range(3):
        closed = own_service.sql(
            "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
            "WHERE application_name = 'patient-graph' AND datname = current_database()"
        )
        assert closed[0][0] > 1
        assert {response.status_code for response in create_many(api, 32)} == {201}


def test_connections_cut_at_any_moment_are_503_never_500(own_service: LiveService, api: httpx2.Client) -> None:
    statuses: set[int] = set()
    for _ in range(10):
        own_service.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'patient-graph' AND datname = current_database()"
        )
        statuses |= {response.status_code for response in create_many(api, 16)}
    assert statuses <= {201, 503}
    assert '"event":"internal_error"' not in own_service.log


@OURS
def test_hanging_database_is_503_until_it_recovers(own_service: LiveService, short_timeout_api: httpx2.Client) -> None:
    api = short_timeout_api
    create_many(api, 32)
    backends = [pid for (pid,) in own_service.sql(
        "SELECT pid FROM pg_stat_activity WHERE usename = %s", SERVICE_ROLE)]  # fmt: skip
    assert backends
    backends.append(own_service.postgres.process_id())  # no new connections either
    for pid in backends:
        os.kill(pid, signal.SIGSTOP)
    try:
        for response in create_many(api, 20):
            assert_unavailable(response)
        assert api.get("/healthz").status_code == 200
    finally:
        for pid in backends:
            os.kill(pid, signal.SIGCONT)
    wait_until(lambda: {response.status_code for response in create_many(api, 32)} == {201}, "it works again")


def test_requests_beyond_the_queue_are_503(own_service: LiveService) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV | {"THREADS": "1", "QUEUE_SIZE": "3"}
    own_service.start()
    holder = psycopg2.connect(own_service.owner_dsn())
    with own_service.api(own_service.token()) as api, ThreadPoolExecutor(20) as threads, holder.cursor() as cursor:
        api.post("/v1/patients", json=PERSON)
        cursor.execute("LOCK TABLE patients")
        requests = [threads.submit(api.post, "/v1/patients", json=PERSON) for _ in range(20)]
        refused = [request.result() for _, request in zip(range(16), as_completed(requests), strict=False)]
        for response in refused:
            assert_unavailable(response)
        assert own_service.waiting_for_locks()
        holder.rollback()
        assert Counter(request.result().status_code for request in requests) == {503: 16, 201: 4}
        assert api.get("/v1/patients", params={"brand_id": "demo"}).json()["total"] == 5
    holder.close()


def create_until_started(api: httpx2.Client) -> httpx2.Response:
    """Create until a thread was fast enough; a 503 has no effect."""
    while (answer := api.post("/v1/patients", json=PERSON)).status_code == 503:
        assert_unavailable(answer)
    return answer


def test_request_that_waits_too_long_is_503_without_effect(own_service: LiveService) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV | {"THREADS": "1", "QUEUE_TIMEOUT": "0.01", "METRICS_PORT": "0"}
    own_service.start()
    holder = psycopg2.connect(own_service.owner_dsn())
    with own_service.api(own_service.token()) as api, ThreadPoolExecutor(2) as threads, holder.cursor() as cursor:
        cursor.execute("LOCK TABLE patients")
        first = threads.submit(create_until_started, api)
        wait_until(own_service.waiting_for_locks, "the first is carried out")
        second = threads.submit(api.post, "/v1/patients", json=PERSON)
        wait_until(lambda: samples(own_service)["requests_waiting",] == 1, "the second waits")
        in_time = time.monotonic() + 0.01
        wait_until(lambda: time.monotonic() > in_time, "the second has waited too long")
        holder.rollback()
        assert first.result().status_code == 201
        assert_unavailable(second.result())
    holder.close()
    assert own_service.sql("SELECT count(*) FROM patients") == [(1,)]


def test_new_connection_blocked_by_a_lock_is_503(own_service: LiveService) -> None:
    own_service.start()
    with psycopg2.connect(own_service.owner_dsn()) as holder, own_service.api(own_service.token()) as api:
        with holder.cursor() as cursor:
            cursor.execute("LOCK TABLE patients, identity_forms")
            assert_unavailable(api.get("/v1/patients", params={"brand_id": "demo"}))
            assert_unavailable(api.get("/readyz"))
        holder.rollback()
        assert api.get("/readyz").status_code == 200
    holder.close()
    assert '"event":"internal_error"' not in own_service.log
    assert '"event":"unavailable"' in own_service.log
