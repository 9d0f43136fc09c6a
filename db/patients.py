"""The patient record."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import peewee

from db import age, identity, patient_counts
from db.audit import read_audit
from db.core import clock
from db.core.projection import Projection, R, Row, json_text, pick, same
from db.core.statements import Statement, for_no_key_update, param
from db.core.tables import BrandTable, DateTimeTZField, JsonText
from db.core.unit_of_work import current
from db.errors import NotFound, PreconditionFailed
from db.identity import PatientIdentifier
from openapi import types


class Patient(BrandTable):
    """A live patient. `created_at` is the millisecond of the id, so the order of ids is the order of registering.

    `counted` says that the total has the patient (db/patient_counts.py).
    """

    id = peewee.UUIDField()
    first_name = peewee.TextField()
    last_name = peewee.TextField()
    date_of_birth = peewee.DateField(null=True)
    gender = peewee.TextField(null=True)
    email = peewee.TextField(null=True)
    phone = peewee.TextField(null=True)
    external_ids = JsonText()
    metadata = JsonText()
    status = peewee.TextField()
    age_verified_at = DateTimeTZField(null=True)
    ruo_pathway_acknowledged_at = DateTimeTZField(null=True)
    researcher_acknowledgement_id = peewee.UUIDField(null=True)
    prescription_status = peewee.TextField(null=True)
    prescription_consult_completed_at = DateTimeTZField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()
    full_name_key = peewee.TextField()
    last_name_key = peewee.TextField()
    phone_key = peewee.TextField(null=True)
    counted = peewee.BooleanField()

    class Meta:
        table_name = "patients"
        primary_key = peewee.CompositeKey("brand_id", "id")


class LockedPatient(NamedTuple):
    """A patient whose row is locked until the commit: plain values, and the identity keys that are stored."""

    row: Row
    keys: set[bytes]

    def update(self, changes: Mapping[str, Any]) -> types.Patient:
        """Have the unit store the changes; the patient as it is then. Raises DuplicatePatient as `create` does."""
        row = self._after(changes) | {"updated_at": clock.later_than(self.row["updated_at"])}
        stored = _stored(row)
        unit = current()
        unit.write(_UPDATE, **stored)
        identity.update_keys(unit, row["id"], self.keys, self.row, row)
        return PROJECTION.from_values(stored)

    def is_unchanged_by(self, changes: Mapping[str, Any]) -> bool:
        """Whether the changes make no difference."""
        return same(self.current(), PROJECTION.from_values(_stored(self._after(changes))), but="updated_at")

    def current(self) -> types.Patient:
        """The patient as it is now."""
        return PROJECTION.from_values(_stored(self.row))

    def _after(self, changes: Mapping[str, Any]) -> Row:
        """The row with the changes, and what follows from them: only an adult's age is verified."""
        row = self.row | dict(changes)
        return row if age.is_of_age(row["date_of_birth"]) else row | {"age_verified_at": None}


def require_version(updated_at: datetime, if_match: tuple[str, ...] | None) -> None:
    """Raise PreconditionFailed when the version is none of those; None means any."""
    if if_match is not None and clock.text(updated_at) not in if_match:
        raise PreconditionFailed


def lock(id: str) -> LockedPatient:
    """Lock a patient and read it. Raises NotFound."""
    return _locked((LOCK, {"patient_id": id}), (_WITH_KEYS, {"id": id}))


def lock_me() -> LockedPatient:
    """Lock the person who asks and read the record. Raises NotFound.

    Locked twice: while the first waits, the identity can have gone to another patient, whom the second locks then.
    """
    me = {"me": identity.caller_keys()}
    return _locked((LOCK_ME, me), (LOCK_ME, me), (_ME_WITH_KEYS, me))


def _locked(*calls: tuple[Statement, dict[str, Any]]) -> LockedPatient:
    rows = current().read(*calls)
    if not rows:
        raise NotFound
    *values, keys = rows[0]
    row = dict(zip(PROJECTION.names, values, strict=True))
    for name in ("external_ids", "metadata"):
        row[name] = json.loads(row[name])
    if row["date_of_birth"] is not None:
        row["date_of_birth"] = row["date_of_birth"].isoformat()
    return LockedPatient(row, {bytes(key) for key in keys})


_PERSON = ("first_name", "last_name", "date_of_birth", "gender", "email", "phone", "external_ids", "metadata")
_ALL = tuple(Patient._meta.sorted_field_names)
_NEVER_CHANGED = ("brand_id", "id", "created_at", "counted")
PROJECTION = Projection(types.Patient, Patient)
_SAFE_PROJECTION = Projection(types.SafePatient, Patient)


def _register() -> Statement:
    """Count, store, and add the identity keys, in this order: each comes after the one before, of which it selects."""
    counted = patient_counts.COUNTED.cte("counted")
    columns = [param(name) for name in _ALL]
    stored = Patient.insert_from(peewee.Select([counted], columns), Patient._meta.sorted_fields)
    registered = stored.returning(Patient.id).cte("registered")
    return Statement("patient_register", identity.insert_keys(registered).with_cte(counted, registered))


