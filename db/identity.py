"""Identity keys: when two records are duplicates. The primary key of their table decides."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import peewee

from db.core.projection import array_literal
from db.core.statements import Statement, param
from db.core.tables import PersonTable
from db.core.unit_of_work import Violation, current
from db.errors import DuplicatePatient, RetryTransaction
from db.identity_form import EMAIL, EXTERNAL_IDS, NAME, Form

Records = Iterable[Mapping[str, Any]]
_LAST_KEY = b"\xff" * 16


class PatientIdentifier(PersonTable):
    """One identity key of a live patient. The primary key is the duplicate rule.

    A key that `grants_access` is that of a caller who is this patient. Those of merged records may not.
    """

    by_database = PersonTable.by_database | {"grants_access"}

    key = peewee.BlobField()
    kind = peewee.TextField()
    grants_access = peewee.BooleanField()

    class Meta:
        table_name = "patient_identifiers"
        primary_key = peewee.CompositeKey("brand_id", "key")


_NEW_KEY: dict[peewee.Field, Any] = {
    PatientIdentifier.brand_id: param("brand_id"),
    PatientIdentifier.patient_id: param("patient_id"),
    PatientIdentifier.key: peewee.fn.unnest(peewee.Cast(param("keys"), "bytea[]")),
    PatientIdentifier.kind: peewee.fn.unnest(peewee.Cast(param("kinds"), "text[]")),
}


def insert_keys(*after: Any) -> Any:
    """Return a query that inserts a patient's identity keys, `after` other parts of the same statement.

    Rows are inserted in the order of their keys: two creates that share keys wait for each other and do not deadlock.
    """
    rows = peewee.Select(after, [*_NEW_KEY.values()])
    return PatientIdentifier.insert_from(rows, [*_NEW_KEY]).returning()


def _restore_query() -> Any:
    """Return a query that inserts the identity keys of a record that no patient has."""
    values = _NEW_KEY | {PatientIdentifier.origin_id: peewee.Cast(param("origin_id"), "uuid")}
    query = PatientIdentifier.insert_from(peewee.Select(columns=[*values.values()]), [*values])
    target = [PatientIdentifier.brand_id, PatientIdentifier.key]
    return query.on_conflict(action="IGNORE", conflict_target=target).returning()


def _among(keys: Any) -> Any:
    return PatientIdentifier.key == peewee.fn.ANY(peewee.Cast(keys, "bytea[]"))


_INSERT = Statement("identifier_insert", insert_keys())
_RESTORE = Statement("identifier_restore", _restore_query())
# Only the patient's own keys: `rekey` may have given a key to an older patient meanwhile.
_DELETE = Statement(
    "identifier_delete",
    PatientIdentifier.delete().where(_among(param("keys")), PatientIdentifier.patient_id == param("patient_id")),
)
KINDS_OF_TAKEN = (
    PatientIdentifier.select(PatientIdentifier.kind)
    .distinct()
    .where(_among(param("keys")))
    .order_by(PatientIdentifier.kind)
)
"""A query for the kinds of those of the identity keys `keys` that patients have."""
_KINDS = Statement("identifier_kinds", KINDS_OF_TAKEN)


_GRANTED = peewee.Cast(param("all"), "boolean") | _among(param("keys"))
_GRANT = Statement(
    "identifier_grant_access",
    PatientIdentifier.update({PatientIdentifier.grants_access: _GRANTED}).where(
        PatientIdentifier.patient_id == param("patient_id")
    ),
)
_WITHOUT_ACCESS = Statement(
    "identifier_without_access",
    PatientIdentifier.select(PatientIdentifier.patient_id).where(_among(param("me")), ~PatientIdentifier.grants_access),
)


def holders_of(keys: Any, *conditions: Any) -> Any:
    """Return a query for the id of the patient with one of the identity keys; the oldest, if there are several."""
    holders = PatientIdentifier.select(PatientIdentifier.patient_id).where(_among(keys), *conditions)
    # Sorted as text, so that the planner does not scan the index on the column in search of a key.
    return holders.order_by(peewee.Cast(PatientIdentifier.patient_id, "text")).limit(peewee.SQL("1"))


def accessible_to(me: Any) -> Any:
    """Return a query for the id of the patient who is the caller with the identity keys `me`, if they grant access."""
    return holders_of(me, PatientIdentifier.grants_access)


def is_without_access() -> bool:
    """Return whether the calling person is a patient who is merged into another one, and may not reach that one."""
    return bool(current().read((_WITHOUT_ACCESS, {"me": current().me})))


_forms: tuple[Form, ...] = (Form(),)


def use(own: Form, *stored: Form) -> None:
    """Make keys in the form `own` from here on, and look up keys in the forms that stored keys may have besides."""
    global _forms
    _forms = (own, *(form for form in stored if form != own))


def forms() -> tuple[Form, ...]:
    """Return the form of the service, followed by the other forms that stored keys may have."""
    return _forms


_system = "identity"


def use_system(name: str) -> None:
    """Take the external ids of this system for the accounts of patients."""
    global _system
    _system = name


def system() -> str:
    """Return the name of the external system that is the identity provider."""
    return _system


def is_account(system: str) -> bool:
    """Return whether external ids of a system are accounts."""
    return any(form.external_id(system) == form.external_id(_system) for form in _forms)


def accounts_of(person: Mapping[str, Any]) -> set[str]:
    """Return the accounts that a record shows: the external ids that equal the `sub` of a person's token."""
    return {value for system, value in person["external_ids"].items() if is_account(system)}


