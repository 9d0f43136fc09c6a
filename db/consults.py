"""How the prescription consults of a patient ended."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import peewee

from db import clock
from db.base import DateTimeTZField, PersonTable
from db.errors import InFuture
from db.patients import hold
from db.rows import Shape
from db.statements import Statement
from db.unit import current
from openapi import types

# How far the clock of whoever reports may be ahead. A time that is far off would outlast every later outcome.
_AHEAD = timedelta(minutes=5)


class ConsultOutcome(PersonTable):
    """One outcome, never changed."""

    id = peewee.UUIDField()
    outcome = peewee.TextField()
    completed_at = DateTimeTZField()
    client = peewee.TextField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "consult_outcomes"
        primary_key = peewee.CompositeKey("brand_id", "id")


SHAPE = Shape(types.ConsultOutcome, ConsultOutcome)
_INSERT = Statement.insert(ConsultOutcome)


def record(patient_id: str, body: Mapping[str, Any]) -> types.ConsultOutcome:
    """Keep an outcome; the patient shows the latest, in whatever order they arrive. Raises NotFound, InFuture."""
    held = hold(patient_id)
    unit, moment, completed_at = current(), clock.now(), clock.moment(body["completed_at"])
    if completed_at > moment + _AHEAD:
        raise InFuture
    row = {
        "brand_id": unit.brand,
        "id": clock.new_id_at(moment),
        "patient_id": patient_id,
        "outcome": body["outcome"],
        "completed_at": completed_at,
        "client": unit.actor.client,
        "created_at": moment,
    }
    unit.write(_INSERT, **row)
    if completed_at >= (held.row["prescription_consult_completed_at"] or completed_at):
        held.store({"prescription_status": body["outcome"], "prescription_consult_completed_at": completed_at})
    return SHAPE.shown(row)
