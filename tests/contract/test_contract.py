"""The contract equals the published page where one exists, is valid, and is what the service serves."""

import re
from typing import Any

import connexion.spec
import httpx2
import yaml
from openapi_spec_validator import validate

from openapi import DOCUMENT
from service.contract.compile import Contract
from tests.support.document import resolved
from tests.support.graph import OPERATIONS
from tests.support.live_service import ROOT
from tests.support.oracle import CONTRACT

# What the contract adds to the published page, and to its properties (docs/decisions/beyond-the-reference.md says why).
ADDED_PROPERTIES = {"previous_names", "multiple_birth"}
ADDITIONS = {"description", "x-codes", "x-phi", "pattern", "maxLength", "maxProperties", "propertyNames"}


def without_additions(schema: Any) -> Any:
    """Return a schema without the additions to the published one."""
    schema = resolved(schema)
    plain = {name: value for name, value in schema.items() if name not in ADDITIONS and value != "visible"}
    if "properties" in plain:
        properties = {name: value for name, value in plain["properties"].items() if name not in ADDED_PROPERTIES}
        plain["properties"] = {name: without_additions(value) for name, value in properties.items()}
    if isinstance(plain.get("additionalProperties"), dict):
        plain["additionalProperties"] = without_additions(plain["additionalProperties"])
    return plain


def test_post_v1_patients_equals_the_published_contract() -> None:
    page = yaml.safe_load((ROOT / "openapi/baseline/post-v1-patients.yaml").read_text(encoding="utf-8"))
    published, operation = page["paths"]["/v1/patients"]["post"], OPERATIONS["patients.create"][2]
    assert OPERATIONS["patients.create"][:2] == ("POST", "/v1/patients")
    assert without_additions(json_schema(operation["requestBody"])) == json_schema(published["requestBody"])
    created = operation["responses"]["201"]
    assert created["description"] == published["responses"]["201"]["description"]
    assert without_additions(json_schema(created)) == json_schema(published["responses"]["201"])
    for status in ("409", "500"):
        error = without_additions(resolved(json_schema(resolved(operation["responses"][status])))["allOf"][0])
        theirs = json_schema(published["responses"][status])
        assert (error["type"], error["required"]) == (theirs["type"], theirs["required"])
        assert theirs["properties"].items() <= error["properties"].items()


def json_schema(sent: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = sent["content"]["application/json"]["schema"]
    return schema


def test_document_has_no_duplicate_keys() -> None:
    class Loader(yaml.SafeLoader):
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            names = [key.value for key, _ in node.value]
            assert len(names) == len(set(names)), names
            return super().construct_mapping(node, deep)

    Loader(DOCUMENT.read_text(encoding="utf-8")).get_single_data()


def test_document_is_valid_openapi_3_1() -> None:
    assert CONTRACT["openapi"] == "3.1.0"
    validate(CONTRACT)


def test_connexion_still_rejects_openapi_3_1() -> None:
    """The substitute in service/contract/compile.py can be removed once this fails."""
    schema = connexion.spec.OpenAPISpecification.openapi_schema
    assert not re.match(schema["properties"]["openapi"]["pattern"], "3.1.0")


def test_document_has_no_template_syntax() -> None:
    assert not re.search(r"\{\{|\{%|\{#", (ROOT / "openapi/patient-graph.yaml").read_text(encoding="utf-8"))


def test_service_returns_its_own_openapi_document(api: httpx2.Client) -> None:
    assert api.get("/openapi.json").json() == CONTRACT
    text = api.get("/openapi.yaml").text
    assert text == (ROOT / "openapi/patient-graph.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == CONTRACT


def test_compiled_contract_has_every_operation(service: Any) -> None:
    specification = connexion.spec.Specification.load(ROOT / "openapi/patient-graph.yaml")
    contract = Contract(specification, resolver=connexion.resolver.RelativeResolver("handlers"))
    assert {operation.id for operation in contract.operations} == set(OPERATIONS)
