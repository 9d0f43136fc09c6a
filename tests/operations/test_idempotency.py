"""Idempotency-Key: same key and request, same response, one effect."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from db.core.principal import Principal
from openapi.renamed import FORMER_IDS
from service.contract.model import Operation
from service.execution.call import Call
from service.execution.execute import _keyed_request
from tests.conftest import MakeApi, Register
from tests.operations.test_patients import patch
from tests.support.graph import OPERATIONS, Graph
from tests.support.live_service import ROOT, LiveService
from tests.support.runner import REQUEST_ID
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

KEY = {"Idempotency-Key": "key-1"}
PER_REQUEST = ("date", "x-request-id")


def whole(response: httpx2.Response) -> tuple[int, dict[str, str], bytes]:
    headers = {name: value for name, value in response.headers.items() if name not in PER_REQUEST}
    return response.status_code, headers, response.content


def test_repeated_create_has_one_effect(
    api: httpx2.Client, person: dict[str, Any], brand: str, service: LiveService
) -> None:
    body = person | {"email": "ada@example.com", "metadata": {"a": 1, "b": 2}}
    first = api.post("/v1/patients", json=body, headers=KEY)
    reordered = dict(reversed(body.items())) | {"external_ids": {}}
    again = [api.post("/v1/patients", json=same, headers=KEY) for same in (body, reordered)]
    assert first.status_code == 201
    assert [whole(response) for response in again] == [whole(first)] * 2
    for table in ("patients", "outbox", "idempotency_keys"):
        assert service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", brand) == [(1,)]
    # A replay is a read about the patient.
    events = "SELECT event FROM audit WHERE brand_id = %s AND patient_id = %s ORDER BY occurred_at"
    assert service.sql(events, brand, first.json()["id"]) == [("patient.created",), (None,), (None,)]


def test_repeated_create_returns_the_first_response_after_change(api: httpx2.Client, person: dict[str, Any]) -> None:
    first = api.post("/v1/patients", json=person, headers=KEY)
    patch(api, first.json()["id"], {"gender": "x"})
    assert whole(api.post("/v1/patients", json=person, headers=KEY)) == whole(first)


def test_repeated_patch_ignores_its_outdated_if_match(api: httpx2.Client, register: Register) -> None:
    patient = register()
    headers = KEY | {"If-Match": f'"{patient["updated_at"]}"'}
    first = patch(api, patient["id"], {"gender": "x"}, **headers)
    again = patch(api, patient["id"], {"gender": "x"}, **headers)
    assert first.status_code == 200
    assert whole(again) == whole(first)
    assert api.get(f"/v1/patients/{patient['id']}").json() == first.json()


def test_repeated_erasure_returns_the_same_response(api: httpx2.Client, register: Register) -> None:
    id = register()["id"]
    first = api.delete(f"/v1/patients/{id}", headers=KEY)
    assert first.json()["status"] == "deleted"
    assert whole(api.delete(f"/v1/patients/{id}", headers=KEY)) == whole(first)
    assert api.delete(f"/v1/patients/{id}").json()["status"] == "not_present"


def test_same_key_with_another_request_is_409(api: httpx2.Client, person: dict[str, Any]) -> None:
    first = api.post("/v1/patients", json=person, headers=KEY)
    id = first.json()["id"]
    others = [
        api.post("/v1/patients", json=person | {"gender": "x"}, headers=KEY),
        patch(api, id, {"gender": "x"}, **KEY),
        api.delete(f"/v1/patients/{id}", headers=KEY),
    ]
    assert [other.status_code for other in others] == [409] * 3
    assert {other.json()["error"] for other in others} == {"idempotency_key_payload_mismatch"}
    assert api.get(f"/v1/patients/{id}").json() == first.json()


def test_idempotency_key_belongs_to_caller_and_brand(make_api: MakeApi, person: dict[str, Any]) -> None:
    other_brand = person | {"brand_id": "other-" + person["brand_id"]}
    responses = [
        make_api().post("/v1/patients", json=person, headers=KEY),
        make_api(subject="u1").post("/v1/patients", json=person, headers=KEY),
        make_api(subject="u2").post("/v1/patients", json=person, headers=KEY),
        make_api(other_brand["brand_id"]).post("/v1/patients", json=other_brand, headers=KEY),
    ]
    assert [response.status_code for response in responses] == [201] * 4
    assert len({response.json()["id"] for response in responses}) == 4


def test_failed_request_may_reuse_its_key(api: httpx2.Client, register: Register, person: dict[str, Any]) -> None:
    register(email="ada@example.com")
    assert api.post("/v1/patients", json=person | {"email": "ada@example.com"}, headers=KEY).status_code == 409
    assert api.post("/v1/patients", json=person | {"email": "bob@example.com"}, headers=KEY).status_code == 201


def test_concurrent_requests_with_one_key_get_one_response(
    make_api: MakeApi, person: dict[str, Any], brand: str
) -> None:
    clients = [make_api() for _ in range(20)]
    for race in range(15):

        def create(client: httpx2.Client, race: int = race) -> httpx2.Response:
            body = person | {"external_ids": {"race": str(race)}}
            return client.post("/v1/patients", json=body, headers={"Idempotency-Key": f"race-{race}"})

        with ThreadPoolExecutor(20) as threads:
            answers = list(threads.map(create, clients))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.content for answer in answers}) == 1
    assert clients[0].get("/v1/patients", params={"brand_id": brand}).json()["total"] == 15


def test_idempotency_key_expires_after_24_hours(
    api: httpx2.Client, person: dict[str, Any], brand: str, service: LiveService
) -> None:
    first = api.post("/v1/patients", json=person, headers=KEY)
    age = "UPDATE idempotency_keys SET created_at = created_at - %s::interval WHERE brand_id = %s"
    service.sql(age, "23 hours 59 minutes", brand)
    assert whole(api.post("/v1/patients", json=person, headers=KEY)) == whole(first)
    service.sql(age, "2 minutes", brand)
    assert api.post("/v1/patients", json=person, headers=KEY).json()["id"] != first.json()["id"]


def test_purge_removes_expired_keys_of_all_brands(
    make_api: MakeApi, person: dict[str, Any], brand: str, service: LiveService
) -> None:
    from db import idempotency
    from db.core.connection import Connection
    from db.core.principal import Principal
    from db.core.unit_of_work import UnitOfWork

    api = make_api()
    api.post("/v1/patients", json=person, headers=KEY)
    api.post("/v1/patients", json=person, headers={"Idempotency-Key": "key-2"})
    service.sql(
        "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE brand_id = %s AND key = 'key-1'",
        brand,
    )
    connection = Connection(service.owner_dsn())
    request = idempotency.KeyedRequest("local-service", "key-1", b"")
    principal = Principal("another", "local-service", None, REQUEST_ID, "x")
    assert UnitOfWork(connection, principal).read((idempotency._FIND, request._asdict())) == []
    idempotency.purge(connection)
    connection.close()
    assert service.sql("SELECT key FROM idempotency_keys WHERE brand_id = %s", brand) == [("key-2",)]


def test_start_purges_expired_keys(own_service: LiveService) -> None:
    own_service.start()
    with own_service.api(own_service.token()) as api:
        body = {"brand_id": "demo", "first_name": "a", "last_name": "b"}
        for key in ("old", "new"):
            assert api.post("/v1/patients", json=body, headers={"Idempotency-Key": key}).status_code == 201
    own_service.sql("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = 'old'")
    own_service.stop()
    own_service.start()
    left = "SELECT key FROM idempotency_keys"
    wait_until(lambda: own_service.sql(left) == [("new",)], "the old answer is removed")


@pytest.mark.parametrize("key", ["", "x" * 129, "two words", "ä"])
def test_idempotency_key_is_1_to_128_printable_characters(api: httpx2.Client, person: dict[str, Any], key: str) -> None:
    headers = {"Idempotency-Key": key.encode("latin-1")}
    response = api.post("/v1/patients", json=person, headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 400
    assert response.json()["details"][0]["pointer"] == "/Idempotency-Key"


def test_no_op_write_stores_its_idempotency_key(api: httpx2.Client, graph: Graph) -> None:
    """Otherwise a repeat after a later change would undo that change."""
    move = graph.request("medications.update_status")
    active, paused = (move._replace(body={"status": status}) for status in ("active", "paused"))
    first = active.send(api, **KEY)
    assert paused.send(api).json()["status"] == "paused"
    assert whole(active.send(api, **KEY)) == whole(first)
    assert graph.request("medications.list").send(api).json()["medications"][0]["status"] == "paused"
    assert paused.send(api, **KEY).json()["error"] == "idempotency_key_payload_mismatch"


def test_key_of_0_1_0_is_valid_for_the_renamed_operation(operations: dict[str, Operation]) -> None:
    principal = Principal("demo", "client", None, REQUEST_ID, "metrics.append")
    arguments = {"patient_id": "x", "body": {"value_numeric": "1"}}
    call = Call(operations["metrics.append"], arguments | {"idempotency_key": "k"}, principal)
    former = json.dumps(["metrics.record", arguments], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    request = _keyed_request(call)
    assert request
    assert request.request_hash == hashlib.sha256(former.encode()).digest()


def test_every_former_operation_id_was_published_and_is_replaced() -> None:
    published = (ROOT / "openapi/baseline/0.1.0.yaml").read_text(encoding="utf-8")
    assert set(FORMER_IDS) <= OPERATIONS.keys()
    assert not set(FORMER_IDS.values()) & OPERATIONS.keys()
    assert all(f"operationId: {former}\n" in published for former in FORMER_IDS.values())
