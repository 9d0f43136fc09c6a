"""Acknowledgements of the researcher statement, by version."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2

from db.core.clock import new_id_at
from tests.conftest import MakeApi, Register
from tests.operations.test_idempotency import KEY, whole
from tests.support.live_service import LiveService

PATH = "/v1/researcher-acknowledgements"
STATEMENT = {"full_name": "Ada Lovelace", "ip_address": "203.0.113.7", "source": "web"}


def acknowledge(me: httpx2.Client, **values: str) -> dict[str, Any]:
    answer = me.post(PATH, json=STATEMENT | values)
    assert answer.status_code == 200
    record: dict[str, Any] = answer.json()
    return record


def acknowledgement_status(me: httpx2.Client, **version: str) -> dict[str, Any]:
    answer: dict[str, Any] = me.get(f"{PATH}/me", params=version).json()
    return answer


def test_acknowledgement_is_stored_and_referenced_by_the_patient(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any]
) -> None:
    record = acknowledge(me)
    assert record.items() >= (STATEMENT | {"statement_version": "ruo-researcher-v1"}).items()
    assert record["patient_id"] == patient["id"]
    assert record["acknowledged_at"] == record["created_at"] == record["updated_at"]
    assert abs(datetime.fromisoformat(record["acknowledged_at"]) - datetime.now(UTC)) < timedelta(minutes=1)
    read = api.get(f"/v1/patients/{patient['id']}")
    changed = {"researcher_acknowledgement_id": record["id"], "updated_at": read.json()["updated_at"]}
    assert read.json() == patient | changed
    assert changed["updated_at"] > patient["updated_at"]


def test_unacknowledged_statement_has_no_acknowledgement(me: httpx2.Client) -> None:
    assert acknowledgement_status(me) == {
        "acknowledged": False,
        "statement_version": "ruo-researcher-v1",
        "acknowledgement": None,
    }


def test_acknowledgements_are_per_version_and_all_stored(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], service: LiveService
) -> None:
    first, other = acknowledge(me), acknowledge(me, statement_version="v2")
    second, last = acknowledge(me, source="app"), acknowledge(me, statement_version="v3")
    assert acknowledgement_status(me)["acknowledgement"] == second
    assert acknowledgement_status(me, statement_version="ruo-researcher-v1")["acknowledgement"] == second
    known = {"acknowledged": True, "statement_version": "v2", "acknowledgement": other}
    assert acknowledgement_status(me, statement_version="v2") == known
    assert acknowledgement_status(me, statement_version="v4")["acknowledged"] is False
    assert api.get(f"/v1/patients/{patient['id']}").json()["researcher_acknowledgement_id"] == last["id"]
    rows = "SELECT id::text, source FROM researcher_acknowledgements WHERE patient_id = %s ORDER BY acknowledged_at"
    assert service.sql(rows, patient["id"]) == [(each["id"], each["source"]) for each in (first, other, second, last)]


def test_concurrent_acknowledgements_leave_the_latest(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any]
) -> None:
    for _ in range(10):
        with ThreadPoolExecutor(8) as threads:
            records = list(threads.map(lambda _: acknowledge(me), range(8)))
        latest = max(records, key=lambda record: str(record["acknowledged_at"]))
        assert acknowledgement_status(me)["acknowledgement"] == latest
        assert api.get(f"/v1/patients/{patient['id']}").json()["researcher_acknowledgement_id"] == latest["id"]


def test_patient_references_the_latest_if_the_clock_goes_back(
    api: httpx2.Client, me: httpx2.Client, patient: dict[str, Any], service: LiveService
) -> None:
    far = datetime(2100, 1, 1, tzinfo=UTC)
    later, id = new_id_at(far), acknowledge(me)["id"]
    service.sql("UPDATE researcher_acknowledgements SET id = %s, acknowledged_at = %s WHERE id = %s", later, far, id)
    service.sql("UPDATE patients SET researcher_acknowledgement_id = %s WHERE id = %s", later, patient["id"])
    acknowledge(me)
    assert acknowledgement_status(me)["acknowledgement"]["id"] == later
    assert api.get(f"/v1/patients/{patient['id']}").json()["researcher_acknowledgement_id"] == later


def test_person_sees_only_their_own_acknowledgement(me: httpx2.Client, make_api: MakeApi, register: Register) -> None:
    acknowledge(me)
    register(external_ids={"identity": "another"})
    assert acknowledgement_status(make_api(subject="another"))["acknowledged"] is False


def test_repeated_acknowledgement_has_one_effect(me: httpx2.Client, brand: str, service: LiveService) -> None:
    first = me.post(PATH, json=STATEMENT, headers=KEY)
    assert first.status_code == 200
    assert whole(me.post(PATH, json=STATEMENT, headers=KEY)) == whole(first)
    assert service.sql("SELECT count(*) FROM researcher_acknowledgements WHERE brand_id = %s", brand) == [(1,)]
