"""The database at startup: that of DATABASE_URL, or the embedded one."""

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
from db.core.connection import SERVICE_ROLE, connect
from db.core.embedded import Embedded, EmbeddedFailed
from db.identity_form import Form, OtherRelease
from service.errors import StartupError
from service.process.watch import Watch
from service.settings import Settings
from service.urls import LOOPBACK

OLDEST_POSTGRESQL = 15
READ_ONLY = "session is read-only"
"""A part of libpq's error when no server accepts writes."""
TOO_MANY_FORMS = (
    f"The database may contain identity keys of {identity_state.MOST_FORMS} other settings already. Finish "
    "`python -m service rekey` with one of those first."
)


class Database(NamedTuple):
    """The DSN of the database, and a function that waits until it is started and migrated. Raises StartupError."""

    dsn: str
    wait: Callable[[], None]


@contextmanager
def database(settings: Settings) -> Iterator[Database]:
    """Begin to start the database, so that startup continues in parallel. Raises StartupError."""
    if settings.database_url:
        if settings.environment == "production":
            _require_tls(settings.database_url)
        yield Database(settings.database_url, partial(_migrate, settings.database_url, settings.identity_form))
        return
    try:
        embedded = Embedded(settings.data_dir, connections=settings.processes * (settings.threads + 1))
        watch = Watch(embedded)
        try:
            embedded.begin()
            yield Database(embedded.service_dsn(SERVICE_ROLE), partial(_wait, embedded, watch, settings.identity_form))
        finally:
            for stop in (signal.SIGINT, signal.SIGTERM):  # another signal would only interrupt the shutdown
                signal.signal(stop, signal.SIG_IGN)
            watch.stop()
            embedded.stop()
            if watch.failure:
                raise StartupError(watch.failure)
    except EmbeddedFailed as error:
        raise StartupError(str(error)) from error


def _wait(embedded: Embedded, watch: Watch, form: Form) -> None:
    embedded.wait()
    _migrate(embedded.owner_dsn, form)
    embedded.allow(SERVICE_ROLE)
    watch.start()


def _require_tls(url: str) -> None:
    """Raises StartupError for a database on another machine without TLS, because connections carry PHI."""
    try:
        parameters = psycopg2.extensions.parse_dsn(url)
    except psycopg2.ProgrammingError as error:
        raise StartupError("DATABASE_URL is not a PostgreSQL connection string.") from error
    parameters = {name[2:].lower(): value for name, value in os.environ.items() if name.startswith("PG")} | parameters
    # libpq combines the two lists entry by entry.
    hosts = f"{parameters.get('host', '')},{parameters.get('hostaddr', '')}".split(",")
    is_local = all(host in ("", *LOOPBACK) or host.startswith("/") for host in hosts) and "service" not in parameters
    has_tls = parameters.get("sslmode") in ("require", "verify-ca", "verify-full")
    if not (is_local or has_tls):
        raise StartupError(
            "DATABASE_URL names another machine without TLS. Add sslmode=verify-full and sslrootcert=, or at least "
            "sslmode=require."
        )


def _migrate(dsn: str, form: Form) -> None:
    try:
        connection = connect(dsn, connect_timeout=5)
        version = connection.server_version // 10_000
        encoding = connection.info.parameter_status("server_encoding")
        connection.close()
        if version < OLDEST_POSTGRESQL:
            raise StartupError(f"PostgreSQL {version} is too old; {OLDEST_POSTGRESQL} or newer is required.")
        if encoding != "UTF8":
            raise StartupError(f"The encoding of the database is {encoding}; it must be UTF8.")
        migrate.migrate(dsn)
        _check_identity_forms(dsn, form)
    except psycopg2.Error as error:
        reason = str(error).strip()
        if READ_ONLY in reason:
            raise StartupError(f"No server of DATABASE_URL accepts writes, as a primary does: {reason}") from error
        raise StartupError(f"The database cannot be used: {reason}") from error
    except OtherRelease as error:
        raise StartupError("The identity keys in the database are of another release; start that release.") from error
    except identity_state.TooManyForms as error:
        raise StartupError(TOO_MANY_FORMS) from error
    except migrate.MigrationChanged as error:
        raise StartupError(f"The database was migrated by another version of {error}.") from error


def _check_identity_forms(dsn: str, form: Form) -> None:
    """Check that the service knows all forms of stored identity keys; it would miss duplicates otherwise.

    Raises OtherRelease and TooManyForms.
    """
    with closing(connect(dsn, connect_timeout=5)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT form FROM identity_forms")
        stored = [Form.of(each).text for (each,) in cursor.fetchall()]
    identity_state.require_room(stored, form)
