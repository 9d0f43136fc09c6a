"""Prometheus metrics, on a port of their own. No label contains PHI, a token or a name chosen by a caller."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from wsgiref.simple_server import ServerHandler

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    start_http_server,
)
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

disable_created_metrics()  # type: ignore[no-untyped-call]

_PREFIX = "patient_graph"

REQUEST_SECONDS = Histogram(
    f"{_PREFIX}_request_seconds",
    "Time from the head of a request to its response.",
    ["operation", "status"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


@cache
def request_seconds(operation: str, status: int) -> Histogram:
    """Return REQUEST_SECONDS with these labels; cached, because the library looks them up each time."""
    return REQUEST_SECONDS.labels(operation, status)


RATE_LIMITED = Counter(f"{_PREFIX}_rate_limited", "Requests that failed with 429.", ["rate"])
RATE_LIMIT_FALLBACKS = Counter(
    f"{_PREFIX}_rate_limit_fallbacks", "Times that rate limits fell back from the shared storage to the local one."
)
IDENTITY_PROVIDER_SECONDS = Histogram(
    f"{_PREFIX}_identity_provider_seconds", "Time until the response of the identity provider.", ["resource"]
)
IDENTITY_PROVIDER_FAILURES = Counter(
    f"{_PREFIX}_identity_provider_failures",
    "Requests to the identity provider without a usable response.",
    ["resource"],
)
LOG_LINES_DROPPED = Counter(
    f"{_PREFIX}_log_lines_dropped", "Lines of the log that were dropped, because it cannot be written."
)
CONNECTIONS_REFUSED = Counter(
    f"{_PREFIX}_connections_refused", "Connections that were refused because MAX_CONNECTIONS were open."
)
# Summed over all processes.
CONNECTIONS = Gauge(f"{_PREFIX}_connections", "Open connections of clients.", multiprocess_mode="livesum")
_THREADS = Gauge(f"{_PREFIX}_threads", "Threads, each with a database connection.", multiprocess_mode="livesum")
_THREADS_BUSY = Gauge(f"{_PREFIX}_threads_busy", "Threads that execute a request.", multiprocess_mode="livesum")
_REQUESTS_WAITING = Gauge(
    f"{_PREFIX}_requests_waiting", "Requests that wait for a thread.", multiprocess_mode="livesum"
)
_WRITES_STALLED = Gauge(
    f"{_PREFIX}_writes_stalled",
    "1 if commits wait, as for a synchronous standby that is away; otherwise 0.",
    multiprocess_mode="livemax",
)


def set_writes_stalled(stalled: bool) -> None:
    """Set the gauge of commits that wait."""
    _WRITES_STALLED.set(stalled)


def sample_threads(*, size: int, busy: int, waiting: int) -> None:
    """Set the gauges of the thread pool."""
    _THREADS.set(size)
    _THREADS_BUSY.set(busy)
    _REQUESTS_WAITING.set(waiting)


def serve(host: str, port: int, shared: Path | None = None, own: Iterable[Collector] = ()) -> int:
    """Serve /metrics until the process ends, and return the port, which is a free one for 0. Raises OSError.

    The metrics are those of this process, or of all that use the directory `shared` (PROMETHEUS_MULTIPROC_DIR), with
    those that only this process has (`own`).
    """
    ServerHandler.server_software = ""  # or every response would have the version of Python
    registry = REGISTRY
    if shared:
        registry = CollectorRegistry()
        MultiProcessCollector(registry, str(shared))  # type: ignore[no-untyped-call]
        for collector in own:
            registry.register(collector)
    server, _ = start_http_server(port, host, registry)
    return int(server.server_port)


def mark_dead(shared: Path, process_id: int) -> None:
    """Remove an ended process from the gauges of live processes."""
    mark_process_dead(process_id, str(shared))  # type: ignore[no-untyped-call]
