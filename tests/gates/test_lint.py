"""Spectral (its OpenAPI and OWASP rules) and Redocly report nothing but the listed exceptions."""

import json
import os
import subprocess
from pathlib import Path
from typing import IO, Any

import pytest
import yaml

from openapi import DOCUMENT
from tests.support.tools import needs

FOLDER = Path(__file__).parent / "lint"
PROGRAMS = FOLDER / "node_modules" / ".bin"
QUIET = os.environ | {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_NOTIFICATIONS": "true"}

Found = set[tuple[str, str]]
"""Pairs of a violated rule and its location."""

pytestmark = [needs("npm"), pytest.mark.gate]


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(install, cwd=FOLDER, check=True)


def run_linter(program: str, *arguments: str, stdin: IO[str] | None = None) -> Any:
    """Return the JSON report of a linter, which may be followed by other text."""
    command = [PROGRAMS / program, "lint", "--format", "json", *arguments]
    done = subprocess.run(command, cwd=FOLDER, env=QUIET, stdin=stdin, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return json.JSONDecoder().raw_decode(done.stdout)[0]


def spectral(document: Path, ruleset: str = ".spectral.yaml") -> Found:
    """Return Spectral's findings. Exceptions match by path, so a document is linted under the real one's path."""
    place = os.path.relpath(DOCUMENT, FOLDER)
    with document.open(encoding="utf-8") as text:
        findings = run_linter("spectral", "--ruleset", ruleset, "--stdin-filepath", place, stdin=text)
    return {(each["code"], pointer(each["path"])) for each in findings}


def redocly(document: Path) -> Found:
    findings = run_linter("redocly", "--config", "redocly.yaml", str(document))["problems"]
    return {(each["ruleId"], each["location"][0]["pointer"]) for each in findings if not each.get("ignored")}


def pointer(path: list[str | int]) -> str:
    return "#" + "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


@pytest.fixture
def faulty_document(tmp_path: Path) -> Path:
    """A copy of the document with a few errors."""
    document = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))
    del document["paths"]["/v1/patients"]["post"]["responses"]["401"]
    del document["components"]["schemas"]["BrandId"]["maxLength"]
    del document["components"]["schemas"]["PageLimit"]["maximum"]
    document["components"]["schemas"]["Unused"] = {"type": "object", "description": "Of no use."}
    document["paths"]["/readyz"]["get"]["responses"]["200"] = {"$ref": "#/components/responses/Nothing"}
    document["components"]["parameters"]["Offset"]["example"] = -1
    path = tmp_path / "faulty.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_spectral_finds_nothing() -> None:
    assert spectral(DOCUMENT) == set()


def test_redocly_finds_nothing() -> None:
    assert redocly(DOCUMENT) == set()


def test_spectral_finds_planted_errors(faulty_document: Path) -> None:
    assert {
        ("owasp:api8:2023-define-error-responses-401", "#/paths/~1v1~1patients/post/responses"),
        ("owasp:api4:2023-string-limit", "#/components/schemas/BrandId"),
        ("owasp:api4:2023-integer-limit", "#/components/schemas/PageLimit"),
        ("oas3-unused-component", "#/components/schemas/Unused"),
        ("oas3-valid-media-example", "#/components/parameters/Offset/example"),
    } <= spectral(faulty_document)


def test_redocly_finds_planted_errors(faulty_document: Path) -> None:
    assert {
        ("no-unresolved-refs", "#/paths/~1readyz/get/responses/200"),
        ("no-unused-components", "#/components/schemas/Unused"),
        ("no-invalid-parameter-examples", "#/components/parameters/Offset/example"),
    } <= redocly(faulty_document)


def test_every_exception_is_used(tmp_path: Path) -> None:
    rules = yaml.safe_load((FOLDER / ".spectral.yaml").read_text(encoding="utf-8"))
    owasp = FOLDER / "node_modules" / "@stoplight" / "spectral-owasp-ruleset" / "dist" / "ruleset.js"
    strict = tmp_path / "strict.yaml"
    strict.write_text(yaml.safe_dump({"extends": [["spectral:oas", "all"], [str(owasp), "all"]]}), encoding="utf-8")
    found = spectral(DOCUMENT, str(strict))
    for exception in rules["overrides"]:
        hit: set[str] = set()
        for file in exception["files"]:
            place = file[file.index("#") :].replace("%7B", "{").replace("%7D", "}")
            here = {code for code, at in found if f"{at}/".startswith(f"{place}/")}
            assert here & exception["rules"].keys(), file
            hit |= here
        assert exception["rules"].keys() <= hit
