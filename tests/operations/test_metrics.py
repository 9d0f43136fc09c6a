"""Measurements: exact numbers, series and buckets, the latest per key, batches."""

import json
import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from db.core import clock
from tests.conftest import MakeApi, Register
from tests.support.live_service import LiveService
from tests.support.plans import scanned_rows
from tests.support.runner import OperationRunner

pytestmark = pytest.mark.postgres

NOON = "2026-11-02T12:00:00Z"
ABSENT = "019a1f5c-6d00-7c3e-9b1a-5f0e8d3c2b1a"
TABLES = ("metric_entries", "timeline", "audit", "outbox", "idempotency_keys")
NUMBERS = ["0", "0.00", "0." + "0" * 20, "-0.5", "82.50", "100", "-1.10", "0." + "0" * 19 + "1",
           "9" * 20 + "." + "1" * 20, "-12345678901234567890.12345678901234567890"]  # fmt: skip
NO_NUMBERS = ["+1", "01", "-01.5", "1e3", "-0", "-0.0", ".5", "1.", "-", "", " 1", "1\n", "1,5", "٣", "NaN",
              "Infinity", "1" * 21, "1." + "1" * 21, "0." + "0" * 21, "0." + "0" * 20 + "1", 1, True, None]  # fmt: skip
KEYS = ["B", "Z", "a", "a b+c", "a/b", "..", ".", "%2F", "batch", "Größe", "x?y#z&", "'\"\\;{}", "😀" * 128, "ß" * 128]


def entry(**values: Any) -> dict[str, Any]:
    number = {} if "value_text" in values else {"value_numeric": "1"}
    return {"metric_key": "weight", "source": "api", "recorded_at": NOON} | number | values


def record(api: httpx2.Client, patient: dict[str, Any], **values: Any) -> dict[str, Any]:
    answer = api.post(f"/v1/patients/{patient['id']}/metrics", json=entry(**values))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def batch(
    api: httpx2.Client, patient: dict[str, Any], entries: list[dict[str, Any]], **headers: str
) -> httpx2.Response:
    return api.post(f"/v1/patients/{patient['id']}/metric-batches", json={"entries": entries}, headers=headers)


def series(api: httpx2.Client, patient: dict[str, Any], key: str = "weight", **params: Any) -> list[dict[str, Any]]:
    path = quote(key, safe="").replace(".", "%2E")  # clients would resolve dots as path segments
    answer = api.get(f"/v1/patients/{patient['id']}/metrics/{path}", params=params)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert (found["metric_key"], found["count"]) == (key, len(found["data"]))
    return list(found["data"])


def latest(api: httpx2.Client, patient: dict[str, Any], **params: Any) -> dict[str, dict[str, Any]]:
    listed = api.get(f"/v1/patients/{patient['id']}/metrics", params=params).json()["metrics"]
    return {each["metric_key"]: each for each in listed}


def places(answer: httpx2.Response) -> set[str]:
    assert answer.status_code == 400
    return {fault["pointer"] for fault in answer.json()["details"]}


def stored(service: LiveService, brand: str) -> list[int]:
    return [service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", brand)[0][0] for table in TABLES]


def test_number_is_returned_exactly_by_every_read(api: httpx2.Client, patient: dict[str, Any]) -> None:
    wanted = {f"{way} {number}": number for number in NUMBERS for way in ("alone", "batch")}
    entries = {key: entry(metric_key=key, value_numeric=number) for key, number in wanted.items()}
    for number in NUMBERS:
        assert record(api, patient, **entries.pop(f"alone {number}"))["value_numeric"] == number
    assert batch(api, patient, [*entries.values()]).status_code == 201
    assert {key: series(api, patient, key)[0]["value_numeric"] for key in wanted} == wanted
    assert {key: each["last_value"] for key, each in latest(api, patient).items()} == wanted
    exported = api.get(f"/v1/patients/{patient['id']}/export").json()["metric_entries"]
    assert {each["metric_key"]: each["value_numeric"] for each in exported} == wanted


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=repr)
def test_inexact_decimal_is_400_with_its_location(api: httpx2.Client, patient: dict[str, Any], wrong: Any) -> None:
    alone = api.post(f"/v1/patients/{patient['id']}/metrics", json=entry(value_numeric=wrong, value_text="x"))
    assert places(alone) == {"/value_numeric"}
    assert places(batch(api, patient, [entry(), entry(value_numeric=wrong)])) == {"/entries/1/value_numeric"}
    assert latest(api, patient) == {}


def test_number_with_over_20_decimals_is_400(api: httpx2.Client, patient: dict[str, Any]) -> None:
    body = entry(value_numeric="0." + "0" * 19 + "1" * 20)
    assert api.post(f"/v1/patients/{patient['id']}/metrics", json=body).status_code == 400


