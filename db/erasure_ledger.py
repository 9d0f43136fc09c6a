"""The erasure ledger: a file outside the database with the ids and times of all erasures, for after a restore.

It has JSON lines. A line `requested` is on disk before the erasure commits, and a line `erased` follows the commit. A
requested erasure without the second line may have failed.
"""

import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import orjson

from db.core import clock
from db.core.files import sync_folder
from db.core.unit_of_work import current
from db.errors import Unavailable

_NAMES = ("at", "state", "brand_id", "patient_id")

_path: Path | None = None


Patients = set[tuple[str, str]]
"""Patients by brand and id."""


class Erasures(NamedTuple):
    """The patients in ledgers, and the number of lines that cannot be read.

    `erased` is the part of `requested` whose erasure has committed. A line that cannot be read is one that was being
    written when the disk was full or the power failed: before the erasure committed.
    """

    requested: Patients
    erased: Patients
    unreadable: int


def use(path: Path | None) -> None:
    """Append erasures to this ledger from here on; None keeps no ledger."""
    global _path
    _path = path


def create(path: Path) -> None:
    """Create the ledger, readable by its owner only, if there is none. Raises OSError if it cannot be written."""
    os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600))
    sync_folder(path.absolute().parent)


def add(*patient_ids: str) -> None:
    """Append the erasure of patients of the current unit of work, before its commit; the commit is appended after it.

    Raises Unavailable if the ledger cannot be written.
    """
    if _path is None:
        return
    path, unit = _path, current()
    try:
        _append(path, "requested", unit.brand, *patient_ids)
    except OSError as error:
        raise Unavailable from error
    unit.after_commit(partial(_append_erased, path, unit.brand, *patient_ids))


def _append_erased(path: Path, brand: str, *patient_ids: str) -> None:
    with suppress(OSError):  # the patients are erased, and the first lines are on disk
        _append(path, "erased", brand, *patient_ids)


def _append(path: Path, state: str, brand: str, *patient_ids: str) -> None:
    """Append a line for each patient, in one write, and sync them. Raises OSError."""
    at = clock.text(clock.now())
    entries = (dict(zip(_NAMES, (at, state, brand, each), strict=True)) for each in patient_ids)
    lines = b"".join(orjson.dumps(entry) + b"\n" for entry in entries)
    # Never created here: a ledger that was moved away is missed at once, not at the next restore.
    with open(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC), "r+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        size = os.fstat(file.fileno()).st_size
        if size and os.pread(file.fileno(), 1, size - 1) != b"\n":
            lines = b"\n" + lines  # the last write was cut off
        if file.write(lines) != len(lines):
            raise OSError(None, "the lines were cut off", str(path))
        os.fsync(file.fileno())


def read(paths: Iterable[Path]) -> Erasures:
    """Read ledgers. Raises OSError."""
    requested, erased, unreadable = set(), set(), 0
    for line in chain.from_iterable(_lines(path) for path in paths):
        try:
            _, state, brand, patient_id = (str(orjson.loads(line)[name]) for name in _NAMES)
            patient = (brand, str(UUID(patient_id)))
        except (KeyError, TypeError, ValueError):
            unreadable += 1
            continue
        requested.add(patient)
        if state == "erased":
            erased.add(patient)
    return Erasures(requested, erased, unreadable)


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # a device may have no end
            yield from (line for line in file if line.strip())
