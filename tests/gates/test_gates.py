"""Mutation tests of the gates: each wrong change, made to a copy of the project, is caught by its gate."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.live_service import ROOT

pytestmark = pytest.mark.gate

LEFT_OUT = shutil.ignore_patterns(".venv", ".git", "build", "var", "node_modules", "__pycache__", ".pytest_cache")
CONTRACT = "openapi/patient-graph.yaml"
LINT = ("make", "--silent", "lint")
COMPAT = (sys.executable, "-m", "compat", "openapi/baseline")
HOUSE_RULES = "tests/contract/test_house_rules.py"


def pytest_of(*names: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "pytest", "-n0", "-x", "-p", "no:cacheprovider", *names)


class Mutation(NamedTuple):
    """A change to a file, the gate that must catch it, and the expected output."""

    path: str
    right: str
    wrong: str
    gate: tuple[str, ...]
    output: str


MUTATIONS = {
    "a handler drops a required field": Mutation(
        "handlers/timeline.py",
        '        "total": found.total,\n',
        "",
        LINT,
        'Missing key "total" for TypedDict "TimelinePage"',
    ),
    "an answer has a wrong type": Mutation(
        "db/core/projection.py",
        "peewee.IntegerField: int,",
        "peewee.IntegerField: str,",
        pytest_of("tests/operations/test_treatments.py"),
        "500",
    ),
    "a scope is forgotten": Mutation(
        CONTRACT,
        '      security:\n        - oauth2: ["write:medications"]\n',
        "",
        pytest_of(HOUSE_RULES),
        "test_every_non_public_operation_requires_a_scope",
    ),
    "a status is not in the document": Mutation(
        "handlers/encounters.py",
        "body), 201",
        "body), 202",
        pytest_of("tests/operations/test_graph.py", "-k", "encounters.create"),
        "internal_error",
    ),
    "an error repeats what was sent": Mutation(
        "service/contract/validation.py",
        'str(step) if isinstance(step, int) or step in operation_body.property_names else "*"',
        "str(step)",
        pytest_of("tests/operations/test_bad_input.py", "-k", "test_invalid_field_is_named"),
        "xyzzyx-secret",
    ),
    "an error tells what is stored": Mutation(
        "db/errors.py",
        '    """The person must be at least 18 years old."""\n',
        '    """The person must be at least 18 years old."""\n\n    message = "Born on 2020-02-02."\n',
        pytest_of(HOUSE_RULES),
        "test_domain_error_message_is_a_sentence_without_values",
    ),
    "a scope to read is enough to write": Mutation(
        CONTRACT,
        '{title: Record changed}\n      x-rate-limit: write\n      security:\n        - oauth2: ["write:',
        '{title: Record changed}\n      x-rate-limit: write\n      security:\n        - oauth2: ["read:',
        pytest_of(HOUSE_RULES),
        "test_writes_require_write_scopes_and_reads_read_scopes",
    ),
    "a type is stale": Mutation(
        "openapi/types.py",
        "    acknowledgement: ResearcherAcknowledgement | None\n",
        "",
        LINT,
        "+    acknowledgement: ResearcherAcknowledgement | None",
    ),
    "a property has another name": Mutation(
        CONTRACT, "        gender:\n", "        sex:\n", COMPAT, "request.body#/gender  property-gone"
    ),
    "a maximum is loosened": Mutation(
        CONTRACT,
        "          type: string\n          maxLength: 200\n          description: Given name or names.\n",
        "          type: string\n          maxLength: 2000\n          description: Given name or names.\n",
        COMPAT,
        "/first_name  maxLength: 200 before, 2000 now",
    ),
    "a link leads nowhere": Mutation(
        CONTRACT,
        "              operationId: patients.get\n              description: Get the new patient.\n"
        "              parameters: {id: $response.body#/id}",
        "              operationId: patients.get\n              description: Get the new patient.\n"
        "              parameters: {id: $response.body#/identity}",
        pytest_of(HOUSE_RULES),
        "test_every_link_sets_the_path_parameters_of_its_operation",
    ),
    "an event is missing": Mutation(
        CONTRACT,
        "      x-event: patient.updated\n",
        "",
        pytest_of(HOUSE_RULES),
        "test_write_has_an_event_and_accepts_an_idempotency_key",
    ),
}


@pytest.fixture(scope="module")
def project_copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("gates") / "copy"
    shutil.copytree(ROOT, place, ignore=LEFT_OUT)
    (place / ".venv").symlink_to(ROOT / ".venv")
    yield place
    shutil.rmtree(place)


def run(project_copy: Path, command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=project_copy, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", dict.fromkeys(wrong.gate for wrong in MUTATIONS.values()), ids=" ".join)
def test_gate_passes_for_the_unchanged_project(project_copy: Path, command: tuple[str, ...]) -> None:
    passed = run(project_copy, command)
    assert passed.returncode == 0, passed.stdout + passed.stderr


@pytest.mark.parametrize("name", MUTATIONS)
def test_gate_catches_mutation(project_copy: Path, name: str) -> None:
    path, right, wrong, command, said = MUTATIONS[name]
    file = project_copy / path
    before = file.read_text(encoding="utf-8")
    assert right in before
    file.write_text(before.replace(right, wrong, 1), encoding="utf-8")
    caught = run(project_copy, command)
    file.write_text(before, encoding="utf-8")
    assert caught.returncode == (2 if command == LINT else 1), caught.stdout + caught.stderr
    assert said in caught.stdout + caught.stderr
