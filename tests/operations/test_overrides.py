"""Overrides of a patient: added to a version, listed while they last, and withdrawn from today on."""

import json
from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_providers import ABSENT, event_counts, not_found_locations, run_concurrently
from tests.operations.test_schedules import regimen
from tests.support.errors import error_locations
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.regimens import Regimen, complete, create_protocol, day, enroll, newest_version, sent

__all__ = ["regimen"]

ADDED = {
    "kind": "added",
    "compound_slug": "new",
    "display_name": "New",
    "dose_amount": "2.50",
    "dose_unit": "mg",
    "days_of_week": [2, 1.0, 2],
    "time_of_day": "morning",
}
PAYLOADS: dict[str, dict[str, Any]] = {
    "dose_adjusted": {"kind": "dose_adjusted", "dose_amount": 0.25},
    "schedule_changed": {"kind": "schedule_changed", "days_of_week": [0, 6], "time_of_day": "evening",
                         "time_local": "21:15"},
    "removed": {"kind": "removed", "reason": "a\nrash"},
    "added": ADDED,
    "paused": {"kind": "paused", "until": "2031-01-01"},
}  # fmt: skip


def add(api: httpx2.Client, regimen: Regimen, kind: str, **values: Any) -> httpx2.Response:
    """Add an override of a kind, by default of the first compound unless it adds one."""
    compound = {} if kind == "added" else {"compound_id": regimen.compounds["a"]}
    body = {"override_type": kind, "payload": PAYLOADS[kind]} | compound | values
    return api.post(f"{regimen.path}/overrides", json=body)


def added(api: httpx2.Client, regimen: Regimen, kind: str = "paused", **values: Any) -> Any:
    answer = add(api, regimen, kind, **values)
    assert answer.status_code == 201, answer.text
    return answer.json()


