"""What a request carries, read by the contract: parameters, headers and body become arguments or faults."""

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
# What is read beyond the limit before 413, so that a sender who is not far over it gets to see the answer.
_DRAIN_BYTES = 1024 * 1024

_INTEGER = re.compile(r"-?[0-9]{1,19}", re.ASCII)
_ENTITY_TAG = re.compile(r'(W/)?"([^"]*)"')
# A list, of which empty elements are ignored (RFC 9110, 5.6.1).
_ENTITY_TAGS = re.compile(r'[ \t,]*+(?:W/)?"[^"]*"(?:[ \t]*+,[ \t,]*+(?:W/)?"[^"]*")*+[ \t,]*+')
_CONDITIONS = ("If-Match", "If-None-Match")

Headers = Mapping[bytes, bytes]


def join_fields(fields: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Header fields by name in lower case; the values of a repeated field are joined, as HTTP has it."""
    headers: dict[bytes, list[bytes]] = {}
    for name, value in fields:
        headers.setdefault(name, []).append(value.strip(b" \t"))
    return {name: values[0] if len(values) == 1 else b", ".join(values) for name, values in headers.items()}


def parameters(
    operation: Operation, path: Mapping[str, str], query: bytes, headers: Headers
) -> tuple[dict[str, Any], list[ErrorDetail]]:
    """The arguments that path, query and header give, and everything that is wrong with them."""
    faults: list[ErrorDetail] = []
    queried = _query(operation, query, faults)
    arguments: dict[str, Any] = {}
    for parameter in operation.parameters:
        if parameter.location == "header":
            raw = headers.get(parameter.name.lower().encode())
            text = None if raw is None else raw.decode("latin-1")
        else:
            text = (path if parameter.location == "path" else queried).get(parameter.name)
        if text is not None:
            arguments[parameter.argument] = _value(parameter, text, faults)
        elif parameter.required:
            faults.append(ErrorDetail(parameter.location, f"/{parameter.name}", "required"))
        elif parameter.default is not None:
            arguments[parameter.argument] = parameter.default
    return arguments, faults


async def body(
    operation_body: Body, headers: Headers, receive: Receive, within: float
) -> tuple[Any, list[ErrorDetail]]:
    """The body, with the defaults of the contract filled in, and everything that is wrong with it.

    Raises Problem where there is nothing to look at: 408 when it is not whole after `within` seconds, 413, 415, or 400
    for what is no JSON at all. Raises ClientGone.
    """
    try:
        async with asyncio.timeout(within):
            raw = await _read(receive, operation_body.max_bytes)
    except TimeoutError:
        raise Problem("request_timeout", "The body did not arrive in time.", headers={"Connection": "close"}) from None
    if not raw:
        raise validation_error([ErrorDetail("body", "", "required")], _UPGRADING if b"upgrade" in headers else _EMPTY)
    media_types.check(operation_body.media_type, headers)
    value, size = _parse(raw)
    if not operation_body.validator.is_valid(value):
        return None, _errors(operation_body, value, size)
    operation_body.apply_defaults(value)
    return value, []


def _errors(operation_body: Body, value: Any, size: int) -> list[ErrorDetail]:
    """What is wrong with a body; of one with very many values the first fault only.

    The library looks for every fault before it gives one, and a sender could make that take minutes.
    """
    if size <= _MAX_VALUES:
        errors = operation_body.validator.iter_errors(value)
        return sorted({body_error(operation_body, error) for error in errors})
    try:
        operation_body.validator.validate(value)
    except jsonschema_rs.ValidationError as error:
        return [body_error(operation_body, error)]
    raise AssertionError("it is not valid")


def _query(operation: Operation, query: bytes, faults: list[ErrorDetail]) -> dict[str, str]:
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict") if query else []
    except UnicodeDecodeError:
        faults.append(ErrorDetail("query", "", "encoding"))
        return {}
    values: dict[str, str] = {}
    for name, text in pairs:
        if name not in operation.query_names:
            faults.append(ErrorDetail("query", "/*", "unknown"))
        elif name in values:
            faults.append(ErrorDetail("query", f"/{name}", "repeated"))
        values.setdefault(name, text)
    return values


def _value(parameter: Parameter, text: str, faults: list[ErrorDetail]) -> Any:
    value: Any = text
    if parameter.type == "integer":
        if not _INTEGER.fullmatch(text):
            faults.append(ErrorDetail(parameter.location, f"/{parameter.name}", "type", parameter.type))
            return None
        value = int(text)
    if not parameter.validator.is_valid(value):
        errors = parameter.validator.iter_errors(value)
        place, pointer = parameter.location, f"/{parameter.name}"
        faults.extend(ErrorDetail(place, pointer, _rule(error), _bound(error.kind)) for error in errors)
    if parameter.is_uuid:
        return text.lower()  # to read, capitals are the same (RFC 9562, 4); to answer, there are none
    if parameter.name in _CONDITIONS:
        return _entity_tags(text, also_weak=parameter.name == "If-None-Match")
    return value


def _entity_tags(text: str, also_weak: bool) -> tuple[str, ...] | None:
    """The tags that match; None for `*`, any. To If-Match weak ones never do (RFC 9110, 13.1.1 and 13.1.2)."""
    if text == "*":
        return None
    if not _ENTITY_TAGS.fullmatch(text):
        return ()
    return tuple(tag for weak, tag in _ENTITY_TAG.findall(text) if also_weak or not weak)


async def _read(receive: Receive, largest: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnected
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= largest:
            chunks.append(chunk)
        more = message.get("more_body", False)
        if size > largest and (not more or size > largest + _DRAIN_BYTES):
            text = f"The body is larger than {largest // 1024} KiB."
            raise Problem("payload_too_large", text, headers={"Connection": "close"})
        if not more:
            return b"".join(chunks)


class ClientDisconnected(Exception):
    """The connection was closed before the request was whole; nobody is left to answer."""


def _parse(raw: bytes) -> tuple[Any, int]:
    """The value, and how many values it is made of."""
    try:
        # ValueError: not JSON, not UTF-8, a lone surrogate, a duplicate key, NaN, or too deep even to read.
        value = jiter.from_json(raw, allow_inf_nan=False, catch_duplicate_keys=True)
    except ValueError:
        raise validation_error(
            [ErrorDetail("body", "", "json")], "The body is not valid UTF-8 JSON without duplicate keys."
        ) from None
    return value, _size(value, 1)


def _size(value: Any, level: int) -> int:
    """How many values there are. Raises Problem for numbers and depths that are refused."""
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
    """Where and what. Only names that the contract itself gives are repeated; others are shown as `*`."""
    path = list(error.instance_path)
    code = _rule(error)
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Required):
        path.append(error.kind.property)
    elif code in ("additionalProperties", "propertyNames"):
        path.append("*")
    return ErrorDetail("body", _pointer(operation_body, path), code, _bound(error.kind))


def _bound(kind: jsonschema_rs.ValidationErrorKind) -> str:
    """The bound that a schema gives for the rule that is broken; empty where the rule has none."""
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Not):
        return ", ".join(_alternatives(kind.schema))
    for name in ("limit", "types", "format", "options", "expected_value", "multiple_of"):
        if hasattr(kind, name):
            bound = getattr(kind, name)
            return ", ".join(map(_shown, bound)) if isinstance(bound, list) else _shown(bound)
    return ""


def _alternatives(negated: Any) -> Iterator[str]:
    """What would have done, of a rule that the contract has in a `not` of `not`: names of properties, or formats."""
    for each in negated.get("not", {}).get("anyOf", []):
        yield from each.get("required", [each.get("format", "")])


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _rule(error: jsonschema_rs.ValidationError) -> str:
    """The keyword that is broken. The contract has a few of them in a `not`, where generators leave them alone."""
    if not isinstance(error.kind, jsonschema_rs.ValidationErrorKind.Not):
        return error.kind.name
    negated: Any = error.kind.schema
    (keyword,) = negated.get("not", negated).keys() - {"type"}
    return str(keyword)


def _pointer(operation_body: Body, path: Iterable[str | int]) -> str:
    steps = [str(step) if isinstance(step, int) or step in operation_body.property_names else "*" for step in path]
    return "".join(f"/{step}" for step in steps)
