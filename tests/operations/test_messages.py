"""Each entry of `details` has a message that explains its code and contains no value that was sent."""

import ast
from collections.abc import Iterator
from typing import Any

import httpx2
import jsonschema_rs
import pytest

from db.errors import DomainError, Invalid, NotFound
from openapi.formats import FORMATS
from service import messages
from service.contract.validation import _bound
from service.errors import ErrorDetail
from tests.contract.test_house_rules import kinds
from tests.support.document import all_objects, resolved
from tests.support.errors import error_locations
from tests.support.graph import OPERATIONS
from tests.support.live_service import ROOT
from tests.support.oracle import CONTRACT

# For each keyword: a schema, a value that violates it, and the bound in the message.
BROKEN: dict[str, tuple[Any, Any, str]] = {
    "additionalProperties": ({"properties": {}, "additionalProperties": False, "type": "object"}, {"a": 1}, ""),
    "anyOf": ({"anyOf": [{"type": "string"}, {"type": "null"}]}, 1, ""),
    "const": ({"const": "b"}, "a", "b"),
    "contains": ({"contains": {"type": "string"}}, [1], ""),
    "dependentRequired": ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, ""),
    "enum": ({"enum": ["b", "c", None, True]}, "a", "b, c, null, true"),
    "exclusiveMaximum": ({"exclusiveMaximum": 1}, 1, "1"),
    "exclusiveMinimum": ({"exclusiveMinimum": 1.5}, 0, "1.5"),
    "format": ({"format": "date"}, "a", "date"),
    "items": ({"prefixItems": [{}], "items": False}, [1, 2], ""),
    "maxItems": ({"maxItems": 1}, [1, 2], "1"),
    "maxLength": ({"maxLength": 200}, "a" * 201, "200"),
    "maxProperties": ({"maxProperties": 1}, {"a": 1, "b": 2}, "1"),
    "maximum": ({"maximum": 1}, 2, "1"),
    "minItems": ({"minItems": 1}, [], "1"),
    "minLength": ({"minLength": 1}, "", "1"),
    "minProperties": ({"minProperties": 1}, {}, "1"),
    "minimum": ({"minimum": 1}, 0, "1"),
    "multipleOf": ({"multipleOf": 3}, 1, "3"),
    "not": ({"not": {"type": "integer"}}, 1, ""),
    "oneOf": ({"oneOf": [{}, {}]}, 1, ""),
    "pattern": ({"pattern": "b"}, "a", ""),
    "patternProperties": ({"patternProperties": {"a": False}}, {"a": 1}, ""),
    "properties": ({"properties": {"a": False}}, {"a": 1}, ""),
    "propertyNames": ({"propertyNames": {"maxLength": 0}}, {"a": 1}, ""),
    "required": ({"required": ["a"]}, {}, ""),
    "type": ({"type": ["string", "null"]}, 1, "string"),
    "unevaluatedProperties": ({"unevaluatedProperties": False}, {"a": 1}, ""),
    "uniqueItems": ({"uniqueItems": True}, [1, 1], ""),
}
_SAY_NOTHING = {"$ref", "allOf", "default", "discriminator", "description", "example", "examples", "deprecated",
                "title", "readOnly", "writeOnly"}  # fmt: skip


def keywords(node: Any) -> Iterator[str]:
    """Yield the keywords of a schema, at any depth, that a value can violate."""
    for name, value in resolved(node).items():
        if name.startswith("x-") or name in _SAY_NOTHING - {"allOf"}:
            continue
        if name not in _SAY_NOTHING and (name != "items" or value is False):
            yield name
        for inner in _schemas_in(name, value):
            yield from keywords(inner)


def _schemas_in(name: str, value: Any) -> list[Any]:
    if name in ("properties", "patternProperties"):
        return [each for each in value.values() if isinstance(each, dict)]
    if name in ("allOf", "anyOf", "oneOf", "prefixItems"):
        return list(value)
    is_one = name in ("items", "not", "propertyNames", "additionalProperties", "contains")
    return [value] if is_one and isinstance(value, dict) else []


def sent() -> Iterator[Any]:
    """Yield the schemas of requests: parameters and bodies."""
    for _, path, operation in OPERATIONS.values():
        for each in operation.get("parameters", []) + CONTRACT["paths"][path].get("parameters", []):
            yield resolved(each)["schema"]
        for media in operation.get("requestBody", {}).get("content", {}).values():
            yield media["schema"]


