"""Times at which a delivery that failed is attempted again."""

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DELAYS = (1 * _MINUTE, 5 * _MINUTE, 30 * _MINUTE, 2 * _HOUR, 6 * _HOUR, 12 * _HOUR, 24 * _HOUR)
"""Seconds after each failed attempt. The attempt after the last delay is the last one."""
_LONGEST_RETRY_AFTER = 24 * _HOUR
# A delay is longer by up to this part of it, so that deliveries that failed together are not repeated together.
_JITTER = 0.2


def next_attempt(attempts: int, now: datetime, not_before: datetime | None) -> datetime | None:
    """Return when to attempt a delivery again after `attempts` have failed, None if it is dead."""
    if attempts > len(_DELAYS):
        return None
    delay = _DELAYS[attempts - 1] * (1 + random.uniform(0, _JITTER))
    return max(now + timedelta(seconds=delay), not_before or now)


def retry_after(value: str, now: datetime) -> datetime | None:
    """Return the time that a Retry-After header asks for, at most 24 hours ahead (RFC 9110 10.2.3).

    None if the value is invalid or not in the future.
    """
    seconds = _seconds(value.strip(), now)
    return now + timedelta(seconds=min(seconds, _LONGEST_RETRY_AFTER)) if seconds > 0 else None


def _seconds(value: str, now: datetime) -> float:
    if value.isascii() and value.isdigit():
        return float(value[:10])
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # the latter for numbers of many digits
        return 0
    # An obsolete form of dates has no time zone; it is UTC too.
    return (date.replace(tzinfo=date.tzinfo or UTC) - now).total_seconds()
