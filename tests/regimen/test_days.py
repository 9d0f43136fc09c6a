"""Weekdays, and dates and times of zones: changes of the clocks, ends of days and of years."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given, strategies

from regimen import days
from regimen.zones import NAMES, zone
from tests.regimen.strategies import QUIET

BERLIN, NEW_YORK, UTC_ZONE = zone("Europe/Berlin"), zone("America/New_York"), zone("UTC")
FIRST, LAST = date(2, 1, 1), date(9998, 12, 31)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_weekdays_count_from_sunday() -> None:
    assert [days.weekday(date(2026, 11, day)) for day in range(1, 9)] == [0, 1, 2, 3, 4, 5, 6, 0]


def test_mask_has_a_bit_for_each_weekday() -> None:
    assert days.mask([6, 0, 0, 3]) == 0b1001001
    assert days.days_of(0b1001001) == [0, 3, 6]
    assert days.days_of(days.mask([])) == []
    assert days.mask(range(7)) == days.ALL_DAYS


@pytest.mark.parametrize(
    ("d", "t", "name", "expected"),
    [
        ("2026-03-08", "02:30", "America/New_York", "2026-03-08T07:30"),  # left out: shown as 03:30
        ("2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30"),  # repeated: the first one
        ("2026-11-01", "02:00", "America/New_York", "2026-11-01T07:00"),
        ("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45"),  # half an hour is left out
        ("2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45"),
        ("2011-12-30", "08:00", "Pacific/Apia", "2011-12-30T18:00"),  # a date that is left out
        ("2026-11-20", "08:00:30", "Asia/Kathmandu", "2026-11-20T02:15:30"),
    ],
)
def test_instant_of_a_local_time(d: str, t: str, name: str, expected: str) -> None:
    found = days.instant(date.fromisoformat(d), time.fromisoformat(t), zone(name))
    assert found == utc(expected)
    assert found.tzinfo is UTC


def test_instant_ignores_the_fold_of_a_time() -> None:
    assert days.instant(date(2026, 11, 1), time(1, 30, fold=1), NEW_YORK) == utc("2026-11-01T05:30")


def test_today_is_the_date_in_the_zone() -> None:
    now = utc("2026-11-20T11:30")
    names = ("Pacific/Kiritimati", "UTC", "Etc/GMT+12")
    assert [days.today(now, zone(name)).day for name in names] == [21, 20, 19]


def test_date_is_over_at_four_of_the_next() -> None:
    d = date(2026, 11, 18)
    assert not days.is_over(d, utc("2026-11-19T02:59:59.999999"), BERLIN)
    assert days.is_over(d, utc("2026-11-19T03:00"), BERLIN)
    assert not days.is_over(d, utc("2026-11-19T08:59"), NEW_YORK)


@pytest.mark.parametrize(
    ("d", "end"),
    [
        ("2026-03-28", "2026-03-29T02:00"),  # 04:00 in summer time
        ("2026-03-29", "2026-03-30T02:00"),
        ("2026-10-24", "2026-10-25T03:00"),  # 04:00 in winter time
        ("2026-12-31", "2027-01-01T03:00"),
        ("2028-02-29", "2028-03-01T03:00"),
    ],
)
def test_end_of_a_date_follows_the_clocks(d: str, end: str) -> None:
    before = utc(end) - timedelta(microseconds=1)
    over = [days.is_over(date.fromisoformat(d), now, BERLIN) for now in (before, utc(end))]
    assert over == [False, True]


def test_first_open_date_is_yesterday_until_four() -> None:
    opened = [days.first_open(utc(f"2027-01-01T{t}"), BERLIN) for t in ("02:59", "03:00")]
    assert opened == [date(2026, 12, 31), date(2027, 1, 1)]


def test_day_before_a_date_that_is_left_out_stays_open() -> None:
    """Samoa had no 30 December 2011: at 00:30 of the 31st, the 29th was the day before."""
    apia = zone("Pacific/Apia")
    now = days.instant(date(2011, 12, 31), time(0, 30), apia)
    assert not days.is_over(date(2011, 12, 29), now, apia)
    assert days.first_open(now, apia) == date(2011, 12, 29)
    assert days.is_over(date(2011, 12, 28), now, apia)


def test_no_date_of_any_zone_is_out_of_range() -> None:
    for local_zone in map(zone, NAMES):
        assert [days.is_over(d, utc("2026-11-20T12:00"), local_zone) for d in (FIRST, LAST)] == [True, False]
        for d, t in product((FIRST, LAST), (time.min, time.max)):
            assert days.instant(d, t, local_zone).utcoffset() == timedelta(0)
            there = datetime.combine(d, t, UTC)
            assert abs(days.today(there, local_zone) - d) <= timedelta(days=1)
            assert abs(days.first_open(there, local_zone) - d) <= timedelta(days=2)


def test_time_beyond_all_dates_is_the_nearest_one() -> None:
    assert days.local(datetime.min.replace(tzinfo=UTC), NEW_YORK) == datetime.min
    assert days.local(datetime.max.replace(tzinfo=UTC), BERLIN) == datetime.max


@QUIET
@given(
    strategies.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=strategies.just(UTC)),
    strategies.sampled_from(sorted(NAMES)),
)
def test_dates_before_the_first_open_one_are_over(now: datetime, name: str) -> None:
    local_zone = zone(name)
    opened = days.first_open(now, local_zone)
    assert not days.is_over(opened, now, local_zone)
    assert all(days.is_over(opened - timedelta(days=n), now, local_zone) for n in range(1, 5))
    assert days.today(now, local_zone) - opened <= timedelta(days=2)
