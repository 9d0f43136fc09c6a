"""The slot of a logged dose, and the doses that can be logged."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest

from regimen.choice import Choice, Logged, choose, extra, is_too_far_ahead, local_date, replaces
from regimen.layers import Resolver
from regimen.model import Dose
from regimen.zones import zone
from tests.regimen.build import added, at, compound, dose, on, resolver, row

UTC_ZONE = zone("UTC")
D = on(19)
NIGHTLY = resolver(compound(time_of_day="before_bed"))
TWICE = resolver(
    rows=[
        row("r1", time_of_day="morning", time_local=time(8, 30)),
        row("r2", time_of_day="afternoon", time_local=time(12, 30)),
    ]
)


def chosen(
    resolved: Resolver, scheduled_at: str, doses: Sequence[Dose] = (), name: str = "UTC", **named: Any
) -> Choice:
    """Return the choice for a dose of `k1`, and check that the stored dose is that of the slot."""
    instant = at(scheduled_at)
    d = local_date(instant, zone(name), named.get("slot_date"))
    slots = [slot for day in (d - timedelta(days=1), d) for slot in resolved.slots(day)]
    found = choose(Logged("p", "k1", instant, zone(name), **named), slots, doses)
    stored = {(each.slot_date, each.slot): each for each in doses if each[1:3] == ("p", "k1")}
    assert found.existing == stored.get(found[:2])
    return found


def slot(*args: Any, **named: Any) -> tuple[int, str]:
    """Return the day of November and the name of the slot."""
    found = chosen(*args, **named)
    return found.slot_date.day, found.slot_name


# The slot is named


@pytest.mark.parametrize("name", ["morning", "any", "evening"])
def test_named_slot_is_taken_due_or_not(name: str) -> None:
    assert slot(TWICE, "19T23:00", time_of_day=name) == (19, name)


def test_named_slot_that_is_logged_is_the_same_dose() -> None:
    stored = dose(D)
    assert chosen(TWICE, "19T20:00", [stored], time_of_day="morning").existing == stored


def test_named_date_counts_before_the_date_of_the_instant() -> None:
    assert slot(TWICE, "19T08:00", time_of_day="morning", slot_date=on(3)) == (3, "morning")
    assert slot(TWICE, "19T08:00", slot_date=on(3)) == (3, "morning")
    assert slot(NIGHTLY, "19T00:40", time_of_day="before_bed", slot_date=D) == (19, "before_bed")


def test_named_slot_and_date_go_before_a_dose_of_another_date() -> None:
    stored = dose(on(18), scheduled_at=at("19T08:00"))
    assert slot(TWICE, "19T08:00", [stored], time_of_day="morning", slot_date=D) == (19, "morning")
    assert slot(TWICE, "19T08:00", [stored], time_of_day="morning") == (18, "morning")


def test_named_slot_goes_before_a_dose_of_the_same_instant() -> None:
    stored = dose(D, "afternoon", scheduled_at=at("19T08:00"))
    assert slot(TWICE, "19T08:00", [stored], time_of_day="morning") == (19, "morning")


# A dose of the same instant


@pytest.mark.parametrize("day", [18, 19, 20])
def test_same_instant_is_the_same_dose_on_three_dates(day: int) -> None:
    stored = dose(on(day), "before_bed", scheduled_at=at("19T08:00"))
    assert chosen(TWICE, "19T08:00", [stored]).existing == stored


def test_same_instant_further_away_is_another_dose() -> None:
    doses = [dose(on(day), "before_bed", scheduled_at=at("19T08:00")) for day in (17, 21)]
    assert slot(TWICE, "19T08:00", doses) == (19, "morning")


def test_same_instant_of_another_compound_is_another_dose() -> None:
    stored = dose(D, scheduled_at=at("19T08:00"), compound_id="k2")
    assert slot(TWICE, "19T08:00", [stored]) == (19, "morning")


def test_dose_of_the_compound_in_another_protocol_closes_no_slot() -> None:
    stored = dose(D, scheduled_at=at("19T08:00"), protocol_id="q")
    assert slot(TWICE, "19T08:00", [stored]) == (19, "morning")


def test_compound_that_was_added_again_has_the_slots_that_are_logged() -> None:
    resolved = resolver(compound("c2", days=0), overrides=[added(id="o2", compound_id="k1", time_of_day="morning")])
    assert slot(resolved, "19T08:00") == (19, "morning")
    assert slot(resolved, "19T09:00", [dose(D)]) == (19, "extra 2026-11-19T09:00:00Z")


def test_same_instant_prefers_the_date_of_the_dose() -> None:
    doses = [dose(on(day), "evening", scheduled_at=at("19T08:00")) for day in (18, 19, 20)]
    assert slot(TWICE, "19T08:00", doses) == (19, "evening")


def test_same_instant_after_a_journey_is_the_same_dose() -> None:
    """Logged in Tokyo on the 20th, and sent again from New York, where it is the 19th."""
    first = chosen(TWICE, "19T23:30", name="Asia/Tokyo")
    assert first[:2] == (on(20), "morning")
    stored = dose(first.slot_date, first.slot_name, scheduled_at=at("19T23:30"))
    assert chosen(TWICE, "19T23:30", [stored], "America/New_York").existing == stored
    assert chosen(TWICE, "19T23:30", [stored], "America/New_York", time_of_day="morning").existing == stored


# The nearest open slot


@pytest.mark.parametrize(
    ("clock", "name"),
    [
        ("04:00", "morning"),
        ("10:29:59", "morning"),
        ("10:30", "morning"),
        ("10:30:01", "afternoon"),
        ("23:59", "afternoon"),
    ],
)
def test_nearest_slot_on_the_clock_is_chosen(clock: str, name: str) -> None:
    assert slot(TWICE, f"19T{clock}") == (19, name)


@pytest.mark.parametrize(
    ("part", "usual"), [("morning", 8), (None, 12), ("afternoon", 13), ("evening", 18), ("before_bed", 22)]
)
def test_slot_without_a_local_time_has_the_usual_one(part: str | None, usual: int) -> None:
    resolved = resolver(compound(time_of_day=part))
    (due,) = resolved.slots(D)
    assert due.clock == time(usual)
    assert slot(resolved, "19T09:00") == (19, part or "any")


@pytest.mark.parametrize(
    ("status", "name"), [("taken", "afternoon"), ("skipped", "afternoon"), ("scheduled", "morning")]
)
def test_logged_slot_is_not_open_but_a_planned_one_is(status: str, name: str) -> None:
    assert slot(TWICE, "19T08:00", [dose(D, "morning", status)]) == (19, name)


def test_dose_of_another_compound_closes_no_slot() -> None:
    assert slot(TWICE, "19T08:00", [dose(D, compound_id="k2")]) == (19, "morning")


def test_slots_of_other_compounds_are_not_chosen() -> None:
    resolved = resolver(compound("c1", days=0), compound("c2"))
    assert slot(resolved, "19T08:00") == (19, "extra 2026-11-19T08:00:00Z")


def test_dose_on_a_day_off_is_extra() -> None:
    assert slot(resolver(compound(days=0)), "19T08:00") == (19, "extra 2026-11-19T08:00:00Z")


def test_date_and_clock_are_those_of_the_zone() -> None:
    assert slot(TWICE, "19T23:30", name="Asia/Tokyo") == (20, "morning")
    assert slot(TWICE, "20T00:30", name="America/New_York") == (19, "afternoon")


def test_repeated_hour_is_compared_by_the_clock() -> None:
    """At 05:30Z and at 06:30Z clocks in New York show 01:30."""
    rows = [row("r1", time_of_day="morning", time_local=time(1, 40)), row("r2", time_local=time(2, 10))]
    found = [slot(resolver(rows=rows), f"01T{t}", name="America/New_York") for t in ("05:30", "06:30")]
    assert found == [(1, "morning")] * 2


# Before 04:00


@pytest.mark.parametrize(
    ("clock", "named", "expected"),
    [
        ("00:40", {}, (18, "before_bed")),
        ("03:59:59", {}, (18, "before_bed")),
        ("04:00", {}, (19, "before_bed")),
        ("00:40", {"time_of_day": "before_bed"}, (18, "before_bed")),
        ("04:00", {"time_of_day": "before_bed"}, (19, "before_bed")),
        ("00:40", {"time_of_day": "evening"}, (19, "evening")),  # not due the day before
        ("00:40", {"slot_date": D}, (19, "before_bed")),
        ("00:40", {"slot_date": D, "time_of_day": "before_bed"}, (19, "before_bed")),
    ],
)
def test_bedtime_dose_after_midnight_is_last_nights(
    clock: str, named: dict[str, Any], expected: tuple[int, str]
) -> None:
    assert slot(NIGHTLY, f"19T{clock}", **named) == expected


@pytest.mark.parametrize("named", [{}, {"time_of_day": "before_bed"}])
def test_logged_bedtime_dose_leaves_the_slot_of_tonight(named: dict[str, str]) -> None:
    assert slot(NIGHTLY, "19T00:40", [dose(on(18), "before_bed")], **named) == (19, "before_bed")


@pytest.mark.parametrize("named", [{}, {"time_of_day": "before_bed"}])
def test_planned_bedtime_dose_is_the_one_that_is_changed(named: dict[str, str]) -> None:
    stored = dose(on(18), "before_bed", "scheduled")
    assert chosen(NIGHTLY, "19T00:40", [stored], **named).existing == stored


def test_repeated_bedtime_dose_is_the_same_dose() -> None:
    stored = dose(on(18), "before_bed", scheduled_at=at("19T00:40"))
    assert chosen(NIGHTLY, "19T00:40", [stored], time_of_day="before_bed").existing == stored
    assert chosen(NIGHTLY, "19T00:40", [stored]).existing == stored


def test_morning_of_the_day_before_takes_no_part() -> None:
    assert slot(resolver(), "19T00:40") == (19, "morning")
    assert slot(resolver(), "19T00:40", [dose(D)]) == (19, "extra 2026-11-19T00:40:00Z")


@pytest.mark.parametrize("named", [{}, {"time_of_day": "evening"}])
@pytest.mark.parametrize("local", [time(0, 30), time(12, 30)])
def test_slot_of_the_date_is_chosen_if_its_time_is_nearer(local: time, named: dict[str, str]) -> None:
    resolved = resolver(compound(time_of_day="evening", time_local=local))
    assert slot(resolved, "19T00:40", **named) == (19, "evening")


def test_earlier_of_two_dates_is_chosen_at_the_same_distance() -> None:
    """At 03:00, the slot of 22:00 is five hours ago, that of 08:00 five hours ahead."""
    rows = [row("r1", time_of_day="morning"), row("r2", time_of_day="before_bed")]
    assert slot(resolver(rows=rows), "19T03:00") == (18, "before_bed")


# Names, and what can be logged


@pytest.mark.parametrize(
    ("instant", "name"),
    [
        (datetime(2026, 11, 18, 12, tzinfo=UTC), "extra 2026-11-18T12:00:00Z"),
        (datetime(2026, 11, 18, 12, tzinfo=timezone(timedelta(hours=5, minutes=30))), "extra 2026-11-18T06:30:00Z"),
        (datetime(2026, 11, 18, 12, 0, 0, 250000, tzinfo=UTC), "extra 2026-11-18T12:00:00.250000Z"),
        (datetime(2, 1, 1, tzinfo=UTC), "extra 0002-01-01T00:00:00Z"),
    ],
)
def test_extra_slot_is_named_by_the_instant_in_utc(instant: datetime, name: str) -> None:
    assert extra(instant) == name


def test_extra_doses_at_different_instants_are_different_doses() -> None:
    resolved = resolver(compound(days=0))
    stored = dose(D, "extra 2026-11-19T08:00:00Z", scheduled_at=at("19T08:00"))
    assert slot(resolved, "19T08:00:00.000001", [stored]) == (19, "extra 2026-11-19T08:00:00.000001Z")
    assert chosen(resolved, "19T08:00", [stored]).existing == stored


@pytest.mark.parametrize(
    ("status", "days_ahead"),
    [("taken", 1), ("skipped", 366), ("scheduled", 366)],
)
def test_dose_is_too_far_ahead_after_the_last_day(status: str, days_ahead: int) -> None:
    found = [is_too_far_ahead(status, D + timedelta(days=n), D) for n in (-400, 0, days_ahead, days_ahead + 1)]
    assert found == [False, False, False, True]
    assert is_too_far_ahead(status, date(9998, 12, 31), D)


def test_plan_undoes_no_dose() -> None:
    statuses = ("taken", "skipped", "scheduled")
    kept = [(old, new) for old in statuses for new in statuses if not replaces(old, new)]
    assert kept == [("taken", "scheduled"), ("skipped", "scheduled")]
