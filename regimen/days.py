"""Weekdays, and the local dates and times of a patient.

A weekday is a number from 0 (Sunday) to 6 (Saturday), as in JavaScript's `getDay` and PostgreSQL's `dow`. A set of
weekdays is a bit mask: bit n is weekday n.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ALL_DAYS = 0b1111111
END_OF_DAY = time(4)
"""A date is over when the clock reads this time of the next date."""
_DAY = timedelta(days=1)


def weekday(d: date) -> int:
    """Return the weekday of a date."""
    return d.isoweekday() % 7


def mask(days: Iterable[int]) -> int:
    """Return the bit mask of weekdays. A repeated one counts once."""
    bits = 0
    for day in days:
        bits |= 1 << day
    return bits


def days_of(mask: int) -> list[int]:
    """Return the weekdays of a bit mask in ascending order."""
    return [day for day in range(7) if mask >> day & 1]


def local(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the date and the time that clocks in a zone show, without the zone.

    A time before the year 1 or after the year 9999 is moved to the nearest one that exists.
    """
    try:
        return now.astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        return datetime.min if now.year == 1 else datetime.max


def today(now: datetime, zone: ZoneInfo) -> date:
    """Return the date in a zone."""
    return local(now, zone).date()


def instant(d: date, t: time, zone: ZoneInfo) -> datetime:
    """Return the instant, in UTC, at which clocks in a zone show a date and a time.

    A time that is left out has the offset before the gap, of a repeated time the first one is meant (RFC 5545 3.3.5).
    """
    return datetime.combine(d, t.replace(fold=0), zone).astimezone(UTC)


def is_over(d: date, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether clocks in a zone have shown 04:00 of the date after this one."""
    return now >= instant(d + _DAY, END_OF_DAY, zone)


def first_open(now: datetime, zone: ZoneInfo) -> date:
    """Return the earliest date that is not over in a zone: today, and until 04:00 the date before."""
    d = today(now, zone)
    while not is_over(d - _DAY, now, zone):
        d -= _DAY
    return d
