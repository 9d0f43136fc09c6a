"""Protocols: their versions and compounds."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from db.core.connection import Connection
from db.protocols import LOCK_FOR_ENROLLMENT, ref_values
from tests.conftest import MakeApi, Register
from tests.support.errors import error_locations
from tests.support.live_service import LiveService
from tests.support.overrides import SESSION
from tests.support.statements import arguments_of, execution_of, prepare

pytestmark = pytest.mark.postgres
BPC = {"compound_slug": "bpc-157", "display_name": "BPC-157", "dose_amount": "0.25", "dose_unit": "mg"}
TB = {"compound_slug": "tb-500", "display_name": "TB-500", "dose_amount": 2, "dose_unit": "mg", "route": "subcutaneous"}
MERGE_PATCH = {"Content-Type": "application/merge-patch+json"}
ABSENT = "019a1f5c-6d00-7c3e-9b1a-000000000000"
EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]


def create(api: httpx2.Client, brand: str, slug: str = "recovery", **values: Any) -> dict[str, Any]:
    answer = api.post("/v1/protocols", json={"brand_id": brand, "slug": slug, "name": "Recovery"} | values)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


@pytest.fixture
def protocol(api: httpx2.Client, brand: str) -> dict[str, Any]:
    return create(api, brand)


def put(api: httpx2.Client, ref: str, *compounds: dict[str, Any]) -> httpx2.Response:
    return api.put(f"/v1/protocols/{ref}/compounds", json=compounds)


def upsert(api: httpx2.Client, ref: str, *compounds: dict[str, Any]) -> list[dict[str, Any]]:
    answer = put(api, ref, *compounds)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["compounds"]
    return found


def remove(api: httpx2.Client, ref: str, compound_id: str) -> httpx2.Response:
    return api.delete(f"/v1/protocols/{ref}/compounds/{compound_id}")


def patch(api: httpx2.Client, ref: str, changes: dict[str, Any]) -> httpx2.Response:
    return api.request("PATCH", f"/v1/protocols/{ref}", json=changes, headers=MERGE_PATCH)


def get(api: httpx2.Client, ref: str) -> dict[str, Any]:
    answer = api.get(f"/v1/protocols/{ref}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def versions(api: httpx2.Client, ref: str, **params: Any) -> list[dict[str, Any]]:
    answer = api.get(f"/v1/protocols/{ref}/versions", params=params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["versions"]
    return found


def events(service: LiveService, brand: str) -> list[tuple[Any, ...]]:
    columns = "event, entity_id::text, fields, patient_id"
    return service.sql(f"SELECT {columns} FROM audit WHERE brand_id = %s ORDER BY id", brand)


def enroll(api: httpx2.Client, register: Register, ref: str = "recovery") -> None:
    """Enrol another patient in the newest version of a protocol."""
    answer = api.post(f"/v1/patients/{register()['id']}/enrollments", json={"protocol_id": ref})
    assert answer.status_code == 201, answer.text


@pytest.fixture
def enroller(service: LiveService, brand: str, monkeypatch: pytest.MonkeyPatch) -> Iterator["Enroller"]:
    monkeypatch.setattr("db.core.connection.SESSION", SESSION)
    connection = Connection(service.owner_dsn())
    prepare(connection, LOCK_FOR_ENROLLMENT)
    yield Enroller(connection, brand)
    connection.close()


class Enroller:
    """Enrols patients in the newest version of a protocol, as an enrolment does.

    It has no response by which to tell what the version contained at the commit, so it reads that under its lock.
    """

    def __init__(self, connection: Connection, brand: str) -> None:
        self._connection = connection
        self._brand = brand

    def enroll(self, patient: str, ref: str) -> tuple[str, str]:
        """Return the id of the version, and a hash of its compounds at the time of the enrolment."""
        lock = f"BEGIN; SET LOCAL app.brand = %s; {execution_of(LOCK_FOR_ENROLLMENT)}"
        values = [self._brand, *arguments_of(LOCK_FOR_ENROLLMENT, {"brand_id": self._brand} | ref_values(ref))]
        ((id, _, _, version),) = self._connection.run(lock, values)
        ((content,),) = self._connection.run(CONTENT, [version])
        enrollment = str(uuid4())
        self._connection.run(PIN, [self._brand, enrollment, patient, id, self._brand, patient, enrollment, version])
        return version, content

    def content(self, version: str) -> str:
        """Return a hash of the compounds of a version."""
        ((content,),) = self._connection.run(f"BEGIN; SET LOCAL app.brand = %s; {CONTENT}", [self._brand, version])
        self._connection.run("COMMIT")
        return str(content)


CONTENT = """
    SELECT md5(string_agg(compound::text, '|' ORDER BY protocol_compound_id))
    FROM version_compounds AS compound WHERE version_id = %s
