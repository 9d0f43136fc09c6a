"""What every write leaves behind: an audit row for people, an outbox row for other systems, an event in a timeline."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import peewee

from db import timeline
from db.audit import Audit, Outbox, author
from db.core import clock
from db.core.projection import array_literal
from db.core.statements import Statement, insert_query, param
from db.core.unit_of_work import UnitOfWork
from db.timeline import Shown


class Happening(NamedTuple):
    """A write, as it is recorded: the event's name, whom and what it is about, and the names of its fields.

    Without an event it was a read. `shown` is how it looks in the patient's timeline, if it does.
    """

    event: str | None
    patient_id: str | None
    entity_id: str | None = None
    fields: Sequence[str] = ()
    shown: Shown | None = None


_SAID = [field for field in Audit._meta.sorted_fields if field.name != "subject"]
_AUDIT = Audit.insert_from(
    peewee.Select(
        columns=[
            *(param(field.name) for field in _SAID),
            author(peewee.Cast(param("patient_id"), "uuid"), param("me"), param("subject")),
        ]
    ),
    [*_SAID, Audit.subject],
).returning()
_NOTE = Statement("audit_insert", _AUDIT)
_OUTBOX = insert_query(Outbox)
# One statement: as three, which would say the same three times, they cost PostgreSQL more (decision record 0048).
_AUDITED, _SENT = _AUDIT.cte("audited"), _OUTBOX.cte("sent")
_RECORD = Statement("record", _OUTBOX.with_cte(_AUDITED))
_RECORD_SHOWN = Statement("record_shown", timeline.INSERTION.with_cte(_AUDITED, _SENT))


def note(unit: UnitOfWork, patient_id: str | None) -> None:
    """Have the unit store that somebody read about a patient."""
    unit.write(_NOTE, **_row(unit, Happening(None, patient_id), clock.now()))


def record(unit: UnitOfWork, happening: Happening) -> None:
    """Have the unit store the rows that a write leaves."""
    moment = clock.now()
    row = _row(unit, happening, moment)
    if happening.event and happening.shown and happening.patient_id:
        shown = timeline.row(unit, happening.patient_id, happening.event, happening.entity_id, happening.shown, moment)
        unit.write(_RECORD_SHOWN, **row, **shown)
    else:
        unit.write(_RECORD, **row)


def _row(unit: UnitOfWork, happening: Happening, moment: datetime) -> dict[str, Any]:
    return {
        **happening._asdict(),
        **unit.actor._asdict(),
        "fields": array_literal(happening.fields),
        "brand_id": unit.brand,
        "id": clock.new_id_at(moment),
        "occurred_at": clock.text(moment),
    }
