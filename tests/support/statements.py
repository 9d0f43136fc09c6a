"""Statements as SQL text, for EXPLAIN and for transactions that a test writes out."""

from typing import Any

from db.core.connection import Connection
from db.core.statements import Statement


def prepare(connection: Connection, *statements: Statement) -> None:
    """Prepare statements for `execution_of` on this connection, by SQL."""
    connection.run(";".join(f"PREPARE {each.name} AS {each.sql}" for each in statements))


def execution_of(statement: Statement) -> str:
    """Return the SQL text that executes a prepared statement; `%s` stands for each parameter."""
    params = f"({', '.join(['%s'] * len(statement.params))})" if statement.params else ""
    return f"EXECUTE {statement.name}{params}"


def arguments_of(statement: Statement, values: dict[str, Any]) -> list[Any]:
    """Return the values of a statement's parameters in their order."""
    return [values[name] for name in statement.params]
