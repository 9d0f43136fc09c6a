"""Times and ids. The application makes both, so no statement has to return them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import uuid_utils

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(minutes=5)
_STEP = timedelta(microseconds=1)


def now() -> datetime:
    return datetime.now(UTC)


def new_id_at(moment: datetime) -> str:
    """Return a UUIDv7 of a time, to the millisecond. The order of ids is the order of their times."""
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    return str(uuid_utils.uuid7(nanoseconds=milliseconds * 1_000_000))


def first_id_at(moment: datetime) -> str:
    """Return the smallest UUID of a time, to the millisecond; of an earlier time than ids have, the smallest of all."""
    return _id_at(moment, 0)


def last_id_at(moment: datetime) -> str:
    """Return the largest UUID of a time, to the millisecond."""
    return _id_at(moment, 2**80 - 1)


def _id_at(moment: datetime, rest: int) -> str:
    milliseconds = max(0, (moment - _EPOCH) // timedelta(milliseconds=1))
    return str(UUID(int=(milliseconds << 80) + rest))


def text(moment: datetime) -> str:
    """Return a time, which must be in UTC, as RFC 3339 with microseconds: 2026-11-02T09:30:00.123000Z."""
    return moment.isoformat(timespec="microseconds")[:26] + "Z"


def moment(text: str) -> datetime:
    """Return the time, in UTC, of RFC 3339 text; for a date, the beginning of that day.

    The contract keeps leap seconds and years out that this cannot tell.
    """
    moment = datetime.fromisoformat(text.upper())
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def short_time(text: str) -> str:
    """Return a time of the day, HH:MM:SS, as HH:MM if the seconds are zero."""
    return text.removesuffix(":00") if len(text) == len("HH:MM:SS") else text


def is_in_future(moment: datetime, now: datetime) -> bool:
    """Return whether a reported time is further in the future than the reporter's clock may be fast.

    The latest of its kind counts, so a moment far ahead would outlast every later report.
    """
    return moment > now + _AHEAD


def later_than(*earlier: datetime | str) -> datetime:
    """Return the current time, or one just after all of these: changes have an order even if the clock is set back."""
    times = [each if isinstance(each, datetime) else moment(each) for each in earlier]
    return max([now(), *(each + _STEP for each in times)])
