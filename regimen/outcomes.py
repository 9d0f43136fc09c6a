"""Outcomes of the slots of a date, from the doses that were logged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Literal, NamedTuple, cast

from regimen.layers import CLOCK, Slot
from regimen.model import Dose, Key

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
    found = matched([slot.key for slot in slots], doses)
    return [_outcome(slot, dose) for slot, dose in zip(slots, found, strict=True)]


def counting(keys: Sequence[Key], doses: Sequence[Dose]) -> set[str]:
    """Return the ids of the doses of a date that decide the outcome of one of its slots. Plans decide none."""
    return {dose.id for dose in matched(keys, doses) if dose and dose.status != "scheduled"}


def day_status(found: Iterable[Outcome | Dose | None], over: bool) -> DayStatus:
    """Return the status of a date from what came of its slots, None without a dose. Excused skips are left out."""
    statuses = {
        each.status if each else "open"
        for each in found
        if not each or each.status != "skipped" or each.skip_reason not in EXCUSES
    }
    if not statuses:
        return "off"
    if statuses == {"taken"}:
        return "taken"
    return "missed" if over else "scheduled"


def matched(keys: Sequence[Key], doses: Sequence[Dose]) -> list[Dose | None]:
    """Return the dose that counts for each slot of a date. See `outcomes`."""
    own = {(dose.protocol_id, dose.compound_id, dose.slot): dose for dose in doses}
    found = [own.get(key) for key in keys]
    if len(own) > len(found) - found.count(None):
        found = _filled(keys, found, own.values())
    return found


def _outcome(slot: Slot, dose: Dose | None) -> Outcome:
    if dose is None:
        return Outcome(slot, "open", None)
    return Outcome(slot, cast(Status, dose.status), dose.skip_reason if dose.status == "skipped" else None)


def _filled(keys: Sequence[Key], found: Iterable[Dose | None], doses: Iterable[Dose]) -> list[Dose | None]:
    """Return the dose of each slot, when those that are left over have been shared out."""
    filled = list(found)
    used = {dose.id for dose in filled if dose}
    left: dict[tuple[str, str], list[Dose]] = defaultdict(list)
    for dose in sorted(doses, key=_order, reverse=True):
        if dose.status != "scheduled" and dose.id not in used:
            left[dose.protocol_id, dose.compound_id].append(dose)
    for index, (protocol_id, compound_id, _) in enumerate(keys):
        own, rest = filled[index], left[protocol_id, compound_id]
        if rest and (own is None or own.status == "scheduled"):
            filled[index] = rest.pop()
    for index, (protocol_id, compound_id, _) in enumerate(keys):
        own, rest = filled[index], left[protocol_id, compound_id]
        if rest and rest[-1].status == "taken" and own and own.status == "skipped":
            filled[index] = rest.pop()
    return filled


def _order(dose: Dose) -> tuple[bool, datetime, time]:
    """Return the key that orders doses that are left over. Those of one instant are in the order of the day."""
    return dose.status != "taken", dose.scheduled_at, CLOCK.get(dose.slot, time.max)
