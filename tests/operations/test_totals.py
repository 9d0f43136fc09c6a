"""Totals of lists about a patient, which are counted up to a maximum, and the maximum of `offset`."""

from typing import Any, NamedTuple

import httpx2
import pytest

from openapi import contract
from tests.support.live_service import LiveService
from tests.support.plans import scanned_rows

pytestmark = pytest.mark.postgres

SCHEMAS = contract()["components"]["schemas"]
MOST: int = SCHEMAS["CountedTotal"]["maximum"]
LARGEST_OFFSET: int = SCHEMAS["PageOffset"]["maximum"]
LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff"


class Table(NamedTuple):
    """A table, the columns and values of rows number `n`, the path of the list, its statement, and its start."""

    columns: str
    values: str
    path: str
    statement: str
    start: dict[str, Any]


_AT = {"after_occurred_at": "infinity", "after_id": LAST}
TABLES = {
    "timeline": Table(
        "occurred_at, event_type, title, metadata, created_at",
        "timestamptz '2024-01-01Z' + n * interval '1 minute', 'encounter.created', 't', '{}', now()",
        "timeline", "timeline_page", _AT,
    ),
    "audit": Table(
        "occurred_at, client, request_id, fields",
        "timestamptz '2024-01-01Z' + n * interval '1 minute', 'c', gen_random_uuid(), '{}'",
        "access-log", "access_page", _AT,
    ),
    "encounters": Table(
        "encounter_type, status, metadata, created_at, updated_at",
        "'lab', 'scheduled', '{}', now(), now()",
        "encounters", "encounter_page", {"after_id": LAST},
    ),
}  # fmt: skip


def add(service: LiveService, table: str, patient: dict[str, Any], number: int) -> None:
    columns, values, *_ = TABLES[table]
    service.sql(
        f"INSERT INTO {table} (brand_id, patient_id, id, {columns}) SELECT %s, %s, gen_random_uuid(), {values} "
        "FROM generate_series(1, %s) AS n",
        patient["brand_id"],
        patient["id"],
        number,
    )


@pytest.mark.parametrize("table", TABLES)
def test_total_is_exact_up_to_its_maximum(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any], table: str
) -> None:
    url = f"/v1/patients/{patient['id']}/{TABLES[table].path}"

    def read(**params: Any) -> tuple[httpx2.Response, Any, Any]:
        page = api.get(url, params=params)
        assert page.status_code == 200, page.text
        return page, page.json()["total"], page.json()["total_is_exact"]

    there = service.sql(f"SELECT count(*)::integer FROM {table} WHERE patient_id = %s", patient["id"])[0][0]
    reads = table == "audit"  # a read of the access log adds a row to it
    add(service, table, patient, MOST - there)
    page, *total = read()
    assert (total, page.links.keys()) == ([MOST, True], {"first", "last", "next"})
    add(service, table, patient, 1 - reads)
    page, *total = read(offset=MOST, limit=7)
    assert (total, page.links.keys()) == ([MOST, False], {"first", "prev"})
    assert page.links["prev"]["url"].endswith(f"limit=7&offset={MOST - 7}")
    assert read(limit=1)[0].links.keys() == {"first", "next"}


@pytest.mark.usefixtures("operations")  # which loads all statements
@pytest.mark.parametrize("table", TABLES)
def test_page_counts_no_further_than_the_maximum(
    service: LiveService, patient: dict[str, Any], brand: str, table: str
) -> None:
    add(service, table, patient, 2 * MOST)
    service.sql(f"ANALYZE {table}")
    page = {"patient_id": patient["id"], "audits_reads": False, "limit": 21}
    name, start = TABLES[table].statement, TABLES[table].start
    assert scanned_rows(service, brand, table, name, **page, **start) <= MOST + 1 + 21


def test_offset_beyond_the_maximum_is_400(api: httpx2.Client, brand: str) -> None:
    for offset, status in ((LARGEST_OFFSET, 200), (LARGEST_OFFSET + 1, 400)):
        listed = api.get("/v1/patients", params={"brand_id": brand, "offset": offset})
        found = api.post("/v1/patients/search", json={"name": "x", "offset": offset})
        assert (listed.status_code, found.status_code) == (status, status)


def test_last_page_beyond_the_offsets_has_no_link(service: LiveService, api: httpx2.Client, brand: str) -> None:
    for total, links in ((LARGEST_OFFSET + 20, {"first", "last"}), (LARGEST_OFFSET + 21, {"first"})):
        service.sql(
            "INSERT INTO patient_totals VALUES (%s, 128, %s) "
            "ON CONFLICT (brand_id, slot) DO UPDATE SET total = excluded.total",
            brand,
            total,
        )
        page = api.get("/v1/patients", params={"brand_id": brand, "limit": 20})
        assert (page.json()["total"], page.links.keys()) == (total, links)
    service.sql("DELETE FROM patient_totals WHERE brand_id = %s", brand)
