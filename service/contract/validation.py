"""Request validation: parameters, headers and body become arguments or error details."""

import asyncio
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

import jiter
import jsonschema_rs
from starlette.types import Receive

from service.contract import media_types
from service.contract.model import Body, Operation, Parameter
from service.errors import ErrorDetail, Problem, validation_error

MAX_BODY_DEPTH = 32
_EMPTY = "The body is empty. A JSON body is required."
_UPGRADING = "A body is required, but is not read from an upgrade request."
_MAX_VALUES = 1000
# Read beyond the limit before a 413, so that a client slightly above the limit receives the response.
_DRAIN_BYTES = 1024 * 1024

_BOOLEANS = {"true": True, "false": False}
_INTEGER = re.compile(r"-?[0-9]{1,19}", re.ASCII)
# Not werkzeug's parse_etags: it accepts tags without quotes and a lower-case `w/`.
_ENTITY_TAG = r'(W/)?"([^"]*)"'
# A list whose empty elements are ignored (RFC 9110, 5.6.1).
_ENTITY_TAGS = re.compile(rf"[ \t,]*+{_ENTITY_TAG}(?:[ \t]*+,[ \t,]*+{_ENTITY_TAG})*+[ \t,]*+")
_CONDITIONS = ("If-Match", "If-None-Match")

Headers = Mapping[bytes, bytes]


