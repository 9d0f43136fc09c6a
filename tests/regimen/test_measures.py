"""Streak, adherence and calendar of worlds that the worked ones do not have."""

from datetime import date, datetime

import pytest

from regimen import days
from regimen.layers import Resolver
from regimen.measures import Streak, Summary, calendar, streak, streak_since, summary
from regimen.model import Dose
from regimen.zones import zone
from tests.regimen.build import at, by_date, compound, dates, dose, enrollment, on, override, resolver, row

UTC_ZONE = zone("UTC")
NOON = at("20T12:00")


def taken(*days_of_november: int) -> dict[date, list[Dose]]:
    return by_date(*(dose(on(day)) for day in days_of_november))


def streak_of(resolved: Resolver, *days_of_november: int, now: datetime = NOON) -> Streak:
    return streak(resolved, taken(*days_of_november), now, UTC_ZONE)


def test_streak_without_an_enrolment_is_zero() -> None:
    assert streak_of(resolver(enrollments=[]), 18, 19) == (0, 0)


def test_streak_counts_days_within_enrolments_only() -> None:
    periods = [enrollment(on(10), on(12)), enrollment(on(15), on(17))]
    assert streak_of(resolver(enrollments=periods), 9, 10, 11, 12, 13, 15, 16, 17, 18) == (6, 6)


def test_day_missed_before_the_first_dose_is_no_streak() -> None:
    assert streak_of(resolver(), 17, 18, 19) == (3, 3)


def test_days_missed_after_the_last_dose_end_a_streak() -> None:
    assert streak_of(resolver(enrollments=[enrollment(on(10))]), 10, 11, 12, 13) == (0, 4)


def test_today_adds_to_a_streak_as_soon_as_all_is_taken() -> None:
    enrolled = [enrollment(on(18))]
    assert streak_of(resolver(enrollments=enrolled), 18, 19) == (2, 2)
    assert streak_of(resolver(enrollments=enrolled), 18, 19, 20) == (3, 3)


def test_dose_for_tomorrow_does_not_count_yet() -> None:
    resolved = resolver(enrollments=[enrollment(on(18))])
    assert streak_of(resolved, 18, 19, 20, 21) == (3, 3)
    assert summary(resolved, taken(18, 19, 20, 21), NOON, UTC_ZONE, 30) == (3, 0, 3, 0)


@pytest.mark.parametrize(("now", "current"), [("20T03:59", 2), ("20T04:00", 0)])
def test_streak_ends_at_four_after_a_missed_day(now: str, current: int) -> None:
    assert streak_of(resolver(enrollments=[enrollment(on(17))]), 17, 18, now=at(now)) == (current, 2)


def test_open_yesterday_does_not_end_the_streak_of_today() -> None:
    assert streak_of(resolver(enrollments=[enrollment(on(17))]), 17, 18, 20, now=at("20T03:00")) == (3, 3)


def test_pause_told_afterwards_mends_a_streak() -> None:
    enrolled = [enrollment(on(10))]
    pause = override("paused", on(12), until="2026-11-18")
    assert streak_of(resolver(enrollments=enrolled), 10, 11, 18, 19) == (2, 2)
    assert streak_of(resolver(enrollments=enrolled, overrides=[pause]), 10, 11, 18, 19) == (4, 4)


def test_dose_on_a_day_off_neither_adds_nor_ends() -> None:
    resolved = resolver(compound(days=days.mask([1, 3, 5])), enrollments=[enrollment(on(16))])
    assert streak_of(resolved, 16, 17, 18, 19) == (2, 2)


def test_streak_of_many_years_is_counted_by_dates_with_doses() -> None:
    first = date(2, 1, 1)
    resolved = resolver(enrollments=[enrollment(first)])
    doses = by_date(*(dose(d) for d in dates(first, 5)), dose(on(19)))
    assert streak(resolved, doses, NOON, UTC_ZONE) == (1, 5)


