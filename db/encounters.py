"""Encounters of a patient."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.projection import Projection, json_text, pick
from db.core.statements import Statement
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import current
from db.providers import missing
from db.query import PatientRows, Query
from db.status import StatusChange, Transitions
from openapi import types

TRANSITIONS: Transitions = {
    "scheduled": ("in_progress", "cancelled", "no_show"),
    "in_progress": ("completed", "cancelled", "no_show"),
    "completed": (),
    "cancelled": (),
    "no_show": (),
}


class Encounter(PersonTable):
    """An encounter: scheduled, in progress or over."""

    id = peewee.UUIDField()
    provider_id = peewee.UUIDField(null=True)
    encounter_type = peewee.TextField()
    status = peewee.TextField()
    scheduled_at = DateTimeTZField(null=True)
    started_at = DateTimeTZField(null=True)
    ended_at = DateTimeTZField(null=True)
    chief_complaint = peewee.TextField(null=True)
    notes = peewee.TextField(null=True)
    metadata = JsonText()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "encounters"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.Encounter, Encounter)
_FROM_BODY = ("brand_id", "provider_id", "encounter_type", "chief_complaint", "notes")
_INSERT = Statement.insert(Encounter)
_PAGE = Query(PROJECTION).of_patient().paginated().counted().prepare("encounter_page")
_UPDATE_STATUS = StatusChange(PROJECTION, TRANSITIONS, "started_at", "ended_at")


def create(patient_id: str, body: Mapping[str, Any]) -> types.Encounter:
    """Create an encounter. Raises NotFound for the patient or the provider, at the commit."""
    moment = clock.now()
    row = pick(body, _FROM_BODY) | {
        "id": clock.new_id_at(moment),
        "patient_id": patient_id,
        "status": "scheduled",
        "started_at": None,
        "ended_at": None,
        "scheduled_at": clock.moment(body["scheduled_at"]) if "scheduled_at" in body else None,
        "metadata": json_text(body["metadata"]),
        "created_at": moment,
        "updated_at": moment,
    }
    current().write(_INSERT, missing("/provider_id"), **row)
    return PROJECTION.from_values(row)


def page(patient_id: str, limit: int, offset: int, cursor: str | None) -> PatientRows[types.Encounter]:
    """Return the encounters of a patient, newest first. Raises NotFound."""
    return _PAGE.fetch(limit, offset, cursor, patient_id=patient_id)


def update_status(id: str, status: str) -> types.Encounter:
    """Change the status of an encounter, and its start or end accordingly. Raises NotFound, Conflict."""
    return _UPDATE_STATUS(id, status, lambda moment: {"started_at" if TRANSITIONS[status] else "ended_at": moment})
