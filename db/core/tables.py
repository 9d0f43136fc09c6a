"""Base classes of the models."""

import peewee
from playhouse.postgres_ext import DateTimeTZField

# Models describe tables and generate SQL. The threads have the connections (db/core/connection.py).
dialect = peewee.PostgresqlDatabase(None)


class JsonText(peewee.TextField):
    """A `json` column that is read and written as text, so that responses contain it unparsed."""

    field_type = "JSON"


class NumberAsText(peewee.IntegerField):
    """An integer column that responses contain as text."""


class Table(peewee.Model):
    class Meta:
        database = dialect
        legacy_table_names = False


class BrandTable(Table):
    """A table of rows that belong to a brand; row-level security separates the brands."""

    brand_id = peewee.TextField()


class PersonTable(BrandTable):
    """A table of rows about one patient, which an erasure of the patient erases."""

    patient_id = peewee.UUIDField()


__all__ = ["BrandTable", "DateTimeTZField", "JsonText", "NumberAsText", "PersonTable", "Table", "dialect"]
