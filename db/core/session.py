"""A session of a PostgreSQL server: statements by the extended query protocol, through libpq's pipeline mode.

`psycopg.pq` is used because it sends any number of statements in one message and prepares them by name. psycopg itself
opens the connection, because libpq's own function would hold the interpreter's lock.
"""

import select
from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import errors
from psycopg.adapt import Transformer
from psycopg.pq import Escaping, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

from db.core.statements import Message
from db.core.values import ADAPTERS

Rows = list[tuple[Any, ...]]

# As numbers, because a comparison of each result with a member of an enumeration takes longer.
_COMMAND = int(ExecStatus.COMMAND_OK)
_ERROR = int(ExecStatus.FATAL_ERROR)
_SYNC = int(ExecStatus.PIPELINE_SYNC)
_IDLE = int(TransactionStatus.IDLE)


class Session:
    """An open session, for one thread. Without `prepares`, no statement gets a name.

    Methods raise psycopg.Error. `is_lost` is whether an error left messages of the server unread, so that the session
    cannot be used any more. `warnings` are those of the server; the caller removes those that it has read.
    """

    def __init__(self, dsn: str, *, prepares: bool = True, **options: Any) -> None:
        self._connection = psycopg.Connection.connect(dsn, autocommit=True, **options)
        self.libpq = self._connection.pgconn
        self.warnings: list[str] = []
        self.is_lost = False
        self._prepares = prepares
        self._prepared: set[bytes] = set()
        self._transformer = Transformer(ADAPTERS)
        self.quote = Escaping(self.libpq).escape_literal
        self._readable, self._either = select.poll(), select.poll()
        self._readable.register(self.libpq.socket, select.POLLIN)
        self._either.register(self.libpq.socket, select.POLLIN | select.POLLOUT)
        warnings = self.warnings  # not self, which would make a reference cycle
        self._connection.add_notice_handler(lambda notice: warnings.append(notice.message_primary or ""))
        self.libpq.enter_pipeline_mode()

    @property
    def is_idle(self) -> bool:
        """Return whether no transaction is open, not even a failed one."""
        return self.libpq.transaction_status == _IDLE

    @property
    def process_id(self) -> int:
        """Return the process id that the server reported, or a pooler made up."""
        return self.libpq.backend_pid

    @property
    def has_input(self) -> bool:
        """Return whether the server sent something on its own. On an idle session, it only says that it ends it."""
        return bool(self._readable.poll(0))

    def option(self, name: str) -> str | None:
        """Return an option of the connection, by its name in a DSN."""
        values = {each.keyword: each.val for each in self.libpq.info}
        value = values[name.encode()]
        return None if value is None else value.decode()

    def close(self) -> None:
        self._connection.close()

    def pipeline(self, messages: Sequence[Message], timeout: int | None = None) -> list[PGresult]:
        """Send statements in one round trip; return the result of each. The first error ends them.

        A statement is prepared on its first use. `timeout` is the longest silence of the server in milliseconds, after
        which the session is lost. Raises ValueError for U+0000, at which libpq would cut a value off.
        """
        libpq, prepared = self.libpq, self._prepared
        parsed: list[tuple[int, bytes]] = []
        self.is_lost = True
        for position, (name, sql, values) in enumerate(messages):
            if values and b"\0" in b"".join(filter(None, values)):
                raise ValueError("a value contains U+0000")
            if not name or not self._prepares:
                libpq.send_query_params(sql, values)
                continue
            if name not in prepared:
                libpq.send_prepare(name, sql)
                prepared.add(name)
                parsed.append((position + len(parsed), name))
            libpq.send_query_prepared(name, values)
        libpq.pipeline_sync()
        results, error = self._receive(timeout, pipelined=True)
        self.is_lost = False
        for position, name in reversed(parsed):
            if results.pop(position).status != _COMMAND:
                prepared.remove(name)
        if error is not None:
            raise errors.error_from_result(error)
        return results

    def script(self, sql: str, timeout: int | None = None) -> Rows:
        """Send SQL text with any number of statements in one round trip; return the rows of the last one.

        Raises ValueError for U+0000, as `pipeline` does.
        """
        if "\0" in sql:
            raise ValueError("SQL text contains U+0000")
        self.libpq.exit_pipeline_mode()
        self.is_lost = True
        self.libpq.send_query(sql.encode())
        results, error = self._receive(timeout, pipelined=False)
        self.libpq.enter_pipeline_mode()
        self.is_lost = False
        if error is not None:
            raise errors.error_from_result(error)
        return self.rows(results[-1])

    def rows(self, result: PGresult) -> Rows:
        """Return the rows of a result."""
        if not (count := result.ntuples):
            return []
        transformer = self._transformer
        transformer.set_pgresult(result)
        return transformer.load_rows(0, count, tuple)

    def _receive(self, timeout: int | None, *, pipelined: bool) -> tuple[list[PGresult], PGresult | None]:
        """Return all results, and the first that is an error.

        `get_result` would wait under the interpreter's lock, so it is called when there is a result.
        """
        libpq, error = self.libpq, None
        while libpq.flush():
            self._wait(self._either, timeout)
        results: list[PGresult] = []
        while True:
            while libpq.is_busy():
                self._wait(self._readable, timeout)
            if (result := libpq.get_result()) is None:
                if not pipelined:
                    return results, error
                continue
            if (status := result.status) == _SYNC:
                return results, error
            if status == _ERROR and error is None:
                error = result
            results.append(result)

    def _wait(self, poll: "select.poll", timeout: int | None) -> None:
        if not poll.poll(timeout):
            raise errors.ConnectionTimeout("the server does not respond")
        self.libpq.consume_input()
