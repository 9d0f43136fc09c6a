"""The embedded PostgreSQL: its operating system user when run as root, its versions, and the process that it stops."""

import os
import pwd
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from db.core.embedded import Embedded
from db.core.embedded_programs import VERSION, VERSIONS, EmbeddedFailed, binaries, ensure_user
from db.core.embedded_upgrade import plan
from tests.support.live_service import ROOT
from tests.support.waiting import LONG

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes users")


@pytest.fixture
def user() -> Iterator[str]:
    """The name of a user that does not exist."""
    name = f"pg-test-{secrets.token_hex(4)}"
    yield name
    with suppress(KeyError):
        pwd.getpwnam(name)
        subprocess.run(["userdel", name], check=True, capture_output=True)


MAKES = (
    "import pwd, sys; from db.core.embedded_programs import ensure_user\n"
    "print('ready', flush=True); sys.stdin.readline()\n"
    "ensure_user(sys.argv[1]); print(pwd.getpwnam(sys.argv[1]).pw_uid)"
)


@AS_ROOT
def test_concurrent_starts_create_one_os_user(user: str) -> None:
    """Each sees the user id that remains: the data of the first one belongs to it."""
    command = [sys.executable, "-c", MAKES, user]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(12)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    numbers = [process.communicate(timeout=LONG)[0] for process in processes]
    assert numbers == [f"{pwd.getpwnam(user).pw_uid}\n"] * 12


@AS_ROOT
def test_existing_os_user_is_left_unchanged(user: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ensure_user(user)
    before = pwd.getpwnam(user)
    monkeypatch.setenv("PATH", "/nowhere")  # no program can be run
    ensure_user(user)
    assert pwd.getpwnam(user) == before


@AS_ROOT
@pytest.mark.parametrize("program", ["echo no room >&2; exit 1", "exit 0"])
def test_failed_creation_of_the_os_user_is_reported(
    user: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    useradd = tmp_path / "useradd"
    useradd.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    useradd.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    reason = "no room" if "no room" in program else "it is still not known"
    with pytest.raises(EmbeddedFailed, match=f"the user {user} cannot be made: {reason}"):
        ensure_user(user)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A directory with data of the oldest version, as far as the plan of an upgrade reads it."""
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text(f"{VERSIONS[0]}\n", encoding="ascii")
    return tmp_path


def test_upgrade_is_planned_for_older_data_only(directory: Path) -> None:
    planned = plan(directory)
    assert planned is not None
    assert (planned.version, planned.old) == (VERSIONS[0], directory / "postgres.old")
    (directory / "postgres" / "PG_VERSION").write_text(f"{VERSION}\n", encoding="ascii")
    assert plan(directory) is None


@pytest.mark.parametrize(
    ("version", "sentence"),
    [(15, "is of PostgreSQL 15, and 18 is required"), (19, "is of PostgreSQL 19, and this release has 18 only")],
)
def test_data_of_unknown_versions_is_refused(directory: Path, version: int, sentence: str) -> None:
    (directory / "postgres" / "PG_VERSION").write_text(f"{version}\n", encoding="ascii")
    with pytest.raises(EmbeddedFailed, match=f"Data of PostgreSQL {version} cannot be upgraded"):
        plan(directory)
    with pytest.raises(EmbeddedFailed, match=sentence):
        Embedded(directory).start()
    assert [each.name for each in (directory / "postgres").iterdir()] == ["PG_VERSION"]


def test_upgrade_without_room_or_data_does_not_begin(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (directory / "postgres.old").mkdir()
    with pytest.raises(EmbeddedFailed, match=r"postgres\.old exists, from an earlier upgrade"):
        plan(directory)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    with pytest.raises(EmbeddedFailed, match=r"needs 2\d\d,\d{3},\d{3} bytes in .*, and 1,000,000 are free"):
        plan(directory)
    with pytest.raises(EmbeddedFailed, match="There is no database"):
        plan(directory / "none")


def test_versions_are_those_of_the_programs() -> None:
    for version in VERSIONS:
        said = subprocess.run([binaries(version) / "postgres", "--version"], capture_output=True, text=True, check=True)
        assert f"(PostgreSQL) {version}." in said.stdout
        assert (binaries(version) / "pg_upgrade").exists()


def test_stop_ends_no_process_of_another_program(directory: Path) -> None:
    """The process id in the data is that of a server that has ended."""
    with subprocess.Popen(["sleep", "infinity"], cwd="/") as other:
        pid_file = directory / "postgres" / "postmaster.pid"
        pid_file.write_text(f"{other.pid}\n{directory / 'postgres'}\n", encoding="ascii")
        Embedded(directory).stop()
        assert other.poll() is None
        other.kill()
    assert not pid_file.exists()
