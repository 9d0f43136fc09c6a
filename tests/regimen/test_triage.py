"""The urgency of patients for a coach."""

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies

from openapi import types
from regimen.triage import first_repeated, rank
from tests.support.live_service import ROOT
from tests.support.oracle import CONTRACT

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LONG_AGO = "2026-01-01"
"""An enrolment all of whose check-ins can have been had."""
HAD_ALL: types.HadCheckInForDay = {"30": True, "60": True, "90": True}
CASES = json.loads((ROOT / "tests/support/adherence_cases.json").read_text(encoding="utf-8"))
(WORLD,) = [each for each in CASES if each["name"] == "triage"]
# In the order of the reasons of a patient.
POINTS = {
    "critical_lab": 200,
    "adherence_below_50": 40,
    "adherence_below_80": 20,
    "check_in_due": 30,
    "check_in_overdue": 40,
    "never_contacted": 30,
    "no_contact_14_days": 30,
    "no_contact_7_days": 15,
    "unread_messages": None,
    "newly_enrolled": 10,
}


def patient(**values: Any) -> Any:
    """Return a patient without any reason, but for these values. A value of ... is left out."""
    calm = {
        "patient_id": "a",
        "display_name": "Ada",
        "enrolled_at": LONG_AGO,
        "last_interaction_at": NOW.isoformat(),
        "had_check_in_for_day": HAD_ALL,
    }
    return {name: value for name, value in (calm | values).items() if value is not ...}


def ago(**delta: float) -> str:
    return (NOW - timedelta(**delta)).isoformat()


def ranked(**values: Any) -> types.TriagedPatient:
    (found,) = rank([patient(**values)], NOW)
    return found


def reasons(**values: Any) -> list[tuple[str, int, str]]:
    """Return the code, the score and the text of a patient with at most one reason."""
    found = ranked(**values)
    assert len(found["reasons"]) == len(found["reason_codes"]) <= 1
    return [(code, found["score"], text) for code, text in zip(found["reason_codes"], found["reasons"], strict=True)]


@pytest.mark.parametrize("ask", WORLD["asks"], ids=lambda ask: f"{len(ask['patients'])} patients")
def test_worked_example_has_its_ranking(ask: dict[str, Any]) -> None:
    names = {each["patient_id"]: each["display_name"] for each in ask["patients"]}
    expected = [each | {"display_name": names[each["patient_id"]]} for each in ask["expect"]]
    assert rank(ask["patients"], datetime.fromisoformat(WORLD["now"])) == expected


def test_patient_without_a_reason_has_the_score_zero() -> None:
    assert ranked() == {
        "patient_id": "a",
        "display_name": "Ada",
        "score": 0,
        "reasons": [],
        "reason_codes": [],
        "due_check_in_day": None,
        "last_interaction_at": NOW.isoformat(),
        "protocol_id": None,
    }


def test_critical_laboratory_value_adds_200_points() -> None:
    text = "A recent laboratory value is critical."
    assert reasons(has_critical_lab_recent=True) == [("critical_lab", 200, text)]
    assert reasons(has_critical_lab_recent=False) == []


@pytest.mark.parametrize(
    ("percentage", "code", "points", "shown"),
    [
        (0, "adherence_below_50", 40, "0"),
        (0.0, "adherence_below_50", 40, "0"),
        (-0.0, "adherence_below_50", 40, "0"),
        (1e-7, "adherence_below_50", 40, "0.0000001"),
        (10, "adherence_below_50", 40, "10"),
        (33.333333333333336, "adherence_below_50", 40, "33.333333333333336"),
        (45.0, "adherence_below_50", 40, "45"),
        (49.99999999999999, "adherence_below_50", 40, "49.99999999999999"),
        (50, "adherence_below_80", 20, "50"),
        (79.5, "adherence_below_80", 20, "79.5"),
        (79.99999999999999, "adherence_below_80", 20, "79.99999999999999"),
    ],
)
def test_low_adherence_is_a_reason_with_all_decimals(percentage: float, code: str, points: int, shown: str) -> None:
    text = f"Took {shown} % of the doses of the last 7 days."
    assert reasons(adherence_pct_7d=percentage) == [(code, points, text)]


@pytest.mark.parametrize("percentage", [80, 80.0, 80.00000000000001, 100, None, ...])
def test_adherence_from_80_on_or_unknown_is_no_reason(percentage: Any) -> None:
    assert reasons(adherence_pct_7d=percentage) == []


@pytest.mark.parametrize("percentage", [5e-324, 2.2250738585072014e-308])
def test_longest_reason_is_within_the_contract(percentage: float) -> None:
    longest = CONTRACT["components"]["schemas"]["TriagedPatient"]["properties"]["reasons"]["items"]["maxLength"]
    ((_, _, text),) = reasons(adherence_pct_7d=percentage)
    assert 300 < len(text) <= longest


