"""The treatments of a patient at the vendor, with their prescriptions and consultations."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_idempotency import KEY, whole
from tests.operations.test_providers import event_counts, not_found_locations, run_concurrently
from tests.support.live_service import LiveService

TREATMENT = {
    "status": "active",
    "billing_plan_id": "monthly",
    "started_at": "2026-11-02T10:00:00.000000Z",
    "ended_at": "2026-12-02T10:00:00.500000Z",
    "metadata": {"n": [1, None], "big": 36893488147419103233},
}
PRESCRIPTION = {
    "status": "shipped",
    "medication_name": "semaglutide ü",
    "dosage": "0.25 mg",
    "quantity": 4,
    "refills": 0,
    "prescribed_date": "2026-11-02",
    "next_refill_date": "2026-12-02",
    "pharmacy_id": "P-1",
    "pharmacy_name": "The Pharmacy",
    "tracking_number": "1Z",
    "transmitted_at": "2026-11-02T10:00:00.000000Z",
    "shipped_at": "2026-11-03T10:00:00.000000Z",
    "delivered_at": "2026-11-04T10:00:00.000000Z",
}
CONSULTATION = {
    "status": "completed",
    "consultation_type": "video",
    "provider_name": "Dr. Elizabeth Blackwell",
    "scheduled_at": "2026-11-02T10:00:00.000000Z",
    "completed_at": "2026-11-02T10:30:00.000000Z",
}
# The vendor's upserts: the path below that of treatments, and a complete body.
EVERY = {"T-1": TREATMENT, "T-1/prescriptions/O-1": PRESCRIPTION, "T-1/consultations/C-1": CONSULTATION}
BARE = {"status": "new"}
each = pytest.mark.parametrize(("path", "body"), EVERY.items())
Traced = Callable[[], list[int]]


@pytest.fixture
def count_events(service: LiveService, brand: str) -> Traced:
    return partial(event_counts, service, brand)


def send(api: httpx2.Client, patient: dict[str, Any], path: str, body: Any, **headers: str) -> httpx2.Response:
    return api.put(f"/v1/patients/{patient['id']}/treatments/{path}", json=body, headers=headers)


def put(api: httpx2.Client, patient: dict[str, Any], path: str, body: Any) -> dict[str, Any]:
    """Upsert an item, after the treatment that it belongs to."""
    treatment, *below = path.split("/")
    answers = [send(api, patient, treatment, BARE)] if below else []
    answers.append(send(api, patient, path, body))
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    row: dict[str, Any] = answers[-1].json()
    return row


def own_treatments(me: httpx2.Client, **query: Any) -> Any:
    return me.get("/v1/patients/me/treatments", params=query).json()["treatments"]


def stored_item(me: httpx2.Client, path: str) -> Any:
    """Return the stored item, which must be the only one."""
    (treatment,) = own_treatments(me)
    below = {name: treatment.pop(name) for name in ("prescriptions", "consultations")}
    return below[path.split("/")[1]][0] if "/" in path else treatment


@each
def test_upserted_treatment_is_returned_and_read_back(
    api: httpx2.Client, patient: dict[str, Any], me: httpx2.Client, path: str, body: dict[str, Any]
) -> None:
    row = put(api, patient, path, body)
    assert {name: row[name] for name in body} == body
    assert (row["patient_id"], row["created_at"]) == (patient["id"], row["updated_at"])
    assert row.get("treatment_id", own_treatments(me)[0]["id"]) == own_treatments(me)[0]["id"]
    assert stored_item(me, path) == row


def test_own_treatments_are_nested_newest_first_and_filtered(
    api: httpx2.Client, patient: dict[str, Any], me: httpx2.Client, register: Register
) -> None:
    statuses = {"T-1": "active", "T-2": "new", "T-3": "active"}
    made = [send(api, patient, id, {"status": status}).json() for id, status in statuses.items()]
    orders = [send(api, patient, f"T-1/prescriptions/O-{n}", PRESCRIPTION).json() for n in (1, 2, 3)]
    talks = [send(api, patient, f"T-1/consultations/C-{n}", CONSULTATION).json() for n in (1, 2)]
    only = put(api, patient, "T-2/prescriptions/O-9", PRESCRIPTION)
    put(api, register(), "T-9/prescriptions/O-10", PRESCRIPTION)
    expected = [
        made[2] | {"prescriptions": [], "consultations": []},
        made[1] | {"prescriptions": [only], "consultations": []},
        made[0] | {"prescriptions": orders[::-1], "consultations": talks[::-1]},
    ]
    assert own_treatments(me) == expected
    assert own_treatments(me, limit=1, offset=1) == expected[1:2]
    assert own_treatments(me, status="active") == expected[::2]
    assert own_treatments(me, status="active", limit=1, offset=1) == expected[2:]
    assert own_treatments(me, status="Active") == []


@each
def test_upsert_of_the_same_treatment_changes_nothing(
    api: httpx2.Client, patient: dict[str, Any], count_events: Traced, path: str, body: dict[str, Any]
) -> None:
    first = put(api, patient, path, body)
    before = count_events()
    elsewhere = {name: str(value).replace("Z", "-00:00") for name, value in body.items() if name.endswith("_at")}
    assert [put(api, patient, path, again) for again in (body, body | elsewhere)] == [first, first]
    assert count_events() == before


@pytest.mark.parametrize(
    ("path", "body", "again"),
    [
        ("T-1", BARE | {"metadata": {"a": 1, "b": 2}}, BARE | {"metadata": {"b": 2, "a": 1}}),
        ("T-1/prescriptions/O-1", BARE | {"quantity": 4.0}, BARE | {"quantity": 4.0}),
    ],
)
def test_equal_json_in_another_notation_changes_nothing(
    api: httpx2.Client, patient: dict[str, Any], count_events: Traced, path: str, body: Any, again: Any
) -> None:
    """In JSON Schema 4.0 is an integer, and the members of an object are unordered."""
    put(api, patient, path, body)
    before = count_events()
    put(api, patient, path, again)
    assert count_events() == before


@pytest.mark.parametrize("value", [True, 1.0, "1"], ids=repr)
def test_metadata_from_1_to_true_1_0_or_text_is_a_change(
    api: httpx2.Client, patient: dict[str, Any], count_events: Traced, value: Any
) -> None:
    put(api, patient, "T-1", BARE | {"metadata": {"a": 1}})
    before = count_events()
    answer = put(api, patient, "T-1", BARE | {"metadata": {"a": value}})
    assert json.dumps(answer["metadata"]["a"]) == json.dumps(value)
    assert count_events() != before


def test_upper_case_patient_id_is_the_same_patient(
    api: httpx2.Client, patient: dict[str, Any], count_events: Traced
) -> None:
    first = put(api, patient, "T-1", BARE)
    before = count_events()
    assert put(api, {"id": patient["id"].upper()}, "T-1", BARE) == first
    assert count_events() == before


@each
def test_upsert_replaces_all_but_id_and_created_at(
    api: httpx2.Client,
    patient: dict[str, Any],
    me: httpx2.Client,
    count_events: Traced,
    path: str,
    body: dict[str, Any],
) -> None:
    first = put(api, patient, path, body)
    before = count_events()
    second = put(api, patient, path, BARE)
    unsaid = dict.fromkeys(body) | ({"metadata": {}} if "metadata" in body else {})
    assert second == first | unsaid | BARE | {"updated_at": second["updated_at"]}
    assert second["updated_at"] > first["updated_at"]
    assert count_events() == [count + 1 for count in before]
    assert stored_item(me, path) == second


@pytest.mark.parametrize("path", [path for path in EVERY if "/" in path])
def test_item_put_into_another_treatment_moves_there(
    api: httpx2.Client, patient: dict[str, Any], me: httpx2.Client, path: str
) -> None:
    kind, before = path.split("/")[1], put(api, patient, path, BARE)
    after = put(api, patient, path.replace("T-1", "T-2"), BARE)
    assert after["id"] == before["id"]
    assert [treatment[kind] for treatment in own_treatments(me)] == [[after], []]


@each
def test_treatment_id_of_another_patient_is_409(
    api: httpx2.Client,
    patient: dict[str, Any],
    me: httpx2.Client,
    register: Register,
    count_events: Traced,
    path: str,
    body: dict[str, Any],
) -> None:
    first, other = put(api, patient, path, body), register()
    if "/" in path:
        put(api, other, "T-2", BARE)
    before = count_events()
    answer = send(api, other, path.replace("T-1/", "T-2/"), BARE)
    assert (answer.status_code, answer.json()["error"]) == (409, "conflict")
    assert "allowed" not in answer.json()
    assert count_events() == before
    assert stored_item(me, path) == first


def test_other_brand_may_use_the_same_treatment_ids(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], person: dict[str, Any], brand: str
) -> None:
    other = make_api(f"other-{brand}")
    theirs = other.post("/v1/patients", json=person | {"brand_id": f"other-{brand}"}).json()
    for path in EVERY:
        assert put(api, patient, path, BARE)["id"] != put(other, theirs, path, BARE)["id"]


@pytest.mark.parametrize("kind", ["prescriptions/O-1", "consultations/C-1"])
def test_unknown_treatment_or_one_of_another_patient_is_404(
    api: httpx2.Client, patient: dict[str, Any], register: Register, count_events: Traced, kind: str
) -> None:
    put(api, register(), "T-1", BARE)
    before = count_events()
    for treatment in ("T-1", "T-2"):
        assert not_found_locations(send(api, patient, f"{treatment}/{kind}", BARE)) == []
    assert count_events() == before


@each
def test_only_services_upsert_and_only_persons_read_their_own(
    api: httpx2.Client, patient: dict[str, Any], me: httpx2.Client, path: str, body: dict[str, Any]
) -> None:
    put(api, patient, "T-1", BARE)
    before = own_treatments(me)
    for refused in (send(me, patient, path, body), api.get("/v1/patients/me/treatments")):
        assert (refused.status_code, refused.json()["error"]) == (403, "forbidden")
    assert own_treatments(me) == before


@pytest.mark.parametrize("id", ["a/b", "100%", "%2F", "ä ü", "..", "a?b#c+d;e", "x" * 128])
def test_treatment_ids_may_have_any_characters(
    api: httpx2.Client, patient: dict[str, Any], me: httpx2.Client, id: str
) -> None:
    segment = quote(id, safe="").replace(".", "%2E")
    treatment = put(api, patient, segment, TREATMENT)
    order = send(api, patient, f"{segment}/prescriptions/{segment}", PRESCRIPTION).json()
    talk = send(api, patient, f"{segment}/consultations/{segment}", CONSULTATION).json()
    assert [treatment["rimo_treatment_id"], order["rimo_order_id"], talk["rimo_consultation_id"]] == [id] * 3
    assert own_treatments(me) == [treatment | {"prescriptions": [order], "consultations": [talk]}]


@each
def test_concurrent_equal_upserts_create_once(
    make_api: MakeApi, patient: dict[str, Any], count_events: Traced, path: str, body: dict[str, Any]
) -> None:
    clients = [make_api() for _ in range(8)]
    put(clients[0], patient, "T-1", BARE)
    for race in range(5):
        before, id = count_events(), path.removesuffix("1") + f"race-{race}"
        answers = run_concurrently(partial(send, patient=patient, path=id, body=body), clients)
        assert [answer.status_code for answer in answers] == [200] * 8
        assert len({answer.content for answer in answers}) == 1
        assert count_events() == [count + 1 for count in before]


def test_concurrent_upserts_give_an_id_to_one_patient(
    make_api: MakeApi, register: Register, count_events: Traced
) -> None:
    clients, patients = [make_api() for _ in range(8)], [register() for _ in range(8)]
    for race in range(5):
        before = count_events()
        answers = run_concurrently(partial(send, path=f"race-{race}", body=BARE), clients, patients)
        assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
        assert count_events() == [count + 1 for count in before]


@each
def test_repeated_request_has_one_effect(
    api: httpx2.Client, patient: dict[str, Any], me: httpx2.Client, path: str, body: dict[str, Any]
) -> None:
    put(api, patient, "T-1", BARE)
    first = send(api, patient, path, body, **KEY)
    assert first.status_code == 200
    after = put(api, patient, path, BARE)
    assert whole(send(api, patient, path, body, **KEY)) == whole(first)
    assert stored_item(me, path) == after