def test_entry_needs_a_value_and_prefers_the_number(api: httpx2.Client, patient: dict[str, Any]) -> None:
    bare = {name: value for name, value in entry().items() if name != "value_numeric"}
    assert api.post(f"/v1/patients/{patient['id']}/metrics", json=bare).status_code == 400
    assert batch(api, patient, [bare]).status_code == 400
    record(api, patient, metric_key="text", value_text="NULL")
    record(api, patient, metric_key="both", value_text="about one", value_numeric="1.0")
    assert {key: each["last_value"] for key, each in latest(api, patient).items()} == {"both": "1.0", "text": "NULL"}


def test_entry_is_returned_in_utc_with_defaults(api: httpx2.Client, patient: dict[str, Any]) -> None:
    sent = entry(value_text="x", recorded_at="2026-11-02T07:00:00.123456+05:30")
    answer = record(api, patient, **sent)
    filled = {"value_numeric": None, "unit": None, "is_phi": True, "recorded_at": "2026-11-02T01:30:00.123456Z"}
    assert answer == answer | sent | filled | {"patient_id": patient["id"], "brand_id": patient["brand_id"]}
    other = record(api, patient, is_phi=False, unit="kg")
    assert series(api, patient) == [answer, other]
    summary = {"metric_key": "weight", "last_value": "1", "unit": "kg", "is_phi": False}
    assert latest(api, patient)["weight"] == summary | {"last_recorded_at": "2026-11-02T12:00:00.000000Z"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, "0123"),
        ("2026-11-02", "2026-11-03", "12"),
        ("2026-11-02T00:00:00Z", None, "123"),
        (None, "2026-11-02t00:00:00z", "0"),
        ("2026-11-02T02:00:00+02:00", "2026-11-02T07:00:00-05:00", "1"),
        ("2026-11-01T23:59:59.999999Z", "2026-11-02T12:00:00.000001Z", "012"),
        ("0001-01-01", "9999-12-31", "0123"),
        ("2026-11-03", "2026-11-02", ""),
    ],
)
def test_series_is_ordered_and_bounded_by_from_and_to(
    api: httpx2.Client, patient: dict[str, Any], since: str | None, until: str | None, expected: str
) -> None:
    moments = ["2026-11-01T23:59:59.999999Z", "2026-11-02T00:00:00Z", NOON, "2026-11-03T00:00:00Z"]
    shuffled = [entry(recorded_at=moments[n], value_numeric=str(n)) for n in (2, 0, 3, 1)]
    assert batch(api, patient, [*shuffled, entry(metric_key="weigh")]).status_code == 201
    bounds = {name: value for name, value in (("from", since), ("to", until)) if value}
    assert "".join(each["value_numeric"] for each in series(api, patient, **bounds)) == expected


def test_bound_that_is_neither_date_nor_time_is_400(api: httpx2.Client, patient: dict[str, Any]) -> None:
    for wrong in ("yesterday", "2026-11-02T00:00:00", "2026-02-30", "0000-01-01", ""):
        for name in ("from", "to"):
            answer = api.get(f"/v1/patients/{patient['id']}/metrics/weight", params={name: wrong})
            assert places(answer) == {f"/{name}"}


def test_a_series_is_paged_by_limit_and_offset(api: httpx2.Client, patient: dict[str, Any]) -> None:
    times = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(1001)]
    entries = [entry(recorded_at=moment.isoformat(), value_numeric=str(n)) for n, moment in enumerate(times)]
    assert {batch(api, patient, part).status_code for part in (entries[1:], entries[:1])} == {201}
    assert [each["value_numeric"] for each in series(api, patient)] == [str(n) for n in range(1000)]
    assert [each["value_numeric"] for each in series(api, patient, limit=2, offset=998)] == ["998", "999"]
    assert [each["count"] for each in series(api, patient, granularity="day", limit=2, offset=40)] == [24, 17]
    assert series(api, patient, offset=1001) == series(api, patient, "unknown") == []


def begin_of_bucket(granularity: str, moment: datetime) -> datetime:
    hour = moment.replace(minute=0, second=0, microsecond=0)
    day = hour.replace(hour=0)
    week, month = day - timedelta(days=day.weekday()), day.replace(day=1)
    return {"hour": hour, "day": day, "week": week, "month": month}[granularity]


def is_average(text: str | None, numbers: list[Decimal]) -> bool:
    if text is None or not numbers:
        return text is None and not numbers
    exact = sum(map(Fraction, numbers), Fraction()) / len(numbers)
    return abs(Fraction(text) - exact) <= abs(exact) / 10**15


