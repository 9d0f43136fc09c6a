"""A real Redis on a free port, without persistence."""

import os
import signal
import socket
import tempfile
from itertools import chain
from typing import Self

from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.waiting import LONG, wait_until


class Redis:
    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._process: ForkedProcess | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def start(self) -> Self:
        settings = {
            "port": self.port,
            "bind": "127.0.0.1",
            "save": "",
            "appendonly": "no",
            "dir": tempfile.gettempdir(),
        }
        command = ["redis-server", *chain.from_iterable((f"--{name}", f"{value}") for name, value in settings.items())]
        with open(os.devnull, "wb") as output:
            self._process = fork_server().spawn(command, os.environ, output.fileno())
        wait_until(self._answers, "Redis starts")
        return self

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=LONG).close()
        except OSError:
            return False
        return True

    def stop(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=LONG)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid
