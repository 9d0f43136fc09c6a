"""Who did what: a row for every change, and one for everyone whose data was read."""

from typing import Any

import peewee
from playhouse.postgres_ext import ArrayField

from db import identity
from db.core.statements import param
from db.core.tables import BrandTable, DateTimeTZField


class Recorded(BrandTable):
    """What audit and outbox say of a write. Names of changed fields, never values; no row is ever changed.

    `entity_id` is the thing that was changed, where that is not the patient.
    """

    id = peewee.UUIDField()
    occurred_at = DateTimeTZField()
    event = peewee.TextField()
    patient_id = peewee.UUIDField(null=True)
    entity_id = peewee.UUIDField(null=True)
    request_id = peewee.UUIDField()
    fields = ArrayField(peewee.TextField, index=False)


class Audit(Recorded):
    """Who did what to which patient. A row without an event is of a read."""

    event = peewee.TextField(null=True)  # type: ignore[assignment]
    operation = peewee.TextField(null=True)
    subject = peewee.TextField(null=True)
    client = peewee.TextField()

    class Meta:
        table_name = "audit"
        primary_key = peewee.CompositeKey("brand_id", "id")


class Outbox(Recorded):
    """An event that other systems will be told of. The order of ids is not that of commits: they are made before."""

    class Meta:
        table_name = "outbox"
        primary_key = peewee.CompositeKey("brand_id", "id")


# What a row about a read says. How many rows there will be is not known before, so the database draws the end of an id.
# Its beginning is the millisecond, as of all ids: random ones would be all over the index, a page each.
_DRAWN = peewee.fn.substr(peewee.Cast(peewee.fn.gen_random_uuid(), "text"), peewee.SQL("16"))
_READ_AUDIT_COLUMNS = {
    Audit.brand_id: param("noted_brand"),
    Audit.id: peewee.Cast(peewee.Cast(param("noted_id"), "text").concat(_DRAWN), "uuid"),
    Audit.occurred_at: param("noted_at"),
    Audit.operation: param("noted_operation"),
    Audit.client: param("noted_client"),
    Audit.request_id: param("noted_request_id"),
    Audit.fields: peewee.SQL("'{}'::text[]"),
}


def author(patient_id: Any, me: Any, subject: Any) -> Any:
    """Who it was, in SQL. Whoever acts about oneself is no more than `self`: an erasure leaves no other name."""
    return peewee.Case(None, [(patient_id.in_(identity.holders_of(me)), peewee.SQL("'self'"))], subject)


def read_audit(people: Any, patient_id: Any, *conditions: Any) -> Any:
    """A part of a statement that reads: it leaves an audit row about each of these people, if the unit notes reads."""
    who = author(patient_id, param("noted_me"), param("noted_subject"))
    rows = peewee.Select([people], [*_READ_AUDIT_COLUMNS.values(), who, patient_id]).where(param("noted"), *conditions)
    return Audit.insert_from(rows, [*_READ_AUDIT_COLUMNS, Audit.subject, Audit.patient_id]).returning().cte("noted")