def overrides(api: httpx2.Client, regimen: Regimen, **query: str) -> Any:
    answer = api.get(f"{regimen.path}/overrides", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["overrides"]


def withdraw(api: httpx2.Client, regimen: Regimen, id: str) -> httpx2.Response:
    return api.delete(f"{regimen.path}/overrides/{id}")


def add_version(api: httpx2.Client, regimen: Regimen, *, without: str) -> str:
    """Add a version without one of the compounds, which nobody is enrolled in."""
    sent(api, "DELETE", f"/v1/protocols/{regimen.protocol}/compounds/{regimen.compounds[without]}")
    return newest_version(api, regimen.protocol)


@pytest.mark.parametrize("kind", PAYLOADS)
def test_override_is_returned_as_sent_and_listed(api: httpx2.Client, regimen: Regimen, kind: str) -> None:
    made = added(api, regimen, kind)
    compound = made["compound_id"] if kind == "added" else regimen.compounds["a"]
    payload = PAYLOADS[kind] | ({"days_of_week": [1, 2]} if kind == "added" else {})
    assert made == {
        "id": made["id"],
        "patient_id": regimen.patient,
        "protocol_id": regimen.protocol,
        "version_id": regimen.version,
        "compound_id": compound,
        "override_type": kind,
        "payload": payload,
        "starts_on": day(0),
        "ends_on": None,
        "created_at": made["created_at"],
        "updated_at": made["created_at"],
    }
    whole = added(api, regimen, kind, version_id=regimen.version.upper(), starts_on=day(-3), ends_on=day(0))
    assert (whole["version_id"], whole["starts_on"], whole["ends_on"]) == (regimen.version, day(-3), day(0))
    assert overrides(api, regimen) == [whole, made]


@pytest.mark.parametrize("amount", [0.1, 1, 1.0, 0.1 + 0.2, 1000000000000])
def test_number_of_a_payload_is_returned_as_sent(api: httpx2.Client, regimen: Regimen, amount: float) -> None:
    added(api, regimen, "dose_adjusted", payload={"kind": "dose_adjusted", "dose_amount": amount})
    (made,) = overrides(api, regimen)
    assert repr(made["payload"]["dose_amount"]) == repr(amount)


def test_unknown_properties_of_a_payload_are_not_stored(api: httpx2.Client, regimen: Regimen) -> None:
    made = added(api, regimen, "paused", payload={"kind": "paused", "reason": "x", "notes": "x"}, notes="x")
    assert made["payload"] == {"kind": "paused"}


def test_list_leaves_out_ended_overrides_and_other_versions(api: httpx2.Client, regimen: Regimen) -> None:
    version = add_version(api, regimen, without="a")
    added(api, regimen, starts_on=day(-5), ends_on=day(-1))
    lasting = added(api, regimen, starts_on=day(-5), ends_on=day(0))
    ahead = added(api, regimen, starts_on=day(5), ends_on=day(9))
    of_other = added(api, regimen, compound_id=None, version_id=version)
    assert overrides(api, regimen) == [of_other, ahead, lasting]
    assert overrides(api, regimen, version_id=version.upper()) == [of_other]
    assert overrides(api, regimen, version_id=regimen.version) == [ahead, lasting]
    assert overrides(api, regimen, version_id=ABSENT) == []
    refused = api.get(f"{regimen.path}/overrides", params={"version_id": "x"})
    assert error_locations(refused) == [("query", "/version_id", "pattern")]


def test_version_is_the_one_pinned_on_the_first_date(api: httpx2.Client, regimen: Regimen) -> None:
    version = add_version(api, regimen, without="b")
    change = {"version_id": version, "effective_from": day(-2)}
    sent(api, "POST", f"/v1/enrollments/{regimen.enrollment}/versions", change)
    given = [added(api, regimen, starts_on=day(offset))["version_id"] for offset in (-3, -2, 0)]
    assert given == [regimen.version, version, version]
    assert not_found_locations(add(api, regimen, "paused", compound_id=regimen.compounds["b"])) == ["/compound_id"]
    assert added(api, regimen, compound_id=regimen.compounds["b"], version_id=regimen.version)["starts_on"] == day(0)


def test_latest_enrolment_that_covers_a_date_gives_the_version(api: httpx2.Client, regimen: Regimen) -> None:
    later = regimen._replace(version=add_version(api, regimen, without="b"))
    complete(api, regimen.enrollment, day(0))
    enroll(api, later, day(-4), day(-2))
    given = [added(api, regimen, starts_on=day(offset))["version_id"] for offset in (-5, -4, -2, -1)]
    assert given == [regimen.version, later.version, later.version, regimen.version]


def test_missing_things_are_404_at_their_place(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str
) -> None:
    other = create_protocol(api, brand, regimen.patient, a={}, c={})
    before = event_counts(service, brand)
    for kind in PAYLOADS:
        assert not_found_locations(add(api, regimen, kind, starts_on=day(-11))) == ["/starts_on"]
        assert not_found_locations(add(api, regimen, kind, compound_id=ABSENT)) == ["/compound_id"]
        for version in (ABSENT, other.version):
            assert not_found_locations(add(api, regimen, kind, version_id=version)) == ["/version_id"]
    assert not_found_locations(add(api, regimen, "removed", compound_id=other.compounds["c"])) == ["/compound_id"]
    assert overrides(api, regimen) == []
    assert event_counts(service, brand) == before


def test_patient_who_was_never_enrolled_is_404(
    make_api: MakeApi, api: httpx2.Client, regimen: Regimen, register: Register, brand: str
) -> None:
    other = create_protocol(api, brand, regimen.patient, a={}, c={})
    stranger = regimen._replace(patient=register()["id"])
    for client, whose in (
        (api, other),
        (api, stranger),
        (api, regimen._replace(protocol="none")),
        (make_api(f"other-{brand}"), regimen),
    ):
        assert not_found_locations(add(client, whose, "paused")) == []
        assert not_found_locations(client.get(f"{whose.path}/overrides")) == []
        assert not_found_locations(withdraw(client, whose, ABSENT)) == []


def test_added_compound_is_the_brands_or_a_new_one(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str
) -> None:
    def compound(**values: Any) -> Any:
        return added(api, regimen, "added", **values)["compound_id"]

    new = compound()
    assert service.sql("SELECT id::text, slug FROM compounds WHERE slug = 'new' AND brand_id = %s", brand) == [
        (new, "new")
    ]
    assert compound() == compound(compound_id=None) == compound(compound_id=new.upper()) == new
    other = create_protocol(api, brand, c={})
    known = ADDED | {"compound_slug": "c"}
    assert compound(payload=known) == other.compounds["c"]
    refused = add(api, regimen, "added", compound_id=other.compounds["c"])
    assert (refused.status_code, error_locations(refused)) == (409, [("body", "/compound_id", "conflict")])


def test_adding_a_compound_of_the_version_is_409(api: httpx2.Client, regimen: Regimen) -> None:
    payload = ADDED | {"compound_slug": "b"}
    for values in ({}, {"compound_id": regimen.compounds["b"]}):
        refused = add(api, regimen, "added", payload=payload, **values)
        assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
        assert error_locations(refused) == [("body", "/payload/compound_slug", "conflict")]
    version = add_version(api, regimen, without="b")
    assert added(api, regimen, "added", payload=payload, version_id=version)["compound_id"] == regimen.compounds["b"]


def test_added_compound_can_be_paused_and_removed_only(api: httpx2.Client, regimen: Regimen) -> None:
    new = added(api, regimen, "added")["compound_id"]
    answers = {kind: add(api, regimen, kind, compound_id=new).status_code for kind in PAYLOADS if kind != "added"}
    assert answers == {"dose_adjusted": 404, "schedule_changed": 404, "removed": 201, "paused": 201}
    version = add_version(api, regimen, without="b")
    refused = add(api, regimen, "removed", compound_id=new, version_id=version)
    assert not_found_locations(refused) == ["/compound_id"]


@pytest.mark.parametrize(
    ("kind", "change", "locations"),
    [
        ("paused", {"payload": PAYLOADS["removed"]}, [("/payload/kind", "enum")]),
        ("dose_adjusted", {"payload": {"kind": "dose_adjusted"}}, [("/payload/dose_amount", "required")]),
        ("dose_adjusted", {"payload": {"kind": "dose_adjusted", "dose_amount": 0}},
         [("/payload/dose_amount", "minimum")]),
        ("dose_adjusted", {"payload": {"kind": "dose_adjusted", "dose_amount": "1"}},
         [("/payload/dose_amount", "type")]),
        ("dose_adjusted", {"payload": {"kind": "dose_adjusted", "dose_amount": 1000000000001}},
         [("/payload/dose_amount", "maximum")]),
        ("dose_adjusted", {"payload": {"kind": "dose_adjusted", "dose_amount": 1.2345678901234567e-9}},
         [("/payload/dose_amount", "digits")]),
        ("added", {"payload": ADDED | {"dose_amount": "0.0"}}, [("/payload/dose_amount", "pattern")]),
        ("added", {"payload": ADDED | {"time_local": "24:00"}}, [("/payload/time_local", "pattern")]),
        ("dose_adjusted", {"compound_id": None}, [("/compound_id", "type")]),
        ("schedule_changed", {"compound_id": None}, [("/compound_id", "type")]),
        ("removed", {"compound_id": None}, [("/compound_id", "type")]),
        ("removed", {"payload": {"kind": "removed", "reason": "x" * 501}}, [("/payload/reason", "maxLength")]),
        ("paused", {"starts_on": "2026-02-30"}, [("/starts_on", "format")]),
        ("paused", {"starts_on": "2026-11-10", "ends_on": "2026-11-09"}, [("/ends_on", "before_start")]),
        ("paused", {"ends_on": "2026-01-01"}, [("/ends_on", "before_start")]),
        ("paused", {"starts_on": "2031-01-01"}, [("/payload/until", "before_start")]),
        ("paused", {"payload": {"kind": "paused", "until": "2026-01-01"}}, [("/payload/until", "before_start")]),
        ("paused", {"starts_on": "2031-01-02", "ends_on": "2031-01-01"},
         [("/ends_on", "before_start"), ("/payload/until", "before_start")]),
    ],
)  # fmt: skip
def test_invalid_override_is_400_at_its_place(
    api: httpx2.Client, regimen: Regimen, kind: str, change: dict[str, Any], locations: list[tuple[str, str]]
) -> None:
    answer = add(api, regimen, kind, **change)
    assert answer.status_code == 400
    assert set(error_locations(answer)) >= {("body", *location) for location in locations}
    assert overrides(api, regimen) == []


def test_withdrawal_ends_yesterday_and_keeps_the_past(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str
) -> None:
    made = added(api, regimen, starts_on=day(-5), ends_on=day(5))
    before = event_counts(service, brand)
    for _ in range(2):
        answer = withdraw(api, regimen, made["id"].upper())
        assert (answer.status_code, answer.json()) == (
            200,
            {"id": made["id"], "status": "ended", "ends_on": day(-1)},
        )
    assert event_counts(service, brand) == [count + 1 for count in before]
    assert overrides(api, regimen) == []
    stored = service.sql("SELECT starts_on::text, ends_on::text FROM overrides WHERE id = %s", made["id"])
    assert stored == [(day(-5), day(-1))]


@pytest.mark.parametrize("offset", [0, 3])
def test_override_that_has_not_begun_is_removed(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str, offset: int
) -> None:
    id = added(api, regimen, starts_on=day(offset))["id"]
    assert withdraw(api, regimen, id).json() == {"id": id, "status": "removed", "ends_on": None}
    assert service.sql("SELECT 1 FROM overrides WHERE id = %s", id) == []
    before = event_counts(service, brand)
    assert withdraw(api, regimen, id).json() == {"id": id, "status": "not_present", "ends_on": None}
    assert event_counts(service, brand) == before


def test_override_that_has_ended_stays_as_it_is(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str, register: Register
) -> None:
    id = added(api, regimen, starts_on=day(-9), ends_on=day(-7))["id"]
    before = event_counts(service, brand)
    assert withdraw(api, regimen, id).json() == {"id": id, "status": "ended", "ends_on": day(-7)}
    other = regimen._replace(patient=register()["id"])
    enroll(api, other, day(-1))
    before = event_counts(service, brand)
    assert withdraw(api, other, id).json()["status"] == "not_present"
    assert event_counts(service, brand) == before
    assert service.sql("SELECT ends_on::text FROM overrides WHERE id = %s", id) == [(day(-7),)]


def test_patient_has_at_most_a_thousand_overrides(api: httpx2.Client, regimen: Regimen, service: LiveService) -> None:
    made = added(api, regimen)
    added(api, regimen, starts_on=day(-9), ends_on=day(-7))
    service.sql(
        "INSERT INTO overrides SELECT brand_id, gen_random_uuid(), patient_id, protocol_id, version_id, compound_id, "
        "override_type, payload, starts_on, ends_on, created_at, updated_at FROM overrides, generate_series(1, 998) "
        "WHERE id = %s",
        made["id"],
    )
    added(api, regimen)
    refused = add(api, regimen, "paused")
    assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
    assert len(overrides(api, regimen)) == 1000


def test_person_reads_only_their_own_overrides(
    make_api: MakeApi, api: httpx2.Client, regimen: Regimen, register: Register
) -> None:
    other = regimen._replace(patient=register()["id"])
    enroll(api, other, day(-1))
    made = added(api, regimen)
    added(api, other)
    me = make_api(subject=PERSON, scopes=["read:profile", "write:profile"])
    assert overrides(me, regimen) == [made]
    assert not_found_locations(me.get(f"{other.path}/overrides")) == []
    assert add(me, regimen, "paused").status_code == 403
    assert withdraw(me, regimen, made["id"]).status_code == 403


def test_override_is_noted_in_timeline_and_access_log(api: httpx2.Client, regimen: Regimen) -> None:
    id = added(api, regimen, "removed")["id"]
    overrides(api, regimen)
    withdraw(api, regimen, id)
    events = api.get(f"/v1/patients/{regimen.patient}/timeline").json()["events"]
    noted = [(each["event_type"], each["description"], each["source_id"]) for each in events[:2]]
    assert noted == [("override.withdrawn", None, id), ("override.added", "removed", id)]
    accesses = api.get(f"/v1/patients/{regimen.patient}/access-log").json()["accesses"]
    assert ("overrides.list", None) in [(each["operation"], each["event"]) for each in accesses]
    assert "rash" not in json.dumps([events, accesses])


def test_concurrent_additions_make_one_compound(make_api: MakeApi, regimen: Regimen, register: Register) -> None:
    clients = [make_api() for _ in range(4)]
    regimens = [regimen._replace(patient=register()["id"]) for _ in clients]
    for each in regimens:
        enroll(clients[0], each, day(-1))
    for number in range(10):
        payload = ADDED | {"compound_slug": f"new-{number}"}
        answers = run_concurrently(lambda api, whose, p=payload: add(api, whose, "added", payload=p), clients, regimens)
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.json()["compound_id"] for answer in answers}) == 1


