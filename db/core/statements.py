"""Statements: Peewee queries that are compiled on first use, and prepared on each connection that uses them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar

import peewee

from db.core.values import ENCODERS

Message = tuple[bytes, bytes, Sequence[bytes | None] | None]
"""The name of a statement (empty for one that is not prepared), its SQL, and the values of its parameters."""


def for_no_key_update(query: Any) -> Any:
    """Return the query with its rows locked; unlike with FOR UPDATE, rows that refer to them can be added meanwhile."""
    return query.for_update("FOR NO KEY UPDATE")


def for_share(query: Any) -> Any:
    """Return the query with its rows locked against changes; other readers can lock them so at the same time."""
    return query.for_update("FOR SHARE")


class Param:
    """A named parameter, whose value is known when the statement runs."""

    def __init__(self, name: str) -> None:
        self.name = name


def param(name: str) -> peewee.Value:
    return peewee.Value(Param(name), converter=False, unpack=False)


def insert_query(model: Any, **renamed: str) -> Any:
    """Return a query that adds a row. Parameters are named like the columns, except for those that are `renamed`."""
    names = [field.name for field in model.inserted_fields()]
    return model.insert({name: param(renamed.get(name, name)) for name in names}).returning()


def insert_many_query(model: Any) -> Any:
    """Return a query that adds the rows of the parameter `rows`, a JSON array of objects by column, to the brand."""
    brand, *fields = model.inserted_fields()
    typed = ", ".join(f"{field.name} {field.field_type}" for field in fields)
    rows = peewee.fn.json_to_recordset(peewee.Cast(param("rows"), "json"))
    source = peewee.NodeList((rows, peewee.SQL(f"AS row ({typed})")))
    values = [param(brand.name), *(peewee.SQL(f"row.{field.name}") for field in fields)]
    return model.insert_from(peewee.Select([source], values), [brand, *fields]).returning()


class Statement:
    """A Peewee query with named parameters.

    `sql` has their numbers. The query is compiled on first use: a process needs few statements soon, and compiling all
    of them would take a tenth of the start. Then it raises TypeError if the query holds a constant: a constant would be
    sent again with every request.
    """

    every: ClassVar[dict[str, "Statement"]] = {}

    def __init__(self, name: str, query: Any) -> None:
        if name in self.every:
            raise TypeError(f"two statements are named {name}")
        self.name = name
        self._query = query
        self._key = name.encode()
        self.every[name] = self

    @cached_property
    def params(self) -> tuple[str, ...]:
        """The names of the parameters, in the order of their numbers."""
        return self._compiled[1]

    @cached_property
    def sql(self) -> str:
        return self._compiled[0]

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...]]:
        sql, values = self._query.sql()
        names = list(_names(self.name, values))
        params = tuple(dict.fromkeys(names))
        return sql % tuple(f"${params.index(each) + 1}" for each in names), params

    @cached_property
    def _source(self) -> bytes:
        return self.sql.encode()

    @classmethod
    def insert(cls, model: Any) -> "Statement":
        """Return a statement that adds a row; the parameters are named like the columns."""
        return cls(f"{model._meta.table_name}_insert", insert_query(model))

    def message(self, values: dict[str, Any]) -> Message:
        """Return the statement as it is sent, with the values of its parameters. Raises TypeError."""
        return (
            self._key,
            self._source,
            [None if (value := values[name]) is None else ENCODERS[value.__class__](value) for name in self.params],
        )


def _names(statement: str, values: list[Any]) -> Iterator[str]:
    for value in values:
        if not isinstance(value, Param):
            raise TypeError(f"statement {statement} holds a constant")
        yield value.name
