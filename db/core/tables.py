"""What all models share."""

import peewee
from playhouse.postgres_ext import DateTimeTZField

# Models describe tables and make SQL. Connections belong to the workers (db/core/connection.py); none is opened here.
dialect = peewee.PostgresqlDatabase(None)


class JsonText(peewee.TextField):
    """A `json` column, read and written as its text, which is answered without being taken apart."""

    field_type = "JSON"


class Table(peewee.Model):
    class Meta:
        database = dialect
        legacy_table_names = False


class BrandTable(Table):
    """A table of rows that belong to a brand, which row-level security guards."""

    brand_id = peewee.TextField()


class PersonTable(BrandTable):
    """A table of rows about one patient: erasing the patient erases them."""

    patient_id = peewee.UUIDField()


__all__ = ["BrandTable", "DateTimeTZField", "JsonText", "PersonTable", "Table", "dialect"]
