"""What may not become of requests: whatever was a valid one before has to be one now, and mean the same."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from compat.documents import Operation, Raw
from compat.extensions import extension
from compat.findings import NOTHING, Finding
from compat.samples import drawn
from compat.schemas import Schema
from compat.sunset import hasty, is_over
from compat.values import Spot, narrowed
from openapi import LARGEST_BODY


def refused(old: Operation, new: Operation, published: date | None) -> Iterator[Finding]:
    """Requests that were served and are not any more, or not in the same way, or will not be before long."""
    yield from _tokens(old, new)
    yield from _parameters(old, new, published)
    yield from _body(old, new)


def _tokens(old: Operation, new: Operation) -> Iterator[Finding]:
    asked = [sorted(way) for way in new.ways]
    for way in old.ways:
        if not any(each <= way for each in new.ways):
            yield _finding(old, "security", "security", sorted(way), asked, {"token": sorted(way)})
    was, now = old.raw.get("x-caller", NOTHING), new.raw.get("x-caller", NOTHING)
    if now not in (was, NOTHING):
        other = "service" if now == "person" else "person"
        yield _finding(old, "security", "x-caller", was, now, {"token": f"of a {other}"})
    was, now = (extension(each.raw, "x-rate") for each in (old, new))
    if now not in (was, NOTHING):
        yield _finding(old, "limits", "x-rate", was, now, {"limit": now})


def _finding(operation: Operation, place: str, rule: str, was: Any, now: Any, example: Any) -> Finding:
    return Finding(operation.name, f"request.{place}", rule, was, now, lambda: example)


def _parameters(old: Operation, new: Operation, published: date | None) -> Iterator[Finding]:
    before, after = _keyed(old), _keyed(new)
    for key, parameter in before.items():
        if key in after:
            yield from _parameter(old, parameter, after[key], published)
        elif not is_over(parameter):
            yield _finding_of(old, parameter, "parameter-gone", parameter["in"], NOTHING, _given(parameter))
    for key in after:
        if key not in before and after[key].get("required"):
            yield _finding_of(old, after[key], "parameter-required", NOTHING, True, _left_out(after[key]))


def _keyed(operation: Operation) -> dict[tuple[str, str], Raw]:
    """The parameters by what tells them apart: of a path that is where they stand, not what they are called."""
    return {(each["in"], _mark(operation, each)): each for each in operation.raw["parameters"]}


def _mark(operation: Operation, parameter: Raw) -> str:
    name: str = parameter["name"]
    if parameter["in"] == "path":
        return str(re.findall(r"\{([^}]*)\}", operation.path).index(name))
    return name.lower() if parameter["in"] == "header" else name


def _parameter(operation: Operation, old: Raw, new: Raw, published: date | None) -> Iterator[Finding]:
    for rule, was, now in hasty(old, new, published):
        yield _finding_of(operation, old, rule, was, now, _given(old))
    if old["in"] == "path" and new["name"] != old["name"]:
        yield _finding_of(operation, old, "parameter-renamed", old["name"], new["name"], _given(old))
    if new.get("required") and not old.get("required"):
        yield _finding_of(operation, old, "parameter-required", False, True, _left_out(old))
    if (was := _style(old)) != (now := _style(new)):
        yield _finding_of(operation, old, "parameter-style", was, now, _given(old))
    yield from narrowed(Spot(operation.name, f"request.{old['in']}.{old['name']}"), _sendable(old), _schema(new))


def _style(parameter: Raw) -> list[Any]:
    """How a parameter is written, with what OpenAPI says where nothing is said."""
    style = parameter.get("style", "form" if parameter["in"] in ("query", "cookie") else "simple")
    return [style, parameter.get("explode", style == "form"), parameter.get("allowReserved", False)]


def _finding_of(
    operation: Operation, parameter: Raw, rule: str, was: Any, now: Any, example: Callable[[], Any]
) -> Finding:
    return Finding(operation.name, f"request.{parameter['in']}.{parameter['name']}", rule, was, now, example)


def _given(parameter: Raw) -> Callable[[], Any]:
    return lambda: {parameter["in"]: {parameter["name"]: drawn(_sendable(parameter), lambda _: True)}}


def _left_out(parameter: Raw) -> Callable[[], Any]:
    return lambda: {parameter["in"]: {}}


def _schema(parameter: Raw) -> Schema:
    schema: Schema = parameter.get("schema", True)
    return schema


def _sendable(parameter: Raw) -> Schema:
    """The schema of a parameter without null, which has no form in a path, a query or a header."""
    schema = _schema(parameter)
    if isinstance(schema, bool) or not isinstance(kinds := schema.get("type"), list):
        return schema
    return schema | {"type": [kind for kind in kinds if kind != "null"]}


def _body(old: Operation, new: Operation) -> Iterator[Finding]:
    was, now = old.raw.get("requestBody"), new.raw.get("requestBody")
    if now and now.get("required") and not (was and was.get("required")):
        yield _finding(old, "body", "body-required", False, True, {"body": None})
    if was:
        yield from _contents(old, was["content"], now["content"] if now else {})
    if was and now and (largest := _largest(was)) > _largest(now):
        yield _finding(old, "body", "x-max-bytes", largest, _largest(now), {"bytes of the body": largest})


def _contents(operation: Operation, old: Raw, new: Raw) -> Iterator[Finding]:
    for media_type, content in old.items():
        if media_type in new:
            yield from narrowed(
                Spot(operation.name, "request.body"), content.get("schema", True), new[media_type].get("schema", True)
            )
        else:
            example = {"Content-Type": media_type}
            yield _finding(operation, "body", "media-type", media_type, sorted(new) or NOTHING, example)


def _largest(body: Raw) -> int:
    size: int = body.get("x-max-bytes", LARGEST_BODY)
    return size
