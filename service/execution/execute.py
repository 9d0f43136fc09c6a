"""One operation run: transaction, brand, handler, answer, audit, outbox, idempotency."""

import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from db import events, idempotency
from db.core.connection import Connection
from db.core.unit_of_work import Actor, Unit
from db.errors import DomainError, TryAgain, Unavailable
from db.idempotency import Claim, StoredAnswer
from db.identity import subject_keys
from db.timeline import Shown
from service.auth.access import Caller
from service.contract import validation
from service.contract.compile import Operation, Response
from service.contract.response_headers import headers_of, is_at_hand
from service.errors import Problem, invalid
from service.settings import Settings

_ATTEMPTS = 5
_BOUNDS = ("maxItems", "maxLength", "maxProperties")
_LARGEST_MERGED = 512 * 1024


class Answer(NamedTuple):
    """What is sent. `rest` has what follows the body, each piece of which `carry_on` brings."""

    status: int
    headers: dict[str, str]
    body: bytes
    rest: Iterator[bytes] | None = None


class Call(NamedTuple):
    """A request that the contract accepts."""

    operation: Operation
    arguments: dict[str, Any]
    caller: Caller | None
    request_id: str


class AnswerNotInContract(Exception):
    """A handler answered what the contract does not say. Nothing was stored."""


def carry_out(call: Call, connection: Connection, settings: Settings) -> Answer:
    """Run an operation to its end.

    Raises DomainError or Problem for what the caller has to hear, AnswerNotInContract when the handler is at fault, and
    whatever else went wrong. Nothing is stored then, but that after Unavailable nobody knows.
    """
    key = call.arguments.pop("idempotency_key", None)
    claim = _claim(call, key) if key and call.caller and call.operation.event else None
    check = random.random() < settings.check_answers
    notes_phi = settings.audit_reads and call.operation.answers_phi
    for _ in range(_ATTEMPTS):
        try:
            return _once(call, _unit(call, connection, settings), claim, check, notes_phi)
        except (TryAgain, DomainError) as error:
            # Whatever went wrong: if this request was answered before, it is answered so again.
            if claim and (stored := _recalled(call, connection, settings, claim, notes_phi)):
                return stored
            if isinstance(error, DomainError):
                raise
    raise Unavailable


def carry_on(call: Call, connection: Connection, settings: Settings, rest: Iterator[bytes]) -> bytes | None:
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


def _unit(call: Call, connection: Connection, settings: Settings) -> Unit:
    brand = call.caller.brand if call.caller else ""
    return Unit(connection, brand, _actor(call, settings), reads_for_write=call.operation.event is not None)


def _once(call: Call, unit: Unit, claim: Claim | None, check: bool, notes_phi: bool) -> Answer:
    operation = call.operation
    unit.note_reads(notes_phi and operation.event is None)
    with unit:
        if claim:
            idempotency.claim(unit, claim)
        result = operation.handler(**_taken(call))
        answer, data = _in_pieces(call, result) if isinstance(result, Iterator) else _answer(call, result, check)
        patient_id = operation.subject(call.arguments, data) if operation.subject else None
        if unit.changed:
            _leave_traces(call, unit, patient_id, data)
        elif operation.event and notes_phi and patient_id:
            events.note(unit, patient_id)
        if claim:  # that there was nothing to change is as good an answer
            stored = StoredAnswer(answer.status, json.dumps(answer.headers), answer.body.decode())
            idempotency.keep(unit, claim, patient_id, stored)
        unit.commit()
    if not unit.has_noted:
        raise AnswerNotInContract(operation.id, "PHI was read by a statement that does not note it")
    return answer


def _recalled(call: Call, connection: Connection, settings: Settings, claim: Claim, notes_phi: bool) -> Answer | None:
    assert call.caller is not None
    unit = Unit(connection, call.caller.brand, _actor(call, settings))
    unit.note_reads(notes_phi)
    stored = idempotency.recall(unit, claim)
    return stored and Answer(stored.status, json.loads(stored.headers), stored.body.encode())


async def carry_out_on_loop(call: Call, settings: Settings) -> Answer:
    """Run an operation whose handler is a coroutine function. Raises AnswerNotInContract."""
    result = await call.operation.handler(**_taken(call))
    return _answer(call, result, random.random() < settings.check_answers)[0]


def _taken(call: Call) -> dict[str, Any]:
    """The arguments that the handler's signature names."""
    return {name: call.arguments[name] for name in call.operation.takes if name in call.arguments}


def _in_pieces(call: Call, pieces: Iterator[bytes]) -> tuple[Answer, None]:
    """An answer too long to be held, and so to be checked, as a whole: its first piece, and where the rest is from."""
    response = call.operation.responses[200]
    return Answer(200, {"Content-Type": response.media_type}, next(pieces), pieces), None


def _answer(call: Call, result: Any, check: bool) -> tuple[Answer, Any]:
    operation = call.operation
    data, status = result if isinstance(result, tuple) else (result, 200)
    response = operation.responses.get(status)
    if response is None:
        raise AnswerNotInContract(operation.id, status)
    body = data.encode() if isinstance(data, str) else orjson.dumps(data)
    merges = operation.body is not None and operation.body.merges
    if merges and len(body) > _LARGEST_MERGED:
        raise Problem("payload_too_large", "What the change leads to may have 512 KiB.")
    if (check or merges) and not response.validator.is_valid(data if isinstance(data, str) else orjson.loads(body)):
        raise _misfit(operation, response, body)
    headers = headers_of(operation, response, call.arguments, data, body)
    if is_at_hand(call.arguments, headers):
        return Answer(304, headers, b""), data
    return Answer(status, {"Content-Type": response.media_type} | headers, body), data


def _misfit(operation: Operation, response: Response, body: bytes) -> Exception:
    """Whose fault an answer is that the contract does not allow.

    A record and a patch that both fit the contract may, merged, break one of its bounds; that is the sender's fault.
    """
    if operation.body and operation.body.merges:
        errors = response.validator.iter_errors(orjson.loads(body))
        faults = {validation.body_fault(operation.body, error) for error in errors}
        if all(fault.code in _BOUNDS for fault in faults):
            return invalid(sorted(faults), "What the change leads to does not fit the contract.")
    return AnswerNotInContract(operation.id)


def _leave_traces(call: Call, unit: Unit, patient_id: str | None, data: Any) -> None:
    operation, body = call.operation, call.arguments.get("body") or {}
    if call.caller is None or operation.event is None:
        raise AnswerNotInContract(operation.id, "a change without a caller or an event")
    happening = events.Happening(
        event=operation.event,
        patient_id=patient_id,
        entity_id=operation.entity(call.arguments, data) if operation.entity else None,
        fields=sorted(operation.body.names & body.keys()) if operation.body else [],
        shown=_shown(call, data),
    )
    events.record(unit, happening)
    for more in unit.further:
        shown = Shown(more.title, more.description, None)
        events.record(unit, events.Happening(more.event, patient_id, more.entity_id, shown=shown))


def _shown(call: Call, data: Any) -> Shown | None:
    shown = call.operation.timeline
    return shown and Shown(
        title=shown.title,
        description=shown.description(data) if shown.description else None,
        occurred_at=shown.occurred_at(call.arguments, data) if shown.occurred_at else None,
    )


def _claim(call: Call, key: str) -> Claim:
    assert call.caller is not None
    request = [call.operation.id, call.arguments]
    canonical = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    who = hashlib.sha256(call.caller.name.encode()).hexdigest()  # the name of a person would outlast an erasure
    return Claim(who, key, hashlib.sha256(canonical.encode()).digest())
