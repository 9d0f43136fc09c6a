"""Responses, made of what handlers return and checked against the contract."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from service.contract import validation
from service.contract.model import DocumentedResponse, Operation
from service.contract.response_headers import is_not_modified, response_headers
from service.errors import Problem, validation_error
from service.execution.call import Call

_BOUNDS = ("maxItems", "maxLength", "maxProperties")


MAX_MERGED_BYTES = 512 * 1024


class Response(NamedTuple):
    """What is sent. `rest` has what follows the body, each piece of which `carry_on` brings."""

    status: int
    headers: dict[str, str]
    body: bytes
    chunks: Iterator[bytes] | None = None


class ResponseContractViolation(Exception):
    """A handler answered what the contract does not say. Nothing was stored."""


def stream(call: Call, pieces: Iterator[bytes]) -> tuple[Response, None]:
    """An answer too long to be held, and so to be checked, as a whole: its first piece, and where the rest is from."""
    response = call.operation.responses[200]
    return Response(200, {"Content-Type": response.media_type}, next(pieces), pieces), None


def response_of(call: Call, result: Any, check: bool) -> tuple[Response, Any]:
    operation = call.operation
    data, status = result if isinstance(result, tuple) else (result, 200)
    response = operation.responses.get(status)
    if response is None:
        raise ResponseContractViolation(operation.id, status)
    body = data.encode() if isinstance(data, str) else orjson.dumps(data)
    merges = operation.body is not None and operation.body.is_merge_patch
    if merges and len(body) > MAX_MERGED_BYTES:
        raise Problem("payload_too_large", "The merged resource is larger than 512 KiB.")
    if (check or merges) and not response.validator.is_valid(data if isinstance(data, str) else orjson.loads(body)):
        raise _contract_violation(operation, response, body)
    headers = response_headers(operation, response, call.arguments, data, body)
    if is_not_modified(call.arguments, headers):
        return Response(304, headers, b""), data
    return Response(status, {"Content-Type": response.media_type} | headers, body), data


def _contract_violation(operation: Operation, response: DocumentedResponse, body: bytes) -> Exception:
    """Whose fault an answer is that the contract does not allow.

    A record and a patch that both fit the contract may, merged, break one of its bounds; that is the sender's fault.
    """
    if operation.body and operation.body.is_merge_patch:
        errors = response.validator.iter_errors(orjson.loads(body))
        faults = {validation.body_error(operation.body, error) for error in errors}
        if all(fault.code in _BOUNDS for fault in faults):
            return validation_error(sorted(faults), "The merged resource is invalid.")
    return ResponseContractViolation(operation.id)
