"""Values in PostgreSQL's text format: those of parameters and literals, and those of rows."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import psycopg
from psycopg.adapt import AdaptersMap
from psycopg.types.string import ByteaLoader, TextLoader


class _Encoders(dict[type[Any], Callable[[Any], bytes]]):
    def __missing__(self, kind: type[Any]) -> Any:
        raise TypeError(f"a parameter cannot be a {kind.__name__}")


def literal(value: Any) -> str:
    """Return a value as a literal for SQL text. Raises TypeError."""
    if value is None:
        return "NULL"
    quoted = ENCODERS[type(value)](value).decode().replace("'", "''")
    return f" E'{quoted}'".replace("\\", "\\\\") if "\\" in quoted else f"'{quoted}'"


def _array(items: Iterable[Any]) -> bytes:
    return b"{" + b",".join(map(_item, items)) + b"}"


def _item(item: Any) -> bytes:
    if item is None:
        return b"NULL"
    return b'"' + ENCODERS[type(item)](item).replace(b"\\", rb"\\").replace(b'"', rb"\"") + b'"'


def _float(value: float) -> bytes:
    """JSON has one type for numbers: 1.0 is a value of integer columns, too, which take no other form than 1."""
    return b"%d" % value if value.is_integer() else _plain(value)


def _plain(value: Any) -> bytes:
    return str(value).encode()


ENCODERS = _Encoders(
    {
        # Functions of C where there are any, because a call of Python's takes longer.
        str: str.encode,
        bool: {True: b"t", False: b"f"}.__getitem__,
        int: b"%d".__mod__,
        bytes: lambda value: b"\\x" + value.hex().encode(),
        list: _array,
        tuple: _array,
        float: _float,
        **dict.fromkeys((Decimal, date, datetime, UUID), _plain),
    }
)
"""The functions that encode the values of parameters, by type. Their types in SQL are those that the server infers."""


class _MemoryviewLoader(ByteaLoader):
    def load(self, data: Any) -> memoryview:  # type: ignore[override]
        return memoryview(super().load(bytes(data)))


def _adapters() -> AdaptersMap:
    """Return how values of rows are read: JSON and ids stay text, as they go into responses unparsed.

    Times are in UTC, as sessions are.
    """
    adapters = AdaptersMap(psycopg.adapters)
    for name in ("json", "uuid"):
        adapters.register_loader(name, TextLoader)
    adapters.register_loader("bytea", _MemoryviewLoader)
    return adapters


ADAPTERS = _adapters()
"""The conversion of values of rows to Python's."""
