"""Compounds of a brand, of its protocols, and of their versions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

import orjson
import peewee

from db.core import clock
from db.core.projection import Row, json_items, json_object, json_text
from db.core.statements import Statement, insert_many_query
from db.core.tables import BrandTable, DateTimeTZField, of_brand
from db.core.unit_of_work import Violation, current
from db.errors import RetryTransaction
from openapi import types
from regimen.days import days_of


class Compound(BrandTable):
    """A compound of the brand."""

    id = peewee.UUIDField()
    slug = peewee.TextField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "compounds"
        primary_key = peewee.CompositeKey("brand_id", "id")


class ProtocolCompound(BrandTable):
    """A compound of a protocol, in all versions that have it. Schedules and doses refer to it."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    compound_id = peewee.UUIDField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "protocol_compounds"
        primary_key = peewee.CompositeKey("brand_id", "id")


class VersionCompound(BrandTable):
    """A compound of a version, with its dose and its canonical schedule.

    Bit n of `days` is weekday n, 0 is Sunday; 0 means as needed. Without a `time_of_day` it is due at any time.
    """

    version_id = peewee.UUIDField()
    protocol_compound_id = peewee.UUIDField()
    display_name = peewee.TextField()
    dose_amount = peewee.DecimalField()
    dose_unit = peewee.TextField()
    route = peewee.TextField(null=True)
    position = peewee.IntegerField()
    days = peewee.SmallIntegerField()
    time_of_day = peewee.TextField(null=True)
    time_local = peewee.TimeField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "version_compounds"
        primary_key = peewee.CompositeKey("brand_id", "version_id", "protocol_compound_id")


IS_PROTOCOL_COMPOUND = of_brand(ProtocolCompound) & (ProtocolCompound.id == VersionCompound.protocol_compound_id)
"""The condition by which a query of compounds of versions joins the compounds of protocols."""
IS_COMPOUND = of_brand(Compound) & (Compound.id == ProtocolCompound.compound_id)
"""The condition by which a query of compounds of protocols joins the compounds of the brand."""
_INSERT = Statement("compounds_insert_many", insert_many_query(Compound))
# Another request has added the compound meanwhile, which the next attempt finds.
_ADDED_MEANWHILE = (Violation("compounds_slug", RetryTransaction), Violation("compounds_pkey", RetryTransaction))


def add_to_brand(ids: Mapping[str, str], moment: datetime) -> None:
    """Add compounds to the brand at the commit; `ids` has their ids by slug."""
    if ids:
        created_at = clock.text(moment)
        rows = [{"id": id, "slug": slug, "created_at": created_at} for slug, id in ids.items()]
        current().write(_INSERT, *_ADDED_MEANWHILE, rows=json_text(rows))


def compounds_of(version_id: Any) -> Any:
    """Return a column: the compounds of a version, by position, as JSON that `compounds_from` reads."""
    columns = {
        "id": VersionCompound.protocol_compound_id,
        "protocol_id": ProtocolCompound.protocol_id,
        "compound_id": ProtocolCompound.compound_id,
        "compound_slug": Compound.slug,
        "display_name": VersionCompound.display_name,
        "dose_amount": VersionCompound.dose_amount,
        "dose_unit": VersionCompound.dose_unit,
        "route": VersionCompound.route,
        "position": VersionCompound.position,
        "days": VersionCompound.days,
        "time_of_day": VersionCompound.time_of_day,
        "time_local": VersionCompound.time_local,
        "created_at": VersionCompound.created_at,
        "updated_at": VersionCompound.updated_at,
    }
    query = (
        VersionCompound.select()
        .join(ProtocolCompound, on=IS_PROTOCOL_COMPOUND)
        .join(Compound, on=IS_COMPOUND)
        .where(VersionCompound.version_id == version_id)
        .order_by(VersionCompound.position, Compound.slug.collate('"C"'))
    )
    return json_items(query, json_object(columns))


def compounds_from(text: str) -> list[types.ProtocolCompound]:
    """Return compounds from the JSON that `compounds_of` selects."""
    return [_compound(row) for row in orjson.loads(text)]


def _compound(row: Row) -> types.ProtocolCompound:
    at = row["time_local"]
    return in_order(row | {"days_of_week": days_of(row["days"]), "time_local": at and clock.short_time(at)})


def in_order(row: Row) -> types.ProtocolCompound:
    """Return a compound with its properties in the order of the contract."""
    return cast(types.ProtocolCompound, {name: row[name] for name in types.ProtocolCompound.__annotations__})
