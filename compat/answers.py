"""What may not become of answers: whatever is a possible one now was one before, and is told of as before."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from compat.documents import Operation, Raw
from compat.findings import NOTHING, Finding
from compat.values import Spot, widened


def unforeseen(old: Operation, new: Operation) -> Iterator[Finding]:
    """Answers that are possible now and were not before, and what was promised of them and is no more.

    A further status of an error is none: whoever calls has to reckon with errors. Its body has to be as that of others.
    """
    before, after = old.raw.get("responses", {}), new.raw.get("responses", {})
    for status in (each for each in before if _is_success(each) and each not in after):
        yield _finding(old, status, "status-gone", status, NOTHING, {"never answered": status})
    for status, answer in after.items():
        if (known := _known(before, status)) is not None:
            yield from _answer(Spot(old.name, f"response.{status}"), known, answer)
        elif _is_success(status):
            yield _finding(old, status, "status-new", NOTHING, status, {"status": status})


def _is_success(status: str) -> bool:
    return status[0] in "123"


def _known(before: Mapping[str, Raw], status: str) -> Raw | None:
    """What was said of a status; of an error that was not named, what the body of some other is."""
    if status in before or _is_success(status):
        return before.get(status)
    errors = [each for each in before if not _is_success(each)]
    return {"content": before[min(errors)].get("content", {})} if errors else None


def _finding(operation: Operation, status: str, rule: str, was: Any, now: Any, example: Any) -> Finding:
    return Finding(operation.name, f"response.{status}", rule, was, now, lambda: example)


def _answer(spot: Spot, old: Raw, new: Raw) -> Iterator[Finding]:
    yield from _bodies(Spot(spot.operation, f"{spot.place}.body"), old.get("content", {}), new.get("content", {}))
    for name, header in old.get("headers", {}).items():
        yield from _header(
            Spot(spot.operation, f"{spot.place}.header.{name}"), header, new.get("headers", {}).get(name)
        )
    for name, link in old.get("links", {}).items():
        there = new.get("links", {}).get(name, {})
        was, now = ([each.get(key) for key in ("operationId", "parameters")] for each in (link, there))
        if was != now:
            yield Finding(spot.operation, f"{spot.place}.link.{name}", "link", was, now, partial(dict, link=name))


def _bodies(spot: Spot, old: Raw, new: Raw) -> Iterator[Finding]:
    for media_type, content in old.items():
        if media_type in new:
            yield from widened(spot, content.get("schema", True), new[media_type].get("schema", True))
        else:
            example = {"Accept": media_type}
            yield spot.finding((), "media-type", media_type, sorted(new) or NOTHING, partial(dict, example))
    for media_type in sorted(new.keys() - old.keys()) if old.keys() & new.keys() else ():
        yield spot.finding((), "media-type-new", sorted(old), media_type, partial(dict, {"Content-Type": media_type}))


def _header(spot: Spot, old: Raw, new: Raw | None) -> Iterator[Finding]:
    if new is None:
        yield spot.finding((), "header-gone", "promised", NOTHING, partial(dict, headers={}))
        return
    if old.get("required") and not new.get("required"):
        yield spot.finding((), "header-optional", "required", "optional", partial(dict, headers={}))
    yield from widened(spot, old.get("schema", True), new.get("schema", True))
