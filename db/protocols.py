"""Protocols of a brand: their versions, and the compounds of each version."""

import peewee

from db.core.tables import BrandTable, DateTimeTZField, JsonText


class Compound(BrandTable):
    """A compound of the brand."""

    id = peewee.UUIDField()
    slug = peewee.TextField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "compounds"
        primary_key = peewee.CompositeKey("brand_id", "id")


class Protocol(BrandTable):
    """A protocol. `version_id` and `version` are the id and the number of its newest version."""

    id = peewee.UUIDField()
    slug = peewee.TextField()
    name = peewee.TextField()
    category = peewee.TextField(null=True)
    description = peewee.TextField(null=True)
    oversight_tier = peewee.TextField()
    active = peewee.BooleanField()
    metadata = JsonText()
    version_id = peewee.UUIDField()
    version = peewee.IntegerField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "protocols"
        primary_key = peewee.CompositeKey("brand_id", "id")


class ProtocolVersion(BrandTable):
    """A version of a protocol."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    number = peewee.IntegerField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "protocol_versions"
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
