"""Upgrade of the embedded PostgreSQL: data of an older major version becomes data of the version that serves.

The old data is only read: pg_upgrade works on a copy. So whatever ends an upgrade, the old data is as it was, and the
next run begins anew. When the new data is complete, it takes the name of the old data.
"""

import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import psycopg2

from db.core.embedded import OWNER, UPGRADED, Embedded
from db.core.embedded_programs import VERSION, VERSIONS, EmbeddedFailed
from db.core.files import sync_folder

_SCRATCH = "postgres.upgrade"
_OLD = "postgres.old"
_BESIDES_BYTES = 256 * 1024 * 1024
"""The room for the system tables and the write-ahead log of the new data."""


class Plan(NamedTuple):
    """An upgrade to be done: the directory with the data, its version, and the room that the upgrade needs and has."""

    directory: Path
    version: int
    needed: int
    free: int

    @property
    def old(self) -> Path:
        """Return the directory of the old data after the upgrade."""
        return self.directory / _OLD


def plan(directory: Path) -> Plan | None:
    """Return the upgrade that the data needs, None if it needs none. Raises EmbeddedFailed.

    An upgrade that was interrupted when the new data was complete is finished.
    """
    directory = directory.resolve()
    data, upgraded = directory / "postgres", directory / UPGRADED
    if not data.exists() and upgraded.exists():
        _rename(upgraded, data)
    version = Embedded(directory).data_version()
    if version is None:
        raise EmbeddedFailed(f"There is no database in {directory}.")
    if version == VERSION:
        return None
    if version not in VERSIONS:
        raise EmbeddedFailed(f"Data of PostgreSQL {version} cannot be upgraded by this release, which has {VERSIONS}.")
    found = Plan(directory, version, _size(data) + _BESIDES_BYTES, shutil.disk_usage(directory).free)
    if found.needed > found.free:
        raise EmbeddedFailed(f"The upgrade needs {found.needed:,} bytes in {directory}, and {found.free:,} are free.")
    if found.old.exists():
        raise EmbeddedFailed(f"{found.old} exists, from an earlier upgrade. Move it away.")
    return found


def upgrade(planned: Plan) -> None:
    """Upgrade the data, which no service may use. Raises EmbeddedFailed and psycopg2.Error."""
    directory, version = planned.directory, planned.version
    scratch, upgraded = directory / _SCRATCH, directory / UPGRADED
    Embedded(directory, version=version).stop()
    old, new = Embedded(scratch / "old", version=version), Embedded(scratch / "new")
    _clear(old, new, scratch, upgraded)  # what an interrupted run has left
    try:
        _copy(directory / "postgres", old)
        _upgrade(old, new)
        _analyze(new)
    finally:
        old.stop()
        new.stop()
    _rename(new.data, upgraded)
    _rename(directory / "postgres", planned.old)
    _rename(upgraded, directory / "postgres")
    shutil.rmtree(scratch)


def _clear(old: Embedded, new: Embedded, *folders: Path) -> None:
    for server in (old, new):
        server.stop()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    for server in (old, new):
        server.data.parent.mkdir(parents=True)
        server.give(server.data.parent)
        server.let_in()


def _copy(data: Path, old: Embedded) -> None:
    """Copy the data, with checksums and as after a clean shutdown, which pg_upgrade requires."""
    if any((data / "pg_tblspc").iterdir()):
        raise EmbeddedFailed("The data has tablespaces, which cannot be upgraded.")
    _run(old, "cp", "--archive", "--dereference", "--reflink=auto", str(data), str(old.data))
    (old.data / "postmaster.pid").unlink(missing_ok=True)
    old.start()
    with closing(psycopg2.connect(old.owner_dsn)) as connection, connection.cursor() as cursor:
        cursor.execute("SHOW data_checksums")
        ((checksums,),) = cursor.fetchall()
    old.stop()
    if checksums == "off":
        _run(old, old.program("pg_checksums"), "--enable")


def _upgrade(old: Embedded, new: Embedded) -> None:
    new.make()
    programs = (f"--old-bindir={Path(old.program(''))}", f"--new-bindir={Path(new.program(''))}")
    data = (f"--old-datadir={old.data}", f"--new-datadir={new.data}", f"--socketdir={new.socket}")
    _run(new, new.program("pg_upgrade"), *programs, *data, f"--username={OWNER}", "--link")


def _analyze(new: Embedded) -> None:
    """Start the server on the new data once, and collect statistics."""
    new.start()
    with closing(psycopg2.connect(new.owner_dsn)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        cursor.execute("ANALYZE")
    new.stop()


def _run(server: Embedded, *command: str) -> None:
    server.run(*command, dies_with_us=True)  # or the next run would meet it


def _rename(folder: Path, to: Path) -> None:
    folder.rename(to)
    sync_folder(to.parent)


def _size(folder: Path) -> int:
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file())
