"""What Prometheus reads, on a port of its own. No label holds PHI, a token or a name that a caller made up."""

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
    """The part of REQUEST_SECONDS with these labels, which the library would look for each time."""
    return REQUEST_SECONDS.labels(operation, status)


RATE_LIMITED = Counter(f"{_PREFIX}_rate_limited", "Requests answered 429.", ["rate"])
RATE_LIMIT_FALLBACKS = Counter(
    f"{_PREFIX}_rate_limit_fallbacks", "Times that rate limits fell back from the shared storage to the local one."
)
IDENTITY_PROVIDER_SECONDS = Histogram(
    f"{_PREFIX}_identity_provider_seconds", "Time until the response of the identity provider.", ["what"]
)
IDENTITY_PROVIDER_FAILURES = Counter(
    f"{_PREFIX}_identity_provider_failures", "Requests to the identity provider without a usable response.", ["what"]
)
# Summed over the processes that serve, if there are several.
_THREADS = Gauge(f"{_PREFIX}_threads", "Threads, each with a database connection.", multiprocess_mode="livesum")
_THREADS_BUSY = Gauge(f"{_PREFIX}_threads_busy", "Threads that execute a request.", multiprocess_mode="livesum")
_REQUESTS_WAITING = Gauge(
    f"{_PREFIX}_requests_waiting", "Requests that wait for a thread.", multiprocess_mode="livesum"
)


def sample_threads(*, size: int, busy: int, waiting: int) -> None:
    """Set the gauges of the thread pool."""
    _THREADS.set(size)
    _THREADS_BUSY.set(busy)
    _REQUESTS_WAITING.set(waiting)


def serve(host: str, port: int, shared: Path | None = None) -> int:
    """Answer /metrics until the process ends; the port, where 0 was asked for. Raises OSError.

    Those of this process, or those that several keep in the directory `shared` (PROMETHEUS_MULTIPROC_DIR).
    """
    ServerHandler.server_software = ""  # or every answer would tell the version of Python
    registry = REGISTRY
    if shared:
        registry = CollectorRegistry()
        MultiProcessCollector(registry, str(shared))  # type: ignore[no-untyped-call]
    server, _ = start_http_server(port, host, registry)
    return int(server.server_port)


def mark_dead(shared: Path, process_id: int) -> None:
    """Have a process that ended count no more where only those alive do."""
    mark_process_dead(process_id, str(shared))  # type: ignore[no-untyped-call]
