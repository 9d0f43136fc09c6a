"""The patient record."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain, combinations
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
        row = dict.fromkeys(_COLUMNS) | {
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
    def page(cls, limit: int, offset: int) -> tuple[list[Record], int]:
        """Some patients of the brand, newest first, and how many there are."""
        return _page(_PAGE, {"limit": limit, "offset": offset})

    @classmethod
    def search(cls, criteria: Mapping[str, Any], limit: int, offset: int) -> tuple[list[Record], int]:
        """Some of the patients that match all criteria (name, date_of_birth, email, phone), and how many there are."""
        values: dict[str, Any] = {"limit": limit, "offset": offset, "date_of_birth": criteria.get("date_of_birth")}
        if "name" in criteria:
            prefix = _search_key(criteria["name"])
            # A name of nothing but white space is the beginning of none.
            values |= {"name": prefix, "name_end": prefix + "\U0010ffff" if prefix else ""}
        if "email" in criteria:
            values["email"] = identity.email_key(criteria["email"])
        if "phone" in criteria:
            values["phone"] = _phone_key(criteria["phone"])
        return _page(_SEARCH[frozenset(criteria)], values)

    @classmethod
    def change(cls, id: str, patch: Mapping[str, Any], if_match: tuple[str, ...] | None) -> Record:
        """Apply a JSON merge patch (RFC 7396) to the patient as it is now.

        `if_match` holds the `updated_at` values of which one must be the present one; None means any.
        Raises NotFound, PreconditionFailed, and DuplicatePatient as `register` does.
        """
        unit = current()
        rows = unit.read((_LOCKED, {"id": id}))
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
_COLUMNS = ("id", *(name for name in _ALL if name not in ("id", *_SEARCH_KEYS)))
_SAFE = ("id", "brand_id", "external_ids", "status", "metadata", "created_at", "updated_at")


def _fields(names: tuple[str, ...]) -> list[peewee.Field]:
    return [getattr(Patient, name) for name in names]


def _paged(name: str, *conditions: Any) -> Statement:
    """One statement for a page and the exact total; the total comes also when the page is empty."""
    total = Patient.select(peewee.fn.COUNT(peewee.SQL("*")).alias("total"))
    page = Patient.select(*_fields(_COLUMNS)).order_by(Patient.id.desc()).limit(place("limit")).offset(place("offset"))
    counted, rows = [query.where(*conditions) if conditions else query for query in (total, page)]
    counted, rows = counted.alias("counted"), rows.alias("page")
    columns = [counted.c.total, *(getattr(rows.c, column) for column in _COLUMNS)]
    query = peewee.Select([counted], columns).join(rows, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
    return Statement(name, query.order_by(rows.c.id.desc()).bind(Patient._meta.database))


_INSERT = Statement("patient_insert", Patient.insert({name: place(name) for name in _ALL}).returning())
_UPDATE = Statement(
    "patient_update",
    Patient.update({name: place(name) for name in (*_PERSON, *_SEARCH_KEYS, "updated_at")}).where(
        Patient.id == place("id")
    ),
)
_BY_ID = Statement("patient_by_id", Patient.select(*_fields(_COLUMNS)).where(Patient.id == place("id")))
_BY_ID_SAFE = Statement("patient_by_id_safe", Patient.select(*_fields(_SAFE)).where(Patient.id == place("id")))
# With the identity keys that the patient holds, which need not be those that today's rules would give.
_KEYS = PatientIdentifier.select(PatientIdentifier.key).where(PatientIdentifier.patient_id == Patient.id)
_LOCKED = Statement(
    "patient_locked",
    Patient.select(*_fields(_COLUMNS), peewee.fn.ARRAY(_KEYS)).where(Patient.id == place("id")).for_update(),
)
_BY_KEY = Statement(
    "patient_by_key",
    Patient.select(*_fields(_COLUMNS))
    .join(PatientIdentifier, on=(PatientIdentifier.patient_id == Patient.id))
    .where(PatientIdentifier.key == place("key")),
)
_PAGE = _paged("patient_page")

_CRITERIA = {
    "name": (
        ((Patient.full_name_key >= place("name")) & (Patient.full_name_key < place("name_end")))
        | ((Patient.last_name_key >= place("name")) & (Patient.last_name_key < place("name_end")))
    ),
    "date_of_birth": Patient.date_of_birth == place("date_of_birth"),
    "email": Patient.id.in_(
        PatientIdentifier.select(PatientIdentifier.patient_id).where(PatientIdentifier.key == place("email"))
    ),
    "phone": Patient.phone_key == place("phone"),
}
# A statement for each set of criteria: each has a plan of its own, which uses the index that fits.
_SEARCH = {
    frozenset(chosen): _paged("patient_search_" + "_".join(chosen), *(_CRITERIA[name] for name in chosen))
    for chosen in chain.from_iterable(combinations(_CRITERIA, size) for size in range(1, len(_CRITERIA) + 1))
}


def _the_one(statement: Statement, columns: tuple[str, ...] = _COLUMNS, **values: Any) -> Record:
    rows = current().read((statement, values))
    if not rows:
        raise NotFound
    return _answered(columns, rows[0])


def _page(statement: Statement, values: dict[str, Any]) -> tuple[list[Record], int]:
    rows = current().read((statement, values))
    total = rows[0][0]
    return [_answered(_COLUMNS, row[1:]) for row in rows if row[_ID_AFTER_TOTAL] is not None], total


_ID_AFTER_TOTAL = _COLUMNS.index("id") + 1


def _answered(columns: tuple[str, ...], row: tuple[Any, ...]) -> Record:
    """A row of the database as it is answered."""
    record = dict(zip(columns, row, strict=True))
    for name in ("external_ids", "metadata"):
        record[name] = orjson.Fragment(record[name])
    return _with_times(record)


def _loaded(row: Sequence[Any]) -> Record:
    """A row of the database as plain values, for changing it."""
    record = dict(zip(_COLUMNS, row, strict=True))
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
        "full_name_key": _search_key(f"{row['first_name']} {row['last_name']}"),
        "last_name_key": _search_key(row["last_name"]),
        "phone_key": _phone_key(row["phone"]) if row["phone"] else None,
    }


def _shown(row: Record) -> Record:
    """Plain values as they are answered."""
    shown = {name: row[name] for name in _COLUMNS}
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


def _search_key(text: str) -> str:
    # Folding can make a text eighteen times as long; an entry of an index must stay below 2,704 bytes.
    return identity.fold(text)[:_SEARCH_KEY_LENGTH]


def _phone_key(phone: str) -> str:
    return identity.e164(phone) or _search_key(phone)


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
