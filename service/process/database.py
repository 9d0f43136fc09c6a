"""The database at startup: that of DATABASE_URL, or the embedded one."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial

import psycopg2
import psycopg2.extensions

from db import identity_state
from db.core import migrate, pooler
from db.core.connection import SERVICE_ROLE, connect
from db.core.embedded import Embedded
from db.core.embedded_programs import EmbeddedFailed
from db.core.roles import RolesMissing
from db.errors import Unavailable
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
# SQLSTATEs, or their classes, of a server that may serve later: connection lost, read-only, resources, shutdown and
# recovery. Those of libpq's errors while it connects are not known; these are parts of their messages.
_AWAY_STATES = ("08", "25006", "53", "57P")
_AWAY_REASONS = re.compile(
    r"Connection refused|Connection reset by peer|Connection timed out|timeout expired|No route to host|Host is down|"
    r"Network is unreachable|No such file or directory$|could not translate host name|"
    r"server closed the connection unexpectedly|connection has been closed unexpectedly|EOF detected|"
    r"the database system is |too many clients already|remaining connection slots are reserved|session is read-only|"
    r"terminating connection due to"
)
_DETAILS = ("\t", "DETAIL:", "HINT:")


class DatabaseAway(StartupError):
    """The database cannot be used now, but may be later, without a change of the settings."""


@dataclass
class Database:
    """The database of a service, by its DSN."""

    dsn: str
    _prepare: Callable[[str], None]
    owner_dsn: str | None = None
    """The DSN of the owner of the embedded database."""

    def wait(self) -> None:
        """Wait until it is started and migrated. Raises StartupError, and DatabaseAway if it can be tried again."""
        self._prepare(self.dsn)

    def reload(self, settings: Settings) -> Callable[[], None]:
        """Return a function that begins to use the login of these settings."""
        return partial(setattr, self, "dsn", settings.database_url or self.dsn)


@contextmanager
def database(settings: Settings) -> Iterator[Database]:
    """Begin to start the database, so that startup continues in parallel. Raises StartupError."""
    if settings.database_url:
        if settings.environment == "production":
            require_tls(settings.database_url)
        yield Database(settings.database_url, partial(_prepare, settings=settings))
        return
    try:
        embedded = Embedded(settings.data_dir, connections=settings.processes * (settings.threads + 2))
        watch = Watch(embedded)
        try:
            embedded.begin()
            wait = partial(_wait, embedded, watch, settings.identity_form)
            yield Database(embedded.service_dsn(SERVICE_ROLE), wait, embedded.owner_dsn)
        finally:
            for stop in (signal.SIGINT, signal.SIGTERM):  # another signal would only interrupt the shutdown
                signal.signal(stop, signal.SIG_IGN)
            watch.stop()
            embedded.stop()
            if watch.failure:
                raise StartupError(watch.failure)
    except EmbeddedFailed as error:
        raise StartupError(str(error)) from error


def _wait(embedded: Embedded, watch: Watch, form: Form, _: str) -> None:
    embedded.wait()
    prepare(embedded.owner_dsn, form)
    embedded.allow(SERVICE_ROLE)
    watch.start()


def require_tls(url: str, variable: str = "DATABASE_URL") -> None:
    """Raises StartupError for a database on another machine without TLS, because connections carry PHI."""
    try:
        parameters = psycopg2.extensions.parse_dsn(url)
    except psycopg2.ProgrammingError as error:
        raise StartupError(f"{variable} is not a PostgreSQL connection string.") from error
    parameters = {name[2:].lower(): value for name, value in os.environ.items() if name.startswith("PG")} | parameters
    # libpq combines the two lists entry by entry.
    hosts = f"{parameters.get('host', '')},{parameters.get('hostaddr', '')}".split(",")
    is_local = all(host in ("", *LOOPBACK) or host.startswith("/") for host in hosts) and "service" not in parameters
    has_tls = parameters.get("sslmode") in ("require", "verify-ca", "verify-full")
    if not (is_local or has_tls):
        raise StartupError(
            f"{variable} names another machine without TLS. Add sslmode=verify-full and sslrootcert=, or at least "
            "sslmode=require."
        )


def _prepare(dsn: str, settings: Settings) -> None:
    prepare(dsn, settings.identity_form)
    try:
        pooler.require_usable(dsn, prepares=settings.prepared_statements)
    except pooler.UnusablePooler as error:
        raise StartupError(str(error)) from error
    except Unavailable as error:
        raise DatabaseAway(f"The database cannot be used: {error.__cause__}".strip()) from error


def prepare(dsn: str, form: Form) -> None:
    """Migrate the database if the login can, otherwise check that it is migrated.

    Raises StartupError, and DatabaseAway if it can be tried again.
    """
    with failures():
        require_server(dsn)
        if migrate.may_migrate(dsn):
            migrate.migrate(dsn)
        else:
            migrate.require_migrated(dsn)
        _check_identity_forms(dsn, form)


def check(dsn: str, form: Form) -> None:
    """Check that a service can use the database with this login. Raises StartupError and DatabaseAway."""
    with failures():
        require_server(dsn)
        migrate.require_migrated(dsn)
        _check_identity_forms(dsn, form)


@contextmanager
def failures() -> Iterator[None]:
    """Raise StartupError for what a database cannot be used for, and DatabaseAway if it can be tried again."""
    try:
        yield
    except psycopg2.Error as error:
        reason = str(error).strip()
        failed = DatabaseAway if _is_away(error) else StartupError
        if READ_ONLY in reason:
            raise failed(f"No server of DATABASE_URL accepts writes, as a primary does: {reason}") from error
        raise failed(f"The database cannot be used: {reason}") from error
    except _UNUSABLE as error:
        raise StartupError(_sentence(error)) from error


_UNUSABLE = (
    RolesMissing,
    migrate.NotMigrated,
    migrate.Pooled,
    migrate.MigrationChanged,
    OtherRelease,
    identity_state.TooManyForms,
)


def _sentence(error: Exception) -> str:
    """Return what to do about a database that cannot be used."""
    match error:
        case migrate.NotMigrated():
            return (
                f"The database is not ready for this release ({error}). DATABASE_URL cannot migrate it: its login is "
                "not the owner, or it leads to a connection pooler. Run `python -m service migrate` with the "
                "MIGRATION_URL of the owner."
            )
        case migrate.Pooled():
            return (
                "Migrations cannot run through a connection pooler, which can take away the session with their lock. "
                "Use the address of the server itself."
            )
        case migrate.MigrationChanged():
            return f"The database was migrated by another version of {error}."
        case OtherRelease():
            return "The identity keys in the database are of another release; start that release."
        case identity_state.TooManyForms():
            return TOO_MANY_FORMS
        case _:
            return f"The database cannot be used: {error}."


def _is_away(error: psycopg2.Error) -> bool:
    """Return whether the database may be usable later. Of several hosts, each must be away."""
    if error.pgcode:
        return error.pgcode.startswith(_AWAY_STATES)
    reasons = [line for line in str(error).strip().splitlines() if line and not line.startswith(_DETAILS)]
    return bool(reasons) and all(_AWAY_REASONS.search(reason) for reason in reasons)


def require_server(dsn: str) -> None:
    """Raises StartupError for a server or an encoding that the service does not support, and psycopg2.Error."""
    connection = connect(dsn, connect_timeout=5)
    version = connection.server_version // 10_000
    encoding = connection.info.parameter_status("server_encoding")
    connection.close()
    if version < OLDEST_POSTGRESQL:
        raise StartupError(f"PostgreSQL {version} is too old; {OLDEST_POSTGRESQL} or newer is required.")
    if encoding != "UTF8":
        raise StartupError(f"The encoding of the database is {encoding}; it must be UTF8.")


def _check_identity_forms(dsn: str, form: Form) -> None:
    """Check that the service knows all forms of stored identity keys; it would miss duplicates otherwise.

    Raises OtherRelease and TooManyForms.
    """
    with closing(connect(dsn, connect_timeout=5)) as connection, connection.cursor() as cursor:
        connection.autocommit = True  # the statements of one message are a transaction, also behind a pooler
        cursor.execute(f"SET LOCAL ROLE {SERVICE_ROLE}; SELECT form FROM identity_forms")
        stored = [Form.of(each).text for (each,) in cursor.fetchall()]
    identity_state.require_room(stored, form)
