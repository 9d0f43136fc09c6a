"""Enrolments of patients in protocols, their versions, and what becomes of overrides."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import psycopg2
import pytest

from tests.conftest import MakeApi, Register
from tests.support.errors import error_locations
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

NOBODY = "019a1f5c-0000-7000-8000-000000000000"
BPC = {"compound_slug": "bpc-157", "display_name": "BPC-157", "dose_amount": "0.25", "dose_unit": "mg"}
TB = {"compound_slug": "tb-500", "display_name": "TB-500", "dose_amount": "2", "dose_unit": "mg"}
GHK = {"compound_slug": "ghk-cu", "display_name": "GHK-Cu", "dose_amount": "1", "dose_unit": "mg"}


def today(zone: str = "UTC") -> date:
    return datetime.now(ZoneInfo(zone)).date()


def day(offset: int) -> str:
    return (today() + timedelta(days=offset)).isoformat()


class Protocol:
    """A protocol of the test's brand, with versions by number."""

    def __init__(self, api: httpx2.Client, brand: str, slug: str = "healing") -> None:
        self._api = api
        created = api.post("/v1/protocols", json={"brand_id": brand, "slug": slug, "name": "Healing"})
        assert created.status_code == 201, created.text
        self.id, self.slug = created.json()["id"], slug
        self.put(BPC, TB)

    def put(self, *compounds: dict[str, Any]) -> dict[str, str]:
        """Add compounds; return the ids of the compounds of the newest version by slug."""
        answer = self._api.put(f"/v1/protocols/{self.id}/compounds", json=list(compounds))
        assert answer.status_code == 200, answer.text
        return {each["compound_slug"]: each["compound_id"] for each in answer.json()["compounds"]}

    def remove(self, compound_id: str) -> None:
        answer = self._api.delete(f"/v1/protocols/{self.id}/compounds/{compound_id}")
        assert answer.status_code == 200, answer.text

    def versions(self) -> list[str]:
        """Return the ids of the versions, the first one first."""
        answer = self._api.get(f"/v1/protocols/{self.id}/versions")
        return [each["id"] for each in answer.json()["versions"]][::-1]


@pytest.fixture
def protocol(api: httpx2.Client, brand: str) -> Protocol:
    return Protocol(api, brand)


def path(patient: dict[str, Any]) -> str:
    return f"/v1/patients/{patient['id']}/enrollments"


def start(api: httpx2.Client, patient: dict[str, Any], protocol: Protocol, **values: Any) -> dict[str, Any]:
    answer = api.post(path(patient), json={"protocol_id": protocol.id} | values)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def update_status(api: httpx2.Client, enrollment: dict[str, Any], **values: Any) -> httpx2.Response:
    return api.patch(f"/v1/enrollments/{enrollment['id']}/status", json=values)


def change_version(api: httpx2.Client, enrollment: dict[str, Any], version_id: str, **values: Any) -> dict[str, Any]:
    answer = api.post(f"/v1/enrollments/{enrollment['id']}/versions", json={"version_id": version_id} | values)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def pins(service: LiveService, enrollment: dict[str, Any]) -> list[tuple[str, str]]:
    query = "SELECT effective_from::text, version_id::text FROM enrollment_versions WHERE enrollment_id = %s ORDER BY 1"
    return service.sql(query, enrollment["id"])


