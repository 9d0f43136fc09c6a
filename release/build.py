"""The files of a release. The same commit has the same files, byte for byte, wherever and whenever it is built.

They are built from an export of the commit, so that nothing else in the checkout is in them. Files in them have the
time of the commit (SOURCE_DATE_EPOCH).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

import orjson

from deploy.sbom import write_sbom
from openapi import DOCUMENT, contract
from openapi.asyncapi import asyncapi
from openapi.older import older
from release import ROOT
from release.checks import git
from release.image import build_image
from sdk.package import build_python, without_times

DIST = ROOT / "dist"


def build(version: str) -> None:
    """Replace dist/ by the files of a release, or leave it as it is. Raises CalledProcessError."""
    work = ROOT / "build"
    work.mkdir(exist_ok=True)
    epoch = git("log", "-1", "--format=%ct")
    os.environ |= {"SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": "0"}
    os.umask(0o022)
    with tempfile.TemporaryDirectory(dir=work, prefix="release-") as folder:
        source, dist, old = (Path(folder, name) for name in ("source", "dist", "old"))
        dist.mkdir()
        _export(source)
        _build_site(source, dist / f"patient-graph-{version}-site.tar.gz")
        _build_packages(source, dist)
        _write_documents(dist)
        write_sbom(dist / "sbom.json", source)
        build_image(source, dist / f"patient-graph-{version}-image.tar", version, epoch)
        _write_sums(dist)
        if DIST.exists():
            DIST.rename(old)
        dist.rename(DIST)
    for path in sorted(DIST.iterdir()):
        print(f"dist/{path.name} ({path.stat().st_size / 1000:.0f} kB)")


def _export(source: Path) -> None:
    """Write the files of the commit, with the same modes whatever the umask."""
    command = ("git", "-C", str(ROOT), "archive", "--format=tar", "HEAD")
    content = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(content)) as archive:
        archive.extractall(source, filter="data")


def _build_site(source: Path, archive: Path) -> None:
    """Build the guides, which the package of the service has too."""
    folder = source / "service" / "http" / "site"
    subprocess.run((sys.executable, "-m", "guides", folder), check=True, cwd=source)
    with tarfile.open(archive, "w:gz") as files:
        files.add(folder, "site")
    without_times(archive, int(os.environ["SOURCE_DATE_EPOCH"]))


def _build_packages(source: Path, dist: Path) -> None:
    """Build the packages of the service and of both clients, and copy the pinned packages that the service needs."""
    build_python(source, dist)
    shutil.copyfile(source / "requirements.txt", dist / "requirements.txt")
    subprocess.run((sys.executable, "-m", "sdk"), check=True, cwd=source, stdout=subprocess.DEVNULL)
    for path in (source / "build" / "sdk" / "dist").iterdir():
        path.rename(dist / path.name)


def _write_documents(dist: Path) -> None:
    """Write the contract in the forms that the service serves, byte for byte."""
    shutil.copyfile(DOCUMENT, dist / "openapi.yaml")
    forms = {"openapi": contract(), "openapi-3.0": older(contract()), "asyncapi": asyncapi(contract())}
    for name, document in forms.items():
        (dist / f"{name}.json").write_bytes(orjson.dumps(document))


def _write_sums(dist: Path) -> None:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(dist.iterdir())]
    (dist / "SHA256SUMS").write_text("".join(lines), encoding="ascii")
