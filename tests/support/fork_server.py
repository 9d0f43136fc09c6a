"""Fork server: one interpreter imports the service and forks for each service of the tests.

Imports are most of the start time. From then on a forked service does what `python -m service` does.
"""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import orjson

from tests.support.overrides import apply
from tests.support.waiting import LONG

_ROOT = Path(__file__).parent.parent.parent
_LARGEST_MESSAGE = 100_000


class ForkedProcess:
    """A process started by the fork server, with the part of `subprocess.Popen` that tests use."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self.returncode: int | None = None
        self.pid = self._receive()

    def poll(self) -> int | None:
        return self._wait(0)

    def wait(self, timeout: float) -> int:
        """Return the exit status, or the negative signal number. Raises TimeoutExpired."""
        status = self._wait(timeout)
        if status is None:
            raise subprocess.TimeoutExpired("a fork of the service", timeout)
        return status

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it may have ended since
                os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _wait(self, timeout: float) -> int | None:
        if self.returncode is None and select.select([self._end], [], [], timeout)[0]:
            self.returncode = self._receive()
            self._end.close()
        return self.returncode

    def _receive(self) -> int:
        message = self._end.recv(32)
        assert message, "the fork server has ended"
        return int(message)


class ForkServer:
    """Ends with `close`, or with the process that created it. Stop its processes before."""

    def __init__(self) -> None:
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.fork_server", str(theirs.fileno())],
            cwd=_ROOT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()

    def spawn(self, arguments: Sequence[str], environment: Mapping[str, str], output: int) -> ForkedProcess:
        """Start `python -m service` with these arguments and only this environment, in its own session."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        socket.send_fds(self._requests, [orjson.dumps([arguments, environment])], [theirs.fileno(), output])
        theirs.close()
        return ForkedProcess(ours)

    def close(self) -> None:
        self._requests.close()
        self._process.wait(timeout=LONG)


@cache
def fork_server() -> ForkServer:
    return ForkServer()


def _serve(asks: int) -> None:
    """Fork for each message, and send back the process id and, later, the exit status."""
    ends: dict[int, tuple[int, int]] = {}
    poll = select.poll()
    poll.register(asks, select.POLLIN)
    while True:
        for ready, _ in poll.poll():
            if ready in ends:
                end, process = ends.pop(ready)
                poll.unregister(ready)
                os.close(ready)
                status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
                with suppress(OSError):  # the other end is closed
                    os.write(end, str(status).encode())
                os.close(end)
                continue
            with socket.socket(fileno=os.dup(asks)) as asked:
                message, descriptors, _, _ = socket.recv_fds(asked, _LARGEST_MESSAGE, 2)
            if not message:
                return
            end, output = descriptors
            process = os.fork()
            if not process:
                _become(*orjson.loads(message), output)
            os.close(output)
            with suppress(OSError):
                os.write(end, str(process).encode())
            death = os.pidfd_open(process)
            ends[death] = end, process
            poll.register(death, select.POLLIN)


def _become(arguments: list[str], environment: dict[str, str], output: int) -> NoReturn:
    os.setsid()
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    os.environ.clear()
    os.environ.update(environment)
    apply()
    sys.argv = ["service", *arguments]
    sys.exit(_main())


if __name__ == "__main__":
    from service.__main__ import main as _main

    for module in (_ROOT / "handlers").glob("[!_]*.py"):  # the contract imports these
        import_module(f"handlers.{module.stem}")
    _serve(int(sys.argv[1]))
