"""The sink that makes deliveries of events: one for each endpoint that wants the event."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import psycopg2.errors

from db import webhook_types
from db.core import clock
from relay import metrics
from relay.catalogue import CloudEvent
from relay.outbox import Outbox
from relay.session import Session

_ERASED = webhook_types.TYPES["patient.erased"]
_TESTED = webhook_types.TYPES[webhook_types.TESTED]
_ENDPOINTS = """
    SELECT brand_id, id::text, events, created_at FROM webhook_endpoints
    WHERE status = 'active' AND brand_id = ANY (%s)"""
_INSERT = """
    INSERT INTO webhook_deliveries (
        brand_id, id, endpoint_id, event_id, number, patient_id, origin_id, line, type, status, attempts,
        next_attempt_at, created_at
    )
    SELECT brand_id, id, endpoint_id, event_id, number, patient_id, origin_id, line, type, 'pending', 0, %s, %s
    FROM unnest(
        %s::text[], %s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[], %s::uuid[], %s::uuid[], %s::text[], %s::text[]
    ) AS added (brand_id, id, endpoint_id, event_id, number, patient_id, origin_id, line, type)"""
# Patients that are merged, each with the one who has the record.
_HOLDERS = """
    SELECT brand_id, id::text, patient_id::text
    FROM merged_patients JOIN unnest(%s::text[], %s::uuid[]) AS of_event (brand_id, id) USING (brand_id, id)"""


class _Endpoint(NamedTuple):
    brand_id: str
    id: str
    events: list[str]
    created_at: datetime

    def wants(self, event: CloudEvent) -> bool:
        if event.type == _TESTED:
            return bool(event.data["webhook_id"] == self.id)
        is_older = clock.moment(event.time) < self.created_at
        return not is_older and any(webhook_types.matches(pattern, event.type) for pattern in self.events)


class _Added(NamedTuple):
    """The columns of a delivery."""

    brand_id: str
    id: str
    endpoint_id: str
    event_id: str
    number: int
    patient_id: str | None
    origin_id: str | None
    line: str
    type: str


Holders = dict[tuple[str, str | None], str]
"""The patients who have the records of merged ones, by the brand and the id of these."""


class _HoldersChanged(Exception):
    """A merge was undone meanwhile, or another one made."""


class FanOut:
    """Stores deliveries together with the position of the sink, so each is stored once.

    The delivery of an event about a merged patient is a row about the patient who has the record, as if the merge had
    moved it.
    """

    name = "webhooks"

    def __init__(self) -> None:
        self._session: Session | None = None

    async def open(self, session: Session) -> None:
        self._session = session

    async def deliver(self, events: Sequence[CloudEvent]) -> int:
        await asyncio.to_thread(self._store, events)
        return len(events)

    async def close(self) -> None:
        self._session = None

    def _store(self, events: Sequence[CloudEvent]) -> None:
        """Store the deliveries of events, except for those about a patient who has been erased meanwhile."""
        try:
            self._store_all(events)
        except _HoldersChanged:
            self._store(events)
        except psycopg2.errors.ForeignKeyViolation:
            if len(events) == 1:
                self._store(events) if self._holders(events) else self._pass(events[0])
                return
            middle = len(events) // 2
            self._store(events[:middle])
            self._store(events[middle:])

    def _store_all(self, events: Sequence[CloudEvent]) -> None:
        assert self._session
        now = clock.now()
        with self._session.transaction():
            found = self._session.rows(_ENDPOINTS, list({event.brand_id for event in events}))
            holders = self._holders(events)
            added = list(_deliveries(events, [_Endpoint(*row) for row in found], holders, now))
            if added:
                self._session.execute(_INSERT, now, now, *map(list, zip(*added, strict=True)))
                # From here on the foreign keys keep all of these patients from being merged or taken apart.
                if self._holders(events) != holders:
                    raise _HoldersChanged
            Outbox(self._session).move(self.name, events[-1].number)

    def _holders(self, events: Sequence[CloudEvent]) -> Holders:
        assert self._session
        patients = {(event.brand_id, event.patient_id) for event in events}
        found = self._session.rows(_HOLDERS, *map(list, zip(*patients, strict=True)))
        return {(brand_id, id): holder for brand_id, id, holder in found}

    def _pass(self, event: CloudEvent) -> None:
        assert self._session
        Outbox(self._session).move(self.name, event.number)
        metrics.WEBHOOK_DELIVERIES.labels("unavailable").inc()


def _deliveries(
    events: Sequence[CloudEvent], endpoints: Iterable[_Endpoint], holders: Holders, now: datetime
) -> Iterable[_Added]:
    by_brand: dict[str, list[_Endpoint]] = {}
    for endpoint in endpoints:
        by_brand.setdefault(endpoint.brand_id, []).append(endpoint)
    for event in events:
        # The erasure itself is about nobody who is stored.
        patient_id = None if event.type == _ERASED else event.patient_id
        holder = holders.get((event.brand_id, patient_id))
        # A test waits for no other event, because it is to show at once whether the endpoint works.
        line = event.id if event.type == _TESTED else event.subject
        for endpoint in by_brand.get(event.brand_id, ()):
            if endpoint.wants(event):
                yield _Added(
                    event.brand_id, clock.new_id_at(now), endpoint.id, event.id, event.number,
                    holder or patient_id, patient_id if holder else None, line, event.type,
                )  # fmt: skip
