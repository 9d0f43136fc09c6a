"""Schedules of patients: replaced and cleared from a date on, in intervals that are equal or disjoint."""

import random
from typing import Any

import httpx2
import pytest

from tests.conftest import MakeApi, Register
from tests.operations.test_providers import ABSENT, event_counts, not_found_locations, run_concurrently
from tests.support.errors import error_locations
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.regimens import Regimen, create_protocol, day, enroll, sent

WHOLE = {
    "days_of_week": [5, 1.0, 1, 3],
    "time_of_day": "evening",
    "time_local": "20:30",
    "dose_amount_override": "0.250",
    "schedule_changed": True,
    "paused_until": "2031-02-28",
    "notes": "with\nwater ü",
}
BARE: dict[str, Any] = {
    "time_local": None,
    "dose_amount_override": None,
    "schedule_changed": False,
    "paused_until": None,
    "notes": None,
}


@pytest.fixture
def regimen(api: httpx2.Client, brand: str, patient: dict[str, Any]) -> Regimen:
    """A patient who is enrolled since ten days ago."""
    return enroll(api, create_protocol(api, brand, patient["id"], a={}, b={}), day(-10))


def put(api: httpx2.Client, regimen: Regimen, *rows: dict[str, Any], **headers: str) -> httpx2.Response:
    return api.put(f"{regimen.path}/schedule", json=rows, headers=headers)


def row(compound: str, part: str = "morning", days: tuple[int, ...] = (1, 2), **values: Any) -> dict[str, Any]:
    return {"protocol_compound_id": compound, "days_of_week": days, "time_of_day": part} | values


def schedule(api: httpx2.Client, regimen: Regimen) -> Any:
    answer = api.get(f"{regimen.path}/schedule")
    assert answer.status_code == 200, answer.text
    return answer.json()["schedule"]


def clear(api: httpx2.Client, regimen: Regimen, compound: str, **query: str) -> httpx2.Response:
    return api.delete(f"{regimen.path}/schedule/{compound}", params=query)


def intervals(service: LiveService, regimen: Regimen) -> list[tuple[Any, ...]]:
    """Return every stored row: its compound, its interval and its part of the day."""
    return service.sql(
        "SELECT protocol_compound_id::text, effective_from::text, effective_until::text, time_of_day FROM schedules "
        "WHERE patient_id = %s ORDER BY 1, 2, 4",
        regimen.patient,
    )


def overlaps(service: LiveService, regimen: Regimen) -> int:
    """Return the number of pairs of intervals of a compound that are neither equal nor disjoint."""
    interval = "daterange({0}.effective_from, {0}.effective_until)"
    one, other = interval.format("a"), interval.format("b")
    query = (
        "SELECT count(*) FROM schedules AS a JOIN schedules AS b USING (brand_id, patient_id, protocol_compound_id) "
        f"WHERE patient_id = %s AND ({one} <> {other} AND {one} && {other} OR isempty({one}))"
    )
    return int(service.sql(query, regimen.patient)[0][0])


def test_row_is_returned_as_sent_and_read_back(api: httpx2.Client, regimen: Regimen) -> None:
    compound, other = sorted(regimen.protocol_compounds.values())
    answer = put(api, regimen, row(other), WHOLE | {"protocol_compound_id": compound.upper()})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert (body["patient_id"], body["protocol_id"]) == (regimen.patient, regimen.protocol)
    first, second = body["schedule"]
    shared = {"patient_id": regimen.patient, "protocol_id": regimen.protocol, "effective_from": day(0)}
    shared |= {"effective_until": None, "created_at": first["created_at"], "updated_at": first["created_at"]}
    known = {"id": first["id"], "protocol_compound_id": compound, "days_of_week": [1, 3, 5]}
    assert first == WHOLE | known | shared
    sent = BARE | row(other, days=[1, 2])  # type: ignore[arg-type]
    assert second == sent | {"id": second["id"]} | shared
    assert schedule(api, regimen) == [first, second]


