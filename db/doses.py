"""Doses that patients took, skipped or plan to take."""

from typing import cast

import peewee

from db.core.projection import Projection, Row
from db.core.tables import DateTimeTZField, PersonTable
from openapi import types


class Dose(PersonTable):
    """A dose, at most one for each slot. Its primary key has the order in which doses are read.

    `slot` is the name of the slot, or `extra` with the time of the dose. `protocol_compound_id` is what the
    compound was when the dose was logged; it is the id of the override if that added the compound.
    """

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    compound_id = peewee.UUIDField()
    protocol_compound_id = peewee.UUIDField()
    peptide_id = peewee.TextField()
    slot_date = peewee.DateField()
    slot = peewee.TextField()
    status = peewee.TextField()
    skip_reason = peewee.TextField(null=True)
    skip_reason_note = peewee.TextField(null=True)
    scheduled_at = DateTimeTZField()
    logged_at = DateTimeTZField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "doses"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "slot_date", "protocol_id", "compound_id", "slot")


PROJECTION = Projection(types.StoredDose, Dose)


def response(row: Row, patient_id: str, counts: bool) -> types.Dose:
    """Return a dose as it is returned. `counts` is whether it decides the outcome of a slot."""
    extra = {"patient_id": patient_id, "counts": counts}
    return cast(types.Dose, {name: row[name] for name in types.Dose.__annotations__ if name not in extra} | extra)
