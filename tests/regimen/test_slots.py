"""The slots of dates: enrolments, versions, the patient's schedule, overrides and pauses."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from regimen import days
from regimen.layers import Resolver, within_bucket
from regimen.model import Enrollment, Override, Pin, Regimen, ScheduleRow
from tests.regimen.build import (
    START,
    added,
    changed,
    compound,
    dates,
    enrollment,
    names,
    on,
    override,
    resolver,
    row,
)

MORNING, EVENING, NIGHT = [("c1", "morning")], [("c1", "evening")], [("c1", "before_bed")]
NINE = [("o1", "evening")]


def due(resolved: Resolver, first: int, last: int) -> list[int]:
    """Return the days of November that have slots."""
    return [d.day for d in dates(on(first), last - first + 1) if resolved.slots(d)]


def test_compound_is_due_on_its_weekdays() -> None:
    resolved = resolver(compound(days=days.mask([0, 3])))
    assert due(resolved, 1, 12) == [1, 4, 8, 11]


def test_compound_taken_as_needed_is_never_due() -> None:
    assert due(resolver(compound(days=0)), 1, 30) == []


def test_slot_has_the_canonical_values() -> None:
    (slot,) = resolver(compound(time_local=time(7, 30))).slots(on(2))
    assert slot == (on(2), "p", "slug-p", compound(time_local=time(7, 30)), "canonical", False)
    assert (slot.name, slot.clock) == ("morning", time(7, 30))


def test_slot_without_a_time_of_day_is_any() -> None:
    (slot,) = resolver(compound(time_of_day=None)).slots(on(2))
    assert (slot.name, slot.clock) == ("any", time(12))


# Enrolments and versions


def test_enrolment_includes_its_first_and_last_date() -> None:
    assert due(resolver(enrollments=[enrollment(on(3), on(5))]), 1, 8) == [3, 4, 5]


def test_enrolment_that_ends_before_it_starts_is_never_due() -> None:
    assert due(resolver(enrollments=[enrollment(on(5), on(4))]), 1, 8) == []


def test_unknown_protocol_has_no_slots() -> None:
    assert resolver().slots(on(2), "q") == []
    assert resolver().version("q", on(2)) is None
    assert resolver(enrollments=[]).slots(on(2)) == []
    assert resolver(enrollments=[]).first_day() is None


def test_first_day_is_the_earliest_start() -> None:
    resolved = resolver(enrollments=[enrollment(on(9)), enrollment(on(3), on(4))])
    assert resolved.first_day() == on(3)


def test_last_enrolment_to_start_counts_alone() -> None:
    versions = {"v2": [compound("c2")]}
    periods = [enrollment(on(5), on(7), "v2"), enrollment(on(1), on(9))]
    resolved = resolver(enrollments=periods, versions=versions)
    found = [resolved.slots(on(day)) for day in (4, 5, 7, 8, 10)]
    assert [[slot.compound.id for slot in slots] for slots in found] == [["c1"], ["c2"], ["c2"], ["c1"], []]
    assert [resolved.version("p", on(day)) for day in (4, 5, 7, 8, 10)] == ["v1", "v2", "v2", "v1", None]


def test_last_made_enrolment_counts_of_those_of_one_date() -> None:
    periods = [enrollment(START), enrollment(START, version="v2")]
    resolved = resolver(enrollments=periods, versions={"v2": [compound("c2")]})
    assert names(resolved.slots(on(2))) == [("c2", "morning")]


def test_latest_pin_counts_in_whatever_order_they_were_made() -> None:
    pins = [Pin(on(5), "v2"), Pin(on(1), "v1"), Pin(on(8), "v1")]
    resolved = resolver(enrollments=[Enrollment("e", "p", START, None, pins)], versions={"v2": [compound("c2")]})
    found = [slot.compound.id for d in dates(on(4), 5) for slot in resolved.slots(d)]
    assert found == ["c1", "c2", "c2", "c2", "c1"]


def test_nothing_is_due_before_the_first_pin() -> None:
    resolved = resolver(enrollments=[Enrollment("e", "p", START, None, [Pin(on(4), "v1")])])
    assert due(resolved, 1, 5) == [4, 5]


def test_rows_and_overrides_hold_in_a_later_enrolment() -> None:
    periods = [enrollment(on(1), on(3)), enrollment(on(6))]
    resolved = resolver(enrollments=periods, rows=[row()], overrides=[override("dose_adjusted", dose_amount=7)])
    (slot,) = resolved.slots(on(8))
    assert (slot.name, slot.compound.dose_amount) == ("evening", "7")


# The patient's schedule


def test_rows_replace_the_canonical_times() -> None:
    resolved = resolver(rows=[row(effective_from=on(4), effective_until=on(6), time_local=time(19))])
    assert [names(resolved.slots(on(day))) for day in (3, 4, 5, 6)] == [MORNING, EVENING, EVENING, MORNING]
    (slot,) = resolved.slots(on(4))
    assert (slot.source, slot.compound.time_local, slot.compound.dose_amount) == ("schedule", time(19), "250")


def test_canonical_times_do_not_fill_the_days_off_of_rows() -> None:
    resolved = resolver(rows=[row(days=days.mask([1]))])
    assert due(resolved, 1, 9) == [2, 9]


def test_row_has_its_own_amount_and_flag() -> None:
    resolved = resolver(rows=[row(dose_amount_override="0.50", schedule_changed=True)])
    (slot,) = resolved.slots(on(2))
    assert (slot.compound.dose_amount, slot.schedule_changed, slot.source) == ("0.50", True, "schedule")


def test_all_rows_in_effect_are_due() -> None:
    resolved = resolver(rows=[row("r1", time_of_day="before_bed"), row("r2", time_of_day="morning")])
    assert names(resolved.slots(on(2))) == [("c1", "morning"), ("c1", "before_bed")]


# Pauses


def test_rows_hold_in_their_interval_only() -> None:
    first = row(effective_from=on(3), effective_until=on(5), time_of_day="evening")
    rows = [row("r2", effective_from=on(7), time_of_day="before_bed"), first]
    assert [names(resolver(rows=rows).slots(on(day))) for day in (2, 3, 4, 5, 6, 7, 30)] == [
        MORNING, EVENING, EVENING, MORNING, MORNING, NIGHT, NIGHT
    ]  # fmt: skip


def test_paused_row_has_no_slot_until_its_date() -> None:
    resolved = resolver(rows=[row("r1", paused_until=on(4)), row("r2", time_of_day="morning")])
    assert [names(resolved.slots(on(day))) for day in (3, 4)] == [MORNING, MORNING + EVENING]


def test_canonical_times_do_not_return_while_rows_are_paused() -> None:
    assert due(resolver(rows=[row(paused_until=on(4))]), 1, 5) == [4, 5]


@pytest.mark.parametrize("compound_id", [None, "k1"])
def test_pause_ends_on_until(compound_id: str | None) -> None:
    pause = override("paused", on(3), compound_id=compound_id, until="2026-11-05")
    assert due(resolver(overrides=[pause]), 1, 6) == [1, 2, 5, 6]


def test_pause_ends_on_the_earlier_of_two_dates() -> None:
    pauses = [
        override("paused", on(3), on(4), until="2026-11-09"),
        override("paused", on(3), on(9), until="2026-11-05"),
    ]
    assert [due(resolver(overrides=[pause]), 1, 10) for pause in pauses] == [[1, 2, 5, 6, 7, 8, 9, 10]] * 2


@pytest.mark.parametrize("payload", [{}, {"until": None}])
def test_pause_without_until_lasts(payload: dict[str, Any]) -> None:
    assert due(resolver(overrides=[override("paused", on(3), **payload)]), 1, 30) == [1, 2]


def test_pause_of_a_compound_leaves_the_others() -> None:
    resolved = resolver(compound("c1"), compound("c2"), overrides=[override("paused", on(3))])
    assert names(resolved.slots(on(3))) == [("c2", "morning")]


def test_later_pause_that_is_over_does_not_end_an_earlier_one() -> None:
    pauses = [override("paused", on(3)), override("paused", on(5), until="2026-11-07")]
    assert due(resolver(overrides=pauses), 1, 10) == [1, 2]


def test_pause_of_a_protocol_includes_added_compounds() -> None:
    pause = override("paused", on(3), compound_id=None, until="2026-11-05")
    assert due(resolver(compound(days=0), overrides=[pause, added()]), 1, 6) == [1, 2, 5, 6]


@pytest.mark.parametrize("days_of_row", [days.ALL_DAYS, 0])
def test_any_paused_row_pauses_a_compound_with_changed_times(days_of_row: int) -> None:
    rows = [row("r1"), row("r2", time_of_day="morning", days=days_of_row, paused_until=on(4))]
    resolved = resolver(rows=rows, overrides=[changed()])
    assert [names(resolved.slots(on(day))) for day in (3, 4)] == [[], NIGHT]


def test_paused_row_that_is_not_in_effect_pauses_nothing() -> None:
    resolved = resolver(rows=[row(effective_until=on(3), paused_until=on(9))], overrides=[changed()])
    assert due(resolved, 1, 5) == [3, 4, 5]


# Overrides


def test_override_includes_its_first_and_last_date() -> None:
    resolved = resolver(overrides=[override("removed", on(3), on(4))])
    assert due(resolved, 1, 6) == [1, 2, 5, 6]


@pytest.mark.parametrize("each", [override("removed"), override("paused"), changed(), added()])
def test_override_of_another_version_does_not_count(each: Override) -> None:
    resolved = resolver(overrides=[each._replace(version_id="v0")])
    assert names(resolved.slots(on(2))) == MORNING
    assert resolved.slots(on(2))[0].source == "canonical"


def test_override_returns_with_its_version() -> None:
    pins = [Pin(on(1), "v1"), Pin(on(3), "v2"), Pin(on(5), "v1")]
    resolved = resolver(
        enrollments=[Enrollment("e", "p", START, None, pins)],
        versions={"v2": [compound()]},
        overrides=[override("removed")],
    )
    assert due(resolved, 1, 7) == [3, 4]


@pytest.mark.parametrize(
    ("sent", "amount"),
    [(200, "200"), (0.25, "0.25"), (1e-7, "0.0000001"), (0.1 + 0.2, "0.30000000000000004"), (10**12, "1000000000000")],
)
def test_adjusted_amount_is_decimal_text(sent: float, amount: str) -> None:
    overrides = [override("dose_adjusted", dose_amount=sent)]
    (slot,) = resolver(rows=[row(dose_amount_override="9")], overrides=overrides).slots(on(2))
    assert (slot.compound.dose_amount, slot.source, slot.name) == (amount, "overridden", "evening")


def test_changed_times_are_the_only_ones() -> None:
    resolved = resolver(rows=[row()], overrides=[changed(days_of_week=[1, 3], time_local="22:15")])
    assert due(resolved, 1, 5) == [2, 4]
    (slot,) = resolved.slots(on(2))
    assert (slot.name, slot.source, slot.schedule_changed) == ("before_bed", "overridden", True)
    assert (slot.compound.time_local, slot.compound.days) == (time(22, 15), 0b1010)


def test_changed_times_forget_the_canonical_local_time() -> None:
    (slot,) = resolver(compound(time_local=time(7)), overrides=[changed()]).slots(on(2))
    assert slot.compound.time_local is None


@pytest.mark.parametrize(
    ("rows", "amount"),
    [
        ([], "250"),
        ([row(dose_amount_override="9"), row("r2", dose_amount_override="8", time_of_day="morning")], "9"),
        ([row(), row("r2", dose_amount_override="8", time_of_day="morning")], "250"),
        (
            [
                row(dose_amount_override="7", effective_until=on(2)),
                row("r2", dose_amount_override="8", effective_from=on(2)),
            ],
            "8",
        ),
    ],
)
def test_changed_times_have_the_amount_of_the_first_row(rows: list[ScheduleRow], amount: str) -> None:
    (slot,) = resolver(rows=rows, overrides=[changed()]).slots(on(2))
    assert slot.compound.dose_amount == amount


def test_adjusted_amount_holds_at_changed_times() -> None:
    (slot,) = resolver(overrides=[changed(), override("dose_adjusted", dose_amount=7)]).slots(on(2))
    assert (slot.compound.dose_amount, slot.name) == ("7", "before_bed")


def test_last_override_to_start_counts() -> None:
    overrides = [
        override("dose_adjusted", on(5), on(6), dose_amount=5),
        override("dose_adjusted", on(1), dose_amount=1),
        override("dose_adjusted", on(3), dose_amount=3),
        override("dose_adjusted", on(3), dose_amount=4),
    ]
    resolved = resolver(overrides=overrides)
    found = [slot.compound.dose_amount for d in dates(on(2), 6) for slot in resolved.slots(d)]
    assert found == ["1", "4", "4", "5", "5", "4"]


def test_added_compound_has_the_id_of_the_override() -> None:
    resolved = resolver(compound(days=0), overrides=[added(days_of_week=[2], time_local="20:05:30", dose_amount=0.5)])
    assert due(resolved, 1, 9) == [3]
    (slot,) = resolved.slots(on(3))
    assert names([slot]) == NINE
    assert (slot.source, slot.compound.compound_id, slot.compound.slug) == ("added", "k9", "nine")
    assert (slot.compound.dose_amount, slot.compound.time_local) == ("0.5", time(20, 5, 30))


@pytest.mark.parametrize("type", ["paused", "removed"])
def test_added_compound_is_paused_or_removed_by_its_id(type: str) -> None:
    overrides = [added(), override(type, on(3), on(4), compound_id="k9")]
    resolved = resolver(overrides=overrides)
    assert [names(resolved.slots(on(day))) for day in (2, 3, 5)] == [MORNING + NINE, MORNING, MORNING + NINE]


def test_last_of_two_additions_of_a_compound_counts() -> None:
    overrides = [added(id="o2", starts_on=on(3), ends_on=on(3)), added()]
    resolved = resolver(compound(days=0), overrides=overrides)
    assert [names(resolved.slots(on(day))) for day in (2, 3, 4)] == [NINE, [("o2", "evening")], NINE]


def test_compound_is_added_only_to_a_version_without_it() -> None:
    versions = {"v2": [compound(), compound("c9", days=0)]}
    enrolled = enrollment()._replace(pins=[Pin(START, "v1"), Pin(on(5), "v2")])
    overrides = [added(), added(id="o2", version_id="v2")]
    resolved = resolver(enrollments=[enrolled], versions=versions, overrides=overrides)
    assert [names(resolved.slots(on(day))) for day in (4, 5)] == [MORNING + NINE, MORNING]


def test_earlier_override_is_in_effect_again_when_later_ones_end() -> None:
    overrides = [
        added(id="o1", ends_on=on(9)),
        added(id="o2", starts_on=on(3), ends_on=on(7)),
        added(id="o3", starts_on=on(4), ends_on=on(5)),
        added(id="o4", starts_on=on(4), ends_on=on(4)),
        added(id="o5", starts_on=on(6), ends_on=on(11)),
    ]
    resolved = resolver(compound(days=0), overrides=overrides)
    found = {on(day): [slot.compound.id for slot in resolved.slots(on(day))] for day in range(1, 13)}
    ids = ["o1", "o1", "o2", "o4", "o3", "o5", "o5", "o5", "o5", "o5", "o5"]
    assert found == {on(day): [id] for day, id in enumerate(ids, 1)} | {on(12): []}


def test_pause_that_is_over_when_it_starts_pauses_nothing() -> None:
    pause = override("paused", on(5), until="2026-11-05")
    assert due(resolver(overrides=[pause]), 4, 6) == [4, 5, 6]


# Order


def test_slots_are_in_the_order_of_the_day() -> None:
    parts = ["before_bed", "evening", "afternoon", None, "morning"]
    compounds = [compound(f"c{n}", position=n, time_of_day=part) for n, part in enumerate(parts)]
    found = [slot.name for slot in resolver(*compounds).slots(on(2))]
    assert found == ["morning", "any", "afternoon", "evening", "before_bed"]


def test_order_within_a_part_of_the_day() -> None:
    versions = {
        "v1": [compound("c1", position=2), compound("c2", position=1, slug="z"), compound("c3", position=1, slug="a")],
        "w1": [compound("c4", position=9)],
    }
    enrolled = [
        Enrollment("e1", "p", START, None, [Pin(START, "v1")]),
        Enrollment("e2", "q", START, None, [Pin(START, "w1")]),
    ]
    overrides = [added(time_of_day="morning")]
    resolved = Resolver(Regimen({"p": "z", "q": "a"}, versions, enrolled, [], overrides))
    slots = resolved.slots(on(2))
    assert [slot.compound.id for slot in slots] == ["c4", "c3", "c2", "c1", "o1"]
    assert sorted(set(slots), key=within_bucket) == slots
    assert [slot.compound.id for slot in resolved.slots(on(2), "q")] == ["c4"]


# Dates that share a weekday


@pytest.mark.parametrize(
    "regimen",
    [
        {"enrollments": [enrollment(on(10))]},
        {"enrollments": [enrollment(START, on(10))]},
        {"enrollments": [Enrollment("e", "p", START, None, [Pin(START, "v1"), Pin(on(10), "v2")])]},
        {"rows": [row(effective_from=on(10))]},
        {"rows": [row(effective_until=on(10))]},
        {"rows": [row(paused_until=on(10))]},
        {"overrides": [changed()._replace(starts_on=on(10))]},
        {"overrides": [changed()._replace(ends_on=on(10))]},
        {"overrides": [override("paused", until="2026-11-10")]},
    ],
)
def test_change_shows_on_the_weekdays_that_were_resolved(regimen: dict[str, Any]) -> None:
    made = {"versions": {"v2": []}, **regimen}
    resolved = resolver(**made)
    found = [names(resolved.slots(d)) for d in dates(START, 30)]
    assert found == [names(resolver(**made).slots(d)) for d in dates(START, 30)]
    assert found[8] != found[10]
    assert len({tuple(slots) for slots in found}) == 2


# Ranges


def test_is_due_looks_at_each_weekday_and_each_change() -> None:
    resolved = resolver(compound(days=days.mask([6])), overrides=[override("paused", on(8), until="2026-11-20")])
    assert [resolved.is_due(on(first), on(last)) for first, last in [(1, 6), (1, 7), (8, 20), (8, 21), (7, 6)]] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_dates_at_both_ends_of_the_range_have_slots() -> None:
    first, last = date(2, 1, 1), date(9998, 12, 31)
    pause = override("paused", last, last)
    resolved = resolver(enrollments=[enrollment(first, last)], overrides=[pause, override("removed", first, first)])
    found = [resolved.slots(d) for d in (first - timedelta(days=1), first, first + timedelta(days=1), last)]
    assert [len(slots) for slots in found] == [0, 0, 1, 0]
    assert resolved.is_due(first, last)
