"""Services of trials: executed as an operator would, with the default timeouts, and ended whatever happened."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.live_service import LiveService
from tests.support.waiting import LONG, wait_until

# An empty variable is not set.
DEFAULT_TIMEOUTS = {"QUEUE_TIMEOUT": "", "REQUEST_TIMEOUT": "", "IDENTITY_TIMEOUT": ""}


class Missing(Exception):
    """A trial cannot run on this machine; the message says what it needs."""


class Program(LiveService):
    """A service in an interpreter of its own, as operators start it."""

    stderr = ""
    """The path of its standard error. Default: the log."""

    def _spawn(self, log: IO[bytes]) -> ForkedProcess:
        command = [sys.executable, *self.program]
        if self.stderr:
            command = ["sh", "-c", 'exec "$@" 2>"$0"', self.stderr, *command]
        return fork_server().spawn(command, self.environment, log.fileno())

    def serving_processes(self) -> list[int]:
        """The ids of its processes that serve, without itself."""
        return [pid for pid in children(self.pid) if b"\0serve\0" in command_line(pid)]

    def clean_up(self) -> None:
        """End the service and its PostgreSQL, by force if it does not react to a signal."""
        if self._process is not None and self._process.poll() is None:
            try:
                self.stop(signal.SIGTERM)
            except subprocess.TimeoutExpired:
                self.kill()
        if (self.data_dir / "postgres").exists():
            self.postgres.stop()
        super().clean_up()


@contextmanager
def running(service: Program) -> Iterator[Program]:
    """Start a service, and clean up at the end."""
    try:
        yield service.start()
    finally:
        service.clean_up()


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except FileNotFoundError:
        return []


def command_line(pid: int) -> bytes:
    """Return the arguments of a process, each with a NUL at its end; nothing if it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def kill(pid: int) -> None:
    """Send SIGKILL, and wait until the process has ended (it may remain as a zombie)."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not command_line(pid), f"process {pid} ends", seconds=LONG)


def connect(service: Program, receive_buffer: int | None = None) -> socket.socket:
    """Return a connection to the service. The size of the receive buffer, in bytes, is that of the system or given."""
    connection = socket.socket()
    connection.settimeout(LONG)
    if receive_buffer is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    address = urlsplit(service.url)
    connection.connect((address.hostname, address.port))
    return connection
