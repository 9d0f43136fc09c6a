"""What a person answered when coming on board."""

from collections.abc import Mapping
from typing import Any

import peewee

from db import clock
from db.base import DateTimeTZField, JsonText, PersonTable
from db.reading import Reading
from db.rows import Record, Shape, as_text, chosen
from db.statements import Statement, place
from db.unit import current


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
SHAPE = Shape(Onboarding, "patient_id", *_ANSWERS, "onboarding_completed_at")
# What is said of a person who did not answer yet: the defaults of the contract.
NOT_YET: Record = {
    "goals": [],
    "role": "patient",
    "default_follows": [],
    "notifications": {"pushOptIn": False, "emailFrequency": "weekly"},
    "onboarding_completed_at": None,
}
_INSERT = Statement.insert(Onboarding)
_REPLACE = Statement(
    "onboarding_replace",
    Onboarding.update({name: place(name) for name in _ANSWERS}).where(Onboarding.patient_id == place("patient_id")),
)
_MINE = Reading("onboarding_mine", SHAPE, order=("patient_id",), by_me=True)


def mine() -> Record:
    """What the person who asks answered. Raises NotFound."""
    found = _MINE()
    return found.rows[0] if found.rows else {"patient_id": found.patient_id} | NOT_YET


def answer(body: Mapping[str, Any]) -> Record:
    """Keep the answers of the person who asks. Raises NotFound."""
    found, unit = _MINE(lock=True), current()
    before = found.rows[0]["onboarding_completed_at"] if found.rows else None
    notifications = chosen(body["notifications"], NOT_YET["notifications"])
    row = {name: as_text(body[name]) for name in _ANSWERS} | {
        "notifications": as_text(notifications),
        "brand_id": unit.brand,
        "patient_id": found.patient_id,
        "role": body["role"],
        "onboarding_completed_at": before or clock.now(),
    }
    unit.write(_REPLACE if found.rows else _INSERT, **row)
    return SHAPE.shown(row)
