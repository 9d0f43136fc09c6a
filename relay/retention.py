"""The chore that removes old events from the outbox once every sink has them."""

import asyncio
from collections.abc import Collection

from relay import metrics
from relay.outbox import Outbox
from relay.session import Session
from relay.webhooks.fan_out import FanOut

_BATCH = 1000
# Seconds between looks for old events, and between batches, during which others use the database.
_LOOK = 30.0
_PAUSE = 0.1
# Only the first rows by number are looked at, so that a look reads a batch at most; they are the oldest.
_REMOVE = """
    WITH first AS (SELECT brand_id, id, occurred_at FROM outbox WHERE number <= %s ORDER BY number LIMIT %s),
         old AS (SELECT brand_id, id FROM first WHERE occurred_at < clock_timestamp() - make_interval(days => %s)),
         payloads AS (DELETE FROM outbox_payloads AS p USING old WHERE p.brand_id = old.brand_id AND p.id = old.id)
    DELETE FROM outbox AS o USING old WHERE o.brand_id = old.brand_id AND o.id = old.id"""


class Retention:
    """Removes events that are older than a number of days, and that every sink has: the named ones, and all others with
    a cursor. Without a named one, nothing is removed.
    """

    name = "retention"

    def __init__(self, sinks: Collection[str], days: int) -> None:
        self._sinks = sinks
        self._days = days
        self._measured: set[str] = set()

    async def run(self, session: Session) -> None:
        try:
            while True:
                await asyncio.to_thread(self.measure_others, session)
                while await asyncio.to_thread(self.remove, session) == _BATCH:
                    await asyncio.sleep(_PAUSE)
                await asyncio.sleep(_LOOK)
        finally:
            for sink in self._measured:
                metrics.forget(sink)

    def measure_others(self, session: Session) -> None:
        """Measure what the sinks lack to which this relay does not deliver; maybe no relay does."""
        others = {sink: number for sink, number in self._cursors(session).items() if sink not in self._sinks}
        for sink in self._measured - others.keys():
            metrics.forget(sink)
        self._measured = set(others)
        for sink, number in others.items():
            metrics.measure(sink, *Outbox(session).backlog(number))

    def remove(self, session: Session, batch: int = _BATCH) -> int:
        """Remove the first old events, at most `batch`, by one statement; return how many. Raises psycopg2.Error."""
        if not self._sinks:
            return 0
        passed = min(self._cursors(session).values())
        return session.execute(_REMOVE, passed, batch, self._days)

    def _cursors(self, session: Session) -> dict[str, int]:
        """Return the cursors of the named sinks, of all others, and of endpoints, even without keys for them."""
        cursors = dict.fromkeys(self._sinks, 0)
        if session.rows("SELECT FROM webhook_endpoints LIMIT 1"):
            cursors[FanOut.name] = 0
        return cursors | dict(session.rows("SELECT sink, number FROM relay_cursors"))
