"""A live service for the tests: its own process, on a free port, with a real PostgreSQL."""

import os
import re
import secrets
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import IO, Any, ClassVar, Self
from urllib.parse import urlsplit, urlunsplit

import httpx2
import psycopg2

from db.core.embedded import Embedded
from db.core.migrate import migrate
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.support.fork_server import ForkedProcess, fork_server, second_fork_server
from tests.support.oracle import check_response
from tests.support.waiting import LONG, wait_until

ROOT = Path(__file__).parent.parent.parent
SERVER = os.environ.get("DATABASE_URL")
# Shared, because creating one takes twenty milliseconds per client; no test uses TLS.
TLS = ssl.create_default_context()
ANYONE = httpx2.Client(timeout=LONG, limits=httpx2.Limits(max_keepalive_connections=0), trust_env=False, verify=TLS)
"""A client without a token for any URL, with one connection per request."""
# The beginning of the ids of requests that find out whether earlier log lines are written.
_MARKER = "00000000-0000-7000-8000-"
# A slow machine may need longer than the defaults allow.
_LONG_TIMEOUTS = {"QUEUE_TIMEOUT": "60", "REQUEST_TIMEOUT": "60", "IDENTITY_TIMEOUT": "60"}


def _text_file() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8")


class LiveService:
    """`python -m service run` (or `program`), with access to its database and log.

    It is forked, except when a test sets `program` or DATA_DIR. Later starts have another hash seed than the first.
    """

    instances: ClassVar[set["LiveService"]] = set()
    """Services that are not cleaned up yet. A failing test may leave one behind."""
    program: tuple[str, ...] = ("-m", "service", "run")

    def __init__(self, **environment: str) -> None:
        self.instances.add(self)
        self._home = Path(tempfile.mkdtemp(dir=fork_server().directory))
        self._chose_data_dir = "DATA_DIR" in environment
        self.data_dir = self._home / environment.pop("DATA_DIR", "data")
        self.log_path = self._home / "log"
        self.url = ""
        self._environment = environment
        chose_database = not environment.keys().isdisjoint(("DATABASE_URL", "DATABASE_URL_FILE"))
        self._database_url = _fresh_database() if SERVER and not chose_database else None
        self._process: ForkedProcess | None = None
        self._connections: list[psycopg2.extensions.connection] = []

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(self.data_dir),
            "PORT": "0",
            "RELAY": "off",
            **_LONG_TIMEOUTS,
        } | self._environment
        return own | ({"DATABASE_URL": self._database_url} if self._database_url else {})

    def start(self) -> Self:
        """Start the service and wait until it serves. Its PostgreSQL is a copy, unless the test sets DATA_DIR."""
        if "run" in self.program and not (SERVER or self._chose_data_dir or self.data_dir.exists()):
            self.copy_template()
        with self.log_path.open("ab") as log:
            begin = log.tell()
            self._process = self._spawn(log)
        self.url = wait_until(lambda: self._address(begin), "the service starts")
        return self

    def copy_template(self) -> None:
        """Copy a prepared database into the data directory."""
        self.data_dir.mkdir(exist_ok=True)
        subprocess.run(["cp", "-a", str(_template_directory() / "postgres"), str(self.data_dir)], check=True)

    def _address(self, begin: int) -> str | None:
        assert self._process is not None
        ended, said = self._process.poll() is not None, self.log_path.read_text(encoding="utf-8")[begin:]
        match = re.search(r"serves (http://\S+)", said)
        assert match or not ended, said
        return match[1] if match else None

    def _spawn(self, log: IO[bytes]) -> ForkedProcess:
        if self.program != LiveService.program or self._chose_data_dir:
            return fork_server().spawn([sys.executable, *self.program], self.environment, log.fileno())
        server = fork_server() if self._process is None else second_fork_server()
        return server.fork(["run"], self.environment, log.fileno())

    @property
    def log(self) -> str:
        """The output of the service, with the log lines of all requests that ended before.

        Of several processes, only one is known to have written its lines.
        """
        if self._process is not None and self._process.poll() is None:
            self._wait_for_log_lines(self._process)
        return self.written

    @property
    def written(self) -> str:
        """The output that is written already. The log follows a moment later than responses."""
        lines = self.log_path.read_text(encoding="utf-8").splitlines(keepends=True)
        return "".join(line for line in lines if _MARKER not in line)

    def _wait_for_log_lines(self, process: ForkedProcess) -> None:
        """Wait until the line of a request is written: lines are in order. Without a response, return at once."""
        marker = f"{_MARKER}{secrets.token_hex(6)}"
        try:
            ANYONE.get(f"{self.url}/healthz", headers={"X-Request-Id": marker})
        except httpx2.TransportError:
            return
        has_marker = lambda: marker.encode() in self.log_path.read_bytes() or process.poll() is not None  # noqa: E731
        wait_until(has_marker, "the log line of a request is written")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def exit_status(self) -> int | None:
        assert self._process is not None
        return self._process.returncode

    def send_signal(self, number: int) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def stop(self, with_signal: int = signal.SIGINT) -> int:
        assert self._process is not None
        self._process.send_signal(with_signal)
        return self._process.wait(timeout=LONG)

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=LONG)

    def clean_up(self) -> None:
        self.instances.discard(self)
        if self._process is not None and self._process.poll() is None:
            self.stop()
        if self._database_url:
            _drop_database(self._database_url)
        shutil.rmtree(self._home)

    @property
    def postgres(self) -> Embedded:
        assert SERVER is None
        return Embedded(self.data_dir)

    def owner_dsn(self) -> str:
        return self._database_url or self.postgres.owner_dsn

    def sql(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Query the database as a superuser, bypassing row-level security.

        Connections are kept: a new one takes PostgreSQL longer than most queries.
        """
        kept = self._connections.pop() if self._connections else None
        connection = kept or psycopg2.connect(self.owner_dsn())
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(query, values or None)
                found = cursor.fetchall() if cursor.description else []
        except psycopg2.Error as error:
            # Otherwise the connection was lost: not every such error closes it, but none has a SQLSTATE then.
            if kept is None or (error.pgcode and not kept.closed):
                raise
            return self.sql(query, *values)
        self._connections.append(connection)
        return found

    def waiting_for_locks(self) -> int:
        """Return how many connections to this service's database wait for locks."""
        of_ours = "datname = current_database() AND wait_event_type = 'Lock'"
        return int(self.sql(f"SELECT count(*) FROM pg_stat_activity WHERE {of_ours}")[0][0])

    def command(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m service` with these arguments until it ends; `run` is expected to fail, at once."""
        with _text_file() as output, _text_file() as errors:
            process = fork_server().fork(arguments, self.environment | environment, output.fileno(), errors.fileno())
            try:
                status = process.wait(LONG / 2 if arguments == ("run",) else 5 * LONG)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            output.seek(0)
            errors.seek(0)
            return subprocess.CompletedProcess(arguments, status, output.read(), errors.read())

    def token(self) -> str:
        """Return a token of local mode with every scope."""
        return LocalTokens(self.data_dir).mint(brand="demo", scopes=every_scope())

    def printed_token(self, **claims: str) -> str:
        """Return the token that the command prints."""
        return self.command("token", **{name.upper(): value for name, value in claims.items()}).stdout.strip()

    def api(self, token: str, **options: Any) -> httpx2.Client:
        """Return a client whose responses are all checked against the contract."""
        hooks = {"response": [check_response]}
        return httpx2.Client(
            base_url=self.url,
            headers={"Authorization": f"Bearer {token}"},
            event_hooks=hooks,
            timeout=LONG,
            # Shorter than the five seconds after which the service closes idle connections, to avoid a race.
            limits=httpx2.Limits(keepalive_expiry=2),
            trust_env=False,
            verify=TLS,
            **options,
        )


@cache
def _template_directory() -> Path:
    """Return a directory with a prepared database, which is much faster to copy than to create."""
    directory = fork_server().directory / "template"
    embedded = Embedded(directory)
    embedded.start()
    migrate(embedded.owner_dsn)
    embedded.stop()
    return directory


def _fresh_database() -> str:
    name = f"patient_graph_test_{secrets.token_hex(4)}"
    _on_server(f"CREATE DATABASE {name} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0")
    return urlunsplit(urlsplit(str(SERVER))._replace(path=f"/{name}"))


def _drop_database(url: str) -> None:
    _on_server(f"DROP DATABASE {urlsplit(url).path[1:]} WITH (FORCE)")


def _on_server(statement: str) -> None:
    connection = psycopg2.connect(str(SERVER))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()
