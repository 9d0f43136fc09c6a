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
        headers["Link"] = _pages(operation, arguments, data["total"])
    return headers


def is_at_hand(arguments: Mapping[str, Any], headers: Mapping[str, str]) -> bool:
    """Whether If-None-Match names the ETag of the answer (RFC 9110, 13.1.2)."""
    if "if_none_match" not in arguments:
        return False
    tags = arguments["if_none_match"]
    return tags is None or headers["ETag"].strip('"') in tags


def _pages(operation: Operation, arguments: Mapping[str, Any], total: int) -> str:
    """The Link header (RFC 8288) of a page: those of first, prev, next and last that exist."""
    limit, offset = arguments["limit"], arguments["offset"]
    last = max(0, (total - 1) // limit * limit)
    offsets = {"first": 0, "last": last}
    if offset > 0:
        offsets["prev"] = min(max(0, offset - limit), last)
    if offset + limit < total:
        offsets["next"] = offset + limit
    others = {name: arguments[name] for name in operation.query_names - {"limit", "offset"} if name in arguments}
    path = operation.path.format(**{name: quote(str(value), safe="") for name, value in arguments.items()})
    return ", ".join(
        f'<{path}?{urlencode(others | {"limit": limit, "offset": to})}>; rel="{name}"' for name, to in offsets.items()
    )
