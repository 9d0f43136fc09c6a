"""What happened to a patient, for people to read: an event for every write about the patient."""

from datetime import datetime
from typing import NamedTuple

import peewee

from db.core import clock
from db.core.projection import Projection, Row, json_text
from db.core.statements import insert_query, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import UnitOfWork
from db.query import PatientRows, Query
from openapi import types


class TimelineEvent(PersonTable):
    """One event. `metadata` names the request, by which the access log tells who it was."""

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


class Shown(NamedTuple):
    """How a write looks in a timeline. `occurred_at` is when it was, as it is answered, if that is not now."""

    title: str
    description: str | None
    occurred_at: str | None


PROJECTION = Projection(types.TimelineEvent, TimelineEvent)
INSERTION = insert_query(
    TimelineEvent, event_type="event", occurred_at="shown_at", id="shown_id", created_at="occurred_at"
)
"""A part of the statement that records a write (db/events.py), which has the other values."""
_NEWEST_FIRST = Query(PROJECTION).of_patient().order_by("-occurred_at", "-id").paginated().counted()
_PAGE = _NEWEST_FIRST.prepare("timeline_page")
_OF_TYPE = _NEWEST_FIRST.where(TimelineEvent.event_type == param("event_type")).prepare("timeline_page_of_type")


def row(unit: UnitOfWork, patient_id: str, event: str, source_id: str | None, shown: Shown, moment: datetime) -> Row:
    """What an event says in the timeline. It is about what the first half of its name says, or else the patient."""
    return {
        "shown_at": shown.occurred_at or clock.text(moment),
        "shown_id": clock.new_id_at(moment),
        "title": shown.title,
        "description": shown.description,
        "source_type": event.partition(".")[0] if source_id else "patient",
        "source_id": source_id or patient_id,
        "metadata": json_text({"request_id": unit.actor.request_id}),
    }


def page(
    patient_id: str, event_type: str | None, limit: int, offset: int, cursor: str | None
) -> PatientRows[types.TimelineEvent]:
    """Raises NotFound."""
    if event_type is None:
        return _PAGE.fetch(limit, offset, cursor, patient_id=patient_id)
    return _OF_TYPE.fetch(limit, offset, cursor, patient_id=patient_id, event_type=event_type)