def test_protocol_is_named_by_id_or_slug(api: httpx2.Client, regimen: Regimen) -> None:
    rows = put(api, regimen._replace(protocol=regimen.slug), row(regimen.protocol_compounds["a"])).json()
    for name in (regimen.protocol, regimen.protocol.upper(), regimen.slug):
        assert api.get(f"/v1/patients/{regimen.patient}/protocols/{name}/schedule").json() == rows
    assert not_found_locations(api.get(f"/v1/patients/{regimen.patient}/protocols/{ABSENT}/schedule")) == []


def test_rows_have_a_fixed_order(api: httpx2.Client, regimen: Regimen) -> None:
    parts = ["morning", "afternoon", "evening", "before_bed"]
    rows = [row(compound, part, (2,)) for compound in regimen.protocol_compounds.values() for part in parts]
    rows += [row(compound, part, (1,)) for compound in regimen.protocol_compounds.values() for part in parts]
    random.shuffle(rows)
    later = [each | {"effective_from": day(3), "notes": "later"} for each in rows]
    put(api, regimen, *rows)
    found = put(api, regimen, *later).json()["schedule"]
    places = [
        (each["protocol_compound_id"], each["effective_from"], parts.index(each["time_of_day"]), each["id"])
        for each in found
    ]
    assert len(places) == 32
    assert places == sorted(places)
    assert schedule(api, regimen) == found


def test_replacement_ends_rows_in_effect_and_removes_later_ones(
    api: httpx2.Client, regimen: Regimen, service: LiveService
) -> None:
    one, other = regimen.protocol_compounds.values()
    put(api, regimen, row(one, effective_from=day(-5)), row(other, effective_from=day(-5)))
    put(api, regimen, row(one, "evening", effective_from=day(5)))
    found = put(api, regimen, row(one, "before_bed", effective_from=day(1))).json()["schedule"]
    expected = [
        (one, day(-5), day(1), "morning"),
        (one, day(1), None, "before_bed"),
        (other, day(-5), None, "morning"),
    ]
    assert intervals(service, regimen) == sorted(expected)
    assert [(each["effective_from"], each["effective_until"]) for each in found] == [
        each[1:3] for each in sorted(expected)
    ]
    put(api, regimen, row(one, "afternoon", effective_from=day(-5)))
    assert intervals(service, regimen) == sorted([(one, day(-5), None, "afternoon"), expected[2]])


def test_rows_that_ended_before_today_are_kept_but_not_returned(
    api: httpx2.Client, regimen: Regimen, service: LiveService
) -> None:
    one = regimen.protocol_compounds["a"]
    put(api, regimen, row(one, effective_from=day(-5)))
    put(api, regimen, row(one, "evening", effective_from=day(0)))
    assert [each["time_of_day"] for each in schedule(api, regimen)] == ["evening"]
    assert intervals(service, regimen)[0] == (one, day(-5), day(0), "morning")
    # A change in the past may begin within an interval that ended.
    put(api, regimen, row(one, "before_bed", effective_from=day(-3)))
    assert intervals(service, regimen) == [(one, day(-5), day(-3), "morning"), (one, day(-3), None, "before_bed")]


def test_same_schedule_again_changes_nothing(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str
) -> None:
    one, other = regimen.protocol_compounds.values()
    rows = [WHOLE | {"protocol_compound_id": one}, row(one, days=(4,)), row(one, days=(5,)), row(other)]
    first = put(api, regimen, *rows).json()
    before = event_counts(service, brand)
    for again in (rows, rows[::-1], [], [each | {"effective_from": day(2)} for each in rows]):
        answer = put(api, regimen, *again)
        assert (answer.status_code, answer.json()) == (200, first)
    assert event_counts(service, brand) == before
    changed = put(api, regimen, *rows[1:]).json()["schedule"]
    assert [each["id"] for each in changed if each["protocol_compound_id"] == other] == [
        each["id"] for each in first["schedule"] if each["protocol_compound_id"] == other
    ]
    assert event_counts(service, brand) == [count + 1 for count in before]


