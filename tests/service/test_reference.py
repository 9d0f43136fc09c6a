"""The API reference as it is served: its document, samples and Content-Security-Policy."""

import json
import re
from typing import Any

import pytest

from openapi import contract
from service.http.reference import document
from tests.support.graph import OPERATIONS
from tests.support.live_service import ANYONE, LiveService

LANGUAGES = ["cURL", "Python", "TypeScript", "Go"]


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    return document(contract())


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the operations of a document by operationId."""
    items = [each for item in document["paths"].values() for name, each in item.items() if name != "parameters"]
    return {operation["operationId"]: operation for operation in items}


def sample(shown: dict[str, Any], operation: str, language: str) -> str:
    samples = operations(shown)[operation]["x-codeSamples"]
    return str(next(each["source"] for each in samples if each["label"] == language))


def test_every_operation_has_samples_in_four_languages(shown: dict[str, Any]) -> None:
    found = {name: [each["label"] for each in each["x-codeSamples"]] for name, each in operations(shown).items()}
    assert found == dict.fromkeys(OPERATIONS, LANGUAGES)


def test_samples_call_the_operation_with_its_example(shown: dict[str, Any]) -> None:
    python = sample(shown, "patients.get_by_external_id", "Python")
    assert 'client.patients.get_by_external_id("mrn", "A-1815")' in python
    assert 'client.patients.getByExternalId("mrn", "A-1815")' in sample(
        shown, "patients.get_by_external_id", "TypeScript"
    )
    assert 'for item in client.patients.list(brand_id="demo"):' in sample(shown, "patients.list", "Python")
    assert 'curl "$PATIENT_GRAPH/v1/patients?brand_id=demo"' in sample(shown, "patients.list", "cURL")
    assert '"/v1/patients?brand_id=demo", nil)' in sample(shown, "patients.list", "Go")


def test_python_samples_have_dates_times_and_models(shown: dict[str, Any]) -> None:
    created = sample(shown, "patients.create", "Python")
    assert 'date_of_birth=date.fromisoformat("1990-12-10"),' in created
    assert "entries=[MetricCreate.from_dict({" in sample(shown, "metrics.append_batch", "Python")
    assert "body=DoseAdjustment.from_dict({" in sample(shown, "overrides.add", "Python")


def test_document_is_the_contract_with_scopes_in_words(shown: dict[str, Any]) -> None:
    before = json.dumps(contract())
    erase = operations(shown)["patients.erase"]
    assert erase["description"].endswith("Scope: `admin:patients`.")
    assert operations(shown)["exports.get_mine"]["description"].endswith(" For a person only.")
    assert shown["components"]["schemas"] == contract()["components"]["schemas"]
    assert json.dumps(contract()) == before


def test_optional_parameters_have_no_example(shown: dict[str, Any]) -> None:
    parameters = [each for operation in operations(shown).values() for each in operation.get("parameters", [])]
    parameters += shown["components"]["parameters"].values()
    assert [each["name"] for each in parameters if "example" in each and not each.get("required")] == []
    assert shown["components"]["parameters"]["OfBrand"]["example"] == "demo"


def test_document_is_compressed_and_revalidated(service: LiveService) -> None:
    answer = ANYONE.get(f"{service.url}/docs/reference.json")
    assert (answer.headers["content-type"], answer.headers["content-encoding"]) == ("application/json", "gzip")
    assert answer.json()["info"] == contract()["info"]
    again = ANYONE.get(f"{service.url}/docs/reference.json", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_renderer_is_compressed_and_revalidated(service: LiveService) -> None:
    answer = ANYONE.get(f"{service.url}/docs/scalar.js")
    assert (answer.headers["content-type"], answer.headers["content-encoding"]) == (
        "text/javascript; charset=utf-8",
        "gzip",
    )
    assert int(answer.headers["content-length"]) < 1_500_000
    assert b"createApiReference" in answer.content
    again = ANYONE.get(f"{service.url}/docs/scalar.js", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_policy_allows_no_code_of_the_page_and_a_fresh_nonce(service: LiveService) -> None:
    nonces = []
    for _ in range(2):
        answer = ANYONE.get(f"{service.url}/docs/")
        (policy,) = answer.headers.get_list("content-security-policy")
        nonces += re.findall("nonce-([^']+)'", policy)
        assert f'content="{nonces[-1]}"' in answer.text
        assert answer.headers["cache-control"] == "no-store"
        directives = dict(each.split(" ", 1) for each in policy.split("; "))
        assert directives.pop("style-src") == f"'self' 'nonce-{nonces[-1]}'"
        assert directives.pop("style-src-attr") == "'unsafe-inline'"
        assert set(directives.values()) == {"'self'", "'none'"}
        assert directives["script-src"] == "'self'"
    assert len(set(nonces)) == 2


def test_files_of_the_page_have_the_strict_policy(service: LiveService) -> None:
    for name in ("page.js", "page.css", "scalar.js", "reference.json", "icon.svg"):
        (policy,) = ANYONE.get(f"{service.url}/docs/{name}").headers.get_list("content-security-policy")
        assert "unsafe" not in policy
        assert "nonce" not in policy
