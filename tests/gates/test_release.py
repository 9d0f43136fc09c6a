"""`make release`: what it checks, and that two builds of a commit have the same bytes and work."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from openapi import contract
from release.checks import NAMED
from tests.service.test_mock import Mock
from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.live_service import ANYONE, ROOT
from tests.support.tools import needs
from tests.support.waiting import LONG

pytestmark = [pytest.mark.gate, needs("npm"), needs("git")]

VERSION, LAST = "9.0.0", contract()["info"]["version"]
BASELINE = f"openapi/baseline/{VERSION}.yaml"
_GIT = {f"GIT_{who}_{what}": "release" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_GIT |= {f"GIT_{who}_DATE": "2030-01-02T03:04:05Z" for who in ("AUTHOR", "COMMITTER")}
_FILES = {
    f"patient_graph-{VERSION}-py3-none-any.whl",
    f"patient_graph-{VERSION}.tar.gz",
    f"patient_graph_client-{VERSION}-py3-none-any.whl",
    f"patient_graph_client-{VERSION}.tar.gz",
    f"patient-graph-client-{VERSION}.tgz",
    f"patient-graph-{VERSION}-site.tar.gz",
    "SHA256SUMS",
    "asyncapi.json",
    "openapi-3.0.json",
    "openapi.json",
    "openapi.yaml",
    "requirements.txt",
    "sbom.json",
}


def git(folder: Path, *arguments: str | Path, umask: int = 0o022) -> str:
    command = ("git", "-C", folder, *arguments)
    environment = os.environ | _GIT
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment, umask=umask).stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change")


def edit(file: Path, pattern: str, text: str) -> None:
    old = file.read_text(encoding="utf-8")
    new = re.sub(pattern, text, old, flags=re.MULTILINE)
    assert new != old, (file, pattern)
    file.write_text(new, encoding="utf-8")


def set_version(folder: Path, version: str) -> None:
    for name, place in NAMED.items():
        prefix, suffix = place.split(r"(\S+)")
        edit(folder / name, rf"({prefix})\S+{suffix}", rf"\g<1>{version}")


def release(
    folder: Path, version: str = VERSION, umask: int = 0o022, **environment: str
) -> subprocess.CompletedProcess[str]:
    command, own = (sys.executable, "-m", "release", version), os.environ | {"IMAGE": "off"} | environment
    return subprocess.run(
        command, cwd=folder, env=own, umask=umask, capture_output=True, text=True, timeout=20 * LONG, check=False
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of these files that is prepared for the release of VERSION."""
    folder = tmp_path_factory.mktemp("release") / "prepared"
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    set_version(folder, VERSION)
    edit(folder / "CHANGELOG.md", r"^## \[Unreleased\]$", f"## [Unreleased]\n\n## [{VERSION}] - 2030-01-02")
    shutil.copy(folder / "openapi/patient-graph.yaml", folder / BASELINE)
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


def clone(of: Path, folder: Path, umask: int = 0o022) -> Path:
    git(of, "clone", "--quiet", of, folder, umask=umask)
    return folder


@pytest.fixture(scope="module")
def dist(prepared: Path) -> Path:
    """The files of a release."""
    done = release(prepared)
    assert done.returncode == 0, done.stdout + done.stderr
    return prepared / "dist"


def test_release_of_another_folder_has_the_same_bytes(prepared: Path, dist: Path, tmp_path: Path) -> None:
    other = clone(prepared, tmp_path / "elsewhere" / "other", umask=0o077)
    for name in ("build/lib/service/junk.py", "service/__pycache__/junk.pyc", "patient_graph.egg-info/SOURCES.txt"):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text("README.md\ntests/conftest.py\n", encoding="utf-8")
    done = release(other, umask=0o077, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.name for path in dist.iterdir()} == _FILES
    first, second = ({path.name: path.read_bytes() for path in each.iterdir()} for each in (dist, other / "dist"))
    assert [name for name in first | second if first.get(name) != second.get(name)] == []
    assert sorted(path.name for path in (other / "build").iterdir()) == ["lib"]


def test_release_has_the_sums_of_its_files(dist: Path) -> None:
    checked = subprocess.run(
        ("sha256sum", "--check", "SHA256SUMS"), cwd=dist, capture_output=True, text=True, check=True
    )
    assert {line.removesuffix(": OK") for line in checked.stdout.splitlines()} == _FILES - {"SHA256SUMS"}


