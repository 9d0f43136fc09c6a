"""The command `run`: start the database, migrate it and serve."""

import fcntl
import os
import shlex
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO

import orjson

from relay.metrics import ALL
from service import app
from service.auth.local import LocalTokens
from service.bootstrap import build
from service.contract.compile import every_scope
from service.errors import StartupError
from service.execution.gate import Gate
from service.process import erasures
from service.process.admission import admission
from service.process.database import Database, database
from service.process.open_files import MAX_UNACCEPTED, raise_limit
from service.process.relay import EmbeddedRelay, embedded_relay
from service.process.reload import Hangups, reload_on_hangup
from service.process.server import interrupt, serve
from service.process.supervisor import Supervisor
from service.settings import Settings
from service.telemetry import log, metrics
from service.telemetry.output import STANDARD_OUTPUT
from service.urls import DOCS_PATH, base_url

_UNSENT_BYTES = 128 * 1024


class DataDirInUse(StartupError):
    """Another service uses the data directory."""


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises StartupError."""
    for stop in (signal.SIGTERM, signal.SIGINT):  # a shell starts background processes with SIGINT ignored
        signal.signal(stop, interrupt)
    log.capture_everything()
    raise_limit(settings)
    hangups = Hangups()
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        stack.enter_context(lock_data_dir(settings))
        listener = stack.enter_context(listening(settings.host, settings.port))
        db, gate = stack.enter_context(database(settings)), Gate()
        admitted = admission(partial(_prepare, settings, db), gate, waits=settings.database_url is not None)
        address = base_url(settings.host, listener.getsockname()[1])
        relay = stack.enter_context(embedded_relay(settings, db))
        if settings.processes == 1:
            welcome = _welcome(settings, address, relay) + _serve_metrics(settings)
            components = build(settings, db.dsn, gate=gate)
            components.reloads.reads.extend([db.reload, relay.reload])
            application = app.build(components)  # while the database starts
            stack.enter_context(admitted)
            reloads = partial(reload_on_hangup, hangups, settings, components.reloads)
            serve(application, settings, listener, partial(_report, welcome, relay), reloads)
        else:
            stack.enter_context(admitted)
            processes = stack.enter_context(closing(Supervisor(settings, listener, gate, db, relay.reload)))
            welcome = _welcome(settings, address, relay) + _serve_metrics(settings, processes.metrics)
            processes.wait_until_ready()
            _report(welcome, relay)
            processes.supervise(hangups)


def _report(welcome: str, relay: EmbeddedRelay) -> None:
    """Print that the service serves, and start the relay."""
    STANDARD_OUTPUT.print(welcome)
    relay.start()


def _prepare(settings: Settings, db: Database) -> None:
    """Wait until the database may be served. Raises StartupError and DatabaseAway."""
    db.wait()
    erasures.check(settings.erasure_ledger, db.dsn)


@contextmanager
def lock_data_dir(settings: Settings) -> Iterator[IO[str]]:
    """Lock DATA_DIR against other services. Raises DataDirInUse."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with open(settings.data_dir / "lock", "w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DataDirInUse(f"Another service uses {settings.data_dir}; set another DATA_DIR.") from None
        yield file


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address, family=family, backlog=MAX_UNACCEPTED)
        # For each connection: the system holds so much that a client does not read. The rest waits here, where progress
        # of the client is seen.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT_BYTES)
    except (OSError, UnicodeError) as error:
        raise StartupError(f"{host}:{port} cannot be used ({error}); choose another with HOST= and PORT=.") from error
    with listener:
        yield listener


def _serve_metrics(settings: Settings, shared: Path | None = None) -> str:
    """Serve metrics if METRICS_PORT is set, and return the line with their URL."""
    if settings.metrics_port is None:
        return ""
    try:
        port = metrics.serve(settings.metrics_host, settings.metrics_port, shared, ALL)
    except OSError as error:
        raise StartupError(f"METRICS_PORT={settings.metrics_port} cannot be used ({error.strerror}).") from error
    return f"\nMetrics: {base_url(settings.metrics_host, port)}/metrics"


def _welcome(settings: Settings, address: str, relay: EmbeddedRelay) -> str:
    links = f"Documentation: {address}{DOCS_PATH}   The contract: {address}/openapi.yaml{relay.description}"
    if not settings.is_local:
        issuers = " and ".join(filter(None, [settings.issuer, settings.introspection_url]))
        return f"patient-graph serves {address} and accepts tokens of {issuers}.\n{links}"
    person = {
        "brand_id": "demo",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": f"ada.{os.urandom(3).hex()}@example.com",
    }
    body = shlex.quote(orjson.dumps(person).decode())
    token = LocalTokens(settings.data_dir).mint(brand="demo", scopes=every_scope())
    return (
        f"patient-graph serves {address} in local mode: with its own tokens, on this machine only.\n{links}\n"
        f"Register a patient (201 the first time, 409 the second):\n\n"
        f"curl -i {address}/v1/patients -H 'Content-Type: application/json' -H 'Authorization: Bearer {token}' "
        f"-d {body}\n"
    )
