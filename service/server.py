"""`make run`: database, migrations, key, then serving until told to stop."""

import fcntl
import logging
import os
import shlex
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import IO

import orjson
import psycopg2
import uvicorn

from db import migrate
from db.connection import SERVICE_ROLE
from db.embedded import Embedded, EmbeddedFailed
from service import app, auth, docs
from service.contract import every_scope
from service.protocol import Protocol
from service.settings import Settings
from service.workers import Workers

HOST = "127.0.0.1"
OLDEST_POSTGRESQL = 15


class CannotStart(Exception):
    """Why the service does not start, as a sentence for the one who started it."""


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises CannotStart."""
    if settings.environment == "production":
        raise CannotStart(
            "ENVIRONMENT=production needs an identity service to verify tokens, and this release has only the local "
            "mode, which trusts tokens that anyone with access to DATA_DIR can mint. Unset ENVIRONMENT."
        )
    signal.signal(signal.SIGTERM, _stop)
    # Its warnings are about requests, which we log ourselves.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    with ExitStack() as stack:
        try:
            stack.enter_context(_alone(settings))
            listener = stack.enter_context(_listening(settings.port))
            dsn = stack.enter_context(database(settings))
            _serve(settings, listener, dsn)
        except KeyboardInterrupt:
            pass


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """A migrated database; the address by which the service reaches it. Raises CannotStart."""
    if settings.database_url:
        _migrate(settings.database_url)
        yield settings.database_url
        return
    try:
        embedded = Embedded(settings.data_dir)
        try:
            embedded.start()
            _migrate(embedded.owner_dsn)
            yield embedded.service_dsn(SERVICE_ROLE)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # stopping is under way, impatience would only break it off
            embedded.stop()
    except EmbeddedFailed as error:
        raise CannotStart(str(error)) from error


def _migrate(dsn: str) -> None:
    try:
        connection = psycopg2.connect(dsn, connect_timeout=5)
        version = connection.server_version // 10_000
        encoding = connection.info.parameter_status("server_encoding")
        connection.close()
        if version < OLDEST_POSTGRESQL:
            raise CannotStart(f"PostgreSQL {version} is too old; {OLDEST_POSTGRESQL} or newer is needed.")
        if encoding != "UTF8":
            raise CannotStart(f"The database is in {encoding}; names need one in UTF8.")
        migrate.migrate(dsn)
    except psycopg2.Error as error:
        raise CannotStart(f"The database cannot be used: {error}".strip()) from error
    except migrate.MigrationChanged as error:
        raise CannotStart(f"The database was migrated by another edition of {error}.") from error


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
def _listening(port: int) -> Iterator[socket.socket]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        raise CannotStart(f"Port {port} cannot be used ({error.strerror}); choose one with PORT=.") from error
    with listener:
        yield listener


def _serve(settings: Settings, listener: socket.socket, dsn: str) -> None:
    key = auth.local_key(settings.data_dir)
    verifier = auth.Cached(auth.JwtVerifier(key, auth.LOCAL_ISSUER))
    workers = Workers(
        dsn,
        size=settings.workers,
        backlog=settings.backlog,
        patience=settings.patience,
        deadline=settings.deadline,
    )
    token = auth.local_token(key, brand="demo", scopes=every_scope(), subject=None)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    config = uvicorn.Config(
        app.build(verifier, workers, settings),
        loop="uvloop",
        http=partial(Protocol, slow_client=settings.slow_client),  # type: ignore[arg-type]  # called like a class
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
    )
    _Server(config, lambda: print(_welcome(url, token), flush=True)).run(sockets=[listener])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._started()


def _welcome(url: str, token: str) -> str:
    person = {
        "brand_id": "demo",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": f"ada.{os.urandom(3).hex()}@example.com",
    }
    body = shlex.quote(orjson.dumps(person).decode())
    return (
        f"patient-graph serves {url} in local mode: tokens of its own, this machine only.\n"
        f"Documentation: {url}{docs.HOME}   The contract: {url}/openapi.yaml\n"
        f"Register a patient (201 the first time, 409 the second):\n\n"
        f"curl -i {url}/v1/patients -H 'Content-Type: application/json' -H 'Authorization: Bearer {token}' "
        f"-d {body}\n"
    )


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
