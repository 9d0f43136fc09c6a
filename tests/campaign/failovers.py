"""Failovers between a PostgreSQL primary and its synchronous standby, under writes. The service is not restarted."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from urllib.parse import urlsplit

from tests.campaign.results import Figure, Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Program, running
from tests.support.cluster import DEBIAN, Cluster, Server
from tests.support.tcp_proxy import TcpProxy
from tests.support.writers import Writers, assert_consistent

WRITERS = 12
_WRITES = 100
_END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'patient-graph'"


def run(failovers: int) -> list[Row]:
    """Fail over so many times in each way: after a kill or while the primary hangs, by both hosts or an address."""
    with new_cluster() as cluster:
        both = _fail_over(cluster, hosts_of(cluster), None, failovers, "`DATABASE_URL` has both hosts")
        with TcpProxy(cluster.primary.port) as address:
            host = f"127.0.0.1:{address.port}"
            moving = _fail_over(cluster, host, address, failovers, "the address moves")
            stray = _stray(cluster, host, address, failovers)
        hangs = _fail_over(cluster, hosts_of(cluster), None, failovers, "`DATABASE_URL` has both hosts", Server.pause)
    return [both, moving, stray, hangs]


def _fail_over(
    cluster: Cluster,
    hosts: str,
    address: TcpProxy | None,
    failovers: int,
    case: str,
    fail: Callable[[Server], object] = Server.kill,
) -> Row:
    since_failure, since_promotion = [], []
    with serving(cluster, hosts) as service:
        with Writers(service, service.token(), WRITERS) as writers:
            for _ in range(failovers):
                writers.wait_for(_WRITES)
                failed = time.monotonic()
                fail(cluster.primary)
                promoted = _promote(cluster, writers, address)
                since_promotion.append(writers.first_after(promoted))
                since_failure.append(since_promotion[-1] + promoted - failed)
                writers.wait_for(_WRITES)
                cluster.standby.kill()
                cluster.rejoin()
            writers.wait_for(_WRITES)
        assert writers.disconnected == 0, f"{writers.disconnected} requests had no response"
        assert_consistent(service, writers.acknowledged)
    figures: dict[str, Figure] = {
        "acknowledged writes": len(writers.acknowledged),
        "lost": 0,
        "stored twice": 0,
        "responses with 503": writers.unavailable,
        "first 201 after the promotion, median s": median(since_promotion),
        "worst s": max(since_promotion),
        "after the failure, median s": median(since_failure),
    }
    failure = "`kill -9`" if fail is Server.kill else "`kill -STOP`"
    return Row(f"{failure} of the primary, promotion, rejoin; {case}", f"{failovers} failovers", figures)


def _promote(cluster: Cluster, writers: Writers, address: TcpProxy | None) -> float:
    """Promote the standby; return the time of the promotion."""
    if address:
        address.target = cluster.standby.port
    writers.wait_for_503s(WRITERS)  # also of connections that reach the standby before it is the primary
    cluster.promote()
    return time.monotonic()


def _stray(cluster: Cluster, host: str, address: TcpProxy, times: int) -> Row:
    """Let connections reach the standby, and stay there when the address points at the primary again."""
    seconds = []
    with serving(cluster, host) as service:
        with Writers(service, service.token(), WRITERS) as writers:
            for _ in range(times):
                writers.wait_for(_WRITES)
                address.target = cluster.standby.port
                cluster.primary.sql(_END_SESSIONS)
                writers.wait_for_503s(2 * WRITERS)
                address.target = cluster.primary.port
                seconds.append(writers.first_after(time.monotonic()))
            writers.wait_for(_WRITES)
        assert writers.disconnected == 0, f"{writers.disconnected} requests had no response"
    figures: dict[str, Figure] = {"first 201 after that, median s": median(seconds), "worst s": max(seconds)}
    return Row("the address points at the standby for a moment, and at the primary again", f"{times} times", figures)


@contextmanager
def new_cluster() -> Iterator[Cluster]:
    """A cluster of Debian's PostgreSQL 15, or of the embedded one where that is missing."""
    with Cluster(DEBIAN if DEBIAN.exists() else None, max_connections="200") as cluster:
        yield cluster


def hosts_of(cluster: Cluster) -> str:
    return f"127.0.0.1:{cluster.primary.port},127.0.0.1:{cluster.standby.port}"


@contextmanager
def serving(cluster: Cluster, hosts: str) -> Iterator[Program]:
    """A service with a database of its own, on a primary that can change."""
    name = f"campaign_{secrets.token_hex(4)}"
    cluster.primary.sql(f"CREATE DATABASE {name}")
    service = Program(DATABASE_URL=f"postgresql://postgres@{hosts}/{name}", **DEFAULT_TIMEOUTS)
    service.owner_dsn = lambda: urlsplit(cluster.primary.url)._replace(path=f"/{name}").geturl()  # type: ignore[method-assign]
    with running(service):
        yield service
