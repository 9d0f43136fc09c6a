"""Execution of one operation: round trips, atomicity, and responses that violate the contract."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import psycopg
import psycopg2
import pytest

from db import identity
from db.errors import DuplicatePatient, NotFound
from db.identity_form import LEGACY, Form
from service.contract.model import Operation
from service.execution.response import ResponseContractViolation
from tests.support.live_service import LiveService
from tests.support.overrides import SESSION
from tests.support.runner import OperationRunner, id_of
from tests.support.waiting import LONG, wait_until

pytestmark = pytest.mark.postgres

TABLES = ("patients", "patient_identifiers", "audit", "outbox", "idempotency_keys")


def rows(service: LiveService, brand: str) -> list[int]:
    return [service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", brand)[0][0] for table in TABLES]


def test_create_and_read_are_one_round_trip_each(run_operation: OperationRunner) -> None:
    body = run_operation.person(email="a@example.com", external_ids={"mrn": "1"})
    id = id_of(run_operation("patients.create", body=body))
    assert run_operation.round_trips == 1
    run_operation("patients.create", body=run_operation.person(email="b@example.com"), idempotency_key="k1")
    assert run_operation.round_trips == 1
    reads: list[tuple[str, dict[str, Any]]] = [
        ("patients.get", {"id": id, "follow": False}),
        ("patients.get_safe", {"id": id, "follow": False}),
        ("patients.get_by_external_id", {"system": "mrn", "value": "1"}),
        ("patients.list", {"brand_id": run_operation.brand, "limit": 20, "offset": 0}),
        ("patients.search", {"body": {"name": "b", "limit": 20, "offset": 0}}),
        ("health.ready", {}),
    ]
    for operation, arguments in reads:
        run_operation(operation, **arguments)
        assert run_operation.round_trips == 1, operation


def test_update_erasure_and_replay_are_two_round_trips_each(run_operation: OperationRunner) -> None:
    id = id_of(run_operation("patients.create", body=run_operation.person(), idempotency_key="k1"))
    run_operation("patients.create", body=run_operation.person(), idempotency_key="k1")
    assert run_operation.round_trips == 2
    run_operation("patients.update", id=id, body={"gender": "x"}, idempotency_key="k2")
    assert run_operation.round_trips == 2
    run_operation("patients.erase", id=id, idempotency_key="k3")
    assert run_operation.round_trips == 2


@pytest.mark.parametrize("scopes", [{"write:patients"}, {"write:patients", "read:patients", "read:matches"}])
def test_duplicate_is_two_round_trips(run_operation: OperationRunner, scopes: set[str]) -> None:
    run_operation.scopes = frozenset(scopes)
    run_operation("patients.create", body=run_operation.person(email="a@example.com"))
    with pytest.raises(DuplicatePatient):
        run_operation("patients.create", body=run_operation.person(email="a@example.com"))
    assert run_operation.round_trips == 2


@pytest.mark.parametrize(
    "wrong",
    [
        lambda data: ({**data, "first_name": 7}, 201),
        lambda data: ({name: value for name, value in data.items() if name != "created_at"}, 201),
        lambda data: (data, 200),
        lambda data: (data, 202),
        lambda data: ([data], 201),
    ],
)
def test_invalid_response_is_an_error_and_stores_nothing(
    run_operation: OperationRunner, operations: dict[str, Operation], service: LiveService, wrong: Any
) -> None:
    create = operations["patients.create"]
    broken = replace(create, handler=lambda body: wrong(create.handler(body)[0]))
    with pytest.raises(ResponseContractViolation):
        run_operation(broken, body=run_operation.person(), idempotency_key="k1")
    assert rows(service, run_operation.brand) == [0] * len(TABLES)


@pytest.mark.parametrize("error", [RuntimeError, NotFound])
def test_handler_that_fails_after_writing_stores_nothing(
    run_operation: OperationRunner, operations: dict[str, Operation], service: LiveService, error: type[Exception]
) -> None:
    id = id_of(run_operation("patients.create", body=run_operation.person()))
    before = rows(service, run_operation.brand)
    update = {"id": id, "body": {"gender": "x"}}
    for name, arguments in (
        ("create", {"body": run_operation.person()}),
        ("update", update),
        ("erase", {"id": id}),
    ):
        operation = operations[f"patients.{name}"]

        def fail(operation: Operation = operation, **given: Any) -> None:
            operation.handler(**given)
            raise error

        with pytest.raises(error):
            run_operation(
                replace(operation, handler=fail, handler_parameters=operation.handler_parameters), **arguments
            )
        assert rows(service, run_operation.brand) == before
    run_operation("patients.get", id=id, follow=False)


def test_write_without_an_event_is_an_error(run_operation: OperationRunner, operations: dict[str, Operation]) -> None:
    with pytest.raises(ResponseContractViolation):
        run_operation(replace(operations["patients.create"], event=None), body=run_operation.person())


def test_deadlocked_operation_is_retried(
    run_operation: OperationRunner, service: LiveService, monkeypatch: pytest.MonkeyPatch
) -> None:
    # PostgreSQL cancels the transaction that detects the deadlock. The patch checks whenever it has waited for a
    # second; the rival never does. A gate stops the patch until the rival waits for it.
    monkeypatch.setattr("db.core.connection.SESSION", {"deadlock_timeout": "1s"} | SESSION)
    first = id_of(run_operation("patients.create", body=run_operation.person(email="a@example.com")))
    second = id_of(run_operation("patients.create", body=run_operation.person(email="b@example.com")))
    gate, rival = psycopg2.connect(service.owner_dsn()), psycopg2.connect(service.owner_dsn())
    with ThreadPoolExecutor(2) as threads, gate.cursor() as at_gate, rival.cursor() as cursor:
        cursor.execute("SET LOCAL deadlock_timeout = '1h'")
        cursor.execute("DELETE FROM patient_identifiers WHERE patient_id = %s", (first,))
        at_gate.execute("SELECT FROM patients WHERE id = %s FOR UPDATE", (second,))
        patch = threads.submit(run_operation, "patients.update", id=second, body={"email": "a@example.com"})
        wait_until(lambda: service.waiting_for_locks() == 1, "the patch waits at the gate")
        change = threads.submit(cursor.execute, "UPDATE patients SET gender = 'x' WHERE id = %s", (second,))
        wait_until(lambda: service.waiting_for_locks() == 2, "the rival waits behind the patch")
        gate.rollback()  # now the patch has the row and waits for the rival's key
        change.result(LONG)
        rival.commit()
        assert patch.result(LONG).status == 200
    gate.close()
    rival.close()
    assert run_operation.round_trips > 2


def test_erasure_waits_for_a_concurrent_change_and_erases_it(
    run_operation: OperationRunner, service: LiveService
) -> None:
    id = id_of(run_operation("patients.create", body=run_operation.person(email="a@example.com")))
    rival = psycopg2.connect(service.owner_dsn())
    with ThreadPoolExecutor(1) as thread, rival.cursor() as cursor:
        cursor.execute("SELECT 1 FROM patients WHERE id = %s FOR UPDATE", (id,))
        cursor.execute(
            "INSERT INTO patient_identifiers (brand_id, patient_id, key, kind) VALUES (%s, %s, 'x', 'email')",
            (run_operation.brand, id),
        )
        erasure = thread.submit(run_operation, "patients.erase", id=id)
        wait_until(service.waiting_for_locks, "the operation waits")
        rival.commit()
        assert json.loads(erasure.result().body)["rows_affected"]["patient_identifiers"] == 2
    rival.close()


def test_waiting_patch_uses_the_identity_keys_left_by_the_other(
    run_operation: OperationRunner, service: LiveService
) -> None:
    id = id_of(run_operation("patients.create", body=run_operation.person(email="a@example.com")))
    rival = psycopg2.connect(service.owner_dsn())
    with ThreadPoolExecutor(1) as thread, rival.cursor() as cursor:
        cursor.execute("UPDATE patients SET email = 'b@example.com' WHERE id = %s", (id,))
        cursor.execute(
            "UPDATE patient_identifiers SET key = %s WHERE patient_id = %s", (identity.email_key("b@example.com"), id)
        )
        patch = thread.submit(run_operation, "patients.update", id=id, body={"gender": "x"})
        wait_until(service.waiting_for_locks, "the operation waits")
        rival.commit()
        assert json.loads(patch.result().body)["email"] == "b@example.com"
    rival.close()
    keys = service.sql("SELECT key FROM patient_identifiers WHERE patient_id = %s", id)
    assert [bytes(key) for (key,) in keys] == [identity.email_key("b@example.com")]


def test_patch_keeps_keys_that_moved_to_another_patient(run_operation: OperationRunner, service: LiveService) -> None:
    id, older = [
        id_of(run_operation("patients.create", body=run_operation.person(email=f"{name}@example.com"))) for name in "ab"
    ]
    rival = psycopg2.connect(service.owner_dsn())
    key = identity.email_key("a@example.com")
    with ThreadPoolExecutor(1) as thread, rival.cursor() as cursor:
        given = "UPDATE patient_identifiers SET patient_id = %s WHERE key = %s AND brand_id = %s"
        cursor.execute(given, (older, key, run_operation.brand))
        patch = thread.submit(run_operation, "patients.update", id=id, body={"email": "c@example.com"})
        wait_until(service.waiting_for_locks, "the operation waits")
        rival.commit()
        assert patch.result().status == 200
    rival.close()
    held = "SELECT patient_id::text FROM patient_identifiers WHERE key = %s AND brand_id = %s"
    assert service.sql(held, key, run_operation.brand) == [(older,)]


def test_update_removes_identity_keys_of_no_rule(run_operation: OperationRunner, service: LiveService) -> None:
    id = id_of(run_operation("patients.create", body=run_operation.person(email="a@example.com")))
    service.sql("UPDATE patient_identifiers SET key = 'as it was' WHERE patient_id = %s", id)
    run_operation("patients.update", id=id, body={"email": "b@example.com"})
    keys = service.sql("SELECT key FROM patient_identifiers WHERE patient_id = %s", id)
    assert [bytes(key) for (key,) in keys] == [identity.email_key("b@example.com")]


def test_identity_keys_of_two_forms_add_no_round_trip(
    run_operation: OperationRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "_forms", (Form(), LEGACY))
    id = id_of(run_operation("patients.create", body=run_operation.person(external_ids={"mrn": "1 "})))
    assert run_operation.round_trips == 1
    run_operation("patients.get_by_external_id", system="mrn", value="1 ")
    assert run_operation.round_trips == 1
    run_operation("patients.update", id=id, body={"external_ids": {"mrn": "2 "}})
    assert run_operation.round_trips == 2


def test_failed_outbox_row_is_500_and_stores_nothing(own_service: LiveService) -> None:
    own_service.start()
    own_service.sql("ALTER TABLE outbox ADD CONSTRAINT broken CHECK (event <> 'patient.created')")
    body = {"brand_id": "demo", "first_name": "Quuxword", "last_name": "b", "email": "quuxword@example.com"}
    with own_service.api(own_service.token()) as api:
        response = api.post("/v1/patients", json=body, headers={"Idempotency-Key": "k"})
        assert (response.status_code, response.json()["error"]) == (500, "internal_error")
        assert response.json()["request_id"] == response.headers["x-request-id"]
        assert rows(own_service, "demo") == [0] * len(TABLES)
        own_service.sql("ALTER TABLE outbox DROP CONSTRAINT broken")
        assert api.post("/v1/patients", json=body, headers={"Idempotency-Key": "k"}).status_code == 201
    (fault,) = [line for line in own_service.log.splitlines() if '"event":"internal_error"' in line]
    assert response.headers["x-request-id"] in fault
    assert "CheckViolation" in fault
    assert "db/core/unit_of_work.py" in fault
    assert "uuxword" not in own_service.log
    assert psycopg.errors.CheckViolation.__name__ in fault
