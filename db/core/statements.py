"""Statements: Peewee queries that are compiled once and prepared on every connection."""

from collections.abc import Iterator
from typing import Any, ClassVar

import peewee


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


def insert_query(model: type[peewee.Model], **renamed: str) -> Any:
    """Return a query that adds a row. Parameters are named like the columns, except for those that are `renamed`."""
    return model.insert({name: param(renamed.get(name, name)) for name in model._meta.sorted_field_names}).returning()


def insert_many_query(model: type[peewee.Model]) -> Any:
    """Return a query that adds the rows of the parameter `rows`, a JSON array of objects by column."""
    fields = model._meta.sorted_fields
    typed = ", ".join(f"{field.name} {field.field_type}" for field in fields)
    rows = peewee.fn.json_to_recordset(peewee.Cast(param("rows"), "json"))
    source = peewee.NodeList((rows, peewee.SQL(f"AS row ({typed})")))
    values = [peewee.SQL(f"row.{field.name}") for field in fields]
    return model.insert_from(peewee.Select([source], values), fields).returning()


class Statement:
    """A Peewee query with named parameters, as PREPARE and EXECUTE.

    Raises TypeError when the query holds a constant: a constant would be sent again with every request.
    """

    every: ClassVar[dict[str, "Statement"]] = {}

    def __init__(self, name: str, query: Any) -> None:
        if name in self.every:
            raise TypeError(f"two statements are named {name}")
        sql, values = query.sql()
        names = list(_names(name, values))
        self.name = name
        self.params = tuple(dict.fromkeys(names))
        numbers = [f"${self.params.index(each) + 1}" for each in names]
        self.prepare = f"PREPARE {name} AS {sql % tuple(numbers)}"
        self.execute = f"EXECUTE {name}" + (f"({', '.join(['%s'] * len(self.params))})" if self.params else "")
        self.every[name] = self

    @classmethod
    def insert(cls, model: type[peewee.Model]) -> "Statement":
        """Return a statement that adds a row; the parameters are named like the columns."""
        return cls(f"{model._meta.table_name}_insert", insert_query(model))

    def arguments(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return tuple([values[name] for name in self.params])


def _names(statement: str, values: list[Any]) -> Iterator[str]:
    for value in values:
        if not isinstance(value, Param):
            raise TypeError(f"statement {statement} holds a constant")
        yield value.name
