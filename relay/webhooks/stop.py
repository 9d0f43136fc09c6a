"""Endpoints that the relay stops sending to."""

from relay import metrics
from relay.log import Log
from relay.webhooks.deliveries import Deliveries, Version


def pause(deliveries: Deliveries, log: Log, endpoint: Version, reason: str) -> None:
    """Pause an endpoint, unless it was changed since it was read, and report it. Raises psycopg2.Error."""
    if deliveries.stop(endpoint, "paused", reason):
        metrics.WEBHOOK_ENDPOINTS_STOPPED.labels(reason).inc()
        log.log_event("webhook_paused", brand=endpoint.brand_id, webhook=endpoint.id, reason=reason)


def disable(deliveries: Deliveries, log: Log, endpoint: Version, reason: str) -> None:
    """Disable an endpoint, unless it was changed since it was read, and report it. Raises psycopg2.Error."""
    if deliveries.stop(endpoint, "disabled", reason):
        metrics.WEBHOOK_ENDPOINTS_STOPPED.labels(reason).inc()
        log.log_event("webhook_disabled", brand=endpoint.brand_id, webhook=endpoint.id, reason=reason)
