"""Projections: rows as the contract returns them, with its forms of times, dates, decimals and JSON."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast

import orjson
import peewee

from db.core import clock
from db.core.tables import DateTimeTZField, JsonText, NumberAsText

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Row = dict[str, Any]
R = TypeVar("R", bound=Mapping[str, Any])
"""The response type of a row: a type of the contract."""

# Values with several notations are returned in one: ids in lower case, 4 for 4.0.
_CANONICAL_FORMS: dict[type[peewee.Field], Callable[[Any], Any]] = {
    peewee.UUIDField: lambda id: str(id).lower(),
    peewee.IntegerField: int,
    NumberAsText: str,
}


class Projection(Generic[R]):
    """A projection: the columns of a table that a response type contains, in the order in which statements select them.

    Properties of the type that are no columns of the table come last (`extra_names`); `json` names those that are JSON.
    `renamed` are properties that are columns of another name, with the function that returns their form in responses.
    """

    def __init__(
        self,
        response_type: type[R],
        model: type[peewee.Model],
        *,
        json: tuple[str, ...] = (),
        renamed: Mapping[str, tuple[peewee.Field, Callable[[Any], Any]]] | None = None,
    ) -> None:
        renamed = renamed or {}
        fields = model._meta.fields | {name: column.alias(name) for name, (column, _) in renamed.items()}
        columns = [name for name in response_type.__annotations__ if name in fields]
        self.model = model
        self.columns = [fields[name] for name in columns]
        self.extra_names = tuple(name for name in response_type.__annotations__ if name not in fields)
        self.names = (*columns, *self.extra_names)
        self._converters = {
            name: _CANONICAL_FORMS[type(fields[name])] for name in columns if type(fields[name]) in _CANONICAL_FORMS
        } | {name: form for name, (_, form) in renamed.items()}
        self._json = [*(name for name in columns if isinstance(fields[name], JsonText)), *json]

    def as_json(self) -> Any:
        """Return an SQL expression for the response object of a row, as one JSON value."""
        return json_object(dict(zip(self.names, self.columns, strict=False)))

    def from_row(self, values: Sequence[Any]) -> R:
        """Return the response object of a row that a statement selected."""
        return self.from_values(dict(zip(self.names, values, strict=True)))

    def from_values(self, row: Mapping[str, Any]) -> R:
        """Return the response object of a row, given by column name."""
        record = {
            name: make_plain(value) if (make_plain := _TO_JSON.get(type(value := row[name]))) else value
            for name in self.names
        }
        for name, one_form in self._converters.items():
            if record[name] is not None:
                record[name] = one_form(record[name])
        for name in self._json:
            if row[name] is not None:
                record[name] = orjson.Fragment(row[name])
        return cast(R, record)


def in_json(column: peewee.Field) -> Any:
    """Return an SQL expression for a column's value, in the form of responses, within a JSON value."""
    if isinstance(column, peewee.DecimalField):
        return peewee.Cast(column, "text")  # a JSON number would lose digits
    if isinstance(column, DateTimeTZField):
        return text_of_time(column)
    return column


def text_of_time(time: Any) -> Any:
    """Return an SQL expression for the text of a time, in the form of responses."""
    return peewee.fn.to_char(time, peewee.SQL("""'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'"""))  # sessions are in UTC


def json_object(columns: Mapping[str, peewee.Field]) -> Any:
    """Return an SQL expression for an object with the values of columns by name, in the form of responses."""
    pairs = [(peewee.SQL(f"'{name}'"), in_json(column)) for name, column in columns.items()]
    return peewee.fn.json_build_object(*(part for pair in pairs for part in pair))


def json_rows(query: Any, *columns: Any) -> Any:
    """Return a column: the rows of a query, in its order, each an array of these columns, as one JSON array."""
    return json_items(query, peewee.fn.json_build_array(*columns))


def json_items(query: Any, item: Any) -> Any:
    """Return a column: the value of an expression in each row of a query, in its order, as one JSON array."""
    rows = query.select(item.alias("item")).alias("rows")
    items = peewee.fn.COALESCE(peewee.fn.json_agg(rows.c.item), peewee.SQL("'[]'::json"))
    return peewee.Select([rows], [items])


# The conversion of a column's value for a response, by type; other types need none.
_TO_JSON: dict[type[Any], Callable[[Any], str]] = {
    datetime: clock.text,
    date: date.isoformat,
    time: lambda at: clock.short_time(at.isoformat()),
    Decimal: lambda number: format(number, "f"),
    memoryview: memoryview.hex,
}


def same(one: Mapping[str, Any], other: Mapping[str, Any], *, but: str) -> bool:
    """Return whether two rows are equal in every field but one.

    The order of names in JSON does not count. 1, 1.0 and true are three values, as they are when they are returned.
    """
    return _comparable(one, but) == _comparable(other, but)


def _comparable(record: Mapping[str, Any], but: str) -> Row:
    return {name: _canonical(value) for name, value in record.items() if name != but}


def _canonical(value: Any) -> Any:
    # The standard library, because orjson makes doubles of large integers.
    return json.dumps(json.loads(orjson.dumps(value)), sort_keys=True) if isinstance(value, orjson.Fragment) else value


def json_text(value: Any) -> str:
    """Return the JSON text of a value, for a `json` column."""
    return _JSON.encode(value)


def array_literal(words: Iterable[str]) -> str:
    """Return the array literal of words of letters, digits, colons and underscores, of ids, or of bytes in hexadecimal.

    The driver takes longer for a list.
    """
    return "{" + ",".join(words) + "}"


def pick(values: Mapping[str, Any], names: Iterable[str]) -> Row:
    """Return the values with these names; None for those that are missing."""
    return {name: values.get(name) for name in names}