def test_enrolment_starts_today_in_the_newest_version(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    api.put(f"/v1/patients/{patient['id']}/time-zone", json={"time_zone": "Pacific/Kiritimati"})
    before = today("Pacific/Kiritimati")
    made = start(api, patient, protocol)
    assert made["starts_on"] in {before.isoformat(), today("Pacific/Kiritimati").isoformat()}
    assert made == made | {"patient_id": patient["id"], "protocol_id": protocol.id, "status": "active", "ends_on": None}
    assert made["version_id"] == protocol.versions()[-1]
    assert made["enrolled_at"] == made["created_at"] == made["updated_at"]
    assert pins(service, made) == [(made["starts_on"], made["version_id"])]
    listed = api.get(path(patient)).json()
    assert listed == {
        "patient_id": patient["id"],
        "enrollments": [made],
        "total": 1,
        "total_is_exact": True,
        "next_cursor": None,
    }


@pytest.mark.parametrize("starts_on", ["0002-01-01", day(-30), day(30), "9998-12-31"])
def test_start_and_time_of_enrolment_are_as_sent(
    api: httpx2.Client, patient: dict[str, Any], protocol: Protocol, starts_on: str
) -> None:
    made = start(api, patient, protocol, starts_on=starts_on, enrolled_at="2026-01-02T03:04:05+02:00")
    assert (made["starts_on"], made["enrolled_at"]) == (starts_on, "2026-01-02T01:04:05.000000Z")
    assert api.get(path(patient)).json()["enrollments"] == [made]
    (event,) = api.get(f"/v1/patients/{patient['id']}/timeline", params={"event_type": "enrollment.started"}).json()[
        "events"
    ]
    assert (event["title"], event["occurred_at"]) == ("Enrolled in a protocol", made["enrolled_at"])


@pytest.mark.parametrize("named", ["id", "ID", "slug"])
def test_protocol_is_named_by_id_or_slug(
    api: httpx2.Client, patient: dict[str, Any], protocol: Protocol, named: str
) -> None:
    ref = {"id": protocol.id, "ID": protocol.id.upper(), "slug": protocol.slug}[named]
    answer = api.post(path(patient), json={"protocol_id": ref})
    assert (answer.status_code, answer.json()["protocol_id"]) == (201, protocol.id)


def test_named_version_is_pinned(api: httpx2.Client, patient: dict[str, Any], protocol: Protocol) -> None:
    other = start(api, patient, protocol)
    protocol.put(GHK)
    update_status(api, other, status="stopped")
    first, second = protocol.versions()
    assert start(api, patient, protocol, version_id=first.upper())["version_id"] == first != second


def test_missing_protocol_or_version_is_404_with_its_location(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol, brand: str
) -> None:
    other = Protocol(make_api(brand=f"{brand}-other"), f"{brand}-other")
    ours = Protocol(api, brand, "another")
    for body, place in (
        ({"protocol_id": NOBODY}, "/protocol_id"),
        ({"protocol_id": "nothing"}, "/protocol_id"),
        ({"protocol_id": other.id}, "/protocol_id"),
        ({"protocol_id": protocol.id, "version_id": NOBODY}, "/version_id"),
        ({"protocol_id": protocol.id, "version_id": ours.versions()[0]}, "/version_id"),
    ):
        answer = api.post(path(patient), json=body)
        assert (answer.status_code, error_locations(answer)) == (404, [("body", place, "not_found")])
    assert api.get(path(patient)).json()["total"] == 0
    answer = api.post(path({"id": NOBODY}), json={"protocol_id": protocol.id})
    assert (answer.status_code, "details" in answer.json()) == (404, False)


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"starts_on": "2026-02-30"}, "/starts_on"),
        ({"starts_on": "0001-01-01"}, "/starts_on"),
        ({"starts_on": "9999-01-01"}, "/starts_on"),
        ({"starts_on": "2026-2-3"}, "/starts_on"),
        ({"starts_on": None}, "/starts_on"),
        ({"version_id": "newest"}, "/version_id"),
        ({"enrolled_at": "2026-01-02"}, "/enrolled_at"),
        ({"protocol_id": ""}, "/protocol_id"),
    ],
)
def test_malformed_value_is_400_with_its_location(
    api: httpx2.Client, patient: dict[str, Any], protocol: Protocol, values: dict[str, Any], place: str
) -> None:
    answer = api.post(path(patient), json={"protocol_id": protocol.id} | values)
    assert answer.status_code == 400
    assert {where for _, where, _ in error_locations(answer)} == {place}


def test_second_active_enrolment_in_a_protocol_is_409(
    api: httpx2.Client, patient: dict[str, Any], register: Register, protocol: Protocol
) -> None:
    first = start(api, patient, protocol)
    again = api.post(path(patient), json={"protocol_id": protocol.slug})
    assert (again.status_code, error_locations(again)) == (409, [("body", "/protocol_id", "conflict")])
    start(api, register(), protocol)
    update_status(api, first, status="completed")
    start(api, patient, protocol)
    assert [each["status"] for each in api.get(path(patient)).json()["enrollments"]] == ["active", "completed"]


