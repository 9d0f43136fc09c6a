"""The order of a list: names of columns, all ascending, or all descending with a minus before each."""

from collections.abc import Iterator
from typing import Any

import peewee

from db.core import cursors
from db.core.cursors import Kind, Order
from db.core.projection import Row
from db.core.statements import param
from db.core.tables import DateTimeTZField

_KINDS: dict[type[peewee.Field], Kind] = {
    peewee.UUIDField: cursors.ID,
    DateTimeTZField: cursors.TIME,
    peewee.DateField: cursors.DATE,
    peewee.IntegerField: cursors.NUMBER,
}


def cursor_columns(model: Any, order: tuple[str, ...]) -> Order:
    """Return the columns of a cursor, those of the order."""
    columns = [column.removeprefix("-") for column in order]
    return {column: _KINDS.get(type(model._meta.fields[column]), cursors.TEXT) for column in columns}


def start_values(position: Row) -> Row:
    """Return a position as values of the parameters of `is_after_start`."""
    return {f"after_{name}": value for name, value in position.items()}


def is_after_start(model: Any, order: tuple[str, ...]) -> Any:
    """Return the condition that a row comes after a position. It compares whole rows, which is a range of an index."""
    columns = [model._meta.fields[column.removeprefix("-")] for column in order]
    row, position = peewee.Tuple(*columns), peewee.Tuple(*(_after(column) for column in columns))
    return row < position if order[0].startswith("-") else row > position


def _after(column: peewee.Field) -> Any:
    after = param(f"after_{column.name}")
    # The values of such a column are returned, and so passed on, in hexadecimal.
    return peewee.fn.decode(after, peewee.SQL("'hex'")) if isinstance(column, peewee.BlobField) else after


def in_sql(order: tuple[str, ...], table: str = "") -> Iterator[Any]:
    """Yield the columns of the order, of a table if it is named, as SQL."""
    for column in order:
        name = f'"{column.removeprefix("-")}"'
        yield peewee.SQL((f"{table}.{name}" if table else name) + (" DESC" if column.startswith("-") else ""))
