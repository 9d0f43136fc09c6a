"""Onboarding answers of patients."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.projection import Projection, json_text, pick, same
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import current
from db.query import Query
from openapi import types


class Onboarding(PersonTable):
    """The answers of a patient, replaced by later ones. `onboarding_completed_at` is the time of the first ones."""

    goals = JsonText()
    role = peewee.TextField()
    default_follows = JsonText()
    notifications = JsonText()
    onboarding_completed_at = DateTimeTZField()

    class Meta:
        table_name = "onboarding"
        primary_key = peewee.CompositeKey("brand_id", "patient_id")


_ANSWERS = ("goals", "role", "default_follows", "notifications")
PROJECTION = Projection(types.Onboarding, Onboarding)
_INSERT = Statement.insert(Onboarding)
_REPLACE = Statement(
    "onboarding_replace",
    Onboarding.update({name: param(name) for name in _ANSWERS}).where(Onboarding.patient_id == param("patient_id")),
)
_OF_ME = Query(PROJECTION).of_me().order_by("patient_id").prepare("onboarding_mine")


def get_mine() -> types.Onboarding:
    """Return the answers of the caller, or the defaults. Raises NotFound."""
    found = _OF_ME.fetch()
    return found.rows[0] if found.rows else _defaults(found.patient_id)


def _defaults(patient_id: str) -> types.Onboarding:
    """Return the defaults of the contract, for a patient without answers."""
    return {
        "patient_id": patient_id,
        "goals": [],
        "role": "patient",
        "default_follows": [],
        "notifications": {"pushOptIn": False, "emailFrequency": "weekly"},
        "onboarding_completed_at": None,
    }


def save(body: Mapping[str, Any]) -> types.Onboarding:
    """Store the answers of the caller. The same answers again change nothing. Raises NotFound."""
    found, unit = _OF_ME.fetch(lock=True), current()
    before = found.rows[0]["onboarding_completed_at"] if found.rows else None
    notifications = pick(body["notifications"], types.Notifications.__annotations__)
    row = {name: json_text(body[name]) for name in _ANSWERS} | {
        "notifications": json_text(notifications),
        "patient_id": found.patient_id,
        "role": body["role"],
        "onboarding_completed_at": before or clock.now(),
    }
    after = PROJECTION.from_values(row)
    if not (found.rows and same(after, found.rows[0], but="onboarding_completed_at")):
        unit.write(_REPLACE if found.rows else _INSERT, **row)
    return after
