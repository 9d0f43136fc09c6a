"""Rows as they are answered: times, dates, decimals and JSON as the contract shows them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast

import orjson
import peewee

from db.core import clock
from db.core.tables import DateTimeTZField, JsonText

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Row = dict[str, Any]
R = TypeVar("R", bound=Mapping[str, Any])
"""What is answered of a row: a type of the contract."""

# What may be written in several ways is answered in one: capitals in an id, 4.0 for 4.
_CANONICAL_FORMS: dict[type[peewee.Field], Callable[[Any], Any]] = {
    peewee.UUIDField: lambda id: str(id).lower(),
    peewee.IntegerField: int,
}


class Projection(Generic[R]):
    """What is answered of a table, in the order in which a statement selects it: what `record` names.

    What of that is no column of the table comes last, as `more`; `json` names what of it is JSON.
    """

    def __init__(self, record: type[R], model: type[peewee.Model], *, json: tuple[str, ...] = ()) -> None:
        fields = model._meta.fields
        columns = [name for name in record.__annotations__ if name in fields]
        self.model = model
        self.columns = [fields[name] for name in columns]
        self.extra_names = tuple(name for name in record.__annotations__ if name not in fields)
        self.names = (*columns, *self.extra_names)
        self._converters = {
            name: _CANONICAL_FORMS[type(fields[name])] for name in columns if type(fields[name]) in _CANONICAL_FORMS
        }
        self._json = [*(name for name in columns if isinstance(fields[name], JsonText)), *json]

    def as_json(self) -> Any:
        """An expression of SQL: a row as one JSON value, as it would be answered."""
        pairs = [
            (peewee.SQL(f"'{name}'"), _in_json(column)) for name, column in zip(self.names, self.columns, strict=False)
        ]
        return peewee.fn.json_build_object(*(part for pair in pairs for part in pair))

    def from_row(self, values: Sequence[Any]) -> R:
        """What a statement selected, as it is answered."""
        return self.from_values(dict(zip(self.names, values, strict=True)))

    def from_values(self, row: Mapping[str, Any]) -> R:
        """A row as it is stored, as it is answered."""
        record = {
            name: make_plain(value) if (make_plain := _TO_JSON.get(type(value := row[name]))) else value
            for name in self.names
        }
        for name, one_form in self._converters.items():
            if record[name] is not None:
                record[name] = one_form(record[name])
        for name in self._json:
            record[name] = orjson.Fragment(row[name])
        return cast(R, record)


def _in_json(column: peewee.Field) -> Any:
    if isinstance(column, DateTimeTZField):
        return peewee.fn.to_char(column, peewee.SQL("""'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'"""))  # sessions are in UTC
    return column


# How a value of a column stands in an answer; those of other types stand as they are.
_TO_JSON: dict[type[Any], Callable[[Any], str]] = {
    datetime: clock.text,
    date: date.isoformat,
    Decimal: lambda number: format(number, "f"),
    memoryview: memoryview.hex,
}


def same(one: Mapping[str, Any], other: Mapping[str, Any], *, but: str) -> bool:
    """Whether two records are equal in everything but one field.

    The order of names in JSON does not count. 1, 1.0 and true are three values, as they are when they are returned.
    """
    return _comparable(one, but) == _comparable(other, but)


def _comparable(record: Mapping[str, Any], but: str) -> Row:
    return {name: _canonical(value) for name, value in record.items() if name != but}


def _canonical(value: Any) -> Any:
    # The standard library, because orjson makes doubles of large integers.
    return json.dumps(json.loads(orjson.dumps(value)), sort_keys=True) if isinstance(value, orjson.Fragment) else value


def json_text(value: Any) -> str:
    """A value as it goes into a `json` column."""
    return _JSON.encode(value)


def array_literal(words: Iterable[str]) -> str:
    """Words of letters, digits and underscores, or bytes in hexadecimal, as they go into an array.

    The driver takes longer for a list.
    """
    return "{" + ",".join(words) + "}"


def pick(values: Mapping[str, Any], names: Iterable[str]) -> Row:
    """Those of the values; None for what is not there."""
    return {name: values.get(name) for name in names}
