"""Cursor pagination of every list: each row once and an end, even if rows are added while it is read."""

import json
import random
import string
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

import httpx2
import pytest

from db.core import cursors
from db.core.connection import Connection
from db.core.statements import Statement
from tests.support.graph import OPERATIONS
from tests.support.live_service import LiveService
from tests.support.statements import arguments_of, execution_of, prepare

pytestmark = pytest.mark.postgres

ROWS = 14
LETTERS = string.ascii_letters + string.digits + "-_"
# Rows added to these during a read appear on none of the following pages.
NEWEST_FIRST = {"encounters", "medications", "links", "treatments", "log", "my log", "patients", "providers",
                "protocols", "versions", "enrollments", "doses", "merges"}  # fmt: skip
BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)


class List(NamedTuple):
    """A list: a client that may read it, its path and items, the item's key, and a function that adds an item."""

    api: httpx2.Client
    url: str
    params: dict[str, str]
    items: str
    key: Callable[[dict[str, Any]], Any]
    add: Callable[[int], Any]

    def read(self, **params: Any) -> httpx2.Response:
        return self.api.get(self.url, params=self.params | params)

    def keys(self, page: httpx2.Response) -> list[Any]:
        assert page.status_code == 200, page.text
        return [self.key(item) for item in page.json()[self.items]]


def entry(**values: Any) -> dict[str, Any]:
    return {
        "metric_key": "weight",
        "value_numeric": "1",
        "source": "api",
        "recorded_at": BEGINNING.isoformat(),
    } | values


def id(item: dict[str, Any]) -> Any:
    return item["id"]


def post_to(api: httpx2.Client, path: str, **body: Any) -> dict[str, Any]:
    answer = api.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text
    return dict(answer.json())


def lists_of_protocols(api: httpx2.Client, brand: str) -> dict[str, List]:
    """Return the lists of protocols, and of a patient who is enrolled in one."""
    post = partial(post_to, api)
    protocol = post("/v1/protocols", brand_id=brand, slug="main", name="Main")["id"]

    def register() -> str:
        return f"/v1/patients/{post('/v1/patients', brand_id=brand, first_name='c', last_name='d')['id']}"

    def prescribe(n: int) -> None:
        compound = {"compound_slug": "x", "display_name": f"X {n}", "dose_amount": "1", "dose_unit": "mg"}
        assert api.put(f"/v1/protocols/{protocol}/compounds", json=[compound]).status_code == 200

    def enroll(patient: str) -> str:
        return str(post(f"{patient}/enrollments", protocol_id=protocol, starts_on="2024-01-01")["id"])

    def enroll_again(_: int) -> None:
        answer = api.patch(f"/v1/enrollments/{enroll(whole)}/status", json={"status": "completed"})
        assert answer.status_code == 200, answer.text

    def add_version(n: int) -> None:
        enroll(register())  # the version of an enrolment does not change
        prescribe(n)

    def take(n: int) -> None:
        moment = (BEGINNING + timedelta(days=n)).isoformat()
        post(f"{whole}/doses", protocol_id=protocol, peptide_id="x", status="taken", scheduled_at=moment)

    whole = register()
    prescribe(-1)
    enroll_again(-1)
    of_patient = {"patient_id": whole.rpartition("/")[2]}
    return {
        "protocols": List(api, "/v1/protocols", {"brand_id": brand}, "protocols", id,
                          lambda n: post("/v1/protocols", brand_id=brand, slug=f"p-{n}", name="P")),
        "versions": List(api, f"/v1/protocols/{protocol}/versions", {}, "versions", id, add_version),
        "enrollments": List(api, f"{whole}/enrollments", {}, "enrollments", id, enroll_again),
        "doses": List(api, "/v1/adherence/doses", of_patient, "doses", id, take),
    }  # fmt: skip


def list_of_merges(api: httpx2.Client, brand: str) -> List:
    """Return the list of the merges of a patient."""

    def register() -> str:
        return str(post_to(api, "/v1/patients", brand_id=brand, first_name="m", last_name="n")["id"])

    merges = f"/v1/patients/{register()}/merges"
    return List(api, merges, {}, "merges", id, lambda _: post_to(api, merges, merged_id=register()))


