"""The match keys of patients: the keys by which records of the same person are found (matching/keys.py)."""

from collections.abc import Mapping
from typing import Any

import peewee

from db import identity, name_words
from db.core.statements import Statement, param
from db.core.tables import PersonTable
from db.core.unit_of_work import current
from db.identity_form import Form
from matching.keys import keys
from matching.person import Person

COMPARED = ("first_name", "last_name", "date_of_birth", "email", "phone", "external_ids", "multiple_birth")
"""The properties of a record that are compared."""


class MatchKey(PersonTable):
    """A match key of a patient (migrations/0046_match_keys.sql)."""

    key = peewee.TextField()

    class Meta:
        table_name = "patient_match_keys"
        primary_key = peewee.CompositeKey("brand_id", "key", "patient_id")


def person(record: Mapping[str, Any], form: Form | None = None) -> Person:
    """Return the compared values of a record. A property that it lacks is missing.

    Names are folded as for searches, without accents, the others as for identity keys.
    """
    form = form or identity.forms()[0]
    email, phone = record.get("email"), record.get("phone")
    return Person(
        _folded(record.get("first_name")),
        _folded(record.get("last_name")),
        record.get("date_of_birth"),
        form.email(email) if email else None,
        form.phone(phone) if phone else None,
        _external_ids(form, record.get("external_ids") or {}),
        record.get("multiple_birth"),
    )


def of_record(record: Mapping[str, Any], form: Form | None = None) -> list[str]:
    """Return the keys of a record, of which none has a character that an array literal escapes."""
    return keys(person(record, form))


def row_value(record: Mapping[str, Any], form: Form | None = None) -> str:
    """Return the keys of a record as an array literal, for the parameter of `insert_rows`."""
    return "{" + ",".join(of_record(record, form)) + "}"


def insert_rows(*after: Any) -> Any:
    """Return a query that inserts the keys of a patient, `after` other parts of the same statement."""
    key = peewee.fn.unnest(peewee.Cast(param("match_keys"), "text[]"))
    source = peewee.Select(after, [param("brand_id"), param("patient_id"), key])
    return MatchKey.insert_from(source, [MatchKey.brand_id, MatchKey.patient_id, MatchKey.key]).returning()


_DELETE = Statement("match_keys_delete", MatchKey.delete().where(MatchKey.patient_id == param("patient_id")))
_INSERT = Statement("match_keys_insert", insert_rows())


def replace(patient_id: str, record: Mapping[str, Any]) -> None:
    """Make the keys of a patient those of this record, at the commit."""
    remove(patient_id)
    current().write(_INSERT, patient_id=patient_id, match_keys=row_value(record))


def remove(patient_id: str) -> None:
    """Remove the keys of a patient at the commit. No foreign key does it."""
    current().write(_DELETE, patient_id=patient_id)


def _folded(name: str | None) -> str:
    return " ".join(name_words.words(name)) if name else ""


def _external_ids(form: Form, sent: Mapping[str, str]) -> dict[str, str]:
    folded = {form.external_id(system): form.external_id(value) for system, value in sent.items()}
    return {system: value for system, value in folded.items() if value}
