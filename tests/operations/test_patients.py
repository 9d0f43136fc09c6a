"""Patients: create, read, list, search, update."""

import json
import random
import re
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from db import age
from db.core import clock
from db.errors import InFuture
from tests.conftest import MakeApi, Register
from tests.support.errors import error_locations
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

MERGE = {"Content-Type": "application/merge-patch+json"}
WHOLE = {
    "first_name": "Grace Brewster",
    "last_name": "Hopper",
    "date_of_birth": "1906-12-09",
    "gender": "female",
    "multiple_birth": 2,
    "email": "Grace@Example.com",
    "phone": "+1 (415) 555-0123",
    "external_ids": {"mrn": "H/1 ä", "empty": ""},
    "metadata": {"n": [1, 2.5, None, True, {"deep": "ü\u0000"}], "big": 36893488147419103233, "exp": 1e300},
}


def patch(api: httpx2.Client, id: str, body: dict[str, Any], **headers: str) -> httpx2.Response:
    return api.patch(f"/v1/patients/{id}", json=body, headers=MERGE | headers)


def test_created_patient_is_returned_with_defaults(api: httpx2.Client, person: dict[str, Any]) -> None:
    response = api.post("/v1/patients", json=person | WHOLE)
    patient = response.json()
    assert response.status_code == 201
    assert {name: patient[name] for name in WHOLE} == WHOLE
    assert patient["status"] == "active"
    assert patient["age_verified_at"] is None
    bare = api.post("/v1/patients", json=person).json()
    assert (bare["external_ids"], bare["metadata"], bare["email"]) == ({}, {}, None)


def test_201_has_location_and_etag(api: httpx2.Client, person: dict[str, Any]) -> None:
    response = api.post("/v1/patients", json=person)
    read = api.get(response.headers["location"])
    assert read.status_code == 200
    assert read.json() == response.json()
    assert read.headers["etag"] == response.headers["etag"]


def test_created_at_is_utc_and_ids_are_in_time_order(register: Register) -> None:
    patients = [register() for _ in range(5)]
    moment = datetime.fromisoformat(patients[0]["created_at"])
    assert abs(moment - datetime.now(UTC)) < timedelta(minutes=1)
    assert patients == sorted(patients, key=lambda patient: (patient["created_at"], patient["id"]))
    assert re.fullmatch(r"[0-9a-f-]{14}7[0-9a-f-]{21}", patients[0]["id"])


def test_numbers_in_metadata_are_returned_exactly(api: httpx2.Client, person: dict[str, Any]) -> None:
    patient = api.post("/v1/patients", json=person | {"metadata": {"n": 123456789012345678901234567890}})
    assert '"n":123456789012345678901234567890' in patient.text
    assert '"n":123456789012345678901234567890' in api.get(patient.headers["location"]).text


def test_unknown_property_is_ignored(register: Register) -> None:
    assert "nickname" not in register(nickname="Amazing Grace")


def test_safe_record_contains_no_phi(api: httpx2.Client, register: Register) -> None:
    patient = register(**WHOLE)
    safe = api.get(f"/v1/patients/{patient['id']}/safe").json()
    assert set(safe) == {"id", "brand_id", "external_ids", "status", "metadata", "created_at", "updated_at"}
    assert safe == {name: patient[name] for name in safe}


def test_list_is_newest_first_with_total_and_page_links(api: httpx2.Client, register: Register, brand: str) -> None:
    ids = [register()["id"] for _ in range(5)][::-1]
    seen: list[str] = []
    url = f"/v1/patients?brand_id={brand}&limit=2"
    while url:
        assert len(seen) < len(ids), "pages without end"
        page = api.get(url)
        assert page.json()["total"] == 5
        seen += [patient["id"] for patient in page.json()["patients"]]
        links = page.links
        assert {"first", "last"} <= links.keys()
        url = links["next"]["url"] if "next" in links else ""
    assert seen == ids
    last = api.get(links["last"]["url"])
    assert [patient["id"] for patient in last.json()["patients"]] == ids[4:]
    assert api.get(last.links["prev"]["url"]).json()["patients"][0]["id"] == ids[2]


def test_page_beyond_the_end_is_empty_with_total(api: httpx2.Client, register: Register, brand: str) -> None:
    register()
    page = api.get("/v1/patients", params={"brand_id": brand, "offset": 10})
    assert page.json() == {"patients": [], "total": 1, "next_cursor": None}
    empty = api.get("/v1/patients", params={"brand_id": brand, "offset": 0, "limit": 100})
    assert len(empty.json()["patients"]) == 1


