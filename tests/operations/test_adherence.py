"""Reads of adherence: what is due, the calendar, the streak and summaries."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import httpx2
import pytest

from db.core import clock
from db.errors import NotFound
from tests.conftest import MakeApi, Register
from tests.regimen.world import CASES, World, regimen_of
from tests.support.errors import error_locations
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner
from tests.support.stored_regimens import Store, compound, regimen, taken

pytestmark = pytest.mark.postgres

DAY = timedelta(days=1)
NOBODY = "019a1f5c-0000-7000-8000-000000000000"
ASKED = {
    "resolved": "adherence.get_resolved_compounds",
    "today": "adherence.get_today_schedule",
    "calendar": "adherence.get_calendar",
    "summary": "adherence.get_summary",
    "streak": "adherence.get_my_streak",
    "adherence_7d": "adherence.list_summaries",
}
ASKS = [
    pytest.param(case, ask, id=f"{case['name']}-{ask['op']}-{n}")
    for case in CASES
    for n, ask in enumerate(case["asks"])
    if ask["op"] in ASKED and ask["expect"].get("status", 200) == 200
]
READS = {
    "resolved-compounds": {"date": "2026-11-20"},
    "today-schedule": {"date": "2026-11-20"},
    "calendar": {},
    "summary": {"protocol_id": "slug-p"},
}
each_read = pytest.mark.parametrize(("path", "query"), READS.items())


@pytest.fixture
def store(service: LiveService, brand: str) -> Store:
    return Store(service, brand)


@pytest.fixture
def stored(store: Store, patient: dict[str, Any]) -> dict[str, Any]:
    """A patient with a compound each morning since ten days, taken on all days but the fourth last."""
    of = regimen(store.today - 9 * DAY, compound("c"))
    store.regimen(patient["id"], of, {"p": ["p-1"]})
    store.doses(patient["id"], taken("c", *(store.today - n * DAY for n in range(1, 10) if n != 4)), of)
    return patient


def get(api: httpx2.Client, path: str, patient_id: str, **query: Any) -> httpx2.Response:
    return api.get(f"/v1/adherence/{path}", params={"patient_id": patient_id} | query)


def matches(expected: Any, found: Any) -> bool:
    """Return whether a response has all that is expected; lists must have the same length."""
    if isinstance(expected, Mapping):
        return all(name in found and matches(value, found[name]) for name, value in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(found) and all(map(matches, expected, found))
    return bool(expected == found)


@pytest.mark.parametrize(("case", "ask"), ASKS)
def test_stored_world_has_the_expected_reports(
    case: dict[str, Any],
    ask: dict[str, Any],
    service: LiveService,
    store: Store,
    patient: dict[str, Any],
    run_operation: OperationRunner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world, patient_id = World(case), patient["id"]
    versions = {each["id"]: [version["id"] for version in each["versions"]] for each in case["protocols"]}
    store.regimen(patient_id, regimen_of(case), versions)
    store.doses(patient_id, world.doses.values(), regimen_of(case))
    store.zone(patient_id, world.zone(world.now).key)
    monkeypatch.setattr("db.core.clock.now", lambda: world.now)
    given = {name: ask[name] for name in ("date", "month", "start", "end", "to") if name in ask}
    given |= {name: store(ask[short]) for short, name in NAMES.items() if short in ask}
    given |= {"from_": ask["from"]} if "from" in ask else {}
    if ask["op"] == "adherence_7d":
        given = {"body": {"patient_ids": [patient_id], "days": 7}}
    elif ask["op"] == "streak":
        run_operation.subject = PERSON
    else:
        given["patient_id"] = patient_id
    found = json.loads(run_operation(ASKED[ask["op"]], **given).body)
    assert run_operation.round_trips == 1 or ask["op"] == "adherence_7d"
    expected = in_responses(ask, store)
    assert matches(expected, found), (expected, found)


NAMES = {"protocol": "protocol_id", "protocol_compound": "protocol_compound_id"}


def in_responses(ask: dict[str, Any], store: Store) -> Any:
    """Return what is expected, in the form of responses."""
    expected = {name: value for name, value in ask["expect"].items() if name != "status"}
    if ask["op"] == "calendar":
        expected["days"] = [{"date": d, "status": status} for d, status in expected["days"].items()]
    if ask["op"] == "adherence_7d":
        return {"adherence": [{"adherence_pct": expected["adherence_pct_7d"]}]}
    return with_stored_ids(expected, store)


def with_stored_ids(value: Any, store: Store) -> Any:
    if isinstance(value, list):
        return [with_stored_ids(each, store) for each in value]
    if not isinstance(value, dict):
        return value
    converted = {name: with_stored_ids(each, store) for name, each in value.items()}
    if "protocol_compound_id" in value:
        converted["protocol_compound_id"] = store(value["protocol_compound_id"])
    if isinstance(value.get("scheduled_at"), str):
        converted["scheduled_at"] = clock.text(datetime.fromisoformat(value["scheduled_at"]))
    return converted


def test_resolved_compounds_have_all_fields(api: httpx2.Client, store: Store, patient: dict[str, Any]) -> None:
    of = regimen(
        date(2026, 11, 1),
        compound("a", position=1, time_of_day=None, days=0b0100000, dose_amount="0.250", route=None),
        compound("b", time_of_day="before_bed"),
        compound("needed", days=0),
    )
    store.regimen(patient["id"], of, {"p": ["p-1"]})
    found = get(api, "resolved-compounds", patient["id"].upper(), date="2026-11-20", protocol_id="slug-p").json()
    assert found == {
        "patient_id": patient["id"],
        "protocol_id": store("p"),
        "date": "2026-11-20",
        "weekday": 5,
        "morning": [
            {
                "protocol_compound_id": store("a"),
                "compound_id": store("a-brand"),
                "compound_slug": "slug-a",
                "display_name": "The a",
                "dose_amount": "0.250",
                "dose_unit": "mcg",
                "route": None,
                "days_of_week": [5],
                "time_of_day": "morning",
                "time_local": None,
                "source": "canonical",
                "schedule_changed": False,
            }
        ],
        "afternoon": [],
        "evening": [],
        "before_bed": found["before_bed"],
    }
    assert [each["time_of_day"] for each in found["before_bed"]] == ["before_bed"]
    assert get(api, "resolved-compounds", patient["id"], date="2026-11-20").json()["protocol_id"] is None


def test_today_schedule_tells_how_to_log_each_dose(api: httpx2.Client, store: Store, patient: dict[str, Any]) -> None:
    local = datetime(2026, 1, 1, 7, 30).time()
    of = regimen(
        date(2026, 3, 1),
        compound("a", time_local=local, dose_amount="0.25", dose_unit="mg"),
        compound("b", time_of_day="afternoon", dose_unit="IU"),
        compound("c", time_of_day=None, position=1),
        compound("d", time_of_day="evening"),
    )
    store.regimen(patient["id"], of, {"p": ["p-1"]})
    store.zone(patient["id"], "America/New_York")
    d = date(2026, 11, 20)
    store.doses(patient["id"], [*taken("a", d), *taken("b", d, slot="afternoon", status="skipped")], of)
    store.doses(patient["id"], taken("d", d, slot="evening", status="scheduled"), of)
    found = get(api, "today-schedule", patient["id"], date="2026-11-20").json()
    (morning,), (evening,) = found["morning"], found["evening"]
    assert morning == {
        "protocol_id": store("p"),
        "protocol_compound_id": store("a"),
        "compound_id": store("a-brand"),
        "compound_slug": "slug-a",
        "display_name": "The a",
        "dose_amount": "0.25",
        "dose_unit": "mg",
        "dose_mcg_equivalent": "250",
        "route": "oral",
        "days_of_week": [0, 1, 2, 3, 4, 5, 6],
        "timing": "morning",
        "time_local": "07:30",
        "scheduled_at": "2026-11-20T12:30:00.000000Z",
        "slot": "morning",
        "status": "taken",
        "source": "canonical",
        "schedule_changed": False,
    }
    shown = ("timing", "slot", "status", "dose_mcg_equivalent", "scheduled_at")
    assert [tuple(each[name] for name in shown) for each in (evening, *found["any"])] == [
        ("evening", "evening", "scheduled", "250", None),
        ("any", "afternoon", "skipped", None, None),
        ("any", "any", "open", "250", None),
    ]
    assert (found["date"], found["weekday"], found["before_bed"]) == ("2026-11-20", 5, [])


def test_calendar_agrees_with_its_resolved_days(api: httpx2.Client, store: Store, stored: dict[str, Any]) -> None:
    start, end = store.today - 12 * DAY, store.today + 2 * DAY
    found = get(api, "calendar", stored["id"], **{"from": start, "to": end}).json()
    assert (found["start"], found["end"], found["month"]) == (str(start), str(end), None)
    assert [each["date"] for each in found["days"]] == [str(start + n * DAY) for n in range(15)]
    assert [each["date"] for each in found["resolved_days"]] == [each["date"] for each in found["days"]]
    statuses = [each["status"] for each in found["days"]]
    assert statuses == ["off"] * 3 + ["taken"] * 5 + ["missed"] + ["taken"] * 3 + ["scheduled"] * 3
    shown = [[(each["status"], each["taken"]) for each in day["morning"]] for day in found["resolved_days"]]
    assert shown[3] == [("taken", True)]
    assert shown[8] == shown[-1] == [("open", False)]
    assert shown[0] == []
    without = get(api, "calendar", stored["id"], start=start, end=end).json()
    assert without == {name: value for name, value in found.items() if name != "resolved_days"}


def test_calendar_of_one_compound_leaves_out_the_others(
    api: httpx2.Client, store: Store, patient: dict[str, Any]
) -> None:
    of = regimen(store.today - 5 * DAY, compound("a"), compound("b"))
    store.regimen(patient["id"], of, {"p": ["p-1"]})
    store.doses(patient["id"], taken("a", store.today - 2 * DAY), of)
    day = {"start": store.today - 2 * DAY, "end": store.today - 2 * DAY}
    for compound_id, status in ((store("a"), "taken"), (store("b").upper(), "missed"), (NOBODY, "off")):
        found = get(api, "calendar", patient["id"], protocol_compound_id=compound_id, **day).json()
        assert (found["protocol_compound_id"], found["days"][0]["status"]) == (compound_id.lower(), status)
    assert get(api, "calendar", patient["id"], **day).json()["days"][0]["status"] == "missed"


def test_default_month_is_the_current_one_of_the_patient(
    store: Store, stored: dict[str, Any], run_operation: OperationRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.zone(stored["id"], "Pacific/Kiritimati")
    for now, month in (("2026-11-30T09:59:59Z", "2026-11"), ("2026-11-30T10:00:00Z", "2026-12")):
        monkeypatch.setattr("db.core.clock.now", lambda now=now: datetime.fromisoformat(now))
        found = json.loads(run_operation("adherence.get_calendar", patient_id=stored["id"]).body)
        assert (found["month"], found["start"]) == (month, f"{month}-01")


@pytest.mark.parametrize(
    ("query", "locations"),
    [
        ({"from": "2026-11-01"}, [("/to", "required")]),
        ({"to": "2026-11-01"}, [("/from", "required")]),
        ({"start": "2026-11-01"}, [("/end", "required")]),
        ({"end": "2026-11-01"}, [("/start", "required")]),
        ({"start": "2026-11-02", "end": "2026-11-01"}, [("/end", "before_start")]),
        ({"from": "2026-11-02", "to": "2026-11-01"}, [("/to", "before_start")]),
        ({"from": "2026-11-01", "to": "2027-01-02"}, [("/to", "too_long")]),
        ({"start": "2026-11-01", "end": "2027-01-02"}, [("/end", "too_long")]),
        (
            {"month": "2026-11", "from": "2026-11-01", "to": "2026-11-02"},
            [("/from", "exclusive"), ("/to", "exclusive")],
        ),
        ({"start": "2026-11-01", "to": "2026-11-02"}, [("/to", "exclusive")]),
        ({"month": "2026-13"}, [("/month", "pattern")]),
        ({"month": "2026-1"}, [("/month", "pattern")]),
        ({"month": "0001-12"}, [("/month", "pattern")]),
        ({"start": "2026-02-30", "end": "2026-03-01"}, [("/start", "format")]),
        ({"from": "2026-2-3", "to": "2026-03-01"}, [("/from", "format")]),
        ({"from": "0001-01-01", "to": "2026-03-01"}, [("/from", "pattern")]),
        ({"month": "2026-11", "day": "1"}, [("/*", "unknown")]),
    ],
)
def test_invalid_range_names_the_parameter(
    api: httpx2.Client, query: dict[str, str], locations: list[tuple[str, str]]
) -> None:
    answer = get(api, "calendar", NOBODY, **query)
    assert (answer.status_code, answer.json()["error"]) == (400, "validation_error")
    assert error_locations(answer) == [("query", pointer, code) for pointer, code in locations]


def test_longest_and_extreme_ranges_are_accepted(api: httpx2.Client, stored: dict[str, Any]) -> None:
    ranges = (
        {"from": "2026-11-01", "to": "2027-01-01"},
        {"start": "0002-01-01", "end": "0002-01-02"},
        {"from": "9998-12-31", "to": "9998-12-31"},
        {"month": "0002-01"},
        {"month": "9998-12"},
    )
    for query in ranges:
        assert get(api, "calendar", stored["id"], **query).status_code == 200, query
    assert len(get(api, "calendar", stored["id"], **ranges[0]).json()["resolved_days"]) == 62


@each_read
def test_invalid_parameters_are_named(api: httpx2.Client, path: str, query: dict[str, str]) -> None:
    assert error_locations(get(api, path, "x", **query)) == [("query", "/patient_id", "pattern")]
    assert error_locations(api.get(f"/v1/adherence/{path}", params=query)) == [("query", "/patient_id", "required")]
    for wrong in ("2026-02-30", "2026-2-3", "0001-01-01") if "date" in query else ():
        answer = get(api, path, NOBODY, date=wrong)
        assert [pointer for _, pointer, _ in error_locations(answer)] == ["/date"], wrong


def test_required_parameters_are_named(api: httpx2.Client) -> None:
    assert error_locations(get(api, "resolved-compounds", NOBODY)) == [("query", "/date", "required")]
    assert error_locations(get(api, "summary", NOBODY)) == [("query", "/protocol_id", "required")]


@each_read
def test_unknown_protocol_is_404_and_named(
    api: httpx2.Client, make_api: MakeApi, stored: dict[str, Any], path: str, query: dict[str, str]
) -> None:
    for unknown in (NOBODY, "another"):
        answer = get(api, path, stored["id"], **query | {"protocol_id": unknown})
        assert (answer.status_code, error_locations(answer)) == (404, [("query", "/protocol_id", "not_found")])
    assert get(api, path, stored["id"], **query | {"protocol_id": "slug-p"}).status_code == 200


def test_protocol_is_found_by_id_in_any_case_and_by_slug(
    api: httpx2.Client, store: Store, stored: dict[str, Any]
) -> None:
    for ref in (store("p"), store("p").upper(), "slug-p"):
        assert get(api, "summary", stored["id"], protocol_id=ref).json()["protocol_id"] == store("p")
        assert get(api, "calendar", stored["id"], protocol_id=ref).json()["protocol_id"] == store("p")


def test_summary_of_a_protocol_without_enrolment_is_404(
    api: httpx2.Client, register: Register, stored: dict[str, Any]
) -> None:
    other = register()["id"]
    answer = get(api, "summary", other, protocol_id="slug-p")
    assert (answer.status_code, error_locations(answer)) == (404, [("query", "/protocol_id", "not_found")])
    days = get(api, "calendar", other, protocol_id="slug-p").json()["days"]
    assert {each["status"] for each in days} == {"off"}


@each_read
def test_person_reaches_only_their_own_adherence(
    make_api: MakeApi, register: Register, stored: dict[str, Any], path: str, query: dict[str, str]
) -> None:
    own = make_api(subject=PERSON, scopes=["read:profile"])
    other, missing = (get(own, path, id, **query) for id in (register()["id"], NOBODY))
    assert get(own, path, stored["id"], **query).status_code == 200
    assert (other.status_code, missing.status_code) == (404, 404)
    assert "details" not in other.json()
    assert {**other.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    assert get(make_api(scopes=["read:adherence"]), path, stored["id"], **query).status_code == 200
    assert get(make_api(scopes=["read:patients"]), path, stored["id"], **query).status_code == 403


@each_read
def test_other_brand_sees_no_adherence(
    make_api: MakeApi, store: Store, stored: dict[str, Any], path: str, query: dict[str, str]
) -> None:
    other = make_api(brand="elsewhere")
    answer = get(other, path, stored["id"], **query)
    assert (answer.status_code, error_locations(answer)) == (404, [])
    somebody = other.post("/v1/patients", json={"brand_id": "elsewhere", "first_name": "A", "last_name": "B"}).json()
    named = get(other, path, somebody["id"], **query | {"protocol_id": store("p")})
    assert (named.status_code, error_locations(named)) == (404, [("query", "/protocol_id", "not_found")])
    asked = {"patient_ids": [stored["id"]]}
    assert other.post("/v1/adherence/summaries", json=asked).json() == {"adherence": []}


def test_streak_me_counts_doses_and_names_compounds(
    me: httpx2.Client, service: LiveService, store: Store, patient: dict[str, Any]
) -> None:
    old = compound("old", route="IM")
    of = regimen(store.today - 5 * DAY, compound("a", route="subcutaneous"), compound("b"), compound("c"))
    of.versions["p-0"] = [old]  # type: ignore[index]
    pin = of.enrollments[0].pins[0]
    of.enrollments[0].pins.insert(0, pin._replace(effective_from=date(2026, 1, 1), version_id="p-0"))  # type: ignore[attr-defined]
    store.regimen(patient["id"], of, {"p": ["p-0", "p-1"]})
    doses = [
        *taken("old", date(2026, 1, 2)),
        *taken("a", *(store.today - n * DAY for n in range(3))),
        *taken("a", store.today, slot="extra 2026"),
        *taken("a", store.today - 3 * DAY, status="skipped"),
        *taken("b", store.today - DAY),
    ]
    store.doses(patient["id"], doses, of)
    service.sql("UPDATE doses SET peptide_id = 'Z', updated_at = now() WHERE brand_id = %s AND peptide_id = 'slug-a' "
                "AND slot LIKE 'extra%%'", patient["brand_id"])  # fmt: skip
    store.insert("sharps_reminders", [{"patient_id": patient["id"], "compound_id": store("b-brand"), "enabled": True,
                                       "reminded_at_count": 0}])  # fmt: skip
    assert me.get("/v1/adherence/streak/me").json() == {
        "patient_id": patient["id"],
        "current_streak": 0,
        "longest_streak": 0,
        "peptides": [
            {"peptide_id": "Z", "taken_dose_count": 4, "sharps_reminder_enabled": True},
            {"peptide_id": "slug-b", "taken_dose_count": 1, "sharps_reminder_enabled": True},
            {"peptide_id": "slug-c", "taken_dose_count": 0, "sharps_reminder_enabled": False},
            {"peptide_id": "slug-old", "taken_dose_count": 1, "sharps_reminder_enabled": True},
        ],
    }
    service.sql("UPDATE sharps_reminders SET enabled = NULL WHERE brand_id = %s", patient["brand_id"])
    shown = {each["peptide_id"]: each["sharps_reminder_enabled"] for each in streak(me)["peptides"]}
    assert shown == {"Z": True, "slug-b": False, "slug-c": False, "slug-old": True}


def streak(me: httpx2.Client) -> Any:
    return me.get("/v1/adherence/streak/me").json()


def test_patient_without_protocols_has_an_empty_streak(me: httpx2.Client, patient: dict[str, Any]) -> None:
    assert streak(me) == {"patient_id": patient["id"], "current_streak": 0, "longest_streak": 0, "peptides": []}


def test_summary_counts_the_last_30_dates(api: httpx2.Client, store: Store, patient: dict[str, Any]) -> None:
    of = regimen(store.today - 99 * DAY, compound("c"))
    store.regimen(patient["id"], of, {"p": ["p-1"]})
    store.doses(patient["id"], taken("c", *(store.today - n * DAY for n in range(1, 90) if n not in (20, 29, 30))), of)
    store.doses(patient["id"], taken("c", store.today - 20 * DAY, status="skipped"), of)
    store.doses(patient["id"], taken("c", store.today, store.today + DAY, status="scheduled"), of)
    assert get(api, "summary", patient["id"], protocol_id="slug-p").json() == {
        "patient_id": patient["id"],
        "protocol_id": store("p"),
        "streak_days": 19,
        "adherence_pct": 93,
        "last30": {"taken": 27, "missed": 2, "scheduled": 30, "skipped": 1},
    }


def summaries(api: httpx2.Client, ids: list[str], **body: Any) -> Any:
    answer = api.post("/v1/adherence/summaries", json={"patient_ids": ids} | body)
    assert answer.status_code == 200, answer.text
    return answer.json()["adherence"]


@pytest.fixture
def three(register: Register, store: Store, stored: dict[str, Any]) -> list[str]:
    """Three patients: that of `stored`, one without a protocol, and one who took all doses of 400 days."""
    perfect, of = register()["id"], regimen(store.today - 400 * DAY, compound("d"), protocol="q")
    store.regimen(perfect, of, {"q": ["q-1"]})
    store.doses(perfect, taken("d", *(store.today - n * DAY for n in range(1, 401)), protocol="q"), of)
    return [stored["id"], register()["id"], perfect]


def test_summaries_are_in_the_order_of_the_request(api: httpx2.Client, three: list[str]) -> None:
    some, none, perfect = three
    asked = [perfect, NOBODY, some.upper(), none, perfect]
    found = summaries(api, asked)
    assert [each["patient_id"] for each in found] == [perfect, some, none]
    assert found == [
        {"patient_id": perfect, "adherence_pct": 100, "taken": 6, "missed": 0, "scheduled": 7, "streak_days": 400},
        {"patient_id": some, "adherence_pct": 83, "taken": 5, "missed": 1, "scheduled": 7, "streak_days": 3},
        {"patient_id": none, "adherence_pct": None, "taken": 0, "missed": 0, "scheduled": 0, "streak_days": 0},
    ]


def test_summaries_agree_with_the_streak_for_any_days(api: httpx2.Client, me: httpx2.Client, three: list[str]) -> None:
    for days in (1, 2, 3, 4, 5, 6, 30, 90):
        some, _, perfect = summaries(api, three, days=days)
        assert some["streak_days"] == streak(me)["current_streak"] == 3
        assert perfect["streak_days"] == 400
        assert perfect["taken"] == days - 1


def test_summaries_of_a_whole_number_of_days_with_a_point(api: httpx2.Client, three: list[str]) -> None:
    assert summaries(api, three, days=7.0) == summaries(api, three, days=7)


def test_summaries_audit_each_patient_once(service: LiveService, api: httpx2.Client, three: list[str]) -> None:
    before = audited(service, three)
    summaries(api, [*three, NOBODY])
    assert audited(service, three) == {id: count + 1 for id, count in before.items()}
    assert service.sql("SELECT count(*) FROM audit WHERE patient_id = %s", NOBODY) == [(0,)]


def audited(service: LiveService, ids: list[str]) -> dict[str, int]:
    query = "SELECT count(*) FROM audit WHERE patient_id = %s AND operation = 'adherence.list_summaries'"
    return {id: service.sql(query, id)[0][0] for id in ids}


def test_summaries_of_patients_with_nothing_due_reach_any_year(
    api: httpx2.Client, me: httpx2.Client, store: Store, patient: dict[str, Any]
) -> None:
    of = regimen(date(2, 1, 1), compound("c", days=0))
    store.regimen(patient["id"], of, {"p": ["p-1"]})
    store.doses(patient["id"], taken("c", date(2, 1, 1), store.today), of)
    (found,) = summaries(api, [patient["id"]])
    assert (found["streak_days"], found["scheduled"]) == (streak(me)["current_streak"], 0) == (0, 0)


def test_summaries_read_again_only_for_longer_streaks(run_operation: OperationRunner, three: list[str]) -> None:
    for ids, trips in ((three[:2], 1), (three, 1 + 3)):  # 7, 28, 112 and 448 dates
        run_operation("adherence.list_summaries", body={"patient_ids": ids, "days": 7})
        assert run_operation.round_trips == trips


@pytest.mark.parametrize(
    ("body", "location"),
    [
        ({}, ("/patient_ids", "required")),
        ({"patient_ids": []}, ("/patient_ids", "minItems")),
        ({"patient_ids": [NOBODY] * 1001}, ("/patient_ids", "maxItems")),
        ({"patient_ids": ["x"]}, ("/patient_ids/0", "pattern")),
        ({"patient_ids": [NOBODY], "days": 0}, ("/days", "minimum")),
        ({"patient_ids": [NOBODY], "days": 91}, ("/days", "maximum")),
        ({"patient_ids": [NOBODY], "days": 1.5}, ("/days", "type")),
    ],
)
def test_invalid_summaries_request_is_rejected(
    api: httpx2.Client, body: dict[str, Any], location: tuple[str, str]
) -> None:
    answer = api.post("/v1/adherence/summaries", json=body)
    assert (answer.status_code, error_locations(answer)) == (400, [("body", *location)])


def test_summaries_of_a_thousand_patients_are_accepted(api: httpx2.Client, stored: dict[str, Any]) -> None:
    missing = [f"019a1f5c-0000-7000-8000-{n:012}" for n in range(999)]
    assert [each["patient_id"] for each in summaries(api, [*missing, stored["id"]])] == [stored["id"]]


def test_reads_of_missing_patients_are_not_found(run_operation: OperationRunner) -> None:
    for path, query in READS.items():
        with pytest.raises(NotFound):
            run_operation(f"adherence.get_{path.replace('-', '_')}", patient_id=NOBODY, **query)
