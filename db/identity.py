"""Identity keys: when two records are duplicates. The primary key of their table decides."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

import peewee

from db.core.projection import array_literal
from db.core.statements import Statement, param
from db.core.tables import PersonTable
from db.core.unit_of_work import Violation, current
from db.errors import DuplicatePatient, RetryTransaction
from db.identity_form import EMAIL, EXTERNAL_IDS, NAME, Form

_LAST_KEY = b"\xff" * 16


class PatientIdentifier(PersonTable):
    """One identity key of a live patient. The primary key is the duplicate rule."""

    key = peewee.BlobField()
    kind = peewee.TextField()

    class Meta:
        table_name = "patient_identifiers"
        primary_key = peewee.CompositeKey("brand_id", "key")


def insert_keys(*after: Any) -> Any:
    """Return a query that inserts a patient's identity keys, `after` other parts of the same statement.

    Rows are inserted in the order of their keys: two creates that share keys wait for each other and do not deadlock.
    """
    rows = peewee.Select(
        after,
        [
            param("brand_id"),
            param("patient_id"),
            peewee.fn.unnest(peewee.Cast(param("keys"), "bytea[]")),
            peewee.fn.unnest(peewee.Cast(param("kinds"), "text[]")),
        ],
    )
    columns = [PatientIdentifier.brand_id, PatientIdentifier.patient_id, PatientIdentifier.key, PatientIdentifier.kind]
    return PatientIdentifier.insert_from(rows, columns).returning()


def _among(keys: Any) -> Any:
    return PatientIdentifier.key == peewee.fn.ANY(peewee.Cast(keys, "bytea[]"))


_INSERT = Statement("identifier_insert", insert_keys())
# Only the patient's own keys: `rekey` may have given a key to an older patient meanwhile.
_DELETE = Statement(
    "identifier_delete",
    PatientIdentifier.delete().where(_among(param("keys")), PatientIdentifier.patient_id == param("patient_id")),
)
_KINDS = Statement(
    "identifier_kinds",
    PatientIdentifier.select(PatientIdentifier.kind)
    .distinct()
    .where(_among(param("keys")))
    .order_by(PatientIdentifier.kind),
)


def holders_of(keys: Any) -> Any:
    """Return a query for the id of the patient with one of the identity keys; the oldest, if there are several."""
    holders = PatientIdentifier.select(PatientIdentifier.patient_id).where(_among(keys))
    # Sorted as text, so that the planner does not scan the index on the column in search of a key.
    return holders.order_by(peewee.Cast(PatientIdentifier.patient_id, "text")).limit(peewee.SQL("1"))


_forms: tuple[Form, ...] = (Form(),)


def use(own: Form, *stored: Form) -> None:
    """Make keys in the form `own` from here on, and look up keys in the forms that stored keys may have besides."""
    global _forms
    _forms = (own, *(form for form in stored if form != own))


def forms() -> tuple[Form, ...]:
    """Return the form of the service, followed by the other forms that stored keys may have."""
    return _forms


def email_key(email: str, form: Form | None = None) -> bytes:
    return _key(EMAIL, (form or _forms[0]).email(email) or "")


def email_range(email: str, form: Form) -> tuple[bytes, bytes]:
    """Return the range of the keys of an address: that of its holder, and those for searches (`email_key_alone`)."""
    key = email_key(email, form)
    return key, key + _LAST_KEY


def external_id_keys(system: str, value: str) -> str:
    """Return the keys of an external id, one for each form, as an array literal."""
    return _in_array({_external_id_key(form, system, value) for form in _forms})


def subject_keys(system: str, subject: str) -> str:
    """Return the keys of the person whose token has this `sub`, as an array literal.

    A `sub` is compared as it is (RFC 7519, 2): one that differs from another by white space at its end is nobody's.
    """
    return external_id_keys(system, subject) if _forms[0].external_id(subject) == subject else _in_array([])


def caller_keys() -> str:
    """Return the identity keys of the calling person: those of the external id that equals the token's `sub`."""
    keys = current().me
    assert keys is not None, "The contract admits persons only (x-caller)."
    return keys


