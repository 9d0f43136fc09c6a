"""Outcomes of the prescription consults of a patient."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.projection import Projection
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable
from db.core.unit_of_work import current
from db.errors import InFuture
from db.patient_lock import lock
from db.patient_record import Patient
from openapi import types


class ConsultOutcome(PersonTable):
    """An outcome, never changed."""

    id = peewee.UUIDField()
    outcome = peewee.TextField()
    completed_at = DateTimeTZField()
    client = peewee.TextField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "consult_outcomes"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.ConsultOutcome, ConsultOutcome)
_INSERT = Statement.insert(ConsultOutcome)


def _refresh_statement() -> Statement:
    """Return the statement that gives the patient `id` the outcome that was completed last, null without any."""
    latest = ConsultOutcome.select().where(ConsultOutcome.patient_id == param("id"))
    latest = latest.order_by(ConsultOutcome.completed_at.desc(), ConsultOutcome.id.desc()).limit(peewee.SQL("1"))
    values = {
        Patient.prescription_status: latest.select(ConsultOutcome.outcome),
        Patient.prescription_consult_completed_at: latest.select(ConsultOutcome.completed_at),
    }
    return Statement("consult_refresh", Patient.update(values).where(Patient.id == param("id")))


_REFRESH = _refresh_statement()


def refresh(patient_id: str) -> None:
    """Give a patient the outcome that was completed last, at the commit: a merge or an undo has moved outcomes."""
    current().write(_REFRESH, id=patient_id)


def create(patient_id: str, body: Mapping[str, Any]) -> types.ConsultOutcome:
    """Store an outcome. The patient has the outcome that was completed last, in whatever order they arrive.

    Raises NotFound, InFuture.
    """
    locked = lock(patient_id)
    unit, moment, completed_at = current(), clock.now(), clock.moment(body["completed_at"])
    if clock.is_in_future(completed_at, moment):
        raise InFuture("/completed_at")
    row = {
        "brand_id": unit.brand,
        "id": clock.new_id_at(moment),
        "patient_id": patient_id,
        "outcome": body["outcome"],
        "completed_at": completed_at,
        "client": unit.principal.client,
        "created_at": moment,
    }
    unit.write(_INSERT, **row)
    if completed_at >= (locked.row["prescription_consult_completed_at"] or completed_at):
        locked.update({"prescription_status": body["outcome"], "prescription_consult_completed_at": completed_at})
    return PROJECTION.from_values(row)
