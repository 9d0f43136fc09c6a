"""A database session of the relay's role."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self
from zlib import crc32

from db.core.connection import LIBPQ, connect
from db.core.roles import RELAY_ROLE

LOCK_CLASS = 720_411
"""The first key of the advisory locks of chores. The second one is derived from the name."""
_OPTIONS = (
    f"-c role={RELAY_ROLE} -c timezone=UTC -c statement_timeout=60000 -c idle_session_timeout=60000 "
    "-c client_min_messages=warning"
)


class Session:
    """A session that ends after a minute without a statement. All methods raise psycopg2.Error and block.

    A statement is a transaction, except in `transaction`.
    """

    def __init__(self, dsn: str) -> None:
        self._connection = connect(dsn, **LIBPQ | {"options": _OPTIONS, "application_name": "patient-graph-relay"})
        self._connection.autocommit = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def lead(self, chore: str) -> bool:
        """Return whether this session does the chore from now on until it ends, and so no other one does."""
        return bool(self.value("SELECT pg_try_advisory_lock(%s, %s)", LOCK_CLASS, lock_key(chore)))

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with self._connection.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchall()

    def value(self, query: str, *values: Any) -> Any:
        """Return the value of a query with one row of one column."""
        ((value,),) = self.rows(query, *values)
        return value

    def execute(self, query: str, *values: Any) -> int:
        """Execute a statement that returns nothing; return the number of rows that it changed."""
        with self._connection.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction of all statements of a block, which is rolled back on an error."""
        self._connection.autocommit = False
        try:
            with self._connection:
                yield
        finally:
            if not self._connection.closed:
                self._connection.autocommit = True


def lock_key(chore: str) -> int:
    """Return the second key of the lock of a chore, a signed number of 32 bits."""
    return crc32(chore.encode()) - 2**31
