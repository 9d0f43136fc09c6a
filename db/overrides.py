"""Overrides: changes of a protocol's version for one patient."""

import peewee

from db.core.tables import DateTimeTZField, JsonText, PersonTable


class Override(PersonTable):
    """An override of a version, from its first to its last date. Without a compound it concerns the whole protocol."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    version_id = peewee.UUIDField()
    compound_id = peewee.UUIDField(null=True)
    override_type = peewee.TextField()
    payload = JsonText()
    starts_on = peewee.DateField()
    ends_on = peewee.DateField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "overrides"
        primary_key = peewee.CompositeKey("brand_id", "id")
