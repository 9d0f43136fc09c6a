"""A full disk under the data of the embedded PostgreSQL, and room again."""

import errno
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from statistics import median

import psycopg2

from tests.campaign.results import Figure, Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Missing, Program, command_line, running
from tests.support.writers import Writers, assert_consistent

MEBIBYTES = 300
_WRITES = 100


def run(fillings: int) -> list[Row]:
    """Fill a tmpfs up under writes, so many times, and check that the service serves again once there is room."""
    seconds = []
    with _tmpfs() as disk, running(Program(DATA_DIR=str(disk / "data"), **DEFAULT_TIMEOUTS)) as service:
        with Writers(service, service.token()) as writers:
            for _ in range(fillings):
                writers.wait_for(_WRITES)
                server = service.postgres.process_id()
                ballast = _fill(disk)
                writers.wait_until(partial(_has_ended, service, server), "PostgreSQL ends for want of room")
                writers.wait_for_503s(1)
                ballast.unlink()
                seconds.append(writers.first_after(time.monotonic()))
            writers.wait_for(_WRITES)
        assert_consistent(service, writers.acknowledged)
    figures: dict[str, Figure] = {
        "acknowledged writes": len(writers.acknowledged),
        "lost": 0,
        "stored twice": 0,
        "first 201 after there is room, median s": median(seconds),
        "worst s": max(seconds),
    }
    return [Row(f"the data on a full tmpfs of {MEBIBYTES} MiB", f"{fillings} times", figures)]


@contextmanager
def _tmpfs() -> Iterator[Path]:
    """Yield a directory with 300 MiB of room. Raises Missing."""
    if os.geteuid() != 0:
        raise Missing("Mounting a tmpfs requires root.")
    disk = Path(tempfile.mkdtemp(prefix="patient-graph-test-"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={MEBIBYTES}m,mode=755", "tmpfs", str(disk)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        if done.returncode:
            raise Missing(f"A tmpfs cannot be mounted here: {done.stderr.strip()}")
        yield disk
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", str(disk)], check=True)
        shutil.rmtree(disk)


def _fill(disk: Path) -> Path:
    """Write a file until no byte is free, and return it."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for chunk in (1024 * 1024, 4096):
            try:
                while True:
                    file.write(bytes(chunk))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
    return ballast


def _has_ended(service: Program, server: int) -> bool:
    """Let PostgreSQL begin another file of its write-ahead log, which it does not survive; return whether it ended."""
    with suppress(psycopg2.Error):
        service.sql("SELECT pg_switch_wal()")
    return not command_line(server)
