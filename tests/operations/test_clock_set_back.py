"""A clock that is set back: changes keep their order, and no version of a resource repeats.

Instead, the tests move the stored times ahead.
"""

from datetime import datetime
from typing import Any

import httpx2
import pytest

from tests.operations.test_overrides import PAYLOADS, added, overrides, regimen, withdraw
from tests.support.graph import Graph
from tests.support.live_service import LiveService
from tests.support.regimens import Regimen, day

__all__ = ["regimen"]


def move_ahead(service: LiveService, brand: str, table: str, *columns: str) -> datetime:
    """Move stored times ahead by half an hour; return the latest one of the first column."""
    changes = ", ".join(f"{name} = {name} + interval '30 minutes'" for name in columns)
    service.sql(f"UPDATE {table} SET {changes} WHERE brand_id = %s", brand)
    return latest(service, brand, table, columns[0])


def latest(service: LiveService, brand: str, table: str, column: str) -> datetime:
    ((moment,),) = service.sql(f"SELECT max({column}) FROM {table} WHERE brand_id = %s", brand)
    assert isinstance(moment, datetime)
    return moment


@pytest.mark.parametrize(
    ("operation", "table", "changed"),
    [
        ("intake.replace", "intake_responses", {"responses": {"pregnant": True}}),
        ("patients.update", "patients", {"phone": "+14155550177"}),
        ("protocols.update", "protocols", {"description": "Eight weeks."}),
        ("time_zones.set", "patient_time_zones", {"time_zone": "Asia/Tokyo"}),
        ("treatments.upsert", "treatments", {"billing_plan_id": "yearly"}),
        ("treatments.upsert_consultation", "consultations", {"provider_name": "Dr. Grey"}),
        ("treatments.upsert_prescription", "prescriptions", {"quantity": 8}),
    ],
)
def test_updated_at_is_later_than_before(
    service: LiveService, api: httpx2.Client, graph: Graph, operation: str, table: str, changed: dict[str, Any]
) -> None:
    request = graph.request(operation)
    assert request.send(api).is_success
    before = move_ahead(service, graph.brand, table, "updated_at")
    answer = request._replace(body=request.body | changed).send(api)
    assert answer.is_success, answer.text
    assert datetime.fromisoformat(answer.json()["updated_at"]) > before


def test_override_added_last_counts(service: LiveService, api: httpx2.Client, regimen: Regimen, brand: str) -> None:
    added(api, regimen, "dose_adjusted", payload=PAYLOADS["dose_adjusted"] | {"dose_amount": 9})
    before = move_ahead(service, brand, "overrides", "created_at", "updated_at")
    last = added(api, regimen, "dose_adjusted")
    assert datetime.fromisoformat(last["created_at"]) > before
    query = {"patient_id": regimen.patient, "protocol_id": regimen.protocol, "date": day(0)}
    schedule = api.get("/v1/adherence/today-schedule", params=query).json()
    doses = [*schedule["morning"], *schedule["evening"], *schedule["before_bed"], *schedule["any"]]
    amounts = {each["compound_id"]: each["dose_amount"] for each in doses}
    assert amounts[regimen.compounds["a"]] == "0.25"
    assert overrides(api, regimen)[0]["id"] == last["id"]


def test_withdrawal_is_later_than_the_override(
    service: LiveService, api: httpx2.Client, regimen: Regimen, brand: str
) -> None:
    override = added(api, regimen, starts_on=day(-5))
    before = move_ahead(service, brand, "overrides", "updated_at", "created_at")
    assert withdraw(api, regimen, override["id"]).json()["status"] == "ended"
    assert latest(service, brand, "overrides", "updated_at") > before


def test_link_ends_after_its_beginning(service: LiveService, api: httpx2.Client, graph: Graph) -> None:
    before = move_ahead(service, graph.brand, "provider_links", "started_at")
    answer = graph.request("providers.end_link").send(api)
    assert datetime.fromisoformat(answer.json()["ended_at"]) > before


def test_schedule_that_replaces_another_is_later(service: LiveService, api: httpx2.Client, graph: Graph) -> None:
    request = graph.request("schedules.replace")
    assert request.send(api).is_success
    before = move_ahead(service, graph.brand, "schedules", "updated_at", "created_at")
    later = request.body[0] | {"effective_from": day(0), "dose_amount_override": "0.75"}
    assert request._replace(body=[later]).send(api).is_success
    assert latest(service, graph.brand, "schedules", "updated_at") > before
    ends = "effective_until IS NOT NULL AND updated_at <= created_at"
    assert service.sql(f"SELECT count(*) FROM schedules WHERE brand_id = %s AND {ends}", graph.brand) == [(0,)]
