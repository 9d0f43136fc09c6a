"""Outcomes of slots: doses of the same name, doses of other slots, skips and plans."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from regimen.layers import Slot
from regimen.model import Dose
from regimen.outcomes import counting, day_status, outcomes
from tests.regimen.build import added, compound, dose, on, resolver, row

D = on(18)
TWICE = resolver(rows=[row("r1", time_of_day="morning"), row("r2", time_of_day="evening")]).slots(D)
ONCE = resolver().slots(D)


def statuses(slots: Sequence[Slot], *doses: tuple[str, str]) -> Sequence[str]:
    """Return the status of each slot, with doses of slots of these names, one hour apart."""
    made = [
        dose(D, slot, status, id=str(n), scheduled_at=dose(D).scheduled_at + timedelta(hours=n))
        for n, (slot, status) in enumerate(doses)
    ]
    found = [each.status for each in outcomes(slots, made)]
    assert found == [each.status for each in outcomes(slots, made[::-1])]
    return found


@pytest.mark.parametrize(
    ("doses", "expected"),
    [
        ([], ["open", "open"]),
        ([("evening", "taken")], ["open", "taken"]),
        ([("evening", "taken"), ("morning", "skipped")], ["skipped", "taken"]),
        ([("morning", "scheduled")], ["scheduled", "open"]),
        # Doses of slots that were moved, and extra ones, in the order of the day.
        ([("afternoon", "taken")], ["taken", "open"]),
        ([("any", "taken"), ("extra 1", "taken")], ["taken", "taken"]),
        ([("extra 1", "skipped"), ("extra 2", "taken")], ["taken", "skipped"]),
        ([("morning", "taken"), ("extra 1", "taken")], ["taken", "taken"]),
        ([("evening", "skipped"), ("extra 1", "skipped")], ["skipped", "skipped"]),
        # A plan leaves its slot empty, and fills no other.
        ([("morning", "scheduled"), ("extra 1", "taken")], ["taken", "open"]),
        ([("extra 1", "scheduled")], ["open", "open"]),
        # Taken after all, once no slot is empty.
        ([("morning", "skipped"), ("extra 1", "taken")], ["skipped", "taken"]),
        ([("morning", "skipped"), ("evening", "taken"), ("extra 1", "taken")], ["taken", "taken"]),
        ([("morning", "skipped"), ("evening", "skipped"), ("extra 1", "taken")], ["taken", "skipped"]),
        ([("morning", "taken"), ("evening", "taken"), ("extra 1", "skipped")], ["taken", "taken"]),
        ([("morning", "taken"), ("evening", "taken"), ("extra 1", "taken")], ["taken", "taken"]),
    ],
)
def test_doses_fill_the_slots_of_a_compound(doses: list[tuple[str, str]], expected: list[str]) -> None:
    assert statuses(TWICE, *doses) == expected


def test_doses_of_other_compounds_do_not_count() -> None:
    slots = resolver(compound("c1"), compound("c2")).slots(D)
    doses = [dose(D, "evening", compound_id="k3"), dose(D, "extra 1", compound_id="k2")]
    assert [each.status for each in outcomes(slots, doses)] == ["open", "taken"]


def test_dose_of_a_compound_that_was_added_again_counts() -> None:
    nine = {"overrides": [added(id="o2", time_of_day="morning")]}
    slots = resolver(compound(days=0), **nine).slots(D)
    assert [each.slot.compound.id for each in outcomes(slots, [])] == ["o2"]
    assert [each.status for each in outcomes(slots, [dose(D, compound_id="k9")])] == ["taken"]


def test_dose_of_the_compound_in_another_protocol_does_not_count() -> None:
    assert [each.status for each in outcomes(ONCE, [dose(D, protocol_id="q")])] == ["open"]
    doses = [dose(D, "evening"), dose(D, "evening", protocol_id="q"), dose(D, "morning", "skipped")]
    assert [each.status for each in outcomes(ONCE, doses)] == ["taken"]


def test_earliest_skip_gives_the_reason() -> None:
    early, late = (dose(D).scheduled_at + timedelta(hours=n) for n in (1, 2))
    doses = [
        dose(D, "extra 2", "skipped", skip_reason="forgot", scheduled_at=late),
        dose(D, "extra 1", "skipped", skip_reason="sick", scheduled_at=early),
    ]
    (found,) = outcomes(ONCE, doses)
    assert (found.slot, found.status, found.skip_reason) == (ONCE[0], "skipped", "sick")


def test_skips_of_one_instant_are_in_the_order_of_the_day() -> None:
    doses = [
        dose(D, slot, "skipped", id=slot, skip_reason=reason)
        for slot, reason in (("any", "sick"), ("evening", "forgot"), ("extra 1", "other"))
    ]
    for order in (doses, doses[::-1]):
        assert [each.skip_reason for each in outcomes(ONCE, order)] == ["sick"]
        assert counting([slot.key for slot in ONCE], order) == {"any"}


def test_reason_of_a_skip_that_was_taken_after_all_is_gone() -> None:
    doses = [dose(D, "morning", "skipped", skip_reason="sick"), dose(D, "extra 1")]
    assert outcomes(ONCE, doses) == [(ONCE[0], "taken", None)]
    assert outcomes(ONCE, [dose(D, status="taken", skip_reason="sick")]) == [(ONCE[0], "taken", None)]


@pytest.mark.parametrize(
    ("doses", "open_day", "over"),
    [
        ([], "scheduled", "missed"),
        ([dose(D)], "scheduled", "missed"),
        ([dose(D), dose(D, "evening")], "taken", "taken"),
        ([dose(D), dose(D, "evening", "scheduled")], "scheduled", "missed"),
        ([dose(D), dose(D, "evening", "skipped")], "scheduled", "missed"),
        ([dose(D), dose(D, "evening", "skipped", skip_reason="forgot")], "scheduled", "missed"),
        ([dose(D), dose(D, "evening", "skipped", skip_reason="other")], "scheduled", "missed"),
        ([dose(D), dose(D, "evening", "skipped", skip_reason="sick")], "taken", "taken"),
        ([dose(D), dose(D, "evening", "skipped", skip_reason="side_effect")], "taken", "taken"),
        ([dose(D, "evening", "skipped", skip_reason="side_effect")], "scheduled", "missed"),
        ([dose(D, slot, "skipped", skip_reason="vacation") for slot in ("morning", "evening")], "off", "off"),
    ],
)
def test_day_status_leaves_excused_skips_out(doses: Sequence[Dose], open_day: str, over: str) -> None:
    found = outcomes(TWICE, doses)
    assert (day_status(found, over=False), day_status(found, over=True)) == (open_day, over)


def test_day_without_slots_is_off() -> None:
    assert day_status(outcomes([], [dose(D)]), over=True) == "off"
