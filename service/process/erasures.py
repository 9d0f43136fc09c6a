"""The erasure ledger at startup: a database that is older than its ledger is not served."""

from contextlib import closing
from pathlib import Path

from db import erasure_ledger
from db.core.connection import Connection
from db.erasure_replay import present
from db.errors import Unavailable
from service.errors import StartupError
from service.process.database import DatabaseAway
from service.telemetry import log

REPLAY = "python -m service restore --ledger-only"


def check(path: Path | None, dsn: str) -> None:
    """Check that the database lacks no erasure of the ledger. Raises StartupError, and DatabaseAway.

    A requested erasure that did not commit is logged only: its client got an error, and may have repeated it.
    """
    if path is None:
        return
    try:
        erasure_ledger.create(path)
        erasures = erasure_ledger.read([path])
    except OSError as error:
        raise StartupError(f"ERASURE_LEDGER={path} cannot be used ({error.strerror}).") from error
    if erasures.unreadable:
        log.log_event("erasure_ledger_unreadable", lines=erasures.unreadable)
    if not erasures.requested:
        return
    try:
        with closing(Connection(dsn)) as connection:
            stored = set(present(connection, erasures.requested))
    except Unavailable as error:
        raise DatabaseAway("The database does not respond, so the erasure ledger cannot be compared.") from error
    if erased := stored & erasures.erased:
        raise StartupError(
            f"The database is older than its erasure ledger: erasures that it lacks: {len(erased)}. Repeat them with "
            f"`{REPLAY}`."
        )
    if stored:
        log.log_event("erasures_unfinished", count=len(stored), run=REPLAY)
