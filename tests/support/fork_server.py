"""Fork server: one interpreter imports the service and forks for each service of the tests.

Imports are most of the start time. From then on a forked service does what `python -m service` does. All that the fork
server starts ends with the process that created it, also if that is killed.
"""

import atexit
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, NoReturn

import orjson

from db.core.embedded import Embedded
from tests.support.overrides import apply
from tests.support.waiting import LONG

_ROOT = Path(__file__).parent.parent.parent
_LARGEST_MESSAGE = 100_000
_exit_statuses = [1]  # that of an exception
GRACE_SECONDS = 30
"""The seconds that services have to stop when the process that created the fork server has ended."""


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
            raise subprocess.TimeoutExpired("a process of the fork server", timeout)
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
    """Starts processes, and has a directory for their data.

    With `close`, and when the process that created it ends, it ends them and the PostgreSQLs whose data are in the
    directory, and removes the directory.
    """

    def __init__(self) -> None:
        # Not below pytest's directory: each run closes that to the user that PostgreSQL runs as under root.
        self.directory = Path(tempfile.mkdtemp(prefix="patient-graph-test-"))
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.support.fork_server"),
                *(f"{theirs.fileno()}", f"{GRACE_SECONDS}", f"{self.directory}"),
            ],
            cwd=_ROOT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()

    def fork(
        self, arguments: Sequence[str], environment: Mapping[str, str], output: int, errors: int | None = None
    ) -> ForkedProcess:
        """Start `python -m service` with these arguments and only this environment, in its own session.

        Standard error goes to `output` as well, if there is no descriptor `errors`. A library in LD_PRELOAD is loaded
        by a new program only, so then there is one.
        """
        if "LD_PRELOAD" in environment:
            return self.spawn([sys.executable, "-m", "service", *arguments], environment, output, errors)
        return self._request("fork", arguments, environment, output, errors)

    def spawn(
        self, command: Sequence[str], environment: Mapping[str, str], output: int, errors: int | None = None
    ) -> ForkedProcess:
        """Start a program with only this environment, in its own session, in the root of the repository."""
        return self._request("spawn", command, environment, output, errors)

    def _request(
        self, kind: str, arguments: Sequence[str], environment: Mapping[str, str], output: int, errors: int | None
    ) -> ForkedProcess:
        message = kind, arguments, dict(environment)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        socket.send_fds(
            self._requests, [orjson.dumps(message)], [theirs.fileno(), output, output if errors is None else errors]
        )
        theirs.close()
        return ForkedProcess(ours)

    def close(self) -> None:
        self._requests.close()
        self._process.wait(timeout=LONG)


@cache
def fork_server() -> ForkServer:
    return ForkServer()


@cache
def second_fork_server() -> ForkServer:
    """A fork server whose processes have another hash seed than those of the first."""
    return ForkServer()


def close_fork_servers() -> None:
    for server in (second_fork_server, fork_server):
        if server.cache_info().currsize:
            server().close()
            server.cache_clear()


class _Child(NamedTuple):
    """A process, and the descriptor of the socket to which its exit status goes."""

    pid: int
    end: int


def _serve(requests: int) -> dict[int, _Child]:
    """Start a process for each request, and send back its id and, later, its exit status.

    Return the processes that are left when the requests end, by their process descriptors.
    """
    children: dict[int, _Child] = {}
    os.set_inheritable(requests, False)
    poll = select.poll()
    poll.register(requests, select.POLLIN)
    while True:
        for ready, _ in poll.poll():
            if ready in children:
                poll.unregister(ready)
                _report(ready, children.pop(ready))
                continue
            with socket.socket(fileno=os.dup(requests)) as asked:
                message, descriptors, _, _ = socket.recv_fds(asked, _LARGEST_MESSAGE, 3, socket.MSG_CMSG_CLOEXEC)
            if not message:
                return children
            end, *streams = descriptors
            kind, arguments, environment = orjson.loads(message)
            process = _start(kind, arguments, environment, streams)
            for stream in streams:
                os.close(stream)
            with suppress(OSError):
                os.write(end, str(process).encode())
            death = os.pidfd_open(process)
            children[death] = _Child(process, end)
            poll.register(death, select.POLLIN)


def _report(death: int, child: _Child) -> None:
    os.close(death)
    status = os.waitstatus_to_exitcode(os.waitpid(child.pid, 0)[1])
    with suppress(OSError):  # the other end is closed
        os.write(child.end, str(status).encode())
    os.close(child.end)


def _start(kind: str, arguments: list[str], environment: dict[str, str], streams: list[int]) -> int:
    if kind == "spawn":
        actions = [(os.POSIX_SPAWN_DUP2, stream, number) for number, stream in enumerate(streams, 1)]
        return os.posix_spawnp(arguments[0], arguments, environment, file_actions=actions, setsid=True)
    process = os.fork()
    if not process:
        _become(arguments, environment, streams)
    return process


def _become(arguments: list[str], environment: dict[str, str], streams: list[int]) -> NoReturn:
    os.setsid()
    for number, stream in enumerate(streams, 1):
        os.dup2(stream, number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    os.environ.clear()
    os.environ.update(environment)
    apply()
    sys.argv = ["service", *arguments]
    try:
        _exit_statuses.append(_main())
    except SystemExit as error:  # of the argument parser
        _exit_statuses.append(error.code if isinstance(error.code, int) else 1)
    sys.exit(_exit_statuses[-1])


def _skip_teardown() -> None:
    """Exit without freeing the imported modules, which takes a fork 0.8 s of processor time: it copies their pages."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(_exit_statuses[-1])


def _end(children: Mapping[int, _Child], grace: int, directory: Path) -> None:
    """End the processes, with SIGKILL if SIGINT does not, then the PostgreSQLs that they left, and remove the data."""
    for child in children.values():
        os.kill(child.pid, signal.SIGINT)
    deadline = time.monotonic() + grace
    for death, child in children.items():
        if not select.select([death], [], [], max(0, deadline - time.monotonic()))[0]:
            os.kill(child.pid, signal.SIGKILL)
        _report(death, child)
    for file in directory.rglob("postmaster.pid"):
        Embedded(file.parent.parent).stop()
    shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    atexit.register(_skip_teardown)  # before the imports, so that it runs after what they register

    from service.__main__ import main as _main

    for module in (_ROOT / "handlers").glob("[!_]*.py"):  # the contract imports these
        import_module(f"handlers.{module.stem}")
    _end(_serve(int(sys.argv[1])), int(sys.argv[2]), Path(sys.argv[3]))