def test_inactive_protocol_takes_no_new_enrolment(
    api: httpx2.Client, patient: dict[str, Any], register: Register, protocol: Protocol
) -> None:
    there = start(api, patient, protocol)
    merge = {"Content-Type": "application/merge-patch+json"}
    assert api.patch(f"/v1/protocols/{protocol.id}", json={"active": False}, headers=merge).status_code == 200
    answer = api.post(path(register()), json={"protocol_id": protocol.id})
    assert (answer.status_code, error_locations(answer)) == (409, [("body", "/protocol_id", "conflict")])
    assert "not active" in answer.json()["message"]
    assert api.get(path(patient)).json()["enrollments"] == [there]


def test_one_of_concurrent_enrolments_returns_201(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: api.post(path(patient), json={"protocol_id": protocol.id}), range(8)))
    assert sorted(each.status_code for each in answers) == [201] + [409] * 7
    assert service.sql("SELECT count(*) FROM enrollments WHERE patient_id = %s", patient["id"]) == [(1,)]


def test_version_with_an_enrolment_is_never_changed(
    service: LiveService, api: httpx2.Client, register: Register, protocol: Protocol
) -> None:
    def put(number: int) -> None:
        protocol.put(BPC | {"dose_amount": str(number + 1)})

    def enroll(_: int) -> tuple[str, int]:
        made = start(api, register(), protocol)
        query = "SELECT dose_amount::int FROM version_compounds WHERE version_id = %s ORDER BY position LIMIT 1"
        return made["version_id"], service.sql(query, made["version_id"])[0][0]

    with ThreadPoolExecutor(4) as threads:
        puts = threads.map(put, range(12))
        enrolled = list(threads.map(enroll, range(12)))
        list(puts)
    for version_id, amount in enrolled:
        query = "SELECT dose_amount::int FROM version_compounds WHERE version_id = %s ORDER BY position LIMIT 1"
        assert service.sql(query, version_id) == [(amount,)]


