"""Who is compared: the service as it ships, and peers as their communities recommend them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

import httpx2

from bench.load import Tokens, on_cores
from service.auth.local import LocalTokens
from service.contract.compile import every_scope

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "bench"
_PEERS = ROOT / "bench" / "peers"
_START_SECONDS = 60
# As many requests a minute as can be set: the windows are counted, and nobody is refused.
_RATES = {f"RATE_{rate}": "1000000" for rate in ("READ", "WRITE", "ADMIN", "DUPLICATE")}


class Contender(NamedTuple):
    """A service that can be started. `needs` is what it cannot run without."""

    name: str
    title: str
    command: tuple[str, ...]
    needs: Path | None = None
    environment: Mapping[str, str] = {}

    @property
    def missing(self) -> str | None:
        """What keeps it from running here, if anything does."""
        if self.needs and not self.needs.exists():
            return f"{self.needs.relative_to(ROOT)} is not there"
        return None if shutil.which(self.command[0]) else f"{self.command[0]} is not there"


def _python_peer(name: str, title: str) -> Contender:
    python = BUILD / "venv" / "bin" / "python"
    return Contender(name, title, (str(python), "-m", f"bench.peers.{name}"), needs=python)


def _node_peer(name: str, title: str) -> Contender:
    command = ("node", str(_PEERS / name / "main.mjs"))
    return Contender(name, title, command, _PEERS / name / "node_modules", {"NODE_ENV": "production"})


OURS = Contender("ours", "patient-graph", (sys.executable, "-m", "service", "run"), environment=_RATES)
PEERS = (
    _python_peer("connexion_flask", "Connexion FlaskApp + Peewee"),
    _python_peer("fastapi_sync", "FastAPI + SQLAlchemy (psycopg)"),
    _python_peer("fastapi_async", "FastAPI + SQLAlchemy (asyncpg)"),
    _node_peer("hono", "Hono + zod-openapi + drizzle"),
    _node_peer("fastify", "fastify + ajv, one statement"),
)


class Running:
    """A contender that serves `database`, from its start to `stop`; bound to `cores`, if any are named."""

    def __init__(self, contender: Contender, database: str, *, cores: set[int] | None = None) -> None:
        self.contender = contender
        self.data_dir = BUILD / contender.name
        self.data_dir.mkdir(parents=True, exist_ok=True)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        own = {"PORT": str(port), "DATABASE_URL": database, "DATA_DIR": str(self.data_dir), "PYTHONPATH": str(ROOT)}
        begun = time.monotonic()
        with (self.data_dir / "log").open("wb") as log:
            self._process = subprocess.Popen(
                contender.command,
                env={**os.environ, **own, **contender.environment},
                cwd=ROOT,
                stdout=log,
                stderr=log,
                preexec_fn=on_cores(cores),
            )
        wait_until_it_answers(self.url, self._process)
        self.start_seconds = time.monotonic() - begun
        """The time from process start to the first response."""

    def tokens(self) -> Tokens:
        """Of the service's local mode; a peer asks for none."""
        if self.contender.command != OURS.command:
            return Tokens()
        local = LocalTokens(self.data_dir)
        return Tokens(*(local.mint(brand=brand, scopes=every_scope()) for brand in Tokens._fields))

    @property
    def mib(self) -> float:
        """The memory of its processes; a page that several share counts once."""
        return mib_of(self._process.pid)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    """Raises RuntimeError when it ends instead, or takes a minute."""
    give_up = time.monotonic() + _START_SECONDS
    while True:
        try:
            httpx2.get(f"{url}/healthz", trust_env=False).raise_for_status()
            return
        except httpx2.HTTPError:
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"{process.args!r} does not answer") from None
            time.sleep(0.01)


def mib_of(process: int) -> float:
    """The memory of a process and of all that it began; a page that several share counts once."""
    kib = 0
    for each in _family(process):
        rollup = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        kib += int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1])
    return kib / 1024


def _family(process: int) -> Iterator[int]:
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split():
        yield from _family(int(child))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
