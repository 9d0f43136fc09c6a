"""Responses: made from the results of handlers and validated against the contract."""

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
    """A response. If it is streamed, `body` is the first chunk and `chunks` has the rest (`next_chunk`)."""

    status: int
    headers: dict[str, str]
    body: bytes
    chunks: Iterator[bytes] | None = None


class ResponseContractViolation(Exception):
    """A handler did something that the contract does not allow. Nothing was stored."""


def stream(call: Call, chunks: Iterator[bytes]) -> tuple[Response, None]:
    """Return a streamed response, which is too long to be kept in memory, and so to be validated, as a whole."""
    response = call.operation.responses[200]
    return Response(200, {"Content-Type": response.media_type}, next(chunks), chunks), None


def response_of(call: Call, result: Any, validate: bool) -> tuple[Response, Any]:
    """Return the response to what a handler returned (the data, or data and status), and the data.

    The response to a merge patch is always validated, any other if `validate` is true. Raises Problem when a patch
    leads to a record beyond the contract's bounds, ResponseContractViolation for any other deviation.
    """
    operation = call.operation
    data, status = result if isinstance(result, tuple) else (result, 200)
    response = operation.responses.get(status)
    if response is None:
        raise ResponseContractViolation(operation.id, status)
    body = data.encode() if isinstance(data, str) else orjson.dumps(data)
    merges = operation.body is not None and operation.body.is_merge_patch
    if merges and len(body) > MAX_MERGED_BYTES:
        raise Problem("payload_too_large", "The merged resource is larger than 512 KiB.")
    if (validate or merges) and not response.validator.is_valid(data if isinstance(data, str) else orjson.loads(body)):
        raise _contract_violation(operation, response, body)
    headers = response_headers(operation, response, call.arguments, data, body)
    if is_not_modified(call.arguments, headers):
        return Response(304, headers, b""), data
    return Response(status, {"Content-Type": response.media_type} | headers, body), data


def _contract_violation(operation: Operation, response: DocumentedResponse, body: bytes) -> Exception:
    """Return the error that an invalid response stands for.

    A record and a patch that are both valid may, merged, exceed a bound: that is a validation error of the request.
    """
    if operation.body and operation.body.is_merge_patch:
        errors = response.validator.iter_errors(orjson.loads(body))
        details = {validation.body_error(operation.body, error) for error in errors}
        if all(detail.code in _BOUNDS for detail in details):
            return validation_error(sorted(details), "The merged resource is invalid.")
    return ResponseContractViolation(operation.id)