def random_entry(chance: random.Random) -> dict[str, Any]:
    moment = datetime(2024, 12, 20, tzinfo=UTC) + timedelta(minutes=5 * chance.randrange(20_000))
    zone = timezone(timedelta(minutes=chance.randrange(-720, 840, 15)))
    number = {"value_numeric": str(Decimal(chance.choice([-1, 1]) * chance.randrange(1, 10**6)).scaleb(-4))}
    text = {"value_text": "x"}
    return entry(recorded_at=moment.astimezone(zone).isoformat(), **chance.choice([number, number | text, text]))


@pytest.mark.parametrize("bounds", [{}, {"from": "2025-01-01T10:30:00Z", "to": "2025-02-03T04:05:06+07:00"}])
def test_buckets_equal_a_plain_computation(api: httpx2.Client, patient: dict[str, Any], bounds: dict[str, str]) -> None:
    chance = random.Random(4)
    assert batch(api, patient, [random_entry(chance) for _ in range(900)]).status_code == 201
    raw = series(api, patient, **bounds)
    for granularity in ("hour", "day", "week", "month"):
        expected: dict[datetime, list[dict[str, Any]]] = defaultdict(list)
        for each in raw:
            expected[begin_of_bucket(granularity, datetime.fromisoformat(each["recorded_at"]))].append(each)
        buckets = series(api, patient, granularity=granularity, **bounds)
        assert [datetime.fromisoformat(bucket["bucket_start"]) for bucket in buckets] == list(expected)
        for bucket, within in zip(buckets, expected.values(), strict=True):
            assert bucket == bucket | within[-1] | {"count": len(within)}
            numbers = [Decimal(each["value_numeric"]) for each in within if each["value_numeric"]]
            found = [bucket[name] and Decimal(bucket[name]) for name in ("minimum", "maximum")]
            assert found == ([min(numbers), max(numbers)] if numbers else [None, None])
            assert is_average(bucket["average"], numbers)


UNITS = [None, "", "kg", "KG", "lb", "\xe9", "z"]


def plain_buckets(entries: list[dict[str, Any]], granularity: str) -> list[tuple[Any, ...]]:
    """Return start, unit, count, extremes and last entry of the buckets of a series, computed one by one."""
    within: dict[tuple[datetime, str], list[dict[str, Any]]] = defaultdict(list)
    for each in entries:
        begin = begin_of_bucket(granularity, datetime.fromisoformat(each["recorded_at"]))
        within[begin, each["unit"] or ""].append(each)
    buckets = []
    for (begin, unit), found in sorted(within.items(), key=lambda item: (item[0][0], item[0][1].encode())):
        numbers = [Decimal(each["value_numeric"]) for each in found if each["value_numeric"]]
        extremes = (min(numbers), max(numbers)) if numbers else (None, None)
        buckets.append((begin, unit, len(found), *extremes, found[-1]["id"]))
    return buckets


def shown_buckets(data: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        (
            datetime.fromisoformat(each["bucket_start"]),
            each["unit"] or "",
            each["count"],
            *(each[name] and Decimal(each[name]) for name in ("minimum", "maximum")),
            each["id"],
        )
        for each in data
    ]


@pytest.mark.parametrize("seed", range(3))
def test_pages_of_buckets_equal_a_plain_computation(api: httpx2.Client, patient: dict[str, Any], seed: int) -> None:
    chance = random.Random(seed)
    begin = datetime(2024, 2, 26, tzinfo=UTC)
    steps = chance.choice([7, 60, 600])  # minutes: many entries have the same time
    entries = [
        random_entry(chance)
        | {"recorded_at": (begin + timedelta(minutes=steps * chance.randrange(150))).isoformat()}
        | ({} if (unit := chance.choice(UNITS)) is None else {"unit": unit})
        for _ in range(400)
    ]
    assert batch(api, patient, entries).status_code == 201
    inner = {"from": (begin + timedelta(minutes=steps * 20 + 1)).isoformat(), "to": "2024-03-01T00:30:00Z"}
    for granularity, bounds in product(("hour", "day", "week", "month"), ({}, inner)):
        expected = plain_buckets(series(api, patient, **bounds), granularity)
        url, params = f"/v1/patients/{patient['id']}/metrics/weight", {"granularity": granularity, **bounds}
        limit, offset, seen, cursor = chance.choice([3, 10, 50]), 0, 0, {}
        while True:
            page = api.get(url, params=params | {"limit": limit, "offset": offset} | cursor).json()
            begin_of_page = seen + offset
            assert shown_buckets(page["data"]) == expected[begin_of_page : begin_of_page + limit]
            seen = begin_of_page + len(page["data"])
            assert (page["next_cursor"] is None) == (seen >= len(expected))
            if page["next_cursor"] is None:
                break
            cursor, offset = {"cursor": page["next_cursor"]}, chance.choice([0, 0, 2])


