"""Medications of a patient."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.projection import Projection, json_text, pick
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import current
from db.providers import missing
from db.query import PatientRows, Query
from db.status import StatusChange, Transitions
from openapi import types

TRANSITIONS: Transitions = {
    "active": ("paused", "discontinued", "completed"),
    "paused": ("active", "discontinued", "completed"),
    "discontinued": (),
    "completed": (),
}
_NO_LIMIT = 2_147_483_647


class Medication(PersonTable):
    """A medication, from its prescription until it is discontinued or completed."""

    id = peewee.UUIDField()
    name = peewee.TextField()
    dosage = peewee.TextField()
    frequency = peewee.TextField()
    route = peewee.TextField(null=True)
    prescriber_id = peewee.UUIDField(null=True)
    status = peewee.TextField()
    started_at = DateTimeTZField()
    ended_at = DateTimeTZField(null=True)
    notes = peewee.TextField(null=True)
    metadata = JsonText()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "medications"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.Medication, Medication)
_FROM_BODY = ("brand_id", "name", "dosage", "frequency", "route", "prescriber_id", "notes")
_INSERT = Statement.insert(Medication)
_PAGE = Query(PROJECTION).of_patient().paginated()
_ALL = _PAGE.prepare("medication_page")
_OF_STATUS = _PAGE.where(Medication.status == param("status")).prepare("medication_page_of_status")
_IS_CURRENT = Medication.status.in_([peewee.SQL("'active'"), peewee.SQL("'paused'")])
_CURRENT = Query(PROJECTION).of_patient().where(_IS_CURRENT).prepare("medication_taken")
_UPDATE_STATUS = StatusChange(PROJECTION, TRANSITIONS, "ended_at")


def prescribe(patient_id: str, body: Mapping[str, Any]) -> types.Medication:
    """Create a medication. Raises NotFound for the patient or the prescriber, at the commit."""
    moment = clock.now()
    row = pick(body, _FROM_BODY) | {
        "id": clock.new_id_at(moment),
        "patient_id": patient_id,
        "status": "active",
        "metadata": json_text(body["metadata"]),
        "started_at": moment,
        "ended_at": None,
        "created_at": moment,
        "updated_at": moment,
    }
    current().write(_INSERT, missing("/prescriber_id"), **row)
    return PROJECTION.from_values(row)


def page(
    patient_id: str, status: str | None, limit: int, offset: int, cursor: str | None
) -> PatientRows[types.Medication]:
    """Return the medications of a patient, of one status or of all, newest first. Raises NotFound."""
    if status is None:
        return _ALL.fetch(limit, offset, cursor, patient_id=patient_id)
    return _OF_STATUS.fetch(limit, offset, cursor, patient_id=patient_id, status=status)


def current_names(patient_id: str) -> list[str]:
    """Return the names of the active and the paused medications of a patient. Raises NotFound."""
    return [row["name"] for row in _CURRENT.fetch(_NO_LIMIT, patient_id=patient_id).rows]


def update_status(id: str, status: str) -> types.Medication:
    """Change the status of a medication, and its end accordingly. Raises NotFound, Conflict."""
    return _UPDATE_STATUS(id, status, lambda moment: {"ended_at": None if TRANSITIONS[status] else moment})