@pytest.mark.parametrize(
    ("days", "had", "due", "code"),
    [
        (29, {}, None, None),
        (30, {}, 30, "check_in_due"),
        (36, {}, 30, "check_in_due"),
        (37, {}, 30, "check_in_overdue"),
        (37, {"30": False}, 30, "check_in_overdue"),
        (59, {"30": True}, None, None),
        (60, {"30": True}, 60, "check_in_due"),
        (66, {"30": True, "60": False}, 60, "check_in_due"),
        (67, {"30": True}, 60, "check_in_overdue"),
        (89, {"30": True, "60": True}, None, None),
        (95, {"60": True}, 30, "check_in_overdue"),
        (95, {"30": True, "60": True}, 90, "check_in_due"),
        (97, {"30": True, "60": True}, 90, "check_in_overdue"),
        (95, HAD_ALL, None, None),
        (500, {"90": True}, 30, "check_in_overdue"),
        (-500, {}, None, None),
    ],
)
def test_first_missed_check_in_is_due_and_later_overdue(
    days: int, had: dict[str, bool], due: int | None, code: str | None
) -> None:
    texts = {
        "check_in_due": (30, f"The check-in of day {due} is due."),
        "check_in_overdue": (40, f"The check-in of day {due} is {days - (due or 0)} days overdue."),
    }
    enrolled = {"enrolled_at": ago(days=days), "had_check_in_for_day": had}
    assert ranked(**enrolled)["due_check_in_day"] == due
    assert reasons(**enrolled) == ([(code, *texts[code])] if code else [])


def test_missing_check_ins_count_as_not_had() -> None:
    assert ranked(had_check_in_for_day=...)["due_check_in_day"] == 30


@pytest.mark.parametrize("never", [None, ...])
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (6, ("newly_enrolled", 10, "Enrolled 6 days ago.")),
        (7, ("never_contacted", 30, "Nobody has been in touch since the enrolment 7 days ago.")),
        (29, ("never_contacted", 30, "Nobody has been in touch since the enrolment 29 days ago.")),
    ],
)
def test_patient_never_contacted_is_a_reason_after_7_days(
    days: int, expected: tuple[str, int, str], never: Any
) -> None:
    assert reasons(enrolled_at=ago(days=days), last_interaction_at=never) == [expected]


@pytest.mark.parametrize(
    ("contact", "code", "points", "days"),
    [
        (ago(days=7), "no_contact_7_days", 15, 7),
        ("2026-11-13", "no_contact_7_days", 15, 7),
        (ago(days=14, microseconds=-1), "no_contact_7_days", 15, 13),
        (ago(days=14), "no_contact_14_days", 30, 14),
        (ago(days=400.5), "no_contact_14_days", 30, 400),
    ],
)
def test_last_contact_a_week_ago_is_a_reason(contact: str, code: str, points: int, days: int) -> None:
    assert reasons(last_interaction_at=contact) == [(code, points, f"The last contact was {days} days ago.")]


@pytest.mark.parametrize("contact", [ago(days=7, microseconds=-1), "2026-11-14", ago(days=-1), ago(days=-900)])
def test_recent_or_future_contact_is_no_reason(contact: str) -> None:
    assert reasons(last_interaction_at=contact) == []


@pytest.mark.parametrize(
    ("number", "points", "text"),
    [
        (1, 5, "1 unread message"),
        (1.0, 5, "1 unread message"),
        (2, 10, "2 unread messages"),
        (5, 25, "5 unread messages"),
        (6, 25, "6 unread messages"),
        (2**53 - 1, 25, "9007199254740991 unread messages"),
    ],
)
def test_unread_messages_add_5_points_each_and_at_most_25(number: float, points: int, text: str) -> None:
    expected = [("unread_messages", points, f"{text} of the last 7 days.")]
    assert reasons(unread_message_count_7d=number) == expected


@pytest.mark.parametrize("number", [0, 0.0, ...])
def test_no_unread_message_is_no_reason(number: Any) -> None:
    assert reasons(unread_message_count_7d=number) == []


@pytest.mark.parametrize(
    ("enrolled_at", "days"),
    [
        (ago(days=0), "0 days"),
        ("2026-11-20", "0 days"),
        ("2026-11-19", "1 day"),
        (ago(days=1), "1 day"),
        (ago(days=2, microseconds=-1), "1 day"),
        (ago(days=7, microseconds=-1), "6 days"),
    ],
)
def test_enrolment_less_than_7_days_ago_is_a_reason(enrolled_at: str, days: str) -> None:
    assert reasons(enrolled_at=enrolled_at) == [("newly_enrolled", 10, f"Enrolled {days} ago.")]


@pytest.mark.parametrize("enrolled_at", [ago(microseconds=-1), "2026-11-21", ago(days=-5), ago(days=7)])
def test_future_or_older_enrolment_is_not_new(enrolled_at: str) -> None:
    assert reasons(enrolled_at=enrolled_at) == []


