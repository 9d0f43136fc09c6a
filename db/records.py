"""What every write leaves behind: an audit row for people, an outbox row for other systems."""

from datetime import datetime
from typing import NamedTuple

import peewee
from playhouse.postgres_ext import ArrayField

from db import clock
from db.base import BrandTable, DateTimeTZField
from db.statements import Statement, place
from db.unit import Unit


class Recorded(BrandTable):
    """What both rows say of a write. Names of changed fields, never values; no row is ever changed."""

    id = peewee.UUIDField()
    occurred_at = DateTimeTZField()
    event = peewee.TextField()
    patient_id = peewee.UUIDField(null=True)
    request_id = peewee.UUIDField()
    fields = ArrayField(peewee.TextField, index=False)


class Audit(Recorded):
    """Who did what to which patient."""

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


class Happening(NamedTuple):
    """A write, as it is recorded: the event's name, the patient, and the names of its fields, defaults among them."""

    event: str
    patient_id: str | None
    fields: list[str]
    subject: str | None
    client: str
    request_id: str


_AUDIT = Statement(
    "audit_insert", Audit.insert({name: place(name) for name in Audit._meta.sorted_field_names}).returning()
)
_OUTBOX = Statement(
    "outbox_insert", Outbox.insert({name: place(name) for name in Outbox._meta.sorted_field_names}).returning()
)


def record(unit: Unit, happening: Happening) -> None:
    """Have the unit store the audit row and the outbox row of a write."""
    moment: datetime = clock.now()
    row = happening._asdict() | {"brand_id": unit.brand, "id": clock.new_id_at(moment), "occurred_at": moment}
    unit.write(_AUDIT, **row)
    unit.write(_OUTBOX, **row)
