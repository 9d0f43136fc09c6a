"""Rules that hold for every operation alike."""

import json
import re
from typing import Any

import httpx2
import pytest

from db.errors import NotFound
from tests.conftest import MakeApi
from tests.support.document import resolved, subschemas, types_of
from tests.support.graph import AUDITED_LAST, GUARDED, OPERATIONS, PERSON, PURE, Graph
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner

pytestmark = pytest.mark.postgres

WRITES = [name for name in GUARDED if "x-event" in OPERATIONS[name][2] and name != "patients.create"]
READS = [name for name in GUARDED if "x-event" not in OPERATIONS[name][2]]
OF_A_PERSON = [name for name in GUARDED if OPERATIONS[name][2].get("x-caller") == "person" and name not in PURE]
UNDER_A_PATIENT = [name for name in GUARDED if "/patients/{" in OPERATIONS[name][1] and name != "patients.erase"]
NOBODY = "019a1f5c-0000-7000-8000-000000000000"
# These read before they write.
READ_FIRST = {"patients.update", "patients.erase", "acts.verify_age", "acts.acknowledge_ruo", "onboarding.answer",
              "researchers.acknowledge", "intake.replace", "consults.create", "providers.link", "providers.end_link",
              "encounters.update_status", "medications.update_status", "metrics.withdraw",
              "treatments.upsert", "time_zones.set", "time_zones.set_mine",
              "protocols.update", "protocols.upsert_compounds", "protocols.remove_compound",
              "enrollments.start", "enrollments.update_status", "enrollments.change_version",
              "schedules.replace", "schedules.clear", "overrides.add", "overrides.withdraw",
              "doses.log", "doses.record", "doses.record_batch", "doses.remove",
              "sharps_reminders.set", "match_proposals.dismiss",
              "webhooks.create", "webhooks.update", "webhooks.remove", "webhooks.rotate_secret",
              "webhooks.test"}  # fmt: skip
# These also read the treatment, the dose, or events, or count rows.
READ_TWICE = {"treatments.upsert_prescription", "treatments.upsert_consultation", "doses.correct", "webhooks.replay",
              "merges.create"}  # fmt: skip
# An undo counts the rows that it moves and puts back.
FURTHER_TRIPS = dict.fromkeys(READ_FIRST, 1) | dict.fromkeys(READ_TWICE, 2) | {"merges.undo": 5}

# Repeating the example of these changes nothing.
SAME = {"providers.link", "encounters.update_status", "medications.update_status", "treatments.upsert",
        "protocols.upsert_compounds", "time_zones.set", "time_zones.set_mine", "schedules.replace", "doses.log",
        "doses.record", "doses.record_batch", "sharps_reminders.set", "webhooks.update",
        *READ_TWICE} - {"webhooks.replay", "merges.create"}  # fmt: skip


def caller(name: str, make_api: MakeApi) -> httpx2.Client:
    return make_api(subject=PERSON) if OPERATIONS[name][2].get("x-caller") == "person" else make_api()


