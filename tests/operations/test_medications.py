"""Medications of a patient, and their interactions."""

from pathlib import Path
from typing import Any

import httpx2
import pytest

from service.auth.local import LocalTokens
from service.contract.compile import every_scope
from tests.conftest import MakeApi
from tests.operations.test_idempotency import KEY, whole
from tests.operations.test_interactions import SHEET, SMALL
from tests.operations.test_providers import ABSENT, event_counts, new_provider, not_found_locations, run_concurrently
from tests.support.errors import error_locations
from tests.support.live_service import LiveService

# By status: the transitions that lead to it, and those allowed from it.
WAYS: dict[str, tuple[list[str], list[str]]] = {
    "active": (["paused", "active"], ["completed", "discontinued", "paused"]),
    "paused": (["paused"], ["active", "completed", "discontinued"]),
    "discontinued": (["paused", "discontinued"], []),
    "completed": (["completed"], []),
}
WHOLE = {
    "name": "semaglutide",
    "dosage": "0.25 mg",
    "frequency": "once a week",
    "route": "subcutaneous",
    "notes": "with\nwater ü",
    "metadata": {"n": [1, None], "big": 36893488147419103233},
}


def prescribe(
    api: httpx2.Client, patient: dict[str, Any], name: str = "aspirin", headers: Any = None, **values: Any
) -> httpx2.Response:
    body = {"brand_id": patient["brand_id"], "name": name, "dosage": "1", "frequency": "daily"} | values
    return api.post(f"/v1/patients/{patient['id']}/medications", json=body, headers=headers)


def move(api: httpx2.Client, id: str, status: str, **headers: str) -> httpx2.Response:
    return api.patch(f"/v1/medications/{id}/status", json={"status": status}, headers=headers)


def medication_with_status(
    api: httpx2.Client, patient: dict[str, Any], state: str, name: str = "aspirin"
) -> dict[str, Any]:
    """Create a medication with that status."""
    answers = [prescribe(api, patient, name)]
    answers += [move(api, answers[0].json()["id"], status) for status in WAYS[state][0]]
    assert [answer.status_code for answer in answers] == [201] + [200] * (len(answers) - 1)
    medication: dict[str, Any] = answers[-1].json()
    return medication


def medications(api: httpx2.Client, patient: dict[str, Any], **query: Any) -> Any:
    return api.get(f"/v1/patients/{patient['id']}/medications", params=query).json()["medications"]


def check(api: httpx2.Client, patient: dict[str, Any], name: str) -> httpx2.Response:
    return api.post(f"/v1/patients/{patient['id']}/medications/check-interactions", json={"name": name})


def test_created_medication_is_returned_and_read_back(api: httpx2.Client, patient: dict[str, Any], brand: str) -> None:
    body = WHOLE | {"prescriber_id": new_provider(api, brand)["id"]}
    created = prescribe(api, patient, **body).json()
    assert {name: created[name] for name in body} == body
    assert (created["status"], created["started_at"], created["ended_at"]) == ("active", created["created_at"], None)
    bare = prescribe(api, patient).json()
    assert [bare[name] for name in ("route", "notes", "metadata", "prescriber_id")] == [None, None, {}, None]
    assert medications(api, patient) == [bare, created]


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\xa0\u2003\u3000"], ids=ascii)
def test_blank_medication_name_is_400(api: httpx2.Client, patient: dict[str, Any], text: str) -> None:
    for name in ("name", "dosage", "frequency"):
        refused = prescribe(api, patient, **{name: text})
        assert (refused.status_code, {each["pointer"] for each in refused.json()["details"]}) == (400, {f"/{name}"})
    check = api.post(f"/v1/patients/{patient['id']}/medications/check-interactions", json={"name": text})
    assert (check.status_code, {each["pointer"] for each in check.json()["details"]}) == (400, {"/name"})
    assert medications(api, patient) == []


def test_status_and_times_only_change_by_transitions(api: httpx2.Client, patient: dict[str, Any]) -> None:
    sent = "2020-01-01T00:00:00Z"
    made = prescribe(api, patient, status="completed", started_at=sent, ended_at=sent).json()
    assert (made["status"], made["started_at"], made["ended_at"]) == ("active", made["created_at"], None)


@pytest.mark.parametrize("target", WAYS)
@pytest.mark.parametrize("state", WAYS)
def test_medication_only_makes_allowed_transitions(
    api: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService, state: str, target: str
) -> None:
    before, (_, allowed) = medication_with_status(api, patient, state), WAYS[state]
    assert (before["ended_at"] is None) == (state in ("active", "paused"))
    left = event_counts(service, brand)
    answer = move(api, before["id"], target)
    (after,) = medications(api, patient)
    if target in allowed:
        ended_at = after["updated_at"] if target in ("discontinued", "completed") else None
        changes = {"status": target, "ended_at": ended_at, "updated_at": after["updated_at"]}
        assert answer.json() == after == before | changes
        assert after["updated_at"] > before["updated_at"]
        assert event_counts(service, brand) == [count + 1 for count in left]
        return
    assert after == before
    assert event_counts(service, brand) == left
    if target == state:
        assert (answer.status_code, answer.json()) == (200, before)
    else:
        error = answer.json()
        assert (answer.status_code, error["error"], error["allowed"]) == (409, "conflict", allowed)


def test_conflicting_concurrent_transitions_have_one_winner(make_api: MakeApi, patient: dict[str, Any]) -> None:
    clients, targets = [make_api() for _ in range(6)], ["completed", "discontinued"] * 3
    for _ in range(10):
        id = medication_with_status(clients[0], patient, "paused")["id"]
        answers = run_concurrently(lambda api, target, id=id: move(api, id, target), clients, targets)
        after = medications(clients[0], patient)[0]
        for answer, target in zip(answers, targets, strict=True):
            assert answer.status_code == (200 if target == after["status"] else 409)


