"""The timeline of a patient: one entry for each event about the patient."""

from datetime import datetime

import peewee

from db.core import clock
from db.core.event import Event, TimelineEntry
from db.core.projection import Projection, Row, json_text
from db.core.statements import insert_query, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import current
from db.query import PatientRows, Query
from openapi import types


class TimelineEvent(PersonTable):
    """One entry. `metadata` has the id of the request, by which the access log says who made it."""

    occurred_at = DateTimeTZField()
    id = peewee.UUIDField()
    event_type = peewee.TextField()
    title = peewee.TextField()
    description = peewee.TextField(null=True)
    source_type = peewee.TextField(null=True)
    source_id = peewee.UUIDField(null=True)
    metadata = JsonText()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "timeline"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "occurred_at", "id")


PROJECTION = Projection(types.TimelineEvent, TimelineEvent)
INSERT = insert_query(
    TimelineEvent, event_type="event", occurred_at="entry_at", id="entry_id", created_at="occurred_at"
)
"""The part of the statement of db/events.py that inserts the entry; the other parameters are those of the audit row."""
_NEWEST_FIRST = Query(PROJECTION).of_patient().order_by("-occurred_at", "-id").paginated().counted()
_PAGE = _NEWEST_FIRST.prepare("timeline_page")
_OF_TYPE = _NEWEST_FIRST.where(TimelineEvent.event_type == param("event_type")).prepare("timeline_page_of_type")


def row(event: Event, entry: TimelineEntry, patient_id: str, moment: datetime) -> Row:
    """Return the values of an entry. Its source is the entity, whose type is the first part of the event's name."""
    return {
        "entry_at": entry.occurred_at or clock.text(moment),
        "entry_id": clock.new_id_at(moment),
        "title": entry.title,
        "description": entry.description,
        "source_type": event.name.partition(".")[0] if event.entity_id else "patient",
        "source_id": event.entity_id or patient_id,
        "metadata": json_text({"request_id": current().principal.request_id}),
    }


def page(
    patient_id: str, event_type: str | None, limit: int, offset: int, cursor: str | None
) -> PatientRows[types.TimelineEvent]:
    """Raises NotFound."""
    if event_type is None:
        return _PAGE.fetch(limit, offset, cursor, patient_id=patient_id)
    return _OF_TYPE.fetch(limit, offset, cursor, patient_id=patient_id, event_type=event_type)
