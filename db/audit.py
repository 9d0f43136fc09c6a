"""Audit rows: one for every change, and one for every patient whose PHI was read."""

from typing import Any

import peewee
from playhouse.postgres_ext import ArrayField

from db import identity
from db.core.statements import param
from db.core.tables import BRAND, BrandTable, DateTimeTZField, JsonText, PersonTable


class Recorded(BrandTable):
    """The common columns of audit and outbox: names of changed fields, never values. No row is ever changed.

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
    """One change or read of a patient's data, with its author. A row of a read has no event."""

    event = peewee.TextField(null=True)  # type: ignore[assignment]
    operation = peewee.TextField(null=True)
    subject = peewee.TextField(null=True)
    client = peewee.TextField()

    class Meta:
        table_name = "audit"
        primary_key = peewee.CompositeKey("brand_id", "id")


class Outbox(Recorded):
    """An event for other systems. The order is that of the column `number`, a default of the database: ids are made
    before the commit.
    """

    class Meta:
        table_name = "outbox"
        primary_key = peewee.CompositeKey("brand_id", "id")


class OutboxPayload(PersonTable):
    """The values of a published event that its outbox row does not have. An erasure of the patient erases them."""

    id = peewee.UUIDField()
    payload = JsonText()

    class Meta:
        table_name = "outbox_payloads"
        primary_key = peewee.CompositeKey("brand_id", "id")


# The number of rows of a read is not known before it, so the database draws the end of their ids. The beginning is the
# time in milliseconds, as in all ids: random ids would be spread over the whole index, each on a page of its own.
_DRAWN = peewee.fn.substr(peewee.Cast(peewee.fn.gen_random_uuid(), "text"), peewee.SQL("16"))
_READ_AUDIT_COLUMNS = {
    Audit.brand_id: BRAND,
    Audit.id: peewee.Cast(peewee.Cast(param("read_audit_id"), "text").concat(_DRAWN), "uuid"),
    Audit.occurred_at: param("read_audit_at"),
    Audit.operation: param("read_audit_operation"),
    Audit.client: param("read_audit_client"),
    Audit.request_id: param("read_audit_request_id"),
    Audit.fields: peewee.SQL("'{}'::text[]"),
}


def author(patient_id: Any, me: Any, subject: Any) -> Any:
    """Return an SQL expression for the author: the subject or, for the patient, `self`.

    So an erasure leaves no name.
    """
    return peewee.Case(None, [(patient_id.in_(identity.holders_of(me)), peewee.SQL("'self'"))], subject)


def read_audit(people: Any, patient_id: Any, *conditions: Any) -> Any:
    """Return a CTE that inserts an audit row about each of these people, if the unit of work audits reads."""
    who = author(patient_id, param("read_audit_me"), param("read_audit_subject"))
    rows = peewee.Select([people], [*_READ_AUDIT_COLUMNS.values(), who, patient_id]).where(
        param("audits_reads"), *conditions
    )
    return (
        Audit.insert_from(rows, [*_READ_AUDIT_COLUMNS, Audit.subject, Audit.patient_id]).returning().cte("read_audit")
    )