NO_WORDS = [
    "",
    " ",
    "\t\n\r ",
    "\u200b",
    "\ufeff \xad",
    "\u3164\ufe0f",
    "\x85",
    "\xa0",
    "\u1680",
    "\u2003\u2028",
    "\u202f",
    "\u3000 \u205f",
    "\x7f",
]


@pytest.mark.parametrize("text", NO_WORDS, ids=ascii)
def test_blank_measurement_value_is_400(api: httpx2.Client, patient: dict[str, Any], text: str) -> None:
    for values in ({"value_text": text}, {"value_text": text, "value_numeric": "1"}):
        alone = api.post(f"/v1/patients/{patient['id']}/metrics", json=entry(**values))
        assert places(alone) == {"/value_text"}
    assert places(batch(api, patient, [entry(), entry(value_text=text)])) == {"/entries/1/value_text"}
    assert latest(api, patient) == {}


@pytest.mark.parametrize("text", ["0", " x", "x ", "\u200bx", "-"], ids=ascii)
def test_text_value_is_stored_unchanged(api: httpx2.Client, patient: dict[str, Any], text: str) -> None:
    assert record(api, patient, value_text=text)["value_text"] == text


def summary(bucket: dict[str, Any]) -> tuple[Any, ...]:
    named = ("bucket_start", "unit", "average", "minimum", "maximum", "count", "value_numeric")
    return tuple(value[:10] if name == "bucket_start" else value for name in named for value in [bucket[name]])


def test_a_bucket_never_mixes_units(api: httpx2.Client, patient: dict[str, Any]) -> None:
    measured = [(1, "lb", "176"), (1, None, "5"), (1, "kg", "80"), (1, "kg", "82"), (1, "", "7"), (1, "KG", "1"),
                (2, "lb", "178"), (2, "kg", "79"), (1, "é", "3"), (1, "z", "4")]  # fmt: skip
    entries = [
        entry(recorded_at=f"2024-05-0{day}T0{n}:00:00Z", value_numeric=value) | ({} if unit is None else {"unit": unit})
        for n, (day, unit, value) in enumerate(measured)
    ]
    assert batch(api, patient, entries).status_code == 201
    first, second = "2024-05-01", "2024-05-02"
    expected = [
        (first, "", "6", "5", "7", 2, "7"),  # an empty unit means none
        (first, "KG", "1", "1", "1", 1, "1"),
        (first, "kg", "81", "80", "82", 2, "82"),
        (first, "lb", "176", "176", "176", 1, "176"),
        (first, "z", "4", "4", "4", 1, "4"),
        (first, "é", "3", "3", "3", 1, "3"),
        (second, "kg", "79", "79", "79", 1, "79"),
        (second, "lb", "178", "178", "178", 1, "178"),
    ]
    assert [summary(bucket) for bucket in series(api, patient, granularity="day")] == expected
    for offset in range(9):
        page = series(api, patient, granularity="day", limit=2, offset=offset)
        assert [summary(bucket) for bucket in page] == expected[offset : offset + 2]
    by_month = [
        (bucket["unit"], bucket["average"], bucket["count"]) for bucket in series(api, patient, granularity="month")
    ]
    assert by_month == [("", "6", 2), ("KG", "1", 1), ("kg", "80.3333333333333333", 3), ("lb", "177", 2), ("z", "4", 1),
                        ("é", "3", 1)]  # fmt: skip


def test_bucket_without_numbers_shows_the_last_text(api: httpx2.Client, patient: dict[str, Any]) -> None:
    for hour, values in enumerate(({"value_text": "a"}, {"value_text": "b"}, {"value_numeric": "1", "unit": "kg"})):
        record(api, patient, recorded_at=f"2024-05-01T0{hour}:00:00Z", **values)
    texts, numbers = series(api, patient, granularity="day")
    assert (texts["value_text"], texts["average"], texts["count"]) == ("b", None, 2)
    assert (numbers["value_numeric"], numbers["average"], numbers["count"]) == ("1", "1", 1)


def future_time(**by: float) -> str:
    return (datetime.now(UTC) + timedelta(**by)).isoformat()


