"""What a person answered when coming on board."""

from collections.abc import Mapping
from typing import Any

import peewee

from db.core import clock
from db.core.projection import Shape, as_text, chosen, same
from db.core.statements import Statement, place
from db.core.tables import DateTimeTZField, JsonText, PersonTable
from db.core.unit_of_work import current
from db.patient_query import Reading
from openapi import types


class Onboarding(PersonTable):
    """The answers, replaced by later ones; when it was completed stays."""

    goals = JsonText()
    role = peewee.TextField()
    default_follows = JsonText()
    notifications = JsonText()
    onboarding_completed_at = DateTimeTZField()

    class Meta:
        table_name = "onboarding"
        primary_key = peewee.CompositeKey("brand_id", "patient_id")


_ANSWERS = ("goals", "role", "default_follows", "notifications")
SHAPE = Shape(types.Onboarding, Onboarding)
_INSERT = Statement.insert(Onboarding)
_REPLACE = Statement(
    "onboarding_replace",
    Onboarding.update({name: place(name) for name in _ANSWERS}).where(Onboarding.patient_id == place("patient_id")),
)
_MINE = Reading("onboarding_mine", SHAPE, order=("patient_id",), by_me=True)


def mine() -> types.Onboarding:
    """What the person who asks answered. Raises NotFound."""
    found = _MINE()
    return found.rows[0] if found.rows else _not_yet(found.patient_id)


def _not_yet(patient_id: str) -> types.Onboarding:
    """What is said of a person who did not answer yet: the defaults of the contract."""
    return {
        "patient_id": patient_id,
        "goals": [],
        "role": "patient",
        "default_follows": [],
        "notifications": {"pushOptIn": False, "emailFrequency": "weekly"},
        "onboarding_completed_at": None,
    }


def answer(body: Mapping[str, Any]) -> types.Onboarding:
    """Store the answers of the person who asks; the same answers again change nothing. Raises NotFound."""
    found, unit = _MINE(lock=True), current()
    before = found.rows[0]["onboarding_completed_at"] if found.rows else None
    notifications = chosen(body["notifications"], types.Notifications.__annotations__)
    row = {name: as_text(body[name]) for name in _ANSWERS} | {
        "notifications": as_text(notifications),
        "brand_id": unit.brand,
        "patient_id": found.patient_id,
        "role": body["role"],
        "onboarding_completed_at": before or clock.now(),
    }
    after = SHAPE.shown(row)
    if not (found.rows and same(after, found.rows[0], but="onboarding_completed_at")):
        unit.write(_REPLACE if found.rows else _INSERT, **row)
    return after
