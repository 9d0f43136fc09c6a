"""The headers Deprecation (RFC 9745) and Sunset (RFC 8594) of deprecated operations and parameters."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

NOTICE = timedelta(days=180)
"""The shortest time between deprecation and sunset."""


class Deprecation(NamedTuple):
    """A deprecated operation, or one of its parameters, which then has a `location` and a `name`."""

    at: date
    sunset: date
    location: str | None
    name: str

    def applies_to(self, query: bytes, headers: Mapping[bytes, bytes]) -> bool:
        """Return whether a request uses it."""
        if self.location == "query":
            return self.name in dict(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
        return self.location != "header" or self.name.lower().encode() in headers


def deprecations(operation: Mapping[str, Any], parameters: Iterable[Mapping[str, Any]]) -> tuple[Deprecation, ...]:
    """Return the deprecations of an operation and its parameters.

    Raises KeyError if `deprecated` lacks its dates, `x-deprecated-at` and `x-sunset`, and ValueError if they are less
    than 180 days apart.
    """
    return tuple(_deprecation(each) for each in (operation, *parameters) if each.get("deprecated"))


def _deprecation(raw: Mapping[str, Any]) -> Deprecation:
    at, sunset = date.fromisoformat(raw["x-deprecated-at"]), date.fromisoformat(raw["x-sunset"])
    if sunset - at < NOTICE:
        raise ValueError(f"x-sunset: {NOTICE.days} days after x-deprecated-at at the earliest")
    return Deprecation(at, sunset, raw.get("in"), raw.get("name", ""))


def deprecation_headers(
    headers: Mapping[str, str], deprecations_in_use: Iterable[Deprecation], documentation: str
) -> dict[str, str]:
    """Return the headers of a response, with those of the deprecation with the earliest sunset added.

    `documentation` is the URL of the page about it.
    """
    first = min(deprecations_in_use, key=lambda each: each.sunset, default=None)
    if first is None:
        return dict(headers)
    link = f'<{documentation}>; rel="deprecation"; type="text/html"'
    return {
        **headers,
        "Deprecation": f"@{int(_midnight(first.at).timestamp())}",
        "Sunset": format_datetime(_midnight(first.sunset), usegmt=True),
        "Link": ", ".join(filter(None, [headers.get("Link"), link])),
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
