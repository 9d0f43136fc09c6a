"""Dismissals of match proposals: pairs of patients who are different people.

Each pair has a row for each of the two, so that both have it in their export. An erasure of either erases both rows.
Either row dismisses the pair. A merge moves the rows of the merged patient to the survivor, with their origin: they
dismiss the survivor's proposals, and are no dismissal of the survivor itself.
"""

from typing import Any

import peewee

from db.core import clock
from db.core.projection import Projection, array_literal
from db.core.statements import Statement, for_no_key_update, param
from db.core.tables import DateTimeTZField, PersonTable
from db.core.unit_of_work import current
from db.errors import NotFound
from db.merge_tables import MergedPatient
from db.patient_record import Patient
from openapi import types


class MatchDismissal(PersonTable):
    """One of the two rows of a pair of patients who are different people (migrations/0048_match_dismissals.sql)."""

    other_id = peewee.UUIDField()
    dismissed_at = DateTimeTZField()

    class Meta:
        table_name = "match_dismissals"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "other_id")

    @classmethod
    def is_about(cls, patient_id: Any) -> Any:
        merged = peewee.fn.ARRAY(MergedPatient.select(MergedPatient.id).where(MergedPatient.patient_id == patient_id))
        return (cls.patient_id == patient_id) | (cls.other_id == patient_id) | (cls.other_id == peewee.fn.ANY(merged))


PROJECTION = Projection(types.MatchDismissal, MatchDismissal)
_IS_THEIRS = MatchDismissal.patient_id == param("patient_id")
_OTHERS = MatchDismissal.select(MatchDismissal.other_id).where(_IS_THEIRS) + MatchDismissal.select(
    MatchDismissal.patient_id
).where(MatchDismissal.other_id == param("patient_id"))  # UNION ALL
DISMISSED = peewee.fn.array_to_json(peewee.fn.ARRAY(_OTHERS))
"""A column: the ids of those who are dismissed as proposals for the patient `patient_id`, as one JSON array."""

_PAIR = Patient.id == peewee.fn.ANY(peewee.Cast(param("ids"), "uuid[]"))
# In the order of the ids: two requests about the same pair wait for each other and do not deadlock.
_LOCK = Statement(
    "match_dismissal_lock", for_no_key_update(Patient.select(Patient.id).where(_PAIR).order_by(Patient.id))
)
_IS_PAIR = (_IS_THEIRS & (MatchDismissal.other_id == param("other_id"))) | (
    (MatchDismissal.patient_id == param("other_id")) & (MatchDismissal.other_id == param("patient_id"))
)
_IS_OWN = MatchDismissal.origin_id.is_null()
_DISMISSED_AT = MatchDismissal.select(MatchDismissal.dismissed_at).where(_IS_PAIR, _IS_OWN).limit(peewee.SQL("1"))
_STATE = Statement("match_dismissal_state", Patient.select(Patient.id, _DISMISSED_AT).where(_PAIR))
# A moved row has the place of one of the pair. What it dismisses is also dismissed by the row of the other patient.
_REMOVE_MOVED = Statement("match_dismissal_remove_moved", MatchDismissal.delete().where(_IS_PAIR))
_INSERT = Statement.insert(MatchDismissal)


def dismiss(patient_id: str, other_id: str) -> types.MatchDismissal:
    """Record that two patients are different people; return the dismissal. Raises NotFound.

    Nobody is proposed for oneself, so the same id twice is a NotFound too.
    """
    patient_id, other_id = patient_id.lower(), other_id.lower()
    values = {"ids": array_literal([patient_id, other_id]), "patient_id": patient_id, "other_id": other_id}
    found = current().read((_LOCK, values), (_STATE, values))
    if len(found) < 2:
        raise NotFound
    dismissed_at = found[0][1] or _store(patient_id, other_id)
    return PROJECTION.from_values({"patient_id": patient_id, "other_id": other_id, "dismissed_at": dismissed_at})


def _store(patient_id: str, other_id: str) -> str:
    """Store both rows of a pair at the commit; return the time."""
    unit, dismissed_at = current(), clock.text(clock.now())
    unit.write(_REMOVE_MOVED, patient_id=patient_id, other_id=other_id)
    for one, other in ((patient_id, other_id), (other_id, patient_id)):
        unit.write(_INSERT, patient_id=one, other_id=other, dismissed_at=dismissed_at)
    return dismissed_at