def lists_of_webhooks(api: httpx2.Client, brand: str) -> dict[str, List]:
    """Return the list of webhook endpoints, of which a brand has 20 at most, and of the deliveries to one."""
    post = partial(post_to, api)
    known = {"brand_id": brand, "url": "https://example.com/", "events": ["patient_graph.patient.created.v1"]}
    deliveries = f"/v1/webhooks/{post('/v1/webhooks', **known)['id']}"
    ever = {"from": "2024-01-01T00:00:00Z", "to": "2090-01-01T00:00:00Z"}

    def replay(_: int) -> None:
        assert api.post(f"{deliveries}/replays", json=ever).status_code == 202

    return {
        "webhooks": List(api, "/v1/webhooks", {"brand_id": brand}, "webhooks", id,
                         lambda n: n < 19 and post("/v1/webhooks", **known)),
        "deliveries": List(api, f"{deliveries}/deliveries", {}, "deliveries", id, replay),
    }  # fmt: skip


@pytest.fixture
def lists(api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], brand: str) -> dict[str, List]:
    whole = f"/v1/patients/{patient['id']}"

    post = partial(post_to, api)

    def measure(**values: Any) -> None:
        post(f"{whole}/metrics", **entry(**values))

    def link(_: int) -> None:
        provider = post("/v1/providers", brand_id=brand, name="Dr. X")["id"]
        post(f"{whole}/providers", provider_id=provider, relationship="lab")

    def treat(n: int) -> None:
        assert api.put(f"{whole}/treatments/T-{n}", json={"status": "active"}).status_code == 200

    def prescribe(_: int) -> None:
        post(f"{whole}/medications", brand_id=brand, name="x", dosage="1", frequency="daily")

    def bucket(n: int) -> None:
        unit = {} if n % 3 == 0 else {"unit": f"kg{n % 3}"}
        measure(recorded_at=(BEGINNING + timedelta(days=n // 3)).isoformat(), **unit)

    return {
        "encounters": List(api, f"{whole}/encounters", {}, "encounters", id,
                           lambda _: post(f"{whole}/encounters", brand_id=brand, encounter_type="lab")),
        "medications": List(api, f"{whole}/medications", {"status": "active"}, "medications", id, prescribe),
        "links": List(api, f"{whole}/providers", {}, "providers", id, link),
        "treatments": List(me, "/v1/patients/me/treatments", {"status": "active"}, "treatments", id, treat),
        "timeline": List(api, f"{whole}/timeline", {"event_type": "metric_entry.recorded"}, "events", id,
                         lambda n: measure(recorded_at=(BEGINNING + timedelta(days=n // 4)).isoformat())),
        "log": List(api, f"{whole}/access-log", {}, "accesses", id, lambda _: api.get(whole)),
        "my log": List(me, "/v1/patients/me/access-log", {}, "accesses", id, lambda _: api.get(whole)),
        "series": List(api, f"{whole}/metrics/weight", {"from": "2023-12-31", "to": "2090-01-01"}, "data", id,
                       lambda n: measure(recorded_at=(BEGINNING + timedelta(days=n // 4)).isoformat())),
        "buckets": List(api, f"{whole}/metrics/weight", {"granularity": "day", "from": "2023-12-31"}, "data",
                        lambda item: (item["bucket_start"], item["unit"]), bucket),
        "latest": List(api, f"{whole}/metrics", {}, "metrics", lambda item: item["metric_key"],
                       lambda n: measure(metric_key=f"key {n:03} ü/?&")),
        "patients": List(api, "/v1/patients", {"brand_id": brand}, "patients", id,
                         lambda n: post("/v1/patients", brand_id=brand, first_name="a", last_name=f"b{n}")),
        "providers": List(api, "/v1/providers", {"brand_id": brand}, "providers", id,
                          lambda _: post("/v1/providers", brand_id=brand, name="Dr. X")),
        **lists_of_protocols(api, brand),
        **lists_of_webhooks(api, brand),
        "merges": list_of_merges(api, brand),
    }  # fmt: skip


NAMES = ("encounters", "medications", "links", "treatments", "timeline", "log", "my log", "series", "buckets", "latest",
         "patients", "providers", "protocols", "versions", "enrollments", "doses", "webhooks",
         "deliveries", "merges")  # fmt: skip


def pages(listed: List, limit: int, *, by_link: bool, add: Callable[[int], Any]) -> Iterator[httpx2.Response]:
    """Yield all pages, adding an item after each of the first. Fails if there is no end."""
    page = listed.read(limit=limit)
    for number in range(ROWS, 6 * ROWS):
        yield page
        cursor = page.json()["next_cursor"]
        assert ("next" in page.links) == (cursor is not None)
        if cursor is None:
            return
        if number < 2 * ROWS:
            add(number)
        page = listed.api.get(page.links["next"]["url"]) if by_link else listed.read(limit=limit, cursor=cursor)
    pytest.fail("no end")


def test_every_list_operation_has_a_cursor() -> None:
    listing = [name for name, (_, _, each) in OPERATIONS.items() if "/components/parameters/Offset" in str(each)]
    # The series and its buckets are one operation; the latest and doses have no offset.
    assert len(listing) == len(NAMES) - 3
    for name in (*listing, "metrics.list_latest", "doses.list"):
        assert "Cursor'" in str(OPERATIONS[name][2]["parameters"]), name


@pytest.mark.parametrize(("limit", "by_link"), [(1, True), (5, False)], ids=["Link", "next_cursor"])
@pytest.mark.parametrize("name", NAMES)
def test_pages_contain_each_row_once_while_rows_are_added(
    lists: dict[str, List], name: str, limit: int, by_link: bool
) -> None:
    listed = lists[name]
    for number in range(ROWS):
        listed.add(number)
    there = listed.keys(listed.read(limit=100))
    assert len(there) >= ROWS
    seen = [key for page in pages(listed, limit, by_link=by_link, add=listed.add) for key in listed.keys(page)]
    assert len(seen) == len(set(seen))
    assert [key for key in seen if key in there] == there
    if name in NEWEST_FIRST:
        # The first page of a log also contains the preceding read.
        assert len(seen) == len(there) + (name in ("log", "my log"))


@pytest.mark.parametrize("limit", [1, 2])
@pytest.mark.parametrize("name", ["log", "my log"])
def test_paging_the_access_log_ends_though_reads_add_rows(
    service: LiveService, lists: dict[str, List], patient: dict[str, Any], name: str, limit: int
) -> None:
    for number in range(ROWS - 1):  # registration adds the first row
        lists["log"].add(number)
    query = "SELECT id::text FROM audit WHERE patient_id = %s ORDER BY occurred_at DESC, id DESC"
    rows = [id for (id,) in service.sql(query, patient["id"])]
    assert len(rows) == ROWS
    walked = list(pages(lists[name], limit, by_link=True, add=lambda _: None))
    assert [key for page in walked for key in lists[name].keys(page)] == rows
    assert len(walked) == ROWS // limit


def test_forged_cursor_is_400_with_its_location(lists: dict[str, List]) -> None:
    for name, listed in lists.items():
        for forged in ("", "x", "!" * 22, "A" * 21 + "=", "A" * 32 + "\n", "A" * 700, "0 OR 1=1", "ä" * 32):
            answer = listed.read(cursor=forged)
            assert (answer.status_code, answer.json()["error"]) == (400, "validation_error"), (name, forged)
            assert {detail["pointer"] for detail in answer.json()["details"]} == {"/cursor"}


def test_cursor_of_another_list_never_is_500(lists: dict[str, List]) -> None:
    for each in lists.values():
        for number in range(2):
            each.add(number)
    others = [each.read(limit=1).json()["next_cursor"] for each in lists.values()]
    for name, listed in lists.items():
        drawn = random.Random(name)
        chance = ["".join(drawn.choices(LETTERS, k=length)) for length in (2, 3, 11, 12, 13, 22, 32, 33, 352, 683)]
        statuses = {listed.read(cursor=cursor).status_code for cursor in [*others, *chance, "_" * 32, "A" * 32]}
        assert statuses <= {200, 400}, name


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("latest", "doses", "log", "my log")])
def test_an_offset_counts_from_the_cursor(lists: dict[str, List], name: str) -> None:
    listed = lists[name]
    for number in range(6):
        listed.add(number)
    there = listed.keys(listed.read(limit=100))
    cursor = listed.read(limit=2).json()["next_cursor"]
    assert listed.keys(listed.read(limit=2, offset=1, cursor=cursor)) == there[3:5]


def test_latest_continues_by_cursor_after_a_key(lists: dict[str, List]) -> None:
    listed = lists["latest"]
    for number in range(6):
        listed.add(number)
    there = listed.keys(listed.read())
    page = listed.read(after=there[1], limit=2)
    assert listed.keys(page) == there[2:4]
    assert listed.keys(listed.api.get(page.links["next"]["url"])) == there[4:6]


def test_page_links_keep_filters_and_escape_dots(lists: dict[str, List]) -> None:
    listed = lists["series"]
    for key in ("..", "a/b ?"):
        for day in range(1, 6):
            post = listed.api.post(
                listed.url.removesuffix("/weight"), json=entry(metric_key=key, recorded_at=f"2024-01-0{day}T00:00:00Z")
            )
            assert post.status_code == 201
        url = listed.url.replace("weight", key.replace(".", "%2E").replace("/", "%2F").replace("?", "%3F"))
        page = listed.api.get(url, params={"from": "2024-01-02", "to": "2024-01-05", "limit": 2})
        assert listed.api.get(page.links["first"]["url"]).json() == page.json()
        following = listed.api.get(page.links["next"]["url"])
        found = [each["recorded_at"][:10] for each in page.json()["data"] + following.json()["data"]]
        assert found == ["2024-01-02", "2024-01-03", "2024-01-04"]
        assert following.links.keys() == {"first"}


TIMES = ["0001-01-01T00:00:00.000000Z", "2026-11-02T09:45:00.000001Z", "9998-12-31T23:59:59.999999Z"]
DATES = ["0001-01-01", "2026-02-28", "9999-12-31"]
TEXTS = ["", "kg", "ü\n€", "😀" * 64]


def test_cursor_decodes_to_its_position() -> None:
    id = "019a1f5c-6d31-7c3e-9b1a-5f0e8d3c2b31"
    for time in TIMES:
        for last, values in ((cursors.ID, [id]), (cursors.DATE, DATES), (cursors.TEXT, TEXTS)):
            for value in values:
                order, row = {"time": cursors.TIME, "last": last}, {"time": time, "last": value}
                assert cursors.position(order, cursors.cursor(order, row)) == row


@pytest.mark.parametrize(("forged", "date"), [("", "0001-01-01"), ("AAAA", "0001-01-01"), ("____", "9999-12-31")])
def test_forged_cursor_of_dates_is_a_date(forged: str, date: str) -> None:
    assert cursors.position({"slot_date": cursors.DATE}, forged) == {"slot_date": date}


@pytest.fixture
def patient_with_long_logs(service: LiveService, patient: dict[str, Any], brand: str) -> dict[str, Any]:
    """A patient with 20,000 rows each in the log and in the timeline."""
    common = {"brand_id": "%s", "id": "gen_random_uuid()", "patient_id": "%s",
              "occurred_at": "timestamptz '2024-01-01Z' + n * interval '1 minute'"}  # fmt: skip
    rows = {
        "audit": common | {"client": "'c'", "request_id": "gen_random_uuid()", "fields": "'{}'"},
        "timeline": common | {"event_type": "'a.b'", "title": "'t'", "metadata": "'{}'", "created_at": "now()"},
    }
    for table, columns in rows.items():
        service.sql(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns.values())} "
            "FROM generate_series(1, 20000) AS n",
            brand,
            patient["id"],
        )
        service.sql(f"ANALYZE {table}")
    return patient


def nodes(plan: dict[str, Any], limited: bool = False) -> Iterator[tuple[bool, dict[str, Any]]]:
    limited = limited or plan["Node Type"] == "Limit"
    yield limited, plan
    for each in plan.get("Plans", []):
        yield from nodes(each, limited)


@pytest.mark.usefixtures("operations", "run_operation")  # which load all statements
@pytest.mark.parametrize(("name", "table"), [("access_page", "audit"), ("timeline_page", "timeline")])
def test_deep_page_reads_no_more_rows_than_the_first(
    service: LiveService, brand: str, patient_with_long_logs: dict[str, Any], name: str, table: str
) -> None:
    statement = Statement.every[name]
    after = {"after_occurred_at": "2024-01-02T00:00:00Z", "after_id": cursors.ID.greatest}
    values = {
        "patient_id": patient_with_long_logs["id"],
        "limit": 21,
        "offset": 0,
        "audits_reads": False,
        "brand_id": brand,
        **after,
    }
    arguments = arguments_of(statement, dict.fromkeys(statement.params) | values)
    with closing(Connection(service.owner_dsn())) as connection:
        prepare(connection, statement)
        begin = f"BEGIN;SET LOCAL app.brand = '{brand}';"
        explained = connection.run(f"{begin}EXPLAIN (ANALYZE, FORMAT JSON) {execution_of(statement)}", arguments)
        connection.rollback()
    plan = json.loads(explained[0][0])[0]["Plan"]
    read = [node for limited, node in nodes(plan) if limited and node.get("Relation Name") == table]
    of_page = [node for node in read if "ROW(" in node["Index Cond"]]  # not those of the total
    assert [node["Actual Rows"] for node in of_page] == [21]
    assert not any(node.get("Rows Removed by Filter") for node in read)
