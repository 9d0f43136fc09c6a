"""When two records are the same person: the identity keys, and the table whose unique key decides.

Normalising never refuses anything: what cannot be brought to a normal form is compared as it stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import peewee
import phonenumbers
from email_validator import EmailNotValidError, validate_email

from db.base import PersonTable
from db.errors import DuplicatePatient, TryAgain
from db.rows import as_array
from db.statements import Statement, place
from db.unit import Unit, Violation, current

EMAIL, EXTERNAL_IDS, NAME = "email", "external_ids", "name_date_of_birth_phone"

_PLAIN_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]+", re.ASCII)

# Such a number is in E.164 already. The library finds the same, and takes a fifth of the time of a create for it.
_NORTH_AMERICAN = re.compile(r"\+1[2-9][0-9]{9}", re.ASCII)


class PatientIdentifier(PersonTable):
    """One identity key of a live patient. Its primary key is the duplicate rule."""

    key = peewee.BlobField()
    kind = peewee.TextField()

    class Meta:
        table_name = "patient_identifiers"
        primary_key = peewee.CompositeKey("brand_id", "key")


def added(*after: Any) -> Any:
    """A query that gives a patient identity keys, when what it comes `after` in the same statement has been done.

    Rows go in by order of their keys: two creates that share keys then wait for each other instead of deadlocking.
    """
    rows = peewee.Select(
        after,
        [
            place("brand_id"),
            place("patient_id"),
            peewee.fn.unnest(peewee.Cast(place("keys"), "bytea[]")),
            peewee.fn.unnest(peewee.Cast(place("kinds"), "text[]")),
        ],
    )
    columns = [PatientIdentifier.brand_id, PatientIdentifier.patient_id, PatientIdentifier.key, PatientIdentifier.kind]
    return PatientIdentifier.insert_from(rows, columns).returning()


_INSERT = Statement("identifier_insert", added())
_DELETE = Statement(
    "identifier_delete",
    PatientIdentifier.delete().where(PatientIdentifier.key == peewee.fn.ANY(peewee.Cast(place("keys"), "bytea[]"))),
)
_KINDS = Statement(
    "identifier_kinds",
    PatientIdentifier.select(PatientIdentifier.kind)
    .distinct()
    .where(PatientIdentifier.key == peewee.fn.ANY(peewee.Cast(place("keys"), "bytea[]")))
    .order_by(PatientIdentifier.kind),
)


def holder(key: Any) -> Any:
    """A query for the id of the patient who holds an identity key."""
    return PatientIdentifier.select(PatientIdentifier.patient_id).where(PatientIdentifier.key == key)


def fold(name: str) -> str:
    """A name as it is compared: NFKC, without case, runs of white space as one space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def email_form(email: str) -> str:
    """The address as it is compared: the normal form of email-validator, in lower case; dots and plus signs count."""
    if _PLAIN_EMAIL.fullmatch(email):
        return email.lower()
    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return email.lower()


def e164(phone: str) -> str | None:
    """The number in E.164, or None when it is not a possible number in international form."""
    if _NORTH_AMERICAN.fullmatch(phone):
        return phone
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_key(email: str) -> bytes:
    return _key(EMAIL, email_form(email))


def external_id_key(system: str, value: str) -> bytes:
    return _key(EXTERNAL_IDS, system, value)


def me() -> bytes:
    """The key of the person who asks: the external id that the token gives."""
    key = current().actor.me
    assert key is not None, "the contract lets only persons in (x-caller)"
    return key


def keys_of(person: Mapping[str, Any]) -> dict[bytes, str]:
    """The identity keys of a person, with the kind of each. An empty value identifies nobody."""
    keys = {}
    if email := person.get("email"):
        keys[email_key(email)] = EMAIL
    for system, value in person["external_ids"].items():
        if value:
            keys[external_id_key(system, value)] = EXTERNAL_IDS
    born, phone = person.get("date_of_birth"), person.get("phone")
    if born and phone and (number := e164(phone)):
        keys[_key(NAME, fold(person["first_name"]), fold(person["last_name"]), born, number)] = NAME
    return keys


def claim(unit: Unit, patient_id: str, stored: set[bytes], keys: dict[bytes, str]) -> None:
    """Have the unit bring the stored keys of the patient to these; a key that another patient holds is a 409."""
    gone = sorted(stored - keys.keys())
    new = {key: kind for key, kind in keys.items() if key not in stored}
    if gone:
        unit.write(_DELETE, keys=_in_array(gone))
    if new:
        add(unit, _INSERT, patient_id, new)


def add(unit: Unit, statement: Statement, patient_id: str, keys: dict[bytes, str], **values: Any) -> None:
    """Have the unit run a statement with `added` in it; a key that another patient holds is a 409."""
    new = sorted(keys)
    kinds = as_array([keys[key] for key in new])
    said = {"brand_id": unit.brand, "patient_id": patient_id, "keys": _in_array(new), "kinds": kinds}

    def taken(reader: Unit) -> Exception:
        kinds = [kind for (kind,) in reader.read((_KINDS, said))]
        return DuplicatePatient(kinds) if kinds else TryAgain()

    unit.write(statement, Violation("patient_identifiers", taken), **said | values)


def _in_array(keys: Iterable[bytes]) -> str:
    return as_array([rf"\\x{key.hex()}" for key in keys])


def _key(*parts: str) -> bytes:
    # The contract keeps U+0000 out of every part, so it separates them without doubt.
    return sha256("\0".join(parts).encode()).digest()