def keys_in_form(form: Form, person: Mapping[str, Any]) -> dict[bytes, str]:
    """Return the identity keys of a person in a form, with the kind of each. An empty value makes no key.

    An address that makes no duplicate is found by searches all the same.
    """
    keys = {}
    if EMAIL not in form.kinds and (alone := email_key_alone(form, person)):
        keys[alone] = EMAIL
    elif (email := person["email"]) and (mailbox := form.email(email)):
        keys[_key(EMAIL, mailbox)] = EMAIL
    for system, value in person["external_ids"].items():
        if form.external_id(value):
            keys[_external_id_key(form, system, value)] = EXTERNAL_IDS
    if NAME in form.kinds and (by_name := _name_key(form, person)):
        keys[by_name] = NAME
    return keys


def email_key_alone(form: Form, person: Mapping[str, Any]) -> bytes | None:
    """Return the key of an address that is for searches only: it contains the patient's id, so it is unique."""
    email = person["email"]
    mailbox = email and form.email(email)
    return _key(EMAIL, mailbox) + UUID(person["id"]).bytes if mailbox else None


def _name_key(form: Form, person: Mapping[str, Any]) -> bytes | None:
    born, phone = person["date_of_birth"], person["phone"]
    if not (born and phone and (number := form.phone(phone))):
        return None
    return _key(NAME, form.name(person["first_name"]), form.name(person["last_name"]), born, number)


def keys_of(person: Mapping[str, Any]) -> dict[bytes, str]:
    """Return the keys that a patient is to have: in the form of the service, and in those that stored keys may have.

    Of the latter only the kinds that make a duplicate now.
    """
    own, *others = _forms
    keys = keys_in_form(own, person)
    for form in others:
        keys |= {key: kind for key, kind in keys_in_form(form, person).items() if kind in own.kinds}
    return keys


def update_keys(patient_id: str, stored: set[bytes], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Add and remove keys so that they match the changed patient; a key of another patient is a DuplicatePatient.

    Only keys that the change brings are added: a patient who lost a key to an older one can still be changed.
    """
    keys = keys_of(after)
    may_stay = keys.keys() | {key for form in _forms[1:] for key in keys_in_form(form, after)}
    alone = {email_key_alone(form, after) for form in _forms}  # of a patient who lost the key of the address
    removed = sorted(stored - may_stay - alone)
    added = {key: keys[key] for key in keys.keys() - stored - keys_of(before).keys()}
    if removed:
        current().write(_DELETE, patient_id=patient_id, keys=_in_array(removed))
    if added:
        write_keys(_INSERT, patient_id, added)


def write_keys(statement: Statement, patient_id: str, keys: dict[bytes, str], **values: Any) -> None:
    """Write a statement that contains `insert_keys`; a key of another patient is a DuplicatePatient at the commit."""
    unit, added = current(), sorted(keys)
    kinds = array_literal([keys[key] for key in added])
    key_values = {"patient_id": patient_id, "keys": _in_array(added), "kinds": kinds}

    def duplicate() -> Exception:
        kinds = [kind for (kind,) in current().read((_KINDS, key_values))]
        return DuplicatePatient(kinds) if kinds else RetryTransaction()

    unit.write(statement, Violation("patient_identifiers", duplicate), **key_values | values)


def _external_id_key(form: Form, system: str, value: str) -> bytes:
    return _key(EXTERNAL_IDS, form.external_id(system), form.external_id(value))


def _in_array(keys: Iterable[bytes]) -> str:
    return array_literal([rf"\\x{key.hex()}" for key in keys])


def _key(*parts: str) -> bytes:
    # The contract excludes U+0000 from every part, so it separates them unambiguously.
    return sha256("\0".join(parts).encode()).digest()
