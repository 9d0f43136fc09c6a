"""Attestations of the caller, stored as compliance acts; fields of the patient follow from them."""

from collections.abc import Mapping
from typing import Any

import peewee

from db import age
from db.core import clock
from db.core.projection import Projection
from db.core.statements import Statement
from db.core.tables import DateTimeTZField, PersonTable
from db.core.unit_of_work import current
from db.errors import UnderAge
from db.patient_lock import LockedPatient, lock_me
from openapi import types


class ComplianceAct(PersonTable):
    """An act, never changed: who attested, when, and to which version of the statement, if there is one."""

    id = peewee.UUIDField()
    kind = peewee.TextField()
    statement_version = peewee.TextField(null=True)
    subject = peewee.TextField()
    client = peewee.TextField()
    occurred_at = DateTimeTZField()

    class Meta:
        table_name = "compliance_acts"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.ComplianceAct, ComplianceAct)
_INSERT = Statement.insert(ComplianceAct)


def verify_age(date_of_birth: str) -> types.Patient:
    """Store the date of birth (YYYY-MM-DD) of the caller; return the patient.

    Raises InFuture, NotFound, UnderAge, and at the commit DuplicatePatient, if another patient has the same name, date
    of birth and phone.
    """
    age.check(date_of_birth)
    locked = lock_me()
    if not age.is_of_age(date_of_birth):
        raise UnderAge("/date_of_birth")
    return _attest(locked, "age_verification", None, "age_verified_at", {"date_of_birth": date_of_birth})


def acknowledge_ruo(statement_version: str) -> types.Patient:
    """Store that the caller accepts the statement; return the patient. Raises NotFound."""
    return _attest(lock_me(), "ruo_acknowledgement", statement_version, "ruo_pathway_acknowledged_at", {})


def _attest(
    locked: LockedPatient, kind: str, version: str | None, field: str, changes: Mapping[str, Any]
) -> types.Patient:
    unit, moment = current(), clock.now()
    unit.write(
        _INSERT,
        id=clock.new_id_at(moment),
        patient_id=locked.row["id"],
        kind=kind,
        statement_version=version,
        subject=unit.principal.subject,
        client=unit.principal.client,
        occurred_at=moment,
    )
    return locked.update({field: max(moment, locked.row[field] or moment), **changes})
