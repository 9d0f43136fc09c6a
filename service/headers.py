"""The headers that follow from an answer, and whether the caller has that answer already."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from service.contract import Operation, Response


def headers_of(
    operation: Operation, response: Response, arguments: Mapping[str, Any], data: Any, body: bytes
) -> dict[str, str]:
    """Those that the contract names, but for Content-Type; `data` is what became the body."""
    headers = {name: header(data) for name, header in response.headers.items()}
    if response.hashed:
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if response.pages:
        headers["Link"] = _pages(operation, arguments, data)
    return headers


def is_at_hand(arguments: Mapping[str, Any], headers: Mapping[str, str]) -> bool:
    """Whether If-None-Match names the ETag of the answer (RFC 9110, 13.1.2)."""
    if "if_none_match" not in arguments:
        return False
    tags = arguments["if_none_match"]
    return tags is None or headers["ETag"].strip('"') in tags


def _pages(operation: Operation, arguments: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """The Link header (RFC 8288) of a page: those of first, prev, next and last that exist."""
    paging = {"limit", "offset", "cursor"}
    others = {name: arguments[name] for name in operation.query_names - paging if name in arguments}
    path = operation.path.format(**{name: quote(str(value), safe="") for name, value in arguments.items()})
    others["limit"] = arguments["limit"]
    return ", ".join(
        f'<{path}?{urlencode(others | place)}>; rel="{name}"' for name, place in _places(arguments, data).items()
    )


def _places(arguments: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Where the pages begin. After a cursor nobody knows which page it is: there is no prev, and next is a cursor."""
    limit, offset, total = arguments["limit"], arguments["offset"], data["total"]
    last = max(0, (total - 1) // limit * limit)
    places: dict[str, dict[str, Any]] = {"first": {"offset": 0}, "last": {"offset": last}}
    if "cursor" in arguments:
        return places | ({"next": {"cursor": data["next_cursor"]}} if data["next_cursor"] else {})
    if offset > 0:
        places["prev"] = {"offset": min(max(0, offset - limit), last)}
    if offset + limit < total:
        places["next"] = {"offset": offset + limit}
    return places
