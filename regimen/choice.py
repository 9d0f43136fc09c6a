"""The slot of a dose that is logged, and the rules of what can be logged."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from regimen.days import END_OF_DAY, local, today
from regimen.layers import CLOCK, Slot
from regimen.model import Dose

_LATE = frozenset({"evening", "before_bed"})
"""The slots of the date before that a dose can have before 04:00."""
_DAY = timedelta(days=1)
_LONGEST_PLAN = timedelta(days=366)


_Key = tuple[date, str]
"""The date and the name of a slot of the compound."""


class Logged(NamedTuple):
    """A dose as it is logged, of a compound in a protocol.

    `time_of_day` and `slot_date` are those sent. The first is `any` for a slot without a time of day.
    """

    protocol_id: str
    compound_id: str
    scheduled_at: datetime
    zone: ZoneInfo
    time_of_day: str | None = None
    slot_date: date | None = None


class Choice(NamedTuple):
    """The slot of a dose, and the dose that is stored for it."""

    slot_date: date
    slot_name: str
    existing: Dose | None


def local_date(scheduled_at: datetime, zone: ZoneInfo, slot_date: date | None) -> date:
    """Return the date of a dose: the date sent, else that of `scheduled_at` in the zone."""
    return today(scheduled_at, zone) if slot_date is None else slot_date


def choose(logged: Logged, slots: Iterable[Slot], doses: Iterable[Dose]) -> Choice:
    """Return the slot of a dose.

    `slots` are those of its date (`local_date`) and of the date before, `doses` those of the date, the date before and
    the date after; ones of other compounds are left out. The slot is the first of:

    - the one named by `time_of_day`, due or not,
    - that of the stored dose with the same `scheduled_at`,
    - of the open due slots the nearest on the clock, of two the earlier one,
    - one of its own, `extra <scheduled_at>`.

    Before 04:00 and if no date is sent, open due slots of the date before take part if they are late ones. A slot is
    open while no dose of its name is taken or skipped.
    """
    d, of = local_date(logged.scheduled_at, logged.zone, logged.slot_date), (logged.protocol_id, logged.compound_id)
    at = local(logged.scheduled_at, logged.zone).time()
    stored = {(dose.slot_date, dose.slot): dose for dose in doses if (dose.protocol_id, dose.compound_id) == of}
    due = {(slot.date, slot.name): slot.clock for slot in slots if slot.key[:2] == of}
    opened = {key: clock for key, clock in due.items() if key not in stored or stored[key].status == "scheduled"}
    candidates = _candidates(logged, d, at, due, opened)
    key = _of_same_time(logged, d, stored) or _nearest(candidates, d, at) or (d, extra(logged.scheduled_at))
    return Choice(*key, stored.get(key))


def extra(scheduled_at: datetime) -> str:
    """Return the name of the slot of a dose beyond those due: `extra 2026-11-18T12:00:00Z`.

    Fractions of a second are kept, with six digits, because doses at different instants are different doses.
    """
    return f"extra {scheduled_at.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"


def is_too_far_ahead(status: str, slot_date: date, today: date) -> bool:
    """Return whether a dose cannot be logged yet: a taken one until the day before, another one a year ahead."""
    return slot_date - today > (_DAY if status == "taken" else _LONGEST_PLAN)


def replaces(existing: str, new: str) -> bool:
    """Return whether a new status replaces the one of a stored dose. A plan does not undo a taken or skipped dose."""
    return new != "scheduled" or existing == "scheduled"


def _of_same_time(logged: Logged, d: date, stored: Mapping[_Key, Dose]) -> _Key | None:
    """Return the slot of the stored dose with the same `scheduled_at`, on the date of the dose if there is one.

    A repeated request names a slot of the date before that is not open any more.
    """
    same = [key for key, dose in stored.items() if dose.scheduled_at == logged.scheduled_at and abs(key[0] - d) <= _DAY]
    if logged.time_of_day is not None:
        same = [key for key in same if key[1] == logged.time_of_day and logged.slot_date is None]
    return min(same, key=lambda key: (key[0] != d, key), default=None)


def _candidates(
    logged: Logged, d: date, at: time, due: Mapping[_Key, time], opened: Mapping[_Key, time]
) -> dict[_Key, time]:
    """Return the slots of which the dose gets the nearest, with their times."""
    before = d - _DAY if logged.slot_date is None and at < END_OF_DAY else None
    found = {(on, name): clock for (on, name), clock in opened.items() if on == d or (on == before and name in _LATE)}
    if logged.time_of_day is None:
        return found
    named = d, logged.time_of_day
    of_name = {key: clock for key, clock in found.items() if key[1] == logged.time_of_day}
    return of_name | {named: due.get(named, CLOCK[logged.time_of_day])}


def _nearest(candidates: Mapping[_Key, time], d: date, at: time) -> _Key | None:
    """Return the slot that is nearest to a time on a date. For the date before, the time is 24 hours later."""

    def distance(key: _Key) -> tuple[timedelta, date, time]:
        on, clock = key[0], candidates[key]
        return abs(_since_midnight(at) + (d - on) - _since_midnight(clock)), on, clock

    return min(candidates, key=distance, default=None)


def _since_midnight(t: time) -> timedelta:
    return timedelta(hours=t.hour, minutes=t.minute, seconds=t.second, microseconds=t.microsecond)
