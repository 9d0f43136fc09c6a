"""What the gates are worth: ten wrong changes, each made to a copy, are caught by the gate that is for it."""

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


class Wrong(NamedTuple):
    """A change to a file, the gate that has to see it, and what it has to say then."""

    path: str
    right: str
    wrong: str
    gate: tuple[str, ...]
    said: str


WRONG = {
    "a handler drops a required field": Wrong(
        "handlers/timeline.py",
        '        "total": found.total,\n',
        "",
        LINT,
        'Missing key "total" for TypedDict "TimelinePage"',
    ),
    "an answer has a wrong type": Wrong(
        "db/core/projection.py",
        "peewee.IntegerField: int,",
        "peewee.IntegerField: str,",
        pytest_of("tests/operations/test_treatments.py"),
        "500",
    ),
    "a scope is forgotten": Wrong(
        CONTRACT,
        '      security:\n        - oauth2: ["write:medications"]\n',
        "",
        pytest_of(HOUSE_RULES),
        "test_every_operation_asks_for_a_scope_but_those_that_are_for_anybody",
    ),
    "a status is not in the document": Wrong(
        "handlers/encounters.py",
        "body), 201",
        "body), 202",
        pytest_of("tests/operations/test_graph.py", "-k", "encounters.create"),
        "internal_error",
    ),
    "an error repeats what was sent": Wrong(
        "service/contract/validation.py",
        'str(step) if isinstance(step, int) or step in operation_body.property_names else "*"',
        "str(step)",
        pytest_of("tests/operations/test_bad_input.py", "-k", "test_a_wrong_field_is_named"),
        "xyzzyx-secret",
    ),
    "an error tells what is stored": Wrong(
        "db/errors.py",
        '    """The person must be at least 18 years old."""\n',
        '    """The person must be at least 18 years old."""\n\n    message = "Born on 2020-02-02."\n',
        pytest_of(HOUSE_RULES),
        "test_the_message_of_an_error_of_the_domain_is_a_sentence_without_values",
    ),
    "a scope to read is enough to write": Wrong(
        CONTRACT,
        '{title: Record changed}\n      x-rate-limit: write\n      security:\n        - oauth2: ["write:',
        '{title: Record changed}\n      x-rate-limit: write\n      security:\n        - oauth2: ["read:',
        pytest_of(HOUSE_RULES),
        "test_to_write_takes_a_scope_to_write_and_to_read_one_to_read",
    ),
    "a type is stale": Wrong(
        "openapi/types.py",
        "    acknowledgement: ResearcherAcknowledgement | None\n",
        "",
        LINT,
        "+    acknowledgement: ResearcherAcknowledgement | None",
    ),
    "a property has another name": Wrong(
        CONTRACT, "        gender:\n", "        sex:\n", COMPAT, "request.body#/gender  property-gone"
    ),
    "a maximum is loosened": Wrong(
        CONTRACT,
        "          type: string\n          maxLength: 200\n          description: Given name or names.\n",
        "          type: string\n          maxLength: 2000\n          description: Given name or names.\n",
        COMPAT,
        "/first_name  maxLength: 200 before, 2000 now",
    ),
    "a link leads nowhere": Wrong(
        CONTRACT,
        "              operationId: patients.get\n              description: Get the new patient.\n"
        "              parameters: {id: $response.body#/id}",
        "              operationId: patients.get\n              description: Get the new patient.\n"
        "              parameters: {id: $response.body#/identity}",
        pytest_of(HOUSE_RULES),
        "test_every_link_gives_the_operation_the_parameters_of_its_path_from_what_is_answered",
    ),
    "an event is missing": Wrong(
        CONTRACT,
        "      x-event: patient.updated\n",
        "",
        pytest_of(HOUSE_RULES),
        "test_a_write_names_its_event_and_may_be_repeated",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("gates") / "copy"
    shutil.copytree(ROOT, place, ignore=LEFT_OUT)
    (place / ".venv").symlink_to(ROOT / ".venv")
    yield place
    shutil.rmtree(place)


def run(copy: Path, command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", dict.fromkeys(wrong.gate for wrong in WRONG.values()), ids=" ".join)
def test_as_it_is_every_gate_lets_the_project_pass(copy: Path, command: tuple[str, ...]) -> None:
    passed = run(copy, command)
    assert passed.returncode == 0, passed.stdout + passed.stderr


@pytest.mark.parametrize("name", WRONG)
def test_the_gate_sees_that(copy: Path, name: str) -> None:
    path, right, wrong, command, said = WRONG[name]
    file = copy / path
    before = file.read_text(encoding="utf-8")
    assert right in before
    file.write_text(before.replace(right, wrong, 1), encoding="utf-8")
    caught = run(copy, command)
    file.write_text(before, encoding="utf-8")
    assert caught.returncode == (2 if command == LINT else 1), caught.stdout + caught.stderr
    assert said in caught.stdout + caught.stderr
