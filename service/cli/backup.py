"""The commands `backup` and `restore`."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from db import erasure_ledger, erasure_replay, identity
from db.core import backup
from db.core.archive import Archive, Manifest
from db.core.connection import Connection
from db.core.programs import BackupFailed
from db.erasure_ledger import Erasures
from db.errors import RetryTransaction, Unavailable
from openapi import contract
from service.cli.migrate import migrate_as_owner
from service.cli.owner import database_dsn, owner_dsn
from service.errors import StartupError
from service.process.database import failures
from service.process.erasures import REPLAY
from service.process.server import interrupt
from service.settings import Settings


def run_backup(settings: Settings, file: Path) -> int:
    """Back the database up, also while a service runs. Raises StartupError."""
    with _failures(), database_dsn(settings, new=False) as dsn:
        manifest = backup.create(dsn, file, contract()["info"]["version"])
    print(f"{file}: {_contents(manifest)}. All rows in the file were compared with the database.")
    return 0


def run_restore(settings: Settings, file: Path, ledgers: Sequence[Path]) -> int:
    """Restore a backup into an empty database, and repeat the erasures of the ledgers. Raises StartupError."""
    with _failures():
        erasures, archive = _read(settings, ledgers), Archive(file)
        with owner_dsn(settings) as dsn:
            backup.restore(dsn, archive)
            print(
                f"Restored {_contents(archive.manifest)}, of {archive.manifest.created_at}. All rows in the database "
                "were compared with the manifest.",
                flush=True,
            )
            migrate_as_owner(settings, dsn)
            if erasures is None:
                print("No erasure ledger is set, so no erasure that followed the backup is repeated.")
            else:
                _replay(settings, dsn, erasures)
    return 0


def run_replay(settings: Settings, ledgers: Sequence[Path]) -> int:
    """Repeat the erasures of the ledgers. Raises StartupError."""
    with _failures():
        erasures = _read(settings, ledgers)
        if erasures is None:
            raise StartupError("Set ERASURE_LEDGER, or name ledgers with --ledger.")
        with database_dsn(settings, new=False) as dsn:
            _replay(settings, dsn, erasures)
    return 0


def _read(settings: Settings, ledgers: Sequence[Path]) -> Erasures | None:
    """Read the ledgers and that of the settings; None if none is set. Raises OSError."""
    every = {*ledgers, *filter(None, [settings.erasure_ledger])}
    return erasure_ledger.read(sorted(every)) if every else None


def _replay(settings: Settings, dsn: str, erasures: Erasures) -> None:
    identity.use(settings.identity_form)
    identity.use_system(settings.identity_system)
    try:
        with closing(Connection(dsn)) as connection:
            count = erasure_replay.replay(connection, erasures.requested)
    except (Unavailable, RetryTransaction, psycopg.Error) as error:
        raise StartupError(f"The erasures of the ledger are not all repeated ({error}). Run `{REPLAY}`.") from error
    print(f"Erasures in the ledger: {len(erasures.requested):,}. Patients erased again: {count:,}.")
    if erasures.unreadable:
        print(f"Lines of the ledger that cannot be read: {erasures.unreadable:,}.")


def _contents(manifest: Manifest) -> str:
    patients = manifest.tables["public.patients"].rows
    return (
        f"{len(manifest.tables)} tables with {manifest.rows:,} rows, {patients:,} of them patients, "
        f"release {manifest.release}, migration {manifest.migration}"
    )


@contextmanager
def _failures() -> Iterator[None]:
    """Raise StartupError for the errors of a backup or a restore; SIGTERM ends it as SIGINT does."""
    signal.signal(signal.SIGTERM, interrupt)
    try:
        with failures():
            yield
    except BackupFailed as error:
        raise StartupError(str(error)) from error
