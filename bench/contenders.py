"""The contenders: the service as it ships, same-duty peers, and peers as their communities recommend them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, Self

import httpx2

from bench import interpreter
from bench.load import Tokens, pin_to
from service.auth.local import KEY, LocalTokens
from service.contract.compile import every_scope

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "bench"
_PEERS = ROOT / "bench" / "peers"
_START_SECONDS = 60
# The maximum limits per minute: requests are counted, but none is rejected.
_RATE_LIMITS = {f"RATE_LIMIT_{rate}": "1000000" for rate in ("READ", "WRITE", "ADMIN", "DUPLICATE")}


class Contender(NamedTuple):
    """A service that can be started. `needs` is a path that it requires; `packages` has the packages of a Python."""

    name: str
    title: str
    command: tuple[str, ...]
    needs: Path | None = None
    environment: Mapping[str, str] = {}
    packages: str = ""
    checks_tokens: bool = False

    @property
    def missing_requirement(self) -> str | None:
        """The requirement that is missing here, if any."""
        if self.needs and not self.needs.exists():
            return f"{self.needs.relative_to(ROOT)} is not installed"
        return None if shutil.which(self.command[0]) else f"{self.command[0]} is not installed"


def _python_peer(name: str, title: str) -> Contender:
    python = BUILD / "venv" / "bin" / "python"
    command = (interpreter.preferred().executable, "-m", f"bench.peers.{name}")
    return Contender(name, title, command, needs=python, packages=interpreter.packages(BUILD / "venv"))


def _node_peer(name: str, title: str, folder: str = "", **environment: str) -> Contender:
    command = ("node", str(_PEERS / (folder or name) / "main.mjs"))
    return Contender(name, title, command, _PEERS / "node_modules", {"NODE_ENV": "production"} | environment)


def _same_duty_peer(title: str, folder: str, **environment: str) -> Contender:
    peer = _node_peer(title.replace("-", "_"), title, folder, **_RATE_LIMITS, **environment)
    return peer._replace(checks_tokens=True)


OURS = Contender(
    "ours",
    "patient-graph",
    (interpreter.preferred().executable, "-m", "service", "run"),
    environment=_RATE_LIMITS,
    packages=interpreter.packages(Path(sys.prefix)),
    checks_tokens=True,
)
SAME_DUTY_PEERS = (
    _same_duty_peer("fastify-sd", "fastify_sd"),
    _same_duty_peer("hono-sd1", "hono_sd", RECORDS="one_statement"),
    _same_duty_peer("hono-sd", "hono_sd"),
)
"""Peers with the duties of the service: tokens, scopes, row-level security, audited reads, rate limits, a log etc."""
PEERS = (
    _node_peer("fastify", "fastify as is"),
    _node_peer("hono", "Hono as is"),
    _python_peer("fastapi_async", "FastAPI, asyncpg"),
    _python_peer("fastapi_sync", "FastAPI, psycopg"),
    _python_peer("connexion_flask", "stock Connexion"),
)
"""Peers as their communities recommend them, without these duties."""


class RunningContender:
    """A contender that serves `database` until `stop`, optionally pinned to `cores`."""

    def __init__(self, contender: Contender, database: str, *, cores: set[int] | None = None) -> None:
        self.contender = contender
        self.data_dir = BUILD / contender.name
        self.data_dir.mkdir(parents=True, exist_ok=True)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._tokens = LocalTokens(self.data_dir)
        own = {
            "PORT": str(port),
            "DATABASE_URL": database,
            "DATA_DIR": str(self.data_dir),
            "SIGNING_KEY": str(self.data_dir / KEY),
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), contender.packages])),
        }
        started_at = time.monotonic()
        with (self.data_dir / "log").open("wb") as log:
            self._process = subprocess.Popen(
                contender.command,
                env={**os.environ, **own, **contender.environment},
                cwd=ROOT,
                stdout=log,
                stderr=log,
                preexec_fn=pin_to(cores),
            )
        wait_until_ready(self.url, self._process)
        self.start_seconds = time.monotonic() - started_at
        """The time from process start to the first response."""

    def tokens(self) -> Tokens:
        """Return tokens of the service's local mode, which the peers as they are do not require."""
        if not self.contender.checks_tokens:
            return Tokens()
        # With this scope a 409 names the duplicate, and audits that; no peer does.
        scopes = [scope for scope in every_scope() if scope != "read:matches"]
        return Tokens(*(self.token(brand, *scopes) for brand in Tokens._fields))

    def token(self, brand: str, *scopes: str) -> str:
        """Return a token of the service's local mode with these scopes."""
        return self._tokens.mint(brand=brand, scopes=list(scopes))

    @property
    def memory_mib(self) -> float:
        """The memory of its processes; shared pages count once."""
        return memory_mib(self._process.pid)

    @property
    def processor_seconds(self) -> float:
        """The processor time of its processes."""
        return processor_seconds(self._process.pid)

    def reset_peak_memory(self) -> float:
        """Set the peak memory of its process to the present memory; return it in MiB."""
        Path(f"/proc/{self._process.pid}/clear_refs").write_text("5", encoding="ascii")
        return self.peak_memory_mib

    @property
    def peak_memory_mib(self) -> float:
        """The highest resident memory of its process."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1]) / 1024

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait for a response. Raises RuntimeError if the process ends or takes a minute."""
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            httpx2.get(f"{url}/healthz", trust_env=False).raise_for_status()
            return
        except httpx2.HTTPError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{process.args!r} does not respond") from None
            time.sleep(0.01)


def memory_mib(process: int) -> float:
    """Return the memory of a process and its descendants; shared pages count once."""
    return memory_mib_of(_process_tree(process))


def memory_mib_of(processes: Iterable[int]) -> float:
    """Return the memory of processes: the sum of their proportional set sizes, in which shared pages count once."""
    kib = 0
    for each in processes:
        rollup = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        kib += int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1])
    return kib / 1024


def processor_seconds(process: int) -> float:
    """Return the processor time of a process and its descendants, also of those that have ended."""
    ticks = 0
    for each in _process_tree(process):
        stat = Path(f"/proc/{each}/stat").read_text(encoding="ascii")
        ticks += sum(map(int, stat.rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _process_tree(process: int) -> Iterator[int]:
    """Yield a process and its descendants, but for those that have just ended."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    yield process
    for child in children:
        yield from _process_tree(int(child))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
