"""SIGHUP: the service reads secret files, the log level and the keys anew, while it serves."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import psycopg2.extensions

from db.errors import Unavailable
from service.bootstrap import Reloads
from service.errors import StartupError
from service.process.database import DatabaseAway, check, require_tls
from service.settings import InvalidSettings, Settings, load
from service.telemetry import log

# The parameters of DATABASE_URL that say which database it is.
_DATABASE = ("host", "hostaddr", "port", "dbname", "service")


class Hangups:
    """The SIGHUPs that the process has got. One that the end of its terminal causes interrupts it instead."""

    def __init__(self) -> None:
        self.descriptor = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        # nohup ignores the signal.
        self._ends_with_terminal = signal.getsignal(signal.SIGHUP) != signal.SIG_IGN and _has_terminal()
        signal.signal(signal.SIGHUP, self._handle)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})

    def _handle(self, *_: object) -> None:
        if self._ends_with_terminal and not _has_terminal():
            os.kill(os.getpid(), signal.SIGINT)
        else:
            os.eventfd_write(self.descriptor, 1)

    def take(self) -> bool:
        """Return whether there was one since the last call."""
        with suppress(BlockingIOError):
            return os.eventfd_read(self.descriptor) > 0
        return False


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


async def reload_on_hangup(hangups: Hangups, settings: Settings, reloads: Reloads) -> None:
    """Reload the configuration at each SIGHUP, one at a time."""
    loop, received = asyncio.get_running_loop(), asyncio.Event()

    def receive() -> None:
        if hangups.take():
            received.set()

    loop.add_reader(hangups.descriptor, receive)
    try:
        while await received.wait():
            received.clear()
            settings = await _reload(settings, reloads)
    finally:
        loop.remove_reader(hangups.descriptor)


async def _reload(settings: Settings, reloads: Reloads) -> Settings:
    """Put new settings into force, or keep the old ones and log why. Return the settings that are in force."""
    again = await asyncio.to_thread(read_again, settings)
    if again is None:
        return settings
    try:
        changes = [read(again) for read in reloads.reads]
    except StartupError as error:
        _report(str(error))
        return settings
    for change in changes:
        change()
    for fetch in reloads.fetches:
        try:
            await fetch()
        except Unavailable:
            _report("The keys of ISSUER cannot be fetched. The known ones, and all other new settings, are in force.")
            return again
    log.log_event("configuration_reloaded")
    return again


def read_again(settings: Settings) -> Settings | None:
    """Return the settings, read anew. If a service cannot start with them, log why and return None."""
    return read_settings(partial(_check_url, settings.database_url))


def read_settings(check: Callable[[Settings], object]) -> Settings | None:
    """Return the settings, read anew. If they are invalid or the check raises StartupError, log why and return None."""
    try:
        again = load()
        check(again)
    except (InvalidSettings, StartupError) as error:
        _report(str(error))
        return None
    except Exception as error:  # any error: the process runs on
        log.log_error(None, error)
        return None
    return again


def _check_url(present: str | None, settings: Settings) -> None:
    """Raises StartupError if the service cannot use its database by these settings, instead of the present URL."""
    if settings.database_url and present:
        _check_database(present, settings, settings.database_url)


def _check_database(present: str, settings: Settings, url: str) -> None:
    """Raises StartupError if the service cannot use its database by the URL, as far as the database is there."""
    if settings.environment == "production":
        require_tls(url)
    if _database(url) != _database(present):
        raise StartupError("DATABASE_URL is of another database, which needs a restart of the service.")
    with suppress(DatabaseAway):
        check(url, settings.identity_form)


def _database(url: str) -> dict[str, str]:
    try:
        parameters = psycopg2.extensions.parse_dsn(url)
    except psycopg2.ProgrammingError as error:
        raise StartupError("DATABASE_URL is not a PostgreSQL connection string.") from error
    return {name: parameters[name] for name in _DATABASE if name in parameters}


def _report(reason: str) -> None:
    log.log_event("configuration_not_reloaded", reason=" ".join(reason.split()))