def account_keys(accounts: Iterable[str]) -> set[bytes]:
    """Return the keys of accounts, in all forms."""
    return {_external_id_key(form, _system, each) for form in _forms for each in accounts}


def grant_access(patient_id: str, accounts: Iterable[str] | None) -> None:
    """Give these accounts, and no other, access to a patient at the commit; None gives it to all of the patient's."""
    keys = _in_array(account_keys(accounts or ()))
    current().write(_GRANT, patient_id=patient_id, all=accounts is None, keys=keys)


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
    parts = (form.name(person["first_name"]), form.name(person["last_name"]), born, number)
    nth = person["multiple_birth"]
    return _key(NAME, *parts) if nth is None else _key(NAME, *parts, str(nth))


def keys_of(person: Mapping[str, Any]) -> dict[bytes, str]:
    """Return the keys that a patient is to have: in the form of the service, and in those that stored keys may have.

    Of the latter only the kinds that make a duplicate now.
    """
    own, *others = _forms
    keys = keys_in_form(own, person)
    for form in others:
        keys |= {key: kind for key, kind in keys_in_form(form, person).items() if kind in own.kinds}
    return keys


class StoredKeys(NamedTuple):
    """The identity keys of a patient: its own, and those of the patients merged into it."""

    own: set[bytes]
    of_merged: set[bytes] = set()


def duplicate(keys: str) -> Exception:
    """Return the error of a write whose identity keys, an array literal, others have; RetryTransaction if none."""
    kinds = [kind for (kind,) in current().read((_KINDS, {"keys": keys}))]
    return DuplicatePatient(kinds) if kinds else RetryTransaction()


def update_keys(
    patient_id: str,
    stored: StoredKeys,
    before: Records,
    after: Records,
    error: Callable[[str], Exception] = duplicate,
) -> None:
    """Add and remove keys so that they match the changed patient; a key of another patient is a DuplicatePatient.

    `before` and `after` have the current record, and what it would be after undos of merges: the patient has the keys
    of all, so that an undo needs no new one. Only keys that the change brings are added: a patient who lost a key to an
    older one can still be changed.
    """
    keys = _keys_of_all(after)
    may_stay = keys.keys() | {key for form in _forms[1:] for each in after for key in keys_in_form(form, each)}
    alone = {email_key_alone(form, each) for form in _forms for each in after}  # of one who lost the key of the address
    removed = sorted(stored.own - may_stay - alone)
    added = _added(stored, before, after)
    if removed:
        current().write(_DELETE, patient_id=patient_id, keys=_in_array(removed))
    if added:
        write_keys(_INSERT, patient_id, added, error)


def require_free(stored: StoredKeys, before: Records, after: Records) -> None:
    """Raise the error that `update_keys` with these records would lead to, DuplicatePatient."""
    added = _added(stored, before, after)
    kinds = [kind for (kind,) in current().read((_KINDS, {"keys": _in_array(added)}))] if added else []
    if kinds:
        raise DuplicatePatient(kinds)


def _added(stored: StoredKeys, before: Records, after: Records) -> dict[bytes, str]:
    """Return the keys that a change brings, with the kind of each."""
    keys = _keys_of_all(after)
    return {key: keys[key] for key in keys.keys() - stored.own - stored.of_merged - _keys_of_all(before).keys()}


def _keys_of_all(records: Records) -> dict[bytes, str]:
    return {key: kind for record in records for key, kind in keys_of(record).items()}


def restore_keys(patient_id: str, record_id: str, stored: set[bytes], records: Records) -> None:
    """Make the keys of a record whose patient has just changed by an undo those of its states, at the commit.

    A key that another patient has by now stays with that one.
    """
    keys = _keys_of_all(records)
    may_stay = keys.keys() | {key for form in _forms for each in records for key in keys_in_form(form, each)}
    alone = {email_key_alone(form, each) for form in _forms for each in records}
    added = sorted(keys.keys() - stored)
    if removed := sorted(stored - may_stay - alone):
        current().write(_DELETE, patient_id=patient_id, keys=_in_array(removed))
    if added:
        values = {"keys": _in_array(added), "kinds": array_literal([keys[key] for key in added])}
        origin_id = None if record_id == patient_id else record_id
        current().write(_RESTORE, patient_id=patient_id, origin_id=origin_id, **values)


def write_keys(
    statement: Statement,
    patient_id: str,
    keys: dict[bytes, str],
    error: Callable[[str], Exception] = duplicate,
    **values: Any,
) -> None:
    """Write a statement that contains `insert_keys`; a key of another patient is a DuplicatePatient at the commit.

    `error` makes it, from the keys, after the rollback.
    """
    unit, added = current(), sorted(keys)
    kinds = array_literal([keys[key] for key in added])
    key_values = {"patient_id": patient_id, "keys": _in_array(added), "kinds": kinds}
    violation = Violation("patient_identifiers", lambda: error(key_values["keys"]))
    unit.write(statement, violation, **key_values | values)


def _external_id_key(form: Form, system: str, value: str) -> bytes:
    return _key(EXTERNAL_IDS, form.external_id(system), form.external_id(value))


def _in_array(keys: Iterable[bytes]) -> str:
    return array_literal([rf"\\x{key.hex()}" for key in keys])


def _key(*parts: str) -> bytes:
    # The contract excludes U+0000 from every part, so it separates them unambiguously.
    return sha256("\0".join(parts).encode()).digest()
