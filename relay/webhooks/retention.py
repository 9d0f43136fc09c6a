"""The chore that bounds the number of stored deliveries."""

import asyncio
from datetime import timedelta

from db.core import clock
from relay.log import Log
from relay.session import Session
from relay.webhooks.deliveries import Deliveries, Version
from relay.webhooks.stop import pause

_MOST_PENDING = 1_000_000

_BATCH = 1000
# Seconds between looks for old deliveries, and between batches, during which others use the database.
_LOOK = 30.0
_PAUSE = 0.1
_REMOVE_OLD = """
    DELETE FROM webhook_deliveries AS delivery
    USING (
        SELECT found.brand_id, found.id
        FROM webhook_endpoints AS endpoint
        CROSS JOIN (VALUES ('delivered'), ('dead')) AS ended (status)
        CROSS JOIN LATERAL (
            SELECT * FROM webhook_deliveries AS each
            WHERE each.brand_id = endpoint.brand_id AND each.endpoint_id = endpoint.id AND each.status = ended.status
                AND each.id < %s
            ORDER BY each.id LIMIT %s
        ) AS found
        LIMIT %s
    ) AS old
    WHERE delivery.brand_id = old.brand_id AND delivery.id = old.id"""

# The first part jumps from one endpoint to the next by the index, so that it reads a row of each.
_REMOVE_ORPHANS = """
    WITH RECURSIVE endpoint AS (
        (SELECT brand_id, endpoint_id AS id FROM webhook_deliveries ORDER BY brand_id, endpoint_id LIMIT 1)
        UNION ALL
        SELECT following.* FROM endpoint
        CROSS JOIN LATERAL (
            SELECT brand_id, endpoint_id FROM webhook_deliveries AS each
            WHERE (each.brand_id, each.endpoint_id) > (endpoint.brand_id, endpoint.id)
            ORDER BY brand_id, endpoint_id LIMIT 1
        ) AS following
    )
    DELETE FROM webhook_deliveries AS delivery
    USING (
        SELECT found.brand_id, found.id
        FROM endpoint
        CROSS JOIN LATERAL (
            SELECT * FROM webhook_deliveries AS each
            WHERE each.brand_id = endpoint.brand_id AND each.endpoint_id = endpoint.id
            ORDER BY each.id LIMIT %s
        ) AS found
        WHERE NOT EXISTS (
            SELECT FROM webhook_endpoints AS present
            WHERE present.brand_id = endpoint.brand_id AND present.id = endpoint.id
        )
        LIMIT %s
    ) AS orphan
    WHERE delivery.brand_id = orphan.brand_id AND delivery.id = orphan.id"""
_ACTIVE = """
    SELECT brand_id, id::text, updated_at FROM webhook_endpoints
    WHERE status = 'active' AND NOT is_resuming ORDER BY brand_id, id"""
_PENDING = """
    SELECT count(*) FROM webhook_deliveries WHERE brand_id = %s AND endpoint_id = %s AND status = 'pending'"""


class DeliveryRetention:
    """Removes deliveries that are delivered or dead and were added more than a number of days ago, and all deliveries
    of endpoints that were removed. Pauses endpoints with more than 1,000,000 pending deliveries.
    """

    name = "webhook_retention"

    def __init__(self, days: int, log: Log) -> None:
        self._days = timedelta(days=days)
        self._log = log
        self._above: dict[str, int] = {}

    async def run(self, session: Session) -> None:
        while True:
            await asyncio.to_thread(self.pause_full, session)
            for remove in (self.remove_old, self.remove_orphans):
                while await asyncio.to_thread(remove, session) == _BATCH:
                    await asyncio.sleep(_PAUSE)
            await asyncio.sleep(_LOOK)

    def remove_old(self, session: Session, batch: int = _BATCH) -> int:
        """Remove up to `batch` old deliveries; return how many. Raises psycopg2.Error."""
        return session.execute(_REMOVE_OLD, clock.first_id_at(clock.now() - self._days), batch, batch)

    def remove_orphans(self, session: Session, batch: int = _BATCH) -> int:
        """Remove up to `batch` deliveries of endpoints that were removed; return how many. Raises psycopg2.Error."""
        return session.execute(_REMOVE_ORPHANS, batch, batch)

    def pause_full(self, session: Session) -> None:
        """Pause the endpoints with too many pending deliveries, unless there are fewer than at the last look.

        An endpoint that was made active again is therefore not paused while it gets what is pending. Raises
        psycopg2.Error.
        """
        before, self._above = self._above, {}
        for row in session.rows(_ACTIVE):
            endpoint = Version(*row)
            pending = session.value(_PENDING, *endpoint[:2])
            if pending <= _MOST_PENDING:
                continue
            if pending >= before.get(endpoint.id, pending + 1):
                pause(Deliveries(session), self._log, endpoint, "backlog")
            else:
                self._above[endpoint.id] = pending
