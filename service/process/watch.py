"""The watch over the embedded PostgreSQL, which starts it again when it has ended."""

import os
import select
import signal
import threading
import time
from contextlib import ExitStack, suppress

from db.core.embedded import Embedded
from service.telemetry import log

# Before each attempt in a row; the last one repeats. Right after a kill, the children of the server hold its memory.
_PAUSES_SECONDS = (0.25, 0.5, 1, 2, 4, 8, 16, 32, 60)
_RAN_WELL_SECONDS = 60
_MAX_FAILED_STARTS = 10


class Watch:
    """A thread that starts the server again, after growing pauses, until the watch is stopped.

    It gives up if the data is gone, and after ten failed starts in a row. It then interrupts the process, and `failure`
    is the reason. Starts that fail while the disk is full do not count, because room can be made at any time.
    """

    failure: str | None = None

    def __init__(self, embedded: Embedded) -> None:
        self._embedded = embedded
        self._stopping = False
        self._stopped = os.eventfd(0)  # readable once the watch is stopped
        self._launching = threading.Lock()
        self._attempts = self._failed = 0

    def start(self) -> None:
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """Stop the watch. Afterwards it begins no start; one that has begun is for the caller to stop."""
        with self._launching:
            self._stopping = True
        os.eventfd_write(self._stopped, 1)

    def _run(self) -> None:
        while not (self._stopping or self.failure):
            try:
                if self._has_ended():
                    self._start_again()
            except Exception as error:  # such as too many open files
                log.log_error(None, error)
                self._wait(1)

    def _has_ended(self) -> bool:
        """Wait until no server runs on the data. Return False if the watch is stopped before."""
        process = self._embedded.open_process()
        if process is None:
            return True
        with ExitStack() as stack:
            stack.callback(os.close, process)
            began = time.monotonic()
            if self._wait(None, process):
                return False
            with suppress(ChildProcessError):  # it is a child of process 1, which is this one in a container
                os.waitid(os.P_PIDFD, process, os.WEXITED | os.WNOHANG)
        if time.monotonic() - began >= _RAN_WELL_SECONDS:
            self._attempts = 0
        log.log_event("postgresql_ended")
        return True

    def _start_again(self) -> None:
        """Make one attempt to start the server, after the pause."""
        pause = _PAUSES_SECONDS[min(self._attempts, len(_PAUSES_SECONDS) - 1)]
        if self._wait(pause):
            return
        self._attempts += 1
        if self._launch():
            self._failed = 0
            log.log_event("postgresql_started")
        elif not self._stopping:
            self._count_failed_start()

    def _launch(self) -> bool:
        with self._launching:
            if self._stopping:
                return False
            launched = self._embedded.launch()
        return launched.result() or self._embedded.accepts_connections()  # another program may have started it

    def _count_failed_start(self) -> None:
        has_data = self._embedded.has_data()
        has_room = has_data and self._embedded.has_room()
        self._failed += has_room
        log.log_event("postgresql_not_started", attempt=self._attempts, disk_full=has_data and not has_room)
        if not has_data:
            self._give_up("PostgreSQL ended, and its data is gone.")
        elif self._failed >= _MAX_FAILED_STARTS:
            self._give_up("PostgreSQL ended and cannot be started again; see postgres.log in DATA_DIR.")

    def _give_up(self, failure: str) -> None:
        self.failure = failure
        os.kill(os.getpid(), signal.SIGINT)

    def _wait(self, seconds: float | None, *descriptors: int) -> bool:
        """Wait until the watch is stopped, one of the descriptors is readable or the time is over.

        Return whether the watch is stopped.
        """
        poll = select.poll()
        for descriptor in (self._stopped, *descriptors):
            poll.register(descriptor, select.POLLIN)
        poll.poll(None if seconds is None else seconds * 1000)
        return self._stopping
