"""The contract: to the letter of the published page where there is one, and by the rules of the house."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import connexion.spec
import httpx2
import jsonschema_rs
import pytest
import yaml
from openapi_spec_validator import validate

from openapi import DOCUMENT
from openapi.formats import FORMATS
from service.contract import Contract
from tests.judge import CONTRACT
from tests.running import ROOT

OPERATIONS = {
    operation["operationId"]: (method, path, operation)
    for path, item in CONTRACT["paths"].items()
    for method, operation in item.items()
    if method != "parameters"
}
# They read, though they are POST: what is asked does not belong into a URL.
QUESTIONS = {"patients.search", "medications.check_interactions"}
# What a property may add to the published page (docs/decisions.md says why).
ADDITIONS = {"description", "x-phi", "pattern", "maxLength", "maxProperties", "propertyNames"}


def resolved(node: Any) -> Any:
    """A part of the contract with its references followed."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = CONTRACT
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def every(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """All objects of the contract, with their places. Examples are values, not contract."""
    if isinstance(node, dict):
        yield path, node
        for name, value in node.items():
            if name != "example":
                yield from every(value, f"{path}/{name}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from every(value, f"{path}/{number}")


def stripped(schema: Any) -> Any:
    """A schema without what we may add to the published one."""
    schema = resolved(schema)
    plain = {name: value for name, value in schema.items() if name not in ADDITIONS}
    if "properties" in plain:
        plain["properties"] = {name: stripped(value) for name, value in plain["properties"].items()}
    if isinstance(plain.get("additionalProperties"), dict):
        plain["additionalProperties"] = stripped(plain["additionalProperties"])
    return plain


def test_post_v1_patients_is_the_published_one_to_the_letter() -> None:
    page = yaml.safe_load((ROOT / "openapi/baseline/post-v1-patients.yaml").read_text(encoding="utf-8"))
    published, operation = page["paths"]["/v1/patients"]["post"], OPERATIONS["patients.create"][2]
    assert OPERATIONS["patients.create"][:2] == ("post", "/v1/patients")
    assert stripped(json_schema(operation["requestBody"])) == json_schema(published["requestBody"])
    created = operation["responses"]["201"]
    assert created["description"] == published["responses"]["201"]["description"]
    assert stripped(json_schema(created)) == json_schema(published["responses"]["201"])
    for status in ("409", "500"):
        error = stripped(json_schema(resolved(operation["responses"][status])))
        theirs = json_schema(published["responses"][status])
        assert (error["type"], error["required"]) == (theirs["type"], theirs["required"])
        assert theirs["properties"].items() <= error["properties"].items()


def json_schema(sent: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = sent["content"]["application/json"]["schema"]
    return schema


def test_the_document_says_everything_once() -> None:
    class Loader(yaml.SafeLoader):
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            names = [key.value for key, _ in node.value]
            assert len(names) == len(set(names)), names
            return super().construct_mapping(node, deep)

    Loader(DOCUMENT.read_text(encoding="utf-8")).get_single_data()


def test_the_document_is_valid_openapi_3_1() -> None:
    assert CONTRACT["openapi"] == "3.1.0"
    validate(CONTRACT)


def test_connexion_still_needs_to_be_told_of_openapi_3_1() -> None:
    """When this fails, the substitute in service/contract.py can go."""
    schema = connexion.spec.OpenAPISpecification.openapi_schema
    assert not re.match(schema["properties"]["openapi"]["pattern"], "3.1.0")


def test_the_document_has_nothing_that_connexion_would_take_for_a_template() -> None:
    assert not re.search(r"\{\{|\{%|\{#", (ROOT / "openapi/patient-graph.yaml").read_text(encoding="utf-8"))


def test_the_service_answers_the_document_that_it_serves_by(api: httpx2.Client) -> None:
    assert api.get("/openapi.json").json() == CONTRACT
    text = api.get("/openapi.yaml").text
    assert text == (ROOT / "openapi/patient-graph.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == CONTRACT


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_an_operation_is_named_after_its_noun_and_described(operation_id: str) -> None:
    method, _, operation = OPERATIONS[operation_id]
    (tag,) = operation["tags"]
    assert operation_id.startswith(f"{tag}.")
    assert operation["summary"]
    assert operation["description"]
    assert (ROOT / f"handlers/{tag}.py").exists()
    handler = getattr(importlib.import_module(f"handlers.{tag}"), operation_id.partition(".")[2])
    needs_database = not inspect.iscoroutinefunction(handler)
    assert {"400", "500"} <= operation["responses"].keys()
    assert ("503" in operation["responses"]) == needs_database
    if method != "get" and operation_id not in QUESTIONS:
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+", operation["x-event"])
        assert "IdempotencyKey" in str(operation["parameters"])
        of_nobody = operation_id == "providers.create"
        assert of_nobody == ("x-subject" not in operation)
        # An event about a patient is in the timeline, but for the one after which there is none.
        assert ("x-timeline" not in operation) == (of_nobody or operation_id == "patients.erase")
    if "201" in operation["responses"]:
        assert operation["responses"]["201"]["links"]


def test_every_runtime_expression_names_a_place_that_there_is() -> None:
    for operation_id, (_, path, operation) in OPERATIONS.items():
        for place in ("x-subject", "x-entity", "x-timeline"):
            for expression in re.findall(r"\$re[\w.#/]+", str(operation.get(place, ""))):
                if name := re.fullmatch(r"\$request\.path\.(\w+)", expression):
                    assert f"{{{name[1]}}}" in path, (operation_id, expression)
                else:
                    assert expression.removeprefix("$response.body#/") in required(operation), (
                        operation_id,
                        expression,
                    )


def required(operation: dict[str, Any]) -> list[str]:
    """What an answer to an operation always has."""
    (success,) = [resolved(each) for status, each in operation["responses"].items() if status.startswith("2")]
    names: list[str] = resolved(success["content"]["application/json"]["schema"])["required"]
    return names


def test_every_link_gives_the_operation_the_parameters_of_its_path() -> None:
    links = [
        node for _, node in every(CONTRACT) if "operationId" in node and "parameters" in node and "x-rate" not in node
    ]
    links = [link for link in links if isinstance(link["parameters"], dict)]
    assert len(links) > 30
    for link in links:
        path = OPERATIONS[link["operationId"]][1]
        given = link.get("parameters", {})
        vendors = {"rimo_treatment_id", "rimo_order_id", "rimo_consultation_id"}
        assert set(re.findall(r"\{(\w+)\}", path)) - given.keys() <= vendors, link


def test_every_guarded_operation_is_where_a_link_leads_but_where_one_begins() -> None:
    reached = {link["operationId"] for _, node in every(CONTRACT) for link in node.get("links", {}).values()}
    guarded = {name for name, each in OPERATIONS.items() if each[2].get("security", True)}
    begin = {"patients.create", "providers.create", "onboarding.answer"}
    assert guarded - reached == begin | {"patients.search", "patients.get_by_external_id"}


def test_a_property_has_one_mark_in_what_is_sent_and_in_what_is_answered() -> None:
    schemas = CONTRACT["components"]["schemas"]
    for sent, answered in (("PatientCreate", "Patient"), ("EncounterCreate", "Encounter"),
                           ("ProviderCreate", "Provider"), ("MedicationCreate", "Medication"),
                           ("MetricCreate", "MetricEntry"),
                           ("ProviderLinkCreate", "ProviderLink"), ("ProviderLinkStatus", "ProviderLink"),
                           ("EncounterStatus", "Encounter"), ("MedicationStatus", "Medication"),
                           ("IntakeAnswer", "IntakeResponse"), ("ConsultOutcomeCreate", "ConsultOutcome"),
                           ("TreatmentPut", "Treatment"), ("PrescriptionPut", "Prescription"),
                           ("ConsultationPut", "Consultation"), ("OnboardingAnswer", "Onboarding"),
                           ("ResearcherStatement", "ResearcherAcknowledgement")):  # fmt: skip
        theirs = schemas[answered]["properties"]
        for name, schema in schemas[sent]["properties"].items():
            assert resolved(schema)["x-phi"] == resolved(theirs[name])["x-phi"], (sent, name)


def test_every_property_is_described_and_marked_as_phi_or_not() -> None:
    schemas = [(path, node["properties"]) for path, node in every(CONTRACT) if "properties" in node]
    assert len(schemas) > 5
    for path, properties in schemas:
        for name, schema in properties.items():
            assert resolved(schema).get("description"), f"{path}/{name}"
            assert isinstance(resolved(schema).get("x-phi"), bool), f"{path}/{name}"


def test_every_string_list_and_map_is_bounded() -> None:
    bound = {"string": {"maxLength", "enum"}, "array": {"maxItems"}}
    for path, node in every(CONTRACT):
        kinds = node.get("type", [])
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            if kind in bound:
                assert bound[kind] & node.keys(), path
            if kind == "object" and "properties" not in node:
                assert "maxProperties" in node, path


def test_every_example_fits_its_schema() -> None:
    examples = [(path, node) for path, node in every(CONTRACT) if "example" in node and "schema" in node]
    assert len(examples) > 30
    for path, node in examples:
        schema = {"$ref": "#/schema", "schema": node["schema"], "components": CONTRACT["components"]}
        validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS)
        assert validator.is_valid(node["example"]), path
    for path, node in every(CONTRACT):
        if path.endswith(("/application~1json", "/application/json", "/application/merge-patch+json")):
            assert "example" in node, path


def test_the_safe_projection_has_no_property_that_is_phi_anywhere() -> None:
    schemas = CONTRACT["components"]["schemas"]
    phi = {name for name, schema in schemas["Patient"]["properties"].items() if resolved(schema)["x-phi"]}
    assert phi & schemas["SafePatient"]["properties"].keys() == set()
    assert phi | schemas["SafePatient"]["properties"].keys() == schemas["Patient"]["properties"].keys()


def test_there_is_one_security_scheme_and_every_flow_describes_every_scope() -> None:
    ((name, scheme),) = CONTRACT["components"]["securitySchemes"].items()
    assert (name, scheme["type"]) == ("oauth2", "oauth2")
    asked = {scope for _, _, operation in OPERATIONS.values() for way in operation["security"]
             for scopes in way.values() for scope in scopes}  # fmt: skip
    for flow in scheme["flows"].values():
        assert asked == flow["scopes"].keys()
        assert all(flow["scopes"].values())


def imports(folder: str) -> Iterator[tuple[Path, str]]:
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield path, node.module or ""


@pytest.mark.parametrize(
    ("folder", "banned"),
    [
        ("db", {"service", "handlers", "connexion", "flask", "starlette"}),
        ("handlers", {"service", "connexion", "flask", "starlette", "peewee", "psycopg2"}),
        ("service", {"handlers"}),
        ("compat", {"service", "handlers", "db", "interactions", "connexion", "flask", "starlette"}),
    ],
)
def test_each_folder_knows_only_what_it_may(folder: str, banned: set[str]) -> None:
    found = list(imports(folder))
    assert found
    assert [(path.name, name) for path, name in found if name.partition(".")[0] in banned] == []


def test_no_rule_of_the_domain_is_named_in_the_service() -> None:
    nouns = re.compile(r"patients?\b(?!-graph)", re.IGNORECASE)
    allowed = {"importer.py", "__main__.py", "server.py"}
    for path in (ROOT / "service").glob("*.py"):
        if path.name not in allowed:
            lines = [line for line in path.read_text(encoding="utf-8").splitlines() if nouns.search(line)]
            assert all("patient_id" in line or "duplicate_patient" in line for line in lines), (path, lines)


def test_the_compiled_contract_has_every_operation_of_the_document(service: Any) -> None:
    specification = connexion.spec.Specification.load(ROOT / "openapi/patient-graph.yaml")
    contract = Contract(specification, resolver=connexion.resolver.RelativeResolver("handlers"))
    assert {operation.id for operation in contract.operations} == set(OPERATIONS)
