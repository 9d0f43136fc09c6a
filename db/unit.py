"""A unit of work: what one request reads and writes, under one brand, as one transaction."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple

import psycopg2

from db.connection import Connection, Rows
from db.errors import TryAgain
from db.statements import Statement

Violated = Callable[["Unit"], Exception]


class Write(NamedTuple):
    statement: Statement
    values: dict[str, Any]
    violated: tuple[str, Violated] | None


class Unit:
    """Reads go out as they are asked for, writes are kept and go out together with the commit.

    A unit that only writes, or only reads, costs one round trip: its statements travel in one message, which
    PostgreSQL runs as one transaction. With `reads_for_write` the first read opens a transaction that lasts until
    the commit, so that what was read (and locked) still holds when the writes arrive.
    """

    def __init__(self, connection: Connection, brand: str, *, reads_for_write: bool = False) -> None:
        self.brand = brand
        self.changed = False
        self.writes: list[Write] = []
        self._connection = connection
        self._reads_for_write = reads_for_write
        self._open = False

    def __enter__(self) -> "Unit":
        _local.unit = self
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del _local.unit
        if self._open:
            self._connection.rollback()

    def read(self, *calls: tuple[Statement, dict[str, Any]]) -> Rows:
        """Run statements now, in one round trip; return the rows of the last one."""
        begin = "BEGIN;" if self._reads_for_write and not self._open else ""
        prefix = "" if self._open else f"{begin}SET LOCAL app.brand = %s;"
        arguments = [] if self._open else [self.brand]
        for statement, values in calls:
            arguments.extend(statement.arguments(values))
        self._open = self._open or self._reads_for_write
        return self._connection.run(prefix + ";".join(statement.execute for statement, _ in calls), arguments)

    def write(
        self, statement: Statement, *, violated: tuple[str, Violated] | None = None, first: bool = False, **values: Any
    ) -> None:
        """Keep a statement for the commit.

        `violated` names the beginning of a unique constraint's name (a distributed engine adds a suffix), and what to
        raise when it is broken; that is asked after the rollback and may read.
        """
        self.changed = True
        self.writes.insert(0 if first else len(self.writes), Write(statement, values, violated))

    def commit(self) -> None:
        """Send what was kept, and commit. A unit in which nothing `changed` has nothing to commit.

        Raises what a write's `violated` gives when its constraint is broken; nothing is stored then.
        """
        if not self.changed:
            return
        sql = ";".join([write.statement.execute for write in self.writes])
        arguments: list[Any] = [] if self._open else [self.brand]
        for write in self.writes:
            arguments.extend(write.statement.arguments(write.values))
        message = f"{sql};COMMIT" if self._open else f"SET LOCAL app.brand = %s;{sql}"
        try:
            self._connection.run(message, arguments)
        except psycopg2.errors.UniqueViolation as error:
            self._connection.rollback()
            raise self._violation(error) from None
        self._open = False

    def _violation(self, error: psycopg2.Error) -> Exception:
        name = error.diag.constraint_name or ""
        for write in self.writes:
            if write.violated and name.startswith(write.violated[0]):
                reader = Unit(self._connection, self.brand)
                return write.violated[1](reader)
        return error


class _Local(threading.local):
    unit: Unit


_local = _Local()


def current() -> Unit:
    """The unit of the request that this thread serves."""
    return _local.unit


__all__ = ["TryAgain", "Unit", "current"]
