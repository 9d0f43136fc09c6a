"""`make run`: database, migrations, key, then serving until told to stop."""

import fcntl
import os
import shlex
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import IO

import orjson
import uvicorn

from service import app, docs, metrics, observe
from service.contract import every_scope
from service.database import database
from service.errors import CannotStart
from service.local import LocalTokens
from service.parts import assembled
from service.protocol import Protocol
from service.settings import Settings


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises CannotStart."""
    signal.signal(signal.SIGTERM, _stop)
    observe.take_over_logging()
    with ExitStack() as stack:
        try:
            stack.enter_context(_alone(settings))
            listener = stack.enter_context(_listening(settings.host, settings.port))
            dsn = stack.enter_context(database(settings))
            _serve(settings, listener, dsn)
        except KeyboardInterrupt:
            pass


@contextmanager
def _alone(settings: Settings) -> Iterator[IO[str]]:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with open(settings.data_dir / "lock", "w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(f"Another service runs in {settings.data_dir}; give this one a DATA_DIR.") from None
        yield file


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address, family=family, backlog=2048)
    except (OSError, UnicodeError) as error:
        raise CannotStart(f"{host}:{port} cannot be used ({error}); choose with HOST= and PORT=.") from error
    with listener:
        yield listener


def _serve(settings: Settings, listener: socket.socket, dsn: str) -> None:
    parts = assembled(settings, dsn)
    config = uvicorn.Config(
        app.build(parts),
        loop="uvloop",
        http=partial(Protocol, slow_client=settings.slow_client),  # type: ignore[arg-type]  # called like a class
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    welcome = _welcome(settings, url(settings.host, listener.getsockname()[1]))
    if settings.metrics_port is not None:
        metrics.observe_pool(parts.workers)
        welcome += _metrics(settings.metrics_host, settings.metrics_port)
    _Server(config, lambda: print(welcome, flush=True)).run(sockets=[listener])


def _metrics(host: str, port: int) -> str:
    try:
        return f"\nMetrics: {url(host, metrics.serve(host, port))}/metrics"
    except OSError as error:
        raise CannotStart(f"METRICS_PORT={port} cannot be used ({error.strerror}).") from error


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._started()


def url(host: str, port: int) -> str:
    """Where a service of these settings is."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _welcome(settings: Settings, address: str) -> str:
    where = f"Documentation: {address}{docs.HOME}   The contract: {address}/openapi.yaml"
    if not settings.is_local:
        whose = " and ".join(filter(None, [settings.issuer, settings.introspection_url]))
        return f"patient-graph serves {address} with the tokens of {whose}.\n{where}"
    person = {
        "brand_id": "demo",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": f"ada.{os.urandom(3).hex()}@example.com",
    }
    body = shlex.quote(orjson.dumps(person).decode())
    token = LocalTokens(settings.data_dir).mint(brand="demo", scopes=every_scope())
    return (
        f"patient-graph serves {address} in local mode: tokens of its own, this machine only.\n{where}\n"
        f"Register a patient (201 the first time, 409 the second):\n\n"
        f"curl -i {address}/v1/patients -H 'Content-Type: application/json' -H 'Authorization: Bearer {token}' "
        f"-d {body}\n"
    )


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
