"""Streak, adherence and calendar. All are counted from what is stored, at each read.

All protocols of the resolver count: for one of them, the regimen is that of this protocol. `doses_by_date` has the
doses by the date of their slot. A date without doses may be left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from regimen.days import first_open, today
from regimen.layers import Resolver
from regimen.model import Dose
from regimen.outcomes import DayStatus, Outcome, day_status, matched, outcomes

_DAY = timedelta(days=1)


class Streak(NamedTuple):
    """A number of days on which everything due was taken: the current streak, and the longest one."""

    current: int
    longest: int


class Summary(NamedTuple):
    """Numbers of slots. `scheduled` is all that are due, `skipped` those of the missed ones that were skipped."""

    taken: int
    missed: int
    scheduled: int
    skipped: int

    @property
    def percentage(self) -> int | None:
        """The taken slots in percent of the taken and missed ones, rounded down; None if there are none."""
        counted = self.taken + self.missed
        return 100 * self.taken // counted if counted else None


def streak(resolver: Resolver, doses_by_date: Mapping[date, Sequence[Dose]], now: datetime, zone: ZoneInfo) -> Streak:
    """Return the streak from the first enrolment to today."""
    return streak_since(date.min, resolver, doses_by_date, now, zone)[0]


def streak_since(
    since: date, resolver: Resolver, doses_by_date: Mapping[date, Sequence[Dose]], now: datetime, zone: ZoneInfo
) -> tuple[Streak, bool]:
    """Return the streak as `streak` does, but from a date on, and whether it is complete: no earlier date changes it.

    A missed day ends a streak. Days off, excused days and open days neither add to it nor end it.
    """
    first = resolver.first_day()
    if first is None:
        return Streak(0, 0), True
    opened, end = first_open(now, zone), today(now, zone)
    current = longest = 0
    is_complete = first >= since
    counted_until = max(first, since)
    for d in sorted(d for d in doses_by_date if d <= end):
        # Dates without doses are looked at by weekday: there may be very many of them.
        if resolver.is_due(counted_until, min(d, opened) - _DAY):
            current, is_complete = 0, True
        counted_until = d + _DAY
        status = day_status(matched(resolver.keys(d), doses_by_date[d]), d < opened)
        if status == "taken":
            current += 1
            longest = max(longest, current)
        elif status == "missed":
            current, is_complete = 0, True
    if resolver.is_due(counted_until, opened - _DAY):
        current, is_complete = 0, True
    return Streak(current, longest), is_complete


def summary(
    resolver: Resolver, doses_by_date: Mapping[date, Sequence[Dose]], now: datetime, zone: ZoneInfo, days: int
) -> Summary:
    """Return what came of the slots of this many dates up to today."""
    end, opened = today(now, zone), first_open(now, zone)
    taken = missed = scheduled = skipped = 0
    for d in (end - n * _DAY for n in range(days)):
        doses = matched(resolver.keys(d), doses_by_date.get(d, ()))
        statuses = [dose.status if dose else "open" for dose in doses]
        scheduled += len(statuses)
        taken += statuses.count("taken")
        if d < opened:
            missed += len(statuses) - statuses.count("taken")
            skipped += statuses.count("skipped")
    return Summary(taken, missed, scheduled, skipped)


def calendar(
    resolver: Resolver,
    doses_by_date: Mapping[date, Sequence[Dose]],
    start: date,
    end: date,
    now: datetime,
    zone: ZoneInfo,
    compound_id: str | None = None,
) -> Iterator[tuple[date, list[Outcome], DayStatus]]:
    """Yield each date from start to end, both included, with the outcomes of its slots and its status.

    `compound_id` is the id of a protocol compound, to which the slots are limited.
    """
    opened = first_open(now, zone)
    for d in (start + n * _DAY for n in range((end - start).days + 1)):
        slots = [slot for slot in resolver.slots(d) if compound_id is None or slot.compound.id == compound_id]
        results = outcomes(slots, doses_by_date.get(d, ()))
        yield d, results, day_status(results, d < opened)
