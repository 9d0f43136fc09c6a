"""The wait for a database that is away at startup. Meanwhile, requests that need it return 503."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from service.errors import StartupError
from service.execution.gate import Gate
from service.process.database import DatabaseAway
from service.telemetry import log

# Before each attempt in a row; the last one repeats.
_PAUSES_SECONDS = (0.25, 0.5, 1, 2, 4, 5)


@contextmanager
def admission(prepare: Callable[[], None], gate: Gate, *, waits: bool) -> Iterator[None]:
    """Prepare the database and open the gate. If it is away and `waits`, go on, and try again on a thread.

    If a later attempt finds that the service cannot start, it interrupts the process. Raises StartupError.
    """
    try:
        prepare()
    except DatabaseAway as away:
        if not waits:
            raise
        attempts = _Attempts(prepare, gate, str(away))
        yield from attempts.run()
    else:
        gate.open()
        yield


class _Attempts:
    """A thread that prepares the database, after growing pauses, until it succeeds or is stopped."""

    def __init__(self, prepare: Callable[[], None], gate: Gate, reason: str) -> None:
        self._prepare = prepare
        self._gate = gate
        self._stopped = threading.Event()
        self._failure: str | None = None
        self._reason = ""
        self._report(reason)

    def run(self) -> Iterator[None]:
        threading.Thread(target=self._try_until_ready, name="admission", daemon=True).start()
        try:
            yield
        finally:
            self._stopped.set()
            if self._failure:
                raise StartupError(self._failure)

    def _try_until_ready(self) -> None:
        attempt = 0
        while not self._stopped.wait(_PAUSES_SECONDS[min(attempt, len(_PAUSES_SECONDS) - 1)]):
            attempt += 1
            try:
                self._prepare()
            except DatabaseAway as away:
                self._report(str(away))
            except StartupError as error:
                self._failure = str(error)
                os.kill(os.getpid(), signal.SIGINT)
                return
            except Exception as error:  # such as too many open files
                log.log_error(None, error)
            else:
                log.log_event("database_ready")
                self._gate.open()
                return

    def _report(self, reason: str) -> None:
        """Log why the service waits, unless the reason is the same as before."""
        if reason != self._reason:
            log.log_event("database_awaited", reason=" ".join(reason.split()))
        self._reason = reason