def test_export_contains_schedules_and_overrides(api: httpx2.Client, regimen: Regimen) -> None:
    made = [added(api, regimen, kind) for kind in PAYLOADS]
    rows = api.put(
        f"{regimen.path}/schedule",
        json=[
            {"protocol_compound_id": compound, "days_of_week": [1, 4], "time_of_day": "morning",
             "time_local": "07:00", "dose_amount_override": "1.50"}
            for compound in regimen.protocol_compounds.values()
        ],
    ).json()["schedule"]  # fmt: skip
    export = api.get(f"/v1/patients/{regimen.patient}/export").json()
    assert export["overrides"] == made
    assert sorted(export["schedules"], key=str) == sorted(rows, key=str)


def test_erasure_removes_schedules_and_overrides(api: httpx2.Client, regimen: Regimen, service: LiveService) -> None:
    word = "plughxyz"
    added(api, regimen, "removed", payload={"kind": "removed", "reason": word})
    added(api, regimen, "added", payload=ADDED | {"display_name": word})
    body = [{"protocol_compound_id": regimen.protocol_compounds["a"], "days_of_week": [1], "time_of_day": "morning",
             "notes": word}]  # fmt: skip
    assert api.put(f"{regimen.path}/schedule", json=body).status_code == 200
    affected = api.delete(f"/v1/patients/{regimen.patient}").json()["rows_affected"]
    assert (affected["schedules"], affected["overrides"]) == (1, 2)
    for table in ("schedules", "overrides", "outbox", "audit", "timeline", "idempotency_keys"):
        assert service.sql(f"SELECT 1 FROM {table} AS t WHERE t::text LIKE %s", f"%{word}%") == [], table
