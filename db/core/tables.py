"""Base classes of the models."""

from typing import Any, ClassVar, Self

import peewee
from playhouse.postgres_ext import DateTimeTZField

from db.core.statements import param

# Models describe tables and generate SQL. The threads have the connections (db/core/connection.py).
dialect = peewee.PostgresqlDatabase(None)


class JsonText(peewee.TextField):
    """A `json` column that is read and written as text, so that responses contain it unparsed."""

    field_type = "JSON"


class NumberAsText(peewee.IntegerField):
    """An integer column that responses contain as text."""


BRAND = param("brand_id")
"""The brand of the request, a parameter whose value the unit of work passes to every statement that has it."""


class Table(peewee.Model):
    """A table. `by_database` names the columns that have their default in each new row."""

    by_database: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        database = dialect
        legacy_table_names = False

    @classmethod
    def inserted_fields(cls) -> list[peewee.Field]:
        """Return the columns of which a new row has a value."""
        return [field for field in cls._meta.sorted_fields if field.name not in cls.by_database]


class BrandTable(Table):
    """A table of rows that belong to a brand. Queries of it select, update and delete rows of `BRAND` only.

    A query that joins it has to name the brand by `of_brand`. Row-level security separates the brands besides.
    """

    brand_id = peewee.TextField()

    @classmethod
    def select(cls, *fields: Any) -> "peewee.ModelSelect[Self]":
        return super().select(*fields).where(of_brand(cls))

    @classmethod
    def update(cls, changes: Any = None, /, **update: Any) -> peewee.ModelUpdate:
        return super().update(changes, **update).where(of_brand(cls))

    @classmethod
    def delete(cls) -> peewee.ModelDelete:
        return super().delete().where(of_brand(cls))


class PersonTable(BrandTable):
    """A table of rows about one patient, which an erasure of the patient erases, and a merge moves.

    `origin_id` is the patient for whom the row was made, if a merge has moved it since.
    """

    by_database = frozenset({"origin_id"})

    patient_id = peewee.UUIDField()
    origin_id = peewee.UUIDField(null=True)

    @classmethod
    def is_about(cls, patient_id: Any) -> Any:
        """Return the condition that a row is about a patient, for erasures."""
        return cls.patient_id == patient_id


def of_brand(table: Any) -> Any:
    """Return the condition that a row of a table, or of its alias, is one of the brand."""
    return table.brand_id == BRAND


__all__ = [
    "BRAND",
    "BrandTable",
    "DateTimeTZField",
    "JsonText",
    "NumberAsText",
    "PersonTable",
    "Table",
    "dialect",
    "of_brand",
]
