"""Execution of one operation: unit of work, handler, response, events, Idempotency-Key."""

import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any

from db import absence, events, idempotency
from db.core.connection import Connection
from db.core.principal import caller_name
from db.core.unit_of_work import UnitOfWork
from db.errors import DomainError, NotFound, RetryTransaction, Unavailable
from db.idempotency import KeyedRequest, Reservation, StoredResponse
from db.identity import subject_keys
from openapi.renamed import FORMER_IDS
from service.execution.call import Call
from service.execution.events import event_of
from service.execution.response import Response, ResponseContractViolation, response_of, stream
from service.settings import Settings

_ATTEMPTS = 5


def execute(call: Call, connection: Connection, settings: Settings) -> Response:
    """Execute an operation and commit it.

    Raises DomainError or Problem for an error of the request, ResponseContractViolation for one of the handler, and
    whatever else fails. If it raises, nothing is stored; after Unavailable, the outcome is unknown.
    """
    request, writes = _keyed_request(call), call.operation.event is not None
    validate = random.random() < settings.response_validation_rate
    audits_phi = settings.audit_reads and call.operation.returns_phi
    for _ in range(_ATTEMPTS):
        unit = _unit_of_work(call, connection, settings, reads_for_write=writes, audits_reads=audits_phi)
        try:
            return _attempt(call, unit, request, validate, audits_phi)
        except (RetryTransaction, DomainError) as error:
            # If the key has a stored response, it is returned, whatever failed now.
            if request and (replayed := _replay(call, connection, settings, request, audits_phi)):
                return replayed
            if isinstance(error, NotFound):
                raise _explained(error, call, connection, settings) from None
            if isinstance(error, DomainError):
                raise
    raise Unavailable


def next_chunk(call: Call, connection: Connection, settings: Settings, chunks: Iterator[bytes]) -> bytes | None:
    """Return the next chunk of a streamed response, None after the last.

    Each chunk has a unit of work of its own: a slow client holds neither a connection nor a transaction.
    """
    with _unit_of_work(call, connection, settings):
        return next(chunks, None)


async def execute_on_loop(call: Call, settings: Settings) -> Response:
    """Execute an operation whose handler is a coroutine function. Raises ResponseContractViolation."""
    result = await call.operation.handler(**_handler_arguments(call))
    return response_of(call, result, random.random() < settings.response_validation_rate)[0]


def _unit_of_work(call: Call, connection: Connection, settings: Settings, **mode: bool) -> UnitOfWork:
    person = call.principal and call.principal.subject
    me = subject_keys(settings.identity_system, person) if person else None
    return UnitOfWork(connection, call.principal, me, **mode)


def _attempt(call: Call, unit: UnitOfWork, request: KeyedRequest | None, validate: bool, audits_phi: bool) -> Response:
    operation = call.operation
    with unit:
        reservation = Reservation(request) if request else None
        result = operation.handler(**_handler_arguments(call))
        response, data = stream(call, result) if isinstance(result, Iterator) else response_of(call, result, validate)
        patient_id = operation.patient_id(call.arguments, data) if operation.patient_id else None
        if not unit.reach_checked:
            raise ResponseContractViolation(operation.id, "no statement tested whom the caller may reach")
        if unit.changed:
            events.store([event_of(call, patient_id, data), *unit.events])
        elif operation.event and audits_phi and patient_id:
            events.store_reads(patient_id, *unit.also_read)
        if reservation:  # of a write that changed nothing, too
            stored = StoredResponse(response.status, json.dumps(response.headers), response.body.decode())
            reservation.complete(patient_id, stored.encrypted() if operation.returns_secret else stored)
        unit.commit()
    if unit.has_sent and not unit.reads_audited:  # a handler that reads nothing returns what the caller sent
        raise ResponseContractViolation(operation.id, "a statement read PHI without an audit row")
    return response


def _explained(error: NotFound, call: Call, connection: Connection, settings: Settings) -> DomainError:
    """Return the error for a resource that was not found, with what the caller may know of the reason."""
    operation, principal = call.operation, call.principal
    if principal is None:
        return error
    of_caller = principal.own or operation.caller_kind == "person"
    patient_id = call.arguments[operation.patient_id_argument] if operation.patient_id_argument else None
    with _unit_of_work(call, connection, settings):
        return absence.explained(error, patient_id, of_caller=of_caller)


def _replay(
    call: Call, connection: Connection, settings: Settings, request: KeyedRequest, audits_phi: bool
) -> Response | None:
    """Return the stored response of a request with an Idempotency-Key, None when there is none."""
    with _unit_of_work(call, connection, settings, audits_reads=audits_phi, durable=True):
        stored = idempotency.replay(request)
    if stored and call.operation.returns_secret:
        stored = stored.decrypted()
    return stored and Response(stored.status, json.loads(stored.headers), stored.body.encode())


def _handler_arguments(call: Call) -> dict[str, Any]:
    """Return the arguments that the handler's signature names."""
    return {name: call.arguments[name] for name in call.operation.handler_parameters if name in call.arguments}


def _keyed_request(call: Call) -> KeyedRequest | None:
    """Return the request with its Idempotency-Key, None without one. Takes the key out of the arguments."""
    key, principal = call.arguments.pop("idempotency_key", None), call.principal
    if not (key and principal and call.operation.event):
        return None
    content = [FORMER_IDS.get(call.operation.id, call.operation.id), call.arguments]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    # Hashed, because the name of a person must not outlast an erasure.
    caller = hashlib.sha256(caller_name(principal.client, principal.subject).encode()).hexdigest()
    return KeyedRequest(caller, key, hashlib.sha256(canonical.encode()).digest())
