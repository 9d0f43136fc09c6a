"""Responses of patients to intake questionnaires."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.projection import Projection, json_text, pick
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import current
from db.errors import NotFound
from db.query import Query
from openapi import types


class IntakeResponse(PersonTable):
    """A response. A patient has one to each version of a questionnaire."""

    id = peewee.UUIDField()
    questionnaire_version = peewee.TextField()
    status = peewee.TextField()
    responses = JsonText()
    submitted_at = DateTimeTZField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "intake_responses"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "questionnaire_version")


PROJECTION = Projection(types.IntakeResponse, IntakeResponse)
_FROM_BODY = ("brand_id", "questionnaire_version", "status")
_OF_VERSION = IntakeResponse.questionnaire_version == param("questionnaire_version")
_ONE = Query(PROJECTION).of_patient().where(_OF_VERSION).prepare("intake_one")
_INSERT = Statement.insert(IntakeResponse)
_CHANGED = ("status", "responses", "submitted_at", "updated_at")
_REPLACE = Statement(
    "intake_replace",
    IntakeResponse.update({name: param(name) for name in _CHANGED}).where(
        IntakeResponse.patient_id == param("patient_id"), _OF_VERSION
    ),
)


def get(patient_id: str, questionnaire_version: str) -> types.IntakeResponse:
    """Return the response to a version of a questionnaire. Raises NotFound."""
    found = _ONE.fetch(patient_id=patient_id, questionnaire_version=questionnaire_version)
    if not found.rows:
        raise NotFound
    return found.rows[0]


def replace(patient_id: str, body: Mapping[str, Any]) -> types.IntakeResponse:
    """Store a response, in place of an earlier one to the same version. Raises NotFound."""
    found = _ONE.fetch(lock=True, patient_id=patient_id, questionnaire_version=body["questionnaire_version"])
    unit, moment = current(), clock.later_than(*(each["updated_at"] for each in found.rows))
    row = pick(body, _FROM_BODY) | {
        "id": clock.new_id_at(moment),
        "patient_id": patient_id,
        "responses": json_text(body["responses"]),
        "submitted_at": moment,
        "created_at": moment,
        "updated_at": moment,
    }
    if found.rows:
        row |= {name: found.rows[0][name] for name in ("id", "created_at")}
    unit.write(_REPLACE if found.rows else _INSERT, **row)
    return PROJECTION.from_values(row)
