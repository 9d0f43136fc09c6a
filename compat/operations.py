"""Everything that broke between two documents."""

from collections.abc import Iterator

from compat.answers import unforeseen
from compat.components import changed
from compat.documents import Document, Operation
from compat.extensions import extension
from compat.findings import NOTHING, Finding
from compat.malformed import shape
from compat.requests import refused
from compat.samples import judge
from compat.sunset import hasty, is_over

_OF_EVENTS = ("x-event", "x-subject", "x-entity")


def broken(old: Document, new: Document) -> Iterator[Finding]:
    """What a consumer of the old document cannot rely on in the new one, operation by operation.

    A type that is gone is told of once, and not for each place where it was used.
    """
    gone = old.schemas.keys() - new.schemas.keys()
    yield from (each for each in _broken(old, new) if each.rule != "type-name" or each.was not in gone)


def _broken(old: Document, new: Document) -> Iterator[Finding]:
    gone = any(each not in new.servers and ("", each[1]) not in new.servers for each in old.servers)
    if gone or any(host and (host, root) not in old.servers for host, root in new.servers):
        before, after = (sorted(host + root for host, root in each.servers) for each in (old, new))
        for operation in old.operations.values():
            yield _finding(operation, "server", before, after, {"path": operation.path})
    for key, operation in old.operations.items():
        if (now := new.operations.get(key)) is None:
            if is_over(operation.raw):
                continue
            example = {"method": operation.method.upper(), "path": operation.path}
            yield _finding(operation, "operation-gone", operation.name, NOTHING, example)
        else:
            yield from _renamed(operation, now)
            yield from _recorded(operation, now)
            yield from refused(operation, now, old.published)
            yield from unforeseen(operation, now)
            for rule, was, is_now in hasty(operation.raw, now.raw, old.published):
                yield _finding(operation, rule, was, is_now, {"call": operation.name})
    yield from _taken(old, new)
    yield from changed(old, new)


def _finding(operation: Operation, rule: str, was: object, now: object, example: object) -> Finding:
    return Finding(operation.name, "request", rule, was, now, lambda: example)


def _renamed(old: Operation, new: Operation) -> Iterator[Finding]:
    """Generated clients have a function of the operation's name, in a class or a module of its tag."""
    was, now = old.raw.get("operationId", NOTHING), new.raw.get("operationId", NOTHING)
    if was not in (now, NOTHING):
        yield _finding(old, "operationId", was, now, {"call": was})
    tags, tags_now = (each.raw.get("tags", []) for each in (old, new))
    if tags and (tags[0] not in tags_now[:1] or not set(tags) <= set(tags_now)):
        yield _finding(old, "tags", tags, tags_now, {"class": tags[0]})


def _recorded(old: Operation, new: Operation) -> Iterator[Finding]:
    """What consumers of events and timelines go by."""
    for name in _OF_EVENTS:
        was, now = (extension(each.raw, name) for each in (old, new))
        if was not in (now, NOTHING):
            yield _finding(old, name, was, now, {"event": extension(old.raw, "x-event")})
    if "x-timeline" in old.raw and "x-timeline" not in new.raw:
        yield _finding(old, "x-timeline", old.raw["x-timeline"], NOTHING, {"event": extension(old.raw, "x-event")})


def _taken(old: Document, new: Document) -> Iterator[Finding]:
    """Paths of new operations that were values of a parameter in the path of an old one."""
    paths = {shape(each.path) for each in old.operations.values()}
    for path in sorted({each.path for each in new.operations.values() if shape(each.path) not in paths}):
        for operation in old.operations.values():
            if _matches(operation, path):
                example = {"method": operation.method.upper(), "path": path}
                yield _finding(operation, "path-taken", operation.path, path, example)


def _matches(operation: Operation, path: str) -> bool:
    """Whether a path was one of an operation's, by a word where that has a parameter and nowhere else."""
    steps, words = operation.path.split("/"), path.split("/")
    apart = [(step, word) for step, word in zip(steps, words, strict=False) if shape(step) != shape(word)]
    return len(steps) == len(words) and all(_allows(operation, step, word) for step, word in apart)


def _allows(operation: Operation, step: str, word: str) -> bool:
    schemas = {
        f"{{{each['name']}}}": each.get("schema", {}) for each in operation.raw["parameters"] if each["in"] == "path"
    }
    return step in schemas and judge(schemas[step]).is_valid(word)
