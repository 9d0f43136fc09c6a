"""Changes of responses: every possible response must have been possible and documented before."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from compat.documents import TARGET, Operation, Raw
from compat.extensions import extension
from compat.findings import NOTHING, Finding
from compat.schemas import Schema
from compat.values import Location, widened


def response_changes(old: Operation, new: Operation) -> Iterator[Finding]:
    """Yield responses that became possible, and promises about responses that were removed.

    A new error status is no finding, as clients must expect errors, but its body must equal that of other errors. A
    removed status is a finding, also of an error: clients have a type and a branch for it.
    """
    before, after = old.raw["responses"], new.raw["responses"]
    for status in (each for each in before if each not in after):
        yield _finding(old, status, "status-gone", status, NOTHING, {"never returned": status})
    for status, response in after.items():
        if (known := _previous(before, status)) is not None:
            yield from _response(Location(old.name, f"response.{status}"), known, response)
        elif _is_success(status):
            yield _finding(old, status, "status-new", NOTHING, status, {"status": status})


def _is_success(status: str) -> bool:
    return status[0] in "123"


def _previous(before: Mapping[str, Raw], status: str) -> Raw | None:
    """Return the old response with a status; for a new error status, the body of another error."""
    if status in before or _is_success(status):
        return before.get(status)
    errors = [each for each in before if not _is_success(each)]
    return {"content": before[min(errors)].get("content", {})} if errors else None


def _finding(operation: Operation, status: str, rule: str, was: Any, now: Any, example: Any) -> Finding:
    return Finding(operation.name, f"response.{status}", rule, was, now, lambda: example)


def _response(location: Location, old: Raw, new: Raw) -> Iterator[Finding]:
    yield from _bodies(
        Location(location.operation, f"{location.part}.body"), old.get("content", {}), new.get("content", {})
    )
    headers = {name.lower(): header for name, header in new.get("headers", {}).items()}
    for name, header in old.get("headers", {}).items():
        yield from header_changes(
            Location(location.operation, f"{location.part}.header.{name}"), header, headers.get(name.lower())
        )
    for name, link in old.get("links", {}).items():
        new_link = new.get("links", {}).get(name, {})
        was, now = ([each.get(key) for key in ("operationId", "parameters")] for each in (link, new_link))
        renamed = link.get(TARGET) and link[TARGET] == new_link.get(TARGET) and was[1] == now[1]
        if was != now and not renamed:
            yield Finding(
                location.operation, f"{location.part}.link.{name}", "link", was, now, partial(dict, link=name)
            )
    was, now = (extension(each, "x-rate-limit") for each in (old, new))
    if now not in (was, NOTHING):
        yield Finding(location.operation, location.part, "x-rate-limit", was, now, partial(dict, limit=now))


def _bodies(location: Location, old: Raw, new: Raw) -> Iterator[Finding]:
    is_error = not _is_success(location.part.removeprefix("response."))
    for media_type, content in old.items():
        if media_type in new:
            was = content.get("schema", True)
            yield from widened(
                location, _with_open_codes(was) if is_error else was, new[media_type].get("schema", True)
            )
        else:
            example = {"Accept": media_type}
            yield location.finding((), "media-type", media_type, sorted(new) or NOTHING, partial(dict, example))
    for media_type in sorted(new.keys() - old.keys()) if old.keys() & new.keys() else ():
        yield location.finding(
            (), "media-type-new", sorted(old), media_type, partial(dict, {"Content-Type": media_type})
        )


def _with_open_codes(schema: Schema) -> Schema:
    """Return the schema of an error without the enumeration of its codes. New codes are allowed and announced."""
    if isinstance(schema, bool):
        return schema
    opened = schema | {"allOf": [_with_open_codes(each) for each in schema["allOf"]]} if "allOf" in schema else schema
    code = schema.get("properties", {}).get("error")
    if not isinstance(code, dict):
        return opened
    bare = {name: each for name, each in code.items() if name not in ("enum", "const")}
    return opened | {"properties": schema["properties"] | {"error": bare}}


def header_changes(location: Location, old: Raw, new: Raw | None) -> Iterator[Finding]:
    """Yield changes of a header that clients receive; None is a header that was removed."""
    if new is None:
        yield location.finding((), "header-gone", "documented", NOTHING, partial(dict, headers={}))
        return
    if old.get("required") and not new.get("required"):
        yield location.finding((), "header-optional", "required", "optional", partial(dict, headers={}))
    was, now = (extension(each, "x-value") for each in (old, new))
    if was not in (now, NOTHING):
        yield location.finding((), "x-value", was, now, partial(dict, header=was))
    yield from widened(location, old.get("schema", True), new.get("schema", True))
