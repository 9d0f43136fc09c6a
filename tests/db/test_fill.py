"""Patients filled in for benchmarks equal registered ones."""

from typing import Any

import httpx2
import pytest

from bench.fill import fill
from tests.conftest import Register
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

MANY = 300
SENT = ("first_name", "last_name", "date_of_birth", "email", "phone", "external_ids")
# Values that differ for each row, or that only a real request has.
OWN = {"id", "patient_id", "source_id", "entity_id", "request_id", "number", "occurred_at", "metadata", "client", "key",
       "created_at", "updated_at", *SENT, "full_name_key", "last_name_key", "phone_key", "words_key",
       "word", "others", "previous"}  # fmt: skip


@pytest.fixture
def filled_brand(service: LiveService, brand: str) -> str:
    fill(service.owner_dsn(), MANY, brand)
    return brand


def rows(service: LiveService, table: str, brand: str, id: str) -> list[dict[str, Any]]:
    column = "id" if table == "patients" else "patient_id"
    found = service.sql(f"SELECT to_json(t) FROM {table} AS t WHERE brand_id = %s AND {column} = %s", brand, id)
    said = [{name: value for name, value in row.items() if name not in OWN} for (row,) in found]
    return sorted((row for row in said if row.get("event", "") is not None), key=str)  # without reads


def test_filled_patients_have_the_same_rows_as_created_ones(
    service: LiveService, api: httpx2.Client, register: Register, filled_brand: str
) -> None:
    theirs = api.get("/v1/patients", params={"brand_id": filled_brand, "limit": 2}).json()["patients"]
    for one in theirs:  # one with a phone, one without
        like = {name: one[name] for name in SENT if one[name] is not None} | {"external_ids": {"mrn": "-"}}
        ours = register(**like | {"email": f"other.{one['email']}", "last_name": "Other"})
        for table in (
            "patients",
            "patient_name_words",
            "patient_match_keys",
            "patient_identifiers",
            "audit",
            "outbox",
            "timeline",
        ):
            assert rows(service, table, filled_brand, one["id"]) == rows(service, table, filled_brand, ours["id"]), (
                table
            )
        assert service.sql("SELECT words_key = full_name_key FROM patients WHERE id = %s", one["id"]) == [(True,)]
        api.delete(f"/v1/patients/{ours['id']}")


def test_filled_patients_are_found_by_every_identity_key(api: httpx2.Client, filled_brand: str) -> None:
    page = api.get("/v1/patients", params={"brand_id": filled_brand, "limit": 100}).json()
    assert page["total"] == MANY
    one = next(each for each in page["patients"] if each["phone"])
    again = {"brand_id": filled_brand} | {name: one[name] for name in SENT}
    for without, kind in (("", "email"), ("email", "external_ids"), ("external_ids", "name_date_of_birth_phone")):
        again.pop(without, None)
        answer = api.post("/v1/patients", json=again)
        assert (answer.status_code, kind in answer.json()["matched_on"]) == (409, True)
    assert api.get(f"/v1/patients/by-external-id/mrn/{one['external_ids']['mrn']}").json() == one
    for criteria in (
        {"name": f"{one['last_name']} {one['first_name']}"},
        {"name": one["last_name"]},
        {"phone": one["phone"]},
    ):
        assert one in api.post("/v1/patients/search", json=criteria).json()["patients"]


def test_filled_names_repeat_a_bounded_number_of_times(service: LiveService, filled_brand: str) -> None:
    for key, most in (("last_name_key", 50), ("full_name_key", 3)):
        counts = service.sql(
            f"SELECT count(*) FROM patients WHERE brand_id = %s GROUP BY {key} ORDER BY 1 DESC", filled_brand
        )
        assert counts[0][0] <= most
    by_id = service.sql("SELECT created_at FROM patients WHERE brand_id = %s ORDER BY id", filled_brand)
    assert by_id == sorted(by_id)
    assert service.sql("SELECT count(*) FROM patients WHERE brand_id = %s AND created_at >= now()", filled_brand) == [
        (0,)
    ]
