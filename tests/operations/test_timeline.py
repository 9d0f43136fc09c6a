"""The timeline: an event for every change and none for no-ops, newest first."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

import httpx2
import pytest

from tests.conftest import MakeApi
from tests.support.graph import GUARDED, OPERATIONS, PERSON, Graph
from tests.support.live_service import LiveService

ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
SHOWN = {name: operation for name, (_, _, operation) in OPERATIONS.items() if "x-timeline" in operation}
READS = [name for name in GUARDED if "x-event" not in OPERATIONS[name][2]]
# Requests whose examples the graph has already sent, modified to change something.
CHANGES = {
    "providers.link": {"relationship": "lab"},
    "onboarding.answer": {"role": "coach"},
    "treatments.upsert": {"status": "paused"},
    "treatments.upsert_prescription": {"status": "delivered"},
    "treatments.upsert_consultation": {"status": "missed"},
    "time_zones.set": {"time_zone": "Asia/Tokyo"},
    "time_zones.set_mine": {"time_zone": "Asia/Tokyo"},
    "schedules.replace": {"notes": "other"},
    "sharps_reminders.set": {"enabled": True},
}
# These remove the entity, or change what belongs to it only. The entity of a dismissal is the other patient.
LEAVING_ENTITY = {"metrics.withdraw", "schedules.replace", "schedules.clear", "match_proposals.dismiss"}
# A schedule that was cleared meanwhile is replaced again.
SAME_AGAIN = [*(CHANGES.keys() - {"schedules.replace"}), "schedules.clear", "providers.end_link",
              "encounters.update_status", "medications.update_status"]  # fmt: skip


class Sender(NamedTuple):
    graph: Graph
    api: httpx2.Client
    me: httpx2.Client

    def send(self, name: str, **changes: str) -> httpx2.Response:
        asked = self.graph.request(name)
        changes = CHANGES.get(name, {}) | changes
        body = [each | changes for each in asked.body] if isinstance(asked.body, list) else asked.body
        body = body | changes if isinstance(body, dict) else body
        api = self.me if OPERATIONS[name][2].get("x-caller") == "person" else self.api
        return asked._replace(body=body).send(api)


@pytest.fixture
def sender(graph: Graph, make_api: MakeApi) -> Sender:
    return Sender(graph, make_api(), make_api(subject=PERSON))


def events(api: httpx2.Client, patient: str, **params: Any) -> list[dict[str, Any]]:
    """Return all events, page by page."""
    url, params = f"/v1/patients/{patient}/timeline", {"limit": 7} | params
    answer = api.get(url, params=params)
    found = list(answer.json()["events"])
    while "next" in answer.links:
        assert len(found) < answer.json()["total"], "pages without end"
        answer = api.get(answer.links["next"]["url"])
        found += answer.json()["events"]
    assert answer.json()["total"] == len(found)
    return found


def record(api: httpx2.Client, patient: str, moment: str) -> None:
    body = {"metric_key": "weight", "value_numeric": "1", "source": "api", "recorded_at": moment}
    assert api.post(f"/v1/patients/{patient}/metrics", json=body).status_code == 201


def count(service: LiveService, brand: str) -> int:
    return int(service.sql("SELECT count(*) FROM timeline WHERE brand_id = %s", brand)[0][0])


def transactions(service: LiveService, request_id: str, entity_id: str | None) -> list[str]:
    """Return the transaction that stored each row of a request, and the entity if it has an id."""
    named = {"timeline": "metadata ->> 'request_id'", "audit": "request_id::text", "outbox": "request_id::text"}
    columns = "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id'"
    places = [(table, column, request_id) for table, column in named.items()]
    if entity_id:
        places += [(table, "id::text", entity_id) for (table,) in service.sql(columns) if table not in named]
    query = " UNION ALL ".join(f"SELECT xmin::text FROM {table} WHERE {column} = %s" for table, column, _ in places)
    return [xmin for (xmin,) in service.sql(query, *(value for _, _, value in places))]


def test_every_change_but_erasure_has_a_timeline_event() -> None:
    changes = {name for name, (_, _, operation) in OPERATIONS.items() if "x-patient" in operation}
    of_doses = {name for name in changes if name.startswith("doses.")}  # which are too many
    assert changes - SHOWN.keys() == {"patients.erase", *of_doses}


@pytest.mark.parametrize("name", SHOWN)
def test_change_adds_exactly_one_event_in_its_transaction(
    service: LiveService, sender: Sender, brand: str, name: str
) -> None:
    before = count(service, brand)
    answer, operation = sender.send(name), SHOWN[name]
    assert answer.status_code in (200, 201), answer.text
    assert count(service, brand) == before + 1
    body, shown, request_id = answer.json(), operation["x-timeline"], answer.headers["x-request-id"]
    evaluate = partial(sender.graph.evaluate, name)
    subject, entity = (evaluate(operation.get(key), body) for key in ("x-patient", "x-entity"))
    (added,) = [each for each in events(sender.api, subject) if each["metadata"] == {"request_id": request_id}]
    assert added == added | {
        "patient_id": subject,
        "brand_id": brand,
        "event_type": operation["x-event"],
        "title": shown["title"],
        "description": evaluate(shown.get("description"), body),
        "occurred_at": evaluate(shown.get("occurred_at"), body) or added["created_at"],
        "source_type": operation["x-event"].partition(".")[0] if entity else "patient",
        "source_id": entity or subject,
    }
    stored = None if name in LEAVING_ENTITY else entity
    rows = transactions(service, request_id, stored)
    also_audited = name == "merges.undo"  # about the patient who is live again
    assert (len(rows), len(set(rows))) == ((4 if stored else 3) + also_audited, 1)


def test_no_op_write_adds_no_event(service: LiveService, sender: Sender, brand: str) -> None:
    for name in SHOWN:
        sender.send(name)
    before = count(service, brand)
    for name in [*SAME_AGAIN, *READS]:
        assert sender.send(name).status_code == 200, name
    assert sender.send("patients.create").status_code == 409
    assert sender.send("metrics.append", recorded_at="today").status_code == 400
    assert count(service, brand) == before


def test_repeated_request_adds_no_second_event(service: LiveService, sender: Sender, brand: str) -> None:
    asked, before = sender.graph.request("encounters.create"), count(service, brand)
    answers = [asked.send(sender.api, **{"Idempotency-Key": "k"}).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert count(service, brand) == before + 1


def test_timeline_pages_contain_simultaneous_events_once(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    service.sql(
        "INSERT INTO timeline (brand_id, patient_id, occurred_at, id, event_type, title, metadata, created_at) "
        "SELECT %s, %s, timestamptz '2026-01-01Z' + n / 80 * interval '1 day', gen_random_uuid(), 'of.' || n %% 2, "
        "'t', '{}', now() FROM generate_series(1, 160) AS n",
        brand,
        patient["id"],
    )
    rows = service.sql("SELECT id::text, event_type FROM timeline WHERE patient_id = %s "
                       "ORDER BY occurred_at DESC, id DESC", patient["id"])  # fmt: skip
    assert len(rows) == 161
    for limit in (7, 80, 100):
        assert [(each["id"], each["event_type"]) for each in events(api, patient["id"], limit=limit)] == rows
    of_type = [row for row in rows if row[1] == "of.1"]
    found = events(api, patient["id"], event_type="of.1")
    assert [(each["id"], each["event_type"]) for each in found] == of_type
    assert events(api, patient["id"], event_type="of.none") == []
    assert len(api.get(f"/v1/patients/{patient['id']}/timeline").json()["events"]) == 20


def test_past_measurement_is_placed_at_its_measured_time(api: httpx2.Client, patient: dict[str, Any]) -> None:
    now = datetime.now(UTC)
    moments = [(now + timedelta(days=days)).isoformat() for days in (-9000, -1)]
    for moment in (*moments, "2024-01-01T00:00:00+14:00"):
        record(api, patient["id"], moment)
    found = events(api, patient["id"])
    assert [each["occurred_at"][:16] for each in found if each["event_type"] == "metric_entry.recorded"] == [
        moments[1][:16], "2023-12-31T10:00", moments[0][:16]]  # fmt: skip
    assert [each["event_type"] for each in found].index("patient.created") == 0
    assert all(abs(datetime.fromisoformat(each["created_at"]) - now) < timedelta(hours=1) for each in found)


def test_timeline_of_a_missing_patient_is_404(api: httpx2.Client, make_api: MakeApi, patient: dict[str, Any]) -> None:
    for client, id in ((api, ABSENT), (make_api("another"), patient["id"])):
        for params in ({}, {"event_type": "patient.created"}):
            assert client.get(f"/v1/patients/{id}/timeline", params=params).status_code == 404
