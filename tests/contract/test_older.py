"""The OpenAPI 3.0.3 document is valid and accepts the same values as the contract."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import httpx2
import jsonschema_rs
import pytest
from openapi_schema_validator import OAS30Validator
from openapi_spec_validator import OpenAPIV30SpecValidator

from openapi.older import older
from tests.support.oracle import CONTRACT

OLDER = older(CONTRACT)
Place = tuple[str, ...]


def bodies(node: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield the location of every object that has a schema and an example, with the example."""
    if isinstance(node, dict):
        if "schema" in node and "example" in node:
            yield place, node["example"]
        for name, value in node.items():
            if name not in {"example", "schema"}:
                yield from bodies(value, (*place, name))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from bodies(value, (*place, str(number)))


EXAMPLES = dict(bodies({name: value for name, value in CONTRACT.items() if name != "webhooks"}))


def variants(value: Any) -> Iterator[Any]:
    """Yield a value and its variants, each with one property null, of another type, empty, or absent."""
    yield from (value, None, 0.5, "", [], {})
    if isinstance(value, dict):
        for name, member in value.items():
            rest = {other: each for other, each in value.items() if other != name}
            yield from (rest | changed for changed in ({}, *({name: each} for each in variants(member))))
    elif isinstance(value, list):
        yield from ([each, *value[1:]] for item in value[:1] for each in variants(item))


def schema_at(document: dict[str, Any], place: Place) -> Any:
    node: Any = document
    for step in place:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node["schema"]


def newer_validator(place: Place) -> Any:
    schema = {"$ref": "#/schema", "schema": schema_at(CONTRACT, place), "components": CONTRACT["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=False)


def older_validator(place: Place) -> Any:
    return OAS30Validator({"allOf": [schema_at(OLDER, place)], "components": OLDER["components"]})


def converted(schema: dict[str, Any]) -> Any:
    """Return a schema of 3.1 converted to 3.0."""
    return older({"info": {}, "components": {"schemas": {"It": schema}}})["components"]["schemas"]["It"]


def test_document_is_valid_openapi_3_0_3() -> None:
    assert OLDER["openapi"] == "3.0.3"
    OpenAPIV30SpecValidator(OLDER).validate()


def test_license_has_a_url_instead_of_an_identifier() -> None:
    assert CONTRACT["info"]["license"] == {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    assert OLDER["info"]["license"] == {"name": "Apache-2.0", "url": "https://spdx.org/licenses/Apache-2.0.html"}


def test_service_returns_3_0_document_without_a_token(api: httpx2.Client) -> None:
    assert api.get("/openapi-3.0.json", headers={"Authorization": ""}).json() == OLDER


def test_conversion_does_not_modify_the_contract() -> None:
    before = deepcopy(CONTRACT)
    older(CONTRACT)
    assert before == CONTRACT


def test_both_versions_have_the_same_operations() -> None:
    for path, item in CONTRACT["paths"].items():
        assert item.keys() == OLDER["paths"][path].keys()
        for method, operation in item.items():
            if method != "parameters":
                theirs = OLDER["paths"][path][method]
                for name in ("operationId", "tags", "security"):
                    assert operation.get(name) == theirs.get(name)
                assert operation["responses"].keys() == theirs["responses"].keys()
                assert len(operation.get("parameters", ())) == len(theirs.get("parameters", ()))


@pytest.mark.parametrize("place", EXAMPLES, ids=lambda place: "/".join(place))
def test_both_versions_accept_and_reject_the_same_values(place: Place) -> None:
    newer, old = newer_validator(place), older_validator(place)
    opinions = [(newer.is_valid(value), old.is_valid(value), value) for value in variants(EXAMPLES[place])]
    assert opinions[0][:2] == (True, True)
    assert [value for new, old, value in opinions if new != old] == []


def test_3_0_document_only_loses_property_names() -> None:
    place = ("paths", "/v1/patients", "post", "requestBody", "content", "application/json")
    nameless = EXAMPLES[place] | {"external_ids": {"": "1"}}
    assert (newer_validator(place).is_valid(nameless), older_validator(place).is_valid(nameless)) == (False, True)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ({"type": ["string", "null"], "enum": ["a", None]}, {"type": "string", "nullable": True, "enum": ["a", None]}),
        ({"const": "a"}, {"enum": ["a"]}),
        ({"examples": ["a", "b"]}, {"example": "a"}),
        ({"exclusiveMinimum": 0}, {"minimum": 0, "exclusiveMinimum": True}),
        ({"items": {"type": ["integer", "null"]}}, {"items": {"type": "integer", "nullable": True}}),
        ({"additionalProperties": False}, {"additionalProperties": False}),
        ({"$ref": "#/a", "description": "b"}, {"allOf": [{"$ref": "#/a"}], "description": "b"}),
        ({"properties": {"const": {"const": 1}}}, {"properties": {"const": {"enum": [1]}}}),
        ({"default": {"const": 1}}, {"default": {"const": 1}}),
    ],
)
def test_keyword_is_converted_to_its_3_0_form(newer: dict[str, Any], older: dict[str, Any]) -> None:
    assert converted(newer) == older
