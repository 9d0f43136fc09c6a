"""What was measured: exact numbers, series and their buckets, the latest of each key, batches."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import quote

import httpx2
import pytest

from db.connection import Connection
from db.statements import Statement
from tests.conftest import MakeApi
from tests.runner import Runner
from tests.running import RunningService

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
    path = quote(key, safe="").replace(".", "%2E")  # or a client takes dots for steps of the path
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


def stored(service: RunningService, brand: str) -> list[int]:
    return [service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", brand)[0][0] for table in TABLES]


def test_a_number_comes_back_to_the_character_wherever_it_is_read(api: httpx2.Client, patient: dict[str, Any]) -> None:
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
def test_what_is_no_exact_decimal_is_refused_with_the_place(
    api: httpx2.Client, patient: dict[str, Any], wrong: Any
) -> None:
    alone = api.post(f"/v1/patients/{patient['id']}/metrics", json=entry(value_numeric=wrong, value_text="x"))
    assert places(alone) == {"/value_numeric"}
    assert places(batch(api, patient, [entry(), entry(value_numeric=wrong)])) == {"/entries/1/value_numeric"}
    assert latest(api, patient) == {}


def test_no_number_has_more_than_twenty_digits_after_the_point(api: httpx2.Client, patient: dict[str, Any]) -> None:
    body = entry(value_numeric="0." + "0" * 19 + "1" * 20)
    assert api.post(f"/v1/patients/{patient['id']}/metrics", json=body).status_code == 400


def test_at_least_one_value_is_needed_and_of_two_the_number_is_the_last_value(
    api: httpx2.Client, patient: dict[str, Any]
) -> None:
    bare = {name: value for name, value in entry().items() if name != "value_numeric"}
    assert api.post(f"/v1/patients/{patient['id']}/metrics", json=bare).status_code == 400
    assert batch(api, patient, [bare]).status_code == 400
    record(api, patient, metric_key="text", value_text="NULL")
    record(api, patient, metric_key="both", value_text="about one", value_numeric="1.0")
    assert {key: each["last_value"] for key, each in latest(api, patient).items()} == {"both": "1.0", "text": "NULL"}


def test_an_entry_is_answered_and_read_as_it_was_sent_in_utc_and_with_defaults(
    api: httpx2.Client, patient: dict[str, Any]
) -> None:
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
def test_a_series_is_in_order_from_a_moment_and_before_another(
    api: httpx2.Client, patient: dict[str, Any], since: str | None, until: str | None, expected: str
) -> None:
    moments = ["2026-11-01T23:59:59.999999Z", "2026-11-02T00:00:00Z", NOON, "2026-11-03T00:00:00Z"]
    shuffled = [entry(recorded_at=moments[n], value_numeric=str(n)) for n in (2, 0, 3, 1)]
    assert batch(api, patient, [*shuffled, entry(metric_key="weigh")]).status_code == 201
    bounds = {name: value for name, value in (("from", since), ("to", until)) if value}
    assert "".join(each["value_numeric"] for each in series(api, patient, **bounds)) == expected


def test_a_bound_that_is_neither_date_nor_time_is_refused_by_its_name(
    api: httpx2.Client, patient: dict[str, Any]
) -> None:
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
def test_buckets_are_what_plain_arithmetic_makes_of_the_entries(
    api: httpx2.Client, patient: dict[str, Any], bounds: dict[str, str]
) -> None:
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


def test_an_average_is_exact_as_far_as_its_digits_go(api: httpx2.Client, patient: dict[str, Any]) -> None:
    averages = {"1.5": "1 2", "82.5": "82.50 82.50", "1.3333333333333333": "1 1 2", "0.15": "0.1 0.2", "0": "-1 1",
                "0.00000000000000000002": "0.00000000000000000001 0.00000000000000000003"}  # fmt: skip
    numbers = [(average, number) for average, text in averages.items() for number in text.split()]
    batch(api, patient, [entry(metric_key=average, value_numeric=number) for average, number in numbers])
    found = {key: series(api, patient, key, granularity="month")[0]["average"] for key in averages}
    assert found == {key: key for key in averages}


def test_a_key_may_have_any_characters_and_the_latest_are_paged_in_their_order(
    api: httpx2.Client, patient: dict[str, Any]
) -> None:
    recorded = {key: record(api, patient, metric_key=key) for key in KEYS}
    assert {key: series(api, patient, key) for key in KEYS} == {key: [recorded[key]] for key in KEYS}
    walked = page = list(latest(api, patient, limit=3))
    while len(page) == 3:
        assert len(walked) < len(KEYS), "pages without end"
        page = list(latest(api, patient, limit=3, after=page[-1]))
        walked = walked + page
    assert walked == list(latest(api, patient)) == sorted(KEYS)


def test_the_latest_is_what_was_measured_last_and_of_one_instant_what_was_recorded_last(
    api: httpx2.Client, patient: dict[str, Any]
) -> None:
    for value, moment in (("1", "2026-01-02"), ("2", "2026-01-03"), ("3", "2026-01-03"), ("4", "2026-01-01")):
        record(api, patient, value_numeric=value, recorded_at=f"{moment}T00:00:00Z")
    assert latest(api, patient)["weight"]["last_value"] == "3"
    assert [each["value_numeric"] for each in series(api, patient)] == ["4", "1", "2", "3"]
    assert series(api, patient, granularity="week")[-1]["value_numeric"] == "3"


def test_what_the_contract_does_not_name_is_ignored_in_a_batch_whatever_it_is(
    api: httpx2.Client, patient: dict[str, Any]
) -> None:
    entries = [entry(large=2**64, text="\0", **{"\0": {"inner": "\0"}})]
    assert batch(api, patient, entries).status_code == 201
    assert [each["value_numeric"] for each in series(api, patient)] == [entries[0]["value_numeric"]]


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for each in plan.get("Plans", []):
        yield from nodes(each)


def come_upon(service: RunningService, brand: str, name: str, **values: Any) -> float:
    """How many entries a statement comes upon, kept or not, by whichever of its plans is worse."""
    statement, counts = Statement.every[name], []
    arguments = statement.arguments(dict.fromkeys(statement.places) | {"offset": 0} | values)
    with closing(Connection(service.owner_dsn())) as connection:
        for mode in ("force_generic_plan", "force_custom_plan"):
            begin = f"BEGIN;SET LOCAL app.brand = '{brand}';SET LOCAL plan_cache_mode = {mode};"
            explained = connection.run(f"{begin}EXPLAIN (ANALYZE, FORMAT JSON) {statement.execute}", arguments)
            connection.rollback()
            plan = json.loads(explained[0][0])[0]["Plan"]
            found = [node for node in nodes(plan) if node.get("Relation Name") == "metric_entries"]
            assert found
            assert all(node["Node Type"].startswith("Index") for node in found), plan
            counted = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
            counts.append(sum(node["Actual Loops"] * sum(node.get(each, 0) for each in counted) for node in found))
    return float(max(counts))


@pytest.fixture
def measured(service: RunningService, patient: dict[str, Any], brand: str) -> str:
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


@pytest.mark.usefixtures("operations")  # which has all statements known
def test_what_is_read_is_no_more_than_what_is_shown_however_many_entries_there_are(
    service: RunningService, brand: str, measured: str
) -> None:
    whole = {"patient_id": measured, "metric_key": "key 7", "since": "-infinity", "until": "infinity"}
    ten_days = whole | {"since": "2026-01-10T00:00:00Z", "until": "2026-01-20T00:00:00Z"}
    assert come_upon(service, brand, "metric_latest", patient_id=measured, after="", limit=1000) <= 20 * 3
    assert come_upon(service, brand, "metric_series", limit=50, **whole) <= 51
    assert come_upon(service, brand, "metric_series", limit=50, **ten_days) <= 51
    assert come_upon(service, brand, "metric_buckets", limit=5, granularity="day", **ten_days) <= 740


@pytest.mark.usefixtures("operations")
def test_a_page_of_the_latest_comes_upon_no_more_keys_than_it_shows(
    service: RunningService, brand: str, measured: str
) -> None:
    assert come_upon(service, brand, "metric_latest", patient_id=measured, after="", limit=2) <= 3 * 3


def test_a_batch_is_what_its_entries_would_be_alone(api: httpx2.Client, patient: dict[str, Any]) -> None:
    texts = ["{a,b}", 'c"d', "e\\f", "NULL", "", "ü\n'", "x" * 4096]
    entries = [entry(metric_key=f"k{n}", value_text=text, unit=text[:64]) for n, text in enumerate(texts)]
    entries += [entry(metric_key="k9", is_phi=False, source="manual"), entry(metric_key="k8")]
    answer = batch(api, patient, entries).json()
    of_batch = [series(api, patient, each["metric_key"])[0] for each in entries]
    ids = [each["id"] for each in of_batch]
    assert answer == {"patient_id": patient["id"], "ids": ids, "count": len(entries), "recorded": len(entries)}
    for sent, found in zip(entries, of_batch, strict=True):
        alone = record(api, patient, **sent)
        assert alone == found | {name: alone[name] for name in ("id", "created_at")}


def test_a_batch_of_a_thousand_is_one_effect_however_often_it_is_sent_and_one_round_trip(
    service: RunningService, api: httpx2.Client, patient: dict[str, Any], brand: str, run: Runner
) -> None:
    before = stored(service, brand)
    entries = [entry(value_numeric=str(n), is_phi=True) for n in range(1000)]
    first, again = (batch(api, patient, entries, **{"Idempotency-Key": "k"}) for _ in range(2))
    assert (first.status_code, first.content) == (again.status_code, again.content) == (201, first.content)
    assert [now - then for now, then in zip(stored(service, brand), before, strict=True)] == [1000, 1, 1, 1, 1]
    assert [each["value_numeric"] for each in series(api, patient)] == [str(n) for n in range(1000)]
    assert batch(api, patient, entries[1:], **{"Idempotency-Key": "k"}).status_code == 409
    for key in ({}, {"idempotency_key": "l"}):
        run("metrics.record_batch", patient_id=patient["id"], body={"entries": entries}, **key)
        assert run.round_trips == 1


def test_of_a_batch_with_one_bad_entry_nothing_is_stored(
    service: RunningService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    before = stored(service, brand)
    for name, value in (("value_numeric", "x"), ("recorded_at", "today"), ("metric_key", ""), ("source", "fax")):
        entries = [entry() for _ in range(1000)]
        entries[700][name] = value
        assert places(batch(api, patient, entries, **{"Idempotency-Key": "k"})) == {f"/entries/700/{name}"}
    assert stored(service, brand) == before


def test_a_batch_has_1_to_1000_entries_in_1_mib(
    service: RunningService, api: httpx2.Client, patient: dict[str, Any], brand: str
) -> None:
    before = stored(service, brand)
    for number in (0, 1001):
        assert places(batch(api, patient, [entry()] * number)) == {"/entries"}
    url, media_type = f"/v1/patients/{patient['id']}/metric-batches", {"Content-Type": "application/json"}
    text = json.dumps({"entries": [entry(value_text="x" * 900)] * 1000})
    assert api.post(url, content=text.ljust(1024 * 1024 + 1), headers=media_type).status_code == 413
    assert stored(service, brand) == before
    assert api.post(url, content=text.ljust(1024 * 1024), headers=media_type).status_code == 201


def test_an_absent_patient_and_one_of_another_brand_is_404_and_nothing_is_stored(
    service: RunningService, api: httpx2.Client, make_api: MakeApi, patient: dict[str, Any], brand: str
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
