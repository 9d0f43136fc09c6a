"""What is told of an operation or a parameter that will go: Deprecation (RFC 9745) and Sunset (RFC 8594)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

NOTICE = timedelta(days=180)
"""How long before it goes that is told, at the least."""


class Deprecation(NamedTuple):
    """An operation that will go, or one of its parameters, in which case `place` and `name` say which."""

    at: date
    sunset: date
    location: str | None
    name: str

    def applies_to(self, query: bytes, headers: Mapping[bytes, bytes]) -> bool:
        """Whether a request uses what will go."""
        if self.location == "query":
            return self.name in dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
        return self.location != "header" or self.name.lower().encode() in headers


def deprecations(operation: Mapping[str, Any], parameters: Iterable[Mapping[str, Any]]) -> tuple[Deprecation, ...]:
    """Everything about an operation that the contract marks as `deprecated`.

    Raises KeyError for a mark without its dates, `x-deprecated-at` and `x-sunset`, ValueError for too short a notice.
    """
    return tuple(_deprecation(each) for each in (operation, *parameters) if each.get("deprecated"))


def _deprecation(raw: Mapping[str, Any]) -> Deprecation:
    at, sunset = date.fromisoformat(raw["x-deprecated-at"]), date.fromisoformat(raw["x-sunset"])
    if sunset - at < NOTICE:
        raise ValueError(f"x-sunset: {NOTICE.days} days after x-deprecated-at at the earliest")
    return Deprecation(at, sunset, raw.get("in"), raw.get("name", ""))


def deprecation_headers(
    headers: Mapping[str, str], deprecations_in_use: Iterable[Deprecation], page: str
) -> dict[str, str]:
    """The headers, with those about what goes first if anything goes; `page` is where people read of it."""
    first = min(deprecations_in_use, key=lambda each: each.sunset, default=None)
    if first is None:
        return dict(headers)
    link = f'<{page}>; rel="deprecation"; type="text/html"'
    return {
        **headers,
        "Deprecation": f"@{int(_midnight(first.at).timestamp())}",
        "Sunset": format_datetime(_midnight(first.sunset), usegmt=True),
        "Link": ", ".join(filter(None, [headers.get("Link"), link])),
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
