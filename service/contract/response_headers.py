"""The headers that follow from an answer, and whether the caller has that answer already."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from service.contract.model import DocumentedResponse, Operation

_POSITION_PARAMETERS = {"offset", "cursor"}


def response_headers(
    operation: Operation, response: DocumentedResponse, arguments: Mapping[str, Any], data: Any, body: bytes
) -> dict[str, str]:
    """Those that the contract names, but for Content-Type; `data` is what became the body."""
    headers = {name: header(data) for name, header in response.headers.items()}
    if response.has_content_hash:
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if response.is_paginated:
        headers["Link"] = _link(operation, arguments, data)
    return headers


def is_not_modified(arguments: Mapping[str, Any], headers: Mapping[str, str]) -> bool:
    """Whether If-None-Match names the ETag of the answer (RFC 9110, 13.1.2)."""
    if "if_none_match" not in arguments:
        return False
    tags = arguments["if_none_match"]
    return tags is None or headers["ETag"].strip('"') in tags


def _link(operation: Operation, arguments: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """The Link header (RFC 8288) of a page: those of first, prev, next and last that exist."""
    queried = [
        each for each in operation.parameters if each.location == "query" and each.name not in _POSITION_PARAMETERS
    ]
    others = {each.name: arguments[each.argument] for each in queried if each.argument in arguments}
    path = operation.path.format(**{name: _step(str(value)) for name, value in arguments.items()})
    return ", ".join(
        f'<{path}?{urlencode(others | place)}>; rel="{name}"'
        for name, place in _page_positions(arguments, data).items()
    )


def _step(value: str) -> str:
    """A value as a step of a path, where dots alone would mean another path."""
    return value.replace(".", "%2E") if value in (".", "..") else quote(value, safe="")


def _page_positions(arguments: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Where the pages begin: the next one by cursor, the others by offset, as far as it is known."""
    places: dict[str, dict[str, Any]] = {"first": {"offset": 0} if "offset" in arguments else {}}
    if "total" in data:
        places |= _by_offset(arguments["limit"], arguments["offset"], data["total"], "cursor" in arguments)
    if data["next_cursor"]:
        places["next"] = {"cursor": data["next_cursor"]}
    return places


def _by_offset(limit: int, offset: int, total: int, after_cursor: bool) -> dict[str, dict[str, Any]]:
    """The last page and, but after a cursor, of which nobody knows how far it is, the one before."""
    last = max(0, (total - 1) // limit * limit)
    before = {"prev": {"offset": min(max(0, offset - limit), last)}} if offset > 0 and not after_cursor else {}
    return {"last": {"offset": last}} | before
