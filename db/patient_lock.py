"""Locking a patient, for changes that depend on what is stored."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import peewee

from db import age, duplicates, identity, match_keys, merge_fields, merge_tree, name_words, previous_names
from db.core import clock
from db.core.projection import Row, json_rows, same
from db.core.statements import Statement, for_no_key_update, param
from db.core.unit_of_work import current
from db.errors import NotFound, PreconditionFailed
from db.identity import PatientIdentifier, StoredKeys
from db.merge_tables import MergedPatient, MergeField
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


def locks_of_row(row: str, patients: Any, *conditions: Any) -> tuple[Statement, ...]:
    """Return statements that lock the patient of a row of a kind, from a query for the id of the patient.

    The row is not locked before, which would be the reverse order of an erasure. While the first statement waits, a
    merge or an undo may give the row to another patient: hence twice.
    """
    of_row = Patient.select(Patient.id).where(Patient.id.in_(patients), *conditions)
    return (Statement(f"{row}_lock", for_no_key_update(of_row)),) * 2


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
UPDATE = Statement(
    "patient_update", Patient.update({name: param(name) for name in _CHANGED}).where(Patient.id == param("id"))
)
# The identity keys that are stored, which need not be those that today's rules would give. They are read after the
# lock, by another statement: one that waits for a lock still sees other tables as they were before.
_KEYS = PatientIdentifier.select(PatientIdentifier.key).where(PatientIdentifier.patient_id == Patient.id)
_OWN_KEYS = _KEYS.where(PatientIdentifier.origin_id.is_null())
_KEYS_OF_MERGED = _KEYS.where(PatientIdentifier.origin_id.is_null(False))
_FIELDS = (MergeField.record_id, MergeField.field, MergeField.merge_id, MergeField.value)
_STACKS = json_rows(
    MergeField.select()
    .where(MergeField.patient_id == Patient.id)
    .order_by(MergeField.record_id, MergeField.field, MergeField.position),
    *_FIELDS,
)
_MERGED = json_rows(
    MergedPatient.select().where(MergedPatient.patient_id == Patient.id),
    *(MergedPatient.id, MergedPatient.survivor_id, MergedPatient.merge_id, MergedPatient.record),
)
_WITH_STORED_KEYS = Patient.select(
    *PROJECTION.columns,
    Patient.words_key,
    Patient.has_match_keys,
    peewee.fn.ARRAY(_OWN_KEYS),
    peewee.fn.ARRAY(_KEYS_OF_MERGED),
    _STACKS,
    _MERGED,
)
_WITH_KEYS = Statement("patient_with_keys", _WITH_STORED_KEYS.where(Patient.id == param("id")))
_ME_WITH_KEYS = Statement(
    "patient_me_with_keys", _WITH_STORED_KEYS.where(Patient.id.in_(identity.accessible_to(param("me"))))
)


class LockedPatient(NamedTuple):
    """A patient whose row is locked until the commit: its plain values, and the identity keys that are stored.

    `words_key` and `has_match_keys` are the columns of these names (db/patient_record.py). `merged` has the patients
    who were merged into this one, by id, and `stacks` the fields that merges changed, of this record and of those.
    """

    row: Row
    keys: StoredKeys
    words_key: str | None
    has_match_keys: bool
    stacks: merge_fields.Stacks
    merged: dict[str, merge_fields.Merged]

    def update(self, changes: Mapping[str, Any]) -> types.Patient:
        """Store the changes at the commit; return the changed patient. Raises DuplicatePatient at the commit."""
        row = self._after(changes) | {"updated_at": clock.later_than(self.row["updated_at"])}
        stacks = merge_fields.after_update(self.stacks, self.merged, self.row, row) if self.merged else {}
        row["previous_names"] = previous_names.after(
            merge_fields.own(self.row, self.stacks), merge_fields.own(row, stacks)
        )
        stored = stored_values(row)
        current().write(UPDATE, **stored)
        changed = {key for key in {*self.stacks, *stacks} if stacks.get(key) != self.stacks.get(key)}
        merge_fields.store(row["id"], {key: stacks.get(key, []) for key in changed})
        states = self._states(row, stacks)
        if stored["words_key"] != self.words_key or row["previous_names"] != self.row["previous_names"]:
            name_words.replace(row["id"], [name for each in states.values() for state in each for name in names(state)])
        if not self.has_match_keys or any(row[name] != self.row[name] for name in match_keys.COMPARED):
            match_keys.replace(row["id"], row)
        before = self._states(self.row, self.stacks)
        identity.update_keys(row["id"], self.keys, before[row["id"]], states[row["id"]], duplicates.error)
        if self.merged and identity.accounts_of(row) != identity.accounts_of(self.row):
            merge_tree.read(row["id"])._replace(record=row, stacks=stacks).grant_access()
        return PROJECTION.from_values(stored)

    def _states(self, row: Row, stacks: merge_fields.Stacks) -> dict[str, list[Row]]:
        """Return the states of the record and of the merged ones, by id."""
        records = {id: member.record for id, member in self.merged.items()}
        return merge_fields.states({row["id"]: row} | records, self.merged, stacks)

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
    *columns, words_key, has_match_keys, own_keys, keys_of_merged, stacks, merged = rows[0]
    row = dict(zip(PROJECTION.names, columns, strict=True))
    for name in ("external_ids", "metadata", "previous_names"):
        row[name] = json.loads(row[name])
    if row["date_of_birth"] is not None:
        row["date_of_birth"] = row["date_of_birth"].isoformat()
    keys = StoredKeys({bytes(key) for key in own_keys}, {bytes(key) for key in keys_of_merged})
    members = {id: merge_fields.Merged(*rest) for id, *rest in json.loads(merged)}
    return LockedPatient(row, keys, words_key, has_match_keys, merge_fields.stacks_of(json.loads(stacks)), members)


def require_version(updated_at: datetime, if_match: tuple[str, ...] | None) -> None:
    """Raise PreconditionFailed unless `updated_at` is one of `if_match`. None matches any version."""
    if if_match is not None and clock.text(updated_at) not in if_match:
        raise PreconditionFailed
