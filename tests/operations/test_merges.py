"""Merging patients, and taking them apart again."""

import re
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from itertools import permutations
from typing import Any

import httpx2
import psycopg2
import pytest

from db import merge_fields
from openapi import contract
from tests.conftest import MakeApi, Register
from tests.operations.test_providers import (
    ABSENT,
    end,
    link_providers,
    links,
    new_provider,
    not_found_locations,
    run_concurrently,
)
from tests.operations.test_treatments import PRESCRIPTION, TREATMENT, put
from tests.support.live_service import LiveService
from tests.support.merge_histories import MERGE_PATCH
from tests.support.regimens import create_protocol, enroll, newest_version, put_compounds, sent
from tests.support.waiting import wait_until

PHONE, MINOR = "+14155550101", "2020-12-10"
TAKEN = {"first_name": "merged", "gender": "merged"}
Patient = dict[str, Any]


@pytest.fixture
def register(api: httpx2.Client, brand: str) -> Register:
    """Registers a patient; the values replace those of a patient without anything but a name."""

    def post(**values: Any) -> Patient:
        response = api.post("/v1/patients", json={"brand_id": brand, "first_name": "Ada", "last_name": "King"} | values)
        assert response.status_code == 201, response.text
        made: Patient = response.json()
        return made

    return post


def merge(api: httpx2.Client, survivor: Patient, merged: Patient, **values: Any) -> dict[str, Any]:
    response = api.post(f"/v1/patients/{survivor['id']}/merges", json={"merged_id": merged["id"]} | values)
    assert response.status_code == (200 if values.get("dry_run") else 201), response.text
    made: dict[str, Any] = response.json()
    return made


def undo(api: httpx2.Client, survivor: Patient, made: dict[str, Any]) -> dict[str, Any]:
    response = api.delete(f"/v1/patients/{survivor['id']}/merges/{made['id']}")
    assert response.status_code == 200, response.text
    undone: dict[str, Any] = response.json()
    return undone


def read(api: httpx2.Client, patient: Patient) -> Patient:
    response = api.get(f"/v1/patients/{patient['id']}")
    assert response.status_code == 200, response.text
    found: Patient = response.json()
    return found


def test_merge_moves_rows_and_undo_moves_them_back(api: httpx2.Client, register: Register) -> None:
    ada, other = register(), register(first_name="Augusta", phone="+14155550101")
    path = f"/v1/patients/{other['id']}/encounters"
    encounter = api.post(path, json={"brand_id": ada["brand_id"], "encounter_type": "lab"}).json()
    made = merge(api, ada, other)
    assert (made["moved"]["encounters"], made["conflicts"]) == (1, {})
    assert made["fields"] == {"first_name": "survivor", "phone": "merged"}
    assert read(api, ada)["phone"] == "+14155550101"
    assert api.get(f"/v1/patients/{other['id']}").status_code == 404
    (moved,) = api.get(f"/v1/patients/{ada['id']}/encounters").json()["encounters"]
    assert moved == encounter | {"patient_id": ada["id"]}
    undone = undo(api, ada, made)
    assert (undone["restored"]["encounters"], undone["kept"]) == (1, [])
    assert read(api, other) == other
    assert read(api, ada) | {"updated_at": ""} == ada | {"updated_at": ""}
    assert api.get(path).json()["encounters"] == [encounter]
    assert api.get(f"/v1/patients/{ada['id']}/encounters").json()["encounters"] == []


def refused(response: httpx2.Response, status: int, code: str) -> dict[str, Any]:
    assert (response.status_code, response.json()["error"]) == (status, code), response.text
    body: dict[str, Any] = response.json()
    return body


def found(api: httpx2.Client, **criteria: str) -> list[str]:
    """Return the ids of the patients that a search finds."""
    return [each["id"] for each in api.post("/v1/patients/search", json=criteria).json()["patients"]]


def total(api: httpx2.Client, brand: str) -> Any:
    return api.get("/v1/patients", params={"brand_id": brand}).json()["total"]


def merges(api: httpx2.Client, patient: Patient) -> Any:
    return api.get(f"/v1/patients/{patient['id']}/merges").json()["merges"]


def change(api: httpx2.Client, patient: Patient, **values: Any) -> Patient:
    response = api.patch(f"/v1/patients/{patient['id']}", json=values, headers=MERGE_PATCH)
    assert response.status_code == 200, response.text
    changed: Patient = response.json()
    return changed


# Choices of fields


def test_survivor_keeps_its_values_and_gets_those_it_lacks(api: httpx2.Client, register: Register) -> None:
    one = register(gender="female", external_ids={"mrn": "1"})
    other = register(gender="male", phone=PHONE, external_ids={"mrn": "2", "chart": "3"})
    made = merge(api, one, other)
    survivor = read(api, one)
    assert (survivor["gender"], survivor["phone"]) == ("female", PHONE)
    assert survivor["external_ids"] == {"mrn": "1", "chart": "3"}
    assert made["fields"] == {
        "gender": "survivor",
        "phone": "merged",
        "external_ids.mrn": "survivor",
        "external_ids.chart": "merged",
    }


