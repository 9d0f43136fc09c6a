"""The unit of work: what one request reads and writes, in one brand, as one transaction."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar, Token
from types import TracebackType
from typing import Any, NamedTuple

import psycopg

from db.core import clock
from db.core.connection import Begin, Connection, Rows
from db.core.event import Event
from db.core.principal import Principal
from db.core.statements import Statement
from db.errors import NotFound

# The names of all foreign keys to patients begin so: a row about a patient who does not exist is a NotFound.
_OF_PATIENT = "of_patient"
# The parameter that marks a statement which can write an audit row about each patient that it reads (db/audit.py).
_AUDITS_READS = "audits_reads"
# The parameter that marks a statement which selects nobody but the caller if `own` is true (db/patient_record.py).
_OWN = "own"

Call = tuple[Statement, dict[str, Any]]
"""A statement and the values of its parameters."""


class Violation(NamedTuple):
    """The error that a violated unique constraint or foreign key stands for.

    `constraint` is a prefix of its name (a distributed engine adds a suffix). `error` makes the error; it is called
    after the rollback, in a unit of work of its own, so that it may read.
    """

    constraint: str
    error: Callable[[], Exception]


class UnitOfWork:
    """Reads are sent when they are called for; writes are kept and sent together with the commit.

    Each call of `read` is one round trip, and all writes together are one: their statements are sent together, from
    BEGIN to COMMIT. With `reads_for_write` the first read opens a transaction that lasts until the commit, so that what
    was read (and locked) is still true when the writes arrive. With `audits_reads`, statements that can (db/audit.py)
    write an audit row about each patient whom they read; with `reads_for_write` only those of errors (`Violation`),
    since the event of the write is the audit row of what it reads. Reads do not wait until that row is on disk, unless
    they are `durable`.

    `me` is an array literal of the identity keys of the calling person, None for a service. `changed` is whether there
    is something to commit, `also_read` the ids of further patients about whom a write without effect has read,
    `has_sent` whether a statement was sent, `reads_audited` whether a statement has audited the
    reads, if they are to be audited, and `reach_checked` whether a statement has tested whom the caller may reach, if
    that is not everybody.
    """

    def __init__(
        self,
        connection: Connection,
        principal: Principal | None,
        me: str | None = None,
        *,
        reads_for_write: bool = False,
        audits_reads: bool = False,
        durable: bool = False,
    ) -> None:
        self.brand = principal.brand if principal else ""
        self.me = me
        self.changed = False
        self.also_read: list[str] = []
        self.has_sent = False
        self.is_open = False
        self.events: list[Event] = []
        self._audits_reads = audits_reads and not reads_for_write
        self.reads_audited = not self._audits_reads
        self.reach_checked = not (principal and principal.own)
        self._connection = connection
        self._principal = principal
        self._reads_for_write = reads_for_write
        self._audits_errors = audits_reads
        self._durable = durable
        self._long_running = False
        self._opening: Call | None = None
        self._writes: list[Call] = []
        self._violations: list[Violation] = []
        self._after_commit: list[Callable[[], None]] = []
        self._token: Token[UnitOfWork] | None = None

    @property
    def principal(self) -> Principal:
        assert self._principal is not None, "The operation needs no token, so it has no principal."
        return self._principal

    def __enter__(self) -> "UnitOfWork":
        self._token = _current.set(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._token is not None
        _current.reset(self._token)
        if self.is_open or kind:
            self._connection.rollback()

    def allow_long_statements(self) -> None:
        """Let statements run for a minute instead of the seconds of db/core/connection.py. To be called first."""
        assert not self.is_open
        self._long_running = True

    def read(self, *calls: Call) -> Rows:
        """Run statements now, in one round trip; return the rows of the last one."""
        return self._send(calls, commit=not self._reads_for_write, waits=self._durable)

    def write(self, statement: Statement, *violations: Violation, **values: Any) -> None:
        """Keep a statement for the commit."""
        self.changed = True
        self._writes.append((statement, values))
        self._violations += violations

    def open_with(self, statement: Statement, violation: Violation, values: dict[str, Any]) -> None:
        """Set the first statement of the transaction. It alone is nothing to commit.

        The statement is sent with the first message: until then its values may change.
        """
        if self._opening or self.is_open:
            raise RuntimeError("The transaction has a first statement already.")
        self._opening = statement, values
        self._violations.append(violation)

    def mark_changed(self) -> None:
        """Mark the unit as changed: a statement that `read` sent has written."""
        self.changed = True

    def emit(self, event: Event) -> None:
        """Collect an event, to be stored with the commit."""
        self.events.append(event)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Call this, which must not raise, once the commit has succeeded."""
        self._after_commit.append(call)

    def commit(self) -> None:
        """Send the writes, and commit. A unit without a write has nothing to commit.

        Raises the error of a violated constraint; then nothing is stored.
        """
        if self.changed:
            self._send(self._writes, commit=True, waits=True)
            for call in self._after_commit:
                call()

    def _send(self, calls: Sequence[Call], *, commit: bool, waits: bool) -> Rows:
        self.has_sent = True
        begin = None
        if not self.is_open:
            begin = Begin(self.brand, self._long_running, self._audits_reads and not self._durable)  # record 0024
            calls = [self._opening, *calls] if self._opening else calls
        self.is_open = not commit
        messages = []
        for statement, values in calls:
            values = values | {"brand_id": self.brand}
            if _AUDITS_READS in statement.params:
                values = values | self._read_audit_values()
            if _OWN in statement.params:
                self.reach_checked = True
                values = values | {"own": self.principal.own, "me": self.me}
            messages.append(statement.message(values))
        try:
            return self._connection.execute(messages, begin=begin, commit=commit, waits=waits)
        except (psycopg.errors.UniqueViolation, psycopg.errors.ForeignKeyViolation) as error:
            raise self._error_of(error) from None

    def _read_audit_values(self) -> dict[str, Any]:
        """Return the values of an audit row about a read, except for the patient."""
        self.reads_audited = True
        moment = clock.now()
        principal = self.principal
        return {
            "audits_reads": self._audits_reads,
            "read_audit_id": clock.new_id_at(moment)[:15],  # the time and the version; the database generates the rest
            "read_audit_at": clock.text(moment),
            "read_audit_operation": principal.operation,
            "read_audit_subject": principal.subject,
            "read_audit_client": principal.client,
            "read_audit_request_id": principal.request_id,
            "read_audit_me": self.me,
        }

    def _error_of(self, error: psycopg.Error) -> Exception:
        """Return the error that a violated constraint stands for."""
        name = error.diag.constraint_name or ""
        if name.startswith(_OF_PATIENT):
            return NotFound()
        for violation in self._violations:
            if name.startswith(violation.constraint):
                audits = self._audits_errors
                with UnitOfWork(self._connection, self._principal, self.me, audits_reads=audits):
                    return violation.error()
        return error


_current: ContextVar[UnitOfWork] = ContextVar("unit_of_work")


def current() -> UnitOfWork:
    """Return the unit of work of the request that this thread executes. Raises RuntimeError when there is none."""
    try:
        return _current.get()
    except LookupError:
        raise RuntimeError(
            "No unit of work is active: only code that a request executes may use the database."
        ) from None
