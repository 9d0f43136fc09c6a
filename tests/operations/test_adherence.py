"""Reads of adherence: what is due, the calendar, the streak and summaries."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import httpx2
import pytest

from db.errors import NotFound
from tests.conftest import MakeApi, Register
from tests.support.errors import error_locations
from tests.support.graph import PERSON
from tests.support.live_service import LiveService
from tests.support.regimens import Regimen, create_protocol, enroll, newest_version, noon, put_compounds, sent
from tests.support.runner import OperationRunner

pytestmark = pytest.mark.postgres

DAY = timedelta(days=1)
NOBODY = "019a1f5c-0000-7000-8000-000000000000"
READS = {
    "resolved-compounds": {"date": "2026-11-20"},
    "today-schedule": {"date": "2026-11-20"},
    "calendar": {},
    "summary": {"protocol_id": "recovery"},
}
each_read = pytest.mark.parametrize(("path", "query"), READS.items())


@pytest.fixture
def today(api: httpx2.Client, patient: dict[str, Any]) -> date:
    """The date of the patient, in a time zone where it is about noon, so that it does not change during a test."""
    zone, today = noon()
    sent(api, "PUT", f"/v1/patients/{patient['id']}/time-zone", {"time_zone": zone})
    return today


@pytest.fixture
def stored(api: httpx2.Client, brand: str, patient: dict[str, Any], today: date) -> Regimen:
    """A patient with a compound each morning since ten days, taken on all days but the fourth last."""
    of = create_protocol(api, brand, patient["id"], slug="recovery", c={})
    of = enroll(api, of, f"{today - 9 * DAY}")
    take(api, of, "c", *(today - n * DAY for n in range(1, 10) if n != 4))
    return of


def take(
    api: httpx2.Client, of: Regimen, slug: str, *dates: date, part: str = "morning", status: str = "taken"
) -> None:
    """Record a dose of a compound for a part of each date."""
    doses = [
        {"protocol_id": of.protocol, "peptide_id": slug, "status": status, "slot_date": f"{d}", "time_of_day": part,
         "scheduled_at": f"{d}T08:00:00Z"}
        for d in dates
    ]  # fmt: skip
    sent(api, "POST", f"/v1/patients/{of.patient}/dose-batches", {"doses": doses})


def get(api: httpx2.Client, path: str, patient_id: str, **query: Any) -> httpx2.Response:
    return api.get(f"/v1/adherence/{path}", params={"patient_id": patient_id} | query)


def test_resolved_compounds_have_all_fields(api: httpx2.Client, brand: str, patient: dict[str, Any]) -> None:
    bare = {"position": 1, "time_of_day": None, "days_of_week": [5], "dose_amount": "0.250", "route": None}
    compounds = {"a": bare, "b": {"time_of_day": "before_bed"}, "needed": {"days_of_week": []}}
    of = enroll(api, create_protocol(api, brand, patient["id"], **compounds))
    found = get(api, "resolved-compounds", of.patient.upper(), date="2026-11-20", protocol_id=of.slug).json()
    assert found == {
        "patient_id": of.patient,
        "protocol_id": of.protocol,
        "date": "2026-11-20",
        "weekday": 5,
        "morning": [
            {
                "protocol_compound_id": of.protocol_compounds["a"],
                "compound_id": of.compounds["a"],
                "compound_slug": "a",
                "display_name": "a",
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
    assert get(api, "resolved-compounds", of.patient, date="2026-11-20").json()["protocol_id"] is None


def test_today_schedule_tells_how_to_log_each_dose(api: httpx2.Client, brand: str, patient: dict[str, Any]) -> None:
    compounds = {
        "a": {"time_local": "07:30", "dose_amount": "0.25", "dose_unit": "mg"},
        "b": {"time_of_day": "afternoon", "dose_unit": "IU"},
        "c": {"time_of_day": None, "position": 9},
        "d": {"time_of_day": "evening"},
    }
    of = enroll(api, create_protocol(api, brand, patient["id"], **compounds))
    sent(api, "PUT", f"/v1/patients/{of.patient}/time-zone", {"time_zone": "America/New_York"})
    d = date(2026, 11, 20)
    take(api, of, "a", d)
    take(api, of, "b", d, part="afternoon", status="skipped")
    take(api, of, "d", d, part="evening", status="scheduled")
    found = get(api, "today-schedule", of.patient, date=f"{d}").json()
    (morning,), (evening,) = found["morning"], found["evening"]
    assert morning == {
        "protocol_id": of.protocol,
        "protocol_compound_id": of.protocol_compounds["a"],
        "compound_id": of.compounds["a"],
        "compound_slug": "a",
        "display_name": "a",
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


def test_calendar_agrees_with_its_resolved_days(api: httpx2.Client, today: date, stored: Regimen) -> None:
    start, end = today - 12 * DAY, today + 2 * DAY
    found = get(api, "calendar", stored.patient, **{"from": start, "to": end}).json()
    assert (found["start"], found["end"], found["month"]) == (str(start), str(end), None)
    assert [each["date"] for each in found["days"]] == [str(start + n * DAY) for n in range(15)]
    assert [each["date"] for each in found["resolved_days"]] == [each["date"] for each in found["days"]]
    statuses = [each["status"] for each in found["days"]]
    assert statuses == ["off"] * 3 + ["taken"] * 5 + ["missed"] + ["taken"] * 3 + ["scheduled"] * 3
    shown = [[(each["status"], each["taken"]) for each in day["morning"]] for day in found["resolved_days"]]
    assert shown[3] == [("taken", True)]
    assert shown[8] == shown[-1] == [("open", False)]
    assert shown[0] == []
    without = get(api, "calendar", stored.patient, start=start, end=end).json()
    assert without == {name: value for name, value in found.items() if name != "resolved_days"}


def test_calendar_of_one_compound_leaves_out_the_others(
    api: httpx2.Client, brand: str, patient: dict[str, Any], today: date
) -> None:
    of = enroll(api, create_protocol(api, brand, patient["id"], a={}, b={}), f"{today - 5 * DAY}")
    take(api, of, "a", today - 2 * DAY)
    a, b = of.protocol_compounds.values()
    day = {"start": today - 2 * DAY, "end": today - 2 * DAY}
    for compound_id, status in ((a, "taken"), (b.upper(), "missed"), (NOBODY, "off")):
        found = get(api, "calendar", of.patient, protocol_compound_id=compound_id, **day).json()
        assert (found["protocol_compound_id"], found["days"][0]["status"]) == (compound_id.lower(), status)
    assert get(api, "calendar", of.patient, **day).json()["days"][0]["status"] == "missed"


def test_default_month_is_the_current_one_of_the_patient(
    api: httpx2.Client, stored: Regimen, run_operation: OperationRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(api, "PUT", f"/v1/patients/{stored.patient}/time-zone", {"time_zone": "Pacific/Kiritimati"})
    for now, month in (("2026-11-30T09:59:59Z", "2026-11"), ("2026-11-30T10:00:00Z", "2026-12")):
        monkeypatch.setattr("db.core.clock.now", lambda now=now: datetime.fromisoformat(now))
        found = json.loads(run_operation("adherence.get_calendar", patient_id=stored.patient).body)
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


def test_longest_and_extreme_ranges_are_accepted(api: httpx2.Client, stored: Regimen) -> None:
    ranges = (
        {"from": "2026-11-01", "to": "2027-01-01"},
        {"start": "0002-01-01", "end": "0002-01-02"},
        {"from": "9998-12-31", "to": "9998-12-31"},
        {"month": "0002-01"},
        {"month": "9998-12"},
    )
    for query in ranges:
        assert get(api, "calendar", stored.patient, **query).status_code == 200, query
    assert len(get(api, "calendar", stored.patient, **ranges[0]).json()["resolved_days"]) == 62


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
    api: httpx2.Client, make_api: MakeApi, stored: Regimen, path: str, query: dict[str, str]
) -> None:
    for unknown in (NOBODY, "another"):
        answer = get(api, path, stored.patient, **query | {"protocol_id": unknown})
        assert (answer.status_code, error_locations(answer)) == (404, [("query", "/protocol_id", "not_found")])
    assert get(api, path, stored.patient, **query | {"protocol_id": "recovery"}).status_code == 200


def test_protocol_is_found_by_id_in_any_case_and_by_slug(api: httpx2.Client, stored: Regimen) -> None:
    for ref in (stored.protocol, stored.protocol.upper(), stored.slug):
        assert get(api, "summary", stored.patient, protocol_id=ref).json()["protocol_id"] == stored.protocol
        assert get(api, "calendar", stored.patient, protocol_id=ref).json()["protocol_id"] == stored.protocol


def test_summary_of_a_protocol_without_enrolment_is_404(
    api: httpx2.Client, register: Register, stored: Regimen
) -> None:
    other = register()["id"]
    answer = get(api, "summary", other, protocol_id="recovery")
    assert (answer.status_code, error_locations(answer)) == (404, [("query", "/protocol_id", "not_found")])
    days = get(api, "calendar", other, protocol_id="recovery").json()["days"]
    assert {each["status"] for each in days} == {"off"}


@each_read
def test_person_reaches_only_their_own_adherence(
    make_api: MakeApi, register: Register, stored: Regimen, path: str, query: dict[str, str]
) -> None:
    own = make_api(subject=PERSON, scopes=["read:profile"])
    other, missing = (get(own, path, id, **query) for id in (register()["id"], NOBODY))
    assert get(own, path, stored.patient, **query).status_code == 200
    assert (other.status_code, missing.status_code) == (404, 404)
    assert "details" not in other.json()
    assert {**other.json(), "request_id": ""} == {**missing.json(), "request_id": ""}
    assert get(make_api(scopes=["read:adherence"]), path, stored.patient, **query).status_code == 200
    assert get(make_api(scopes=["read:patients"]), path, stored.patient, **query).status_code == 403


@each_read
def test_other_brand_sees_no_adherence(make_api: MakeApi, stored: Regimen, path: str, query: dict[str, str]) -> None:
    other = make_api(brand="elsewhere")
    answer = get(other, path, stored.patient, **query)
    assert (answer.status_code, error_locations(answer)) == (404, [])
    somebody = other.post("/v1/patients", json={"brand_id": "elsewhere", "first_name": "A", "last_name": "B"}).json()
    named = get(other, path, somebody["id"], **query | {"protocol_id": stored.protocol})
    assert (named.status_code, error_locations(named)) == (404, [("query", "/protocol_id", "not_found")])
    asked = {"patient_ids": [stored.patient]}
    assert other.post("/v1/adherence/summaries", json=asked).json() == {"adherence": []}


def test_streak_me_counts_doses_and_names_compounds(
    api: httpx2.Client, me: httpx2.Client, service: LiveService, brand: str, patient: dict[str, Any], today: date
) -> None:
    of = enroll(api, create_protocol(api, brand, patient["id"], old={"route": "IM"}))
    added = put_compounds(api, of.protocol, a={"route": "subcutaneous"}, b={}, c={})
    (id_of_a,) = [each["compound_id"] for each in added if each["compound_slug"] == "a"]
    sent(api, "DELETE", f"/v1/protocols/{of.protocol}/compounds/{of.compounds['old']}")
    change = {"version_id": newest_version(api, of.protocol), "effective_from": f"{today - 5 * DAY}"}
    sent(api, "POST", f"/v1/enrollments/{of.enrollment}/versions", change)
    take(api, of, "old", date(2026, 1, 2))
    take(api, of, "a", today - 3 * DAY, status="skipped")
    take(api, of, "a", *(today - n * DAY for n in range(3)))
    take(api, of, "b", today - DAY)
    take(api, of, id_of_a, today, part="evening")  # under its last name, and not due
    sent(me, "PUT", "/v1/patients/me/sharps-reminders/b", {"enabled": True})
    assert me.get("/v1/adherence/streak/me").json() == {
        "patient_id": patient["id"],
        "current_streak": 0,
        "longest_streak": 1,
        "peptides": [
            {"peptide_id": id_of_a, "taken_dose_count": 4, "sharps_reminder_enabled": True},
            {"peptide_id": "b", "taken_dose_count": 1, "sharps_reminder_enabled": True},
            {"peptide_id": "c", "taken_dose_count": 0, "sharps_reminder_enabled": False},
            {"peptide_id": "old", "taken_dose_count": 1, "sharps_reminder_enabled": True},
        ],
    }
    # By the API, a choice once made can be changed but not undone.
    service.sql("UPDATE sharps_reminders SET enabled = NULL WHERE brand_id = %s", brand)
    shown = {each["peptide_id"]: each["sharps_reminder_enabled"] for each in streak(me)["peptides"]}
    assert shown == {id_of_a: True, "b": False, "c": False, "old": True}


def streak(me: httpx2.Client) -> Any:
    return me.get("/v1/adherence/streak/me").json()


def test_patient_without_protocols_has_an_empty_streak(me: httpx2.Client, patient: dict[str, Any]) -> None:
    assert streak(me) == {"patient_id": patient["id"], "current_streak": 0, "longest_streak": 0, "peptides": []}


def test_summary_counts_the_last_30_dates(api: httpx2.Client, brand: str, patient: dict[str, Any], today: date) -> None:
    of = enroll(api, create_protocol(api, brand, patient["id"], c={}), f"{today - 99 * DAY}")
    take(api, of, "c", *(today - n * DAY for n in range(1, 90) if n not in (20, 29, 30)))
    take(api, of, "c", today - 20 * DAY, status="skipped")
    take(api, of, "c", today, today + DAY, status="scheduled")
    assert get(api, "summary", of.patient, protocol_id=of.slug).json() == {
        "patient_id": of.patient,
        "protocol_id": of.protocol,
        "streak_days": 19,
        "adherence_pct": 93,
        "last30": {"taken": 27, "missed": 2, "scheduled": 30, "skipped": 1},
    }


def summaries(api: httpx2.Client, ids: list[str], **body: Any) -> Any:
    answer = api.post("/v1/adherence/summaries", json={"patient_ids": ids} | body)
    assert answer.status_code == 200, answer.text
    return answer.json()["adherence"]


@pytest.fixture
def three(api: httpx2.Client, register: Register, brand: str, today: date, stored: Regimen) -> list[str]:
    """Three patients: that of `stored`, one without a protocol, and one who took all doses of 400 days."""
    perfect = register()["id"]
    zone = sent(api, "GET", f"/v1/patients/{stored.patient}/time-zone")["time_zone"]
    sent(api, "PUT", f"/v1/patients/{perfect}/time-zone", {"time_zone": zone})
    of = enroll(api, create_protocol(api, brand, perfect, d={}), f"{today - 400 * DAY}")
    take(api, of, "d", *(today - n * DAY for n in range(1, 401)))
    return [stored.patient, register()["id"], perfect]


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
    api: httpx2.Client, me: httpx2.Client, brand: str, patient: dict[str, Any], today: date
) -> None:
    first = date(2, 1, 1)
    of = enroll(api, create_protocol(api, brand, patient["id"], c={"days_of_week": []}), f"{first}")
    take(api, of, "c", first, today)
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


def test_summaries_of_a_thousand_patients_are_accepted(api: httpx2.Client, stored: Regimen) -> None:
    missing = [f"019a1f5c-0000-7000-8000-{n:012}" for n in range(999)]
    assert [each["patient_id"] for each in summaries(api, [*missing, stored.patient])] == [stored.patient]


def test_reads_of_missing_patients_are_not_found(run_operation: OperationRunner) -> None:
    for path, query in READS.items():
        with pytest.raises(NotFound):
            run_operation(f"adherence.get_{path.replace('-', '_')}", patient_id=NOBODY, **query)
