"""After an erasure no byte of the person is left, and every write leaves its records."""

import json
from typing import Any

import httpx2

from tests.conftest import Register
from tests.running import RunningService
from tests.test_patients import patch

WORD = "zyxplugh"


def tables(service: RunningService) -> list[str]:
    return [name for (name,) in service.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]


def occurrences(service: RunningService, *words: str) -> list[str]:
    found = []
    for table in tables(service):
        for (row,) in service.sql(f"SELECT t::text FROM {table} AS t"):
            found += [table for word in words if word in row.lower()]
    return found


def test_an_erasure_leaves_nothing_of_the_person_in_any_table_or_log(
    service: RunningService, api: httpx2.Client, person: dict[str, Any], brand: str
) -> None:
    body = {
        "brand_id": brand,
        "first_name": WORD,
        "last_name": WORD,
        "date_of_birth": "1843-10-05",
        "gender": WORD,
        "email": f"{WORD}@example.com",
        "phone": WORD,
        "external_ids": {WORD: WORD},
        "metadata": {WORD: WORD},
    }
    created = api.post("/v1/patients", json=body, headers={"Idempotency-Key": "k1"})
    id = created.json()["id"]
    patch(api, id, {"gender": WORD + "2"}, **{"Idempotency-Key": "k2"})
    assert api.post("/v1/patients", json=body).status_code == 409
    assert api.post("/v1/patients/search", json={"name": WORD}).json()["total"] == 1
    assert "patients" in occurrences(service, WORD)
    answer = api.delete(f"/v1/patients/{id}", headers={"Idempotency-Key": "k3"}).json()
    assert answer == {
        "status": "deleted",
        "rows_affected": {"patients": 1, "patient_identifiers": 2, "idempotency_keys": 2},
    }
    assert occurrences(service, WORD, "1843-10-05") == []
    assert WORD not in service.log
    assert "1843-10-05" not in service.log
    assert api.get(f"/v1/patients/{id}").status_code == 404
    assert api.delete(f"/v1/patients/{id}").json() == {"status": "not_present", "rows_affected": {}}


def test_an_erasure_touches_nobody_else(api: httpx2.Client, register: Register) -> None:
    stays, goes = register(email="a@example.com"), register(email="b@example.com")
    api.delete(f"/v1/patients/{goes['id']}")
    assert api.get(f"/v1/patients/{stays['id']}").json() == stays


def test_every_write_leaves_an_audit_row_and_an_outbox_row_without_values(
    service: RunningService, api: httpx2.Client, register: Register, brand: str
) -> None:
    patient = register(email="ada@example.com", nickname="unknown to the contract")
    changed = patch(api, patient["id"], {"gender": "x", "metadata": {"a": 1}})
    erased = api.delete(f"/v1/patients/{patient['id']}")
    api.delete(f"/v1/patients/{patient['id']}")
    audit = service.sql(
        "SELECT event, patient_id::text, subject, client, fields, request_id::text FROM audit "
        "WHERE brand_id = %s ORDER BY id",
        brand,
    )
    assert [row[:5] for row in audit] == [
        (
            "patient.created",
            patient["id"],
            None,
            "local-service",
            ["brand_id", "email", "external_ids", "first_name", "last_name", "metadata"],
        ),
        ("patient.updated", patient["id"], None, "local-service", ["gender", "metadata"]),
        ("patient.erased", patient["id"], None, "local-service", []),
    ]
    assert [row[5] for row in audit[1:]] == [changed.headers["x-request-id"], erased.headers["x-request-id"]]
    outbox = service.sql(
        "SELECT event, patient_id::text, fields, request_id::text FROM outbox WHERE brand_id = %s ORDER BY id", brand
    )
    assert outbox == [(row[0], row[1], row[4], row[5]) for row in audit]


def test_a_refused_write_leaves_nothing(
    service: RunningService, api: httpx2.Client, register: Register, person: dict[str, Any], brand: str
) -> None:
    patient = register(email="ada@example.com")

    def rows() -> str:
        brands = "WHERE brand_id = %s"
        return json.dumps(
            [
                service.sql(f"SELECT count(*) FROM {table} {brands}", brand)
                for table in tables(service)
                if table != "schema_migrations"
            ]
        )

    before = rows()
    assert api.post(
        "/v1/patients", json=person | {"email": "ada@example.com"}, headers={"Idempotency-Key": "k"}
    ).is_error
    assert api.post("/v1/patients", json=person | {"email": "no"}).is_error
    assert patch(api, patient["id"], {"gender": "x"}, **{"If-Match": '"no"', "Idempotency-Key": "k"}).is_error
    assert rows() == before
