"""What a person declared: acts of compliance, from which the fields of the patient follow."""

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
    """One act, never changed: who, when, and which statement, where there is one."""

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
    """Store the date of birth (YYYY-MM-DD) of the person who asks; the patient.

    Raises InFuture, NotFound, UnderAge, and DuplicatePatient when that makes it another patient's name, birth and
    phone.
    """
    age.check(date_of_birth)
    held = lock_me()
    if not age.is_of_age(date_of_birth):
        raise UnderAge("/date_of_birth")
    return _act(held, "age_verification", None, "age_verified_at", {"date_of_birth": date_of_birth})


def acknowledge_ruo(statement_version: str) -> types.Patient:
    """Note that the person who asks accepts the statement; the patient. Raises NotFound."""
    return _act(lock_me(), "ruo_acknowledgement", statement_version, "ruo_pathway_acknowledged_at", {})


def _act(held: LockedPatient, kind: str, version: str | None, field: str, changes: Mapping[str, Any]) -> types.Patient:
    unit, moment = current(), clock.now()
    unit.write(
        _INSERT,
        brand_id=unit.brand,
        id=clock.new_id_at(moment),
        patient_id=held.row["id"],
        kind=kind,
        statement_version=version,
        subject=unit.actor.subject,
        client=unit.actor.client,
        occurred_at=moment,
    )
    return held.update({field: max(moment, held.row[field] or moment), **changes})
