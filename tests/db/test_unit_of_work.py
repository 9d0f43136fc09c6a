"""The unit of work: its events, its first statement, and how code reaches it."""

from dataclasses import replace
from typing import Any

import pytest

from db import idempotency
from db.core.event import Event, TimelineEntry
from db.core.principal import Principal
from db.core.unit_of_work import UnitOfWork, current
from service.contract.model import Operation
from service.execution.call import Call
from service.execution.events import event_of
from tests.support.live_service import LiveService
from tests.support.runner import REQUEST_ID, OperationRunner, id_of

pytestmark = pytest.mark.postgres


def test_code_outside_a_unit_of_work_gets_a_sentence() -> None:
    with pytest.raises(RuntimeError, match="No unit of work is active"):
        current()


def test_after_an_inner_unit_of_work_the_outer_one_is_current() -> None:
    principal, nowhere = Principal("a", "b", None, REQUEST_ID, "c"), Any
    with UnitOfWork(nowhere, principal) as outer:  # type: ignore[arg-type]
        with UnitOfWork(nowhere, principal) as inner:  # type: ignore[arg-type]
            assert current() is inner
        assert current() is outer
    with pytest.raises(RuntimeError):
        current()


def test_a_second_reservation_is_refused(run_operation: OperationRunner, operations: dict[str, Operation]) -> None:
    operation = operations["patients.create"]

    def reserve_again(**arguments: Any) -> Any:
        idempotency.Reservation(idempotency.KeyedRequest("caller", "another key", b""))
        return operation.handler(**arguments)

    again = replace(operation, handler=reserve_again)
    run_operation(again, body=run_operation.person())  # the first in this unit of work
    with pytest.raises(RuntimeError, match="first statement already"):
        run_operation(again, body=run_operation.person(), idempotency_key="a key")


def test_each_event_has_rows_under_its_own_patient(
    run_operation: OperationRunner, operations: dict[str, Operation], service: LiveService
) -> None:
    first, second = (id_of(run_operation("patients.create", body=run_operation.person())) for _ in range(2))
    operation = operations["patients.update"]

    def update_both(id: str, body: Any) -> Any:
        current().emit(Event("patient.updated", second, fields=["status"], timeline=TimelineEntry("Also updated")))
        return operation.handler(id=id, body=body)

    run_operation(replace(operation, handler=update_both, handler_parameters=frozenset({"id", "body"})), id=first,
        body={"gender": "x"})  # fmt: skip
    for table in ("audit", "outbox"):
        query = f"SELECT patient_id::text, fields FROM {table} WHERE brand_id = %s AND event = 'patient.updated'"
        assert sorted(service.sql(query, run_operation.brand)) == sorted([(first, ["gender"]), (second, ["status"])])
    query = "SELECT patient_id::text, title FROM timeline WHERE brand_id = %s AND event_type = 'patient.updated'"
    assert (second, "Also updated") in service.sql(query, run_operation.brand)
    assert {patient for patient, _ in service.sql(query, run_operation.brand)} == {first, second}


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"email": None, "gender": "x", "unknown": 1}, ["email", "gender"]),
        ([{"email": "a"}, {"gender": "x", "unknown": 1}], ["email", "gender"]),
        ([], []),
        ({}, []),
        (None, []),
    ],
)
def test_fields_of_an_event_are_those_of_an_object_or_an_array(
    operations: dict[str, Operation], body: Any, fields: list[str]
) -> None:
    principal = Principal("a", "b", None, REQUEST_ID, "patients.update")
    call = Call(operations["patients.update"], {"id": "x", "body": body}, principal)
    assert list(event_of(call, "x", {}).fields) == fields