@pytest.mark.parametrize("change", [{"notes": "x"}, {"dose_amount_override": "0.25"}, {"days_of_week": [1]},
                                    {"time_local": "20:30:01"}, {"paused_until": None}])  # fmt: skip
def test_every_value_of_a_row_is_replaced(api: httpx2.Client, regimen: Regimen, change: dict[str, Any]) -> None:
    body = WHOLE | {"protocol_compound_id": regimen.protocol_compounds["a"]}
    (before,) = put(api, regimen, body).json()["schedule"]
    (after,) = put(api, regimen, body | change).json()["schedule"]
    times = {name: after[name] for name in ("created_at", "updated_at")}
    assert after == before | change | times | {"id": after["id"]}
    assert after["id"] != before["id"]


def test_clear_returns_a_compound_to_the_protocol(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str
) -> None:
    one, other = regimen.protocol_compounds.values()
    put(api, regimen, row(one, effective_from=day(-5)), row(other))
    put(api, regimen, row(one, "evening", effective_from=day(5)))
    before = event_counts(service, brand)
    left = clear(api, regimen, one, effective_from=day(2)).json()["schedule"]
    assert intervals(service, regimen) == sorted([(one, day(-5), day(2), "morning"), (other, day(0), None, "morning")])
    assert len(left) == 2
    answer = clear(api, regimen, one.upper())
    assert (answer.status_code, [each["protocol_compound_id"] for each in answer.json()["schedule"]]) == (200, [other])
    assert event_counts(service, brand) == [count + 2 for count in before]
    assert clear(api, regimen, one).json() == answer.json()
    assert event_counts(service, brand) == [count + 2 for count in before]
    assert not_found_locations(clear(api, regimen, ABSENT)) == []
    assert error_locations(clear(api, regimen, one, effective_from="2026-02-30")) == [
        ("query", "/effective_from", "format")
    ]


def test_unknown_compounds_are_404_and_nothing_is_stored(
    api: httpx2.Client, regimen: Regimen, service: LiveService, brand: str
) -> None:
    of_other = create_protocol(api, brand, a={}).protocol_compounds["a"]
    before = event_counts(service, brand)
    answer = put(api, regimen, row(ABSENT), row(regimen.protocol_compounds["a"]), row(of_other))
    assert error_locations(answer) == [("body", f"/{n}/protocol_compound_id", "not_found") for n in (0, 2)]
    assert answer.status_code == 404
    assert schedule(api, regimen) == []
    assert event_counts(service, brand) == before