def test_measurement_in_the_future_is_400_and_stores_nothing(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    before, key = stored(service, brand), {"Idempotency-Key": "k"}
    for wrong in (future_time(days=1), "2126-01-01T00:00:00Z", "9998-12-31T23:59:59-12:00"):
        alone = api.post(f"/v1/patients/{patient['id']}/metrics", json=entry(recorded_at=wrong), headers=key)
        assert (alone.status_code, alone.json()["error"]) == (400, "validation_error")
        assert [each["code"] for each in alone.json()["details"]] == ["in_future"]
        assert places(alone) == {"/recorded_at"}
    entries = [entry(recorded_at=future_time(days=1)) if n in (3, 7, 700) else entry() for n in range(1000)]
    refused = batch(api, patient, entries, **key)
    assert [(each["pointer"], each["code"]) for each in refused.json()["details"]] == [
        (f"/entries/{n}/recorded_at", "in_future") for n in (3, 7, 700)
    ]
    all_wrong = batch(api, patient, [entry(recorded_at=future_time(days=1))] * 1000)
    assert len(places(all_wrong)) == 100
    assert stored(service, brand) == before


def test_measurement_one_minute_ahead_is_accepted(api: httpx2.Client, patient: dict[str, Any]) -> None:
    record(api, patient, recorded_at=future_time(minutes=1))
    assert batch(api, patient, [entry(recorded_at=future_time(minutes=1))]).status_code == 201


@pytest.mark.parametrize(("microseconds", "refused"), [(-1, False), (0, False), (1, True)])
def test_more_than_five_minutes_ahead_counts_as_future(microseconds: int, refused: bool) -> None:
    now = datetime(2026, 11, 2, 12, tzinfo=UTC)
    moment = now + timedelta(minutes=5, microseconds=microseconds)
    assert clock.is_in_future(moment, now) is refused


def withdraw(api: httpx2.Client, patient: dict[str, Any], found: dict[str, Any], **headers: str) -> httpx2.Response:
    key = quote(found["metric_key"], safe="")
    return api.delete(f"/v1/patients/{patient['id']}/metrics/{key}/{found['id']}", headers=headers)


def test_withdrawn_entry_disappears_from_all_reads(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    good = record(api, patient, recorded_at="2024-05-01T00:00:00Z", value_numeric="80", unit="kg")
    wrong = record(api, patient, recorded_at="2024-05-01T01:00:00Z", value_numeric="800", unit="kg")
    before = stored(service, brand)
    first, again = (withdraw(api, patient, wrong, **{"Idempotency-Key": "k"}) for _ in range(2))
    assert (first.status_code, first.json(), again.content) == (200, wrong, first.content)
    assert [now - then for now, then in zip(stored(service, brand), before, strict=True)][:2] == [-1, 1]
    assert series(api, patient) == [good]
    assert [summary(each)[2:] for each in series(api, patient, granularity="day")] == [("80", "80", "80", 1, "80")]
    assert latest(api, patient)["weight"]["last_value"] == "80"
    for table in ("audit", "outbox"):
        query = f"SELECT event FROM {table} WHERE patient_id = %s AND entity_id = %s ORDER BY occurred_at"
        events = service.sql(query, patient["id"], wrong["id"])
        assert events == [("metric_entry.recorded",), ("metric_entry.withdrawn",)]
    shown = api.get(f"/v1/patients/{patient['id']}/timeline").json()["events"][0]
    assert (shown["event_type"], shown["description"], shown["source_id"]) == (
        "metric_entry.withdrawn", "weight", wrong["id"])  # fmt: skip
    assert withdraw(api, patient, good).status_code == 200
    assert (series(api, patient), latest(api, patient)) == ([], {})


def test_withdrawing_a_missing_entry_is_404(
    service: LiveService,
    api: httpx2.Client,
    make_api: MakeApi,
    patient: dict[str, Any],
    register: Register,
    brand: str,
) -> None:
    found = record(api, patient)
    before = stored(service, brand)
    other = register()
    for client, whose, what in (
        (api, patient, found | {"metric_key": "pulse"}),
        (api, patient, found | {"id": ABSENT}),
        (api, other, found),
        (api, {"id": ABSENT}, found),
        (make_api("elsewhere"), patient, found),
    ):
        answer = withdraw(client, whose, what, **{"Idempotency-Key": "k"})
        assert (answer.status_code, answer.json()["error"]) == (404, "not_found")
    assert withdraw(make_api(scopes=["read:metrics"]), patient, found).status_code == 403
    assert series(api, patient) == [found]
    assert stored(service, brand)[0] == before[0]
    statuses = [withdraw(api, patient, found).status_code for _ in range(2)]
    assert statuses == [200, 404]


def test_reading_sent_again_is_the_same_entry(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    url, reading = f"/v1/patients/{patient['id']}/metrics", entry(source_id="HK-1")
    first = api.post(url, json=reading)
    assert (first.status_code, first.json()["source_id"]) == (201, "HK-1")
    before = stored(service, brand)[:2]
    for other in (
        reading,
        reading | {"value_numeric": "2"},
        reading | {"recorded_at": "2024-01-01T00:00:00Z"},
    ):
        again = api.post(url, json=other)
        assert (again.status_code, again.json()) == (200, first.json())
    assert stored(service, brand)[:2] == before
    assert record(api, patient, source_id="HK-1", source="upload")["source_id"] == "HK-1"
    assert record(api, patient)["source_id"] is None
    assert len(series(api, patient)) == 3
    exported = api.get(f"/v1/patients/{patient['id']}/export").json()["metric_entries"]
    assert exported == series(api, patient)


def test_source_id_is_scoped_to_patient_and_brand(
    api: httpx2.Client, patient: dict[str, Any], register: Register
) -> None:
    entries = [record(api, whose, source_id="HK-1") for whose in (patient, register())]
    assert len({each["id"] for each in entries}) == 2


def test_withdrawing_releases_the_source_id(api: httpx2.Client, patient: dict[str, Any]) -> None:
    wrong = record(api, patient, source_id="HK-1", value_numeric="800")
    assert withdraw(api, patient, wrong).json() == wrong
    right = record(api, patient, source_id="HK-1", value_numeric="80")
    assert series(api, patient) == [right]


def test_batch_stores_new_entries_and_names_known_ones(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    known = record(api, patient, source_id="a")["id"]
    entries = [entry(source_id=id, value_numeric=str(n)) for n, id in enumerate(["b", "a", "c", "b"])] + [entry()] * 2
    answer = batch(api, patient, entries)
    b, a, c, again, one, other = answer.json()["ids"]
    assert (answer.status_code, a, again, len({b, a, c, one, other})) == (201, known, b, 5)
    assert (answer.json()["count"], answer.json()["recorded"]) == (6, 4)
    assert {each["source_id"]: each["value_numeric"] for each in series(api, patient) if each["source_id"]} == {
        "a": "1", "b": "0", "c": "2"}  # fmt: skip
    events = api.get(f"/v1/patients/{patient['id']}/timeline").json()["events"]
    assert (events[0]["event_type"], events[0]["description"]) == ("metric_entries.recorded", "4")
    before = stored(service, brand)[:2]
    assert batch(api, patient, entries[:4]).json() == {
        "patient_id": patient["id"], "ids": [b, a, c, b], "count": 4, "recorded": 0}  # fmt: skip
    assert stored(service, brand)[:2] == before


def test_source_id_of_another_metric_key_is_409(api: httpx2.Client, patient: dict[str, Any]) -> None:
    known = record(api, patient, source_id="bp-1", metric_key="sys")
    refused = api.post(
        f"/v1/patients/{patient['id']}/metrics", json=entry(source_id="bp-1", metric_key="dia", value_numeric="80")
    )
    assert (refused.status_code, refused.json()["error"]) == (409, "conflict")
    assert [(each["pointer"], each["code"]) for each in refused.json()["details"]] == [("/source_id", "conflict")]
    keys = (("bp-1", "sys"), ("bp-1", "dia"), ("bp-2", "sys"), ("bp-2", "dia"), ("bp-3", "dia"))
    refused = batch(api, patient, [entry(source_id=id, metric_key=key) for id, key in keys])
    assert [each["pointer"] for each in refused.json()["details"]] == ["/entries/1/source_id", "/entries/3/source_id"]
    assert (refused.status_code, series(api, patient, "sys"), series(api, patient, "dia")) == (409, [known], [])


def test_40_concurrent_equal_batches_store_each_entry_once(
    api: httpx2.Client, make_api: MakeApi, patient: dict[str, Any]
) -> None:
    entries = [entry(source_id=str(n), metric_key=f"k{n % 3}") for n in range(20)]
    clients = [make_api() for _ in range(8)]

    def send(number: int) -> httpx2.Response:
        shuffled = random.Random(number).sample(entries, len(entries))
        answer = batch(clients[number % 8], patient, shuffled)
        return answer if answer.status_code != 503 else send(number)  # a slow machine: it waited too long for a lock

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(send, range(40)))
    assert {answer.status_code for answer in answers} == {201}
    assert sorted(answer.json()["recorded"] for answer in answers) == [0] * 39 + [20]
    assert len({id for answer in answers for id in answer.json()["ids"]}) == 20
    assert sum(len(series(api, patient, f"k{n}")) for n in range(3)) == 20


def test_write_with_a_source_id_is_two_round_trips(run_operation: OperationRunner, patient: dict[str, Any]) -> None:
    for values, trips in (({}, 1), ({"source_id": "a"}, 2)):
        body = entry(is_phi=True, **values)
        run_operation("metrics.append", patient_id=patient["id"], body=body)
        assert run_operation.round_trips == trips
        run_operation("metrics.append_batch", patient_id=patient["id"], body={"entries": [body | {"source": "upload"}]})
        assert run_operation.round_trips == trips


def test_known_entry_is_found_by_index(
    service: LiveService, brand: str, patient_with_entries: str, operations: dict[str, Any]
) -> None:
    named = json.dumps([{"source": "api", "source_id": str(n)} for n in range(10)])
    service.sql("UPDATE metric_entries SET source_id = value_numeric::text WHERE brand_id = %s", brand)
    service.sql("ANALYZE metric_entries")
    assert scanned_entries(service, brand, "metric_known", patient_id=patient_with_entries, entries=named) <= 10


def test_average_is_exact_to_its_last_digit(api: httpx2.Client, patient: dict[str, Any]) -> None:
    averages = {"1.5": "1 2", "82.5": "82.50 82.50", "1.3333333333333333": "1 1 2", "0.15": "0.1 0.2", "0": "-1 1",
                "0.00000000000000000002": "0.00000000000000000001 0.00000000000000000003"}  # fmt: skip
    numbers = [(average, number) for average, text in averages.items() for number in text.split()]
    batch(api, patient, [entry(metric_key=average, value_numeric=number) for average, number in numbers])
    found = {key: series(api, patient, key, granularity="month")[0]["average"] for key in averages}
    assert found == {key: key for key in averages}


def test_latest_is_paged_by_keys_of_any_characters(api: httpx2.Client, patient: dict[str, Any]) -> None:
    recorded = {key: record(api, patient, metric_key=key) for key in KEYS}
    assert {key: series(api, patient, key) for key in KEYS} == {key: [recorded[key]] for key in KEYS}
    walked = page = list(latest(api, patient, limit=3))
    while len(page) == 3:
        assert len(walked) < len(KEYS), "pages without end"
        page = list(latest(api, patient, limit=3, after=page[-1]))
        walked = walked + page
    assert walked == list(latest(api, patient)) == sorted(KEYS)


def test_latest_is_by_measured_time_then_recorded_time(api: httpx2.Client, patient: dict[str, Any]) -> None:
    for value, moment in (("1", "2026-01-02"), ("2", "2026-01-03"), ("3", "2026-01-03"), ("4", "2026-01-01")):
        record(api, patient, value_numeric=value, recorded_at=f"{moment}T00:00:00Z")
    assert latest(api, patient)["weight"]["last_value"] == "3"
    assert [each["value_numeric"] for each in series(api, patient)] == ["4", "1", "2", "3"]
    assert series(api, patient, granularity="week")[-1]["value_numeric"] == "3"


def test_unknown_properties_in_a_batch_are_ignored(api: httpx2.Client, patient: dict[str, Any]) -> None:
    entries = [entry(large=2**64, text="\0", **{"\0": {"inner": "\0"}})]
    assert batch(api, patient, entries).status_code == 201
    assert [each["value_numeric"] for each in series(api, patient)] == [entries[0]["value_numeric"]]


def scanned_entries(service: LiveService, brand: str, name: str, **values: Any) -> float:
    return scanned_rows(service, brand, "metric_entries", name, **values)


@pytest.fixture
def patient_with_entries(service: LiveService, patient: dict[str, Any], brand: str) -> str:
    """A patient with 50,000 entries of twenty keys, one a minute."""
    service.sql(
        "INSERT INTO metric_entries (brand_id, id, patient_id, metric_key, value_numeric, source, is_phi, recorded_at, "
        "created_at) SELECT %s, gen_random_uuid(), %s, 'key ' || n %% 20, n, 'api', true, "
        "timestamptz '2026-01-01Z' + n * interval '1 minute', now() FROM generate_series(1, 50000) AS n",
        brand,
        patient["id"],
    )
    service.sql("ANALYZE metric_entries")
    return str(patient["id"])


@pytest.mark.usefixtures("operations")  # which loads all statements
def test_reads_scan_no_more_entries_than_they_return(
    service: LiveService, brand: str, patient_with_entries: str
) -> None:
    whole = {"patient_id": patient_with_entries, "metric_key": "key 7", "since": "-infinity", "until": "infinity"}
    ten_days = whole | {"since": "2026-01-10T00:00:00Z", "until": "2026-01-20T00:00:00Z"}
    assert (
        scanned_entries(service, brand, "metric_latest", patient_id=patient_with_entries, after="", limit=1000)
        <= 20 * 3
    )
    assert scanned_entries(service, brand, "metric_series", limit=50, **whole) <= 51
    assert scanned_entries(service, brand, "metric_series", limit=50, **ten_days) <= 51
    assert scanned_entries(service, brand, "metric_buckets", limit=50, granularity="day", **ten_days) <= 740 + 20


@pytest.mark.usefixtures("operations")
@pytest.mark.parametrize("after", ["-infinity", "2026-01-20T00:00:00Z"])
def test_page_of_buckets_scans_only_their_entries(
    service: LiveService, brand: str, patient_with_entries: str, after: str
) -> None:
    whole = {"patient_id": patient_with_entries, "metric_key": "key 7", "since": "-infinity", "until": "infinity"}
    start = {"after_bucket_start": after, "after_unit": ""}
    buckets = 5 + (after != "-infinity")  # also those of the cursor, whose other units may follow
    for granularity, entries in (("hour", 3.6), ("day", 72)):
        page = {"granularity": granularity, "limit": 5}
        scanned = scanned_entries(service, brand, "metric_buckets", **whole, **start, **page)
        assert scanned <= buckets * (entries + 3), granularity


@pytest.mark.usefixtures("operations")
def test_page_of_latest_scans_no_more_keys_than_it_returns(
    service: LiveService, brand: str, patient_with_entries: str
) -> None:
    assert scanned_entries(service, brand, "metric_latest", patient_id=patient_with_entries, after="", limit=2) <= 3 * 3


def test_batch_equals_its_entries_sent_one_by_one(api: httpx2.Client, patient: dict[str, Any]) -> None:
    texts = ["{a,b}", 'c"d', "e\\f", "NULL", " x ", "ü\n'", "x" * 4096]
    entries = [entry(metric_key=f"k{n}", value_text=text, unit=text[2:64]) for n, text in enumerate(texts)]
    entries += [entry(metric_key="k9", is_phi=False, source="manual"), entry(metric_key="k8")]
    answer = batch(api, patient, entries).json()
    of_batch = [series(api, patient, each["metric_key"])[0] for each in entries]
    ids = [each["id"] for each in of_batch]
    assert answer == {"patient_id": patient["id"], "ids": ids, "count": len(entries), "recorded": len(entries)}
    for sent, found in zip(entries, of_batch, strict=True):
        alone = record(api, patient, **sent)
        assert alone == found | {name: alone[name] for name in ("id", "created_at")}


def test_batch_of_1000_is_one_round_trip_and_idempotent(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str, run_operation: OperationRunner
) -> None:
    before = stored(service, brand)
    entries = [entry(value_numeric=str(n), is_phi=True) for n in range(1000)]
    first, again = (batch(api, patient, entries, **{"Idempotency-Key": "k"}) for _ in range(2))
    assert (first.status_code, first.content) == (again.status_code, again.content) == (201, first.content)
    assert [now - then for now, then in zip(stored(service, brand), before, strict=True)] == [1000, 1, 1, 1, 1]
    assert [each["value_numeric"] for each in series(api, patient)] == [str(n) for n in range(1000)]
    assert batch(api, patient, entries[1:], **{"Idempotency-Key": "k"}).status_code == 409
    for key in ({}, {"idempotency_key": "l"}):
        run_operation("metrics.append_batch", patient_id=patient["id"], body={"entries": entries}, **key)
        assert run_operation.round_trips == 1


def test_batch_with_one_bad_entry_stores_nothing(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    before = stored(service, brand)
    for name, value in (("value_numeric", "x"), ("recorded_at", "today"), ("metric_key", ""), ("source", "fax")):
        entries = [entry() for _ in range(1000)]
        entries[700][name] = value
        assert places(batch(api, patient, entries, **{"Idempotency-Key": "k"})) == {f"/entries/700/{name}"}
    assert stored(service, brand) == before


def test_a_batch_has_1_to_1000_entries_in_1_mib(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    before = stored(service, brand)
    for number in (0, 1001):
        assert places(batch(api, patient, [entry()] * number)) == {"/entries"}
    url, media_type = f"/v1/patients/{patient['id']}/metric-batches", {"Content-Type": "application/json"}
    text = json.dumps({"entries": [entry(value_text="x" * 900)] * 1000})
    assert api.post(url, content=text.ljust(1024 * 1024 + 1), headers=media_type).status_code == 413
    assert stored(service, brand) == before
    assert api.post(url, content=text.ljust(1024 * 1024), headers=media_type).status_code == 201


def test_metrics_of_a_missing_patient_are_404_and_store_nothing(
    service: LiveService, api: httpx2.Client, make_api: MakeApi, patient: dict[str, Any], brand: str
) -> None:
    record(api, patient)
    before = [stored(service, each) for each in (brand, f"not-{brand}")]
    for client, id in ((api, ABSENT), (make_api(f"not-{brand}"), patient["id"])):
        url, key = f"/v1/patients/{id}", {"Idempotency-Key": "k"}
        answers = [
            client.get(f"{url}/metrics"),
            client.get(f"{url}/metrics/weight"),
            client.get(f"{url}/metrics/weight", params={"granularity": "day"}),
            client.post(f"{url}/metrics", json=entry(), headers=key),
            client.post(f"{url}/metric-batches", json={"entries": [entry()]}, headers=key),
        ]
        assert [answer.status_code for answer in answers] == [404] * len(answers)
    assert [stored(service, each) for each in (brand, f"not-{brand}")] == before