class InstalledMock(Mock):
    """The mock of an installed package, which sees the packages of these tests, but none of these files."""

    python: Path

    def _spawn(self, log: IO[bytes]) -> ForkedProcess:
        command = (str(self.python), "-P", "-m", "service", "mock")
        return fork_server().spawn(command, self.environment, log.fileno())


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[InstalledMock]:
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    (wheel,), (site,) = dist.glob("patient_graph-*.whl"), folder.glob("lib/python3*/site-packages")
    mock = InstalledMock()
    mock.python = folder / "bin" / "python"
    subprocess.run((mock.python, "-m", "pip", "install", "--quiet", "--no-deps", wheel), check=True)
    (site / "of_tests.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    yield mock.start()
    mock.clean_up()


def test_installed_wheel_serves_the_documents_of_the_release(installed: InstalledMock, dist: Path) -> None:
    for name in ("openapi.yaml", "openapi.json", "openapi-3.0.json", "asyncapi.json"):
        assert ANYONE.get(f"{installed.url}/{name}").content == (dist / name).read_bytes()
    assert ANYONE.get(f"{installed.url}/openapi/{VERSION}.json").content == (dist / "openapi.json").read_bytes()
    assert ANYONE.get(f"{installed.url}/openapi/{LAST}.json").json()["info"]["version"] == LAST
    for page in ("/docs/", "/docs/guides/"):
        assert ANYONE.get(f"{installed.url}{page}").status_code == 200


def test_release_reports_all_problems_and_builds_nothing(prepared: Path, tmp_path: Path) -> None:
    folder = clone(prepared, tmp_path / "wrong")
    set_version(folder, "9.1.0")
    edit(folder / "CHANGELOG.md", r"^## \[Unreleased\]$", "## [Unreleased]\n\n- An entry")
    edit(folder / "openapi/patient-graph.yaml", r"^  /healthz:$", "  /health:")
    for name in (f"openapi/baseline/{LAST}.yaml", f"tests/upgrade/{LAST}.sql"):
        (folder / name).unlink()
    git(folder, "tag", f"v{VERSION}")
    commit(folder)
    (folder / "new").touch()
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "git").symlink_to(shutil.which("git") or "")
    done = release(folder, PATH=str(programs))
    assert (done.returncode, done.stdout) == (1, "")
    told = done.stderr
    for expected in (
        "The working tree has changes",
        f"The tag v{VERSION} exists, for another commit.",
        *(f"{name} has the version 9.1.0, not {VERSION}." for name in NAMED),
        "CHANGELOG.md has entries under [Unreleased]",
        f"openapi/baseline/{LAST}.yaml is missing",
        f"tests/upgrade/{LAST}.sql is missing",
        f"{BASELINE} is not the same as openapi/patient-graph.yaml.",
        "The contract is not compatible with what was published:",
        "npm is missing",
    ):
        assert expected in told
    assert not (folder / "dist").exists()


def test_version_that_is_not_prepared_is_not_released(prepared: Path) -> None:
    done = release(prepared, "9.0.1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "CHANGELOG.md does not begin with a section: ## [9.0.1] - YYYY-MM-DD." in done.stderr
    assert "openapi/baseline/9.0.1.yaml is missing: cp openapi/patient-graph.yaml" in done.stderr


@pytest.mark.parametrize("version", ["", "9.0", "v9.0.0", "9.0.0\n", "../9.0.0"])
def test_text_that_is_no_version_is_not_released(prepared: Path, version: str) -> None:
    done = release(prepared, version)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"VERSION={version} is not a version like 1.2.3.\n"


def test_check_builds_nothing_and_accepts_the_tag_of_the_commit(prepared: Path, tmp_path: Path) -> None:
    folder = clone(prepared, tmp_path / "checked")
    git(folder, "tag", f"v{VERSION}")
    done = release(folder, CHECK="1")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{VERSION} can be released.\n", "")
    assert not (folder / "dist").exists()


def test_failed_build_leaves_the_last_one_as_it_was(prepared: Path, tmp_path: Path) -> None:
    folder = clone(prepared, tmp_path / "failing")
    (folder / "dist").mkdir()
    (folder / "dist" / "of-the-last-build").touch()
    failing = tmp_path / "bin" / "npm"
    failing.parent.mkdir()
    failing.write_text("#!/bin/sh\nexit 7\n", encoding="utf-8")
    failing.chmod(0o755)
    done = release(folder, PATH=f"{failing.parent}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert "Nothing was released" in done.stderr
    assert [path.name for path in (folder / "dist").iterdir()] == ["of-the-last-build"]
    assert [*(folder / "build").iterdir()] == []
