"""The cache of triage results."""

import pytest

from db import triage_cache
from db.core.principal import Principal
from db.triage_cache import Kept, Key, TriageCache, key_of


class Clock:
    """A clock that a test sets, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def key(number: int) -> Key:
    return Key("demo", "coach", number.to_bytes(4, "big"))


def kept(cache: TriageCache, count: int) -> list[int]:
    return [number for number in range(count) if cache.get(key(number))]


def test_result_of_1_mib_is_kept_and_a_larger_one_is_not() -> None:
    cache = TriageCache(60)
    assert cache.keep(key(0), b"x" * triage_cache.LARGEST_RESULT) == 60_000
    assert cache.keep(key(1), b"x" * (triage_cache.LARGEST_RESULT + 1)) == 0
    assert kept(cache, 2) == [0]


def test_zero_seconds_keep_nothing() -> None:
    cache = TriageCache(0)
    assert cache.keep(key(0), b"[]") == 0
    assert cache.get(key(0)) is None


def test_oldest_results_make_room_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triage_cache, "MOST_RESULTS", 3)
    cache = TriageCache(60)
    for number in range(5):
        cache.keep(key(number), b"[]")
    assert kept(cache, 5) == [2, 3, 4]


def test_oldest_results_make_room_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triage_cache, "MOST_BYTES", 10)
    cache = TriageCache(60)
    for number in range(3):
        cache.keep(key(number), b"1234")
    assert kept(cache, 3) == [1, 2]
    cache.keep(key(3), b"1234567")
    assert kept(cache, 4) == [3]


def test_room_of_replaced_expired_and_cleared_results_is_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triage_cache, "MOST_BYTES", 10)
    clock = Clock()
    cache = TriageCache(60, clock)
    for _ in range(3):
        cache.keep(key(0), b"12345")  # as concurrent equal requests do
    cache.keep(key(1), b"12345")
    assert kept(cache, 2) == [0, 1]
    clock.now += 60
    for number in (2, 3):
        cache.keep(key(number), b"12345")
    assert kept(cache, 4) == [2, 3]
    cache.clear()
    for number in (4, 5):
        cache.keep(key(number), b"12345")
    assert kept(cache, 6) == [4, 5]


def test_replaced_result_lasts_from_its_replacement_on() -> None:
    clock = Clock()
    cache = TriageCache(60, clock)
    cache.keep(key(0), b"1")
    clock.now += 30
    cache.keep(key(1), b"1")
    cache.keep(key(0), b"2")
    clock.now += 59
    assert cache.get(key(0)) == Kept(b"2", 1000)
    clock.now += 1
    assert kept(cache, 2) == []


def test_key_differs_by_brand_subject_and_body() -> None:
    def of(brand: str = "a", subject: str | None = "b", body: object = None) -> Key:
        return key_of(Principal(brand, "client", subject, "request", "coaches.triage"), body)

    keys = [of(), of(brand="b"), of(subject="a"), of(body={"x": 10**30}), of(body={"x": 10**30 + 1}), of(body=["é"])]
    assert len(set(keys)) == len(keys)
    assert of(body={"x": 1, "y": "é"}) == of(body={"y": "é", "x": 1})
