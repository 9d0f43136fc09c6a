"""`python -m compat`: arguments, output and exit status."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate

from compat.__main__ import ACCEPTED, BASELINE
from compat.malformed import METHODS
from openapi import DOCUMENT, contract
from tests.support.compat_cases import GET, SENT, THINGS, deprecate, edited, write_document
from tests.support.live_service import ROOT
from tests.support.tools import needs

pytestmark = pytest.mark.gate


def run_compat(*arguments: str | Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "compat", *arguments]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


BASES = sorted(path for path in BASELINE.glob("*.yaml") if path != ACCEPTED)


@pytest.mark.parametrize("name", [path.name for path in BASES])
def test_baseline_is_valid_openapi(name: str) -> None:
    validate(yaml.safe_load((BASELINE / name).read_text(encoding="utf-8")))


def test_contract_is_compatible_with_all_published_versions() -> None:
    asked = run_compat(BASELINE)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert len(BASES) >= 4
    assert [line.partition(",")[0] for line in asked.stdout.splitlines()] == [
        f"{path.name}: {count_operations(path)} operations and {count_events(path)} events compared" for path in BASES
    ]


def count_operations(base: Path) -> int:
    paths = yaml.safe_load(base.read_text(encoding="utf-8"))["paths"]
    return sum(len(item.keys() & METHODS) for item in paths.values())


def count_events(base: Path) -> int:
    return len(yaml.safe_load(base.read_text(encoding="utf-8")).get("webhooks", ()))


def test_every_released_version_has_a_baseline() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    published = re.findall(r"^## \[([0-9.]+)\] - [0-9-]{10}$", changes, re.MULTILINE)
    assert published
    assert {f"{version}.yaml" for version in published} <= {path.name for path in BASELINE.iterdir()}
    assert contract()["info"]["version"] == published[0]


def test_exceptions_do_not_apply_to_copies_of_a_baseline(tmp_path: Path) -> None:
    kept = BASELINE / "post-v1-patients.yaml"
    assert run_compat(kept).returncode == 0
    copy = tmp_path / kept.name
    copy.write_bytes(kept.read_bytes())
    assert run_compat(copy).returncode == 1


@pytest.fixture
def released_contract(tmp_path: Path) -> Path:
    """A repository that contains a contract, tagged as v1."""
    path = write_document(tmp_path, "things", THINGS)
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Things"], ["tag", "v1"]):
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *command], cwd=tmp_path, check=True
        )
    return path


def write_exceptions(folder: Path, *exceptions: dict[str, Any]) -> Path:
    return write_document(folder, "accepted", {"v1": list(exceptions)})


@needs("git")
def test_command_compares_with_a_git_tag(released_contract: Path) -> None:
    asked = run_compat("v1", "--document", released_contract)
    assert (asked.returncode, asked.stdout) == (
        0,
        "v1: 4 operations and 2 events compared, accepted changes: 0, problems: 0\n",
    )
    write_document(released_contract.parent, "things", edited({f"{SENT}.name.maxLength": 3, f"{SENT}.size.maximum": 9}))
    once, again = (run_compat("v1", "--document", released_contract, seed=seed) for seed in "12")
    assert (once.returncode, once.stderr, once.stdout) == (1, "", again.stdout)
    assert once.stdout.splitlines() == [
        "v1: 4 operations and 2 events compared, accepted changes: 0, problems: 2",
        "POST /things  request.body#/name  maxLength: 20 before, 3 now; "
        'counter-example: {"name": "0000"}',
        "POST /things  request.body#/size  maximum: nothing before, 9 now; "
        'counter-example: {"name": "0", "size": 10}',
    ]  # fmt: skip


@needs("git")
def test_deprecation_notice_cannot_start_before_its_release(released_contract: Path) -> None:
    write_document(released_contract.parent, "things", edited(deprecate(GET, "2020-01-01", "2999-01-01")))
    asked = run_compat("v1", "--document", released_contract)
    assert asked.returncode == 1
    assert 'GET /things/{id}  request  x-deprecated-at: nothing before, "2020-01-01" now' in asked.stdout
    write_document(released_contract.parent, "things", edited(deprecate(GET, "2900-01-01", "2999-01-01")))
    assert run_compat("v1", "--document", released_contract).returncode == 0


@needs("git")
def test_accepted_changes_are_not_reported(released_contract: Path) -> None:
    write_document(released_contract.parent, "things", edited({f"{SENT}.name.maxLength": 3, f"{SENT}.size.maximum": 9}))
    shorter = {"rules": ["maxLength"], "places": ["request.body#/n*"], "now": 3, "reason": "Names are short."}
    smaller = {"rules": ["maximum"], "operations": ["POST /things"], "reason": "Things are small."}
    asked = run_compat(
        "v1",
        "--document",
        released_contract,
        "--accepted",
        write_exceptions(released_contract.parent, shorter, smaller),
    )
    assert (asked.returncode, asked.stdout) == (
        0,
        "v1: 4 operations and 2 events compared, accepted changes: 2, problems: 0\n",
    )


@needs("git")
@pytest.mark.parametrize(
    "otherwise", [{"rules": ["minLength"]}, {"places": ["response.*"]}, {"operations": ["GET *"]}, {"now": 4}]
)
def test_unused_exception_is_reported(released_contract: Path, otherwise: dict[str, Any]) -> None:
    write_document(released_contract.parent, "things", edited({f"{SENT}.name.maxLength": 3}))
    unfit = {"rules": ["maxLength"], "reason": "Names are short."} | otherwise
    asked = run_compat(
        "v1", "--document", released_contract, "--accepted", write_exceptions(released_contract.parent, unfit)
    )
    assert asked.returncode == 1
    assert asked.stdout.startswith(
        "v1: 4 operations and 2 events compared, accepted changes: 0, problems: 2\nPOST /things  "
    )
    assert asked.stdout.endswith("  unused exception: Names are short.\n")


SELF = {"schema": {"$ref": "#/components/schemas/Node"}}
NODE = {"properties": {"below": {"$ref": "#/components/schemas/Node"}}}


@needs("git")
@pytest.mark.parametrize(
    ("base", "text", "said"),
    [
        ("v2", None, "v2 is neither a file nor a git ref with things.yaml: fatal"),
        ("--output=x", None, "--output=x is neither a file nor a git ref with things.yaml: fatal: invalid object name"),
        ("old.yaml", "- 1", "old.yaml is not an OpenAPI document"),
        ("old.yaml", "a: [", "old.yaml is not an OpenAPI document"),
        ("old.yaml", "openapi: 3.1.0", "old.yaml is not an OpenAPI document: it has no paths"),
        ("old.yaml", yaml.safe_dump(edited({f"{GET}.parameters.0.name": "key"})),
         "old.yaml is not an OpenAPI document: GET /things/{id} has the path parameter key, which is not in its path"),
        ("old.yaml", "paths: {/a: {get: {parameters: [{$ref: '#/b'}]}}}", "old.yaml is not an OpenAPI document"),
        ("old.yaml", yaml.safe_dump(edited({f"{SENT}.name.type": "text"})),
         "old.yaml is not an OpenAPI document: at /paths/~1things/post/requestBody"),
        ("old.yaml", yaml.safe_dump(edited({f"{SENT}.node": SELF["schema"], "components.schemas.Node": NODE})),
         "old.yaml has a schema that refers to itself"),
    ],
)  # fmt: skip
def test_unreadable_base_is_reported_in_one_message(
    released_contract: Path, base: str, text: str | None, said: str
) -> None:
    if text is not None:
        (released_contract.parent / base).write_text(text, encoding="utf-8")
        base = str(released_contract.parent / base)
    asked = run_compat("--document", released_contract, "--", base)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.startswith(said)
    assert "Traceback" not in asked.stderr


def test_empty_folder_and_exception_without_reason_are_errors(tmp_path: Path) -> None:
    assert (run_compat(tmp_path).returncode, run_compat(tmp_path).stderr) == (2, f"{tmp_path} has no document\n")
    asked = run_compat(DOCUMENT, "--accepted", write_exceptions(tmp_path, {"rules": ["maxLength"]}))
    assert asked.returncode == 2
    assert "reason" in asked.stderr