def test_list_is_newest_first_and_filters_by_status(api: httpx2.Client, patient: dict[str, Any]) -> None:
    made = [medication_with_status(api, patient, state) for state in [*WAYS, "active"]][::-1]
    assert medications(api, patient) == made
    for state in WAYS:
        assert medications(api, patient, status=state) == [one for one in made if one["status"] == state]
    assert medications(api, patient, limit=2, offset=1) == made[1:3]
    assert medications(api, patient, status="active", limit=1, offset=1) == made[-1:]
    refused = api.get(f"/v1/patients/{patient['id']}/medications", params={"status": "lost"})
    assert error_locations(refused) == [("query", "/status", "enum")]


def test_unknown_prescriber_is_404_and_nothing_is_stored(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService
) -> None:
    theirs = new_provider(make_api(f"other-{brand}"), f"other-{brand}")["id"]
    before = event_counts(service, brand)
    for prescriber in (theirs, ABSENT):
        assert not_found_locations(prescribe(api, patient, prescriber_id=prescriber)) == ["/prescriber_id"]
    assert medications(api, patient) == []
    assert event_counts(service, brand) == before


def test_missing_or_foreign_ids_are_404_patient_first(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    other = make_api(f"other-{brand}")
    for client, whom in ((other, patient | {"brand_id": f"other-{brand}"}), (api, patient | {"id": ABSENT})):
        assert not_found_locations(prescribe(client, whom, prescriber_id=ABSENT)) == []
        assert not_found_locations(check(client, whom, "aspirin")) == []
    made = medication_with_status(api, patient, "paused")
    for client, id in ((other, made["id"]), (api, ABSENT)):
        assert not_found_locations(move(client, id, "completed")) == []
    assert medications(api, patient) == [made]


@pytest.mark.parametrize("state", WAYS)
def test_check_compares_active_and_paused_medications(
    api: httpx2.Client, patient: dict[str, Any], brand: str, service: LiveService, state: str
) -> None:
    medication_with_status(api, patient, state, "GTN patch")
    before = event_counts(service, brand)
    answer = check(api, patient, "Viagra 50 mg").json()
    (row,) = [row for row in SHEET["interactions"] if row["between"] == ["sildenafil", "nitrates"]]
    warning = {"existing_medication": "GTN patch", "new_medication": "Viagra 50 mg", "severity": "contraindicated"}
    warning |= {"description": row["description"], "literature": row["literature"]}
    expected = [warning] if state in ("active", "paused") else []
    assert answer == {"warnings": expected, "coverage": "checked", "unrecognised": [], "source": SHEET["source"]}
    assert event_counts(service, brand) == before


@pytest.mark.parametrize(
    ("taken", "new", "coverage", "unrecognised"),
    [
        (["warfarin", "semaglutide"], "Advil", "checked", []),
        ([], "Advil", "checked", []),
        (["warfarin", "unobtainium"], "Advil", "partial", ["unobtainium"]),
        (["warfarin"], "Advil unobtainium", "partial", ["Advil unobtainium"]),
        (["unobtainium"], "Advil", "none", ["unobtainium"]),
        (["warfarin"], "unobtainium", "none", ["unobtainium"]),
        ([], "unobtainium", "none", ["unobtainium"]),
    ],
)
def test_check_reports_its_coverage(
    api: httpx2.Client, patient: dict[str, Any], taken: list[str], new: str, coverage: str, unrecognised: list[str]
) -> None:
    for name in taken:
        prescribe(api, patient, name)
    answer = check(api, patient, new).json()
    assert (answer["coverage"], answer["unrecognised"]) == (coverage, unrecognised)
    warned = [warning["existing_medication"] for warning in answer["warnings"]]
    assert warned == (["warfarin"] if "warfarin" in taken and coverage != "none" else [])


def test_service_may_use_its_own_table(service: LiveService, tmp_path: Path, person: dict[str, Any]) -> None:
    (tmp_path / "own.yaml").write_text(SMALL, encoding="utf-8")
    running = LiveService(DATABASE_URL=service.owner_dsn(), INTERACTION_SOURCE=str(tmp_path / "own.yaml")).start()
    token = LocalTokens(running.data_dir).mint(brand=person["brand_id"], scopes=every_scope())
    with running.api(token) as api:
        patient = api.post("/v1/patients", json=person).json()
        prescribe(api, patient, "Coumadin")
        answer = check(api, patient, "ASA").json()
    running.clean_up()
    assert (answer["source"], answer["coverage"]) == ("a table, version 1", "checked")
    assert [warning["literature"] for warning in answer["warnings"]] == ["Somebody. 1999"]


def test_service_with_an_invalid_table_does_not_start(service: LiveService, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(SMALL.replace("moderate", "awful"), encoding="utf-8")
    running = LiveService(DATABASE_URL=service.owner_dsn())
    done = running.command("run", INTERACTION_SOURCE=str(tmp_path / "wrong.yaml"))
    running.clean_up()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"INTERACTION_SOURCE: {tmp_path / 'wrong.yaml'}: interactions, number 1, severity: ")


def test_repeated_request_has_one_effect(api: httpx2.Client, patient: dict[str, Any]) -> None:
    first, again = [prescribe(api, patient, headers=KEY) for _ in range(2)]
    assert whole(again) == whole(first)
    id = first.json()["id"]
    paused = move(api, id, "paused", **{"Idempotency-Key": "key-2"})
    resumed = move(api, id, "active").json()
    assert whole(move(api, id, "paused", **{"Idempotency-Key": "key-2"})) == whole(paused)
    assert medications(api, patient) == [resumed]
