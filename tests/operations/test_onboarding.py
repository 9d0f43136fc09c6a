"""Onboarding: completed once, answered any number of times."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_idempotency import KEY, whole
from tests.support.live_service import LiveService
from tests.support.oracle import CONTRACT

PATH = "/v1/patients/me/onboarding"
WHOLE = {
    "goals": ["sleep better", "sleep better", "é\u0000"],
    "role": "researcher",
    "default_follows": ["peptides"],
    "notifications": {"pushOptIn": True, "emailFrequency": "off"},
}


def defaults() -> dict[str, Any]:
    """Return the contract's defaults."""
    answer = CONTRACT["components"]["schemas"]["OnboardingAnswer"]["properties"]
    nested = answer["notifications"]["properties"]
    return {
        "goals": [],
        "role": answer["role"]["default"],
        "default_follows": answer["default_follows"]["default"],
        "notifications": {name: nested[name]["default"] for name in nested},
    }


def test_unanswered_onboarding_returns_the_defaults(me: httpx2.Client, patient: dict[str, Any]) -> None:
    assert me.get(PATH).json() == {"patient_id": patient["id"], "onboarding_completed_at": None} | defaults()


def test_omitted_fields_get_the_defaults(me: httpx2.Client) -> None:
    answer = me.post(PATH, json={"goals": []})
    assert answer.json().items() >= defaults().items()
    assert me.get(PATH).json() == answer.json()


@pytest.mark.parametrize("said", [{}, {"pushOptIn": True}, {"emailFrequency": "daily"}])
def test_omitted_notification_settings_get_defaults(me: httpx2.Client, said: dict[str, Any]) -> None:
    answer = me.post(PATH, json={"goals": [], "notifications": said}).json()
    assert answer["notifications"] == defaults()["notifications"] | said


def test_first_answer_completes_onboarding(me: httpx2.Client, patient: dict[str, Any]) -> None:
    answer = me.post(PATH, json=WHOLE)
    assert answer.status_code == 200
    completed = answer.json()["onboarding_completed_at"]
    assert answer.json() == WHOLE | {"patient_id": patient["id"], "onboarding_completed_at": completed}
    assert abs(datetime.fromisoformat(completed) - datetime.now(UTC)) < timedelta(minutes=1)
    assert me.get(PATH).json() == answer.json()


@pytest.mark.parametrize("completed", ["2001-02-03T04:05:06.700000Z", "2100-01-01T00:00:00.000000Z"])
def test_later_answer_replaces_all_but_the_completion_time(
    me: httpx2.Client, patient: dict[str, Any], service: LiveService, completed: str
) -> None:
    me.post(PATH, json=WHOLE)
    set_time = "UPDATE onboarding SET onboarding_completed_at = %s WHERE patient_id = %s"
    service.sql(set_time, completed, patient["id"])
    later = me.post(PATH, json={"goals": ["run"]}).json()
    kept = {"patient_id": patient["id"], "onboarding_completed_at": completed}
    assert later == defaults() | kept | {"goals": ["run"]}
    assert me.get(PATH).json() == later


def test_concurrent_first_answers_complete_onboarding_once(
    make_api: MakeApi, register: Register, service: LiveService
) -> None:
    for race in range(8):
        patient = register(external_ids={"identity": f"racer-{race}"})
        me = make_api(subject=f"racer-{race}")
        with ThreadPoolExecutor(8) as threads:
            answers = list(threads.map(lambda goal, me=me: me.post(PATH, json={"goals": [goal]}), "abcdefgh"))
        assert {answer.status_code for answer in answers} == {200}
        times = {answer.json()["onboarding_completed_at"] for answer in answers}
        assert len(times) == 1
        assert me.get(PATH).json() in [answer.json() for answer in answers]
        assert service.sql("SELECT count(*) FROM onboarding WHERE patient_id = %s", patient["id"]) == [(1,)]


def test_unknown_properties_are_not_stored(me: httpx2.Client) -> None:
    answer = me.post(PATH, json={"goals": [], "shoe": 1, "notifications": {"pushOptIn": True, "sms": "+1"}}).json()
    assert "shoe" not in answer
    assert answer["notifications"].keys() == defaults()["notifications"].keys()


def test_person_cannot_read_answers_of_others(me: httpx2.Client, make_api: MakeApi, register: Register) -> None:
    me.post(PATH, json=WHOLE)
    register(external_ids={"identity": "another"})
    assert make_api(subject="another").get(PATH).json()["goals"] == []


def test_the_same_answer_again_changes_nothing(service: LiveService, me: httpx2.Client, brand: str) -> None:
    first = me.post(PATH, json=WHOLE)
    assert [whole(me.post(PATH, json=WHOLE, headers=key)) for key in ({}, KEY, KEY)] == [whole(first)] * 3
    events = "SELECT count(*) FROM outbox WHERE brand_id = %s AND event = 'patient.onboarded'"
    assert service.sql(events, brand) == [(1,)]
    assert me.post(PATH, json=WHOLE | {"goals": ["run"]}).json()["goals"] == ["run"]
    assert service.sql(events, brand) == [(2,)]


def test_repeated_answer_does_not_undo_a_later_one(me: httpx2.Client) -> None:
    first = me.post(PATH, json=WHOLE, headers=KEY)
    assert first.status_code == 200
    later = me.post(PATH, json={"goals": ["run"]})
    assert whole(me.post(PATH, json=WHOLE, headers=KEY)) == whole(first)
    assert me.get(PATH).json() == later.json()


def test_longest_allowed_texts_are_accepted_escaped_as_ascii(me: httpx2.Client) -> None:
    longest = "\U0001f600" * 200
    body = {"goals": [longest] * 32, "default_follows": [longest] * 64}
    assert len(json.dumps(body)) > 200 * 1024
    answer = me.post(PATH, content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert {name: answer.json()[name] for name in body} == body
