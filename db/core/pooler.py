"""Connection poolers between the service and PostgreSQL: whether one can be used."""

from contextlib import closing

import psycopg

from db.core.connection import Begin, Connection
from db.core.statements import Message
from db.errors import Unavailable

_PROBE: Message = (b"pooler_probe", b"SELECT", None)


class UnusablePooler(Exception):
    """A connection pooler lacks something that the service needs. The message is a sentence about it."""


def require_usable(dsn: str, *, prepares: bool) -> None:
    """Check a connection pooler, if there is one, by statements. Raises UnusablePooler, Unavailable.

    While a second connection occupies the server's session that the first one used, the first one gets another if the
    pooler shares them. Of a pool of one session nothing is found out, because it has no other.
    """
    with closing(Connection(dsn, prepares=prepares)) as first, closing(Connection(dsn, prepares=prepares)) as second:
        first.run("SELECT 1")
        if not first.is_pooled:
            return
        try:
            first.execute([_PROBE], begin=Begin(""), commit=True)
            second.run("BEGIN; SELECT 1")
        except (psycopg.Error, Unavailable) as error:
            raise UnusablePooler(
                "The connection pooler of DATABASE_URL runs no transactions. Let it pool sessions or transactions, "
                f"not statements ({error.__cause__ or error})."
            ) from error
        try:
            first.execute([_PROBE], begin=Begin(""), commit=True, waits=False)
        except Unavailable as error:
            if isinstance(error.__cause__, psycopg.errors.InvalidSqlStatementName):
                raise UnusablePooler(
                    "The connection pooler of DATABASE_URL does not keep prepared statements. Set "
                    "PREPARED_STATEMENTS=off, or use PgBouncer 1.21 or newer with max_prepared_statements, or let it "
                    "pool sessions."
                ) from error
