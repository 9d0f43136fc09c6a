"""Responses, made of what handlers return and checked against the contract."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from service.contract import validation
from service.contract.model import Operation, Response
from service.contract.response_headers import headers_of, is_at_hand
from service.errors import Problem, invalid
from service.execution.call import Call

_BOUNDS = ("maxItems", "maxLength", "maxProperties")


LARGEST_MERGED = 512 * 1024


class Answer(NamedTuple):
    """What is sent. `rest` has what follows the body, each piece of which `carry_on` brings."""

    status: int
    headers: dict[str, str]
    body: bytes
    rest: Iterator[bytes] | None = None


class AnswerNotInContract(Exception):
    """A handler answered what the contract does not say. Nothing was stored."""


def in_pieces(call: Call, pieces: Iterator[bytes]) -> tuple[Answer, None]:
    """An answer too long to be held, and so to be checked, as a whole: its first piece, and where the rest is from."""
    response = call.operation.responses[200]
    return Answer(200, {"Content-Type": response.media_type}, next(pieces), pieces), None


def answer_of(call: Call, result: Any, check: bool) -> tuple[Answer, Any]:
    operation = call.operation
    data, status = result if isinstance(result, tuple) else (result, 200)
    response = operation.responses.get(status)
    if response is None:
        raise AnswerNotInContract(operation.id, status)
    body = data.encode() if isinstance(data, str) else orjson.dumps(data)
    merges = operation.body is not None and operation.body.merges
    if merges and len(body) > LARGEST_MERGED:
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
