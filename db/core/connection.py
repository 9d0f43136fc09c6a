"""A thread's connection to PostgreSQL: opened when needed, checked before use, replaced when broken."""

import math
import os
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

import psycopg
import psycopg2
import psycopg2.extensions
from psycopg import errors

from db.core.session import Rows as Rows
from db.core.session import Session
from db.core.statements import Message
from db.core.values import literal
from db.errors import RetryTransaction, Unavailable

SERVICE_ROLE = "patient_graph_service"
MAINTENANCE_ROLE = "patient_graph_maintenance"

# Settings of the server, of every session or, behind a connection pooler, of every transaction. The timeouts, in
# milliseconds, turn a stuck statement into an error.
SESSION: dict[str, str | int] = {
    "role": SERVICE_ROLE,
    "timezone": "UTC",
    "datestyle": "ISO",
    # A statement is planned once for each connection, not again for the values of every request.
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",  # it takes longer than any statement here, and a plan for any limit looks dear
    "statement_timeout": 5_000,
    "lock_timeout": 4_000,
    "idle_in_transaction_session_timeout": 10_000,
    "client_min_messages": "warning",  # a warning tells that a commit may not be replicated
}
_LONG_STATEMENT_TIMEOUT = 60_000
# A server is silent for so many milliseconds longer than its statements may take.
_SILENCE = 3_000

# Client-side options. Times are in seconds, tcp_user_timeout in milliseconds.
LIBPQ: dict[str, Any] = {
    "application_name": "patient-graph",
    "client_encoding": "UTF8",
    "connect_timeout": 3,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}

# Prefixes of SQLSTATEs of sessions that are of no further use: broken, on a read-only server (a standby), ended by a
# timeout, with other prepared statements (a pooler changed the session), ended by the server.
_LOST = ("08", "25006", "25P03", "25P04", "26000", "42P05", "57P")
# Prefixes of SQLSTATEs of a server that cannot run the statement now: resources, object in use, canceled, system.
_BUSY = ("53", "55", "57", "58")

# If a session that waits for its synchronous standby is canceled, it reports success with this warning.
_WAIT_CANCELED = "canceling wait for synchronous replication"
_ENGLISH = ("C", "POSIX", "en")
# Not the process id that libpq knows, because a pooler makes that one up.
_ABOUT_SESSION = "SELECT current_user, current_setting('lc_messages'), pg_backend_pid(), pg_postmaster_start_time()"
# Seconds between two checks of a connection for a server that accepts no writes.
_CHECK_INTERVAL = 5


SessionId = tuple[int, datetime]
"""The process id of a session, and the start of its server, which tells servers apart."""


class WrongRole(Exception):
    """The session lacks its role. Row-level security would not apply."""


class CommitNotReplicated(Exception):
    """The server committed, but was told not to wait for its synchronous standby: a failover can lose the commit."""


class Begin(NamedTuple):
    """The settings of a transaction: the brand, long statements, a commit that waits for no disk."""

    brand: str
    long_running: bool = False
    asynchronous: bool = False


_BEGIN: Message = (b"begin", b"BEGIN", None)
_COMMIT: Message = (b"commit", b"COMMIT", None)
_ROLLBACK: Message = (b"rollback", b"ROLLBACK", None)
_ALLOW_LONG: Message = (b"allow_long", b"SET LOCAL statement_timeout = %d" % _LONG_STATEMENT_TIMEOUT, None)
_ASYNCHRONOUS: Message = (b"asynchronous", b"SET LOCAL synchronous_commit = off", None)


def writable(dsn: str) -> dict[str, str]:
    """Return the option that leads to a server that accepts writes: never to a standby.

    It is empty if `target_session_attrs` in the DSN, or PGTARGETSESSIONATTRS, selects other servers.
    """
    if "target_session_attrs" in psycopg2.extensions.parse_dsn(dsn) or "PGTARGETSESSIONATTRS" in os.environ:
        return {}
    return {"target_session_attrs": "read-write"}


def connect(dsn: str, **options: Any) -> psycopg2.extensions.connection:
    """Return a psycopg2 connection to a server that accepts writes, by default. Raises psycopg2.Error."""
    raw: psycopg2.extensions.connection = psycopg2.connect(dsn, **options | writable(dsn))
    return raw


