"""Times and ids. Both are made here, not in the database, so that no statement has to hand them back."""

from datetime import UTC, datetime, timedelta

import uuid_utils

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(minutes=5)


def now() -> datetime:
    return datetime.now(UTC)


def new_id_at(moment: datetime) -> str:
    """A UUIDv7 of that moment (of its millisecond): ordering by it orders by time."""
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    return str(uuid_utils.uuid7(nanoseconds=milliseconds * 1_000_000))


def text(moment: datetime) -> str:
    """RFC 3339 with microseconds: 2026-11-02T09:30:00.123000Z. The moment must be in UTC."""
    return moment.isoformat(timespec="microseconds")[:26] + "Z"


def moment(text: str) -> datetime:
    """The moment that RFC 3339 text names, in UTC; of a date, its beginning.

    The contract keeps leap seconds and years out that this cannot tell.
    """
    moment = datetime.fromisoformat(text.upper())
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_in_future(moment: datetime, now: datetime) -> bool:
    """Whether a reported moment is further ahead than the clock of the reporter may be.

    The latest of its kind counts, so a moment far ahead would outlast every later report.
    """
    return moment > now + _AHEAD


def later_than(earlier: datetime) -> datetime:
    """Now, or just after that moment: what tells versions apart has to move on even if the clock does not."""
    return max(now(), earlier + timedelta(microseconds=1))
