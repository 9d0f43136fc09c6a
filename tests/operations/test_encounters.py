"""Encounters: scheduled, started, completed or cancelled."""

from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi
from tests.operations.test_idempotency import KEY, whole
from tests.operations.test_providers import ABSENT, event_counts, new_provider, not_found_locations, run_concurrently
from tests.support.live_service import LiveService

# By status: the transitions that lead to it, and those allowed from it.
WAYS: dict[str, tuple[list[str], list[str]]] = {
    "scheduled": ([], ["cancelled", "in_progress", "no_show"]),
    "in_progress": (["in_progress"], ["cancelled", "completed", "no_show"]),
    "completed": (["in_progress", "completed"], []),
    "cancelled": (["cancelled"], []),
    "no_show": (["no_show"], []),
}
TARGETS = ("in_progress", "completed", "cancelled", "no_show")
WHOLE = {
    "encounter_type": "telehealth",
    "scheduled_at": "2026-11-03T15:00:00.500000Z",
    "chief_complaint": "fatigue",
    "notes": "since\nMay ü",
    "metadata": {"n": [1, None], "big": 36893488147419103233},
}


def schedule(api: httpx2.Client, patient: dict[str, Any], headers: Any = None, **values: Any) -> httpx2.Response:
    body = {"brand_id": patient["brand_id"], "encounter_type": "lab"} | values
    return api.post(f"/v1/patients/{patient['id']}/encounters", json=body, headers=headers)


def move(api: httpx2.Client, id: str, status: str, **headers: str) -> httpx2.Response:
    return api.patch(f"/v1/encounters/{id}/status", json={"status": status}, headers=headers)


def encounter_with_status(api: httpx2.Client, patient: dict[str, Any], state: str) -> dict[str, Any]:
    """Create an encounter with that status."""
    answers = [schedule(api, patient)]
    answers += [move(api, answers[0].json()["id"], status) for status in WAYS[state][0]]
    assert [answer.status_code for answer in answers] == [201] + [200] * (len(answers) - 1)
    encounter: dict[str, Any] = answers[-1].json()
    return encounter


def encounters(api: httpx2.Client, patient: dict[str, Any]) -> Any:
    return api.get(f"/v1/patients/{patient['id']}/encounters").json()["encounters"]


def test_created_encounter_is_returned_and_read_back(api: httpx2.Client, patient: dict[str, Any], brand: str) -> None:
    body = WHOLE | {"provider_id": new_provider(api, brand)["id"]}
    created = schedule(api, patient, **body | {"scheduled_at": "2026-11-03T16:30:00.5+01:30"}).json()
    assert {name: created[name] for name in body} == body
    assert (created["patient_id"], created["brand_id"], created["status"]) == (patient["id"], brand, "scheduled")
    bare = schedule(api, patient).json()
    assert [bare[name] for name in body] == ["lab", None, None, None, {}, None]
    assert encounters(api, patient) == [bare, created]


def test_status_and_times_only_change_by_transitions(api: httpx2.Client, patient: dict[str, Any]) -> None:
    sent = "2020-01-01T00:00:00Z"
    made = schedule(api, patient, status="completed", started_at=sent, ended_at=sent).json()
    assert (made["status"], made["started_at"], made["ended_at"]) == ("scheduled", None, None)
    body = {"status": "in_progress", "started_at": sent, "ended_at": sent}
    begun = api.patch(f"/v1/encounters/{made['id']}/status", json=body).json()
    assert begun == made | {name: begun[name] for name in ("status", "started_at", "updated_at")}
    assert begun["started_at"] > made["created_at"]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("state", WAYS)
