"""Prometheus metrics of the relay."""

from contextlib import suppress

from prometheus_client import Counter, Gauge

EVENTS = Counter(
    "patient_graph_relay_events",
    "Events that a sink has, by outcome: delivered, or unavailable if an erasure removed their stored values.",
    ["sink", "outcome"],
)
FAILURES = Counter("patient_graph_relay_failures", "Chores that failed and are run again.", ["chore"])
UNDELIVERED = Gauge(
    "patient_graph_relay_backlog", "Events that a sink does not have yet; counted up to 100,000.", ["sink"]
)
OLDEST_SECONDS = Gauge(
    "patient_graph_relay_oldest_seconds", "Age in seconds of the oldest event that a sink does not have yet.", ["sink"]
)
LEADING = Gauge(
    "patient_graph_relay_leading", "1 if this process does the chore; 0 if it waits for another one.", ["chore"]
)
WEBHOOK_DELIVERIES = Counter(
    "patient_graph_webhook_deliveries",
    "Attempts to deliver an event to a webhook endpoint, by outcome: delivered, failed (it is repeated), dead (it is "
    "not), or unavailable if an erasure or the retention removed the event.",
    ["outcome"],
)
WEBHOOK_ENDPOINTS_STOPPED = Counter(
    "patient_graph_webhook_endpoints_stopped",
    "Webhook endpoints that were paused (failing, backlog) or disabled (gone), by reason.",
    ["reason"],
)
WEBHOOK_BACKLOG = Gauge(
    "patient_graph_webhook_backlog", "Pending deliveries to active webhook endpoints; counted up to 100,000."
)
WEBHOOK_OLDEST_SECONDS = Gauge(
    "patient_graph_webhook_oldest_seconds",
    "Age in seconds of the oldest pending delivery to an active webhook endpoint.",
)
WEBHOOK_OVERDUE_SECONDS = Gauge(
    "patient_graph_webhook_overdue_seconds",
    "Seconds since a delivery was due to a webhook endpoint whose last attempt did not fail.",
)
ALL = (
    EVENTS, FAILURES, UNDELIVERED, OLDEST_SECONDS, LEADING, WEBHOOK_DELIVERIES, WEBHOOK_ENDPOINTS_STOPPED,
    WEBHOOK_BACKLOG, WEBHOOK_OLDEST_SECONDS, WEBHOOK_OVERDUE_SECONDS,
)  # fmt: skip


def forget_webhooks() -> None:
    """Reset what was measured of webhooks, because another process sends them now; the last values would stay."""
    for gauge in (WEBHOOK_BACKLOG, WEBHOOK_OLDEST_SECONDS, WEBHOOK_OVERDUE_SECONDS):
        gauge.set(0)


def measure(sink: str, count: int, age: float) -> None:
    """Set the backlog of a sink, and the age of its oldest event in seconds."""
    UNDELIVERED.labels(sink).set(count)
    OLDEST_SECONDS.labels(sink).set(age)


def forget(chore: str) -> None:
    """Remove the backlog of a sink that another process delivers to now; the last known one would stay."""
    for gauge in (UNDELIVERED, OLDEST_SECONDS):
        with suppress(KeyError):
            gauge.remove(chore)
