"""The database that the service finds, or brings, when it starts."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import NamedTuple

import psycopg2
import psycopg2.extensions

from db import identity_state
from db.core import migrate
from db.core.connection import SERVICE_ROLE
from db.core.embedded import Embedded, EmbeddedFailed
from db.identity_form import Form, OtherRelease
from service.errors import StartupError
from service.settings import Settings
from service.urls import LOOPBACK

OLDEST_POSTGRESQL = 15
TOO_MANY_FORMS = (
    f"The stored identity keys may be of {identity_state.MOST_FORMS} other settings already. Finish `python -m service "
    "rekey` with one of those first."
)


class Database(NamedTuple):
    """Where the service reaches it, and what waits until it can be used: started and migrated. Raises CannotStart."""

    dsn: str
    wait: Callable[[], None]


@contextmanager
def database(settings: Settings) -> Iterator[Database]:
    """A database that begins to start, so that other things can be done meanwhile. Raises CannotStart."""
    if settings.database_url:
        if settings.environment == "production":
            _refuse_plain_text(settings.database_url)
        yield Database(settings.database_url, partial(_migrate, settings.database_url, settings.identity_form))
        return
    try:
        embedded = Embedded(settings.data_dir, connections=settings.processes * settings.threads)
        try:
            embedded.begin()
            yield Database(embedded.service_dsn(SERVICE_ROLE), partial(_wait, embedded, settings.identity_form))
        finally:
            for stop in (signal.SIGINT, signal.SIGTERM):  # it is under way, impatience would only break it off
                signal.signal(stop, signal.SIG_IGN)
            embedded.stop()
    except EmbeddedFailed as error:
        raise StartupError(str(error)) from error


def _wait(embedded: Embedded, form: Form) -> None:
    embedded.wait()
    _migrate(embedded.owner_dsn, form)
    embedded.allow(SERVICE_ROLE)


def _refuse_plain_text(url: str) -> None:
    """What travels to another machine is PHI. Raises CannotStart."""
    try:
        given = psycopg2.extensions.parse_dsn(url)
    except psycopg2.ProgrammingError as error:
        raise StartupError("DATABASE_URL is no address of a PostgreSQL.") from error
    known = {name[2:].lower(): value for name, value in os.environ.items() if name.startswith("PG")} | given
    hosts = f"{known.get('host', '')},{known.get('hostaddr', '')}".split(",")  # libpq mixes them, entry by entry
    stays_here = all(host in ("", *LOOPBACK) or host.startswith("/") for host in hosts) and "service" not in known
    encrypts = known.get("sslmode") in ("require", "verify-ca", "verify-full")
    if not (stays_here or encrypts):
        raise StartupError(
            "DATABASE_URL names another machine without TLS. Add sslmode=verify-full and sslrootcert=, or at least "
            "sslmode=require."
        )


def _migrate(dsn: str, form: Form) -> None:
    try:
        connection = psycopg2.connect(dsn, connect_timeout=5)
        version = connection.server_version // 10_000
        encoding = connection.info.parameter_status("server_encoding")
        connection.close()
        if version < OLDEST_POSTGRESQL:
            raise StartupError(f"PostgreSQL {version} is too old; {OLDEST_POSTGRESQL} or newer is needed.")
        if encoding != "UTF8":
            raise StartupError(f"The database is in {encoding}; names need one in UTF8.")
        migrate.migrate(dsn)
        _refuse_other_keys(dsn, form)
    except psycopg2.Error as error:
        raise StartupError(f"The database cannot be used: {error}".strip()) from error
    except OtherRelease as error:
        raise StartupError("The identity keys in the database are those of another release; start that one.") from error
    except identity_state.TooManyForms as error:
        raise StartupError(TOO_MANY_FORMS) from error
    except migrate.MigrationChanged as error:
        raise StartupError(f"The database was migrated by another edition of {error}.") from error


def _refuse_other_keys(dsn: str, own: Form) -> None:
    """Whoever does not know the keys that are stored would miss duplicates. Raises OtherRelease, TooManyForms."""
    with closing(psycopg2.connect(dsn, connect_timeout=5)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT form FROM identity_forms")
        stored = [Form.of(form).text for (form,) in cursor.fetchall()]
    identity_state.require_room(stored, own)