def rows(service: LiveService, brand: str) -> list[tuple[Any, ...]]:
    tables = ("outbox", "timeline", "encounters", "metric_entries", "medications", "provider_links",
              "compliance_acts", "researcher_acknowledgements", "consult_outcomes", "providers", "patient_time_zones",
              "protocols", "protocol_versions", "version_compounds", "enrollments", "enrollment_versions",
              "schedules", "overrides", "doses", "sharps_reminders", "webhook_endpoints",
              "webhook_deliveries", "match_dismissals")  # fmt: skip
    counts = [service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", brand)[0] for table in tables]
    return [*counts, *service.sql("SELECT count(*) FROM audit WHERE brand_id = %s AND event IS NOT NULL", brand)]


@pytest.mark.parametrize("name", UNDER_A_PATIENT)
def test_missing_patient_is_404_and_stores_nothing(
    service: LiveService, make_api: MakeApi, shared_graph: Graph, name: str
) -> None:
    before = rows(service, shared_graph.brand)
    with_brand = make_api(brand="elsewhere")
    for other in (NOBODY, with_brand.post("/v1/patients", json=SOMEBODY).json()["id"]):
        answer = shared_graph.request(name, id=other, patient_id=other).send(
            make_api(brand=shared_graph.brand), **{"Idempotency-Key": "k"}
        )
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
        assert "details" not in answer.json()
    assert rows(service, shared_graph.brand) == before


SOMEBODY = {"brand_id": "elsewhere", "first_name": "Ada", "last_name": "Lovelace"}


@pytest.mark.parametrize("name", OF_A_PERSON)
def test_person_who_is_not_a_patient_is_404(make_api: MakeApi, shared_graph: Graph, name: str) -> None:
    for stranger in (
        make_api(subject="stranger", brand=shared_graph.brand),
        make_api(subject=PERSON, brand="elsewhere"),
    ):
        answer = shared_graph.request(name).send(stranger)
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")


@pytest.mark.parametrize("name", WRITES)
def test_repeated_write_returns_the_same_and_has_one_effect(
    service: LiveService, make_api: MakeApi, graph: Graph, name: str
) -> None:
    api = caller(name, make_api)
    asked = graph.request(name)
    asked = changed_request(asked, name) if name in SAME else asked
    first = asked.send(api, **{"Idempotency-Key": "once"})
    after = rows(service, graph.brand)
    again = asked.send(api, **{"Idempotency-Key": "once"})
    assert first.status_code in (200, 201, 202)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers.get("location") == first.headers.get("location")
    assert rows(service, graph.brand) == after


SICK, ABSENT = ({"status": "skipped", "skip_reason": reason} for reason in ("sick", "vacation"))


def changed_request(asked: Any, name: str) -> Any:
    """Return a request that changes something where repeating the example would not."""
    if isinstance(asked.body, list):
        return asked._replace(body=[each | {"display_name": "Other", "notes": "Other"} for each in asked.body])
    change = {"providers.link": {"relationship": "lab"}, "encounters.update_status": {"status": "cancelled"},
              "medications.update_status": {"status": "completed"},
              "time_zones.set": {"time_zone": "Asia/Tokyo"}, "time_zones.set_mine": {"time_zone": "Asia/Kabul"},
              "doses.log": SICK, "doses.record": SICK, "doses.correct": SICK, "sharps_reminders.set": {"enabled": True},
              "webhooks.update": {"description": "Other"},
              "doses.record_batch": {"doses": [each | ABSENT for each in asked.body.get("doses", ())]},
              }.get(name, {"status": "other"})  # fmt: skip
    return asked._replace(body=asked.body | change)


@pytest.mark.parametrize(
    "name",
    [name for name in WRITES if "application/json" in OPERATIONS[name][2].get("requestBody", {}).get("content", ())],
)
def test_unknown_body_properties_are_ignored(make_api: MakeApi, graph: Graph, name: str) -> None:
    asked = graph.request(name)
    unknown = {"id": "x", "patient_id": "x", "started_at": 1, "ended_at": "x", "statement": "x", "self": "x",
               "created_at": "x", "treatment_id": "x", "subject": "x", "client": "x", "occurred_at": "x"}  # fmt: skip
    schema = resolved(OPERATIONS[name][2]["requestBody"]["content"]["application/json"]["schema"])
    known = resolved(schema.get("items", schema)).get("properties", {})  # none of alternatives
    more = {key: value for key, value in unknown.items() if key not in known}
    body = [more | each for each in asked.body] if isinstance(asked.body, list) else more | (asked.body or {})
    answer = asked._replace(body=body).send(caller(name, make_api))
    assert answer.status_code in (200, 201, 202), answer.text
    assert '"x"' not in answer.text


def body_schema(name: str) -> dict[str, Any]:
    content = OPERATIONS[name][2].get("requestBody", {}).get("content", {})
    return next((resolved(each["schema"]) for each in content.values()), {})


def with_floats(schema: dict[str, Any], value: Any) -> Any:
    """Return a value with all its integers as floats, and with those that it lacks."""
    if "integer" in types_of(schema) and value is not None:
        return float(value)
    if isinstance(value, list):
        return [with_floats(resolved(schema["items"]), each) for each in value]
    if not isinstance(value, dict) or "properties" not in schema:
        return value
    known = {key: resolved(each) for key, each in schema["properties"].items()}
    lacking = {key: each["minimum"] for key, each in known.items() if "integer" in types_of(each)}
    return value | {key: with_floats(known[key], each) for key, each in (lacking | value).items() if key in known}


WITH_INTEGERS = [
    name for name in GUARDED if any("integer" in types_of(each) for _, each in subschemas(body_schema(name)))
]


@pytest.mark.parametrize("name", WITH_INTEGERS)
def test_whole_float_is_an_integer(make_api: MakeApi, graph: Graph, name: str) -> None:
    """To JSON, 44.0 is an integer, which serializers of some languages send."""
    asked = graph.request(name)
    asked = asked._replace(body=with_floats(body_schema(name), asked.body))
    answer = asked.send(caller(name, make_api))
    assert answer.status_code in (200, 201, 202, 409), answer.text  # 409: an example that exists already
    assert re.search(r"\d\.0\b", json.dumps(asked.body))


def test_read_is_one_round_trip_including_its_audit(run_operation: OperationRunner, graph: Graph) -> None:
    for name in READS:
        if name != "exports.get" and name != "exports.get_mine":
            run_operation.example(graph, name)
            assert run_operation.round_trips == (name not in PURE) + (name in AUDITED_LAST), name


def test_write_is_one_round_trip_or_two_if_it_reads_first(run_operation: OperationRunner, graph: Graph) -> None:
    for name in sorted(WRITES, key=lambda name: name in ("patients.erase", "webhooks.remove")):
        asked = graph.request(name)
        body = {"body": changed_request(asked, name).body} if name in SAME else {}
        run_operation.example(graph, name, **body)
        assert run_operation.round_trips == 1 + FURTHER_TRIPS.get(name, 0), name


def test_leftover_open_transaction_loses_no_write(run_operation: OperationRunner, graph: Graph) -> None:
    run_operation._connection.run("BEGIN")
    run_operation.example(graph, "metrics.append")
    run_operation._connection.close()
    assert b'"count":3' in run_operation.example(graph, "metrics.get_series", from_="2026-11-02").body


def test_row_for_a_missing_patient_raises_not_found(run_operation: OperationRunner, graph: Graph) -> None:
    with pytest.raises(NotFound):
        run_operation.example(graph, "metrics.append", patient_id=NOBODY)