def test_enrolment_waits_for_a_change_of_the_protocol(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    with closing(psycopg2.connect(service.owner_dsn())) as connection, ThreadPoolExecutor(1) as threads:
        connection.cursor().execute("SELECT 1 FROM protocols WHERE id = %s FOR NO KEY UPDATE", [protocol.id])
        enrolling = threads.submit(start, api, patient, protocol)
        wait_until(lambda: enrolling.done() or service.waiting_for_locks() > 0, "it waits")
        waits = not enrolling.done()
        connection.commit()
        assert enrolling.result()["status"] == "active"
    assert waits


def test_status_ends_the_enrolment_once(api: httpx2.Client, patient: dict[str, Any], protocol: Protocol) -> None:
    made = start(api, patient, protocol, starts_on="2026-01-01")
    ended = update_status(api, made, status="completed")
    assert ended.status_code == 200
    assert ended.json() == made | {
        "status": "completed", "ends_on": ended.json()["ends_on"], "updated_at": ended.json()["updated_at"],
    }  # fmt: skip
    assert ended.json()["ends_on"] in {day(0), day(-1)}
    assert ended.json()["updated_at"] > made["updated_at"]
    assert update_status(api, made, status="completed").json() == ended.json()
    corrected = update_status(api, made, status="completed", ends_on="2026-01-31").json()
    assert (corrected["status"], corrected["ends_on"]) == ("completed", "2026-01-31")
    refused = update_status(api, made, status="stopped")
    assert (refused.status_code, refused.json()["error"], refused.json()["allowed"]) == (409, "conflict", [])
    events = api.get(
        f"/v1/patients/{patient['id']}/timeline", params={"event_type": "enrollment.status_updated"}
    ).json()["events"]
    assert [event["description"] for event in events] == ["completed"] * 2


def test_end_is_today_in_the_zone_of_the_patient(
    api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    made = start(api, patient, protocol)
    api.put(f"/v1/patients/{patient['id']}/time-zone", json={"time_zone": "Etc/GMT+12"})
    before = today("Etc/GMT+12")
    ended = update_status(api, made, status="stopped").json()
    assert ended["ends_on"] in {before.isoformat(), today("Etc/GMT+12").isoformat()}


def test_end_may_be_before_the_start(api: httpx2.Client, patient: dict[str, Any], protocol: Protocol) -> None:
    made = start(api, patient, protocol, starts_on="2026-06-01")
    assert update_status(api, made, status="stopped", ends_on="2026-05-01").json()["ends_on"] == "2026-05-01"


@pytest.mark.parametrize(
    "body", [{"status": "active"}, {"status": "paused"}, {}, {"status": "stopped", "ends_on": "x"}]
)
def test_invalid_status_is_400(
    api: httpx2.Client, patient: dict[str, Any], protocol: Protocol, body: dict[str, Any]
) -> None:
    assert update_status(api, start(api, patient, protocol), **body).status_code == 400


def test_missing_enrolment_is_404(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    made = start(api, patient, protocol)
    for client, enrollment in ((api, {"id": NOBODY}), (make_api(brand="elsewhere"), made)):
        assert update_status(client, enrollment, status="stopped").status_code == 404
        body = {"version_id": made["version_id"]}
        assert client.post(f"/v1/enrollments/{enrollment['id']}/versions", json=body).status_code == 404


def test_version_changes_from_a_date_on(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    made = start(api, patient, protocol, starts_on=day(-30))
    protocol.put(GHK)
    first, second = protocol.versions()
    later = change_version(api, made, second, effective_from=day(10))
    assert (later["enrollment"]["version_id"], later["carried"], later["dropped"]) == (first, [], [])
    changed = change_version(api, made, second)["enrollment"]
    assert (changed["version_id"], pins(service, made)) == (
        second, [(day(-30), first), (day(0), second)])  # fmt: skip
    assert api.get(path(patient)).json()["enrollments"] == [changed]
    change_version(api, made, first, effective_from=day(-10))
    assert pins(service, made) == [(day(-30), first), (day(-10), first)]
    other = Protocol(api, patient["brand_id"], "other").versions()[0]
    refused = api.post(f"/v1/enrollments/{made['id']}/versions", json={"version_id": other})
    assert (refused.status_code, error_locations(refused)) == (404, [("body", "/version_id", "not_found")])


def test_same_version_again_changes_nothing(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    made = start(api, patient, protocol, starts_on=day(-30))
    protocol.put(GHK)
    first, second = protocol.versions()
    assert change_version(api, made, first)["enrollment"] == made
    changed = change_version(api, made, second, effective_from=day(-5))
    assert change_version(api, made, second, effective_from=day(-5)) == changed
    assert change_version(api, made, second, effective_from=day(5)) == changed
    query = "SELECT count(*) FROM outbox WHERE patient_id = %s AND event = 'enrollment.version_changed'"
    assert service.sql(query, patient["id"]) == [(1,)]


def test_version_before_the_start_is_that_of_the_start(
    api: httpx2.Client, patient: dict[str, Any], protocol: Protocol
) -> None:
    made = start(api, patient, protocol, starts_on=day(30))
    protocol.put(GHK)
    second = protocol.versions()[1]
    assert change_version(api, made, second, effective_from=day(40))["enrollment"]["version_id"] == made["version_id"]
    assert change_version(api, made, second, effective_from=day(30))["enrollment"]["version_id"] == second


def override(
    service: LiveService, enrollment: dict[str, Any], version_id: str, type: str, compound: str | None, **values: Any
) -> str:
    """Store an override; return its id. `values` are those of columns."""
    row = {"starts_on": day(-20), "ends_on": None, "payload": f'{{"kind": "{type}"}}'} | values
    query = (
        "INSERT INTO overrides SELECT brand_id, gen_random_uuid(), patient_id, protocol_id, %s, %s, %s, %s, %s, %s, "
        "clock_timestamp(), clock_timestamp() FROM enrollments WHERE id = %s RETURNING id::text"
    )
    dates = (row["payload"], row["starts_on"], row["ends_on"])
    return str(service.sql(query, version_id, compound, type, *dates, enrollment["id"])[0][0])


def overrides(service: LiveService, version_id: str) -> list[tuple[Any, ...]]:
    """Return the overrides of a version, in the order in which the later one counts."""
    query = (
        "SELECT id::text, override_type, compound_id::text, payload::text, starts_on::text, ends_on::text "
        "FROM overrides WHERE version_id = %s ORDER BY starts_on, created_at, id"
    )
    return service.sql(query, version_id)


class Moving:
    """An enrolment since 30 days in the first of two versions: the second lacks TB-500 and has GHK-Cu."""

    def __init__(self, service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol) -> None:
        self._service, self._api = service, api
        self.enrollment = start(api, patient, protocol, starts_on=day(-30))
        self.compounds = protocol.put(GHK)
        protocol.remove(self.compounds["tb-500"])
        self.old, self.new = protocol.versions()

    def add(self, type: str, slug: str | None, **values: Any) -> str:
        compound = self.compounds.get(slug, slug) if slug else None
        return override(self._service, self.enrollment, values.pop("version", self.old), type, compound, **values)

    def change(self, **values: Any) -> tuple[list[str], dict[str, str]]:
        """Change to the second version; return the ids of carried overrides, and why others were dropped."""
        answer = change_version(self._api, self.enrollment, values.pop("version", self.new), **values)
        return answer["carried"], {each["id"]: each["reason"] for each in answer["dropped"]}

    def of(self, version: str) -> list[tuple[Any, ...]]:
        return overrides(self._service, version)


@pytest.fixture
def moving(service: LiveService, api: httpx2.Client, patient: dict[str, Any], protocol: Protocol) -> Moving:
    return Moving(service, api, patient, protocol)


def test_overrides_in_effect_are_copied_from_the_date_on(moving: Moving) -> None:
    payload = '{"kind": "dose_adjusted", "dose_amount": 0.10}'
    moving.add("dose_adjusted", "bpc-157", payload=payload)
    moving.add("paused", None, starts_on=day(3), ends_on=day(9))
    moving.add("removed", "bpc-157", ends_on=day(-6))
    before = moving.of(moving.old)
    carried, dropped = moving.change(effective_from=day(-5))
    copies = moving.of(moving.new)
    assert dropped == {}
    assert sorted(carried) == sorted(row[0] for row in copies)
    assert [row[1:] for row in copies] == [
        ("dose_adjusted", moving.compounds["bpc-157"], payload, day(-5), None),
        ("paused", None, '{"kind": "paused"}', day(3), day(9)),
    ]
    assert moving.of(moving.old) == before


def test_overrides_stay_behind_if_asked(moving: Moving) -> None:
    moving.add("dose_adjusted", "bpc-157")
    assert moving.change(carry_overrides=False) == ([], {})
    assert moving.of(moving.new) == []


def test_overrides_that_do_not_fit_are_dropped_with_reasons(moving: Moving) -> None:
    elsewhere = "019a1f5c-0000-7000-8000-00000000000a"
    gone = [moving.add(type, "tb-500") for type in ("dose_adjusted", "schedule_changed", "removed", "paused")]
    present = moving.add("added", "ghk-cu")
    kept = [moving.add("paused", "ghk-cu"), moving.add("added", elsewhere), moving.add("removed", elsewhere)]
    carried, dropped = moving.change()
    assert dropped == dict.fromkeys(gone, "compound_gone") | {present: "compound_present"}
    assert len(carried) == len(kept)
    assert {row[1:3] for row in moving.of(moving.new)} == {
        ("paused", moving.compounds["ghk-cu"]), ("added", elsewhere), ("removed", elsewhere)}  # fmt: skip


def test_copies_keep_the_order_in_which_overrides_count(moving: Moving) -> None:
    for amount, begin in ((1, -20), (2, -10), (3, -15), (4, -10)):
        payload = f'{{"kind": "dose_adjusted", "dose_amount": {amount}}}'
        moving.add("dose_adjusted", "bpc-157", payload=payload, starts_on=day(begin))
    moving.change()
    assert [row[3][-2] for row in moving.of(moving.new)] == ["1", "3", "2", "4"]
    assert [row[0] for row in moving.of(moving.new)] == sorted(row[0] for row in moving.of(moving.new))


def test_moving_to_and_fro_adds_no_equal_overrides(moving: Moving) -> None:
    first = moving.add("dose_adjusted", "bpc-157")
    carried, _ = moving.change(effective_from=day(1))
    assert moving.change(version=moving.old, effective_from=day(2)) == ([first], {})
    assert moving.change(effective_from=day(3)) == (carried, {})
    assert len(moving.of(moving.old)) == len(moving.of(moving.new)) == 1


def test_moving_to_and_fro_copies_new_overrides_only(moving: Moving) -> None:
    first = moving.add("dose_adjusted", "bpc-157", payload='{"kind": "dose_adjusted", "dose_amount": 1}')
    carried, _ = moving.change(effective_from=day(1))
    for n in range(2, 6):
        version, other = (moving.new, moving.old) if n % 2 == 0 else (moving.old, moving.new)
        payload = f'{{"kind": "dose_adjusted", "dose_amount": {n}}}'
        moving.add("dose_adjusted", "bpc-157", payload=payload, version=version, starts_on=day(n - 1))
        there = [first] if n == 2 else [row[0] for row in moving.of(other)]
        carried, _ = moving.change(version=other, effective_from=day(n))
        assert carried[:-1] == there
        assert [row[3][-2] for row in moving.of(other)] == [str(each) for each in range(1, n + 1)]


def test_last_override_counts_again_after_moving_back(moving: Moving) -> None:
    moving.add("dose_adjusted", "bpc-157", payload='{"kind": "dose_adjusted", "dose_amount": 1}')
    moving.change(effective_from=day(1))
    moving.add("dose_adjusted", "bpc-157", payload='{"kind": "dose_adjusted", "dose_amount": 2}')
    carried, _ = moving.change(version=moving.old, effective_from=day(2))
    assert [row[3][-2] for row in moving.of(moving.old)] == ["1", "2", "1"]
    assert carried == [moving.of(moving.old)[-1][0]]


def test_overrides_of_replaced_later_versions_are_carried(moving: Moving, protocol: Protocol) -> None:
    protocol.put(BPC | {"display_name": "BPC"})
    moving.change(effective_from=day(5))
    protocol.put(BPC | {"display_name": "B"})
    third = protocol.versions()[2]
    moving.add("paused", None)
    moving.add("removed", "bpc-157", version=moving.new, starts_on=day(6))
    carried, _ = moving.change(version=third)
    assert [row[1:] for row in moving.of(third)] == [
        ("paused", None, '{"kind": "paused"}', day(0), day(4)),
        ("removed", moving.compounds["bpc-157"], '{"kind": "removed"}', day(6), None),
    ]
    assert len(carried) == 2


def test_restricted_person_lists_only_their_own_enrolments(
    make_api: MakeApi, api: httpx2.Client, patient: dict[str, Any], register: Register, protocol: Protocol
) -> None:
    made, other = start(api, patient, protocol), register()
    theirs = start(api, other, protocol)
    restricted = make_api(subject=PERSON, scopes=["read:profile"])
    assert restricted.get(path(patient)).json()["enrollments"] == [made]
    answers = [restricted.get(path({"id": id})) for id in (other["id"], NOBODY)]
    bodies = [{name: value for name, value in each.json().items() if name != "request_id"} for each in answers]
    assert [each.status_code for each in answers] == [404, 404]
    assert bodies[0] == bodies[1]
    assert make_api(scopes=["read:profile"]).get(path(patient)).status_code == 404
    assert make_api(subject="stranger", scopes=["read:profile"]).get(path(patient)).status_code == 404
    for scopes in (["read:adherence"], ["read:adherence", "read:profile"]):
        assert make_api(subject=PERSON, scopes=scopes).get(path(other)).json()["enrollments"] == [theirs]
