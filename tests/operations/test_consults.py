"""Outcomes of prescription consults: each is stored, and the patient shows the latest."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_idempotency import KEY, whole
from tests.support.errors import error_locations
from tests.support.graph import PERSON
from tests.support.live_service import LiveService

ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
# By time the first is the latest; by text it is the last but one.
OUTCOMES = [
    ("approved", "2026-01-02T23:00:00-05:00"),
    ("declined", "2026-01-03T03:59:59.999999Z"),
    ("needs_more_info", "2026-01-01t10:00:00z"),
]
LATEST = ("approved", "2026-01-03T04:00:00.000000Z")


def path(id: str) -> str:
    return f"/v1/patients/{id}/consult-outcomes"


def outcome(name: str, completed_at: str) -> dict[str, str]:
    return {"outcome": name, "completed_at": completed_at}


def now(ahead_by: timedelta = timedelta(0)) -> str:
    return (datetime.now(UTC) + ahead_by).isoformat()


def shown_outcome(api: httpx2.Client, id: str) -> tuple[str, str]:
    patient = api.get(f"/v1/patients/{id}").json()
    return patient["prescription_status"], patient["prescription_consult_completed_at"]


def test_outcome_is_returned_in_utc_and_shown_by_the_patient(
    api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    answer = api.post(path(patient["id"]), json=outcome("approved", "2026-01-02T23:00:00.5-05:00"))
    assert answer.status_code == 201
    said = {"patient_id": patient["id"], "brand_id": brand, "client": "local-service"}
    moment = "2026-01-03T04:00:00.500000Z"
    assert answer.json().items() >= (said | outcome("approved", moment)).items()
    read = api.get(f"/v1/patients/{patient['id']}")
    follows = {"prescription_status": "approved", "prescription_consult_completed_at": moment}
    assert read.json() == patient | follows | {"updated_at": read.json()["updated_at"]}
    assert read.headers["etag"] > f'"{patient["updated_at"]}"'


@pytest.mark.parametrize("order", list(permutations(OUTCOMES)))
def test_patient_shows_the_latest_outcome_in_any_order(
    api: httpx2.Client, patient: dict[str, Any], service: LiveService, order: tuple[tuple[str, str], ...]
) -> None:
    for each in order:
        assert api.post(path(patient["id"]), json=outcome(*each)).status_code == 201
    assert shown_outcome(api, patient["id"]) == LATEST
    stored = service.sql("SELECT outcome FROM consult_outcomes WHERE patient_id = %s ORDER BY id", patient["id"])
    assert sorted(stored) == sorted((name,) for name, _ in order)


def test_only_the_latest_outcome_updates_the_patient_version(api: httpx2.Client, patient: dict[str, Any]) -> None:
    latest, *late = OUTCOMES
    tags = []
    for each in (latest, *late, ("declined", now())):
        api.post(path(patient["id"]), json=outcome(*each))
        tags.append(api.get(f"/v1/patients/{patient['id']}").headers["etag"])
    assert tags[0] == tags[1] == tags[2] < tags[3]


def test_same_outcome_twice_is_stored_twice(api: httpx2.Client, patient: dict[str, Any], service: LiveService) -> None:
    ids = [api.post(path(patient["id"]), json=outcome(*OUTCOMES[0])).json()["id"] for _ in range(2)]
    assert shown_outcome(api, patient["id"]) == LATEST
    stored = service.sql("SELECT id::text FROM consult_outcomes WHERE patient_id = %s ORDER BY id", patient["id"])
    assert stored == [(id,) for id in ids]


def test_outcome_does_not_replace_one_in_the_future(
    api: httpx2.Client, patient: dict[str, Any], service: LiveService
) -> None:
    shows = "UPDATE patients SET prescription_status = 'approved', prescription_consult_completed_at = %s WHERE id = %s"
    service.sql(shows, "2100-01-01T00:00:00Z", patient["id"])
    assert api.post(path(patient["id"]), json=outcome("declined", now())).status_code == 201
    assert shown_outcome(api, patient["id"]) == ("approved", "2100-01-01T00:00:00.000000Z")


def test_outcome_slightly_in_the_future_is_accepted(api: httpx2.Client, patient: dict[str, Any]) -> None:
    assert api.post(path(patient["id"]), json=outcome("approved", now(timedelta(minutes=4)))).status_code == 201
    assert shown_outcome(api, patient["id"])[0] == "approved"


@pytest.mark.parametrize("ahead_by", [timedelta(minutes=6), timedelta(days=36500)], ids=str)
def test_outcome_in_the_future_is_400_and_stores_nothing(
    api: httpx2.Client, patient: dict[str, Any], service: LiveService, ahead_by: timedelta
) -> None:
    refused = api.post(path(patient["id"]), json=outcome("approved", now(ahead_by)))
    assert (refused.status_code, refused.json()["error"]) == (400, "validation_error")
    assert error_locations(refused) == [("body", "/completed_at", "in_future")]
    assert api.get(f"/v1/patients/{patient['id']}").json() == patient
    assert service.sql("SELECT 1 FROM consult_outcomes WHERE patient_id = %s", patient["id"]) == []


def test_timeline_shows_the_outcome_at_its_completion_time(api: httpx2.Client, patient: dict[str, Any]) -> None:
    id = api.post(path(patient["id"]), json=outcome(*OUTCOMES[0])).json()["id"]
    events = api.get(f"/v1/patients/{patient['id']}/timeline", params={"event_type": "consult_outcome.recorded"}).json()
    (event,) = events["events"]
    assert (event["source_id"], event["description"], event["occurred_at"]) == (id, *LATEST)


def test_only_services_may_report_outcomes(make_api: MakeApi, patient: dict[str, Any]) -> None:
    refused = make_api(subject=PERSON).post(path(patient["id"]), json=outcome(*OUTCOMES[0]))
    assert (refused.status_code, refused.json()["error"]) == (403, "forbidden")


@pytest.mark.parametrize("completed_at", ["2026-01-01T00:00:00Z", "9998-01-01T00:00:00Z"], ids=["past", "future"])
def test_missing_patient_is_404_even_with_an_invalid_time(
    api: httpx2.Client, make_api: MakeApi, patient: dict[str, Any], completed_at: str
) -> None:
    body = outcome("approved", completed_at)
    unseen = [api.post(path(ABSENT), json=body), make_api("other").post(path(patient["id"]), json=body)]
    assert [(answer.status_code, answer.json()["error"]) for answer in unseen] == [(404, "not_found")] * 2


def test_concurrent_outcomes_leave_the_latest_on_the_patient(
    api: httpx2.Client, register: Register, service: LiveService
) -> None:
    times = [f"2026-01-0{day}T00:00:00.000000Z" for day in (4, 8, 1, 7, 2, 6, 3, 5)]
    for _ in range(8):
        id = register()["id"]

        def post(completed_at: str, id: str = id) -> int:
            return api.post(path(id), json=outcome("approved", completed_at)).status_code

        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(post, times)) == [201] * 8
        assert shown_outcome(api, id) == ("approved", max(times))
        assert service.sql("SELECT count(*) FROM consult_outcomes WHERE patient_id = %s", id) == [(8,)]


def test_repeated_report_has_one_effect(api: httpx2.Client, patient: dict[str, Any], service: LiveService) -> None:
    first = api.post(path(patient["id"]), json=outcome(*OUTCOMES[0]), headers=KEY)
    assert first.status_code == 201
    assert whole(api.post(path(patient["id"]), json=outcome(*OUTCOMES[0]), headers=KEY)) == whole(first)
    assert service.sql("SELECT count(*) FROM consult_outcomes WHERE patient_id = %s", patient["id"]) == [(1,)]