def test_every_keyword_of_the_contract_has_a_message() -> None:
    used = {keyword for schema in sent() for keyword in keywords(schema)}
    assert len(used) > 10
    assert used - BROKEN.keys() == set()


def test_every_format_of_the_contract_has_a_message() -> None:
    used = {schema["format"] for _, schema in all_objects() if isinstance(schema.get("format"), str)}
    numbers = {"int32", "int64", "double"}  # bounded by keywords of their own
    assert {"npi", "visible"} <= used - numbers <= messages.FORMATS.keys()


@pytest.mark.parametrize("keyword", BROKEN)
def test_message_names_the_bound_and_not_the_value(keyword: str) -> None:
    schema, value, bound = BROKEN[keyword]
    for error in jsonschema_rs.Draft202012Validator(schema, validate_formats=True).iter_errors(value):
        assert error.kind.name in messages.SENTENCES
        detail = ErrorDetail("body", "/x", error.kind.name, _bound(error.kind)).body()
        said = detail["message"]
        assert said.endswith(".")
        assert "{" not in said
        assert bound in said
        assert value in ("a", "") or str(value) not in said or str(value) == bound


def test_every_code_of_the_service_has_a_message() -> None:
    """These are the codes with which the code creates an ErrorDetail."""
    codes = set()
    for path in (ROOT / "service").glob("**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ErrorDetail":
                codes |= {each.value for each in node.args[2:3] if isinstance(each, ast.Constant)}
    assert {"required", "unknown", "repeated", "encoding", "json", "number", "depth"} <= codes
    assert codes <= messages.SENTENCES.keys()


def test_domain_error_with_a_location_has_a_message_there() -> None:
    found = [kind for kind in kinds(DomainError) if issubclass(kind, Invalid) and kind is not Invalid]
    assert len(found) >= 2
    errors: list[DomainError] = [*(kind("/a") for kind in found), NotFound("/provider_id")]
    for error in errors:
        (detail,) = error.extra["details"]  # type: ignore[misc]
        assert detail["message"] == error.message
        assert detail.keys() == {"in", "pointer", "code", "message"}


def test_message_with_a_long_bound_is_within_the_maximum() -> None:
    detail = CONTRACT["components"]["schemas"]["Error"]["properties"]["details"]["items"]
    room = detail["properties"]["message"]["maxLength"]
    enums = [", ".join(map(str, node["enum"])) for _, node in all_objects() if isinstance(node.get("enum"), list)]
    longest = max(map(len, [*enums, *FORMATS]))
    assert len(messages.sentence("enum", "x" * longest)) <= room


def test_code_without_a_message_gets_a_general_one() -> None:
    assert messages.sentence("unheard", "").endswith(".")


def test_each_error_detail_has_a_message(api: httpx2.Client, person: dict[str, Any]) -> None:
    body = person | {"first_name": "", "email": "xyzzyx", "last_name": "x" * 201, "gender": 7}
    response = api.post("/v1/patients?page=1", json=body, headers={"Idempotency-Key": "two words"})
    assert len(error_locations(response)) == 6
    said = {each["pointer"]: each["message"] for each in response.json()["details"]}
    assert said == {
        "/*": "The query parameter is unknown.",
        "/Idempotency-Key": "The value must match the documented pattern.",
        "/email": "The value must be an email address without a display name.",
        "/first_name": "The number of characters must be at least 1.",
        "/gender": "The value must be of type string.",
        "/last_name": "The number of characters must be at most 200.",
    }


def test_message_for_the_page_limit_names_its_bounds(api: httpx2.Client, brand: str) -> None:
    for limit, said in (("0", "The value must be at least 1."), ("101", "The value must be at most 100."),
                        ("ten", "The value must be of type integer.")):  # fmt: skip
        response = api.get("/v1/patients", params={"brand_id": brand, "limit": limit})
        assert [each["message"] for each in response.json()["details"]] == [said]


def test_message_for_an_empty_search_names_the_criteria(api: httpx2.Client) -> None:
    (detail,) = api.post("/v1/patients/search", json={}).json()["details"]
    assert detail["message"] == "At least one of these is required: name, date_of_birth, email, phone."


def test_rule_without_a_bound_has_a_general_message() -> None:
    assert messages.sentence("enum", "") == "The value is invalid."