"""
PIN = """
    INSERT INTO enrollments VALUES (%s, %s, %s, %s, 'completed', '2026-11-01', NULL, now(), now(), now());
    INSERT INTO enrollment_versions VALUES (%s, %s, %s, '2026-11-01', %s, now());
    COMMIT
"""


def test_new_protocol_has_version_1_without_compounds(api: httpx2.Client, brand: str) -> None:
    answer = api.post("/v1/protocols", json={"brand_id": brand, "slug": "gh-1", "name": "Growth"})
    made = answer.json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v1/protocols/{made['id']}"
    assert made == {
        "id": made["id"],
        "brand_id": brand,
        "slug": "gh-1",
        "name": "Growth",
        "version": "1",
        "category": None,
        "description": None,
        "oversight_tier": "standard",
        "active": True,
        "metadata": {},
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
        "compounds": [],
    }
    assert get(api, made["id"]) == made
    (first,) = versions(api, made["id"])
    assert first == {
        "id": first["id"],
        "protocol_id": made["id"],
        "number": 1,
        "created_at": made["created_at"],
        "compounds": [],
    }


def test_protocol_is_found_by_id_in_any_case_and_by_slug(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    refs = (protocol["id"], protocol["id"].upper(), protocol["slug"])
    assert [get(api, ref) for ref in refs] == [protocol] * 3
    for ref in ("Recovery", "recovery2", ABSENT, "%20", protocol["id"][:-1]):
        assert api.get(f"/v1/protocols/{ref}").status_code == 404


def test_slug_belongs_to_one_protocol_of_a_brand(
    make_api: MakeApi, api: httpx2.Client, brand: str, protocol: dict[str, Any], service: LiveService
) -> None:
    before = events(service, brand)
    again = api.post("/v1/protocols", json={"brand_id": brand, "slug": "recovery", "name": "Another"})
    assert (again.status_code, again.json()["error"]) == (409, "conflict")
    assert error_locations(again) == [("body", "/slug", "conflict")]
    assert events(service, brand) == before
    other = f"other-{brand}"
    assert create(make_api(other), other)["slug"] == protocol["slug"]


@pytest.mark.parametrize(
    ("slug", "code"),
    [("", "minLength"), ("a" * 101, "maxLength"), *((each, "pattern") for each in ("-a", "A", "a b", "a\n", ABSENT))],
)
def test_slug_is_lower_case_and_no_uuid(api: httpx2.Client, brand: str, slug: str, code: str) -> None:
    answer = api.post("/v1/protocols", json={"brand_id": brand, "slug": slug, "name": "Recovery"})
    assert answer.status_code == 400
    assert ("body", "/slug", code) in [(place, pointer, rule) for place, pointer, rule in error_locations(answer)]


def test_compound_is_returned_with_its_defaults(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    answer = put(api, "recovery", BPC)
    (made,) = answer.json()["compounds"]
    assert answer.json()["protocol_id"] == protocol["id"]
    assert made == BPC | {
        "id": made["id"],
        "protocol_id": protocol["id"],
        "compound_id": made["compound_id"],
        "route": None,
        "position": 0,
        "days_of_week": EVERY_DAY,
        "time_of_day": None,
        "time_local": None,
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
    }
    assert get(api, protocol["id"]) == protocol | {"compounds": [made], "updated_at": made["updated_at"]}


@pytest.mark.parametrize(
    ("sent", "returned"),
    [
        ({"days_of_week": [6, 1, 1, 3]}, {"days_of_week": [1, 3, 6]}),
        ({"days_of_week": []}, {"days_of_week": []}),
        ({"time_local": "08:30:00"}, {"time_local": "08:30"}),
        ({"time_local": "08:30:05"}, {"time_local": "08:30:05"}),
        ({"time_local": "00:00"}, {"time_local": "00:00"}),
        ({"time_of_day": "before_bed", "route": "nasal"}, {"time_of_day": "before_bed", "route": "nasal"}),
        ({"time_of_day": None, "time_local": None, "route": None}, {"time_of_day": None, "time_local": None}),
        ({"position": 7.0}, {"position": 7}),
    ],
)
def test_schedule_is_returned_in_one_form(
    api: httpx2.Client, protocol: dict[str, Any], sent: dict[str, Any], returned: dict[str, Any]
) -> None:
    (made,) = upsert(api, protocol["id"], BPC | sent)
    assert made == made | returned
    assert get(api, protocol["id"])["compounds"] == [made]


@pytest.mark.parametrize(
    ("sent", "returned"),
    [
        ("0.30", "0.30"),
        (0.1 + 0.2, "0.30000000000000004"),
        (250, "250"),
        (2.0, "2"),
        (2.50, "2.5"),
        (1e-7, "0.0000001"),
        (1e-20, "0.00000000000000000001"),
        (1e15, "1000000000000000"),
        ("99999999999999999999.99999999999999999999",) * 2,
    ],
)
def test_amount_keeps_its_digits(api: httpx2.Client, protocol: dict[str, Any], sent: Any, returned: str) -> None:
    (made,) = upsert(api, protocol["id"], BPC | {"dose_amount": sent})
    assert made["dose_amount"] == returned
    assert get(api, protocol["id"])["compounds"] == [made]
    assert upsert(api, protocol["id"], BPC | {"dose_amount": returned}) == [made]


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        *((each, "pattern") for each in ("abc", "-1", "0", "0.0", "1e3", "", "1.", "01", "9" * 42)),
        *((each, "minimum") for each in (0, -1, 1e-30)),
        *((each, "maximum") for each in (1e21, 9 * 10**42)),
        *((each, "oneOf") for each in (None, True, [1])),
        (1.5e-20, "digits"),
        (1.2345678901234567e-5, "digits"),
    ],
)
def test_amount_out_of_bounds_is_400(api: httpx2.Client, protocol: dict[str, Any], amount: Any, code: str) -> None:
    answer = put(api, protocol["id"], BPC, TB | {"dose_amount": amount})
    assert answer.status_code == 400, answer.text
    assert error_locations(answer) == [("body", "/1/dose_amount", code)]
    assert get(api, protocol["id"]) == protocol


def test_amount_beyond_doubles_is_400(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    body = '[{"compound_slug": "a", "display_name": "A", "dose_amount": 1e400, "dose_unit": "mg"}]'
    answer = api.put("/v1/protocols/recovery/compounds", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert error_locations(answer) == [("body", "", "number")]
    assert get(api, protocol["id"]) == protocol


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"days_of_week": [7]}, "/0/days_of_week/0"),
        ({"days_of_week": [1, -1]}, "/0/days_of_week/1"),
        ({"days_of_week": ["1"]}, "/0/days_of_week/0"),
        ({"days_of_week": [1.5]}, "/0/days_of_week/0"),
        ({"time_of_day": "noon"}, "/0/time_of_day"),
        ({"time_local": "25:00"}, "/0/time_local"),
        ({"time_local": "7:00"}, "/0/time_local"),
        ({"time_local": "24:00:00"}, "/0/time_local"),
        ({"time_local": "23:59:60"}, "/0/time_local"),
        ({"position": -1}, "/0/position"),
        ({"compound_slug": ABSENT}, "/0/compound_slug"),
        ({"compound_id": "x"}, "/0/compound_id"),
        ({"display_name": " "}, "/0/display_name"),
    ],
)
def test_invalid_compound_is_400_and_stores_nothing(
    api: httpx2.Client, protocol: dict[str, Any], changes: dict[str, Any], place: str
) -> None:
    answer = put(api, protocol["id"], BPC | changes, TB)
    assert answer.status_code == 400
    assert {pointer for _, pointer, _ in error_locations(answer)} == {place}
    assert get(api, protocol["id"]) == protocol


def test_slug_sent_twice_is_400(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    answer = put(api, protocol["id"], BPC, TB, BPC | {"dose_amount": "1"}, TB)
    assert answer.status_code == 400
    assert error_locations(answer) == [("body", f"/{place}/compound_slug", "duplicate") for place in (2, 3)]
    assert get(api, protocol["id"]) == protocol


def test_upsert_keeps_compounds_that_are_not_sent(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    bpc, tb = upsert(api, protocol["id"], BPC, TB)
    changed = upsert(api, protocol["id"], BPC | {"dose_amount": "0.5"})
    assert changed == [bpc | {"dose_amount": "0.5", "updated_at": changed[0]["updated_at"]}, tb]
    assert changed[0]["updated_at"] > bpc["updated_at"]
    assert [each["number"] for each in versions(api, protocol["id"])] == [1]


def test_same_compounds_again_change_nothing(
    api: httpx2.Client, brand: str, service: LiveService, register: Register
) -> None:
    protocol = create(api, brand)
    made = upsert(api, protocol["id"], BPC, TB)
    before, recorded = get(api, protocol["id"]), events(service, brand)
    for same in ((BPC, TB), (TB,), (TB | {"dose_amount": "2", "days_of_week": EVERY_DAY},), ()):
        assert upsert(api, protocol["id"], *same) == made
    enroll(api, register, protocol["id"])
    assert upsert(api, protocol["id"], *made) == made  # what is returned can be sent
    assert get(api, protocol["id"]) == before
    assert [each for each in events(service, brand) if each[0].startswith("protocol")] == recorded


def test_new_compounds_follow_the_last_one_as_sent(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    def positions() -> list[tuple[str, int]]:
        return [(each["compound_slug"], each["position"]) for each in get(api, protocol["id"])["compounds"]]

    upsert(api, protocol["id"], TB, BPC | {"position": 5})
    assert positions() == [("tb-500", 0), ("bpc-157", 5)]
    upsert(api, protocol["id"], *(BPC | {"compound_slug": slug} for slug in ("z", "y")), TB)
    assert positions() == [("tb-500", 0), ("bpc-157", 5), ("z", 6), ("y", 7)]
    upsert(api, protocol["id"], *(BPC | {"compound_slug": slug, "position": 0} for slug in ("y", "A", "é")))
    assert positions() == [("A", 0), ("tb-500", 0), ("y", 0), ("é", 0), ("bpc-157", 5), ("z", 6)]
    upsert(api, protocol["id"], BPC | {"position": 2**31 - 1}, BPC | {"compound_slug": "last"})
    assert positions()[-2:] == [("bpc-157", 2**31 - 1), ("last", 2**31 - 1)]


def test_compound_has_one_id_in_all_protocols_of_a_brand(api: httpx2.Client, brand: str, make_api: MakeApi) -> None:
    one, two = create(api, brand, "one"), create(api, brand, "two")
    (first,), (second,) = upsert(api, one["id"], BPC), upsert(api, two["id"], BPC)
    assert first["compound_id"] == second["compound_id"]
    assert first["id"] != second["id"]
    other = make_api(f"other-{brand}")
    theirs = upsert(other, create(other, f"other-{brand}")["id"], BPC)
    assert theirs[0]["compound_id"] != first["compound_id"]


def test_compound_id_is_taken_from_the_request(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    (made,) = upsert(api, protocol["id"], BPC | {"compound_id": ABSENT.upper()})
    assert made["compound_id"] == ABSENT
    assert upsert(api, protocol["id"], BPC | {"compound_id": ABSENT.upper()}) == [made]


def test_compound_id_of_another_slug_is_409(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    bpc, tb = before = upsert(api, protocol["id"], BPC, TB)
    of_tb, new = tb["compound_id"], str(uuid4())
    third = BPC | {"compound_slug": "third"}
    for body, places in (
        ([BPC | {"compound_id": new}], [0]),
        ([TB, BPC | {"compound_id": of_tb}], [1]),
        ([third | {"compound_id": of_tb}], [0]),
        ([third | {"compound_id": new}, third | {"compound_slug": "4", "compound_id": new.upper()}], [1]),
        ([BPC | {"compound_id": of_tb}, TB | {"compound_id": bpc["compound_id"]}], [0, 1]),
    ):
        answer = put(api, protocol["id"], *body)
        assert (answer.status_code, answer.json()["error"]) == (409, "conflict")
        assert error_locations(answer) == [("body", f"/{place}/compound_id", "conflict") for place in places]
    assert get(api, protocol["id"])["compounds"] == before


def test_protocol_has_at_most_256_compounds(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    many = [BPC | {"compound_slug": f"c-{number}"} for number in range(257)]
    assert error_locations(put(api, protocol["id"], *many[:65])) == [("body", "", "maxItems")]
    for start in range(0, 256, 64):
        upsert(api, protocol["id"], *many[start : start + 64])
    assert put(api, protocol["id"], many[256]).status_code == 409
    assert len(upsert(api, protocol["id"], many[0] | {"dose_amount": 3})) == 256
    assert len(get(api, protocol["id"])["compounds"]) == 256


def test_version_with_an_enrolment_is_copied_before_a_change(
    api: httpx2.Client, protocol: dict[str, Any], register: Register
) -> None:
    bpc, tb = upsert(api, protocol["id"], BPC, TB)
    enroll(api, register)
    changed, same = upsert(api, protocol["id"], BPC | {"dose_unit": "mcg"})
    assert (changed, same) == (bpc | {"dose_unit": "mcg", "updated_at": changed["updated_at"]}, tb)
    second, first = versions(api, protocol["id"])
    assert (first["number"], first["compounds"]) == (1, [bpc, tb])
    assert (second["number"], second["compounds"]) == (2, [changed, tb])
    assert get(api, protocol["id"])["version"] == "2"
    assert second["created_at"] == changed["updated_at"]
    upsert(api, protocol["id"], BPC | {"dose_unit": "g"})  # nobody is enrolled in version 2
    assert [each["number"] for each in versions(api, protocol["id"])] == [2, 1]
    enroll(api, register)
    upsert(api, protocol["id"], BPC)
    assert [each["number"] for each in versions(api, protocol["id"])] == [3, 2, 1]
    assert versions(api, protocol["id"])[2] == first


def test_removed_compound_is_gone_and_keeps_its_id(
    api: httpx2.Client, protocol: dict[str, Any], register: Register
) -> None:
    bpc, tb = upsert(api, protocol["id"], BPC, TB)
    enroll(api, register)
    answer = remove(api, "recovery", bpc["compound_id"].upper())
    assert (answer.status_code, answer.json()) == (200, {"protocol_id": protocol["id"], "compounds": [tb]})
    assert [each["compounds"] for each in versions(api, protocol["id"])] == [[tb], [bpc, tb]]
    assert remove(api, "recovery", bpc["compound_id"]).status_code == 404
    assert remove(api, "recovery", tb["compound_id"]).json()["compounds"] == []
    assert [each["compounds"] for each in versions(api, protocol["id"])] == [[], [bpc, tb]]
    (again,) = upsert(api, protocol["id"], BPC)
    assert (again["id"], again["compound_id"]) == (bpc["id"], bpc["compound_id"])
    assert remove(api, "recovery", ABSENT).status_code == remove(api, ABSENT, bpc["compound_id"]).status_code == 404


def test_versions_are_pages_newest_first(api: httpx2.Client, protocol: dict[str, Any], register: Register) -> None:
    for amount in range(1, 5):
        upsert(api, protocol["id"], BPC | {"dose_amount": amount})
        enroll(api, register)
    upsert(api, protocol["id"], TB)
    path = f"/v1/protocols/{protocol['id']}/versions"
    pages = [api.get(path, params={"limit": 2})]
    while "next" in pages[-1].links:
        pages.append(api.get(pages[-1].links["next"]["url"]))
    assert [[each["number"] for each in page.json()["versions"]] for page in pages] == [[5, 4], [3, 2], [1]]
    assert {page.json()["total"] for page in pages} == {5}
    assert [each["number"] for each in versions(api, "recovery", offset=1, limit=2)] == [4, 3]
    for cursor in ("A" * 22, "_" * 21 + "w"):
        assert api.get(path, params={"cursor": cursor}).status_code == 200
    assert api.get(f"/v1/protocols/{ABSENT}/versions").status_code == 404


def test_patch_replaces_removes_and_merges(api: httpx2.Client, protocol: dict[str, Any]) -> None:
    big = 12345678901234567890
    first = patch(api, "recovery", {"category": "c", "description": "d", "metadata": {"a": {"b": 1}, "n": big}}).json()
    assert first == protocol | {
        "category": "c",
        "description": "d",
        "metadata": {"a": {"b": 1}, "n": big},
        "updated_at": first["updated_at"],
    }
    changes = {"name": "New", "category": None, "active": False, "oversight_tier": "close"}
    second = patch(api, protocol["id"].upper(), changes | {"metadata": {"a": {"b": None}}}).json()
    assert second == first | changes | {"metadata": {"a": {}, "n": big}, "updated_at": second["updated_at"]}
    assert protocol["updated_at"] < first["updated_at"] < second["updated_at"]
    assert get(api, "recovery") == second


def test_patch_without_effect_records_no_event(
    api: httpx2.Client, protocol: dict[str, Any], service: LiveService, brand: str
) -> None:
    before = events(service, brand)
    for changes in ({}, {"active": True, "name": "Recovery"}, {"category": None}, {"metadata": {"a": None}}):
        answer = patch(api, "recovery", changes)
        assert (answer.status_code, answer.json()) == (200, protocol)
    assert events(service, brand) == before


@pytest.mark.parametrize("changes", [{"slug": "x"}, {"name": None}, {"active": None}, {"active": "no"}, {"name": " "}])
def test_invalid_patch_is_400(api: httpx2.Client, protocol: dict[str, Any], changes: dict[str, Any]) -> None:
    assert patch(api, "recovery", changes).status_code == 400
    assert get(api, "recovery") == protocol


def test_list_has_outlines_newest_first_of_one_state(api: httpx2.Client, brand: str) -> None:
    made = [create(api, brand, slug) for slug in ("a", "b", "c", "d")][::-1]
    closed = patch(api, "b", {"active": False}).json()
    upsert(api, "c", BPC)
    outlines = [{name: value for name, value in get(api, each["slug"]).items() if name != "compounds"} for each in made]

    def listed(**params: Any) -> list[httpx2.Response]:
        pages = [api.get("/v1/protocols", params={"brand_id": brand, "limit": 2} | params)]
        while "next" in pages[-1].links:
            pages.append(api.get(pages[-1].links["next"]["url"]))
        return pages

    for params, expected in (
        ({}, outlines),
        ({"active": "true"}, [each for each in outlines if each["active"]]),
        ({"active": "false"}, [{name: value for name, value in closed.items() if name != "compounds"}]),
    ):
        pages = listed(**params)
        assert [each for page in pages for each in page.json()["protocols"]] == expected
        assert {page.json()["total"] for page in pages} == {len(expected)}
    for wrong in ("True", "1", "", "yes"):
        answer = api.get("/v1/protocols", params={"brand_id": brand, "active": wrong})
        assert error_locations(answer) == [("query", "/active", "type")]


def test_protocols_of_another_brand_are_invisible(
    make_api: MakeApi, api: httpx2.Client, brand: str, protocol: dict[str, Any]
) -> None:
    (bpc,) = before = upsert(api, protocol["id"], BPC)
    other = make_api(f"other-{brand}")
    for ref in (protocol["id"], "recovery"):
        answers = (
            other.get(f"/v1/protocols/{ref}"),
            other.get(f"/v1/protocols/{ref}/versions"),
            patch(other, ref, {"name": "x"}),
            put(other, ref, TB),
            remove(other, ref, bpc["compound_id"]),
        )
        assert {answer.status_code for answer in answers} == {404}
    assert other.get("/v1/protocols", params={"brand_id": f"other-{brand}"}).json()["total"] == 0
    assert other.get("/v1/protocols", params={"brand_id": brand}).status_code == 403
    assert get(api, "recovery")["compounds"] == before


def test_each_change_records_one_event_about_nobody(
    api: httpx2.Client, brand: str, service: LiveService, protocol: dict[str, Any]
) -> None:
    (bpc,) = upsert(api, "recovery", BPC)
    patch(api, "recovery", {"active": False})
    remove(api, "recovery", bpc["compound_id"])
    id, sent = protocol["id"], ["compound_slug", "days_of_week", "display_name", "dose_amount", "dose_unit"]
    assert events(service, brand) == [
        ("protocol.created", id, ["brand_id", "metadata", "name", "oversight_tier", "slug"], None),
        ("protocol.compounds_upserted", id, sent, None),
        ("protocol.updated", id, ["active"], None),
        ("protocol.compound_removed", id, [], None),
    ]


@pytest.mark.parametrize("scope", ["read:protocols", "write:protocols"])
def test_protocols_have_scopes_of_their_own(make_api: MakeApi, protocol: dict[str, Any], scope: str) -> None:
    api = make_api(scopes=[scope])
    answers = [api.get("/v1/protocols/recovery"), patch(api, "recovery", {}), put(api, "recovery")]
    allowed = [200, 403, 403] if scope == "read:protocols" else [403, 200, 200]
    assert [answer.status_code for answer in answers] == allowed


def test_concurrent_protocols_share_a_new_compound(make_api: MakeApi, api: httpx2.Client, brand: str) -> None:
    clients = [make_api() for _ in range(8)]
    for number, client in enumerate(clients):
        create(client, brand, f"p-{number}")
    for race in range(5):
        body = BPC | {"compound_slug": f"race-{race}"}
        with ThreadPoolExecutor(len(clients)) as threads:
            found = list(threads.map(lambda each, body=body: put(each[1], f"p-{each[0]}", body), enumerate(clients)))  # type: ignore[misc]
        assert {answer.status_code for answer in found} == {200}
        assert len({answer.json()["compounds"][-1]["compound_id"] for answer in found}) == 1


def test_version_with_an_enrolment_never_changes(
    make_api: MakeApi, api: httpx2.Client, protocol: dict[str, Any], register: Register, enroller: Enroller
) -> None:
    upsert(api, "recovery", BPC, TB)
    patient, client = register()["id"], make_api()
    dice = random.Random(1)
    pinned: dict[str, str] = {}

    def change(number: int) -> int:
        one = BPC | {"dose_amount": number + 1}
        return put(client, "recovery", *([one, TB] if dice.random() < 0.5 else [one])).status_code

    with ThreadPoolExecutor(1) as thread:
        for number in range(40):
            changing = thread.submit(change, number)
            version, content = enroller.enroll(patient, "recovery")
            assert pinned.setdefault(version, content) == content
            assert changing.result() == 200
    assert len(pinned) > 10
    assert {version: enroller.content(version) for version in pinned} == pinned
    numbers = [each["number"] for page in (0, 100) for each in versions(api, "recovery", limit=100, offset=page)]
    assert numbers == list(range(len(numbers), 0, -1))
