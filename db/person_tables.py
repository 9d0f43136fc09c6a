"""The tables of rows about one patient: all subclasses of PersonTable, so that none is forgotten."""

from collections.abc import Iterator

from db import (
    export,  # noqa: F401  (with the others, it imports all tables of rows about patients)
    merge_tables,  # noqa: F401
    webhook_deliveries,  # noqa: F401
)
from db.core.tables import PersonTable


def _subclasses(base: type[PersonTable] = PersonTable) -> Iterator[type[PersonTable]]:
    for table in base.__subclasses__():
        yield from _subclasses(table) if table.__subclasses__() else (table,)


TABLES = tuple(sorted(_subclasses(), key=lambda each: each._meta.table_name))
"""The tables, by name: subclasses come in the order of imports, which differs between programs."""