def test_patient_who_was_never_enrolled_is_404(
    make_api: MakeApi, api: httpx2.Client, regimen: Regimen, register: Register, brand: str
) -> None:
    other = create_protocol(api, brand, regimen.patient, a={})
    stranger = regimen._replace(patient=register()["id"])
    for client, whose in ((api, other), (api, stranger), (make_api(f"other-{brand}"), regimen)):
        assert not_found_locations(put(client, whose, row(ABSENT))) == []
        assert not_found_locations(client.get(f"{whose.path}/schedule")) == []
        assert not_found_locations(clear(client, whose, whose.protocol_compounds["a"])) == []
    enroll(api, other, day(-20), day(-10))
    assert put(api, other, row(other.protocol_compounds["a"])).status_code == 200


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"days_of_week": []}, ("/0/days_of_week", "minItems")),
        ({"days_of_week": [7]}, ("/0/days_of_week/0", "maximum")),
        ({"days_of_week": [-1]}, ("/0/days_of_week/0", "minimum")),
        ({"days_of_week": [1.5]}, ("/0/days_of_week/0", "type")),
        ({"days_of_week": ["1"]}, ("/0/days_of_week/0", "type")),
        ({"time_local": "25:00"}, ("/0/time_local", "pattern")),
        ({"time_local": "7:00"}, ("/0/time_local", "pattern")),
        ({"time_local": "24:00:00"}, ("/0/time_local", "pattern")),
        ({"time_local": "23:59:60"}, ("/0/time_local", "pattern")),
        ({"paused_until": "2026-02-30"}, ("/0/paused_until", "format")),
        ({"effective_from": "0001-01-01"}, ("/0/effective_from", "pattern")),
        ({"dose_amount_override": "abc"}, ("/0/dose_amount_override", "pattern")),
        ({"dose_amount_override": "-1"}, ("/0/dose_amount_override", "pattern")),
        ({"dose_amount_override": 0}, ("/0/dose_amount_override", "minimum")),
        ({"dose_amount_override": "0"}, ("/0/dose_amount_override", "pattern")),
        ({"dose_amount_override": "1e3"}, ("/0/dose_amount_override", "pattern")),
        ({"dose_amount_override": True}, ("/0/dose_amount_override", "oneOf")),
        ({"dose_amount_override": 1.2345678901234567e-9}, ("/0/dose_amount_override", "digits")),
    ],
)
def test_invalid_row_is_400_at_its_place(
    api: httpx2.Client, regimen: Regimen, change: dict[str, Any], location: tuple[str, str]
) -> None:
    answer = put(api, regimen, row(regimen.protocol_compounds["a"]) | change)
    assert answer.status_code == 400
    assert error_locations(answer) == [("body", *location)]
    assert schedule(api, regimen) == []


@pytest.mark.parametrize(
    ("sent", "stored"), [(0.1 + 0.2, "0.30000000000000004"), (1, "1"), (1e-7, "0.0000001"), ("2.50", "2.50")]
)
def test_amount_keeps_its_digits(api: httpx2.Client, regimen: Regimen, sent: Any, stored: str) -> None:
    (made,) = put(api, regimen, row(regimen.protocol_compounds["a"], dose_amount_override=sent)).json()["schedule"]
    assert made["dose_amount_override"] == stored
    assert schedule(api, regimen) == [made]


def test_weekday_twice_in_a_part_of_the_day_is_400(api: httpx2.Client, regimen: Regimen) -> None:
    one, other = regimen.protocol_compounds.values()
    fine = [row(one, days=(1, 2)), row(one, days=(3,)), row(one, "evening", (1, 2)), row(other, days=(1, 2))]
    assert put(api, regimen, *fine).status_code == 200
    answer = put(api, regimen, *fine, row(one, days=(2,)), row(other, days=(3, 1)), row(one.upper(), days=(0,)))
    assert answer.status_code == 400
    assert error_locations(answer) == [("body", f"/{n}/days_of_week", "duplicate_slot") for n in (4, 5)]


def test_different_dates_within_a_compound_are_400(api: httpx2.Client, regimen: Regimen) -> None:
    one, other = regimen.protocol_compounds.values()
    rows = [row(one, effective_from=day(1)), row(other, effective_from=day(2))]
    assert put(api, regimen, *rows).status_code == 200
    for wrong in (row(one, "evening", effective_from=day(2)), row(one, "evening")):
        answer = put(api, regimen, *rows, wrong)
        assert answer.status_code == 400
        assert error_locations(answer) == [("body", "/2/effective_from", "different_dates")]


def test_schedule_has_at_most_a_thousand_rows(api: httpx2.Client, brand: str, patient: dict[str, Any]) -> None:
    slots = [(part, (d,)) for part in ("morning", "afternoon", "evening", "before_bed") for d in range(7)]
    regimen = enroll(api, create_protocol(api, brand, patient["id"], **{f"c{n}": {} for n in range(7)}))
    for number in range(5):
        rows = [
            row(compound, part, days, effective_from=day(number), notes=str(number))
            for compound in regimen.protocol_compounds.values()
            for part, days in slots
        ]
        assert put(api, regimen, *rows).status_code == 200
    rows = [row(regimen.protocol_compounds["c0"], part, days, effective_from=day(5)) for part, days in slots]
    refused = put(api, regimen, *rows)
    assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
    assert len(schedule(api, regimen)) == 980
    assert len(put(api, regimen, *rows[:20]).json()["schedule"]) == 1000


