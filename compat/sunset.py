"""The notice period of removals (`deprecated`, `x-deprecated-at`, `x-sunset`)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from compat.findings import NOTHING
from service.contract.deprecation import NOTICE

Raw = Mapping[str, Any]
Change = tuple[str, Any, Any]
"""The incompatible extension, its old and its new value."""


def is_past_sunset(raw: Raw) -> bool:
    """Return whether the sunset of a deprecated operation or parameter has passed, so that it may be removed."""
    sunset = _day(raw, "x-sunset") if raw.get("deprecated") else None
    return sunset is not None and sunset <= datetime.now(UTC).date()


def sunset_changes(old: Raw, new: Raw, published: date | None) -> Iterator[Change]:
    """Yield dates of a deprecation that give less notice than promised.

    `published` is the date of the old document, if known: notice cannot have begun before it. What the old document
    does not deprecate cannot be past its sunset.
    """
    if not new.get("deprecated"):
        return
    begin, sunset = _day(new, "x-deprecated-at"), _day(new, "x-sunset")
    promised = _day(old, "x-sunset") if old.get("deprecated") else None
    if begin is None or (published and not old.get("deprecated") and begin < published):
        yield _change("x-deprecated-at", old, new)
    if sunset is None or (begin and sunset - begin < NOTICE) or sunset < (promised or _tomorrow()):
        yield _change("x-sunset", old, new)


def _tomorrow() -> date:
    return datetime.now(UTC).date() + timedelta(days=1)


def _change(name: str, old: Raw, new: Raw) -> Change:
    return name, *(each.get(name, NOTHING) for each in (old, new))


def _day(raw: Raw, name: str) -> date | None:
    try:
        return date.fromisoformat(str(raw.get(name)))
    except ValueError:
        return None
