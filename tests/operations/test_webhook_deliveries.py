"""Deliveries to webhook endpoints: their list, and replays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import httpx2
import psycopg2
import pytest

from relay.session import Session
from relay.webhooks.retention import DeliveryRetention
from tests.conftest import MakeApi, Register
from tests.operations.test_merges import merge, undo
from tests.operations.test_webhooks import create, patch
from tests.support.errors import error_locations
from tests.support.live_service import LiveService
from tests.support.waiting import wait_until
from tests.support.webhooks import RelayLog

pytestmark = pytest.mark.postgres
EVER = {"from": "2000-01-01T00:00:00Z", "to": "3000-01-01T00:00:00Z"}
CREATED, ERASED = "patient_graph.patient.created.v1", "patient_graph.patient.erased.v1"
ABSENT = "019a1f5c-6d00-7c3e-9b1a-000000000000"

Replay = Callable[..., dict[str, Any]]


@pytest.fixture
def endpoint(api: httpx2.Client, brand: str) -> dict[str, Any]:
    """An endpoint for events about patients."""
    return create(api, brand)


def post(api: httpx2.Client, id: str, body: dict[str, Any], **headers: str) -> httpx2.Response:
    return api.post(f"/v1/webhooks/{id}/replays", json=body, headers=headers)


@pytest.fixture
def replay(api: httpx2.Client, endpoint: dict[str, Any]) -> Replay:
    """Replay to the endpoint; return the numbers of replayed and of erased events."""

    def send(**body: Any) -> dict[str, Any]:
        answer = post(api, endpoint["id"], body or EVER)
        assert answer.status_code == 202, answer.text
        counts: dict[str, Any] = answer.json()
        assert counts.pop("webhook_id") == endpoint["id"]
        return counts

    return send


def listed(api: httpx2.Client, id: str, **params: Any) -> list[dict[str, Any]]:
    answer = api.get(f"/v1/webhooks/{id}/deliveries", params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["deliveries"]
    return found


def stored_events(service: LiveService, brand: str) -> list[tuple[str, str, str]]:
    """Return the id, the event and the time of each outbox row of a brand."""
    time = """to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ')"""
    query = f"SELECT id::text, event, {time} FROM outbox WHERE brand_id = %s ORDER BY number"
    return service.sql(query, brand)


def end_all(service: LiveService, id: str, status: str) -> None:
    """Let all pending deliveries to an endpoint end, as the relay does."""
    service.sql(
        "UPDATE webhook_deliveries SET status = %s, attempts = 9, last_status_code = 500, last_error = 'status' "
        "WHERE endpoint_id = %s AND status = 'pending'",
        status,
        id,
    )


# Lists


def test_deliveries_are_listed_with_their_outcome(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any], patient: dict[str, Any], replay: Replay
) -> None:
    assert replay() == {"replayed": 1, "erased": 0}
    (event,) = [each for each in stored_events(service, patient["brand_id"]) if each[1] == "patient.created"]
    (pending,) = listed(api, endpoint["id"])
    expected = {"event_id": event[0], "type": CREATED, "subject": patient["id"], "status": "pending", "attempts": 0,
                "last_status_code": None, "last_error": None, "delivered_at": None}  # fmt: skip
    assert {name: pending[name] for name in expected} == expected
    assert pending["next_attempt_at"] == pending["created_at"]
    end_all(service, endpoint["id"], "dead")
    (dead,) = listed(api, endpoint["id"])
    ended = {"status": "dead", "attempts": 9, "last_status_code": 500, "last_error": "status", "next_attempt_at": None}
    assert dead == pending | ended


