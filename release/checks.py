"""The checks of a version before its release."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from openapi.published import order
from release import ROOT

_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_SECTION = re.compile(r"^## \[(.+?)\](?: - (\d{4}-\d\d-\d\d))?$", re.MULTILINE)
_IMAGE = r"^\s+image: \S*patient-graph:(\S+)$"
# The files that name the version, and where in them.
NAMED = {
    "openapi/patient-graph.yaml": r"^  version: (\S+)$",
    "setup.cfg": r"^version = (\S+)$",
    "deploy/compose.yaml": _IMAGE,
    "deploy/kubernetes/deployment.yaml": _IMAGE,
    "deploy/kubernetes/migration-job.yaml": _IMAGE,
    "deploy/kubernetes/relay.yaml": _IMAGE,
}


def problems(version: str) -> Iterator[str]:
    """Yield a sentence for each reason why this version cannot be released from the checkout."""
    if not _VERSION.fullmatch(version):
        yield f"VERSION={version} is not a version like 1.2.3."
        return
    yield from _git_problems(version)
    yield from _name_problems(version)
    yield from _changelog_problems(version)
    yield from _baseline_problems(version)
    if not shutil.which("npm"):
        yield "npm is missing, which builds the TypeScript client."


def tag(version: str) -> str:
    return f"v{version}"


def git(*arguments: str) -> str:
    """Return the output of a command of git, empty if it fails."""
    command = ("git", "-C", str(ROOT), *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _git_problems(version: str) -> Iterator[str]:
    if not git("rev-parse", "HEAD"):
        yield "This is not a git repository with a commit."
    elif git("status", "--porcelain"):
        yield "The working tree has changes that are not committed (git status)."
    tagged = git("rev-parse", "--verify", "--quiet", f"refs/tags/{tag(version)}^{{commit}}")
    if tagged and tagged != git("rev-parse", "HEAD"):
        yield f"The tag {tag(version)} exists, for another commit."


def _name_problems(version: str) -> Iterator[str]:
    for name, place in NAMED.items():
        found = re.findall(place, _text(name), re.MULTILINE)
        if set(found) != {version}:
            yield f"{name} has the version {' and '.join(sorted(set(found))) or '(none)'}, not {version}."


def _changelog_problems(version: str) -> Iterator[str]:
    """Yield what is wrong with the changelog, whose first dated section is that of the version."""
    sections = _SECTION.split(_text("CHANGELOG.md"))[1:]
    dated = {name: date for name, date in zip(sections[::3], sections[1::3], strict=True) if date}
    if [*dated][:1] != [version]:
        yield f"CHANGELOG.md does not begin with a section: ## [{version}] - YYYY-MM-DD."
        return
    texts = dict(zip(sections[::3], sections[2::3], strict=True))
    if texts.get("Unreleased", "").strip():
        yield f"CHANGELOG.md has entries under [Unreleased]; move them to [{version}]."
    if not texts[version].strip():
        yield f"CHANGELOG.md has no entry under [{version}]."
    for previous in [*dated][1:2]:
        yield from _previous_problems(version, previous)


def _previous_problems(version: str, previous: str) -> Iterator[str]:
    if order(previous) >= order(version):
        yield f"{version} is not after {previous}, the last version in CHANGELOG.md."
    if not (ROOT / _baseline(previous)).exists():
        yield f"{_baseline(previous)} is missing, the contract of the last version."
    if not (ROOT / f"tests/upgrade/{previous}.sql").exists():
        yield f"tests/upgrade/{previous}.sql is missing: record the last version (CONTRIBUTING.md)."


def _baseline_problems(version: str) -> Iterator[str]:
    contract, baseline = "openapi/patient-graph.yaml", _baseline(version)
    if not (ROOT / baseline).exists():
        yield f"{baseline} is missing: cp {contract} {baseline}, and commit it."
    elif _text(baseline) != _text(contract):
        yield f"{baseline} is not the same as {contract}."
    command = (sys.executable, "-m", "compat", "openapi/baseline")
    compared = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if compared.returncode:
        yield f"The contract is not compatible with what was published:\n{compared.stdout}{compared.stderr}".strip()


def _baseline(version: str) -> str:
    return f"openapi/baseline/{version}.yaml"


def _text(name: str) -> str:
    return Path(ROOT, name).read_text(encoding="utf-8")
