"""Standard output and standard error, each written by a thread of its own: a full disk, a stalled reader or a closed
pipe neither blocks a request nor fails it (decision record 0081).
"""

import atexit
import json
import os
import select
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import orjson

from service.telemetry import metrics

MOST_BYTES = 8 * 1024 * 1024
"""The number of bytes that can wait to be written. Further lines are dropped."""
# Lines that come within this time are written together.
_GATHER_SECONDS = 0.02
# A failed write is repeated after this time, each time twice as long.
_PAUSE_SECONDS, _MAX_PAUSE_SECONDS = 0.01, 1.0
_EXIT_SECONDS = 1
_sleep = threading.Event().wait  # libfaketime, with which clocks are tested, breaks time.sleep


class Output:
    """A descriptor, and the lines that wait to be written to it.

    Its thread starts with the first line, because the process may have been forked since the import. Lines are written
    in order and as a whole: after a partial write the rest follows.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        # Reentrant, because a destructor may log while its thread holds the lock.
        self._lock = threading.RLock()
        self._lines: list[bytes] = []
        self._bytes = 0
        self._dropped = 0
        self._thread: threading.Thread | None = None
        self._is_idle = False
        self._wakes = threading.Lock()  # released to wake the thread; an Event takes several Python calls
        self._wakes.acquire()

    def put(self, line: bytes) -> None:
        """Have a line, with its line feed, written soon. If too many bytes wait, drop it and count it."""
        with self._lock:
            if self._bytes + len(line) > MOST_BYTES:
                self._dropped += 1
                metrics.LOG_LINES_DROPPED.inc()
                return
            if self._dropped:
                self._report_dropped()
            self._lines.append(line)
            self._bytes += len(line)
            if self._is_idle:
                self._is_idle = False
                self._wakes.release()
            elif self._thread is None:
                self._start()

    def print(self, text: object) -> None:
        """Do as the function print."""
        self.put(f"{text}\n".encode(errors="backslashreplace"))

    def flush(self, seconds: float = _EXIT_SECONDS) -> None:
        """Wait until all lines are written, but no longer than that."""
        end = time.monotonic() + seconds
        while self._is_waiting() and time.monotonic() < end:
            _sleep(_PAUSE_SECONDS)

    def _is_waiting(self) -> bool:
        with self._lock:
            return bool(self._bytes or self._dropped)

    def _report_dropped(self) -> None:
        line = json_line({"event": "log_lines_dropped", "count": self._dropped})
        self._lines.append(line)
        self._bytes += len(line)
        self._dropped = 0

    def _start(self) -> None:
        thread = threading.Thread(target=self._run, name="output", daemon=True)
        with suppress(RuntimeError):  # no thread can be started now; the next line tries again
            thread.start()
            self._thread = thread
            atexit.register(self.flush)

    def _run(self) -> None:
        while True:
            _sleep(_GATHER_SECONDS)
            while lines := self._take():
                for chunk in _chunks(lines):
                    self._write(chunk)
                    with self._lock:
                        self._bytes -= len(chunk)
            self._wakes.acquire()

    def _take(self) -> list[bytes]:
        """Return the lines that wait; note that the thread is idle if there are none."""
        with self._lock:
            if self._dropped:
                self._report_dropped()
            lines, self._lines = self._lines, []
            self._is_idle = not lines
            return lines

    def _write(self, data: bytes) -> None:
        """Write all of the data, however long it takes."""
        pause = _PAUSE_SECONDS
        while data:
            try:
                data = data[os.write(self._descriptor, data) :]
                pause = _PAUSE_SECONDS
            except OSError:  # no space, no reader, or a pipe that is full and does not block
                _sleep(pause)
                pause = min(2 * pause, _MAX_PAUSE_SECONDS)


def _chunks(lines: list[bytes]) -> Iterator[bytes]:
    """Yield lines together, up to the size that a pipe takes at once: several processes may write to one."""
    chunk = b""
    for line in lines:
        if chunk and len(chunk) + len(line) > select.PIPE_BUF:
            yield chunk
            chunk = b""
        chunk += line
    yield chunk


def json_line(entry: dict[str, Any]) -> bytes:
    """Return an entry of the log, with the time, as a line."""
    try:
        return orjson.dumps({"time": datetime.now(UTC), **entry}, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # such as the name of a file that is not UTF-8, in a stack trace
        return json.dumps({"time": datetime.now(UTC), **entry}, default=str).encode() + b"\n"


STANDARD_OUTPUT, STANDARD_ERROR = Output(1), Output(2)
