"""Whether what goes was announced long enough before (`deprecated`, `x-deprecated-at`, `x-sunset`)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from compat.findings import NOTHING
from service.contract.deprecation import NOTICE

Raw = Mapping[str, Any]
Change = tuple[str, Any, Any]
"""The extension that is wrong, its old value and its new one."""


def is_over(raw: Raw) -> bool:
    """Whether the sunset of a deprecated operation or parameter has passed, so that it may be gone."""
    sunset = _day(raw, "x-sunset") if raw.get("deprecated") else None
    return sunset is not None and sunset <= datetime.now(UTC).date()


def hasty(old: Raw, new: Raw, published: date | None) -> Iterator[Change]:
    """The dates of a deprecation that give less notice than consumers were promised.

    `published` is the day of the old document, if it is known: notice cannot have begun before. What the old document
    does not mark cannot be over yet.
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