@pytest.mark.parametrize(
    "contact",
    [
        "2026-11-13T12:00:00Z",
        "2026-11-13t12:00:00z",
        "2026-11-13T12:00:00.000000000Z",
        "2026-11-13T12:00:00.0-00:00",
        "2026-11-13T23:30:00+11:30",
        "2026-11-12T12:01:00-23:59",
    ],
)
def test_one_time_in_any_notation_is_7_days_ago(contact: str) -> None:
    found = ranked(last_interaction_at=contact)
    assert (found["reason_codes"], found["last_interaction_at"]) == (["no_contact_7_days"], contact)


@pytest.mark.parametrize("moment", ["0002-01-01T00:00:00+23:59", "9998-12-31T23:59:59-23:59", "0002-01-01"])
def test_earliest_and_latest_times_of_the_contract_are_read(moment: str) -> None:
    assert ranked(enrolled_at=moment, last_interaction_at=moment)["score"] >= 0


def test_equal_scores_are_ordered_by_waiting_time_and_id() -> None:
    early, same, late = "2026-11-19T00:00:00Z", "2026-11-19T01:00:00+01:00", "2026-11-19T00:00:01Z"
    contacts = {"z": None, "b": "2026-11-19", "B": early, "\U0001f600": same, "\uffff": early, "0": late}
    patients = [
        patient(patient_id=id, enrolled_at="2026-11-21", last_interaction_at=contact)
        for id, contact in contacts.items()
    ]
    order = ["z", "B", "b", "\uffff", "\U0001f600", "0"]
    assert [each["patient_id"] for each in rank(reversed(patients), NOW)] == order


@pytest.mark.parametrize(
    ("ids", "index"),
    [("", None), ("a", None), ("abc", None), ("aA", None), ("aa", 1), ("abcb", 3), ("abbaa", 2)],
)
def test_first_repeated_id_is_found(ids: str, index: int | None) -> None:
    assert first_repeated([patient(patient_id=id) for id in ids]) == index


MOMENTS = strategies.one_of(
    strategies.dates(datetime(2026, 6, 1).date(), datetime(2026, 12, 1).date()).map(str),
    strategies.integers(-(10**6), 2 * 10**7).map(lambda seconds: ago(seconds=seconds)),
    strategies.sampled_from([ago(days=days) for days in (0, 1, 7, 14, 30, 37)]),
)
PATIENTS = strategies.lists(
    strategies.fixed_dictionaries(
        {"patient_id": strategies.text(max_size=3), "display_name": strategies.just("Ada"), "enrolled_at": MOMENTS},
        optional={
            "protocol_id": strategies.none() | strategies.just("p"),
            "last_interaction_at": strategies.none() | MOMENTS,
            "adherence_pct_7d": strategies.none() | strategies.integers(0, 100) | strategies.floats(0, 100),
            "has_critical_lab_recent": strategies.booleans(),
            "unread_message_count_7d": strategies.integers(0, 9),
            "had_check_in_for_day": strategies.dictionaries(
                strategies.sampled_from(["30", "60", "90"]), strategies.booleans()
            ),
        },
    ),
    max_size=12,
    unique_by=lambda each: each["patient_id"],
)


@settings(database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(PATIENTS, strategies.randoms(use_true_random=False))
def test_ranking_is_total_complete_and_explained(patients: list[Any], shuffler: random.Random) -> None:
    found = rank(patients, NOW)
    shuffled = shuffler.sample(patients, len(patients))
    assert rank(shuffled, NOW) == found
    assert sorted(each["patient_id"] for each in found) == sorted(each["patient_id"] for each in patients)
    sent = {each["patient_id"]: each for each in patients}
    for each in found:
        assert_explained(each, sent[each["patient_id"]])
    scores = [each["score"] for each in found]
    assert scores == sorted(scores, reverse=True)
    critical = ["critical_lab" in each["reason_codes"] for each in found]
    assert critical == sorted(critical, reverse=True)
    assert sum(critical) == sum(each.get("has_critical_lab_recent", False) for each in patients)


def assert_explained(each: types.TriagedPatient, sent: types.TriagePatient) -> None:
    codes = each["reason_codes"]
    unread = min(5 * sent.get("unread_message_count_7d", 0), 25)
    assert each["score"] == sum(unread if POINTS[code] is None else POINTS[code] or 0 for code in codes)
    assert codes == sorted(set(codes), key=list(POINTS).index)
    assert len(each["reasons"]) == len(codes)
    check_in = {"check_in_due", "check_in_overdue"} & set(codes)
    assert len(check_in) == (each["due_check_in_day"] is not None)
    for name in ("display_name", "last_interaction_at", "protocol_id"):
        assert each.get(name) == sent.get(name)
