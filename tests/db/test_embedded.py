"""The embedded PostgreSQL: its operating system user when run as root."""

import os
import pwd
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from db.core.embedded import EmbeddedFailed, _ensure_user
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
    "import pwd, sys; from db.core.embedded import _ensure_user\n"
    "print('ready', flush=True); sys.stdin.readline()\n"
    "_ensure_user(sys.argv[1]); print(pwd.getpwnam(sys.argv[1]).pw_uid)"
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
    _ensure_user(user)
    before = pwd.getpwnam(user)
    monkeypatch.setenv("PATH", "/nowhere")  # no program can be run
    _ensure_user(user)
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
        _ensure_user(user)