def test_today_is_the_date_in_the_patients_time_zone(
    api: httpx2.Client, regimen: Regimen, service: LiveService
) -> None:
    compound = regimen.protocol_compounds["a"]
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        sent(api, "PUT", f"/v1/patients/{regimen.patient}/time-zone", {"time_zone": zone})
        (before,) = service.sql("SELECT (now() AT TIME ZONE %s)::date::text", zone)[0]
        (made,) = put(api, regimen, row(compound, notes=zone)).json()["schedule"]
        (after,) = service.sql("SELECT (now() AT TIME ZONE %s)::date::text", zone)[0]
        assert made["effective_from"] in (before, after)
        clear(api, regimen, compound, effective_from=day(-9))


def test_person_reaches_only_their_own_schedule(
    make_api: MakeApi, api: httpx2.Client, regimen: Regimen, register: Register, service: LiveService
) -> None:
    other = enroll(api, regimen._replace(patient=register()["id"]), day(-1))
    me = make_api(subject=PERSON, scopes=["read:profile", "write:profile"])
    one = regimen.protocol_compounds["a"]
    assert put(me, regimen, row(one)).status_code == 200
    assert len(schedule(me, regimen)) == 1
    assert not_found_locations(put(me, other, row(one))) == []
    assert not_found_locations(me.get(f"{other.path}/schedule")) == []
    assert not_found_locations(clear(me, other, one)) == []
    assert clear(me, regimen, one).json()["schedule"] == []
    staff = make_api(subject=PERSON, scopes=["read:adherence", "write:adherence"])
    assert put(staff, other, row(one)).status_code == 200
    assert intervals(service, other) == [(one, day(0), None, "morning")]


def test_schedule_is_noted_in_timeline_and_access_log(api: httpx2.Client, regimen: Regimen) -> None:
    put(api, regimen, row(regimen.protocol_compounds["a"], notes="secret"))
    schedule(api, regimen)
    clear(api, regimen, regimen.protocol_compounds["a"])
    events = api.get(f"/v1/patients/{regimen.patient}/timeline").json()["events"]
    assert [each["event_type"] for each in events[:2]] == ["schedule.cleared", "schedule.replaced"]
    assert {each["source_id"] for each in events[:2]} == {regimen.protocol}
    accesses = api.get(f"/v1/patients/{regimen.patient}/access-log").json()["accesses"]
    operations = [(each["operation"], each["event"]) for each in accesses]
    assert ("schedules.get", None) in operations
    assert ("schedules.replace", "schedule.replaced") in operations
    assert "secret" not in str(events) + str(accesses)


def test_concurrent_replacements_leave_no_overlapping_intervals(
    make_api: MakeApi, regimen: Regimen, service: LiveService
) -> None:
    clients, draw = [make_api() for _ in range(4)], random.Random(7)
    parts = ("morning", "afternoon", "evening", "before_bed")
    for _ in range(40):
        bodies = [
            [
                row(compound, part, effective_from=day(date), notes=str(draw.random()))
                for compound, date in zip(
                    regimen.protocol_compounds.values(), draw.choices(range(-8, 8), k=2), strict=True
                )
                for part in draw.sample(parts, draw.randint(1, 3))
            ]
            for _ in clients
        ]
        answers = run_concurrently(lambda api, body: put(api, regimen, *body), clients, bodies)
        assert {answer.status_code for answer in answers} == {200}
        assert overlaps(service, regimen) == 0
