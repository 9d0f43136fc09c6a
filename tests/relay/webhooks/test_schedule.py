"""Failed deliveries are attempted again after the delays of the schedule, or after Retry-After."""

from datetime import UTC, datetime, timedelta

import pytest

from relay.webhooks.schedule import next_attempt, retry_after

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DELAYS = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]


@pytest.mark.parametrize(("attempts", "delay"), enumerate(DELAYS, 1))
def test_delay_grows_with_each_attempt(attempts: int, delay: timedelta) -> None:
    for _ in range(100):
        at = next_attempt(attempts, NOW, None)
        assert at
        assert delay <= at - NOW <= 1.2 * delay


def test_delays_differ() -> None:
    assert len({next_attempt(1, NOW, None) for _ in range(100)}) > 1


def test_delivery_is_dead_after_eight_attempts() -> None:
    assert next_attempt(len(DELAYS) + 1, NOW, None) is None
    assert next_attempt(len(DELAYS) + 1, NOW, NOW + HOUR) is None


def test_later_time_of_the_receiver_counts() -> None:
    assert next_attempt(1, NOW, NOW + HOUR) == NOW + HOUR
    at = next_attempt(4, NOW, NOW + HOUR)
    assert at
    assert at >= NOW + 2 * HOUR


@pytest.mark.parametrize(
    ("value", "ahead"),
    [
        ("120", 2 * MINUTE),
        (" 120 ", 2 * MINUTE),
        ("Sun, 29 Nov 2026 13:00:00 GMT", HOUR),
        ("Sunday, 29-Nov-26 13:00:00 GMT", HOUR),
        ("Sun Nov 29 13:00:00 2026", HOUR),
        ("86401", 24 * HOUR),
        ("9" * 5000, 24 * HOUR),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 24 * HOUR),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, ahead: timedelta) -> None:
    assert retry_after(value, NOW) == NOW + ahead


@pytest.mark.parametrize(
    "value",
    [
        "",
        "0",
        "-5",
        "1.5",
        "soon",
        "Sun, 29 Nov 2026 11:00:00 GMT",
        "١٢",
        "Sun, 99 Nov 2026",
        f"Sun, 29 Nov {'9' * 20} 13:00:00 GMT",
        f"Sun, 29 Nov 2026 13:00:00 +{'9' * 20}",
    ],
)
def test_invalid_or_past_retry_after_is_ignored(value: str) -> None:
    assert retry_after(value, NOW) is None