def duplicate_socket(descriptor: int) -> socket.socket:
    """Return the socket of a connection, under a descriptor of its own: libpq can close its one at any time."""
    return socket.socket(fileno=os.dup(descriptor))


def shut_down(own: socket.socket) -> None:
    """End what waits for a server, by a duplicate of its socket. Never raises."""
    with suppress(OSError):  # closed meanwhile
        own.shutdown(socket.SHUT_RDWR)


class Connection:
    """A connection for one thread. Statements are prepared on first use; without `prepares`, never.

    If another thread sets `dsn`, the connection is replaced before its next transaction.

    Raises Unavailable when the database is unreachable, too slow or read-only, or did not wait for its standby,
    RetryTransaction after a deadlock or a serialization failure, and psycopg's own errors in all other cases.

    `is_waiting` is whether a round trip, or what precedes it, is under way; `round_trips` is its number. `is_pooled` is
    whether the connection leads to a connection pooler, which is known after the first round trip. Other threads can
    read all three, and `session_id`, and can call `abort`.
    """

    def __init__(self, dsn: str, *, prepares: bool = True) -> None:
        self.dsn = dsn
        self._prepares = prepares
        self._session: Session | None = None
        self._transaction_settings: list[Message] = []
        self._timeout = 0
        self._socket: socket.socket | None = None
        self.session_id: SessionId | None = None
        self.is_pooled = False
        self.is_waiting = False
        self.round_trips = 0

    def execute(
        self,
        calls: Sequence[Message],
        *,
        begin: Begin | None = None,
        commit: bool = False,
        waits: bool = True,
        script: str = "",
    ) -> Rows:
        """Send statements in one round trip; return the rows of the last one.

        With `begin` they begin a transaction, and with `commit` they end it. If one fails, the transaction is open, but
        of no effect. `waits` is whether the commit may wait for a standby, so that only a broken network ends the wait.
        A `script`, which is SQL text, is sent instead of them.
        """
        self.round_trips += 1
        self.is_waiting = True
        try:
            session = self._ready_session()
            if script:
                rows = session.script(self._with_settings(session, script))
            else:
                messages = self._opening(session, begin) if begin else []
                messages += calls
                if commit:
                    messages.append(_COMMIT)
                results = session.pipeline(messages, None if waits else self._timeout * len(calls) + _SILENCE)
                rows = session.rows(results[-2 if commit else -1]) if calls else []
        except psycopg.Error as error:
            self._translate(error)
            raise
        finally:
            self.is_waiting = False
            if self._session and self._session.is_lost:
                self.close()
        if session.warnings:
            self._require_replication(session)
        return rows

    def run(self, sql: str, arguments: Sequence[Any] = ()) -> Rows:
        """Send SQL text in one round trip; return the rows of its last statement. `%s` stands for an argument.

        Several statements are one transaction.
        """
        return self.execute((), script=sql % tuple(map(literal, arguments)) if arguments else sql)

    def rollback(self) -> None:
        """Roll an open transaction back, if there is one. Never raises: a broken connection is closed."""
        session = self._session
        if session is None or session.is_idle:
            return
        self.is_waiting = True
        try:
            session.pipeline([_ROLLBACK], self._timeout + _SILENCE)
        except psycopg.Error:
            self.close()
        finally:
            self.is_waiting = False

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
        if self._socket is not None:
            self._socket.close()
        self._session = self._socket = self.session_id = None

    def abort(self) -> bool:
        """End the session from another thread: its round trip raises Unavailable. Return whether there is a session."""
        if (own := self._socket) is None:
            return False
        shut_down(own)
        return True

    def _ready_session(self) -> Session:
        session = self._session
        if session is None:
            return self._open()
        if session.is_idle and self._is_stale(session):
            self.close()
            return self._open()
        return session

    def _is_stale(self, session: Session) -> bool:
        """Return whether an idle session is of no further use. The server sends nothing on it, except for its end."""
        if session.has_input or self._opened_by != self.dsn:
            return True
        return time.monotonic() > self._check_at and self._is_read_only(session)

    def _is_read_only(self, session: Session) -> bool:
        """Return whether the server accepts no writes. Behind a pooler, it can be another one than at the beginning."""
        self._check_at = time.monotonic() + _CHECK_INTERVAL
        try:
            return session.script("SHOW transaction_read_only", _SILENCE) != [("off",)]
        except psycopg.Error:
            return True

    def _with_settings(self, session: Session, script: str) -> str:
        """Return the script, after the settings of a transaction that it begins behind a pooler."""
        return f"{_set(is_local=True)};{script}" if self.is_pooled and session.is_idle else script

    def _opening(self, session: Session, begin: Begin) -> list[Message]:
        """Return the messages that begin a transaction, after those of one that was left open."""
        opening = [_BEGIN] if session.is_idle else [_ROLLBACK, _BEGIN]
        opening += self._transaction_settings
        if "\0" in begin.brand:
            raise ValueError("a brand contains U+0000")  # at which libpq would cut it off
        opening.append((b"", b"SET LOCAL app.brand = " + session.quote(begin.brand.encode()), None))
        self._timeout = int(SESSION["statement_timeout"])
        if begin.long_running:
            self._timeout = _LONG_STATEMENT_TIMEOUT
            opening.append(_ALLOW_LONG)
        if begin.asynchronous:
            opening.append(_ASYNCHRONOUS)
        return opening

    def _translate(self, error: psycopg.Error) -> None:
        """Raise the error that a failed message stands for, if it is not its own. Close a lost connection.

        The error itself is raised by the caller: a frame that raises its own argument is a reference cycle.
        """
        if self._session:
            self._session.warnings.clear()  # nothing was committed
        if _is_lost(error):
            self.close()
        if isinstance(error, errors.DeadlockDetected | errors.SerializationFailure):
            raise RetryTransaction from None
        if _is_away(error):
            raise Unavailable from error

    def _require_replication(self, session: Session) -> None:
        """Raises Unavailable if the server did not wait for its synchronous standby.

        Where its messages are not in English, any warning counts.
        """
        warnings = session.warnings.copy()
        session.warnings.clear()
        if not self._in_english or any(_WAIT_CANCELED in warning for warning in warnings):
            raise Unavailable from CommitNotReplicated()

    def _open(self) -> Session:
        self._opened_by = dsn = self.dsn
        try:
            session = Session(dsn, prepares=self._prepares, **LIBPQ | writable(dsn))
        except psycopg.OperationalError as error:
            raise Unavailable from error
        self._session, self._socket = session, duplicate_socket(session.libpq.socket)
        needs_writes = session.option("target_session_attrs") == "read-write"
        self._check_at = time.monotonic() + _CHECK_INTERVAL if needs_writes else math.inf
        try:
            self._set_up(session)
        except BaseException as error:
            self.close()
            if isinstance(error, psycopg.Error | WrongRole):
                raise Unavailable from error
            raise
        return session

    def _set_up(self, session: Session) -> None:
        """Set the session's settings, or have every transaction set them if a pooler can change the server's session.

        A pooler is recognized because the process id that it reports is not that of the server. Raises WrongRole.
        """
        set_directly = f"{_set(is_local=False)} WHERE pg_backend_pid() = {session.process_id}"
        ((role, language, process, start),) = session.script(f"{set_directly};{_ABOUT_SESSION}")
        self.is_pooled = process != session.process_id
        if not self.is_pooled and role != SERVICE_ROLE:
            raise WrongRole
        self.session_id = process, start
        self._transaction_settings = [(b"settings", _set(is_local=True).encode(), None)] if self.is_pooled else []
        self._in_english = language.startswith(_ENGLISH)
        session.warnings.clear()  # of the login


def _set(*, is_local: bool) -> str:
    """Return a statement for the settings of a transaction or a session."""
    values = ", ".join(f"('{name}', '{value}')" for name, value in SESSION.items())
    return f"SELECT set_config(name, value, {is_local}) FROM (VALUES {values}) AS setting (name, value)"


def _is_lost(error: psycopg.Error) -> bool:
    """Return whether the session is of no further use. libpq's errors of broken connections have no SQLSTATE."""
    if error.sqlstate is None:
        broken = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        return broken or type(error) is psycopg.DatabaseError  # its subclasses are errors of the caller
    return error.sqlstate.startswith(_LOST)


def _is_away(error: psycopg.Error) -> bool:
    """Return whether the error is about the server, not the statement."""
    return _is_lost(error) or (error.sqlstate or "").startswith(_BUSY)
