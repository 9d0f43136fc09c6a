"""The error of a duplicate: for callers who may know it, with the patient who is registered already."""

import peewee

from db import identity
from db.audit import read_audit
from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.errors import DuplicatePatient, RetryTransaction
from db.identity import PatientIdentifier
from openapi import contract

_ERROR = contract()["components"]["schemas"]["Error"]["properties"]
_SCOPES = frozenset(_ERROR["duplicate_of"]["x-required-scopes"])


def _audited_statement() -> Statement:
    """Return a statement that reads the kinds of the keys that are taken, each with the oldest patient who has one.

    It audits a read about that patient.
    """
    kinds = identity.KINDS_OF_TAKEN.cte("kinds")
    holder = identity.holders_of(param("keys")).cte("holder")
    columns = [kinds.c.kind, holder.c.patient_id]
    query = peewee.Select([kinds, holder], columns).order_by(kinds.c.kind)
    audited = query.with_cte(kinds, holder, read_audit(holder, holder.c.patient_id))
    return Statement("duplicate_of", audited.bind(PatientIdentifier._meta.database))


_KINDS_AND_HOLDER = _audited_statement()


def error(keys: str) -> Exception:
    """Return the error of `identity.duplicate`, with `duplicate_of` for a caller with the scopes.

    It is one round trip, either way.
    """
    if not current().principal.scopes >= _SCOPES:
        return identity.duplicate(keys)
    rows = current().read((_KINDS_AND_HOLDER, {"keys": keys}))
    return DuplicatePatient([kind for kind, _ in rows], rows[0][1]) if rows else RetryTransaction()
