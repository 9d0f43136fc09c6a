"""What Prometheus reads, on a port of its own. No label holds PHI, a token or a name that a caller made up."""

from wsgiref.simple_server import ServerHandler

from prometheus_client import Counter, Gauge, Histogram, disable_created_metrics, start_http_server

from service.workers import Workers

disable_created_metrics()  # type: ignore[no-untyped-call]

_PREFIX = "patient_graph"

REQUEST_SECONDS = Histogram(
    f"{_PREFIX}_request_seconds",
    "Time from the head of a request to its answer.",
    ["operation", "status"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
LIMITED = Counter(f"{_PREFIX}_rate_limited", "Requests answered 429.", ["rate"])
LIMITS_ALONE = Counter(
    f"{_PREFIX}_rate_limits_alone", "Times that the shared windows of the limits could not be reached."
)
IDENTITY_SECONDS = Histogram(
    f"{_PREFIX}_identity_seconds", "Time that the identity service took for an answer.", ["what"]
)
IDENTITY_FAILURES = Counter(
    f"{_PREFIX}_identity_failures", "Questions to the identity service that got no answer of use.", ["what"]
)
_SIZE = Gauge(f"{_PREFIX}_workers", "Worker threads, each with a database connection.")
_BUSY = Gauge(f"{_PREFIX}_workers_busy", "Worker threads that carry out a request.")
_WAITING = Gauge(f"{_PREFIX}_requests_waiting", "Requests that wait for a worker thread.")


def observe_pool(pool: Workers) -> None:
    """Have its numbers read whenever the metrics are."""
    _SIZE.set_function(lambda: pool.size)
    _BUSY.set_function(lambda: pool.busy)
    _WAITING.set_function(lambda: pool.waiting)


def serve(host: str, port: int) -> int:
    """Answer /metrics until the process ends; the port, where 0 was asked for. Raises OSError."""
    ServerHandler.server_software = ""  # or every answer would tell the version of Python
    server, _ = start_http_server(port, host)
    return int(server.server_port)