_REGISTER = _register()
_UPDATE = Statement(
    "patient_update",
    Patient.update({name: param(name) for name in _ALL if name not in _NEVER_CHANGED}).where(Patient.id == param("id")),
)
ONE = Patient.select(Patient.id).where(Patient.id == param("patient_id"))
ME = Patient.select(Patient.id).where(Patient.id.in_(identity.holders_of(param("me"))))
LOCK = Statement("patient_lock", for_no_key_update(ONE))
LOCK_TO_ERASE = Statement("patient_lock_to_erase", ONE.for_update())
LOCK_ME = Statement("patient_lock_me", for_no_key_update(ME))
# With the identity keys that the patient holds, which need not be those that today's rules would give. Read after the
# lock, by a statement of its own: one that waits for a lock still sees other tables as they were before.
_KEYS = PatientIdentifier.select(PatientIdentifier.key).where(PatientIdentifier.patient_id == Patient.id)
_WITH_STORED_KEYS = Patient.select(*PROJECTION.columns, peewee.fn.ARRAY(_KEYS))
_WITH_KEYS = Statement("patient_with_keys", _WITH_STORED_KEYS.where(Patient.id == param("id")))
_ME_WITH_KEYS = Statement(
    "patient_me_with_keys", _WITH_STORED_KEYS.where(Patient.id.in_(identity.holders_of(param("me"))))
)


def audited_statement(name: str, people: Any) -> Statement:
    """A statement that reads whole patients, and notes who read about whom."""
    rows = people.cte("people")
    columns = [getattr(rows.c, column) for column in PROJECTION.names]
    query = peewee.Select([rows], columns).with_cte(rows, read_audit(rows, rows.c.id))
    return Statement(name, query.bind(Patient._meta.database))


_BY_ID = audited_statement("patient_by_id", Patient.select(*PROJECTION.columns).where(Patient.id == param("id")))
_BY_ID_SAFE = Statement(
    "patient_by_id_safe", Patient.select(*_SAFE_PROJECTION.columns).where(Patient.id == param("id"))
)
_BY_KEY = audited_statement(
    "patient_by_key", Patient.select(*PROJECTION.columns).where(Patient.id.in_(identity.holders_of(param("keys"))))
)


def create(person: Mapping[str, Any]) -> types.Patient:
    """Add a patient.

    Raises InFuture, and DuplicatePatient, at the commit, when a live patient of the brand has one of the identity
    keys.
    """
    age.check(person.get("date_of_birth"))
    moment = clock.now()
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    registered_at = clock.text(moment)
    row: Row = dict.fromkeys(PROJECTION.names) | {
        **pick(person, _PERSON),
        "brand_id": person["brand_id"],
        "id": clock.new_id_at(moment),
        "status": "active",
        "created_at": registered_at,
        "updated_at": registered_at,
        "counted": True,
    }
    stored = _stored(row)
    identity.write_keys(current(), _REGISTER, row["id"], identity.keys_of(row), **stored)
    return PROJECTION.from_values(stored)


def get(id: str) -> types.Patient:
    """Raises NotFound."""
    return _the_one(_BY_ID, PROJECTION, id=id)


def get_safe(id: str) -> types.SafePatient:
    """The record without PHI. Raises NotFound."""
    return _the_one(_BY_ID_SAFE, _SAFE_PROJECTION, id=id)


def get_by_external_id(system: str, value: str) -> types.Patient:
    """Raises NotFound."""
    return _the_one(_BY_KEY, PROJECTION, keys=identity.external_id_keys(system, value))


def get_mine() -> types.Patient:
    """The person who asks. Raises NotFound."""
    return _the_one(_BY_KEY, PROJECTION, keys=identity.caller_keys())


def update(id: str, patch: Mapping[str, Any], if_match: tuple[str, ...] | None) -> types.Patient:
    """Apply a JSON merge patch (RFC 7396) to the patient as it is now.

    `if_match` holds the `updated_at` values of which one must be the present one; None means any.
    Raises InFuture, NotFound, PreconditionFailed, and DuplicatePatient as `create` does.
    """
    age.check(patch.get("date_of_birth"))
    held = lock(id)
    require_version(held.row["updated_at"], if_match)
    changes = {name: _merged(held.row[name], value) for name, value in patch.items()}
    return held.current() if held.is_unchanged_by(changes) else held.update(changes)


def _the_one(statement: Statement, shape: Projection[R], **values: Any) -> R:
    rows = current().read((statement, values))
    if not rows:
        raise NotFound
    return shape.from_row(rows[0])


def _stored(row: Row) -> Row:
    """Plain values as they go into the database, with the keys to search by."""
    return row | {
        "external_ids": json_text(row["external_ids"]),
        "metadata": json_text(row["metadata"]),
        **identity.forms()[0].search_keys(row),
    }


def _merged(target: Any, patch: Any) -> Any:
    """RFC 7396, section 2."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merged(merged.get(name), value)
    return merged
