"""Schemathesis without configuration or hooks, with every check and phase and only a token."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings

from compat.__main__ import ACCEPTED
from compat.accepted import load_accepted
from compat.findings import NOTHING, Finding
from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.conftest import MakeApi
from tests.support.document import resolved
from tests.support.graph import OPERATIONS, PERSON, Graph, create_graph
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT
from tests.support.overrides import LONG_TIMEOUT_ENV

BEYOND_SCHEMAS = load_accepted(ACCEPTED, "beyond-schemas")
SEED = "20261128"
EXAMPLES = "8"
ALLOWED_CHECK = "positive_data_acceptance"


class FailedRequest(NamedTuple):
    """A valid request that failed: the operation (`POST /v1/providers`), status and body.

    `is_inferred` tells whether Schemathesis followed a link that it inferred from names.
    """

    operation: str
    status: int
    body: dict[str, Any]
    is_inferred: bool = False

    @property
    def findings(self) -> list[Finding]:
        if self.status == 412:
            return [self._finding("412", self.body["error"])]
        details = self.body.get("details", [])
        return [self._finding(f"{self.status}.{each['in']}#{each['pointer']}", each["code"]) for each in details]

    def _finding(self, place: str, rule: str) -> Finding:
        return Finding(self.operation, place, rule, NOTHING, NOTHING, lambda: NOTHING)

    @property
    def is_known(self) -> bool:
        # Such links also insert text that is no id, such as the `patient_id` of triage, into paths.
        if self.is_inferred and {each["in"] for each in self.body.get("details", [])} == {"path"}:
            return True
        found = self.findings
        return bool(found) and all(any(each.covers(finding) for each in BEYOND_SCHEMAS) for finding in found)


@pytest.fixture
def fuzzed_service(own_service: LiveService) -> LiveService:
    """A service with a patient, PERSON, who has one of everything."""
    own_service._environment |= LONG_TIMEOUT_ENV  # slow responses are no failure
    service = own_service.start()
    local = LocalTokens(service.data_dir)
    person = local.mint(brand="demo", scopes=every_scope(), subject=PERSON)
    with service.api(service.token()) as api, service.api(person) as me:
        create_graph(api, "demo", me)
    return service


@pytest.mark.gate
@pytest.mark.parametrize("subject", [None, PERSON], ids=["a service", "a person"])
def test_stock_schemathesis_only_finds_documented_exceptions(
    fuzzed_service: LiveService, tmp_path: Path, subject: str | None
) -> None:
    token = LocalTokens(fuzzed_service.data_dir).mint(brand="demo", scopes=every_scope(), subject=subject)
    report = tmp_path / "report.ndjson"
    run = run_schemathesis(fuzzed_service.url, token, report)
    assert "= ERRORS" not in run.stdout, run.stdout
    assert "Stateful" in run.stdout
    failed = list(failures(report))
    assert [(check, refusal) for check, refusal in failed if check != ALLOWED_CHECK or not refusal.is_known] == []
    assert (run.returncode != 0) == bool(failed), run.stdout
    assert '"event":"internal_error"' not in fuzzed_service.log


def run_schemathesis(url: str, token: str, report: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        f"{url}/openapi.json",
        "--header",
        f"Authorization: Bearer {token}",
        f"--seed={SEED}",
        f"--max-examples={EXAMPLES}",
        "--generation-database=none",
        "--suppress-health-check=too_slow",  # depends on the machine
        "--report=ndjson",
        f"--report-ndjson-path={report}",
        "--no-color",
    ]
    return subprocess.run(command, cwd=report.parent, capture_output=True, text=True, check=False)


def failures(report: Path) -> Iterator[tuple[str, FailedRequest]]:
    """Yield every failed check with its response. (Schemathesis prints only one of equal failures.)"""
    for line in report.read_text(encoding="utf-8").splitlines():
        recorder = json.loads(line).get("ScenarioFinished", {}).get("recorder", {})
        for case, checks in recorder.get("checks", {}).items():
            for check in (each for each in checks if each["status"] != "success"):
                yield check["name"], _failed_request(recorder["cases"][case], recorder["interactions"][case])


def _failed_request(node: dict[str, Any], interaction: dict[str, Any]) -> FailedRequest:
    case, is_inferred = node["value"], bool((node.get("transition") or {}).get("is_inferred"))
    response = interaction["response"] or {"status_code": 0}
    content = base64.b64decode((response.get("content") or {}).get("$base64", ""))
    body = json.loads(content) if content.startswith(b"{") else {}
    return FailedRequest(f"{case['method']} {case['path']}", response["status_code"], body, is_inferred)


@pytest.mark.parametrize("number", range(1, 4))
def test_generated_times_need_little_filtering(number: int) -> None:
    method, path, _ = OPERATIONS["consults.create"]
    operation = schemathesis.openapi.from_dict(CONTRACT)[path][method.lower()]
    others = [each for each in HealthCheck if each is not HealthCheck.filter_too_much]

    @seed(number)
    @settings(max_examples=50, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=others)
    @given(operation.as_strategy())
    def found(case: schemathesis.Case) -> None:
        assert case.body is not None

    found()


def operations(patterns: list[str]) -> list[dict[str, Any]]:
    """Return the operations that an exception names. Patterns are not supported here."""
    return [CONTRACT["paths"][path][method.lower()] for method, path in (each.split() for each in patterns)]


@pytest.mark.parametrize("exception", BEYOND_SCHEMAS, ids=lambda each: "-".join(each.rules))
def test_rule_beyond_schemas_is_named_in_the_description(exception: Any) -> None:
    for operation in operations(exception.operations):
        for place in exception.places:
            words = resolved(operation["responses"][place.partition(".")[0]])["description"]
            assert all(f"`{rule}`" in words for rule in exception.rules)


# Requests that are valid by their schema and fail: for each operation of an exception, changes to its body or, without
# one, its query, and headers.
CHILDS = "five years ago"  # computed when it is sent
UNSEEN, LATER = "\u200b", "2999-01-01T00:00:00Z"
NOT_YET = {"metric_key": "weight", "value_numeric": "80", "source": "manual", "recorded_at": LATER}
TOO_EARLY = {"peptide_id": "bpc-157", "protocol_id": "known", "status": "taken", "scheduled_at": LATER}
OWN = "the protocol compound"  # of the graph; "further" is another compound of its protocol
ANOTHER = {"peptide_id": "further", "protocol_compound_id": OWN}
TRIAGED = {"patient_id": "a", "display_name": "Ada", "enrolled_at": "2026-01-15"}
WRONG: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("providers.create", {"npi": "1234567890"}, {}),
    ("providers.create", {"name": UNSEEN}, {}),
    ("researchers.acknowledge", {"full_name": 2 * UNSEEN}, {}),
    ("patients.create", {"first_name": UNSEEN}, {}),
    ("patients.update", {"last_name": UNSEEN}, {}),
    ("patients.create", {"date_of_birth": "2999-01-01"}, {}),
    ("patients.update", {"date_of_birth": "2999-01-01"}, {}),
    ("acts.verify_age", {"date_of_birth": "2999-01-01"}, {}),
    ("acts.verify_age", {"date_of_birth": CHILDS}, {}),
    ("consults.create", {"completed_at": LATER}, {}),
    ("metrics.append", {"recorded_at": LATER}, {}),
    ("metrics.append_batch", {"entries": [NOT_YET]}, {}),
    ("doses.log", {"scheduled_at": LATER}, {}),
    ("doses.record", {"logged_at": LATER}, {}),
    ("doses.record_batch", {"doses": [TOO_EARLY]}, {}),
    ("doses.correct", {"logged_at": LATER}, {}),
    ("doses.log", ANOTHER, {}),
    ("doses.record", ANOTHER, {}),
    ("schedules.replace", {}, {}),
    ("schedules.replace", {"time_of_day": "morning", "effective_from": "2026-11-03"}, {}),
    ("schedules.replace", {"time_of_day": "morning", "dose_amount_override": 1.5e-20}, {}),
    ("overrides.add", {"ends_on": "2026-11-01"}, {}),
    ("overrides.add", {"override_type": "paused", "payload": {"kind": "paused", "until": "2026-11-02"}}, {}),
    ("overrides.add", {"payload": {"kind": "dose_adjusted", "dose_amount": 1.5e-20}}, {}),
    ("adherence.get_calendar", {"month": "2026-11", "from": "2026-11-01", "to": "2026-11-02"}, {}),
    ("adherence.get_calendar", {"start": "2026-11-01"}, {}),
    ("adherence.get_calendar", {"from": "2026-11-02", "to": "2026-11-01"}, {}),
    ("adherence.get_calendar", {"start": "2026-01-01", "end": "2026-12-31"}, {}),
    ("protocols.upsert_compounds", {"display_name": "Again"}, {}),
    ("protocols.upsert_compounds", {"compound_slug": "other", "dose_amount": 1.5e-20}, {}),
    ("time_zones.set", {"time_zone": "Mars/Base"}, {}),
    ("time_zones.set_mine", {"time_zone": "Mars/Base"}, {}),
    ("coaches.triage", {"patients": [TRIAGED, TRIAGED]}, {}),
    ("webhooks.create", {"url": "http://example.com/"}, {}),
    ("webhooks.update", {"url": "http://example.com/"}, {}),
    ("webhooks.create", {"events": ["nothing"]}, {}),
    ("webhooks.update", {"events": ["nothing"]}, {}),
    ("webhooks.replay", {"status": "dead"}, {}),
    ("webhooks.replay", {"to": "2026-11-01T00:00:00Z"}, {}),
    ("patients.update", {}, {"If-Match": '"another"'}),
    ("patients.erase", {}, {"If-Match": '"another"'}),
    ("webhooks.update", {}, {"If-Match": '"another"'}),
    ("webhooks.remove", {}, {"If-Match": '"another"'}),
]


def test_every_exception_has_a_failing_request() -> None:
    excepted = {name for each in BEYOND_SCHEMAS for name in each.operations}
    assert excepted == {" ".join(OPERATIONS[name][:2]) for name, *_ in WRONG}


@pytest.mark.parametrize(("name", "changes", "headers"), WRONG)
def test_rule_beyond_schemas_is_enforced_by_the_service(
    name: str, changes: dict[str, Any], headers: dict[str, str], graph: Graph, make_api: MakeApi
) -> None:
    api = make_api(subject=PERSON if OPERATIONS[name][2].get("x-caller") == "person" else None)
    request = graph.request(name)
    if CHILDS in changes.values():
        changes = {"date_of_birth": f"{date.today().year - 5}-01-01"}
    changes = {name: graph.protocol_compound if value is OWN else value for name, value in changes.items()}
    if isinstance(request.body, list):
        request = request._replace(body=[*request.body, request.body[0] | changes])
    elif request.body is None:
        request = request._replace(params=request.params | changes)
    else:
        request = request._replace(body=request.body | changes)
    answer = request.send(api, **headers)
    assert answer.status_code in (400, 412)
    assert FailedRequest(" ".join(OPERATIONS[name][:2]), answer.status_code, answer.json()).is_known
