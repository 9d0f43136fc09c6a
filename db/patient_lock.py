"""Locking a patient, for changes that depend on what is stored."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import peewee

from db import age, identity, name_words, previous_names
from db.core import clock
from db.core.projection import Row, same
from db.core.statements import Statement, for_no_key_update, param
from db.core.unit_of_work import current
from db.errors import NotFound, PreconditionFailed
from db.identity import PatientIdentifier
from db.patient_record import (
    ID_OF_ALLOWED_PATIENT,
    ID_OF_ME,
    ID_OF_PATIENT,
    PROJECTION,
    Patient,
    names,
    stored_values,
)
from openapi import types

LOCKS = (Statement("patient_lock", for_no_key_update(ID_OF_PATIENT)),)
"""Statements that lock the patient `patient_id`."""
LOCKS_OF_ME = (Statement("patient_lock_me", for_no_key_update(ID_OF_ME)),) * 2
"""Statements that lock the caller. While the first waits, the external id may pass to another patient: hence twice."""
LOCKS_OF_ALLOWED = (Statement("patient_lock_allowed", for_no_key_update(ID_OF_ALLOWED_PATIENT)),)
"""Statements that lock the patient `patient_id` if the caller may reach the patient.

The read that follows tests this again: while the statement waits, the external id may pass to another patient.
"""


class PatientScope(NamedTuple):
    """The patient that a statement is about: a query for the id, and the statements that lock the patient."""

    id: Any
    locks: tuple[Statement, ...]


OF_PATIENT = PatientScope(ID_OF_PATIENT, LOCKS)
OF_ALLOWED_PATIENT = PatientScope(ID_OF_ALLOWED_PATIENT, LOCKS_OF_ALLOWED)
OF_ME = PatientScope(ID_OF_ME, LOCKS_OF_ME)
LOCK_TO_ERASE = Statement("patient_lock_to_erase", ID_OF_PATIENT.for_update())

_NEVER_CHANGED = ("brand_id", "id", "created_at", "counted")
_CHANGED = [name for name in Patient._meta.sorted_field_names if name not in _NEVER_CHANGED]
_UPDATE = Statement(
    "patient_update", Patient.update({name: param(name) for name in _CHANGED}).where(Patient.id == param("id"))
)
# The identity keys that are stored, which need not be those that today's rules would give. They are read after the
# lock, by another statement: one that waits for a lock still sees other tables as they were before.
_KEYS = PatientIdentifier.select(PatientIdentifier.key).where(PatientIdentifier.patient_id == Patient.id)
_WITH_STORED_KEYS = Patient.select(*PROJECTION.columns, Patient.words_key, peewee.fn.ARRAY(_KEYS))
_WITH_KEYS = Statement("patient_with_keys", _WITH_STORED_KEYS.where(Patient.id == param("id")))
_ME_WITH_KEYS = Statement(
    "patient_me_with_keys", _WITH_STORED_KEYS.where(Patient.id.in_(identity.holders_of(param("me"))))
)


class LockedPatient(NamedTuple):
    """A patient whose row is locked until the commit: its plain values, and the identity keys that are stored.

    `words_key` is the column of that name (db/patient_record.py).
    """

    row: Row
    keys: set[bytes]
    words_key: str | None

    def update(self, changes: Mapping[str, Any]) -> types.Patient:
        """Store the changes at the commit; return the changed patient. Raises DuplicatePatient at the commit."""
        row = self._after(changes) | {"updated_at": clock.later_than(self.row["updated_at"])}
        row["previous_names"] = previous_names.after(self.row, row)
        stored = stored_values(row)
        unit = current()
        unit.write(_UPDATE, **stored)
        if stored["words_key"] != self.words_key or row["previous_names"] != self.row["previous_names"]:
            name_words.replace(row["id"], names(row))
        identity.update_keys(row["id"], self.keys, self.row, row)
        return PROJECTION.from_values(stored)

    def is_unchanged_by(self, changes: Mapping[str, Any]) -> bool:
        """Return whether the changes have no effect."""
        return same(self.patient(), PROJECTION.from_values(stored_values(self._after(changes))), but="updated_at")

    def patient(self) -> types.Patient:
        """Return the patient as it is stored."""
        return PROJECTION.from_values(stored_values(self.row))

    def _after(self, changes: Mapping[str, Any]) -> Row:
        """Return the row with the changes. A person who is not of age has no `age_verified_at`."""
        row = self.row | dict(changes)
        return row if age.is_of_age(row["date_of_birth"]) else row | {"age_verified_at": None}


def lock(id: str) -> LockedPatient:
    """Lock and read a patient. Raises NotFound."""
    return _lock(LOCKS, _WITH_KEYS, {"patient_id": id, "id": id})


def lock_me() -> LockedPatient:
    """Lock and read the patient who is the caller. Raises NotFound."""
    return _lock(LOCKS_OF_ME, _ME_WITH_KEYS, {"me": identity.caller_keys()})


def _lock(locks: tuple[Statement, ...], read: Statement, values: Row) -> LockedPatient:
    rows = current().read(*[(each, values) for each in (*locks, read)])
    if not rows:
        raise NotFound
    *columns, words_key, keys = rows[0]
    row = dict(zip(PROJECTION.names, columns, strict=True))
    for name in ("external_ids", "metadata", "previous_names"):
        row[name] = json.loads(row[name])
    if row["date_of_birth"] is not None:
        row["date_of_birth"] = row["date_of_birth"].isoformat()
    return LockedPatient(row, {bytes(key) for key in keys}, words_key)


def require_version(updated_at: datetime, if_match: tuple[str, ...] | None) -> None:
    """Raise PreconditionFailed unless `updated_at` is one of `if_match`. None matches any version."""
    if if_match is not None and clock.text(updated_at) not in if_match:
        raise PreconditionFailed
