"""AsyncAPI's own parser accepts the document of the events, and finds planted errors."""

import json
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from openapi import contract
from openapi.asyncapi import asyncapi
from tests.support.tools import needs

FOLDER = Path(__file__).parent / "asyncapi"
DOCUMENT = asyncapi(contract())
CREATED = "patient_graph.patient.created.v1"
# The document is 3.0, which more tools support than the newest version.
ACCEPTED = "asyncapi-latest-version"

pytestmark = [needs("npm"), pytest.mark.gate]


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(install, cwd=FOLDER, check=True)


def check(document: dict[str, Any]) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """Return pairs of a violated rule and its location, and the addresses of the channels."""
    command = ["node", "check.mjs"]
    done = subprocess.run(command, cwd=FOLDER, input=json.dumps(document), capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    return {(code, place) for code, place in told["findings"] if code != ACCEPTED}, told["addresses"]


def test_parser_finds_nothing_and_reads_every_channel() -> None:
    findings, addresses = check(DOCUMENT)
    assert findings == set()
    assert addresses == {type_: channel["address"] for type_, channel in DOCUMENT["channels"].items()}


def test_parser_finds_planted_errors() -> None:
    faulty = deepcopy(DOCUMENT)
    del faulty["channels"][CREATED]["parameters"]["patient_id"]
    faulty["operations"]["events.patient_updated"]["action"] = "emit"
    findings, _ = check(faulty)
    assert findings == {
        ("asyncapi3-channel-parameters", f"channels/{CREATED}/parameters"),
        ("asyncapi-document-resolved", "operations/events.patient_updated/action"),
    }


def test_parser_finds_a_missing_schema() -> None:
    faulty = deepcopy(DOCUMENT)
    del faulty["components"]["schemas"]["PatientEvent"]
    assert "invalid-ref" in {code for code, _ in check(faulty)[0]}
