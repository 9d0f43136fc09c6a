"""What may not become of answers: whatever is a possible one now was one before, and is told of as before."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from compat.documents import TARGET, Operation, Raw
from compat.extensions import extension
from compat.findings import NOTHING, Finding
from compat.schemas import Schema
from compat.values import Spot, widened


def unforeseen(old: Operation, new: Operation) -> Iterator[Finding]:
    """Answers that are possible now and were not before, and what was promised of them and is no more.

    A further status of an error is none: whoever calls has to reckon with errors. Its body has to be as that of others.
    A status that is gone is one, of an error too: clients have a type for it, and a branch.
    """
    before, after = old.raw["responses"], new.raw["responses"]
    for status in (each for each in before if each not in after):
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
    headers = {name.lower(): header for name, header in new.get("headers", {}).items()}
    for name, header in old.get("headers", {}).items():
        yield from _header(Spot(spot.operation, f"{spot.place}.header.{name}"), header, headers.get(name.lower()))
    for name, link in old.get("links", {}).items():
        there = new.get("links", {}).get(name, {})
        was, now = ([each.get(key) for key in ("operationId", "parameters")] for each in (link, there))
        renamed = link.get(TARGET) and link[TARGET] == there.get(TARGET) and was[1] == now[1]
        if was != now and not renamed:
            yield Finding(spot.operation, f"{spot.place}.link.{name}", "link", was, now, partial(dict, link=name))
    was, now = (extension(each, "x-rate") for each in (old, new))
    if now not in (was, NOTHING):
        yield Finding(spot.operation, spot.place, "x-rate", was, now, partial(dict, limit=now))


def _bodies(spot: Spot, old: Raw, new: Raw) -> Iterator[Finding]:
    is_error = not _is_success(spot.place.removeprefix("response."))
    for media_type, content in old.items():
        if media_type in new:
            was = content.get("schema", True)
            yield from widened(spot, _with_open_codes(was) if is_error else was, new[media_type].get("schema", True))
        else:
            example = {"Accept": media_type}
            yield spot.finding((), "media-type", media_type, sorted(new) or NOTHING, partial(dict, example))
    for media_type in sorted(new.keys() - old.keys()) if old.keys() & new.keys() else ():
        yield spot.finding((), "media-type-new", sorted(old), media_type, partial(dict, {"Content-Type": media_type}))


def _with_open_codes(schema: Schema) -> Schema:
    """The schema of an error, without the enumeration of its codes: that is open, and a new code is announced."""
    if isinstance(schema, bool):
        return schema
    opened = schema | {"allOf": [_with_open_codes(each) for each in schema["allOf"]]} if "allOf" in schema else schema
    code = schema.get("properties", {}).get("error")
    if not isinstance(code, dict):
        return opened
    bare = {name: each for name, each in code.items() if name not in ("enum", "const")}
    return opened | {"properties": schema["properties"] | {"error": bare}}


def _header(spot: Spot, old: Raw, new: Raw | None) -> Iterator[Finding]:
    if new is None:
        yield spot.finding((), "header-gone", "promised", NOTHING, partial(dict, headers={}))
        return
    if old.get("required") and not new.get("required"):
        yield spot.finding((), "header-optional", "required", "optional", partial(dict, headers={}))
    was, now = (extension(each, "x-value") for each in (old, new))
    if was not in (now, NOTHING):
        yield spot.finding((), "x-value", was, now, partial(dict, header=was))
    yield from widened(spot, old.get("schema", True), new.get("schema", True))
