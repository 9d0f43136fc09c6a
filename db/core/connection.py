"""A thread's connection to PostgreSQL: opened when needed, checked before use, replaced when broken."""

import select
from collections.abc import Sequence
from typing import Any

import psycopg2
import psycopg2.extensions

from db.core.statements import Statement
from db.errors import RetryTransaction, Unavailable

SERVICE_ROLE = "patient_graph_service"
MAINTENANCE_ROLE = "patient_graph_maintenance"

# Server-side settings of every session. The timeouts, in milliseconds, turn a stuck statement into an error.
SESSION = {
    "role": SERVICE_ROLE,
    "timezone": "UTC",
    # A statement is planned once for each connection, not again for the values of every request.
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",  # it takes longer than any statement here, and a plan for any limit looks dear
    "statement_timeout": 5_000,
    "lock_timeout": 4_000,
    "idle_in_transaction_session_timeout": 10_000,
}
OPTIONS = " ".join(f"-c {name}={value}" for name, value in SESSION.items())

# Client-side options. Times are in seconds, tcp_user_timeout in milliseconds.
_LIBPQ: dict[str, Any] = {
    "application_name": "patient-graph",
    "client_encoding": "UTF8",
    "connect_timeout": 3,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}

# Classes of SQLSTATE that are about the server, not the statement: connection, resources, object in use, operator,
# system. A read-only server is a standby that has not been promoted yet.
_AWAY = ("08", "53", "55", "57", "58", "25006")

# JSON and ids stay text, as they go into responses unparsed. The numbers are the OIDs of their types.
_TEXT = psycopg2.extensions.new_type((114, 2950), "TEXT", psycopg2.extensions.UNICODE)

Rows = list[tuple[Any, ...]]


class WrongRole(Exception):
    """The session lacks its role, because a pooler ignored the session options.

    Row-level security would not apply.
    """


class Connection:
    """A psycopg2 connection in autocommit mode, for one thread.

    Raises Unavailable when the database is unreachable or too slow, WrongRole when the session lacks its role,
    RetryTransaction after a deadlock or a serialization failure, and psycopg2's own errors in all other cases.
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._raw: psycopg2.extensions.connection | None = None
        self._cursor: Any = None
        self.round_trips = 0

    def run(self, sql: str, arguments: Sequence[Any] = ()) -> Rows:
        """Send any number of statements in one round trip; return the rows of the last one."""
        cursor = self._ready_cursor()
        self.round_trips += 1
        try:
            cursor.execute(sql, arguments)
            return cursor.fetchall() if cursor.description else []
        except (psycopg2.errors.DeadlockDetected, psycopg2.errors.SerializationFailure):
            raise RetryTransaction from None
        except psycopg2.Error as error:
            self._drop_if_broken()
            if _is_away(error):
                raise Unavailable from error
            raise

    def rollback(self) -> None:
        """Roll an open transaction back, if there is one. Never raises: a broken connection is closed."""
        raw = self._raw
        if raw is None or raw.closed:
            return
        if raw.info.transaction_status == psycopg2.extensions.TRANSACTION_STATUS_IDLE:
            return
        try:
            self._cursor.execute("ROLLBACK")
        except psycopg2.Error:
            self.close()

    def close(self) -> None:
        if self._raw is not None:
            self._raw.close()
        self._raw = None

    def _ready_cursor(self) -> Any:
        if self._raw is not None and self._is_stale():
            self.close()
        if self._raw is None:
            self._open()
        return self._cursor

    def _is_stale(self) -> bool:
        # The server sends nothing on an idle connection but the message that it closes it.
        raw = self._raw
        assert raw is not None
        if raw.closed:
            return True
        idle = raw.info.transaction_status == psycopg2.extensions.TRANSACTION_STATUS_IDLE
        return idle and bool(self._poll.poll(0))

    def _drop_if_broken(self) -> None:
        raw = self._raw
        if raw is None or raw.closed or raw.info.transaction_status == psycopg2.extensions.TRANSACTION_STATUS_UNKNOWN:
            self.close()

    def _open(self) -> None:
        try:
            raw = psycopg2.connect(self._dsn, options=OPTIONS, **_LIBPQ)
        except psycopg2.OperationalError as error:
            raise Unavailable from error
        try:
            raw.autocommit = True
            psycopg2.extensions.register_type(_TEXT, raw)
            self._cursor = raw.cursor()
            prepared = [statement.prepare for statement in Statement.every.values()]
            self._cursor.execute(";".join([*prepared, "SELECT current_user"]))
            role = self._cursor.fetchone()
        except psycopg2.Error as error:
            raw.close()
            if _is_away(error):
                raise Unavailable from error
            raise
        if role != (SERVICE_ROLE,):
            raw.close()
            raise WrongRole
        self._poll = select.poll()
        self._poll.register(raw.fileno(), select.POLLIN)
        self._raw = raw


def _is_away(error: psycopg2.Error) -> bool:
    if error.pgcode is None:
        return isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError)
    return error.pgcode.startswith(_AWAY)
