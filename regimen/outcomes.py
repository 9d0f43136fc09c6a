"""What came of the slots of a date."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Literal, NamedTuple, cast

from regimen.layers import CLOCK, Slot
from regimen.model import Dose

Status = Literal["taken", "skipped", "scheduled", "open"]
DayStatus = Literal["taken", "missed", "scheduled", "off"]
EXCUSES = frozenset({"vacation", "sick", "side_effect"})
"""The reasons of a skip that leave a slot out of the status of its day."""


class Outcome(NamedTuple):
    """A slot with the dose that counts for it. It is scheduled if there is only a plan, open without a dose."""

    slot: Slot
    status: Status
    skip_reason: str | None


def outcomes(slots: Sequence[Slot], doses: Sequence[Dose]) -> list[Outcome]:
    """Return the outcome of each slot of a date, in the same order, from the doses of that date.

    A slot gets the dose of its own name. The other doses of the compound, which are of slots that were moved or paused
    later, or extra ones, fill the slots without a dose, in the order of the day: taken ones before skipped ones, each
    by time. A taken dose that is left over then goes before a skip. Doses beyond the slots count for nothing.
    """
    return [_outcome(slot, dose) for slot, dose in zip(slots, _matched(slots, doses), strict=True)]


def counting(slots: Sequence[Slot], doses: Sequence[Dose]) -> set[str]:
    """Return the ids of the doses of a date that decide the outcome of one of its slots. Plans decide none."""
    return {dose.id for dose in _matched(slots, doses) if dose and dose.status != "scheduled"}


def day_status(outcomes: Sequence[Outcome], over: bool) -> DayStatus:
    """Return the status of a date from the outcomes of its slots. Excused skips are left out."""
    statuses = {each.status for each in outcomes if each.skip_reason not in EXCUSES}
    if not statuses:
        return "off"
    if statuses == {"taken"}:
        return "taken"
    return "missed" if over else "scheduled"


def _matched(slots: Sequence[Slot], doses: Sequence[Dose]) -> list[Dose | None]:
    """Return the dose that counts for each slot of a date."""
    own = {(dose.protocol_compound_id, dose.slot): dose for dose in doses}
    found = [own.get((slot.compound.id, slot.name)) for slot in slots]
    if len(own) > len(found) - found.count(None):
        found = _filled(slots, found, own.values())
    return found


def _outcome(slot: Slot, dose: Dose | None) -> Outcome:
    if dose is None:
        return Outcome(slot, "open", None)
    return Outcome(slot, cast(Status, dose.status), dose.skip_reason if dose.status == "skipped" else None)


def _filled(slots: Sequence[Slot], found: Iterable[Dose | None], doses: Iterable[Dose]) -> list[Dose | None]:
    """Return the dose of each slot, when those that are left over have been shared out."""
    filled = list(found)
    used = {dose.id for dose in filled if dose}
    left: dict[str, list[Dose]] = defaultdict(list)
    for dose in sorted(doses, key=_order, reverse=True):
        if dose.status != "scheduled" and dose.id not in used:
            left[dose.protocol_compound_id].append(dose)
    for index, slot in enumerate(slots):
        own, rest = filled[index], left[slot.compound.id]
        if rest and (own is None or own.status == "scheduled"):
            filled[index] = rest.pop()
    for index, slot in enumerate(slots):
        own, rest = filled[index], left[slot.compound.id]
        if rest and rest[-1].status == "taken" and own and own.status == "skipped":
            filled[index] = rest.pop()
    return filled


def _order(dose: Dose) -> tuple[bool, datetime, time]:
    """Return the key that orders doses that are left over. Those of one instant are in the order of the day."""
    return dose.status != "taken", dose.scheduled_at, CLOCK.get(dose.slot, time.max)
