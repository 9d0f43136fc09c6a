"""A thread's connection to PostgreSQL: opened when needed, checked before use, replaced when broken."""

import math
import os
import select
import time
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
    "client_min_messages": "warning",  # a warning tells that a commit may not be replicated
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

# Prefixes of SQLSTATEs of sessions that are of no further use: broken, on a read-only server (a standby), ended by a
# timeout, without the prepared statements (a pooler changed the session), ended by the server.
_LOST = ("08", "25006", "25P03", "25P04", "26000", "57P")
# Prefixes of SQLSTATEs of a server that cannot run the statement now: resources, object in use, canceled, system.
_BUSY = ("53", "55", "57", "58")

# If a session that waits for its synchronous standby is canceled, it reports success with this warning.
_WAIT_CANCELED = "canceling wait for synchronous replication"
_ENGLISH = ("C", "POSIX", "en")
# Seconds between two checks of a connection for a server that accepts no writes.
_CHECK_INTERVAL = 5

# JSON and ids stay text, as they go into responses unparsed. The numbers are the OIDs of their types.
_TEXT = psycopg2.extensions.new_type((114, 2950), "TEXT", psycopg2.extensions.UNICODE)

Rows = list[tuple[Any, ...]]


class WrongRole(Exception):
    """The session lacks its role, because a pooler ignored the session options.

    Row-level security would not apply.
    """


class CommitNotReplicated(Exception):
    """The server committed, but was told not to wait for its synchronous standby: a failover can lose the commit."""


def connect(dsn: str, **options: Any) -> psycopg2.extensions.connection:
    """Return a psycopg2 connection to a server that accepts writes, by default: never to a standby.

    `target_session_attrs` in the DSN, or PGTARGETSESSIONATTRS, selects other servers. Raises psycopg2.Error.
    """
    if "target_session_attrs" not in psycopg2.extensions.parse_dsn(dsn) and "PGTARGETSESSIONATTRS" not in os.environ:
        options["target_session_attrs"] = "read-write"
    raw: psycopg2.extensions.connection = psycopg2.connect(dsn, **options)
    return raw


class Connection:
    """A psycopg2 connection in autocommit mode, for one thread. With `prepares` it has the prepared statements.

    Raises Unavailable when the database is unreachable, too slow or read-only, or did not wait for its standby,
    WrongRole when the session lacks its role, RetryTransaction after a deadlock or a serialization failure, and
    psycopg2's own errors in all other cases.
    """

    def __init__(self, dsn: str, *, prepares: bool = True) -> None:
        self._dsn = dsn
        self._prepares = prepares
        self._raw: psycopg2.extensions.connection | None = None
        self._cursor: Any = None
        self.round_trips = 0

    def run(self, sql: str, arguments: Sequence[Any] = ()) -> Rows:
        """Send any number of statements in one round trip; return the rows of the last one."""
        cursor = self._ready_cursor()
        self.round_trips += 1
        try:
            cursor.execute(sql, arguments)
            rows = cursor.fetchall() if cursor.description else []
        except (psycopg2.errors.DeadlockDetected, psycopg2.errors.SerializationFailure):
            raise RetryTransaction from None
        except psycopg2.Error as error:
            self._drop_if_lost(error)
            if _is_away(error):
                raise Unavailable from error
            raise
        if cursor.connection.notices:
            self._require_replication()
        return rows

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
        raw = self._raw
        assert raw is not None
        if raw.closed:
            return True
        if raw.info.transaction_status != psycopg2.extensions.TRANSACTION_STATUS_IDLE:
            return False
        # The server sends nothing on an idle connection but the message that it closes it.
        return bool(self._poll.poll(0)) or (time.monotonic() > self._check_at and self._is_read_only())

    def _is_read_only(self) -> bool:
        """Return whether the server accepts no writes. Behind a pooler, it can be another one than at the beginning."""
        self._check_at = time.monotonic() + _CHECK_INTERVAL
        try:
            self._cursor.execute("SHOW transaction_read_only")
            return bool(self._cursor.fetchone() != ("off",))
        except psycopg2.Error:
            return True

    def _drop_if_lost(self, error: psycopg2.Error) -> None:
        raw = self._raw
        if (
            raw is None
            or raw.closed
            or raw.info.transaction_status == psycopg2.extensions.TRANSACTION_STATUS_UNKNOWN
            or _is_lost(error)
        ):
            self.close()
        else:
            raw.notices = []  # nothing was committed

    def _require_replication(self) -> None:
        """Raises Unavailable if the server did not wait for its synchronous standby.

        Where its messages are not in English, any warning counts.
        """
        assert self._raw is not None
        notices, self._raw.notices = self._raw.notices, []
        if not self._in_english or any(_WAIT_CANCELED in notice for notice in notices):
            raise Unavailable from CommitNotReplicated()

    def _open(self) -> None:
        try:
            raw = connect(self._dsn, options=OPTIONS, **_LIBPQ)
        except psycopg2.OperationalError as error:
            raise Unavailable from error
        try:
            role = self._prepare(raw)
        except psycopg2.Error as error:
            raw.close()
            if _is_away(error):
                raise Unavailable from error
            raise
        if role != SERVICE_ROLE:
            raw.close()
            raise WrongRole
        self._poll = select.poll()
        self._poll.register(raw.fileno(), select.POLLIN)
        needs_writes = raw.info.dsn_parameters.get("target_session_attrs") == "read-write"
        self._check_at = time.monotonic() + _CHECK_INTERVAL if needs_writes else math.inf
        self._raw = raw

    def _prepare(self, raw: psycopg2.extensions.connection) -> str:
        """Prepare the statements on a new connection. Return the role of its session."""
        raw.autocommit = True
        psycopg2.extensions.register_type(_TEXT, raw)
        self._cursor = raw.cursor()
        prepared = [statement.prepare for statement in Statement.every.values()] if self._prepares else []
        self._cursor.execute(";".join([*prepared, "SELECT current_user, current_setting('lc_messages')"]))
        role, language = self._cursor.fetchone()
        self._in_english = language.startswith(_ENGLISH)
        raw.notices = []  # of the login
        return str(role)


def _is_lost(error: psycopg2.Error) -> bool:
    """Return whether the session is of no further use. libpq's errors of broken connections have no SQLSTATE."""
    if error.pgcode is None:
        broken = isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError)
        return broken or type(error) is psycopg2.DatabaseError  # its subclasses are errors of the caller
    return error.pgcode.startswith(_LOST)


def _is_away(error: psycopg2.Error) -> bool:
    """Return whether the error is about the server, not the statement."""
    return _is_lost(error) or (error.pgcode or "").startswith(_BUSY)
