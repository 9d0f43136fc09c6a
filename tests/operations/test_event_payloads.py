"""The stored values of published events: stored with the write, once, and erased with the patient."""

from typing import Any

import httpx2
import pytest

from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres


def payloads(service: LiveService, patient_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the events of a patient that have stored values, with these."""
    query = (
        "SELECT event, payload FROM outbox JOIN outbox_payloads USING (brand_id, patient_id, id) "
        "WHERE patient_id = %s ORDER BY id"
    )
    return service.sql(query, patient_id)


def schedule(api: httpx2.Client, patient: dict[str, Any], **headers: str) -> httpx2.Response:
    body = {"brand_id": patient["brand_id"], "encounter_type": "lab", "notes": "not published"}
    return api.post(f"/v1/patients/{patient['id']}/encounters", json=body, headers=headers)


def test_values_are_stored_once_with_the_event(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any]
) -> None:
    answers = [schedule(api, patient, **{"Idempotency-Key": "k"}) for _ in range(2)]
    assert [each.status_code for each in answers] == [201, 201]
    assert payloads(service, patient["id"]) == [("encounter.created", {"encounter_type": "lab"})]


def test_erasure_removes_the_values_and_keeps_the_event(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any]
) -> None:
    schedule(api, patient)
    assert api.delete(f"/v1/patients/{patient['id']}").json()["rows_affected"]["outbox_payloads"] == 1
    assert payloads(service, patient["id"]) == []
    events = service.sql("SELECT event FROM outbox WHERE patient_id = %s ORDER BY id", patient["id"])
    assert events == [("patient.created",), ("encounter.created",), ("patient.erased",)]


def test_erasure_by_the_previous_release_removes_the_values(
    service: LiveService, api: httpx2.Client, patient: dict[str, Any]
) -> None:
    """The previous release does not know the table."""
    schedule(api, patient)
    rest = ("encounters", "timeline", "patient_identifiers", "idempotency_keys")
    deletes = [f"DELETE FROM {table} WHERE patient_id = %(id)s" for table in rest]
    service.sql("; ".join([*deletes, "DELETE FROM patients WHERE id = %(id)s"]).replace("%(id)s", f"'{patient['id']}'"))
    assert service.sql("SELECT 1 FROM outbox_payloads WHERE patient_id = %s", patient["id"]) == []
