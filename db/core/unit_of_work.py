"""A unit of work: what one request reads and writes, under one brand, as one transaction."""

import threading
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Any, NamedTuple

import psycopg2

from db.core import clock
from db.core.connection import Connection, Rows
from db.core.statements import Statement
from db.errors import NotFound

# Every foreign key to a patient has a name that begins so: a row about a patient who is not there is a NotFound.
_OF_PATIENT = "of_patient"


class Actor(NamedTuple):
    """Who acts, by which request and operation: a client, and the person whom it acts for, if it does.

    `me` are the identity keys that the person has as a patient, as an array.
    """

    client: str
    subject: str | None
    me: str | None
    request_id: str
    operation: str


class Violation(NamedTuple):
    """What it means when a unique constraint or a foreign key is broken.

    `constraint` is the beginning of its name (a distributed engine adds a suffix). `means` gives what to raise; it is
    asked after the rollback, with a unit to read by.
    """

    constraint: str
    means: Callable[["UnitOfWork"], Exception]


class Further(NamedTuple):
    """Something that a write brought about: an event, the thing it is about, and how it reads in a timeline."""

    event: str
    entity_id: str
    title: str
    description: str


class Write(NamedTuple):
    statement: Statement
    values: dict[str, Any]
    violated: Sequence[Violation]


class UnitOfWork:
    """Reads go out as they are asked for, writes are kept and go out together with the commit.

    A unit that only writes, or only reads, costs one round trip: its statements travel in one message, which
    PostgreSQL runs as one transaction. With `reads_for_write` the first read opens a transaction that lasts until
    the commit, so that what was read (and locked) still holds when the writes arrive.
    """

    def __init__(
        self,
        connection: Connection,
        brand: str,
        actor: Actor | None = None,
        *,
        reads_for_write: bool = False,
    ) -> None:
        self.brand = brand
        self.changed = False
        self.is_open = False
        self.reads_audited = True
        """Whether the reads that are to be noted were."""
        self.further: list[Further] = []
        """What happened besides what the operation is for."""
        self.long_running = False
        """A statement may take a minute, not the seconds that it else may (db/core/connection.py)."""
        self._connection = connection
        self._actor = actor
        self._reads_for_write = reads_for_write
        self._audits_reads = False
        self._opening: Write | None = None
        self._writes: list[Write] = []

    @property
    def actor(self) -> Actor:
        assert self._actor is not None, "an operation for nobody"
        return self._actor

    def audit_reads(self, wanted: bool) -> None:
        """Have the statements that can (db/audit.py) leave a row about everyone whom they read."""
        self._audits_reads = wanted
        self.reads_audited = not wanted

    def __enter__(self) -> "UnitOfWork":
        _local.unit = self
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del _local.unit
        if self.is_open:
            self._connection.rollback()

    def read(self, *calls: tuple[Statement, dict[str, Any]]) -> Rows:
        """Run statements now, in one round trip; return the rows of the last one."""
        return self._send(calls, begin=self._reads_for_write)

    def write(self, statement: Statement, *violated: Violation, **values: Any) -> None:
        """Keep a statement for the commit."""
        self.changed = True
        self._writes.append(Write(statement, values, violated))

    def open_with(self, statement: Statement, *violated: Violation, **values: Any) -> None:
        """Have the transaction begin with this statement, which is not a change by itself."""
        assert not self.is_open, "too late"
        self._opening = Write(statement, values, violated)

    def commit(self) -> None:
        """Send what was kept, and commit. A unit in which nothing `changed` has nothing to commit.

        Raises what a write's violation gives when its constraint is broken; nothing is stored then.
        """
        if self.changed:
            self._send([(write.statement, write.values) for write in self._writes], end=self.is_open)
            self.is_open = False

    def _send(
        self, calls: Iterable[tuple[Statement, dict[str, Any]]], *, begin: bool = False, end: bool = False
    ) -> Rows:
        statements: list[str] = []
        arguments: list[Any] = []
        if not self.is_open:
            self._connection.rollback()  # were one open, what is done here would be a part of it, and lost with it
            self.is_open = begin
            statements += ["BEGIN"] * begin + ["SET LOCAL app.brand = %s"]
            arguments.append(self.brand)
            if self.long_running:
                statements.append("SET LOCAL statement_timeout = '60s'")
            if self._audits_reads:
                # Nobody is kept waiting for the disk to have noted who read what (decision record 0024).
                statements.append("SET LOCAL synchronous_commit = off")
            if self._opening:
                calls = [(self._opening.statement, self._opening.values), *calls]
        for statement, values in calls:
            if "noted" in statement.params:
                values = values | self._read_audit_values()
            statements.append(statement.execute)
            arguments.extend(statement.arguments(values))
        statements += ["COMMIT"] * end
        try:
            return self._connection.run(";".join(statements), arguments)
        except (psycopg2.errors.UniqueViolation, psycopg2.errors.ForeignKeyViolation) as error:
            self._connection.rollback()
            raise self._violation(error) from None

    def _read_audit_values(self) -> dict[str, Any]:
        """What a row about a read says but for the patient."""
        self.reads_audited = True
        moment = clock.now()
        return {
            "noted": self._audits_reads,
            "noted_brand": self.brand,
            "noted_id": clock.new_id_at(moment)[:15],  # the moment and the version
            "noted_at": clock.text(moment),
            "noted_operation": self.actor.operation,
            "noted_subject": self.actor.subject,
            "noted_client": self.actor.client,
            "noted_request_id": self.actor.request_id,
            "noted_me": self.actor.me,
        }

    def _violation(self, error: psycopg2.Error) -> Exception:
        name = error.diag.constraint_name or ""
        if name.startswith(_OF_PATIENT):
            return NotFound()
        for write in [*self._writes, *([self._opening] if self._opening else [])]:
            for violation in write.violated:
                if name.startswith(violation.constraint):
                    return violation.means(UnitOfWork(self._connection, self.brand))
        return error


class _Local(threading.local):
    unit: UnitOfWork


_local = _Local()


def current() -> UnitOfWork:
    """The unit of the request that this thread serves."""
    return _local.unit
