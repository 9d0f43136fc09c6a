"""The database that the service finds, or brings, when it starts."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
import psycopg2.extensions

from db import migrate
from db.connection import SERVICE_ROLE
from db.embedded import Embedded, EmbeddedFailed
from service.errors import CannotStart
from service.fetch import LOOPBACK
from service.settings import Settings

OLDEST_POSTGRESQL = 15


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """A migrated database; the address by which the service reaches it. Raises CannotStart."""
    if settings.database_url:
        if settings.environment == "production":
            _refuse_plain_text(settings.database_url)
        _migrate(settings.database_url)
        yield settings.database_url
        return
    try:
        embedded = Embedded(settings.data_dir)
        try:
            embedded.start(connections=settings.processes * settings.workers)
            _migrate(embedded.owner_dsn)
            yield embedded.service_dsn(SERVICE_ROLE)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # stopping is under way, impatience would only break it off
            embedded.stop()
    except EmbeddedFailed as error:
        raise CannotStart(str(error)) from error


def _refuse_plain_text(url: str) -> None:
    """What travels to another machine is PHI. Raises CannotStart."""
    try:
        given = psycopg2.extensions.parse_dsn(url)
    except psycopg2.ProgrammingError as error:
        raise CannotStart("DATABASE_URL is no address of a PostgreSQL.") from error
    known = {name[2:].lower(): value for name, value in os.environ.items() if name.startswith("PG")} | given
    hosts = f"{known.get('host', '')},{known.get('hostaddr', '')}".split(",")  # libpq mixes them, entry by entry
    stays_here = all(host in ("", *LOOPBACK) or host.startswith("/") for host in hosts) and "service" not in known
    encrypts = known.get("sslmode") in ("require", "verify-ca", "verify-full")
    if not (stays_here or encrypts):
        raise CannotStart(
            "DATABASE_URL names another machine without TLS. Add sslmode=verify-full and sslrootcert=, or at least "
            "sslmode=require."
        )


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
