"""The compatibility gate reports breaking changes, with location and counter-example, and nothing else."""

import itertools
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

import compat.values
from compat import Unreadable
from compat.documents import from_file
from compat.findings import NOTHING, Finding
from compat.operations import breaking_changes
from compat.samples import sample
from compat.schemas import Difference, differences
from openapi import contract
from openapi.formats import is_npi
from tests.support.compat_cases import (
    BODY,
    BOX,
    BREAKING,
    CREATE,
    CREATED,
    EMPTY,
    FLOWS,
    FURTHER,
    GET,
    HARMLESS,
    ID,
    JSON,
    LIMIT,
    LIST,
    PAGE,
    REMOVED,
    SENT,
    THINGS,
    WEBHOOKS,
    deprecate,
    edited,
    with_event,
    without_event,
    write_document,
)

pytestmark = pytest.mark.gate

CHECKER = FormatChecker(["date", "uuid"])
CHECKER.checks("npi")(is_npi)


def findings(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> list[Finding]:
    return list(
        breaking_changes(from_file(write_document(folder, "old", old)), from_file(write_document(folder, "new", new)))
    )


def test_renamed_operation_is_one_finding(tmp_path: Path) -> None:
    renamed = {f"{GET}.operationId": "things.read", f"{CREATE}.responses.201.links.getThing.operationId": "things.read"}
    (found,) = findings(tmp_path, THINGS, edited(renamed))
    assert (found.rule, found.was, found.now) == ("operationId", "things.get", "things.read")


def schema(document: dict[str, Any], finding: Finding) -> dict[str, Any]:
    """Return the schema of the whole body, parameter or header that a finding is about."""
    method, path = finding.operation.split()
    operation = document["paths" if path.startswith("/") else "webhooks"][path][method.lower()]
    kind, place, *name = finding.location.partition("#")[0].split(".")
    if kind != "response" and place == "body":
        (found,) = operation["requestBody"]["content"].values()
    elif kind != "response":
        found = next(each for each in operation["parameters"] if (each["in"], each["name"]) == (place, name[0]))
    else:
        answer = operation["responses"][place]
        found = answer["content"]["application/json"] if name == ["body"] else answer["headers"][name[1]]
    return found["schema"] | {"components": document["components"]}


def allows(document: dict[str, Any], finding: Finding, value: Any) -> bool:
    return Draft202012Validator(schema(document, finding), format_checker=CHECKER).is_valid(value)


def values_at(value: Any, pointer: str) -> Iterable[Any]:
    """Yield the values at a pointer within a value."""
    values = [value]
    for step in pointer.split("/")[1:]:
        below = [list(each.values()) if isinstance(each, dict) else each for each in values]
        values = list(itertools.chain(*below)) if step == "*" else [each[step] for each in values if step in each]
    return values


def last_step(place: str) -> str:
    """Return the last step of a location. A changed schema is used in several locations."""
    return place.partition("#")[2].rpartition("/")[2]


@pytest.mark.parametrize("name", BREAKING)
def test_breaking_change_is_found_with_counter_example(tmp_path: Path, name: str) -> None:
    edit, place, rule, example = BREAKING[name]
    new = edited(edit)
    found = findings(tmp_path, THINGS, new)
    assert {(last_step(each.location), each.rule) for each in found} == {(last_step(place), rule)}
    assert place in {each.location for each in found}
    for finding in found:
        told, pointer = finding.example(), finding.location.partition("#")[2]
        assert str(finding).endswith(f"; counter-example: {json.dumps(told)}")
        if example is not None:
            assert told == example
        elif rule in {"default", "property-gone"}:
            assert allows(new, finding, told)
            assert not values_at(told, pointer)
        elif rule in {"x-phi", "readOnly", "writeOnly"}:
            assert values_at(told, pointer)
        else:
            is_request = place.startswith("request")
            assert (allows(THINGS, finding, told), allows(new, finding, told)) == (is_request, not is_request)


@pytest.mark.parametrize("name", HARMLESS)
def test_compatible_change_is_not_reported(tmp_path: Path, name: str) -> None:
    assert [str(each) for each in findings(tmp_path, THINGS, edited(HARMLESS[name]))] == []


def test_event_with_another_type_is_found_with_both_types(tmp_path: Path) -> None:
    edit, *_ = BREAKING["an event is published under another type"]
    (found,) = findings(tmp_path, THINGS, edited(edit))
    assert (found.operation, found.was, found.now) == (f"POST {CREATED}", CREATED, "things.thing.made.v1")


def test_document_without_webhooks_may_get_events(tmp_path: Path) -> None:
    assert findings(tmp_path, edited({"webhooks": REMOVED}), THINGS) == []


def test_event_may_be_removed_after_its_sunset(tmp_path: Path) -> None:
    packed = "things.box.packed.v1"
    over = {"post": WEBHOOKS[packed]["post"] | {"x-deprecated-at": "2020-01-01", "x-sunset": "2020-12-31"}}
    announced = edited({"webhooks": WEBHOOKS | {packed: over}})
    assert findings(tmp_path, announced, edited({"webhooks": without_event(packed)})) == []


def test_unproven_change_is_reported_without_counter_example(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, THINGS, edited({f"{SENT}.code.pattern": "^[a-z]*[a-z]$"}))
    assert (found.location, found.rule, found.example()) == ("request.body#/code", "pattern", NOTHING)
    assert "no counter-example found, compatibility not proved" in str(found)


def test_array_longer_than_hypothesis_generates_has_no_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    # Where Schemathesis is set up, as for tests, Hypothesis generates longer ones.
    monkeypatch.setattr("hypothesis.strategies._internal.collections.BUFFER_SIZE", 8192)
    assert sample({"type": "array", "items": {"type": "integer"}, "minItems": 10_001}, lambda _: True) is NOTHING


def test_sampling_finds_changes_that_the_rules_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def overlooking(narrow: Any, wide: Any) -> list[Difference]:
        return [each for each in differences(narrow, wide) if each.rule == "maxLength"]

    monkeypatch.setattr(compat.values, "differences", overlooking)
    new = edited({f"{SENT}.name.maxLength": 3, f"{SENT}.tags.minItems": 1, f"{SENT}.tags.items.pattern": "^never$"})
    seen, drawn = findings(tmp_path, THINGS, new)
    assert (seen.location, seen.rule) == ("request.body#/name", "maxLength")
    assert (drawn.location.startswith("request.body#/tags"), drawn.rule) == (True, "sampled")
    assert (allows(THINGS, drawn, drawn.example()), allows(new, drawn, drawn.example())) == (True, False)


@pytest.mark.parametrize(
    ("edit", "operation", "place", "rule"),
    [
        ({"components.schemas.PatientCreate.required": ["brand_id", "first_name", "last_name", "phone"]},
         "POST /v1/patients", "request.body#/phone", "required"),
        ({"components.schemas.Medication.properties.status.maxLength": 99},
         "PATCH /v1/medications/{id}/status", "response.200.body#/status", "maxLength"),
        ({"components.schemas.EncounterRecordedEvent.properties.recorded_at": REMOVED,
          "components.schemas.EncounterRecordedEvent.required":
              ["encounter_id", "patient_id", "brand_id", "encounter_type"]},
         "POST patient_graph.encounter.recorded.v1", "event.body#/data/recorded_at", "property-gone"),
        ({"components.schemas.CloudEvent.properties.time": {"type": "integer"}},
         "POST patient_graph.dose.logged.v1", "event.body#/time", "type"),
        ({"components.parameters.LongLimit.schema.maximum": 50},
         "GET /v1/patients/{patient_id}/medications", "request.query.limit", "maximum"),
    ],
)  # fmt: skip
def test_breaking_change_of_the_real_contract_is_found(
    tmp_path: Path, edit: dict[str, Any], operation: str, place: str, rule: str
) -> None:
    found = findings(tmp_path, contract(), edited(edit, contract()))
    assert (operation, place) in {(each.operation, each.location) for each in found}
    assert {(last_step(each.location), each.rule) for each in found} == {(last_step(place), rule)}
    assert all(each.example() is not NOTHING for each in found)


def test_changed_server_url_is_found(tmp_path: Path) -> None:
    found = findings(tmp_path, THINGS, THINGS | {"servers": [{"url": "https://things.example.com/api"}]})
    assert {each.rule for each in found} == {"server"}


@pytest.mark.parametrize(
    "servers",
    [
        ["/"],
        ["https://things.example.com/v1"],
        ["https://things.example.com/v1", "https://elsewhere.example.com/v2"],
        ["http://things.example.com/v1", "https://things.example.com/v2"],
        ["/v1", "/v2", "https://elsewhere.example.com/v1"],
    ],
)
def test_added_or_removed_server_is_found(tmp_path: Path, servers: list[str]) -> None:
    old = THINGS | {"servers": [{"url": "https://things.example.com/v1"}, {"url": "https://things.example.com/v2"}]}
    found = findings(tmp_path, old, THINGS | {"servers": [{"url": each} for each in servers]})
    assert {each.rule for each in found} == {"server"}


def test_server_url_may_lose_its_host(tmp_path: Path) -> None:
    old = THINGS | {"servers": [{"url": "https://things.example.com/"}]}
    assert findings(tmp_path, old, THINGS) == []


def test_default_of_array_items_is_ignored(tmp_path: Path) -> None:
    assert findings(tmp_path, THINGS, edited({f"{SENT}.tags.items.default": "x"})) == []


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"paths./things.servers": [{"url": "/old"}]}, "its own servers"),
        ({"paths./things.get.parameters.0": {"name": "limit", "in": "query", "content": JSON}}, "a media type"),
        ({f"{PAGE}.headers.Link": {"content": JSON}}, "a media type"),
        ({f"{CREATE}.callbacks": {}}, "callbacks"),
        (with_event(servers=[{"url": "/old"}]), "its own servers"),
    ],
)
def test_unsupported_openapi_feature_is_an_error(tmp_path: Path, edit: dict[str, Any], said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        findings(tmp_path, THINGS, edited(edit))


def test_deprecated_operation_may_be_removed_after_its_sunset(tmp_path: Path) -> None:
    announced = edited({**deprecate(BOX, "2020-01-01", "2020-12-31"), **deprecate(LIMIT, "2020-01-01", "2020-12-31")})
    new = edited({"paths./boxes/{id}": REMOVED, LIMIT: REMOVED})
    assert findings(tmp_path, announced, new) == []


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"paths": REMOVED}, "it has no paths"),
        ({"openapi": REMOVED}, "`openapi` must be 3.0 or 3.1"),
        ({"openapi": "2.0"}, "`openapi` must be 3.0 or 3.1"),
        ({f"{GET}.parameters.0.name": "key"}, r"GET /things/{id} has the path parameter key, which is not in its path"),
        ({f"{GET}.responses": REMOVED}, r"GET /things/{id} has no responses"),
        ({f"{GET}.security": [{"key": []}]}, r"GET /things/{id} requires key, which is not a security scheme"),
        ({f"{LIST}.parameters": [3]}, "at /paths/~1things/get/parameters/0, 3 is not of type"),
        ({f"{LIST}.parameters": {"a": 1}}, "at /paths/~1things/get/parameters, "),
        ({f"{CREATE}.requestBody": {}}, 'at /paths/~1things/post/requestBody, "content" is a required property'),
        ({BODY: {"$ref": "#/components/schemas/None"}}, "Pointer '/components/schemas/None' does not exist"),
        ({f"{SENT}.name": 3}, "at /paths/~1things/post/requestBody/content/application~1json/schema/properties/name, "),
        ({f"{SENT}.name.type": "text"}, '/schema/properties/name/type, "text" is not valid'),
        ({"components.schemas.Thing": {"type": "text"}}, 'at /components/schemas/Thing/type, "text" is not valid'),
        ({"components.schemas.Unused": {"type": "text"}}, 'at /components/schemas/Unused/type, "text" is not valid'),
        ({f"{SENT}.code.pattern": "("}, '/schema/properties/code/pattern, "(" is not a "regex"'),
        ({f"{LIST}.parameters.3": FURTHER | {"name": "limit"}}, "GET /things has the parameter query.limit twice"),
        (
            {f"{LIST}.parameters.3": FURTHER | {"in": "header", "name": "x-trace"}},
            "GET /things has the parameter header.x-trace twice",
        ),
        ({"paths./things.parameters": [FURTHER, FURTHER]}, "GET /things has the parameter query.sort twice"),
        (
            {"paths./things/{key}.get": {"parameters": [], "responses": {"200": EMPTY}}},
            "/things/{id} and /things/{key} are the same path",
        ),
        (
            {f"{CREATE}.requestBody.x-max-bytes": "many"},
            "POST /things has an x-max-bytes that is not a number of bytes",
        ),
        (
            {f"{CREATE}.requestBody.x-max-bytes": True},
            "POST /things has an x-max-bytes that is not a number of bytes",
        ),
        ({"components.securitySchemes.oauth2": {"type": "oauth2"}}, "at /components/securitySchemes/oauth2, "),
        ({FLOWS: {"implicit": {}}}, "at /components/securitySchemes/oauth2/flows/implicit, "),
    ],
)
def test_malformed_document_is_rejected_with_a_message(tmp_path: Path, edit: dict[str, Any], said: str) -> None:
    for documents in ((THINGS, edited(edit)), (edited(edit), THINGS)):
        with pytest.raises(Unreadable, match="is not an OpenAPI document: .*" + re.escape(said)):
            findings(tmp_path, *documents)


