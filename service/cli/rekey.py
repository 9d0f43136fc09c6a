"""`python -m service rekey`: the identity keys of stored patients, made anew by the settings of now."""

import json
import math
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import psycopg2

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


def run(settings: Settings, brand: str | None, anew: bool) -> int:
    """Go through that brand, or through all; `anew` from the first patient on. Raises CannotStart."""
    identity.use(settings.identity_form)
    with _reached(settings) as dsn, closing(Connection(dsn)) as connection:
        try:
            if brand is not None and not has_patients(connection, brand):
                raise StartupError(f"There is no brand {json.dumps(brand)} with patients.")
            rekey = Rekey(connection, _print_collisions, anew)
            _wait_until_heard(connection, rekey)
            _run(rekey, brand)
        except TooManyForms:
            raise StartupError(TOO_MANY_FORMS) from None
        except RunsAlready:
            raise StartupError("Another run of rekey is under way. One that was killed ends within seconds.") from None
        except (OtherRelease, psycopg2.ProgrammingError):
            raise StartupError(
                "The database is not of this release; start the service of this release first."
            ) from None
        except Unavailable:
            raise StartupError(
                "The database does not answer or is too busy. Run this again: it goes on from where it got to."
            ) from None
    return 0


def _wait_until_heard(connection: Connection, rekey: Rekey) -> None:
    """Have running services look up keys of these settings before there are any."""
    seconds = identity_state.seconds_until_heard(connection)
    if rekey.is_needed and seconds:
        print(f"Waiting {_count(math.ceil(seconds), 'second')} until all services know these settings.", flush=True)
        time.sleep(seconds)


def _run(rekey: Rekey, brand: str | None) -> None:
    patients = collisions = brands = 0
    done: set[str] = set()
    while wanted := [each for each in _wanted(rekey, brand) if each not in done]:  # there may be new ones meanwhile
        for each in wanted:
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
        print(f"The identity keys are of these settings already. Looked at again: {patients}.")
    elif rekey.finish():
        print(f"All have identity keys of these settings: {patients} of {brands}.")
    elif brand is not None:
        print(f"Identity keys of these settings: {patients}. Run this without BRAND= for the other brands.")
    else:
        print(f"Identity keys of these settings: {patients}. A service with other settings started; run this again.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _wanted(rekey: Rekey, brand: str | None) -> list[str]:
    """Once all are done, those that a run went through: others have had keys of these settings from the beginning."""
    brands = [each for each in rekey.brands() if brand in (None, each)]
    return brands if rekey.is_needed else [each for each in brands if rekey.progress(each)]


def _print_collisions(found: Collision) -> None:
    print(
        f"{json.dumps(found.brand)}, {found.kind}: {found.holder} holds the key, {found.other} has the same.",
        flush=True,
    )
    log.log_event("identity_collision", **found._asdict())


@contextmanager
def _reached(settings: Settings) -> Iterator[str]:
    """The database: that of a service that runs, or else one that is started for this."""
    with ExitStack() as stack:
        try:
            if not settings.database_url:
                stack.enter_context(lock_data_dir(settings))
        except DataDirInUse:
            yield Embedded(settings.data_dir).service_dsn(SERVICE_ROLE)
            return
        store = stack.enter_context(database(settings))
        store.wait()
        yield store.dsn
