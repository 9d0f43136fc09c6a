"""Changes of requests: every valid request must stay valid and keep its meaning."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from compat.documents import Operation, Raw
from compat.extensions import extension
from compat.findings import NOTHING, Finding
from compat.samples import sample
from compat.schemas import Schema
from compat.sunset import is_past_sunset, sunset_changes
from compat.values import Location, narrowed
from openapi import LARGEST_BODY


def request_changes(old: Operation, new: Operation, published: date | None) -> Iterator[Finding]:
    """Yield changes by which requests fail, change their meaning, or will soon fail."""
    yield from _security(old, new)
    yield from _parameters(old, new, published)
    yield from _body(old, new)


def _security(old: Operation, new: Operation) -> Iterator[Finding]:
    required = [sorted(requirement) for requirement in new.security]
    for requirement in old.security:
        if not any(each <= requirement for each in new.security):
            yield _finding(old, "security", "security", sorted(requirement), required, {"token": sorted(requirement)})
        elif _is_restricted(new, requirement) and not _is_restricted(old, requirement):
            was, now = old.raw.get("x-self", NOTHING), new.raw["x-self"]
            yield _finding(old, "security", "x-self", was, now, {"token": sorted(requirement)})
    was, now = old.raw.get("x-caller", NOTHING), new.raw.get("x-caller", NOTHING)
    if now not in (was, NOTHING):
        other = "service" if now == "person" else "person"
        yield _finding(old, "security", "x-caller", was, now, {"token": f"of a {other}"})
    was, now = (extension(each.raw, "x-rate-limit") for each in (old, new))
    if now not in (was, NOTHING):
        yield _finding(old, "limits", "x-rate-limit", was, now, {"limit": now})


def _is_restricted(operation: Operation, requirement: frozenset[str]) -> bool:
    """Return whether a token with these scopes reaches only its own person's data (`x-self`)."""
    return "x-self" in operation.raw and not any(first <= requirement for first in operation.security[:1])


def _finding(operation: Operation, location: str, rule: str, was: Any, now: Any, example: Any) -> Finding:
    return Finding(operation.name, f"request.{location}", rule, was, now, lambda: example)


def _parameters(old: Operation, new: Operation, published: date | None) -> Iterator[Finding]:
    before, after = _parameters_by_key(old), _parameters_by_key(new)
    for key, parameter in before.items():
        if key in after:
            yield from _parameter(old, parameter, after[key], published)
        elif not is_past_sunset(parameter):
            yield _finding_of(old, parameter, "parameter-gone", parameter["in"], NOTHING, _with_parameter(parameter))
    for key in after:
        if key not in before and after[key].get("required"):
            yield _finding_of(old, after[key], "parameter-required", NOTHING, True, _without_parameter(after[key]))


def _parameters_by_key(operation: Operation) -> dict[tuple[str, str], Raw]:
    """Return the parameters by key. Path parameters are identified by position, not by name."""
    return {(each["in"], _parameter_key(operation, each)): each for each in operation.raw["parameters"]}


def _parameter_key(operation: Operation, parameter: Raw) -> str:
    name: str = parameter["name"]
    if parameter["in"] == "path":
        return str(re.findall(r"\{([^}]*)\}", operation.path).index(name))
    return name.lower() if parameter["in"] == "header" else name


def _parameter(operation: Operation, old: Raw, new: Raw, published: date | None) -> Iterator[Finding]:
    for rule, was, now in sunset_changes(old, new, published):
        yield _finding_of(operation, old, rule, was, now, _with_parameter(old))
    if old["in"] == "path" and new["name"] != old["name"]:
        yield _finding_of(operation, old, "parameter-renamed", old["name"], new["name"], _with_parameter(old))
    if new.get("required") and not old.get("required"):
        yield _finding_of(operation, old, "parameter-required", False, True, _without_parameter(old))
    if (was := _style(old)) != (now := _style(new)):
        yield _finding_of(operation, old, "parameter-style", was, now, _with_parameter(old))
    yield from narrowed(
        Location(operation.name, f"request.{old['in']}.{old['name']}"), _schema_without_null(old), _schema(new)
    )


def _style(parameter: Raw) -> list[Any]:
    """Return the serialization of a parameter, with OpenAPI's defaults."""
    style = parameter.get("style", "form" if parameter["in"] in ("query", "cookie") else "simple")
    return [style, parameter.get("explode", style == "form"), parameter.get("allowReserved", False)]


def _finding_of(
    operation: Operation, parameter: Raw, rule: str, was: Any, now: Any, example: Callable[[], Any]
) -> Finding:
    return Finding(operation.name, f"request.{parameter['in']}.{parameter['name']}", rule, was, now, example)


def _with_parameter(parameter: Raw) -> Callable[[], Any]:
    return lambda: {parameter["in"]: {parameter["name"]: sample(_schema_without_null(parameter), lambda _: True)}}


def _without_parameter(parameter: Raw) -> Callable[[], Any]:
    return lambda: {parameter["in"]: {}}


def _schema(parameter: Raw) -> Schema:
    schema: Schema = parameter.get("schema", True)
    return schema


def _schema_without_null(parameter: Raw) -> Schema:
    """Return the schema of a parameter without null, which paths, queries and headers cannot contain."""
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
    if was and now and (largest := _max_bytes(was)) > _max_bytes(now):
        yield _finding(old, "body", "x-max-bytes", largest, _max_bytes(now), {"body bytes": largest})


def _contents(operation: Operation, old: Raw, new: Raw) -> Iterator[Finding]:
    for media_type, content in old.items():
        if media_type in new:
            yield from narrowed(
                Location(operation.name, "request.body"),
                content.get("schema", True),
                new[media_type].get("schema", True),
            )
        else:
            example = {"Content-Type": media_type}
            yield _finding(operation, "body", "media-type", media_type, sorted(new) or NOTHING, example)


def _max_bytes(body: Raw) -> int:
    size: int = body.get("x-max-bytes", LARGEST_BODY)
    return size