def test_bounding_an_unrestricted_parameter_is_found(tmp_path: Path) -> None:
    old = edited({f"{LIMIT}.schema": True, ID: True})
    found = findings(tmp_path, old, THINGS)
    assert {each.location for each in found} == {"request.query.limit", "request.path.id"}
    assert "maximum" in {each.rule for each in found}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("openapi: 3.1.0\npaths: {}\npaths: {}\n", "the key paths is repeated in the object that begins in line 1"),
        ("a: 1\nb:\n- {'200': 1, 200: 2}\n", "the key 200 is repeated in the object that begins in line 3"),
        ('{"paths": {}, "paths": {}}', "the key paths is repeated in one object"),
        ('{"a": [{"b": 1, "b": 1}]}', "the key b is repeated in one object"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "it is nested too deeply"),
        ("{a: " * 100_000 + "1" + "}" * 100_000, "it is nested too deeply"),
        ("- " * 100_000, "it is nested too deeply"),
    ],
)
def test_duplicate_keys_and_deep_nesting_are_rejected(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "old.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as refused:
        from_file(path)
    assert str(refused.value) == f"old.yaml is not an OpenAPI document: {said}"


def test_yaml_merge_keys_may_be_overridden(tmp_path: Path) -> None:
    path = write_document(tmp_path, "things", THINGS)
    path.write_text(path.read_text(encoding="utf-8") + "x-a: &a {b: 1}\nx-c: {<<: *a, b: 2}\n", encoding="utf-8")
    assert from_file(path).operations.keys() == from_file(write_document(tmp_path, "others", THINGS)).operations.keys()


def test_json_document_equals_the_same_yaml_document(tmp_path: Path) -> None:
    path = tmp_path / "things.json"
    edited = THINGS | {"x-a": "\x7f"}  # valid in JSON, invalid in YAML
    path.write_text(json.dumps(edited, ensure_ascii=False), encoding="utf-8")
    assert list(breaking_changes(from_file(path), from_file(write_document(tmp_path, "things", THINGS)))) == []


def test_statuses_and_dates_may_be_written_without_quotes(tmp_path: Path) -> None:
    text = yaml.safe_dump(THINGS).replace("'200'", "200").replace("'2999-01-01'", "2999-01-01")
    assert "200:" in text
    bare = tmp_path / "bare.yaml"
    bare.write_text(text, encoding="utf-8")
    assert list(breaking_changes(from_file(bare), from_file(write_document(tmp_path, "things", THINGS)))) == []


def test_equal_character_escapes_of_patterns_are_compatible(tmp_path: Path) -> None:
    spellings = [
        edited({f"{SENT}.name.pattern": pattern}) for pattern in (r"^[^\u001F]*$", r"^[^\x1F]*$", r"^[^\x1E]*$")
    ]
    for old, new in itertools.permutations(spellings[:2]):
        assert findings(tmp_path, old, new) == []
    assert [each.rule for each in findings(tmp_path, *spellings[1:])] == ["pattern"]
