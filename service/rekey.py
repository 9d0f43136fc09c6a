"""`python -m service rekey`: the identity keys of stored patients, made anew by the settings of now."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import psycopg2

from db import identity
from db.connection import SERVICE_ROLE, Connection
from db.embedded import Embedded
from db.errors import Unavailable
from db.identity_form import OtherRelease
from db.rekey import Collision, Rekey, TooManyForms
from service import observe
from service.database import database
from service.errors import CannotStart
from service.server import DataDirInUse, alone
from service.settings import Settings


def run(settings: Settings, brand: str | None) -> int:
    """Go through that brand, or through all. Raises CannotStart."""
    identity.use(settings.identity_form)
    with _reached(settings) as dsn, closing(Connection(dsn)) as connection:
        try:
            rekey = Rekey(connection, _tell)
            _run(rekey, brand)
        except TooManyForms:
            raise CannotStart(
                "Two runs with other settings were begun and not finished; finish the last one."
            ) from None
        except (OtherRelease, psycopg2.ProgrammingError):
            raise CannotStart("The database is not of this release; start the service of this release first.") from None
        except Unavailable:
            raise CannotStart(
                "The database does not answer or is too busy. Run this again: it goes on from where it got to."
            ) from None
    return 0


def _run(rekey: Rekey, brand: str | None) -> None:
    patients = collisions = 0
    done: set[str] = set()
    while wanted := [each for each in _wanted(rekey, brand) if each not in done]:  # there may be new ones meanwhile
        for each in wanted:
            for progress in rekey.run(each):
                last = progress
            patients, collisions = patients + last.patients, collisions + last.collisions
            done.add(each)
    if not rekey.is_needed:
        print(f"The identity keys are of these settings already; {patients:,} patients were looked at again.")
    elif rekey.finish():
        print(f"All have identity keys of these settings: {patients:,} patients of {len(done):,} brands.")
    else:
        print(
            f"{patients:,} patients have identity keys of these settings; run this without BRAND= for the other brands."
        )
    if collisions:
        print(f"{collisions:,} times a patient was left without a key that an older patient holds.")


def _wanted(rekey: Rekey, brand: str | None) -> list[str]:
    """Once all are done, those that a run went through: others have had keys of these settings from the beginning."""
    brands = [each for each in rekey.brands() if brand in (None, each)]
    return brands if rekey.is_needed else [each for each in brands if rekey.progress(each)]


def _tell(found: Collision) -> None:
    print(
        f"{json.dumps(found.brand)}, {found.kind}: {found.holder} holds the key, {found.other} has the same.",
        flush=True,
    )
    observe.log("identity_collision", **found._asdict())


@contextmanager
def _reached(settings: Settings) -> Iterator[str]:
    """The database: that of a service that runs, or else one that is started for this."""
    with ExitStack() as stack:
        try:
            if not settings.database_url:
                stack.enter_context(alone(settings))
        except DataDirInUse:
            yield Embedded(settings.data_dir).service_dsn(SERVICE_ROLE)
            return
        store = stack.enter_context(database(settings))
        store.wait()
        yield store.dsn
