"""The patient record."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
import peewee

from db import clock, identity
from db.base import BrandTable, DateTimeTZField, JsonText
from db.errors import NotFound, PreconditionFailed
from db.identity import PatientIdentifier
from db.statements import Statement, place
from db.unit import current

Record = dict[str, Any]


class Patient(BrandTable):
    """A live patient. `created_at` is the millisecond of the id, so the order of ids is the order of registering."""

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

    class Meta:
        table_name = "patients"
        primary_key = peewee.CompositeKey("brand_id", "id")

    @classmethod
    def register(cls, person: Mapping[str, Any]) -> Record:
        """Add a patient.

        Raises DuplicatePatient, at the commit, when a live patient of the brand has one of the identity keys.
        """
        moment = clock.now()
        moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
        row = dict.fromkeys(COLUMNS) | {
            **{name: person.get(name) for name in _PERSON},
            "brand_id": person["brand_id"],
            "id": clock.new_id_at(moment),
            "status": "active",
            "created_at": moment,
            "updated_at": moment,
        }
        unit = current()
        unit.write(_INSERT, **_stored(row))
        identity.claim(unit, row["id"], set(), identity.keys_of(row))
        return _shown(row)

    @classmethod
    def by_id(cls, id: str) -> Record:
        """Raises NotFound."""
        return _the_one(_BY_ID, id=id)

    @classmethod
    def by_id_safe(cls, id: str) -> Record:
        """The record without PHI. Raises NotFound."""
        return _the_one(_BY_ID_SAFE, _SAFE, id=id)

    @classmethod
    def by_external_id(cls, system: str, value: str) -> Record:
        """Raises NotFound."""
        return _the_one(_BY_KEY, key=identity.external_id_key(system, value))

    @classmethod
    def change(cls, id: str, patch: Mapping[str, Any], if_match: tuple[str, ...] | None) -> Record:
        """Apply a JSON merge patch (RFC 7396) to the patient as it is now.

        `if_match` holds the `updated_at` values of which one must be the present one; None means any.
        Raises NotFound, PreconditionFailed, and DuplicatePatient as `register` does.
        """
        unit = current()
        rows = unit.read((LOCK, {"id": id}), (_WITH_KEYS, {"id": id}))
        if not rows:
            raise NotFound
        *columns, keys = rows[0]
        row = _loaded(columns)
        if if_match is not None and clock.text(row["updated_at"]) not in if_match:
            raise PreconditionFailed
        row |= {name: _merged(row[name], value) for name, value in patch.items()}
        row["updated_at"] = _later_than(row["updated_at"])
        unit.write(_UPDATE, **_stored(row))
        identity.claim(unit, id, {bytes(key) for key in keys}, identity.keys_of(row))
        return _shown(row)


_PERSON = ("first_name", "last_name", "date_of_birth", "gender", "email", "phone", "external_ids", "metadata")
_SEARCH_KEY_LENGTH = 400
_SEARCH_KEYS = ("full_name_key", "last_name_key", "phone_key")
_ALL = tuple(Patient._meta.sorted_field_names)
COLUMNS = ("id", *(name for name in _ALL if name not in ("id", *_SEARCH_KEYS)))
_SAFE = ("id", "brand_id", "external_ids", "status", "metadata", "created_at", "updated_at")


def columns(names: tuple[str, ...]) -> list[peewee.Field]:
    return [getattr(Patient, name) for name in names]


_INSERT = Statement("patient_insert", Patient.insert({name: place(name) for name in _ALL}).returning())
_UPDATE = Statement(
    "patient_update",
    Patient.update({name: place(name) for name in (*_PERSON, *_SEARCH_KEYS, "updated_at")}).where(
        Patient.id == place("id")
    ),
)
_BY_ID = Statement("patient_by_id", Patient.select(*columns(COLUMNS)).where(Patient.id == place("id")))
_BY_ID_SAFE = Statement("patient_by_id_safe", Patient.select(*columns(_SAFE)).where(Patient.id == place("id")))
LOCK = Statement("patient_lock", Patient.select(Patient.id).where(Patient.id == place("id")).for_update())
# With the identity keys that the patient holds, which need not be those that today's rules would give. Read after the
# lock, by a statement of its own: one that waits for a lock still sees other tables as they were before.
_KEYS = PatientIdentifier.select(PatientIdentifier.key).where(PatientIdentifier.patient_id == Patient.id)
_WITH_KEYS = Statement(
    "patient_with_keys",
    Patient.select(*columns(COLUMNS), peewee.fn.ARRAY(_KEYS)).where(Patient.id == place("id")),
)
_BY_KEY = Statement(
    "patient_by_key",
    Patient.select(*columns(COLUMNS))
    .join(PatientIdentifier, on=(PatientIdentifier.patient_id == Patient.id))
    .where(PatientIdentifier.key == place("key")),
)


def _the_one(statement: Statement, columns: tuple[str, ...] = COLUMNS, **values: Any) -> Record:
    rows = current().read((statement, values))
    if not rows:
        raise NotFound
    return answered(columns, rows[0])


def answered(columns: tuple[str, ...], row: tuple[Any, ...]) -> Record:
    """A row of the database as it is answered."""
    record = dict(zip(columns, row, strict=True))
    for name in ("external_ids", "metadata"):
        record[name] = orjson.Fragment(record[name])
    return _with_times(record)


def _loaded(row: Sequence[Any]) -> Record:
    """A row of the database as plain values, for changing it."""
    record = dict(zip(COLUMNS, row, strict=True))
    for name in ("external_ids", "metadata"):
        record[name] = json.loads(record[name])
    if record["date_of_birth"] is not None:
        record["date_of_birth"] = record["date_of_birth"].isoformat()
    return record


def _stored(row: Record) -> Record:
    """Plain values as they go into the database, with the keys to search by."""
    return row | {
        "external_ids": _json(row["external_ids"]),
        "metadata": _json(row["metadata"]),
        "full_name_key": search_key(f"{row['first_name']} {row['last_name']}"),
        "last_name_key": search_key(row["last_name"]),
        "phone_key": phone_key(row["phone"]) if row["phone"] else None,
    }


def _shown(row: Record) -> Record:
    """Plain values as they are answered."""
    shown = {name: row[name] for name in COLUMNS}
    for name in ("external_ids", "metadata"):
        shown[name] = orjson.Fragment(_json(row[name]))
    return _with_times(shown)


def _with_times(record: Record) -> Record:
    for name, value in record.items():
        if isinstance(value, datetime):
            record[name] = clock.text(value)
    return record


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def search_key(text: str) -> str:
    # Folding can make a text eighteen times as long; an entry of an index must stay below 2,704 bytes.
    return identity.fold(text)[:_SEARCH_KEY_LENGTH]


def phone_key(phone: str) -> str:
    return identity.e164(phone) or search_key(phone)


def _later_than(moment: datetime) -> datetime:
    # The version of a record is its updated_at: it must move on even if the clock does not.
    return max(clock.now(), moment + timedelta(microseconds=1))


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
