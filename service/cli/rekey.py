"""The command `rekey`: compute the identity keys of stored patients again, with the current settings."""

import json
import math
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import psycopg

from db import identity, identity_state
from db.core.connection import SERVICE_ROLE, Connection
from db.core.embedded import Embedded
from db.errors import Unavailable
from db.identity_form import OtherRelease
from db.identity_state import TooManyForms
from db.rekey import Collision, Rekey, RunsAlready, has_patients
from service.errors import StartupError
from service.process.database import TOO_MANY_FORMS, database
from service.process.run import DataDirInUse, lock_data_dir
from service.settings import Settings
from service.telemetry import log


def run(settings: Settings, brand: str | None, restart: bool) -> int:
    """Process a brand, or all; with `restart`, from the first patient on. Raises StartupError."""
    identity.use(settings.identity_form)
    identity.use_system(settings.identity_system)
    with _reachable_database(settings) as dsn, closing(Connection(dsn)) as connection:
        try:
            connection.run("SELECT 1")
            if connection.is_pooled:
                raise StartupError(
                    "DATABASE_URL leads to a connection pooler. Run rekey with the address of the server itself."
                )
            if brand is not None and not has_patients(connection, brand):
                raise StartupError(f"There is no brand {json.dumps(brand)} with patients.")
            rekey = Rekey(connection, _print_collisions, restart)
            _wait_for_services(connection, rekey)
            _run(rekey, brand)
        except TooManyForms:
            raise StartupError(TOO_MANY_FORMS) from None
        except RunsAlready:
            raise StartupError("Another run of rekey is in progress; a killed one ends within seconds.") from None
        except (OtherRelease, psycopg.ProgrammingError):
            raise StartupError(
                "The database is not of this release; start the service of this release first."
            ) from None
        except Unavailable:
            raise StartupError(
                "The database does not respond or is too busy. Run this again; it continues where it stopped."
            ) from None
    return 0


def _wait_for_services(connection: Connection, rekey: Rekey) -> None:
    """Wait until all running services look up keys of these settings, before any is stored."""
    seconds = identity_state.seconds_until_heard(connection)
    if rekey.is_needed and seconds:
        print(f"Waiting {_count(math.ceil(seconds), 'second')} until all services know these settings.", flush=True)
        time.sleep(seconds)


def _run(rekey: Rekey, brand: str | None) -> None:
    patients = collisions = brands = 0
    done: set[str] = set()
    while remaining := [each for each in _brands(rekey, brand) if each not in done]:  # brands may be added meanwhile
        for each in remaining:
            for progress in rekey.run(each):
                last = progress
            patients, collisions = patients + last.patients, collisions + last.collisions
            brands += last.patients > 0
            done.add(each)
    _report(rekey, _count(patients, "patient"), _count(brands, "brand"), brand)
    if collisions:
        print(f"{_count(collisions, 'time')} a patient was left without a key that an older patient holds.")


def _report(rekey: Rekey, patients: str, brands: str, brand: str | None) -> None:
    if not rekey.is_needed:
        print(f"The identity keys are of these settings already. Checked again: {patients}.")
    elif rekey.finish():
        print(f"All patients have identity keys of these settings: {patients} of {brands}.")
    elif brand is not None:
        print(f"Identity keys of these settings: {patients}. Run this without BRAND= for the other brands.")
    else:
        print(f"Identity keys of these settings: {patients}. A service with other settings started; run this again.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _brands(rekey: Rekey, brand: str | None) -> list[str]:
    """Return the brands to process; once all are done, those that a run processed.

    The others have had keys of these settings from the beginning.
    """
    brands = [each for each in rekey.brands() if brand in (None, each)]
    return brands if rekey.is_needed else [each for each in brands if rekey.progress(each)]


def _print_collisions(collision: Collision) -> None:
    print(
        f"{json.dumps(collision.brand)}, {collision.kind}: {collision.holder} holds the key, "
        f"{collision.other} has the same.",
        flush=True,
    )
    log.log_event("identity_collision", **collision._asdict())


@contextmanager
def _reachable_database(settings: Settings) -> Iterator[str]:
    """The DSN of the database of a running service, or else of one that is started for this."""
    with ExitStack() as stack:
        try:
            if not settings.database_url:
                stack.enter_context(lock_data_dir(settings))
        except DataDirInUse:
            yield Embedded(settings.data_dir).service_dsn(SERVICE_ROLE)
            return
        db = stack.enter_context(database(settings))
        db.wait()
        yield db.dsn