def test_encounter_only_makes_allowed_transitions(
    api: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService, state: str, target: str
) -> None:
    before, (_, allowed) = encounter_with_status(api, patient, state), WAYS[state]
    left = event_counts(service, brand)
    answer = move(api, before["id"], target)
    after = encounters(api, patient)[0]
    if target in allowed:
        moment = after["updated_at"]
        changes = {"status": target, "updated_at": moment}
        changes |= {"started_at" if target == "in_progress" else "ended_at": moment}
        assert answer.json() == after == before | changes
        assert moment > before["updated_at"]
        assert event_counts(service, brand) == [count + 1 for count in left]
        return
    assert after == before
    assert event_counts(service, brand) == left
    if target == state:
        assert (answer.status_code, answer.json()) == (200, before)
    else:
        error = answer.json()
        assert (answer.status_code, error["error"], error["allowed"]) == (409, "conflict", allowed)


def test_no_encounter_returns_to_scheduled(api: httpx2.Client, patient: dict[str, Any]) -> None:
    assert move(api, encounter_with_status(api, patient, "in_progress")["id"], "scheduled").status_code == 400


def test_conflicting_concurrent_transitions_have_one_winner(
    make_api: MakeApi, patient: dict[str, Any], brand: str, service: LiveService
) -> None:
    clients, targets = [make_api() for _ in range(6)], ["completed", "cancelled"] * 3
    for _ in range(10):
        id = encounter_with_status(clients[0], patient, "in_progress")["id"]
        before = event_counts(service, brand)
        answers = run_concurrently(lambda api, target, id=id: move(api, id, target), clients, targets)
        (after,) = [one for one in encounters(clients[0], patient) if one["id"] == id]
        for answer, target in zip(answers, targets, strict=True):
            if target == after["status"]:
                assert (answer.status_code, answer.json()) == (200, after)
            else:
                assert (answer.status_code, answer.json()["allowed"]) == (409, [])
        assert event_counts(service, brand) == [count + 1 for count in before]


def test_list_is_newest_first_with_total_and_page_links(api: httpx2.Client, patient: dict[str, Any]) -> None:
    made = [schedule(api, patient, scheduled_at=f"20{20 - n}-01-01T00:00:00Z").json() for n in range(3)][::-1]
    pages = [api.get(f"/v1/patients/{patient['id']}/encounters", params={"limit": 2})]
    pages.append(api.get(pages[0].links["next"]["url"]))
    assert [page.json()["encounters"] for page in pages] == [made[:2], made[2:]]
    assert [page.json()["total"] for page in pages] == [3, 3]
    last = api.get(pages[0].links["last"]["url"])
    assert last.json() == pages[1].json()
    assert api.get(last.links["prev"]["url"]).json() == pages[0].json()
    assert [page.links.keys() for page in (pages[1], last)] == [{"first", "last"}, {"first", "last", "prev"}]


def test_unknown_provider_is_404_and_nothing_is_stored(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService
) -> None:
    theirs = new_provider(make_api(f"other-{brand}"), f"other-{brand}")["id"]
    before = event_counts(service, brand)
    for provider in (theirs, ABSENT):
        assert not_found_locations(schedule(api, patient, provider_id=provider)) == ["/provider_id"]
    assert encounters(api, patient) == []
    assert event_counts(service, brand) == before


def test_missing_or_foreign_ids_are_404_patient_first(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    other = make_api(f"other-{brand}")
    for client, whom in ((other, patient | {"brand_id": f"other-{brand}"}), (api, patient | {"id": ABSENT})):
        assert not_found_locations(schedule(client, whom, provider_id=ABSENT)) == []
    made = encounter_with_status(api, patient, "scheduled")
    for client, id in ((other, made["id"]), (api, ABSENT)):
        assert not_found_locations(move(client, id, "cancelled")) == []
    assert encounters(api, patient) == [made]


def test_repeated_request_has_one_effect(api: httpx2.Client, patient: dict[str, Any]) -> None:
    first, again = [schedule(api, patient, KEY) for _ in range(2)]
    assert whole(again) == whole(first)
    id = first.json()["id"]
    begun = move(api, id, "in_progress", **{"Idempotency-Key": "key-2"})
    completed = move(api, id, "completed").json()
    assert whole(move(api, id, "in_progress", **{"Idempotency-Key": "key-2"})) == whole(begun)
    assert encounters(api, patient) == [completed]
