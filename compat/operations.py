"""All breaking changes between two documents."""

from collections.abc import Iterator

from compat.components import component_changes
from compat.documents import Document, Operation
from compat.events import event_changes
from compat.extensions import extension
from compat.findings import NOTHING, Finding
from compat.malformed import path_template
from compat.requests import request_changes
from compat.responses import response_changes
from compat.samples import validator
from compat.sunset import is_past_sunset, sunset_changes

_EVENT_EXTENSIONS = ("x-event", "x-patient", "x-entity")


def breaking_changes(old: Document, new: Document) -> Iterator[Finding]:
    """Yield the breaking changes for clients of the old document, operation by operation and event by event.

    A removed type is reported once, not at each location that used it.
    """
    gone = old.schemas.keys() - new.schemas.keys()
    yield from (each for each in _changes(old, new) if each.rule != "type-name" or each.was not in gone)


def _changes(old: Document, new: Document) -> Iterator[Finding]:
    gone = any(each not in new.servers and ("", each[1]) not in new.servers for each in old.servers)
    if gone or any(host and (host, root) not in old.servers for host, root in new.servers):
        before, after = (sorted(host + root for host, root in each.servers) for each in (old, new))
        for operation in old.operations.values():
            yield _finding(operation, "server", before, after, {"path": operation.path})
    for key, operation in old.operations.items():
        if (now := new.operations.get(key)) is None:
            if is_past_sunset(operation.raw):
                continue
            example = {"method": operation.method.upper(), "path": operation.path}
            yield _finding(operation, "operation-gone", operation.name, NOTHING, example)
        else:
            yield from _name_changes(operation, now)
            yield from _event_changes(operation, now)
            yield from request_changes(operation, now, old.published)
            yield from response_changes(operation, now)
            for rule, was, is_now in sunset_changes(operation.raw, now.raw, old.published):
                yield _finding(operation, rule, was, is_now, {"call": operation.name})
    yield from _shadowed_paths(old, new)
    yield from event_changes(old, new)
    yield from component_changes(old, new)


def _finding(operation: Operation, rule: str, was: object, now: object, example: object) -> Finding:
    return Finding(operation.name, "request", rule, was, now, lambda: example)


def _name_changes(old: Operation, new: Operation) -> Iterator[Finding]:
    """Yield changes of names: generated clients have a function per operation, in a class or module per tag."""
    was, now = old.raw.get("operationId", NOTHING), new.raw.get("operationId", NOTHING)
    if was not in (now, NOTHING):
        yield _finding(old, "operationId", was, now, {"call": was})
    tags, tags_now = (each.raw.get("tags", []) for each in (old, new))
    if tags and (tags[0] not in tags_now[:1] or not set(tags) <= set(tags_now)):
        yield _finding(old, "tags", tags, tags_now, {"class": tags[0]})


def _event_changes(old: Operation, new: Operation) -> Iterator[Finding]:
    """Yield changes that affect consumers of events and timelines."""
    for name in _EVENT_EXTENSIONS:
        was, now = (extension(each.raw, name) for each in (old, new))
        if was not in (now, NOTHING):
            yield _finding(old, name, was, now, {"event": extension(old.raw, "x-event")})
    if "x-timeline" in old.raw and "x-timeline" not in new.raw:
        yield _finding(old, "x-timeline", old.raw["x-timeline"], NOTHING, {"event": extension(old.raw, "x-event")})
    for name, was in old.raw.get("x-payload", {}).items():
        if was != (now := new.raw.get("x-payload", {}).get(name, NOTHING)):
            yield _finding(old, "x-payload", was, now, {"event": extension(old.raw, "x-event"), "property": name})


def _shadowed_paths(old: Document, new: Document) -> Iterator[Finding]:
    """Yield new paths that used to match a parameter in the path of an old operation."""
    paths = {path_template(each.path) for each in old.operations.values()}
    for path in sorted({each.path for each in new.operations.values() if path_template(each.path) not in paths}):
        for operation in old.operations.values():
            if _matches(operation, path):
                example = {"method": operation.method.upper(), "path": path}
                yield _finding(operation, "path-taken", operation.path, path, example)


def _matches(operation: Operation, path: str) -> bool:
    """Return whether a path differs from that of an operation only by valid values of path parameters."""
    steps, words = operation.path.split("/"), path.split("/")
    different = [
        (step, word) for step, word in zip(steps, words, strict=False) if path_template(step) != path_template(word)
    ]
    return len(steps) == len(words) and all(_allows(operation, step, word) for step, word in different)


def _allows(operation: Operation, step: str, word: str) -> bool:
    schemas = {
        f"{{{each['name']}}}": each.get("schema", {}) for each in operation.raw["parameters"] if each["in"] == "path"
    }
    return step in schemas and validator(schemas[step]).is_valid(word)
