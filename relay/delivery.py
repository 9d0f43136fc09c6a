"""The chore that delivers the events of the outbox to a sink."""

import asyncio
import time
from itertools import takewhile

from relay import metrics
from relay.catalogue import Catalogue, UnknownEvent
from relay.chores import ChoreFailed
from relay.outbox import Batch, Outbox
from relay.session import Session
from relay.sink import Sink

_BATCH = 500
# Seconds between looks for new events, and between measurements of the backlog.
_POLL = 0.05
_MEASURE = 5.0


class Delivery:
    """Delivers events in their order, and moves the cursor of the sink when it has confirmed them."""

    def __init__(self, sink: Sink) -> None:
        self.name = sink.name
        self._sink = sink
        self._catalogue = Catalogue()
        self._measured = 0.0

    async def run(self, session: Session) -> None:
        """Deliver until canceled. An event of a newer release fails and is not skipped."""
        outbox = Outbox(session)
        self._measured = -_MEASURE
        try:
            cursor = await asyncio.to_thread(outbox.cursor, self.name)
            await self._measure(outbox, cursor)  # also if the sink is away
            await self._sink.open(session)
            while True:
                cursor = await self._step(outbox, cursor)
        except UnknownEvent as error:
            raise ChoreFailed(f"The event {error} is of a newer release.") from error
        finally:
            await self._sink.close()

    async def _step(self, outbox: Outbox, cursor: int) -> int:
        """Deliver a batch; return the new cursor."""
        await self._measure(outbox, cursor)
        batch = self._known(await asyncio.to_thread(outbox.next, cursor, _BATCH))
        until = batch.until
        if batch.rows:
            until = await self._deliver(batch)
            await asyncio.to_thread(outbox.move, self.name, until)
        if len(batch.rows) < _BATCH:
            await asyncio.sleep(_POLL)
        return until

    def _known(self, batch: Batch) -> Batch:
        """Return a batch up to its first event of a newer release. Raises UnknownEvent if that comes first."""
        known = [*takewhile(self._catalogue.knows, batch.rows)]
        if len(known) == len(batch.rows):
            return batch
        if not known:
            raise UnknownEvent(batch.rows[0].event)
        return Batch(known, known[-1].number)

    async def _deliver(self, batch: Batch) -> int:
        """Deliver the events of a batch; return the number up to which the sink has them."""
        events = [event for row in batch.rows if (event := self._catalogue.event(row))]
        stored = await self._sink.deliver(events) if events else 0
        until = batch.until if stored == len(events) else events[stored - 1].number
        passed = sum(row.number <= until for row in batch.rows)
        metrics.EVENTS.labels(self.name, "delivered").inc(stored)
        metrics.EVENTS.labels(self.name, "unavailable").inc(passed - stored)
        return until

    async def _measure(self, outbox: Outbox, cursor: int) -> None:
        if time.monotonic() - self._measured < _MEASURE:
            return
        self._measured = time.monotonic()
        metrics.measure(self.name, *await asyncio.to_thread(outbox.backlog, cursor))
