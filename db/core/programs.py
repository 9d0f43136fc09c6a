"""The programs pg_dump and pg_restore: those of the embedded PostgreSQL, or those in PATH."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from db.core.embedded_programs import binaries


class BackupFailed(Exception):
    """The backup or the restore failed; the message is a sentence for the operator."""


def programs(oldest: int, *, tls: bool = False) -> Path:
    """Return the folder of programs of at least this major version: an older pg_dump refuses the server.

    With `tls`, they are those in PATH: the embedded ones are built without TLS. Raises BackupFailed.
    """
    in_path = shutil.which("pg_dump")
    for folder in (*([] if tls else [binaries()]), *([Path(in_path).parent] if in_path else [])):
        if version(folder) >= oldest:
            return folder
    reason = ", because the connection uses TLS" if tls else ""
    raise BackupFailed(f"pg_dump and pg_restore of PostgreSQL {oldest} or newer are required in PATH{reason}.")


def version(folder: Path) -> int:
    """Return the major version of pg_dump."""
    said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=True).stdout
    (major,) = re.findall(r"\) (\d+)", said)[:1]
    return int(major)


@contextmanager
def output_of(
    program: Path, *arguments: str, stdin: IO[bytes] | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[IO[bytes]]:
    """Run a program and return its output. Raises BackupFailed, when the output is closed, if the program failed."""
    with TemporaryFile() as errors:
        with subprocess.Popen(
            [program, *arguments],
            env=os.environ | (environment or {}),
            stdin=stdin or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process:
            assert process.stdout is not None
            yield process.stdout
            process.stdout.read()
        if process.returncode:
            errors.seek(0)
            reason = errors.read().decode(errors="replace").strip() or f"it ended with status {process.returncode}."
            raise BackupFailed(f"{program.name} failed: {reason}")
