"""Patients: creating, reading and updating them."""

from collections.abc import Mapping
from typing import Any

import peewee

from db import age, duplicates, identity, match_keys, merged_patients, name_words, patient_counts
from db.audit import read_audit
from db.core import clock
from db.core.projection import Projection, R, Row, pick
from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.errors import NotFound
from db.merge_patch import merged
from db.patient_lock import lock, require_version
from db.patient_record import PROJECTION, Patient, stored_values
from openapi import types

_PERSON = (
    "first_name",
    "last_name",
    "date_of_birth",
    "gender",
    "multiple_birth",
    "email",
    "phone",
    "external_ids",
    "metadata",
)
_SAFE_PROJECTION = Projection(types.SafePatient, Patient)


def _insert_statement() -> Statement:
    """Return the statement that counts the patient, stores it, and adds its words, match keys and identity keys.

    Each part selects from the one before it, and so comes after it.
    """
    counted = patient_counts.INCREMENT.cte("counted")
    columns = [param(name) for name in Patient._meta.sorted_field_names]
    stored = Patient.insert_from(peewee.Select([counted], columns), Patient._meta.sorted_fields)
    registered = stored.returning(Patient.id).cte("registered")
    worded = name_words.insert_rows(registered).cte("worded")
    keyed = match_keys.insert_rows(registered).cte("keyed")
    return Statement("patient_register", identity.insert_keys(registered).with_cte(counted, registered, worded, keyed))


def _audited_statement(name: str, condition: Any) -> Statement:
    """Return a statement that reads whole patients, and audits the read."""
    rows = Patient.select(*PROJECTION.columns).where(condition).cte("people")
    columns = [getattr(rows.c, column) for column in PROJECTION.names]
    query = peewee.Select([rows], columns).with_cte(rows, read_audit(rows, rows.c.id))
    return Statement(name, query.bind(Patient._meta.database))


_INSERT = _insert_statement()
_BY_ID = _audited_statement("patient_by_id", Patient.id == param("id"))
# A query of its own: under row-level security, COALESCE in the condition itself would keep it from using the index.
_IS_HOLDER = Patient.id == peewee.Select(
    columns=[peewee.fn.COALESCE(merged_patients.HOLDER, peewee.Cast(param("id"), "uuid"))]
)
"""The condition that a patient has the record of the patient `id`, who may be merged."""
_FOLLOWED = _audited_statement("patient_followed", _IS_HOLDER)
_SAFE = Patient.select(*_SAFE_PROJECTION.columns)
_BY_ID_SAFE = Statement("patient_by_id_safe", _SAFE.where(Patient.id == param("id")))
_FOLLOWED_SAFE = Statement("patient_followed_safe", _SAFE.where(_IS_HOLDER))
_BY_KEY = _audited_statement("patient_by_key", Patient.id.in_(identity.holders_of(param("keys"))))
_MINE = _audited_statement("patient_mine", Patient.id.in_(identity.accessible_to(param("me"))))


def create(person: Mapping[str, Any]) -> types.Patient:
    """Create a patient.

    Raises InFuture, and at the commit DuplicatePatient, if a patient of the brand has one of the identity keys.
    """
    age.check(person.get("date_of_birth"))
    moment = clock.now()
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    created_at = clock.text(moment)
    row: Row = dict.fromkeys(PROJECTION.names) | {
        **pick(person, _PERSON),
        "brand_id": person["brand_id"],
        "id": clock.new_id_at(moment),
        "status": "active",
        "created_at": created_at,
        "updated_at": created_at,
        "previous_names": [],
        "counted": True,
    }
    stored = stored_values(row)
    words = name_words.row_values([(row["first_name"], row["last_name"])])
    values = stored | words | {"match_keys": match_keys.row_value(row)}
    identity.write_keys(_INSERT, row["id"], identity.keys_of(row), duplicates.error, **values)
    return PROJECTION.from_values(stored)


def get(id: str, *, follow: bool = False) -> types.Patient:
    """Return the patient with this id; with `follow`, the one who has that patient's record after a merge.

    Raises NotFound.
    """
    return _get(_FOLLOWED if follow else _BY_ID, PROJECTION, id=id)


def get_safe(id: str, *, follow: bool = False) -> types.SafePatient:
    """Return a patient as `get` does, without PHI. Raises NotFound."""
    return _get(_FOLLOWED_SAFE if follow else _BY_ID_SAFE, _SAFE_PROJECTION, id=id)


def get_by_external_id(system: str, value: str) -> types.Patient:
    """Return the patient with this id in another system. Raises NotFound."""
    return _get(_BY_KEY, PROJECTION, keys=identity.external_id_keys(system, value))


def get_mine() -> types.Patient:
    """Return the patient who is the caller. Raises NotFound."""
    return _get(_MINE, PROJECTION, me=identity.caller_keys())


def update(id: str, patch: Mapping[str, Any], if_match: tuple[str, ...] | None) -> types.Patient:
    """Apply a JSON merge patch (RFC 7396) to a patient; return the changed patient.

    `if_match` has the `updated_at` values of which one must be the stored one; None allows any.
    Raises InFuture, NotFound, PreconditionFailed, and DuplicatePatient as `create` does.
    """
    age.check(patch.get("date_of_birth"))
    locked = lock(id)
    require_version(locked.row["updated_at"], if_match)
    changes = {name: merged(locked.row[name], value) for name, value in patch.items()}
    return locked.patient() if locked.is_unchanged_by(changes) else locked.update(changes)


def _get(statement: Statement, projection: Projection[R], **values: Any) -> R:
    rows = current().read((statement, values))
    if not rows:
        raise NotFound
    return projection.from_row(rows[0])