def test_chosen_values_of_the_merged_record_replace_those(api: httpx2.Client, register: Register) -> None:
    one, other = register(gender="female", external_ids={"mrn": "1"}), register(external_ids={"mrn": "2"})
    merge(api, one, other, fields={"gender": "merged", "external_ids.mrn": "merged", "last_name": "merged"})
    assert (read(api, one)["gender"], read(api, one)["external_ids"]) == (None, {"mrn": "2"})


def test_prescription_status_is_the_latest_outcome_of_both(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register()
    consult(api, one, "approved", "2026-11-01T09:00:00Z")
    consult(api, other, "declined", "2026-11-10T09:00:00Z")
    made = merge(api, one, other)
    assert (made["fields"], read(api, one)["prescription_status"]) == ({}, "declined")
    consult(api, one, "needs_more_info", "2026-11-05T09:00:00Z")
    assert read(api, one)["prescription_status"] == "declined"
    undo(api, one, made)
    assert [read(api, each)["prescription_status"] for each in (one, other)] == ["needs_more_info", "declined"]
    assert read(api, one)["prescription_consult_completed_at"] == "2026-11-05T09:00:00.000000Z"


def consult(api: httpx2.Client, patient: Patient, outcome: str, completed_at: str) -> None:
    body = {"brand_id": patient["brand_id"], "outcome": outcome, "completed_at": completed_at}
    response = api.post(f"/v1/patients/{patient['id']}/consult-outcomes", json=body)
    assert response.status_code == 201, response.text


def test_both_ids_of_one_system_find_the_survivor(api: httpx2.Client, register: Register) -> None:
    one, other = register(external_ids={"mrn": "1"}), register(external_ids={"mrn": "2"})
    made = merge(api, one, other)
    for value in ("1", "2"):
        assert api.get(f"/v1/patients/by-external-id/mrn/{value}").json()["id"] == one["id"]
    undo(api, one, made)
    assert api.get("/v1/patients/by-external-id/mrn/2").json()["id"] == other["id"]


def test_contract_names_every_field() -> None:
    pattern = contract()["components"]["schemas"]["MergeFieldName"]["pattern"]
    assert all(re.search(pattern, field) for field in merge_fields.FIELDS)


def test_unknown_field_is_400(api: httpx2.Client, register: Register) -> None:
    body = {"merged_id": register()["id"], "fields": {"created_at": "merged"}}
    refused(api.post(f"/v1/patients/{register()['id']}/merges", json=body), 400, "validation_error")


def test_merged_minor_brings_no_verified_age(
    api: httpx2.Client, make_api: MakeApi, register: Register, service: LiveService
) -> None:
    one, minor = register(external_ids={"identity": "adult"}), register(date_of_birth=MINOR)
    verified = make_api(subject="adult").post("/v1/patients/me/age-verification", json={"date_of_birth": "1990-12-10"})
    assert verified.status_code == 200, verified.text
    made = merge(api, one, minor, fields={"date_of_birth": "merged"})
    assert (read(api, one)["date_of_birth"], read(api, one)["age_verified_at"]) == (MINOR, None)
    undo(api, one, made)
    assert read(api, one)["age_verified_at"] == verified.json()["age_verified_at"]


def test_no_more_external_ids_are_taken_than_fit(api: httpx2.Client, register: Register) -> None:
    one = register(external_ids={f"one{number}": "1" for number in range(31)})
    other = register(external_ids={f"other{number}": "1" for number in range(31)})
    made = merge(api, one, other)
    assert len(read(api, one)["external_ids"]) == 32
    assert api.get("/v1/patients/by-external-id/other30/1").json()["id"] == one["id"]
    undo(api, one, made)
    assert read(api, one)["external_ids"] == one["external_ids"]


def test_chosen_external_ids_come_first_but_no_more_than_fit(api: httpx2.Client, register: Register) -> None:
    one = register(external_ids={f"one{number}": "1" for number in range(31)})
    other = register(external_ids={"a": "1", "y": "1", "z": "1"})
    made = merge(api, one, other, fields={"external_ids.y": "merged", "external_ids.z": "merged"})
    assert [made["fields"][f"external_ids.{each}"] for each in ("a", "y", "z")] == ["survivor", "merged", "survivor"]
    assert read(api, one)["external_ids"] == one["external_ids"] | {"y": "1"}


def test_undo_gives_no_more_external_ids_back_than_fit(api: httpx2.Client, register: Register) -> None:
    one, other = register(external_ids={f"one{number}": "1" for number in range(32)}), register()
    made = merge(api, one, other, fields={"external_ids.one0": "merged", "external_ids.one1": "merged"})
    change(api, one, external_ids={"later": "1"})
    assert undo(api, one, made)["kept"] == ["external_ids.one1"]
    assert read(api, one)["external_ids"].keys() == one["external_ids"].keys() - {"one1"} | {"later"}


# Later changes


def test_later_change_of_a_merged_field_is_kept(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register(phone=PHONE, gender="male")
    made = merge(api, one, other)
    change(api, one, phone="+14155550102")
    undone = undo(api, one, made)
    assert undone["kept"] == ["phone"]
    assert (read(api, one)["phone"], read(api, one)["gender"]) == ("+14155550102", None)
    assert read(api, other) == other


def test_change_without_effect_is_no_later_change(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register(phone=PHONE)
    made = merge(api, one, other)
    change(api, one, phone=PHONE)
    assert undo(api, one, made)["kept"] == []
    assert read(api, one)["phone"] is None


def test_attestation_of_a_survivor_is_a_later_change(api: httpx2.Client, make_api: MakeApi, register: Register) -> None:
    one, other = register(external_ids={"identity": "one"}), register(external_ids={"identity": "other"})
    acknowledge = {"statement_version": "ruo-pathway-v1"}
    assert make_api(subject="other").post("/v1/patients/me/ruo-acknowledgement", json=acknowledge).status_code == 200
    made = merge(api, one, other)
    assert read(api, one)["ruo_pathway_acknowledged_at"]
    later = make_api(subject="one").post("/v1/patients/me/ruo-acknowledgement", json=acknowledge).json()
    assert undo(api, one, made)["kept"] == ["ruo_pathway_acknowledged_at"]
    assert read(api, one)["ruo_pathway_acknowledged_at"] == later["ruo_pathway_acknowledged_at"]


def test_rows_since_the_merge_stay_and_changed_ones_go_back(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register()
    body = {"brand_id": one["brand_id"], "encounter_type": "lab"}
    moved = api.post(f"/v1/patients/{other['id']}/encounters", json=body).json()
    made = merge(api, one, other)
    own = api.post(f"/v1/patients/{one['id']}/encounters", json=body).json()
    api.patch(f"/v1/encounters/{moved['id']}/status", json={"status": "cancelled"})
    undone = undo(api, one, made)
    assert (undone["restored"]["encounters"], undone["stays"]["encounters"]) == (1, 1)
    (back,) = api.get(f"/v1/patients/{other['id']}/encounters").json()["encounters"]
    assert (back["id"], back["status"]) == (moved["id"], "cancelled")
    assert [each["id"] for each in api.get(f"/v1/patients/{one['id']}/encounters").json()["encounters"]] == [own["id"]]


def test_later_part_of_a_moved_row_goes_back_and_does_not_stay(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register()
    put(api, other, "T-1", TREATMENT)
    made = merge(api, one, other)
    prescription = put(api, one, "T-1/prescriptions/O-1", PRESCRIPTION)
    undone = undo(api, one, made)
    assert (undone["restored"]["prescriptions"], "prescriptions" in undone["stays"]) == (1, False)
    (back,) = api.get(f"/v1/patients/{other['id']}/export").json()["prescriptions"]
    assert back["id"] == prescription["id"]


def encounter(api: httpx2.Client, patient: Patient) -> None:
    body = {"brand_id": patient["brand_id"], "encounter_type": "lab"}
    assert api.post(f"/v1/patients/{patient['id']}/encounters", json=body).status_code == 201


def set_zone(api: httpx2.Client, patient: Patient, zone: str) -> None:
    assert api.put(f"/v1/patients/{patient['id']}/time-zone", json={"time_zone": zone}).status_code == 200


def test_undo_within_a_chain_counts_what_was_made_for_the_survivor(api: httpx2.Client, register: Register) -> None:
    one, two, three, four = register(), register(), register(), register()
    for patient in (two, four):
        encounter(api, patient)
    first = merge(api, two, one)
    encounter(api, two)  # stays
    for _ in range(2):
        encounter(api, three)
    merge(api, two, four)
    second = merge(api, three, two)
    encounter(api, three)  # stays
    undone = undo(api, three, first)
    assert (undone["stays"]["encounters"], "encounters" in undone["restored"]) == (2, False)
    undone = undo(api, three, second)
    assert (undone["stays"]["encounters"], undone["restored"]["encounters"]) == (1, 3)


def test_undo_counts_rows_without_an_id_by_their_time(api: httpx2.Client, register: Register) -> None:
    one, two, three = register(), register(), register()
    set_zone(api, three, "Europe/Rome")
    first, second = merge(api, two, one), merge(api, three, two)
    assert "patient_time_zones" not in undo(api, three, first)["stays"]
    set_zone(api, three, "Europe/Berlin")
    api.post(f"/v1/patients/{three['id']}/match-proposals/{one['id']}/dismissal")
    stays = undo(api, three, second)["stays"]
    assert {name: stays[name] for name in ("patient_time_zones", "match_dismissals")} == {
        "patient_time_zones": 1,
        "match_dismissals": 1,
    }


def test_undo_counts_rows_that_were_set_aside(api: httpx2.Client, brand: str, register: Register) -> None:
    one, other = register(), register()
    for patient in (one, other):
        set_zone(api, patient, "Europe/Rome")
        link_providers(api, patient, new_provider(api, brand), relationship="primary")
        link_providers(api, patient, new_provider(api, brand), relationship="specialist")
    made = merge(api, one, other)
    assert made["conflicts"] == {"patient_time_zones": 1, "provider_links": 1}
    restored = undo(api, one, made)["restored"]
    assert (restored["patient_time_zones"], restored["provider_links"]) == (1, 2)
    assert set(restored) == set(made["moved"]) | set(made["conflicts"])


# Conflicts


def test_second_primary_provider_is_set_aside(api: httpx2.Client, brand: str, register: Register) -> None:
    one, other, provider = register(), register(), new_provider(api, brand)
    (kept,) = link_providers(api, one, provider, relationship="primary")
    (aside,) = link_providers(api, other, new_provider(api, brand), relationship="primary")
    planned = merge(api, one, other, dry_run=True)
    made = merge(api, one, other)
    assert planned["conflicts"] == made["conflicts"] == {"provider_links": 1}
    assert links(api, one) == [kept]
    undo(api, one, made)
    assert (links(api, one), links(api, other)) == ([kept], [aside])


def test_row_comes_back_with_its_patient_and_not_before(api: httpx2.Client, brand: str, register: Register) -> None:
    one, two, three = register(), register(), register()
    (of_one,) = link_providers(api, one, new_provider(api, brand), relationship="primary")
    (of_two,) = link_providers(api, two, new_provider(api, brand), relationship="primary")
    first = merge(api, two, one)
    second = merge(api, three, two)
    assert end(api, three, of_two["id"]).status_code == 200
    undo(api, three, second)
    assert [(each["id"], each["status"]) for each in links(api, two)] == [(of_two["id"], "ended")]
    undo(api, two, first)
    assert links(api, one) == [of_one]


def test_regimen_of_one_protocol_is_not_mixed(api: httpx2.Client, brand: str, register: Register) -> None:
    one, other = register(), register()
    protocol = create_protocol(api, brand, one["id"], dawn={})
    enroll(api, protocol)
    theirs = enroll(api, protocol._replace(patient=other["id"]))
    row = {"protocol_compound_id": protocol.protocol_compounds["dawn"], "days_of_week": [1], "time_of_day": "evening"}
    scheduled = sent(api, "PUT", f"{theirs.path}/schedule", [row])
    made = merge(api, one, other)
    assert made["conflicts"] == {"enrollments": 1, "enrollment_versions": 1, "schedules": 1}
    assert sent(api, "GET", f"{protocol.path}/schedule")["schedule"] == []
    assert len(sent(api, "GET", f"/v1/patients/{one['id']}/enrollments")["enrollments"]) == 1
    undo(api, one, made)
    assert sent(api, "GET", f"{theirs.path}/schedule") == scheduled


def test_version_change_of_a_moved_enrolment_goes_back(api: httpx2.Client, brand: str, register: Register) -> None:
    one, other = register(), register()
    theirs = enroll(api, create_protocol(api, brand, other["id"], dawn={}))
    put_compounds(api, theirs.protocol, dusk={})
    newest = newest_version(api, theirs.protocol)
    made = merge(api, one, other)
    sent(api, "POST", f"/v1/enrollments/{theirs.enrollment}/versions", {"version_id": newest})
    undo(api, one, made)
    (enrolment,) = sent(api, "GET", f"/v1/patients/{other['id']}/enrollments")["enrollments"]
    assert enrolment["version_id"] == newest


# Names and keys


def test_searches_find_the_survivor_by_each_name(api: httpx2.Client, register: Register) -> None:
    one, other = register(first_name="Zelda"), register(first_name="Yolanda")
    change(api, other, first_name="Xenia")
    made = merge(api, one, other, fields={"first_name": "merged"})
    names = ("Zelda King", "Yolanda", "Xenia King")
    assert [found(api, name=name) for name in names] == [[one["id"]]] * 3
    change(api, one, last_name="Lovelace")
    names = ("Zelda Lovelace", "Yolanda", "Xenia King", "Xenia Lovelace")
    assert [found(api, name=name) for name in names] == [[one["id"]]] * 4
    undo(api, one, made)
    assert found(api, name="Yolanda") == [other["id"]]
    assert found(api, name="Zelda Lovelace") == [one["id"]]


def test_searches_find_hidden_names_of_a_chain_after_a_change(api: httpx2.Client, register: Register) -> None:
    one, two, three = register(first_name="Xenia"), register(first_name="Yolanda"), register(first_name="Zelda")
    merge(api, two, one, fields={"first_name": "merged"})
    merge(api, three, two)
    assert found(api, name="Yolanda") == [three["id"]]
    change(api, three, last_name="Lovelace")
    assert found(api, name="Yolanda") == [three["id"]]


def test_searches_compare_the_birth_date_and_phone_of_the_survivor(api: httpx2.Client, register: Register) -> None:
    one = register(date_of_birth="1990-12-10", phone="+14155550100")
    other = register(
        first_name="Yolanda", date_of_birth="1980-01-01", phone=PHONE, email="y@example.com", external_ids={"mrn": "2"}
    )
    merge(api, one, other, fields={"email": "survivor"})
    theirs = ({"name": "Yolanda"}, {"email": "y@example.com"}, {"name": "Yolanda", "email": "y@example.com"})
    for criteria in (*theirs, {"name": "Yolanda", "date_of_birth": "1990-12-10"}):
        assert found(api, **criteria) == [one["id"]], criteria
    for criteria in ({"date_of_birth": "1980-01-01"}, {"phone": PHONE}):
        assert found(api, **criteria) == found(api, name="Yolanda", **criteria) == [], criteria
    for person in ({"email": "y@example.com"}, {"phone": PHONE}):
        assert api.post("/v1/patients/match", json=person).json()["matches"] == [], person


def test_identity_of_a_merged_record_stays_taken(api: httpx2.Client, register: Register) -> None:
    one, other = register(email="one@example.com"), register(email="other@example.com")
    made = merge(api, one, other)
    again = {"brand_id": one["brand_id"], "first_name": "N", "last_name": "N", "email": "other@example.com"}
    change(api, one, email="third@example.com")
    refused(api.post("/v1/patients", json=again), 409, "duplicate_patient")
    undo(api, one, made)
    refused(api.post("/v1/patients", json=again), 409, "duplicate_patient")


def test_own_identity_stays_taken_while_a_merge_hides_it(api: httpx2.Client, register: Register) -> None:
    one, other = register(email="one@example.com"), register(email="other@example.com")
    made = merge(api, one, other, fields={"email": "merged"})
    change(api, one, gender="female")
    again = {"brand_id": one["brand_id"], "first_name": "N", "last_name": "N", "email": "one@example.com"}
    refused(api.post("/v1/patients", json=again), 409, "duplicate_patient")
    undo(api, one, made)
    assert read(api, one)["email"] == "one@example.com"


def test_merge_that_makes_a_duplicate_is_409(api: httpx2.Client, register: Register) -> None:
    taken = register(first_name="Ada", phone=PHONE, date_of_birth="1990-12-10")
    one, other = register(date_of_birth="1990-12-10"), register(first_name="Augusta", phone=PHONE)
    path, body = f"/v1/patients/{one['id']}/merges", {"merged_id": other["id"]}
    for dry_run in (True, False):
        answer = refused(api.post(path, json=body | {"dry_run": dry_run}), 409, "duplicate_patient")
        assert (answer["matched_on"], "duplicate_of" in answer) == (["name_date_of_birth_phone"], False)
    assert [read(api, each) for each in (taken, one, other)] == [taken, one, other]
    assert merge(api, one, other, fields={"phone": "survivor"}, dry_run=True)["status"] == "planned"
    merge(api, one, other, fields={"phone": "survivor"})


@pytest.fixture
def without_trigger(service: LiveService) -> Iterator[None]:
    """The tables of the next release, which drops the trigger that removes match keys (db/migrations/next)."""
    service.sql("ALTER TABLE patients DISABLE TRIGGER patient_match_keys_erased")
    yield
    service.sql("ALTER TABLE patients ENABLE TRIGGER patient_match_keys_erased")


@pytest.mark.usefixtures("without_trigger")
def test_merged_record_has_no_match_keys_in_the_next_release(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    one, other = register(), register(phone=PHONE)
    query = "SELECT count(*) FROM patient_match_keys WHERE patient_id = %s"
    ((before,),) = service.sql(query, other["id"])
    made = merge(api, one, other)
    assert service.sql(query, other["id"]) == [(0,)]
    undo(api, one, made)
    assert service.sql(query, other["id"]) == [(before,)]


# Accounts


def test_account_of_the_merged_record_loses_access(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    one, other = register(external_ids={"identity": "one"}), register(external_ids={"identity": "other"})
    assert merge(api, one, other, dry_run=True)["accounts_with_access"] == 2
    made = merge(api, one, other)
    assert access(service, one) == [(False, True), (True, False)]
    undo(api, one, made)
    assert access(service, one) == access(service, other) == [(True, False)]


def test_confirmed_accounts_keep_access(service: LiveService, api: httpx2.Client, register: Register) -> None:
    one, other = register(external_ids={"identity": "one"}), register(external_ids={"identity": "other"})
    merge(api, one, other, allow_both_accounts=True)
    assert access(service, one) == [(True, False), (True, True)]


def test_only_account_keeps_access(service: LiveService, api: httpx2.Client, register: Register) -> None:
    one, other = register(), register(external_ids={"identity": "other"})
    assert merge(api, one, other)["accounts_with_access"] == 1
    assert access(service, one) == [(True, True)]


def access(service: LiveService, patient: Patient) -> list[tuple[bool, bool]]:
    """Return of each identity key whether it grants access, and whether a merge brought it."""
    query = "SELECT grants_access, origin_id IS NOT NULL FROM patient_identifiers WHERE patient_id = %s ORDER BY 1, 2"
    return [(grants, moved) for grants, moved in service.sql(query, patient["id"])]


# Chains


def test_chain_is_undone_in_any_order(api: httpx2.Client, register: Register) -> None:
    for order in permutations(range(3)):
        people = [register(first_name=name, gender=name) for name in ("A", "B", "C", "D")]
        one, two, three, four = people
        made = [merge(api, two, one, fields=TAKEN), merge(api, three, two, fields=TAKEN), merge(api, four, three)]
        assert read(api, three | {"id": four["id"]})["first_name"] == "D"
        for number in order:
            root = four
            if number < 2 and 2 in order[: order.index(number)]:
                root = three
            if number == 0 and 1 in order[: order.index(0)]:
                root = two
            undo(api, root, made[number])
        restored = [read(api, each) | {"updated_at": ""} for each in people]
        assert restored == [each | {"updated_at": ""} for each in people], order


def test_undo_within_a_chain_corrects_what_came_from_it(api: httpx2.Client, register: Register) -> None:
    one, two, three = register(gender="1"), register(gender="2"), register(gender="3")
    first = merge(api, two, one, fields=TAKEN)
    second = merge(api, three, two, fields=TAKEN)
    assert read(api, three)["gender"] == "1"
    undo(api, three, first)
    assert (read(api, three)["gender"], read(api, one)["gender"]) == ("2", "1")
    undo(api, three, second)
    assert (read(api, three)["gender"], read(api, two)["gender"]) == ("3", "2")


# Requests


def test_merge_with_itself_is_400(api: httpx2.Client, register: Register) -> None:
    one = register()
    response = api.post(f"/v1/patients/{one['id']}/merges", json={"merged_id": one["id"].upper()})
    assert [each["pointer"] for each in refused(response, 400, "validation_error")["details"]] == ["/merged_id"]


def test_absent_patients_and_merges_are_404(api: httpx2.Client, make_api: MakeApi, register: Register) -> None:
    one, elsewhere = register(), make_api(brand="elsewhere")
    body = {"brand_id": "elsewhere", "first_name": "Ada", "last_name": "King"}
    stranger = elsewhere.post("/v1/patients", json=body).json()
    for id in (ABSENT, stranger["id"]):
        response = api.post(f"/v1/patients/{one['id']}/merges", json={"merged_id": id})
        assert not_found_locations(response) == ["/merged_id"]
        assert not_found_locations(api.post(f"/v1/patients/{id}/merges", json={"merged_id": one["id"]})) == []
    made = merge(api, one, register())
    assert not_found_locations(elsewhere.delete(f"/v1/patients/{one['id']}/merges/{made['id']}")) == []
    assert not_found_locations(elsewhere.get(f"/v1/patients/{one['id']}/merges")) == []
    undo(api, one, made)
    assert not_found_locations(api.delete(f"/v1/patients/{one['id']}/merges/{made['id']}")) == []


def test_merged_patient_is_409_with_the_survivor(api: httpx2.Client, register: Register) -> None:
    one, two, three = register(), register(), register()
    merge(api, one, two)
    response = api.post(f"/v1/patients/{three['id']}/merges", json={"merged_id": two["id"]})
    assert refused(response, 409, "conflict")["merged_into"] == one["id"]


def test_stale_version_merges_and_undoes_nothing(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register()
    stale = {"If-Match": '"2020-01-01T00:00:00.000000Z"'}
    path = f"/v1/patients/{one['id']}/merges"
    refused(api.post(path, json={"merged_id": other["id"]}, headers=stale), 412, "precondition_failed")
    fresh = {"If-Match": f'"{one["updated_at"]}"'}
    made = api.post(path, json={"merged_id": other["id"]}, headers=fresh).json()
    refused(api.delete(f"{path}/{made['id']}", headers=fresh), 412, "precondition_failed")
    assert [each["status"] for each in merges(api, one)] == ["active"]


def test_dry_run_changes_nothing_even_with_a_key(
    service: LiveService, brand: str, api: httpx2.Client, register: Register
) -> None:
    one, other = register(), register(phone=PHONE)
    path, body = f"/v1/patients/{one['id']}/merges", {"merged_id": other["id"]}
    planned = api.post(path, json=body | {"dry_run": True}, headers={"Idempotency-Key": "planned"}).json()
    assert (planned["id"], planned["status"], planned["created_at"]) == (None, "planned", None)
    assert [read(api, each) for each in (one, other)] == [one, other]
    assert merges(api, one) == []
    made = merge(api, one, other)
    assert planned | {name: made[name] for name in ("id", "status", "created_at")} == made


def test_repeated_key_merges_once(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register()
    path, key = f"/v1/patients/{one['id']}/merges", {"Idempotency-Key": "once"}
    first, second = (api.post(path, json={"merged_id": other["id"]}, headers=key) for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert len(merges(api, one)) == 1


def test_merge_and_undo_are_listed_and_in_the_timeline(
    service: LiveService, brand: str, api: httpx2.Client, register: Register
) -> None:
    one, other = register(), register()
    made = merge(api, one, other)
    undo(api, one, made)
    (listed,) = merges(api, one)
    assert listed | {"status": "", "undone_at": ""} == made | {"status": "", "undone_at": ""}
    assert listed["status"] == "undone"
    assert listed["undone_at"] > made["created_at"]
    entries = api.get(f"/v1/patients/{one['id']}/timeline").json()["events"]
    assert [each["title"] for each in entries][:2] == ["Merge undone", "Merged with another record"]
    query = """
        SELECT event, entity_id::text, payload->>'merged_id' FROM outbox JOIN outbox_payloads USING (brand_id, id)
        WHERE brand_id = %s AND event LIKE 'patient.%%' ORDER BY number"""
    events = [(event, made["id"], other["id"]) for event in ("patient.merged", "patient.unmerged")]
    assert service.sql(query, brand) == events


def test_merges_keep_the_count_of_patients(api: httpx2.Client, brand: str, register: Register) -> None:
    one, other = register(), register()
    made = merge(api, one, other)
    assert total(api, brand) == 1
    undo(api, one, made)
    assert total(api, brand) == 2


def test_undo_counts_no_patient_who_was_not_counted(
    service: LiveService, api: httpx2.Client, brand: str, register: Register
) -> None:
    one, other = register(), register()
    service.sql("UPDATE patients SET counted = false WHERE id = %s", other["id"])
    before = total(api, brand)
    undo(api, one, merge(api, one, other))
    assert total(api, brand) == before


def test_erased_survivor_takes_the_merged_record_along(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    one, other = register(), register(first_name="Xanthippe", phone=PHONE)
    merge(api, one, other)
    rows = api.delete(f"/v1/patients/{one['id']}").json()["rows_affected"]
    assert {name: rows[name] for name in ("patients", "merges", "merged_patients", "merge_fields")} == {
        "patients": 1,
        "merges": 1,
        "merged_patients": 1,
        "merge_fields": 2,
    }


# Concurrency


def test_of_concurrent_merges_of_one_patient_one_succeeds(api: httpx2.Client, register: Register) -> None:
    for _ in range(10):
        one, two, other = register(), register(), register()
        paths = [f"/v1/patients/{each['id']}/merges" for each in (one, two, one, two)]
        answers = run_concurrently(lambda path: api.post(path, json={"merged_id": other["id"]}), paths)  # noqa: B023
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


def test_of_opposite_merges_one_succeeds(api: httpx2.Client, register: Register) -> None:
    for _ in range(10):
        one, two = register(), register()
        answers = run_concurrently(
            lambda survivor, merged: api.post(f"/v1/patients/{survivor}/merges", json={"merged_id": merged}),
            [one["id"], two["id"]],
            [two["id"], one["id"]],
        )
        assert sorted(answer.status_code for answer in answers) in ([201, 404], [201, 409])


def test_concurrent_changes_and_merges_lose_no_row(
    service: LiveService, brand: str, api: httpx2.Client, register: Register
) -> None:
    for _ in range(10):
        one, other = register(), register(email=f"{secrets.token_hex(6)}@example.com")
        body = {"brand_id": brand, "encounter_type": "lab"}
        acts: list[Callable[[], httpx2.Response]] = [
            partial(api.post, f"/v1/patients/{other['id']}/encounters", json=body),
            partial(api.post, f"/v1/patients/{one['id']}/merges", json={"merged_id": other["id"]}),
            partial(api.post, f"/v1/patients/{other['id']}/encounters", json=body),
            partial(api.patch, f"/v1/patients/{other['id']}", json={"gender": "x"}, headers=MERGE_PATCH),
        ]
        first, merged, second, changed = run_concurrently(lambda act: act(), acts)
        assert merged.status_code == 201, merged.text
        stored = [each for each in (first, second) if each.status_code == 201]
        assert {each.status_code for each in (first, second)} <= {201, 404}
        undo(api, one, merged.json())
        assert len(api.get(f"/v1/patients/{other['id']}/encounters").json()["encounters"]) == len(stored)
        assert read(api, other)["gender"] == ("x" if changed.status_code == 200 else None)


def test_concurrent_erasure_and_merge_leave_no_orphan(
    service: LiveService, brand: str, api: httpx2.Client, register: Register
) -> None:
    for _ in range(10):
        one, other = register(), register()
        acts: list[Callable[[], httpx2.Response]] = [
            partial(api.delete, f"/v1/patients/{other['id']}"),
            partial(api.post, f"/v1/patients/{one['id']}/merges", json={"merged_id": other["id"]}),
        ]
        run_concurrently(lambda act: act(), acts)
        query = "SELECT count(*) FROM merged_patients WHERE brand_id = %s AND id = %s"
        live = "SELECT count(*) FROM patients WHERE brand_id = %s AND id = %s"
        merged = service.sql(query, brand, other["id"]), service.sql(live, brand, other["id"])
        assert merged in (([(0,)], [(0,)]), ([(1,)], [(0,)]))
    assert total(api, brand) == 10


# Identity keys and names after an undo


@pytest.mark.parametrize(
    ("field", "value"), [("email", "E2@Example.com"), ("external_ids", {"mrn": "2"})], ids=["email", "external id"]
)
def test_value_of_the_merged_record_leaves_with_it(
    api: httpx2.Client, register: Register, field: str, value: Any
) -> None:
    one = register(email="e1@example.com", external_ids={"mrn": "1"})
    other = register(email="e2@example.com", external_ids={"mrn": "2"})
    made = merge(api, one, other)
    assert change(api, one, **{field: value})[field] == value
    assert undo(api, one, made)["kept"] == []
    assert (read(api, one)[field], read(api, other)[field]) == (one[field], other[field])
    for taken in (one, other):
        again = {"brand_id": one["brand_id"], "first_name": "New", "last_name": "King", field: taken[field]}
        refused(api.post("/v1/patients", json=again), 409, "duplicate_patient")


def test_name_and_birth_date_of_the_merged_record_leave_with_it(api: httpx2.Client, register: Register) -> None:
    one = register(date_of_birth="1990-12-10", phone=PHONE)
    other = register(first_name="Augusta", date_of_birth="1990-12-11", phone=PHONE)
    made = merge(api, one, other)
    change(api, one, date_of_birth="1990-12-11")
    change(api, one, first_name="Augusta")  # now all are those of the other
    undo(api, one, made)
    assert (read(api, one)["first_name"], read(api, one)["date_of_birth"]) == ("Ada", "1990-12-11")


def test_value_of_a_later_merge_leaves_with_the_record_it_is_of(api: httpx2.Client, register: Register) -> None:
    inner = register(date_of_birth="1990-12-10", phone=PHONE)
    middle = register(date_of_birth="1990-12-10", phone="+14155550102")
    one = register(phone=PHONE)
    first = merge(api, middle, inner)
    second = merge(api, one, middle)  # one gets the birth date of both, and has the name and the phone of inner
    undo(api, one, first)
    assert [read(api, each)["date_of_birth"] for each in (one, inner)] == [None, "1990-12-10"]
    undo(api, one, second)
    assert read(api, middle)["phone"] == "+14155550102"


def test_identity_after_undos_of_some_of_five_is_reserved(api: httpx2.Client, register: Register) -> None:
    one = register(date_of_birth="1990-12-10", phone=PHONE)
    brought = [{"first_name": "Bee"}, {"date_of_birth": "1990-12-11"}, {"phone": "+14155550103"}]
    brought += [{"gender": "female"}, {"gender": "male"}]
    for values in brought:
        merge(api, one, register(**values), fields=dict.fromkeys(values, "merged"))
    rival = {"brand_id": one["brand_id"], "first_name": "Ada", "last_name": "King"}
    rival |= {"date_of_birth": "1990-12-10", "phone": "+14155550103"}  # after the undos of the first two
    refused(api.post("/v1/patients", json=rival), 409, "duplicate_patient")


def test_change_that_is_no_identity_after_the_undo_stays(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register(first_name="Augusta", date_of_birth="1990-12-10", phone=PHONE)
    made = merge(api, one, other)  # one has the birth date and the phone of the other
    change(api, one, first_name="Augusta")
    undo(api, one, made)
    assert (read(api, one)["first_name"], read(api, one)["phone"]) == ("Augusta", None)


def test_value_of_the_inner_record_of_a_chain_leaves_with_it(api: httpx2.Client, register: Register) -> None:
    one, middle, inner = register(email="e1@example.com"), register(), register(email="e3@example.com")
    first = merge(api, middle, inner, fields={"email": "survivor"})
    merge(api, one, middle)
    change(api, one, email="e3@example.com")
    undo(api, one, first)
    assert (read(api, one)["email"], read(api, inner)["email"]) == ("e1@example.com", "e3@example.com")


@pytest.mark.parametrize("first", [0, 1])
def test_identity_after_the_undo_of_one_of_two_is_reserved(api: httpx2.Client, register: Register, first: int) -> None:
    one, dates = register(phone=PHONE), ("1990-12-10", "1990-12-11")
    others = [register(first_name=f"Other {date}", date_of_birth=date) for date in dates]
    made = [merge(api, one, other, fields={"date_of_birth": "merged"}) for other in others]
    for date in dates:
        rival = {"brand_id": one["brand_id"], "first_name": "Ada", "last_name": "King", "date_of_birth": date}
        refused(api.post("/v1/patients", json=rival | {"phone": PHONE}), 409, "duplicate_patient")
    undo(api, one, made[first])
    assert read(api, one)["date_of_birth"] == dates[1 - first]
    free = {"brand_id": one["brand_id"], "first_name": "Ada", "last_name": "King", "date_of_birth": dates[first]}
    assert api.post("/v1/patients", json=free | {"phone": PHONE}).status_code == 201


def test_previous_names_are_those_of_the_record_itself(api: httpx2.Client, register: Register) -> None:
    one, other = register(), register(first_name="Bee", last_name="Other")
    made = merge(api, one, other, fields={"first_name": "merged", "last_name": "merged"})
    changed = change(api, one, last_name="New")
    assert [(each["first_name"], each["last_name"]) for each in changed["previous_names"]] == [("Ada", "King")]
    assert found(api, name="Ada King") == found(api, name="Bee Other") == found(api, name="Bee New") == [one["id"]]
    undo(api, one, made)
    assert read(api, one)["first_name"] == "Ada"
    assert found(api, name="Ada King") == found(api, name="Ada New") == [one["id"]]
    assert found(api, name="Bee") == [other["id"]]


# Changes that wait for a merge


def test_change_that_waits_while_its_row_moves_locks_the_new_patient(
    api: httpx2.Client, register: Register, service: LiveService
) -> None:
    one, other = register(), register()
    body = {"brand_id": one["brand_id"], "encounter_type": "lab"}
    encounter = api.post(f"/v1/patients/{one['id']}/encounters", json=body).json()
    with ThreadPoolExecutor(1) as thread, holding(service, one) as first, holding(service, other) as second:
        path = f"/v1/encounters/{encounter['id']}/status"
        changed = thread.submit(api.patch, path, json={"status": "cancelled"})
        wait_until(lambda: is_blocking(service, first), "the change waits")
        with first.cursor() as cursor:
            cursor.execute("UPDATE encounters SET patient_id = %s WHERE id = %s", [other["id"], encounter["id"]])
        first.commit()
        wait_until(lambda: changed.done() or is_blocking(service, second), "the change goes on")
        assert not changed.done(), changed.result().text
        second.commit()
        assert changed.result().status_code == 200


@contextmanager
def holding(service: LiveService, patient: Patient) -> Iterator[Any]:
    """Yield a connection that has locked a patient."""
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT FROM patients WHERE id = %s FOR NO KEY UPDATE", [patient["id"]])
        yield connection


def is_blocking(service: LiveService, connection: Any) -> bool:
    """Return whether a connection makes another one wait."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE %s = ANY(pg_blocking_pids(pid))"
    return bool(service.sql(query, connection.info.backend_pid)[0][0])
