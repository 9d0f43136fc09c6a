"""A failover by Patroni and etcd, with the configuration of deploy/patroni, under writes."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from statistics import median

import httpx2
import psycopg2

from tests.campaign.failovers import WRITERS
from tests.campaign.results import Figure, Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Missing, Program, children, command_line, kill, running
from tests.support.cluster import DEBIAN, free_port
from tests.support.live_service import ANYONE, ROOT
from tests.support.waiting import wait_until
from tests.support.writers import Writers, assert_consistent

_CONFIGURATION = ROOT / "deploy" / "patroni" / "patroni.yml"
_NODES = 3
_WRITES = 100
_USER = "postgres"
_PASSWORD = "campaign"
_WRITABLE = "target_session_attrs=read-write"


def run(failovers: int) -> list[Row]:
    """Kill the primary's machine so many times: PostgreSQL and Patroni; Patroni promotes a standby."""
    since_kill, since_promotion = [], []
    with _cluster() as nodes, _serving(nodes) as service:
        with Writers(service, service.token(), WRITERS) as writers:
            for _ in range(failovers):
                primary = _wait_for_nodes(nodes)
                writers.wait_for(_WRITES)
                killed = time.monotonic()
                primary.kill()
                writers.wait_until(lambda: any(node.says("primary") for node in nodes), "a standby is promoted")
                promoted = time.monotonic()
                since_promotion.append(writers.first_after(promoted))
                since_kill.append(since_promotion[-1] + promoted - killed)
                primary.start()
            _wait_for_nodes(nodes)
            writers.wait_for(_WRITES)
        assert writers.disconnected == 0, f"{writers.disconnected} requests had no response"
        assert_consistent(service, writers.acknowledged)
    figures: dict[str, Figure] = {
        "acknowledged writes": len(writers.acknowledged),
        "lost": 0,
        "stored twice": 0,
        "responses with 503": writers.unavailable,
        "first 201 after the promotion, median s": median(since_promotion),
        "after the kill, median s": median(since_kill),
    }
    case = f"`kill -9` of PostgreSQL and Patroni of the primary; {_NODES} nodes, one etcd, `ttl` 20 s; rejoin"
    return [Row(case, f"{failovers} failovers", figures)]


class Node:
    """A node of the cluster: Patroni, and the PostgreSQL that it starts."""

    def __init__(self, name: str, home: Path, etcd: int) -> None:
        self.name = name
        self.port = free_port()
        self._api = f"127.0.0.1:{free_port()}"
        self._home = home
        self._data = home / name
        self._etcd = etcd
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def _environment(self) -> dict[str, str]:
        address = f"127.0.0.1:{self.port}"
        settings = {
            "NAME": self.name,
            "ETCD3_HOSTS": f"127.0.0.1:{self._etcd}",
            "RESTAPI_LISTEN": self._api,
            "RESTAPI_CONNECT_ADDRESS": self._api,
            "POSTGRESQL_LISTEN": address,
            "POSTGRESQL_CONNECT_ADDRESS": address,
            "POSTGRESQL_DATA_DIR": str(self._data),
            "POSTGRESQL_BIN_DIR": str(DEBIAN),
            "POSTGRESQL_PGPASS": str(self._home / f"{self.name}.pgpass"),
            "SUPERUSER_USERNAME": "postgres",
            "SUPERUSER_PASSWORD": _PASSWORD,
            "REPLICATION_USERNAME": "replicator",
            "REPLICATION_PASSWORD": _PASSWORD,
        }
        return {f"PATRONI_{name}": value for name, value in settings.items()}

    def start(self) -> None:
        configuration = str(self._home / _CONFIGURATION.name)
        self._process = _spawn(["patroni", configuration], self._home, self._environment, self.name)

    def kill(self) -> None:
        """End Patroni and PostgreSQL by SIGKILL, as when the machine fails."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        with suppress(FileNotFoundError, ValueError):
            server = int((self._data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
            if str(self._data).encode() in command_line(server):  # and no other program has the id by now
                for pid in (server, *children(server)):
                    kill(pid)

    def says(self, role: str) -> bool:
        """Return whether Patroni says that the node is `primary`, `replica` or `synchronous`."""
        try:
            return ANYONE.get(f"http://{self._api}/{role}").status_code == 200
        except httpx2.TransportError:
            return False


def _wait_for_nodes(nodes: list[Node]) -> Node:
    """Wait until all nodes but the primary are standbys, one of them synchronous; return the primary."""

    def primary() -> Node | None:
        standbys = sum(node.says("replica") for node in nodes)
        is_complete = standbys == len(nodes) - 1 and any(node.says("synchronous") for node in nodes)
        return next((node for node in nodes if node.says("primary")), None) if is_complete else None

    found = wait_until(primary, "the cluster is complete")
    assert found is not None
    return found


@contextmanager
def _cluster() -> Iterator[list[Node]]:
    """Start etcd and the nodes. Raises Missing."""
    for program in ("patroni", "etcd", str(DEBIAN / "postgres")):
        if not shutil.which(program):
            raise Missing(f"{program} is not installed (.ci/install campaign).")
    home = Path(tempfile.mkdtemp(prefix="patient-graph-test-"))
    if os.geteuid() == 0:
        shutil.chown(home, _USER, _USER)
    shutil.copy(_CONFIGURATION, home)
    (home / _CONFIGURATION.name).chmod(0o644)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, home)
        port = _start_etcd(home, stack)
        nodes = [Node(f"node{number}", home, port) for number in range(1, _NODES + 1)]
        for node in nodes:
            stack.callback(node.kill)
            node.start()
        _wait_for_nodes(nodes)
        yield nodes


def _start_etcd(home: Path, stack: ExitStack) -> int:
    """Start an etcd that ends with the stack; return its port."""
    port = free_port()
    clients, peers = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{free_port()}"
    command = ["etcd", "--name=etcd", f"--data-dir={home / 'etcd'}", f"--initial-cluster=etcd={peers}"]
    command += [f"--listen-client-urls={clients}", f"--advertise-client-urls={clients}"]
    command += [f"--listen-peer-urls={peers}", f"--initial-advertise-peer-urls={peers}"]
    process = _spawn(command, home, {}, "etcd")
    stack.callback(process.wait)
    stack.callback(process.send_signal, signal.SIGKILL)
    return port


def _spawn(command: list[str], home: Path, environment: dict[str, str], log: str) -> subprocess.Popen[bytes]:
    """Start a program; PostgreSQL refuses to run as root."""
    user = pwd.getpwnam(_USER).pw_name if os.geteuid() == 0 else None
    with (home / f"{log}.log").open("ab") as output:
        return subprocess.Popen(
            command,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            cwd=home,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"} | environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


@contextmanager
def _serving(nodes: list[Node]) -> Iterator[Program]:
    """A service with all nodes in its DATABASE_URL, as the owner that deploy/patroni/README.md creates."""
    hosts = ",".join(f"127.0.0.1:{node.port}" for node in nodes)
    superuser = f"postgresql://postgres:{_PASSWORD}@{hosts}"
    with closing(psycopg2.connect(f"{superuser}/postgres?{_WRITABLE}")) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE graph LOGIN CREATEROLE PASSWORD '{_PASSWORD}'")
            cursor.execute("CREATE DATABASE graph OWNER graph ENCODING 'UTF8' TEMPLATE template0")
    service = Program(DATABASE_URL=f"postgresql://graph:{_PASSWORD}@{hosts}/graph", **DEFAULT_TIMEOUTS)
    service.owner_dsn = lambda: f"{superuser}/graph?{_WRITABLE}"  # type: ignore[method-assign]
    with running(service):
        yield service