def test_default_page_has_20_patients(api: httpx2.Client, register: Register, brand: str) -> None:
    for _ in range(21):
        register()
    assert len(api.get("/v1/patients", params={"brand_id": brand}).json()["patients"]) == 20


@pytest.mark.parametrize("value", ["A-1", "a/b", "a b+c%", "ü", "..", "x" * 512])
def test_external_id_lookup_accepts_any_characters(api: httpx2.Client, register: Register, value: str) -> None:
    patient = register(external_ids={"mrn": value, "other/system": "1"})
    assert api.get(f"/v1/patients/by-external-id/mrn/{quote(value, safe='').replace('.', '%2E')}").json() == patient
    assert api.get("/v1/patients/by-external-id/other%2Fsystem/1").json() == patient
    assert api.get("/v1/patients/by-external-id/mrn/nobody").status_code == 404


@pytest.mark.parametrize(
    "criteria",
    [
        {"name": "hop"},
        {"name": "GRACE"},
        {"name": "  grace   brewster HOPP"},
        {"date_of_birth": "1906-12-09"},
        {"email": "grace@example.COM"},
        {"phone": "+14155550123"},
        {"phone": "+1 415 555 0123", "email": "grace@example.com", "name": "Hopper", "date_of_birth": "1906-12-09"},
    ],
)
def test_a_search_finds_by_every_criterion(api: httpx2.Client, register: Register, criteria: dict[str, str]) -> None:
    patient = register(**WHOLE)
    register(first_name="Alan", last_name="Turing", date_of_birth="1912-06-23")
    found = {"patients": [patient], "total": 1, "next_cursor": None}
    assert api.post("/v1/patients/search", json=criteria).json() == found


def test_search_requires_all_criteria_to_match(api: httpx2.Client, register: Register) -> None:
    register(**WHOLE)
    criteria = {"name": "hop", "date_of_birth": "1912-06-23"}
    assert api.post("/v1/patients/search", json=criteria).json() == {"patients": [], "total": 0, "next_cursor": None}


def test_patient_matching_both_names_is_found_once(api: httpx2.Client, register: Register) -> None:
    names = (("Jo", "Joy"), ("Jo", "Lovelace"), ("Ada", "Jo"))
    ids = [register(first_name=first, last_name=last)["id"] for first, last in names]
    page = api.post("/v1/patients/search", json={"name": "JO"}).json()
    assert ([each["id"] for each in page["patients"]], page["total"]) == (ids[::-1], 3)


def test_a_search_is_paged(api: httpx2.Client, register: Register) -> None:
    ids = [register()["id"] for _ in range(3)][::-1]
    page = api.post("/v1/patients/search", json={"name": "love", "limit": 1, "offset": 1}).json()
    assert (page["total"], [patient["id"] for patient in page["patients"]]) == (3, ids[1:2])


def list_patients(api: httpx2.Client, brand: str, **paging: Any) -> httpx2.Response:
    return api.get("/v1/patients", params={"brand_id": brand, **paging})


def search(api: httpx2.Client, brand: str, **paging: Any) -> httpx2.Response:
    return api.post("/v1/patients/search", json={"name": "love", **paging})


@pytest.mark.parametrize("read", [list_patients, search])
def test_cursor_returns_each_lasting_patient_exactly_once(
    api: httpx2.Client, register: Register, brand: str, read: Any
) -> None:
    there = [register()["id"] for _ in range(12)][::-1]
    goes, seen, paging = iter([there[1], there[4], there[11]]), [], {"limit": 3}
    while True:
        assert len(seen) < len(there), "pages without end"
        page = read(api, brand, **paging)
        seen += [patient["id"] for patient in page.json()["patients"]]
        if not (cursor := page.json()["next_cursor"]):
            break
        paging = {"limit": 3, "cursor": cursor}
        if gone := next(goes, None):  # one who was seen, who may be the cursor's own, and one who was not
            api.delete(f"/v1/patients/{gone}")
        register()
    assert seen == there[:-1]


