"""The database of an earlier release, upgraded: all data is returned, and no request takes effect twice."""

from typing import Any

import psycopg2
import pytest

from tests.support.graph import Request
from tests.upgrade.conftest import Upgraded
from tests.upgrade.record import BRANDS, PERSON, SOMEONE, row_counts

pytestmark = pytest.mark.postgres

_NOT_DATA = {"schema_migrations", "identity_forms"}
_REWORDED = {"message", "request_id"}
"""Properties of errors that differ between releases and requests."""


def lost(before: Any, after: Any, path: str = "") -> list[str]:
    """Return where a response has lost something that the earlier release returned; it can have more properties."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = before.keys() - _REWORDED
        return [each for name in names for each in lost(before[name], after.get(name, "missing"), f"{path}/{name}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [each for index in range(len(before)) for each in lost(before[index], after[index], f"{path}/{index}")]
    return [] if before == after and type(before) is type(after) else [path]


def test_every_row_is_kept(upgraded: Upgraded) -> None:
    kept = {name: count for name, count in upgraded.recorded_rows.items() if name not in _NOT_DATA}
    assert {name: upgraded.rows[name] for name in kept} == kept


def test_stored_events_are_not_delivered(upgraded: Upgraded) -> None:
    without_number = upgraded.service.sql("SELECT count(*) FROM outbox WHERE number IS NULL")
    assert without_number == [(upgraded.recorded_rows["outbox"],)]


def test_reads_return_what_they_returned(upgraded: Upgraded) -> None:
    for exchange in upgraded.reads():
        response = upgraded.send(exchange)
        assert response.status_code == exchange.status, (exchange, response.text)
        assert lost(exchange.body, response.json()) == [], (exchange, response.text)
        assert response.headers.get("ETag") == exchange.etag or exchange.etag is None


def test_repeated_writes_return_the_stored_responses(upgraded: Upgraded) -> None:
    before = row_counts(upgraded.service.owner_dsn())
    for exchange in upgraded.stored():
        response = upgraded.send(exchange)
        again = response.status_code, response.headers.get("Location"), response.headers.get("ETag"), response.json()
        assert again == (exchange.status, exchange.location, exchange.etag, exchange.body), exchange
    # A replay is a read about the patient.
    assert row_counts(upgraded.service.owner_dsn()) | {"audit": 0} == before | {"audit": 0}


def test_stored_keys_with_another_request_fail(upgraded: Upgraded) -> None:
    for exchange in upgraded.stored():
        if exchange.request.method == "POST" and isinstance(exchange.request.body, dict):
            ours = exchange.request.body.get("brand_id", exchange.token.split()[0])
            other = Request("POST", "/v1/patients", {}, {"brand_id": ours, "first_name": "x", "last_name": "y"}, "")
            response = upgraded.send(exchange, **other._replace(media_type="application/json")._asdict())
            assert (response.status_code, response.json()["error"]) == (409, "idempotency_key_payload_mismatch")


def test_access_logs_have_the_changes_of_the_release(upgraded: Upgraded) -> None:
    with upgraded.service.api(upgraded.tokens[BRANDS[0]]) as api:
        for id in upgraded.live_patients(BRANDS[0]):
            names = {("POST", "/v1/patients"): "patient.created", ("PATCH", f"/v1/patients/{id}"): "patient.updated"}
            made = [each for each in upgraded.exchanges if each.status < 300 and each.body.get("id") == id]
            events = [names[each.request[:2]] for each in made if each.request[:2] in names]
            log = api.get(f"/v1/patients/{id}/access-log", params={"limit": "100"}).json()["accesses"]
            assert [each["event"] for each in reversed(log) if each["event"] in names.values()] == events


def test_callers_of_all_keys_are_hashes(upgraded: Upgraded) -> None:
    stored = [caller for (caller,) in upgraded.service.sql("SELECT DISTINCT caller FROM idempotency_keys")]
    assert stored
    assert [caller for caller in stored if len(caller) != 64 or PERSON in caller or SOMEONE in caller] == []


def test_stored_identity_keys_still_make_duplicates(upgraded: Upgraded) -> None:
    for brand in BRANDS:
        live = upgraded.live_patients(brand)
        with_ids = [patient for patient in live.values() if patient["external_ids"]]
        assert len(with_ids) > 3
        with upgraded.service.api(upgraded.tokens[brand]) as api:
            for patient in with_ids:
                body = {"brand_id": brand, "first_name": "x", "last_name": "y"}
                duplicate = api.post("/v1/patients", json=body | {"external_ids": patient["external_ids"]})
                assert (duplicate.status_code, duplicate.json().get("matched_on")) == (409, ["external_ids"])


@pytest.mark.parametrize("brand", BRANDS)
def test_totals_count_patients_of_both_releases(upgraded: Upgraded, brand: str) -> None:
    with upgraded.service.api(upgraded.tokens[brand]) as api:
        params = {"brand_id": brand, "limit": "1"}
        before = api.get("/v1/patients", params=params).json()["total"]
        body = {"brand_id": brand, "first_name": "New", "last_name": "Patient"}
        id = api.post("/v1/patients", json=body).json()["id"]
        assert api.get("/v1/patients", params=params).json()["total"] == before + 1
        assert api.delete(f"/v1/patients/{id}").json()["status"] == "deleted"
        assert api.get("/v1/patients", params=params).json()["total"] == before


def test_former_callers_of_keys_are_rejected(upgraded: Upgraded) -> None:
    """A process of the earlier release that still runs fails instead of repeating a write."""
    row = "('acme', '[\"local-service\", null]', 'k', '', 200, '{}', '', now())"
    columns = "(brand_id, caller, key, request_hash, status, headers, body, created_at)"
    with pytest.raises(psycopg2.errors.CheckViolation):
        upgraded.service.sql(f"INSERT INTO idempotency_keys {columns} VALUES {row}")