def join_fields(fields: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Return header fields by name in lower case. Values of repeated fields are joined with commas (RFC 9110, 5.3)."""
    headers: dict[bytes, list[bytes]] = {}
    for name, value in fields:
        headers.setdefault(name, []).append(value.strip(b" \t"))
    return {name: values[0] if len(values) == 1 else b", ".join(values) for name, values in headers.items()}


def parameters(
    operation: Operation, path: Mapping[str, str], query: bytes, headers: Headers
) -> tuple[dict[str, Any], list[ErrorDetail]]:
    """Return the arguments from path, query and headers, and the error details."""
    details: list[ErrorDetail] = []
    queried = _query(operation, query, details)
    arguments: dict[str, Any] = {}
    for parameter in operation.parameters:
        if parameter.location == "header":
            raw = headers.get(parameter.name.lower().encode())
            text = None if raw is None else raw.decode("latin-1")
        else:
            text = (path if parameter.location == "path" else queried).get(parameter.name)
        if text is not None:
            arguments[parameter.argument] = _argument(parameter, text, details)
        elif parameter.required:
            details.append(ErrorDetail(parameter.location, f"/{parameter.name}", "required"))
        elif parameter.default is not None:
            arguments[parameter.argument] = parameter.default
    return arguments, details


async def body(
    operation_body: Body, headers: Headers, receive: Receive, timeout: float
) -> tuple[Any, list[ErrorDetail]]:
    """Return the body, normalized as the contract says, and the error details.

    Raises Problem if there is nothing to validate: 408 if it is incomplete after `timeout` seconds, 413, 415, or 400
    if it is not JSON. Raises ClientDisconnected.
    """
    try:
        async with asyncio.timeout(timeout):
            raw = await _read(receive, operation_body.max_bytes)
    except TimeoutError:
        raise Problem("request_timeout", "The body did not arrive in time.", headers={"Connection": "close"}) from None
    if not raw:
        raise validation_error([ErrorDetail("body", "", "required")], _UPGRADING if b"upgrade" in headers else _EMPTY)
    media_types.check(operation_body.media_type, headers)
    value, size = _parse(raw)
    if not operation_body.validator.is_valid(value):
        return None, _errors(operation_body, value, size)
    return operation_body.normalize(value), []


def _errors(operation_body: Body, value: Any, size: int) -> list[ErrorDetail]:
    """Return the error details of an invalid body; only the first one if the body has very many values.

    The library collects all errors before it returns any, and a client could make that take minutes.
    """
    if size <= _MAX_VALUES:
        errors = [each for error in operation_body.validator.iter_errors(value) for each in _innermost(error)]
        return sorted({body_error(operation_body, error) for error in errors})
    try:
        operation_body.validator.validate(value)
    except jsonschema_rs.ValidationError as error:
        return [body_error(operation_body, _innermost(error)[0])]
    raise AssertionError("the body is invalid")


def _innermost(error: jsonschema_rs.ValidationError) -> list[jsonschema_rs.ValidationError]:
    """Return the errors of the alternative that is meant, for a value that matches none; else the error itself.

    Meant is the only alternative of the value's type or, among objects, the only one with its discriminator.
    """
    alternatives = getattr(error.kind, "context", [])
    depth = len(error.instance_path)
    meant = [errors for errors in alternatives if not any(_excludes(each, depth) for each in errors)]
    return [inner for each in meant[0] for inner in _innermost(each)] if len(meant) == 1 else [error]


def _excludes(error: jsonschema_rs.ValidationError, depth: int) -> bool:
    """Return whether an error shows that its alternative, for a value at this depth, is not meant."""
    distance = len(error.instance_path) - depth
    is_type = isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Type)
    is_discriminator = len(getattr(error.kind, "options", ())) == 1
    return (is_type and distance == 0) or (is_discriminator and distance == 1)


def _query(operation: Operation, query: bytes, details: list[ErrorDetail]) -> dict[str, str]:
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict") if query else []
    except UnicodeDecodeError:
        details.append(ErrorDetail("query", "", "encoding"))
        return {}
    values: dict[str, str] = {}
    for name, text in pairs:
        if name not in operation.query_names:
            details.append(ErrorDetail("query", "/*", "unknown"))
        elif name in values:
            details.append(ErrorDetail("query", f"/{name}", "repeated"))
        values.setdefault(name, text)
    return values


def _argument(parameter: Parameter, text: str, details: list[ErrorDetail]) -> Any:
    value: Any = text
    if parameter.type == "integer":
        if not _INTEGER.fullmatch(text):
            details.append(ErrorDetail(parameter.location, f"/{parameter.name}", "type", parameter.type))
            return None
        value = int(text)
    elif parameter.type == "boolean":
        if text not in _BOOLEANS:
            details.append(ErrorDetail(parameter.location, f"/{parameter.name}", "type", parameter.type))
            return None
        value = _BOOLEANS[text]
    if not parameter.validator.is_valid(value):
        errors = parameter.validator.iter_errors(value)
        location, pointer = parameter.location, f"/{parameter.name}"
        details.extend(ErrorDetail(location, pointer, _rule(error), _bound(error.kind)) for error in errors)
    if parameter.is_uuid:
        return text.lower()  # upper case is read, lower case is written (RFC 9562, 4)
    if parameter.name in _CONDITIONS:
        return _entity_tags(text, also_weak=parameter.name == "If-None-Match")
    return value


def _entity_tags(text: str, also_weak: bool) -> tuple[str, ...] | None:
    """Return the tags that may match; None for `*`. Weak ones never match If-Match (RFC 9110, 13.1.1 and 13.1.2)."""
    if text == "*":
        return None
    if not _ENTITY_TAGS.fullmatch(text):
        return ()
    return tuple(tag for weak, tag in re.findall(_ENTITY_TAG, text) if also_weak or not weak)


async def _read(receive: Receive, max_bytes: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnected
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= max_bytes:
            chunks.append(chunk)
        more = message.get("more_body", False)
        if size > max_bytes and (not more or size > max_bytes + _DRAIN_BYTES):
            text = f"A body may have {max_bytes // 1024} KiB."
            raise Problem("payload_too_large", text, headers={"Connection": "close"})
        if not more:
            return b"".join(chunks)


class ClientDisconnected(Exception):
    """The client closed the connection before the request was complete."""


def _parse(raw: bytes) -> tuple[Any, int]:
    """Return the value and the number of values in it."""
    try:
        # ValueError: not JSON, not UTF-8, a lone surrogate, a duplicate key, NaN, or nested too deeply for the parser.
        value = jiter.from_json(raw, allow_inf_nan=False, catch_duplicate_keys=True)
    except ValueError:
        raise validation_error(
            [ErrorDetail("body", "", "json")], "The body is not valid UTF-8 JSON without duplicate keys."
        ) from None
    return value, _size(value, 1)


def _size(value: Any, level: int) -> int:
    """Return the number of values. Raises Problem for numbers out of range and for too deep nesting."""
    size = 1
    if isinstance(value, int | float):
        if not -sys.float_info.max <= value <= sys.float_info.max:
            raise validation_error([ErrorDetail("body", "", "number")], "A number is outside the range of a double.")
    elif isinstance(value, dict | list):
        if level > MAX_BODY_DEPTH:
            raise validation_error([ErrorDetail("body", "", "depth")], f"The body exceeds {MAX_BODY_DEPTH} levels.")
        for inner in value.values() if isinstance(value, dict) else value:
            size += 1 if isinstance(inner, str) else _size(inner, level + 1)
    return size


def body_error(operation_body: Body, error: jsonschema_rs.ValidationError) -> ErrorDetail:
    """Return the detail of an error. Its pointer has names of the contract only; others become `*`."""
    path = list(error.instance_path)
    code = _rule(error)
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Required):
        path.append(error.kind.property)
    elif code in ("additionalProperties", "propertyNames"):
        path.append("*")
    return ErrorDetail("body", _pointer(operation_body, path), code, _bound(error.kind))


def _bound(kind: jsonschema_rs.ValidationErrorKind) -> str:
    """Return the bound of the violated keyword in the schema; empty if the keyword has none."""
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Not):
        return ", ".join(_alternatives(kind.schema))
    for name in ("limit", "types", "format", "options", "expected_value", "multiple_of"):
        if hasattr(kind, name):
            bound = getattr(kind, name)
            return ", ".join(map(_text, bound)) if isinstance(bound, list) else _text(bound)
    return ""


def _alternatives(negated: Any) -> Iterator[str]:
    """Return the alternatives of an `anyOf` within a double `not`: names of properties, or formats."""
    for each in negated.get("not", {}).get("anyOf", []):
        yield from each.get("required", [each.get("format", "")])


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _rule(error: jsonschema_rs.ValidationError) -> str:
    """Return the violated keyword. The contract has some within a `not`, where generators ignore them."""
    if not isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Not):
        return error.kind.name
    negated: Any = error.kind.schema
    (keyword,) = negated.get("not", negated).keys() - {"type"}
    return str(keyword)


def _pointer(operation_body: Body, path: Iterable[str | int]) -> str:
    steps = [str(step) if isinstance(step, int) or step in operation_body.property_names else "*" for step in path]
    return "".join(f"/{step}" for step in steps)