@pytest.mark.parametrize("read", [list_patients, search])
def test_an_offset_counts_from_the_cursor_and_the_last_page_has_none(
    api: httpx2.Client, register: Register, brand: str, read: Any
) -> None:
    ids = [register()["id"] for _ in range(5)][::-1]
    cursor = read(api, brand, limit=1).json()["next_cursor"]
    for paging, expected, goes_on in (
        ({"limit": 2, "offset": 0}, ids[1:3], True),
        ({"limit": 2, "offset": 2}, ids[3:], False),
        ({"limit": 2, "offset": 1}, ids[2:4], True),
        ({"limit": 2, "offset": 4}, [], False),
    ):
        page = read(api, brand, cursor=cursor, **paging).json()
        assert ([patient["id"] for patient in page["patients"]], page["total"]) == (expected, 5)
        assert bool(page["next_cursor"]) == goes_on
    assert read(api, brand, cursor="A" * 22).json() == {"patients": [], "total": 5, "next_cursor": None}


def test_the_links_after_a_cursor_go_on_by_cursor(api: httpx2.Client, register: Register, brand: str) -> None:
    ids = [register()["id"] for _ in range(5)][::-1]
    second = list_patients(api, brand, limit=2, cursor=list_patients(api, brand, limit=2).json()["next_cursor"])
    assert second.links.keys() == {"first", "last", "next"}
    third = api.get(second.links["next"]["url"])
    assert [patient["id"] for patient in third.json()["patients"]] == ids[4:]
    assert third.links.keys() == {"first", "last"}
    assert api.get(third.links["first"]["url"]).json()["patients"][0]["id"] == ids[0]


def test_invalid_cursor_in_a_body_is_400_with_its_location(api: httpx2.Client) -> None:
    for cursor, code in (("A" * 21, "pattern"), (7, "type"), (None, "type")):
        answer = api.post("/v1/patients/search", json={"name": "x", "cursor": cursor})
        assert error_locations(answer) == [("body", "/cursor", code)]


def test_search_without_a_criterion_is_400(api: httpx2.Client) -> None:
    assert api.post("/v1/patients/search", json={"limit": 1}).status_code == 400


def test_a_local_phone_number_is_found_as_it_was_written(api: httpx2.Client, register: Register) -> None:
    patient = register(phone="0412 345 678")
    assert api.post("/v1/patients/search", json={"phone": "0412  345 678"}).json()["patients"] == [patient]


def test_a_merge_patch_replaces_removes_and_keeps(api: httpx2.Client, register: Register) -> None:
    before = register(**WHOLE)
    change = {"email": None, "external_ids": {"mrn": None, "lab": "L"}, "metadata": {"n": {"a": 1, "b": None}, "x": 1}}
    response = patch(api, before["id"], change)
    after = response.json()
    assert after["email"] is None
    assert after["external_ids"] == {"empty": "", "lab": "L"}
    assert after["metadata"] == {"n": {"a": 1}, "big": 36893488147419103233, "exp": 1e300, "x": 1}
    assert after["phone"] == before["phone"]
    assert after["created_at"] == before["created_at"]
    assert after["updated_at"] > before["updated_at"]
    assert api.get(f"/v1/patients/{before['id']}").json() == after


def test_if_match_only_allows_the_current_version(api: httpx2.Client, register: Register) -> None:
    id = register()["id"]
    tag = api.get(f"/v1/patients/{id}").headers["etag"]
    second = patch(api, id, {"gender": "x"}, **{"If-Match": tag})
    assert second.status_code == 200
    for stale in (tag, f"W/{second.headers['etag']}", '"other", "another"'):
        assert patch(api, id, {"gender": "y"}, **{"If-Match": stale}).status_code == 412
    assert api.get(f"/v1/patients/{id}").json()["gender"] == "x"
    third = patch(api, id, {"gender": "z"}, **{"If-Match": f'"other" , {second.headers["etag"]}'})
    assert third.status_code == 200
    assert patch(api, id, {"gender": "z"}, **{"If-Match": "*"}).status_code == 200


