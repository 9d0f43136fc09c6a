"""Answers to intake questionnaires: one per version."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_idempotency import KEY, whole
from tests.support.live_service import LiveService

ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
RESPONSES = {"pregnant": False, "allergies": ["penicillin", None], "n": 123456789012345678901234567890, "ü": "\u0000"}


def path(id: str) -> str:
    return f"/v1/patients/{id}/intake-response"


@pytest.fixture
def body(brand: str) -> dict[str, Any]:
    return {"brand_id": brand, "responses": RESPONSES}


def test_answer_is_stored_with_defaults(api: httpx2.Client, patient: dict[str, Any], body: dict[str, Any]) -> None:
    answer = api.put(path(patient["id"]), json=body)
    assert answer.status_code == 200
    kept = answer.json()
    filled = {"patient_id": patient["id"], "questionnaire_version": "contraindications-v1", "status": "submitted"}
    assert kept.items() >= (body | filled).items()
    assert kept["submitted_at"] == kept["created_at"] == kept["updated_at"]
    assert abs(datetime.fromisoformat(kept["submitted_at"]) - datetime.now(UTC)) < timedelta(minutes=1)
    read = api.get(path(patient["id"]))
    assert read.json() == kept
    assert '"n":123456789012345678901234567890' in read.text


def test_later_answer_replaces_all_but_id_and_created_at(
    api: httpx2.Client, patient: dict[str, Any], body: dict[str, Any]
) -> None:
    first = api.put(path(patient["id"]), json=body | {"status": "draft"}).json()
    second = api.put(path(patient["id"]), json=body | {"responses": {"pregnant": True}}).json()
    assert second["submitted_at"] == second["updated_at"] > first["updated_at"]
    times = {name: second[name] for name in ("submitted_at", "updated_at")}
    assert second == first | {"status": "submitted", "responses": {"pregnant": True}} | times
    assert api.get(path(patient["id"])).json() == second


def test_each_version_has_its_own_answer(api: httpx2.Client, patient: dict[str, Any], body: dict[str, Any]) -> None:
    kept = {
        version: api.put(path(patient["id"]), json=body | {"questionnaire_version": version}).json()
        for version in ("v1", "v2", "V1", "contraindications-v1", "v2")
    }
    assert len({answer["id"] for answer in kept.values()}) == 4
    for version, answer in kept.items():
        assert api.get(path(patient["id"]), params={"questionnaire_version": version}).json() == answer
    assert api.get(path(patient["id"])).json() == kept["contraindications-v1"]


def test_unanswered_version_is_404(
    api: httpx2.Client, patient: dict[str, Any], register: Register, body: dict[str, Any]
) -> None:
    api.put(path(register()["id"]), json=body)
    api.put(path(patient["id"]), json=body | {"questionnaire_version": "v2"})
    for answer in (api.get(path(patient["id"])), api.get(path(ABSENT))):
        assert answer.status_code == 404
        assert answer.json().keys() == {"error", "message", "request_id"}


def test_answer_of_a_missing_patient_is_404_and_stores_nothing(
    api: httpx2.Client, make_api: MakeApi, patient: dict[str, Any], brand: str, service: LiveService,
    body: dict[str, Any],
) -> None:  # fmt: skip
    kept = api.put(path(patient["id"]), json=body).json()
    other = make_api("other-" + brand)
    theirs = body | {"brand_id": "other-" + brand}
    unseen = [api.put(path(ABSENT), json=body), other.put(path(patient["id"]), json=theirs)]
    unseen += [other.get(path(patient["id"]))]
    assert {(answer.status_code, answer.json()["error"]) for answer in unseen} == {(404, "not_found")}
    assert api.get(path(patient["id"])).json() == kept
    stored = "SELECT count(*) FROM intake_responses WHERE brand_id IN (%s, %s)"
    assert service.sql(stored, brand, "other-" + brand) == [(1,)]


def test_a_body_that_names_another_brand_is_403(
    api: httpx2.Client, patient: dict[str, Any], body: dict[str, Any], brand: str
) -> None:
    refused = api.put(path(patient["id"]), json=body | {"brand_id": "other-" + brand})
    assert (refused.status_code, refused.json()["error"]) == (403, "forbidden")
    assert api.get(path(patient["id"])).status_code == 404


def test_concurrent_answers_leave_one_row(
    api: httpx2.Client, register: Register, body: dict[str, Any], service: LiveService
) -> None:
    for _ in range(8):
        id = register()["id"]

        def put(n: int, id: str = id) -> httpx2.Response:
            return api.put(path(id), json=body | {"responses": {"n": n}})

        with ThreadPoolExecutor(8) as threads:
            answers = list(threads.map(put, range(8)))
        assert {answer.status_code for answer in answers} == {200}
        assert len({(answer.json()["id"], answer.json()["created_at"]) for answer in answers}) == 1
        assert api.get(path(id)).json() == max(
            (answer.json() for answer in answers), key=lambda answer: str(answer["updated_at"])
        )
        assert service.sql("SELECT count(*) FROM intake_responses WHERE patient_id = %s", id) == [(1,)]


def test_repeated_put_does_not_undo_a_later_one(
    api: httpx2.Client, patient: dict[str, Any], body: dict[str, Any]
) -> None:
    first = api.put(path(patient["id"]), json=body, headers=KEY)
    assert first.status_code == 200
    later = api.put(path(patient["id"]), json=body | {"responses": {}})
    assert whole(api.put(path(patient["id"]), json=body, headers=KEY)) == whole(first)
    assert api.get(path(patient["id"])).json() == later.json()