def test_deliveries_are_filtered_by_status_and_patient(
    service: LiveService, api: httpx2.Client, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    ada, bob = register()["id"], register(first_name="Bob")["id"]
    replay()
    end_all(service, endpoint["id"], "dead")
    replay()
    found = {
        (status, patient): [(each["status"], each["subject"]) for each in listed(api, endpoint["id"], **params)]
        for status in ("", "dead", "delivered")
        for patient in ("", ada, bob.upper(), ABSENT)
        for params in [{name: value for name, value in {"status": status, "patient_id": patient}.items() if value}]
    }
    assert len(found["", ""]) == 4
    assert sorted(found["", ada]) == [("dead", ada), ("pending", ada)]
    assert found["dead", bob.upper()] == [("dead", bob)]
    assert sorted(found["dead", ""]) == sorted([("dead", ada), ("dead", bob)])
    assert found["", ABSENT] == found["delivered", ""] == found["delivered", ada] == []
    wrong = api.get(f"/v1/webhooks/{endpoint['id']}/deliveries", params={"status": "lost"})
    assert error_locations(wrong) == [("query", "/status", "enum")]


def test_pages_of_deliveries_return_each_once(
    api: httpx2.Client, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    for name in "abcde":
        register(first_name=name)
    replay()
    found, path = [], f"/v1/webhooks/{endpoint['id']}/deliveries?limit=2"
    while path:
        answer = api.get(path)
        found += [each["id"] for each in answer.json()["deliveries"]]
        path = answer.links.get("next", {}).get("url", "")
    assert len(found) == 5
    assert found == sorted(set(found), reverse=True)
    assert [each["id"] for each in listed(api, endpoint["id"], limit=2, offset=1)] == found[1:3]


def test_deliveries_of_a_missing_endpoint_are_404(api: httpx2.Client) -> None:
    assert api.get(f"/v1/webhooks/{ABSENT}/deliveries").status_code == 404


def test_erasure_removes_deliveries(
    service: LiveService, api: httpx2.Client, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    ada, bob = register()["id"], register(first_name="Bob")["id"]
    replay()
    assert api.delete(f"/v1/patients/{ada}").json()["rows_affected"]["webhook_deliveries"] == 1
    assert [each["subject"] for each in listed(api, endpoint["id"])] == [bob]


def test_removal_of_an_endpoint_leaves_its_deliveries_to_the_relay(
    service: LiveService, api: httpx2.Client, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    register()
    replay()
    path = f"/v1/webhooks/{endpoint['id']}"
    with closing(psycopg2.connect(service.owner_dsn())) as other:
        other.cursor().execute("SELECT FROM webhook_deliveries WHERE endpoint_id = %s FOR UPDATE", (endpoint["id"],))
        assert api.delete(path).json()["status"] == "deleted"
    assert api.get(f"{path}/deliveries").status_code == 404
    assert api.post(f"{path}/replays", json={"status": "dead"}).status_code == 404
    stored = "SELECT count(*) FROM webhook_deliveries WHERE endpoint_id = %s"
    assert service.sql(stored, endpoint["id"]) == [(1,)]
    with Session(service.owner_dsn()) as session:
        DeliveryRetention(14, RelayLog()).remove_orphans(session)
    assert service.sql(stored, endpoint["id"]) == [(0,)]


# Replays


def test_replay_sends_the_events_of_a_merged_patient(
    service: LiveService, api: httpx2.Client, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    survivor, merged = register(), register(first_name="Augusta")
    made = merge(api, survivor, merged)
    assert replay() == {"replayed": 3, "erased": 0}
    columns = "SELECT patient_id::text FROM webhook_deliveries WHERE endpoint_id = %s AND line = %s"
    assert service.sql(columns, endpoint["id"], merged["id"]) == [(survivor["id"],)]
    undo(api, survivor, made)
    assert service.sql(columns, endpoint["id"], merged["id"]) == [(merged["id"],)]
    assert api.delete(f"/v1/patients/{survivor['id']}").json()["status"] == "deleted"
    assert [each["subject"] for each in listed(api, endpoint["id"])] == [merged["id"]]


def test_replay_sends_matching_events_of_the_range_in_order(
    service: LiveService, api: httpx2.Client, brand: str, register: Register
) -> None:
    for name in "abc":
        register(first_name=name)
    events = stored_events(service, brand)
    endpoint = create(api, brand, events=["*"])
    api.post(f"/v1/webhooks/{endpoint['id']}/test")
    bounds = {"from": events[0][2], "to": events[2][2].replace("Z", "+00:00")}
    answer = post(api, endpoint["id"], bounds)
    assert answer.json() == {"webhook_id": endpoint["id"], "replayed": 2, "erased": 0}
    query = (
        "SELECT event_id::text, number = (SELECT number FROM outbox WHERE outbox.id = event_id), status, "
        "patient_id::text = line FROM webhook_deliveries WHERE endpoint_id = %s ORDER BY number, id"
    )
    assert service.sql(query, endpoint["id"]) == [(each[0], True, "pending", True) for each in events[:2]]
    assert post(api, endpoint["id"], EVER).json()["replayed"] == 5  # with two of endpoints, without the test event
    types = {each["type"] for each in listed(api, endpoint["id"])}
    assert types == {CREATED, "patient_graph.webhook.created.v1", "patient_graph.webhook.replayed.v1"}
    subjects = {each["subject"] for each in listed(api, endpoint["id"]) if each["type"] != CREATED}
    assert subjects == {brand}


def test_replay_of_ids_sends_only_those_of_the_brand_that_match(
    service: LiveService, make_api: MakeApi, endpoint: dict[str, Any], register: Register, replay: Replay
) -> None:
    register()
    other, elsewhere = make_api(brand="other-brand"), {"first_name": "Ada", "last_name": "Lovelace"}
    foreign = other.post("/v1/patients", json=elsewhere | {"brand_id": "other-brand"})
    assert foreign.status_code == 201
    own, foreign_events = stored_events(service, endpoint["brand_id"]), stored_events(service, "other-brand")
    assert {each[1] for each in own} == {"webhook.created", "patient.created"}
    ids = [each[0] for each in [*own, *foreign_events]]
    assert replay(event_ids=[*ids, ABSENT, ids[1].upper()]) == {"replayed": 1, "erased": 0}
    (delivery,) = listed(make_api(), endpoint["id"])
    assert delivery["type"] == CREATED


def test_replay_of_dead_deliveries_sends_each_event_once(
    service: LiveService, api: httpx2.Client, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    register()
    register(first_name="Bob")
    assert replay(status="dead") == {"replayed": 0, "erased": 0}
    replay()
    end_all(service, endpoint["id"], "dead")
    assert replay(status="dead") == {"replayed": 2, "erased": 0}
    assert replay(status="dead") == {"replayed": 0, "erased": 0}
    end_all(service, endpoint["id"], "delivered")
    assert replay(status="dead") == {"replayed": 0, "erased": 0}
    replay()
    end_all(service, endpoint["id"], "dead")
    assert replay(status="dead") == {"replayed": 2, "erased": 0}


def test_events_of_an_erased_patient_are_counted_not_sent(
    api: httpx2.Client, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    ada, bob = register()["id"], register(first_name="Bob")["id"]
    patch_patient(api, ada)
    api.delete(f"/v1/patients/{ada}")
    assert replay() == {"replayed": 2, "erased": 2}
    found = {(each["type"], each["subject"]) for each in listed(api, endpoint["id"])}
    assert found == {(CREATED, bob), (ERASED, ada)}
    assert len(listed(api, endpoint["id"], patient_id=ada)) == 1


def patch_patient(api: httpx2.Client, id: str) -> None:
    headers = {"Content-Type": "application/merge-patch+json"}
    assert api.request("PATCH", f"/v1/patients/{id}", json={"gender": "x"}, headers=headers).status_code == 200


def test_replay_counts_a_patient_who_is_erased_meanwhile(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], endpoint: dict[str, Any], replay: Replay
) -> None:
    with closing(psycopg2.connect(service.owner_dsn())) as other, ThreadPoolExecutor(1) as thread:
        cursor = other.cursor()
        for table in ("patient_identifiers", "timeline"):
            cursor.execute(f"DELETE FROM {table} WHERE patient_id = %s", (patient["id"],))
        cursor.execute("DELETE FROM patients WHERE id = %s", (patient["id"],))
        replayed = thread.submit(replay)
        wait_until(lambda: service.waiting_for_locks() or replayed.done(), "the replay waits for the erasure")
        other.commit()
        assert replayed.result() == {"replayed": 0, "erased": 1}
    assert listed(api, endpoint["id"]) == []


def test_events_beyond_the_retention_are_not_replayed(
    service: LiveService, register: Register, endpoint: dict[str, Any], replay: Replay
) -> None:
    register()
    (event,) = [each for each in stored_events(service, endpoint["brand_id"]) if each[1] == "patient.created"]
    replay()
    end_all(service, endpoint["id"], "dead")
    service.sql("DELETE FROM outbox WHERE id = %s", event[0])
    for body in (EVER, {"event_ids": [event[0]]}, {"status": "dead"}):
        assert replay(**body) == {"replayed": 0, "erased": 0}


def test_replay_has_at_most_ten_thousand_events(
    service: LiveService, api: httpx2.Client, endpoint: dict[str, Any], replay: Replay
) -> None:
    service.sql(
        "INSERT INTO outbox (brand_id, id, occurred_at, event, request_id, fields) SELECT %s, "
        "('018bcfe5-6800-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2023-11-14T22:13:20Z', 'patient.onboarded', "
        "gen_random_uuid(), '{}' FROM generate_series(0, 10000) AS n",
        endpoint["brand_id"],
    )
    refused = post(api, endpoint["id"], EVER)
    assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
    assert listed(api, endpoint["id"]) == []
    ids = [f"018bcfe5-6800-7000-8000-{number:012x}" for number in range(1001)]
    too_many = post(api, endpoint["id"], {"event_ids": ids})
    assert error_locations(too_many) == [("body", "/event_ids", "maxItems")]
    service.sql(
        "INSERT INTO webhook_deliveries SELECT o.brand_id, o.id, %s, o.id, number, NULL, o.brand_id, 'x', 'dead', 1, "
        "now(), NULL, NULL, now(), NULL FROM outbox AS o WHERE brand_id = %s AND event = 'patient.onboarded'",
        endpoint["id"],
        endpoint["brand_id"],
    )
    assert replay(status="dead") == {"replayed": 10_000, "erased": 0}
    assert replay(status="dead") == {"replayed": 1, "erased": 0}


@pytest.mark.parametrize(
    ("body", "details"),
    [
        ({}, [("body", "", "anyOf")]),
        ({"from": EVER["from"]}, [("body", "", "anyOf")]),
        ({"status": "delivered"}, [("body", "/status", "enum")]),
        ({"event_ids": []}, [("body", "/event_ids", "minItems")]),
        ({"from": EVER["to"], "to": EVER["from"]}, [("body", "/to", "before_start")]),
        ({"from": EVER["from"], "status": "dead"}, [("body", "/from", "exclusive"), ("body", "/status", "exclusive")]),
        (
            {"event_ids": [ABSENT], "status": "dead"},
            [("body", "/event_ids", "exclusive"), ("body", "/status", "exclusive")],
        ),
    ],
)
def test_replay_of_another_form_is_400(
    api: httpx2.Client, endpoint: dict[str, Any], body: dict[str, Any], details: list[tuple[str, str, str]]
) -> None:
    answer = post(api, endpoint["id"], body)
    assert (answer.status_code, error_locations(answer)) == (400, details)


def test_repeated_replay_with_a_key_has_one_effect(
    api: httpx2.Client, patient: dict[str, Any], endpoint: dict[str, Any]
) -> None:
    answers = [post(api, endpoint["id"], EVER, **{"Idempotency-Key": "replay"}) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert len(listed(api, endpoint["id"])) == 1


def test_paused_endpoint_gets_replays_when_it_is_active(
    api: httpx2.Client, patient: dict[str, Any], endpoint: dict[str, Any], replay: Replay
) -> None:
    patch(api, endpoint["id"], {"active": False})
    assert replay() == {"replayed": 1, "erased": 0}
    assert [each["status"] for each in listed(api, endpoint["id"])] == ["pending"]
