"""The exceptions of the compatibility gate: loading and matching."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from compat import Unreadable
from compat.__main__ import ACCEPTED, BASELINE
from compat.accepted import AcceptedChange, load_accepted
from compat.documents import Document, from_file
from compat.findings import Finding
from compat.operations import breaking_changes
from openapi import contract
from tests.support import compat_cases

pytestmark = pytest.mark.gate

SHORTER: dict[str, Any] = {"rules": ["maxLength"], "reason": "Names are short."}


def write_exceptions(folder: Path, sheet: Any) -> Path:
    path = folder / "accepted.yaml"
    path.write_text(sheet if isinstance(sheet, str) else yaml.safe_dump(sheet), encoding="utf-8")
    return path


@pytest.mark.parametrize("right", ["rules", "operations", "places", "now", "reason"])
def test_misspelt_key_of_an_exception_is_reported_with_location(tmp_path: Path, right: str) -> None:
    whole = SHORTER | {"operations": ["GET *"], "places": ["response.*"], "now": 3}
    misspelt = {f"{name}s" if name == right else name: value for name, value in whole.items()}
    with pytest.raises(Unreadable) as refused:
        load_accepted(write_exceptions(tmp_path, {"v1": [SHORTER, misspelt]}), "v1")
    said = str(refused.value)
    assert said.startswith(f"{tmp_path / 'accepted.yaml'} cannot be read: v1/1/{right}")
    assert said.endswith(("Extra inputs are not permitted.", "Field required."))
    assert "\n" not in said


@pytest.mark.parametrize("sheet", ["- 1", "v1: 7", "v1: [7]", "", "v1: [{rules: maxLength, reason: x}]", "a: ["])
def test_exceptions_file_with_wrong_structure_is_an_error(tmp_path: Path, sheet: str) -> None:
    with pytest.raises(Unreadable, match="cannot be read: "):
        load_accepted(write_exceptions(tmp_path, sheet), "v1")


def test_missing_exceptions_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read: "):
        load_accepted(tmp_path / "nothing", "v1")


def test_base_only_gets_its_own_exceptions(tmp_path: Path) -> None:
    path = write_exceptions(tmp_path, {"v1": [SHORTER], "v2": [SHORTER, SHORTER]})
    assert [len(load_accepted(path, base)) for base in ("v1", "v2", "v3")] == [1, 2, 0]


def test_exceptions_only_name_published_documents() -> None:
    sheet = yaml.safe_load(ACCEPTED.read_text(encoding="utf-8"))
    bases = {path.name for path in BASELINE.iterdir()} - {ACCEPTED.name}
    assert sheet.keys() <= bases | {"beyond-schemas"}


@pytest.mark.parametrize("base", yaml.safe_load(ACCEPTED.read_text(encoding="utf-8")))
def test_each_accepted_change_is_listed_once(base: str) -> None:
    exceptions = load_accepted(ACCEPTED, base)
    changes = [each for one in exceptions for each in product(one.rules, one.operations, one.places, [one.now])]
    reasons = [(one.rules, one.reason, one.now) for one in exceptions]
    assert [each for each in changes if changes.count(each) > 1] == []
    assert [each for each in reasons if reasons.count(each) > 1] == []


FINDING = Finding("POST /things", "request.body#/name", "maxLength", 20, 3, lambda: None)


@pytest.mark.parametrize(
    ("values", "covers"),
    [
        ({}, True),
        ({"operations": ["POST /*"], "places": ["*name"], "now": 3}, True),
        ({"rules": ["minLength"]}, False),
        ({"rules": ["*"]}, False),
        ({"rules": ["minLength", "maxLength"]}, True),
        ({"operations": ["GET *"]}, False),
        ({"operations": ["post *"]}, False),
        ({"operations": ["GET *", "POST *"]}, True),
        ({"operations": []}, False),
        ({"places": ["response.*"]}, False),
        ({"now": 4}, False),
    ],
)
def test_exception_covers_findings_that_match_all_its_fields(values: dict[str, Any], covers: bool) -> None:
    assert AcceptedChange(**SHORTER | values).covers(FINDING) == covers


@pytest.mark.parametrize(
    ("unused", "told"),
    [
        ({"rules": ["maxLength", "maxLenght"]}, ["maxLenght"]),
        ({"operations": ["POST *", "post *"]}, ["post *"]),
        ({"places": ["*/name", "request.body#/nmae"]}, ["request.body#/nmae"]),
        ({"operations": ["*"], "places": ["*"]}, []),
    ],
)
def test_unused_parts_of_an_exception_are_listed(unused: dict[str, Any], told: list[str]) -> None:
    assert AcceptedChange(**SHORTER | unused).unused([FINDING]) == told


SERIES = "/v1/patients/{patient_id}/metrics/{metric_key}"
TAKEN = {"application/json": {"schema": {"$ref": "#/components/schemas/KeyReusedError"}}}
THIS_YEAR = {"type": "string", "pattern": "^2026-"}


def restricted_to(document: Document, operation: str) -> Document:
    operations = {key: each for key, each in document.operations.items() if each.name == operation}
    return document._replace(operations=operations)


@pytest.mark.parametrize(
    ("edit", "operation", "place", "rule"),
    [
        ({"components.schemas.MedicationCreate.properties.dosage.minLength": 50},
         "POST /v1/patients/{patient_id}/medications", "request.body#/dosage", "minLength"),
        ({"components.schemas.MetricCreate.properties.value_numeric.pattern": "^[0-9]$"},
         "POST /v1/patients/{patient_id}/metrics", "request.body#/value_numeric", "pattern"),
        ({f"paths.{SERIES}.get.parameters.1.schema": THIS_YEAR}, f"GET {SERIES}", "request.query.from", "pattern"),
        ({f"paths.{SERIES}.get.parameters.2.schema": {"not": {"not": THIS_YEAR}}},
         f"GET {SERIES}", "request.query.to", "not"),
        ({"paths./v1/patients.post.responses.409": {"description": "Taken", "content": TAKEN}},
         "POST /v1/patients", "response.409.body#", "type-name"),
    ],
)  # fmt: skip
def test_accepted_exceptions_do_not_cover_other_breaking_changes(
    tmp_path: Path, edit: compat_cases.Edit, operation: str, place: str, rule: str
) -> None:
    new = from_file(compat_cases.write_document(tmp_path, "new", compat_cases.edited(edit, contract())))
    found = breaking_changes(restricted_to(from_file(BASELINE / "0.1.0.yaml"), operation), new)
    exceptions = load_accepted(ACCEPTED, "0.1.0.yaml")
    bad = [each for each in found if not any(exception.covers(each) for exception in exceptions)]
    assert (operation, place, rule) in [(each.operation, each.location, each.rule) for each in bad]
