"""Storage of events: an audit row, an outbox row for other systems, and a row in the patient's timeline."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import peewee

from db import timeline
from db.audit import Audit, Outbox, OutboxPayload, author
from db.core import clock
from db.core.event import Event
from db.core.projection import array_literal, json_text
from db.core.statements import Statement, insert_query, param
from db.core.unit_of_work import current

_COLUMNS = [field for field in Audit._meta.sorted_fields if field.name != "subject"]
_AUDIT = Audit.insert_from(
    peewee.Select(
        columns=[
            *(param(field.name) for field in _COLUMNS),
            author(peewee.Cast(param("patient_id"), "uuid"), param("me"), param("subject")),
        ]
    ),
    [*_COLUMNS, Audit.subject],
).returning()
_AUDIT_INSERT = Statement("audit_insert", _AUDIT)
_OUTBOX = insert_query(Outbox)
# One statement: three, with the same values three times, cost PostgreSQL more (decision record 0048).
_AUDITED, _SENT = _AUDIT.cte("audited"), _OUTBOX.cte("sent")
_INSERT = Statement("event_insert", _OUTBOX.with_cte(_AUDITED))
_INSERT_WITH_TIMELINE = Statement("event_insert_with_timeline", timeline.INSERT.with_cte(_AUDITED, _SENT))
_INSERT_PAYLOAD = Statement.insert(OutboxPayload)


def store(events: Sequence[Event]) -> None:
    """Store the rows of events with the commit."""
    unit = current()
    for event in events:
        moment = clock.now()
        row = _row(moment, event.name, event.patient_id, event.entity_id, event.fields)
        if event.timeline and event.patient_id:
            row |= timeline.row(event, event.timeline, event.patient_id, moment)
            unit.write(_INSERT_WITH_TIMELINE, **row)
        else:
            unit.write(_INSERT, **row)
        if event.payload:
            unit.write(_INSERT_PAYLOAD, id=row["id"], patient_id=event.patient_id, payload=json_text(event.payload))


def store_reads(*patient_ids: str) -> None:
    """Store, with the commit, that the principal read about patients."""
    for id in patient_ids:
        current().write(_AUDIT_INSERT, **_row(clock.now(), None, id))


def store_audit(event: Event) -> None:
    """Store only the audit row of an event, with the commit."""
    current().write(_AUDIT_INSERT, **_row(clock.now(), event.name, event.patient_id, event.entity_id, event.fields))


def _row(
    moment: datetime,
    event: str | None,
    patient_id: str | None,
    entity_id: str | None = None,
    fields: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the values of audit and outbox; a read has no event."""
    unit = current()
    principal = unit.principal
    return {
        "event": event,
        "patient_id": patient_id,
        "entity_id": entity_id,
        "fields": array_literal(fields),
        "client": principal.client,
        "subject": principal.subject,
        "me": unit.me,
        "request_id": principal.request_id,
        "operation": principal.operation,
        "id": clock.new_id_at(moment),
        "occurred_at": clock.text(moment),
    }