SAME = {
    "nothing": {},
    "the same values": {"first_name": "Grace", "phone": "+14155550123", "date_of_birth": "1906-12-09"},
    "null for what is not there": {"gender": None},
    "ids that it has, and has not": {"external_ids": {"mrn": "H/1 ä", "lab": None}},
    "metadata that it has, and has not": {"metadata": {"n": {"b": 2, "c": None}, "exp": 1e300, "gone": None}},
    "metadata in another order": {"metadata": {"list": [{"y": 2, "x": 1}]}},
}
KNOWN = {
    "first_name": "Grace",
    "phone": "+14155550123",
    "date_of_birth": "1906-12-09",
    "external_ids": {"mrn": "H/1 ä", "empty": ""},
    "metadata": {"n": {"a": 1, "b": 2}, "exp": 1e300, "list": [{"x": 1, "y": 2}], "one": 1},
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_no_op_patch_keeps_the_etag_and_is_audited_as_read(
    service: LiveService, api: httpx2.Client, register: Register, change: dict[str, Any]
) -> None:
    patient, key = register(**KNOWN), {"Idempotency-Key": "k"}
    tag = f'"{patient["updated_at"]}"'
    for headers in ({}, key, key, {"If-Match": tag}):
        answer = patch(api, patient["id"], change, **headers)
        assert (answer.status_code, answer.json(), answer.headers["etag"]) == (200, patient, tag)
    left = service.sql("SELECT event, operation FROM audit WHERE patient_id = %s ORDER BY occurred_at", patient["id"])
    assert left == [("patient.created", "patients.create")] + [(None, "patients.update")] * 4
    for table in ("outbox", "timeline"):
        assert service.sql(f"SELECT count(*) FROM {table} WHERE patient_id = %s", patient["id"]) == [(1,)]
    assert patch(api, patient["id"], {"gender": "x"}, **key).status_code == 409


@pytest.mark.parametrize("value", [True, 1.0, "1"], ids=repr)
def test_patch_from_1_to_true_1_0_or_text_is_a_change(api: httpx2.Client, register: Register, value: Any) -> None:
    patient = register(**KNOWN)
    answer = patch(api, patient["id"], {"metadata": {"one": value}})
    assert json.dumps(answer.json()["metadata"]["one"]) == json.dumps(value)
    assert answer.json()["updated_at"] > patient["updated_at"]


def test_search_finds_the_changed_name_and_phone(api: httpx2.Client, register: Register) -> None:
    id = register(phone="+14155550123")["id"]
    patch(api, id, {"last_name": "King", "phone": "+14155550199"})
    assert api.post("/v1/patients/search", json={"phone": "+14155550123"}).json()["total"] == 0
    assert api.post("/v1/patients/search", json={"name": "king", "phone": "+14155550199"}).json()["total"] == 1


IN_FUTURE = [("body", "/date_of_birth", "in_future")]


def born_in(days: int) -> dict[str, str]:
    return {"date_of_birth": (datetime.now(UTC).date() + timedelta(days=days)).isoformat()}


def test_date_of_birth_after_tomorrow_is_400(
    service: LiveService, api: httpx2.Client, register: Register, person: dict[str, Any]
) -> None:
    patient = register()
    for answer in (
        api.post("/v1/patients", json=person | born_in(800)),
        patch(api, patient["id"], {"gender": "x"} | born_in(800)),
    ):
        assert (answer.status_code, error_locations(answer)) == (400, IN_FUTURE)
    assert api.get("/v1/patients", params={"brand_id": person["brand_id"]}).json()["patients"] == [patient]
    assert service.sql("SELECT count(*) FROM outbox WHERE brand_id = %s", person["brand_id"]) == [(1,)]


def test_children_and_newborns_can_be_registered(api: httpx2.Client, register: Register) -> None:
    for days in (0, -800):
        patient = register(**born_in(days))
        assert patch(api, patient["id"], born_in(days - 1)).status_code == 200


def test_record_with_a_future_date_of_birth_can_be_updated(
    service: LiveService, api: httpx2.Client, register: Register
) -> None:
    id = register()["id"]
    service.sql("UPDATE patients SET date_of_birth = '2190-01-01' WHERE id = %s", id)
    assert patch(api, id, {"gender": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("days", "refused"), [(0, False), (1, False), (2, True)], ids=["today", "tomorrow", "the day after"]
)
def test_date_of_birth_may_be_tomorrow_in_utc(monkeypatch: pytest.MonkeyPatch, days: int, refused: bool) -> None:
    midnight = datetime(2026, 2, 27, 23, 59, 59, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: midnight)
    born = (midnight + timedelta(days=days)).date().isoformat()
    with pytest.raises(InFuture) if refused else nullcontext():
        age.check(born)


@pytest.mark.parametrize("junk", ['foo="TAG"', '"TAG"x', '"no" "TAG"', "TAG", '"'])
def test_malformed_if_match_is_412(api: httpx2.Client, register: Register, junk: str) -> None:
    patient = register()
    header = {"If-Match": junk.replace("TAG", patient["updated_at"])}
    assert patch(api, patient["id"], {"gender": "x"}, **header).status_code == 412


def test_patch_that_exceeds_a_bound_is_400_with_its_location(api: httpx2.Client, register: Register) -> None:
    patient = register(external_ids={str(n): "x" for n in range(32)}, metadata={str(n): n for n in range(256)})
    for field in ("external_ids", "metadata"):
        response = patch(api, patient["id"], {field: {"one more": "x"}})
        assert response.status_code == 400
        assert error_locations(response) == [("body", f"/{field}", "maxProperties")]
    assert api.get(f"/v1/patients/{patient['id']}").json() == patient


def test_a_record_does_not_grow_beyond_512_kib(api: httpx2.Client, register: Register) -> None:
    id = register()["id"]
    statuses = [patch(api, id, {"metadata": {"k": {str(n): "x" * 60_000}}}).status_code for n in range(10)]
    assert statuses == [200] * 8 + [413] * 2
    assert len(api.get(f"/v1/patients/{id}").json()["metadata"]["k"]) == 8


def test_largest_creatable_record_can_be_updated(api: httpx2.Client, person: dict[str, Any]) -> None:
    raw = json.dumps(person | {"metadata": {"a": "NUMBERS"}}).replace(
        '"NUMBERS"', "[" + ",".join(["1e15"] * 13_000) + "]"
    )
    created = api.post("/v1/patients", content=raw, headers={"Content-Type": "application/json"})
    assert created.status_code == 201
    assert patch(api, created.json()["id"], {"phone": "1"}).status_code == 200


def test_names_that_grow_by_case_folding_are_found(api: httpx2.Client, register: Register) -> None:
    patient = register(first_name="\ufdfa" * 200, last_name="\U0001d160" * 200, phone="\ufdfa" * 64)
    found = api.post("/v1/patients/search", json={"name": "\ufdfa" * 200, "phone": "\ufdfa" * 64})
    assert found.json()["patients"] == [patient]


@pytest.mark.parametrize("blank", ["\u001c", "\u0085", "\u2003"])
def test_search_for_a_blank_name_finds_nobody(api: httpx2.Client, register: Register, blank: str) -> None:
    register()
    response = api.post("/v1/patients/search", json={"name": blank})
    assert response.status_code == 400 or response.json()["total"] == 0


def test_patch_of_read_only_or_unknown_fields_is_400(api: httpx2.Client, register: Register, brand: str) -> None:
    id = register()["id"]
    for change in ({"brand_id": brand}, {"status": "gone"}, {"nickname": "x"}, {"first_name": None}):
        assert patch(api, id, change).status_code == 400


def test_missing_patient_is_404_for_every_operation(api: httpx2.Client) -> None:
    absent = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
    assert api.get(f"/v1/patients/{absent}").status_code == 404
    assert api.get(f"/v1/patients/{absent}/safe").status_code == 404
    assert patch(api, absent, {"gender": "x"}).status_code == 404


def test_patient_of_another_brand_is_404(make_api: MakeApi, register: Register) -> None:
    patient = register(**WHOLE)
    other = make_api("another")
    id = patient["id"]
    absent = other.get("/v1/patients/019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a").json()
    for answer in (
        other.get(f"/v1/patients/{id}"),
        other.get(f"/v1/patients/{id}/safe"),
        patch(other, id, {"gender": "x"}),
    ):
        assert answer.status_code == 404
        assert answer.json() | {"request_id": ""} == absent | {"request_id": ""}
    assert other.delete(f"/v1/patients/{id}").json() == {"status": "not_present", "rows_affected": {}}
    assert other.get("/v1/patients/by-external-id/mrn/H%2F1%20%C3%A4").status_code == 404
    assert other.post("/v1/patients/search", json={"name": "hopper"}).json()["total"] == 0


def test_the_longest_names_fit_into_the_indexes(make_api: MakeApi) -> None:
    drawn = random.Random(1)

    def wide(length: int) -> str:
        return "".join(chr(drawn.randrange(0x20000, 0x2A6D0)) for _ in range(length))

    # Each of these becomes three characters by case folding.
    notes = "".join(drawn.choice("\U0001d160\U0001d161\U0001d162\U0001d163") for _ in range(20))
    brand, last_name = wide(60), wide(180) + notes
    api = make_api(brand=brand)
    person = {"brand_id": brand, "first_name": wide(200), "last_name": last_name}
    created = api.post("/v1/patients", json=person)
    assert created.status_code == 201
    found = api.post("/v1/patients/search", json={"name": last_name}).json()
    assert [each["id"] for each in found["patients"]] == [created.json()["id"]]
