"""The distributions of both clients, byte for byte the same each time."""

import gzip
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
from io import BytesIO
from pathlib import Path

from sdk.generate import BUILT, python_client, typescript_client

_BUILD = "import sys; from setuptools.build_meta import {0}; {0}(sys.argv[1])"


def distributions(dist: Path, built: Path = BUILT) -> list[Path]:
    """Build a wheel, an sdist and an npm tarball in `dist`, and return them. Raises CalledProcessError."""
    dist.mkdir(parents=True, exist_ok=True)
    return [*python_distributions(dist, built), typescript_distribution(dist, built)]


def python_distributions(dist: Path, built: Path = BUILT) -> list[Path]:
    """Build the wheel and the sdist."""
    return build_python(python_client(built), dist)


def build_python(folder: Path, dist: Path) -> list[Path]:
    """Build the wheel and the sdist of a Python project, by the setuptools that its pyproject.toml pins.

    `SOURCE_DATE_EPOCH` sets the time of their files, 1980 by default.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "315532800")
    with tempfile.TemporaryDirectory() as made:
        python = _build_environment(folder, Path(made, "venv"))
        environment = os.environ | {"SOURCE_DATE_EPOCH": epoch}
        for hook in ("build_wheel", "build_sdist"):
            command = [python, "-c", _BUILD.format(hook), made]
            subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        (wheel,), (sdist,) = Path(made).glob("*.whl"), Path(made).glob("*.tar.gz")
        without_times(sdist, int(epoch))
        return [Path(shutil.move(each, dist / each.name)) for each in (wheel, sdist)]


def typescript_distribution(dist: Path, built: Path = BUILT) -> Path:
    """Build the npm tarball, whose files have a fixed time."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(dist.resolve())]
    done = subprocess.run(command, check=True, cwd=typescript_client(built), stdout=subprocess.PIPE, text=True)
    return dist / done.stdout.strip()


def _build_environment(folder: Path, environment: Path) -> str:
    """Return the interpreter of an environment with what pyproject.toml requires to build."""
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    requires = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    subprocess.run([python, "-m", "pip", "install", "--quiet", *requires], check=True, stdout=sys.stderr)
    return python


def without_times(archive: Path, epoch: int) -> None:
    """Write a tar.gz anew, with this time instead of those of the build, and without owners."""
    content = BytesIO()
    with tarfile.open(archive) as old, tarfile.open(fileobj=content, mode="w", format=tarfile.GNU_FORMAT) as new:
        for member in sorted(old.getmembers(), key=lambda member: member.name):
            data = old.extractfile(member) if member.isfile() else None
            mode = 0o644 if member.isfile() else 0o755
            new.addfile(member.replace(mtime=epoch, mode=mode, uid=0, gid=0, uname="", gname=""), data)
    archive.write_bytes(gzip.compress(content.getvalue(), mtime=epoch))
