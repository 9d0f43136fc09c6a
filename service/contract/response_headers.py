"""Response headers computed from the body, and the evaluation of If-None-Match."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from service.contract.model import DocumentedResponse, Operation

_POSITION_PARAMETERS = {"offset", "cursor"}


def response_headers(
    operation: Operation, response: DocumentedResponse, arguments: Mapping[str, Any], data: Any, body: bytes
) -> dict[str, str]:
    """Return the headers of the contract other than Content-Type. `body` is `data`, encoded."""
    headers = {name: header(data) for name, header in response.headers.items()}
    if response.has_content_hash:
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if response.is_paginated:
        headers["Link"] = _link(operation, arguments, data)
    return headers


def is_not_modified(arguments: Mapping[str, Any], headers: Mapping[str, str]) -> bool:
    """Return whether If-None-Match has the ETag of the response (RFC 9110, 13.1.2)."""
    if "if_none_match" not in arguments:
        return False
    tags = arguments["if_none_match"]
    return tags is None or headers["ETag"].strip('"') in tags


def _link(operation: Operation, arguments: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Return the Link header (RFC 8288) of a list page, with those of first, prev, next and last that exist."""
    filters = [
        each for each in operation.parameters if each.location == "query" and each.name not in _POSITION_PARAMETERS
    ]
    others = {each.name: _query_value(arguments[each.argument]) for each in filters if each.argument in arguments}
    path = operation.path.format(**{name: _path_segment(str(value)) for name, value in arguments.items()})
    return ", ".join(
        f'<{path}?{urlencode(others | position)}>; rel="{name}"'
        for name, position in _page_positions(operation, arguments, data).items()
    )


def _query_value(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _path_segment(value: str) -> str:
    """Encode a value as a path segment; `.` and `..` alone would change the path."""
    return value.replace(".", "%2E") if value in (".", "..") else quote(value, safe="")


def _page_positions(
    operation: Operation, arguments: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Return the query parameters of the pages: of the next one by cursor, of the others by offset if it is known."""
    positions: dict[str, dict[str, Any]] = {"first": {"offset": 0} if "offset" in arguments else {}}
    if "total" in data and "offset" in arguments:
        positions |= _by_offset(operation, arguments, data)
    if data["next_cursor"]:
        positions["next"] = {"cursor": data["next_cursor"]}
    return positions


def _by_offset(
    operation: Operation, arguments: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Return the last page and the previous one; not the latter after a cursor, whose offset is unknown.

    There is no last page without an exact total, or if no `offset` of the contract reaches it.
    """
    limit, offset, is_exact = arguments["limit"], arguments["offset"], data.get("total_is_exact", True)
    positions: dict[str, dict[str, Any]] = {}
    last = max(0, (data["total"] - 1) // limit * limit)
    if is_exact and all(each.validator.is_valid(last) for each in operation.parameters if each.name == "offset"):
        positions["last"] = {"offset": last}
    if offset > 0 and "cursor" not in arguments:
        previous = max(0, offset - limit)
        positions["prev"] = {"offset": min(previous, last) if is_exact else previous}
    return positions
