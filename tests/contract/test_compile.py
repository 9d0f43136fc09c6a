"""Compiling the contract at start, and contracts that are refused there."""

from copy import deepcopy
from typing import Any

import connexion.resolver
import connexion.spec
import pytest

from openapi import contract
from service.auth.access import resolve_brand
from service.auth.principal import AccessToken
from service.contract.compile import Contract, compile_body
from service.contract.expressions import compile_expression, compile_template

TOKEN = AccessToken("app", None, "demo", frozenset(), 0)
BRAND = {"type": "object", "properties": {"brand_id": {"type": "string"}}}
UNSUPPORTED = [
    "$request.body#/id",
    "$request.query.id",
    "$request.path.",
    "$request.path.id/x",
    "$response.header.ETag",
    "$response.body",
    "$response.body#/",
    "$response.body#/patient/id",
    "$response.body#/0/id",
    "$response.body#/a~1b",
    "$url",
    "id",
    "",
]


def test_expression_takes_a_path_parameter_or_a_property() -> None:
    assert compile_expression("$request.path.id")({"id": 7}, {"id": 8}) == "7"
    assert compile_expression("$response.body#/id")({"id": 7}, {"id": 8}) == "8"
    assert compile_expression("$response.body#/id")({"id": 7}, {"id": None}) is None


@pytest.mark.parametrize("expression", UNSUPPORTED)
def test_unsupported_expression_is_refused_at_start(expression: str) -> None:
    with pytest.raises(ValueError, match="is not a supported runtime expression"):
        compile_expression(expression)
    with pytest.raises(ValueError, match="is not a supported runtime expression"):
        compile_template(f"/v1/x/{{{expression}}}")


def test_template_is_filled_from_the_response_body() -> None:
    template = compile_template("{$response.body#/a}/x/{$response.body#/b}{$response.body#/c}.")
    assert template({"a": 1, "b": "{c}", "c": None}) == "1/x/{c}."
    assert compile_template("Signed up")({}) == "Signed up"


@pytest.mark.parametrize("template", ["{$request.path.id}", "{$response.body#/a/b}", "{id}", "{}"])
def test_template_with_another_expression_is_refused_at_start(template: str) -> None:
    with pytest.raises(ValueError, match="is not a supported runtime expression"):
        compile_template(f"x {template}")


@pytest.mark.parametrize("template", ["{$response.body#/a", "$response.body#/a}", "{{$response.body#/a}}"])
def test_template_with_a_lone_brace_is_refused_at_start(template: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        compile_template(template)


def body_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


@pytest.mark.parametrize("body", [[], [{"id": "1"}], ["brand_id"], "brand_id", 7, None, {}])
def test_body_without_a_brand_is_in_the_brand_of_the_token(body: Any) -> None:
    assert resolve_brand(TOKEN, {"body": body}, []) == "demo"


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array", "items": BRAND},
        {"type": "object", "properties": {"patient": BRAND}},
        {"type": "object", "properties": BRAND["properties"] | {"patient": BRAND}},
    ],
    ids=str,
)
def test_brand_below_the_body_is_refused_at_start(schema: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="brand_id"):
        compile_body(body_of(schema))


@pytest.mark.parametrize("schema", [BRAND, {"type": "array", "items": {"type": "object", "properties": {"id": {}}}}])
def test_body_may_be_an_array_or_name_its_brand(schema: dict[str, Any]) -> None:
    assert compile_body(body_of(schema)).property_names


def compile_with(**changes: Any) -> Contract:
    """Compile the contract with a changed operation."""
    document = deepcopy(contract())
    document["paths"]["/v1/patients/{patient_id}/encounters"]["get"] |= changes
    specification = connexion.spec.Specification.from_dict(document)
    return Contract(specification, resolver=connexion.resolver.RelativeResolver("handlers"))


EITHER = [{"oauth2": ["read:encounters"]}, {"oauth2": ["read:profile"]}]


def test_x_self_needs_a_required_parameter_that_exists() -> None:
    assert [each.id for each in compile_with(**{"x-self": "patient_id", "security": EITHER}).operations
            if each.restricts_to_self and each.id == "encounters.list"]  # fmt: skip
    for name in ("patient", "limit", "X-Brand-Id", "body"):
        with pytest.raises(ValueError, match=rf"x-self of encounters\.list must name a required parameter .* {name}\."):
            compile_with(**{"x-self": name, "security": EITHER})


@pytest.mark.parametrize("security", [EITHER[:1], [*EITHER, {"oauth2": ["read:patients"]}], []])
def test_x_self_needs_two_alternatives_in_security(security: list[dict[str, list[str]]]) -> None:
    with pytest.raises(ValueError, match=r"x-self of encounters\.list needs exactly two alternatives"):
        compile_with(**{"x-self": "patient_id", "security": security})