@pytest.mark.parametrize(
    ("since", "days_taken", "expected"),
    [
        (on(18), (18, 19), ((2, 2), False)),
        (on(18), (19,), ((1, 1), True)),
        (on(10), (16, 17, 18, 19), ((4, 4), True)),
        (on(16), (16, 17, 18, 19), ((4, 4), True)),
    ],
)
def test_streak_since_a_date_is_complete_from_a_missed_day_or_first(
    since: date, days_taken: tuple[int, ...], expected: tuple[tuple[int, int], bool]
) -> None:
    resolved = resolver(enrollments=[enrollment(on(16))])
    assert streak_since(since, resolved, taken(*days_taken), NOON, UTC_ZONE) == expected


def test_travel_changes_no_past_day() -> None:
    resolved = resolver(enrollments=[enrollment(on(16))])
    for name in ("Pacific/Kiritimati", "America/New_York", "Asia/Tokyo"):
        assert streak(resolved, taken(16, 17, 18, 19), NOON, zone(name)) == (4, 4)


def test_summary_has_the_dates_up_to_today() -> None:
    resolved = resolver()
    assert summary(resolved, {}, NOON, UTC_ZONE, 1) == (0, 0, 1, 0)
    assert summary(resolved, {}, NOON, UTC_ZONE, 7) == (0, 6, 7, 0)
    assert summary(resolved, taken(13, 14), NOON, UTC_ZONE, 7) == (1, 5, 7, 0)


def test_summary_counts_yesterday_as_open_until_four() -> None:
    found = [summary(resolver(), {}, at(now), UTC_ZONE, 2) for now in ("20T03:59", "20T04:00")]
    assert found == [(0, 0, 2, 0), (0, 1, 2, 0)]


def test_skips_count_as_missed_when_the_day_is_over() -> None:
    doses = by_date(dose(on(19), status="skipped", skip_reason="sick"), dose(on(20), status="skipped"))
    assert summary(resolver(), doses, NOON, UTC_ZONE, 2) == (0, 1, 2, 1)


@pytest.mark.parametrize(
    ("taken", "missed", "percentage"),
    [(0, 0, None), (0, 1, 0), (1, 0, 100), (199, 1, 99), (159, 41, 79), (2, 1, 66), (1, 199, 0)],
)
def test_percentage_is_rounded_down(taken: int, missed: int, percentage: int | None) -> None:
    assert Summary(taken, missed, taken + missed + 5, 0).percentage == percentage


def test_extra_doses_do_not_raise_the_percentage() -> None:
    doses = by_date(dose(on(18)), dose(on(18), "extra 1"), dose(on(18), "extra 2"))
    found = summary(resolver(enrollments=[enrollment(on(18))]), doses, NOON, UTC_ZONE, 30)
    assert (found, found.percentage) == ((1, 1, 3, 0), 50)


def test_moved_slot_keeps_the_dose_of_its_old_name() -> None:
    """The schedule is changed for a day on which the dose was logged before."""
    moved = resolver(enrollments=[enrollment(on(19))], rows=[row()])
    assert summary(moved, taken(19), NOON, UTC_ZONE, 30).taken == 1


def test_calendar_has_each_date_once() -> None:
    found = list(calendar(resolver(), taken(18), on(17), on(21), NOON, UTC_ZONE))
    assert [(d.day, status) for d, _, status in found] == [
        (17, "missed"),
        (18, "taken"),
        (19, "missed"),
        (20, "scheduled"),
        (21, "scheduled"),
    ]
    assert [[each.status for each in outcomes] for _, outcomes, _ in found[:2]] == [["open"], ["taken"]]


def test_calendar_of_a_compound_has_its_slots_only() -> None:
    resolved = resolver(compound("c1"), compound("c2"))
    both = by_date(dose(on(18)), dose(on(18), "extra 1"))
    shown = {id: list(calendar(resolved, both, on(18), on(18), NOON, UTC_ZONE, id)) for id in ("c1", "c2", "c3", None)}
    assert {id: status for id, [(_, _, status)] in shown.items()} == {
        "c1": "taken",
        "c2": "missed",
        "c3": "off",
        None: "missed",
    }


def test_calendar_reaches_both_ends_of_the_years() -> None:
    for start, end in ((date(2, 1, 1), date(2, 1, 3)), (date(9998, 12, 29), date(9998, 12, 31))):
        found = list(calendar(resolver(enrollments=[enrollment(date(2, 1, 2))]), {}, start, end, NOON, UTC_ZONE))
        assert [d for d, _, _ in found] == dates(start, 3)
