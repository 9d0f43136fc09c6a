"""One operation run: transaction, brand, handler, answer, audit, outbox, idempotency."""

import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any

from db import events, idempotency
from db.core.connection import Connection
from db.core.unit_of_work import Actor, UnitOfWork
from db.errors import DomainError, RetryTransaction, Unavailable
from db.idempotency import Claim, StoredAnswer
from db.identity import subject_keys
from service.execution.call import Call
from service.execution.events import record_event
from service.execution.response import Response, ResponseContractViolation, response_of, stream
from service.settings import Settings

_ATTEMPTS = 5


def execute(call: Call, connection: Connection, settings: Settings) -> Response:
    """Run an operation to its end.

    Raises DomainError or Problem for what the caller has to hear, AnswerNotInContract when the handler is at fault, and
    whatever else went wrong. Nothing is stored then, but that after Unavailable nobody knows.
    """
    key = call.arguments.pop("idempotency_key", None)
    claim = _claim(call, key) if key and call.caller and call.operation.event else None
    check = random.random() < settings.response_validation_rate
    notes_phi = settings.audit_reads and call.operation.returns_phi
    for _ in range(_ATTEMPTS):
        try:
            return _attempt(call, _unit(call, connection, settings), claim, check, notes_phi)
        except (RetryTransaction, DomainError) as error:
            # Whatever went wrong: if this request was answered before, it is answered so again.
            if claim and (stored := _replay(call, connection, settings, claim, notes_phi)):
                return stored
            if isinstance(error, DomainError):
                raise
    raise Unavailable


def next_chunk(call: Call, connection: Connection, settings: Settings, rest: Iterator[bytes]) -> bytes | None:
    """The next piece of an answer that comes in pieces; None when there is none.

    Each has a unit of its own: a slow reader holds neither a connection nor a transaction.
    """
    with _unit(call, connection, settings):
        return next(rest, None)


def _actor(call: Call, settings: Settings) -> Actor | None:
    caller = call.caller
    if caller is None:
        return None
    me = subject_keys(settings.identity_system, caller.subject) if caller.subject else None
    return Actor(caller.client, caller.subject, me, call.request_id, call.operation.id)


def _unit(call: Call, connection: Connection, settings: Settings) -> UnitOfWork:
    brand = call.caller.brand if call.caller else ""
    return UnitOfWork(connection, brand, _actor(call, settings), reads_for_write=call.operation.event is not None)


def _attempt(call: Call, unit: UnitOfWork, claim: Claim | None, check: bool, notes_phi: bool) -> Response:
    operation = call.operation
    unit.audit_reads(notes_phi and operation.event is None)
    with unit:
        if claim:
            idempotency.claim(unit, claim)
        result = operation.handler(**_handler_arguments(call))
        answer, data = stream(call, result) if isinstance(result, Iterator) else response_of(call, result, check)
        patient_id = operation.patient_id(call.arguments, data) if operation.patient_id else None
        if unit.changed:
            record_event(call, unit, patient_id, data)
        elif operation.event and notes_phi and patient_id:
            events.note(unit, patient_id)
        if claim:  # that there was nothing to change is as good an answer
            stored = StoredAnswer(answer.status, json.dumps(answer.headers), answer.body.decode())
            idempotency.keep(unit, claim, patient_id, stored)
        unit.commit()
    if not unit.reads_audited:
        raise ResponseContractViolation(operation.id, "PHI was read by a statement that does not note it")
    return answer


def _replay(call: Call, connection: Connection, settings: Settings, claim: Claim, notes_phi: bool) -> Response | None:
    assert call.caller is not None
    unit = UnitOfWork(connection, call.caller.brand, _actor(call, settings))
    unit.audit_reads(notes_phi)
    stored = idempotency.recall(unit, claim)
    return stored and Response(stored.status, json.loads(stored.headers), stored.body.encode())


async def execute_on_loop(call: Call, settings: Settings) -> Response:
    """Run an operation whose handler is a coroutine function. Raises AnswerNotInContract."""
    result = await call.operation.handler(**_handler_arguments(call))
    return response_of(call, result, random.random() < settings.response_validation_rate)[0]


def _handler_arguments(call: Call) -> dict[str, Any]:
    """The arguments that the handler's signature names."""
    return {name: call.arguments[name] for name in call.operation.handler_parameters if name in call.arguments}


def _claim(call: Call, key: str) -> Claim:
    assert call.caller is not None
    request = [call.operation.id, call.arguments]
    canonical = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    who = hashlib.sha256(call.caller.name.encode()).hexdigest()  # the name of a person would outlast an erasure
    return Claim(who, key, hashlib.sha256(canonical.encode()).digest())
