"""A primary with a synchronous standby: failovers, standbys that are away, and commits that are not replicated."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import httpx2
import pytest

from db.core.connection import SERVICE_ROLE, SESSION, Connection
from tests.service.test_telemetry import samples
from tests.service.test_unavailable import PERSON, assert_unavailable, create_many
from tests.support.cluster import DEBIAN, Cluster
from tests.support.live_service import SERVER, LiveService
from tests.support.overrides import override_env
from tests.support.tcp_proxy import TcpProxy
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

THREADS = 4
WRITING = 3
"""The number of threads that can write."""


@pytest.fixture(scope="module")
def shared_cluster() -> Iterator[Cluster]:
    with Cluster(DEBIAN if SERVER else None) as cluster:
        yield cluster


@pytest.fixture
def cluster(shared_cluster: Cluster) -> Iterator[Cluster]:
    yield shared_cluster
    shared_cluster.standby.resume()


def url(*ports: int) -> str:
    """Return the URL of the database behind these ports."""
    return f"postgresql://postgres@{','.join(f'127.0.0.1:{port}' for port in ports)}/postgres"


def start(*ports: int, **environment: str) -> LiveService:
    """Start a service that uses the database behind these ports."""
    service = LiveService(DATABASE_URL=url(*ports), THREADS=str(THREADS), METRICS_PORT="0", **environment)
    service.data_dir.mkdir()
    return service.start()


@pytest.fixture
def service(cluster: Cluster) -> Iterator[LiveService]:
    running = start(cluster.primary.port)
    yield running
    cluster.standby.resume()
    running.clean_up()


@pytest.fixture
def api(service: LiveService) -> Iterator[httpx2.Client]:
    with service.api(service.token()) as client:
        yield client


def waiting_commits(cluster: Cluster) -> list[int]:
    """Return the process ids of the sessions whose commit waits for the standby."""
    return [pid for (pid,) in cluster.primary.sql("SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'")]


def create(api: httpx2.Client, **headers: str) -> httpx2.Response:
    return api.post("/v1/patients", json=PERSON, headers=headers)


def total(api: httpx2.Client) -> int:
    return int(api.get("/v1/patients", params={"brand_id": "demo"}).json()["total"])


def test_address_that_was_a_standby_for_a_moment_recovers(cluster: Cluster) -> None:
    with TcpProxy(cluster.primary.port) as address:
        service = start(address.port)
        with service.api(service.token()) as api:
            id = create(api).json()["id"]
            address.target = cluster.standby.port
            cluster.primary.sql(
                "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE application_name = 'patient-graph'"
            )
            for response in [*create_many(api, 8), api.get(f"/v1/patients/{id}"), api.get("/readyz")]:
                assert_unavailable(response)
            address.target = cluster.primary.port
            assert {response.status_code for response in create_many(api, 16)} == {201}
            assert api.get(f"/v1/patients/{id}").status_code == 200
            assert api.get("/readyz").status_code == 200
        service.clean_up()


def test_failover_by_address_needs_no_restart(cluster: Cluster) -> None:
    with TcpProxy(cluster.primary.port) as address:
        service = start(address.port)
        with service.api(service.token()) as api:
            created = [response.json()["id"] for response in create_many(api, 16)]
            cluster.primary.kill()
            address.target = cluster.standby.port
            for response in [*create_many(api, 8), api.get(f"/v1/patients/{created[0]}"), api.get("/readyz")]:
                assert_unavailable(response)
            cluster.promote()
            assert api.get("/readyz").status_code == 200
            assert {response.status_code for response in create_many(api, 16)} == {201}
            assert {api.get(f"/v1/patients/{id}").status_code for id in created} == {200}
            cluster.rejoin()
            assert create(api).status_code == 201
        assert '"event":"internal_error"' not in service.log
        service.clean_up()


def test_failover_from_a_primary_that_hangs_needs_no_restart(cluster: Cluster) -> None:
    """Its kernel still acknowledges what is sent, so no timeout of TCP ends the connections."""
    soon = override_env({"db.core.session_watch.OVERDUE_SECONDS": 0.5})
    service = start(cluster.standby.port, cluster.primary.port, **soon)
    with service.api(service.token()) as api, ThreadPoolExecutor(THREADS) as threads:
        assert {response.status_code for response in create_many(api, 16)} == {201}
        cluster.primary.pause()
        reads = [threads.submit(total, api) for _ in range(THREADS)]
        wait_until(lambda: samples(service)["threads_busy",] == THREADS, "every thread waits for the primary")
        cluster.promote()
        assert {response.status_code for response in create_many(api, 16)} <= {201, 503}
        wait(reads)  # some fail
        assert {response.status_code for response in create_many(api, 16)} == {201}
        assert api.get("/readyz").status_code == 200
        cluster.standby.kill()
        cluster.rejoin()
    assert '"event":"sessions_lost"' in service.log
    assert '"event":"internal_error"' not in service.log
    service.clean_up()


def test_the_primary_among_several_hosts_is_used(cluster: Cluster) -> None:
    service = start(cluster.standby.port, cluster.primary.port)
    with service.api(service.token()) as api:
        assert {response.status_code for response in create_many(api, 16)} == {201}
    service.clean_up()


def test_start_with_a_standby_alone_waits_for_a_primary(cluster: Cluster) -> None:
    with TcpProxy(cluster.standby.port) as address:
        service = start(address.port)
        with service.api(service.token()) as api:
            assert_unavailable(api.get("/readyz"))
            address.target = cluster.primary.port
            wait_until(lambda: api.get("/readyz").status_code == 200, "the primary is found")
        assert "No server of DATABASE_URL accepts writes, as a primary does: connection to server" in service.log
        service.clean_up()


def test_reads_continue_while_the_standby_is_away(cluster: Cluster, service: LiveService, api: httpx2.Client) -> None:
    id, before = create(api).json()["id"], total(api)
    wait_until(lambda: samples(service)["writes_stalled",] == 0, "writes are committed")
    cluster.standby.pause()
    with ThreadPoolExecutor(20) as threads:
        creates = [threads.submit(create, api) for _ in range(20)]
        wait_until(lambda: len(waiting_commits(cluster)) == WRITING + 1, "the writes and the probe wait")
        assert {api.get(f"/v1/patients/{id}").status_code for _ in range(20)} == {200}
        stalled = {"status": "ok", "writes": "stalled"}
        wait_until(lambda: api.get("/readyz").json() == stalled, "the stall is noticed")
        wait_until(lambda: samples(service)["writes_stalled",] == 1, "the stall is measured")
        assert total(api) == before
        assert not any(each.done() for each in creates)
        cluster.standby.resume()
        assert {each.result().status_code for each in creates} == {201}
    wait_until(lambda: api.get("/readyz").json() == {"status": "ok", "writes": "ok"}, "writes are committed again")
    wait_until(lambda: samples(service)["writes_stalled",] == 0, "the end is measured")
    wait_until(
        lambda: '"event":"writes_resumed"' in service.log.partition('"event":"writes_stalled"')[2], "it is logged"
    )
    assert total(api) == before + 20


def test_stall_is_noticed_without_a_write(cluster: Cluster, service: LiveService, api: httpx2.Client) -> None:
    cluster.standby.pause("walreceiver")
    wait_until(lambda: api.get("/readyz").json()["writes"] == "stalled", "the stall is noticed")
    cluster.standby.resume()
    wait_until(lambda: api.get("/readyz").json()["writes"] == "ok", "writes are committed again")


def cancel_until_done(cluster: Cluster, request: Future[Any]) -> None:
    """Cancel all commits that wait, as an operator might."""

    def canceled() -> bool:
        for pid in waiting_commits(cluster):
            cluster.primary.sql("SELECT pg_cancel_backend(%s)", pid)
        return request.done()

    wait_until(canceled, "the commit is canceled")


@pytest.mark.parametrize("audit_reads", ["true", "false"])
def test_commit_that_was_not_replicated_is_no_success(cluster: Cluster, audit_reads: str) -> None:
    service = start(cluster.primary.port, AUDIT_READS=audit_reads)
    with service.api(service.token()) as api, ThreadPoolExecutor(1) as threads:
        before, key = total(api), {"Idempotency-Key": f"audit-{audit_reads}"}
        cluster.standby.pause()
        for headers in ({}, key):
            request = threads.submit(create, api, **headers)
            cancel_until_done(cluster, request)
            assert_unavailable(request.result())
        assert total(api) == before + 2  # the outcome of a 503 is unknown
        replay = threads.submit(create, api, **key)
        wait_until(lambda: len(waiting_commits(cluster)) == 2 or replay.done(), "the replay waits, as the probe does")
        assert not replay.done()
        cluster.standby.resume()
        assert replay.result().status_code == 201
        assert total(api) == before + 2
    service.clean_up()


def test_no_timeout_ends_the_wait_for_a_standby(
    cluster: Cluster, service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL would report success with a warning. The service has made the role."""
    cluster.primary.sql("CREATE TABLE waits (n int)")
    cluster.primary.sql(f"GRANT INSERT ON waits TO {SERVICE_ROLE}")
    timeouts = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    monkeypatch.setattr("db.core.connection.SESSION", SESSION | dict.fromkeys(timeouts, 50))
    insert = "INSERT INTO waits VALUES (1)"
    messages = (insert, f"{insert}; SELECT 1", f"BEGIN; {insert}; COMMIT")
    connections = [Connection(cluster.primary.url) for _ in messages]
    backends = [connection.run("SELECT pg_backend_pid()")[0][0] for connection in connections]
    cluster.standby.pause()
    with ThreadPoolExecutor(len(messages)) as threads:
        commits = [threads.submit(each.run, sql) for each, sql in zip(connections, messages, strict=True)]
        late = "wait_event = 'SyncRep' AND clock_timestamp() - query_start > '1s'"
        query = f"SELECT count(*) FROM pg_stat_activity WHERE pid = ANY(%s) AND {late}"
        wait_until(lambda: cluster.primary.sql(query, backends) == [(len(messages),)], "the timeouts have passed")
        assert not any(commit.done() for commit in commits)
        cluster.standby.resume()
        for commit in commits:
            commit.result()
    for connection in connections:
        connection.close()
