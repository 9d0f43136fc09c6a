"""Database away, or too much at once: 503 with Retry-After, never a hang or a 500; back again: it works by itself."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed

import httpx2
import psycopg2
import pytest

from db.connection import SERVICE_ROLE
from tests.running import SERVER, RunningService

PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
OURS = pytest.mark.skipif(SERVER is not None, reason="the server of DATABASE_URL is not ours to stop")


@pytest.fixture
def api(own_service: RunningService) -> Iterator[httpx2.Client]:
    own_service.start()
    with own_service.api(own_service.token()) as client:
        yield client


def assert_unavailable(response: httpx2.Response) -> None:
    assert (response.status_code, response.json()["error"]) == (503, "unavailable")
    assert int(response.headers["retry-after"]) > 0


def several(api: httpx2.Client, count: int) -> list[httpx2.Response]:
    """That many creates at the same time."""
    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(lambda _: api.post("/v1/patients", json=PERSON), range(count)))


@OURS
def test_while_the_database_is_stopped_everything_but_liveness_is_503(
    own_service: RunningService, api: httpx2.Client
) -> None:
    id = api.post("/v1/patients", json=PERSON).json()["id"]
    own_service.postgres.stop()
    for _ in range(3):
        assert_unavailable(api.post("/v1/patients", json=PERSON))
        assert_unavailable(api.get(f"/v1/patients/{id}"))
        assert_unavailable(api.get("/readyz"))
        assert api.get("/healthz").status_code == 200
        assert api.get("/openapi.json").status_code == 200
    own_service.postgres.start()
    assert {response.status_code for response in several(api, 32)} == {201}
    assert api.get(f"/v1/patients/{id}").status_code == 200
    assert '"event":"fault"' not in own_service.log


def test_connections_that_the_server_closed_while_idle_are_replaced_unnoticed(
    own_service: RunningService, api: httpx2.Client
) -> None:
    assert {response.status_code for response in several(api, 32)} == {201}
    for _ in range(3):
        closed = own_service.sql(
            "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
            "WHERE application_name = 'patient-graph' AND datname = current_database()"
        )
        assert closed[0][0] > 1
        assert {response.status_code for response in several(api, 32)} == {201}


def test_connections_that_are_cut_at_any_moment_are_503_and_never_500(
    own_service: RunningService, api: httpx2.Client
) -> None:
    statuses: set[int] = set()
    for _ in range(30):
        own_service.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'patient-graph' AND datname = current_database()"
        )
        statuses |= {response.status_code for response in several(api, 16)}
    assert statuses <= {201, 503}
    assert '"event":"fault"' not in own_service.log


@OURS
def test_a_database_that_does_not_answer_is_503_and_works_again_when_it_does(
    own_service: RunningService, api: httpx2.Client
) -> None:
    several(api, 32)
    backends = [pid for (pid,) in own_service.sql(
        "SELECT pid FROM pg_stat_activity WHERE usename = %s", SERVICE_ROLE)]  # fmt: skip
    assert backends
    backends.append(own_service.postgres.process_id())  # no new connections either
    for pid in backends:
        os.kill(pid, signal.SIGSTOP)
    try:
        for response in several(api, 20):
            assert_unavailable(response)
        assert api.get("/healthz").status_code == 200
    finally:
        for pid in backends:
            os.kill(pid, signal.SIGCONT)
    assert {response.status_code for response in several(api, 32)} == {201}


def test_more_requests_than_may_wait_are_503_while_the_first_still_runs(own_service: RunningService) -> None:
    own_service._environment |= {"WORKERS": "1", "BACKLOG": "3"}
    own_service.start()
    holder = psycopg2.connect(own_service.owner_dsn())
    with own_service.api(own_service.token()) as api, ThreadPoolExecutor(20) as threads, holder.cursor() as cursor:
        api.post("/v1/patients", json=PERSON)
        cursor.execute("LOCK TABLE patients")
        requests = [threads.submit(api.post, "/v1/patients", json=PERSON) for _ in range(20)]
        refused = [request.result() for _, request in zip(range(15), as_completed(requests), strict=False)]
        assert own_service.waiting_for_locks()
        for response in refused + [request.result() for request in requests]:
            assert_unavailable(response)
        holder.rollback()
        assert api.post("/v1/patients", json=PERSON).status_code == 201
        assert api.get("/v1/patients", params={"brand_id": "demo"}).json()["total"] == 2
    holder.close()


def test_a_new_connection_that_meets_a_lock_is_503(own_service: RunningService) -> None:
    own_service.start()
    with psycopg2.connect(own_service.owner_dsn()) as holder, own_service.api(own_service.token()) as api:
        with holder.cursor() as cursor:
            cursor.execute("LOCK TABLE patients")
            assert_unavailable(api.get("/v1/patients", params={"brand_id": "demo"}))
            assert_unavailable(api.get("/readyz"))
        holder.rollback()
        assert api.get("/readyz").status_code == 200
    holder.close()
    assert '"event":"fault"' not in own_service.log
    assert '"event":"unavailable"' in own_service.log
