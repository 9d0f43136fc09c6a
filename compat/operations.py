"""Everything that broke between two documents."""

from collections.abc import Iterator

from compat.answers import unforeseen
from compat.documents import Document, Operation, shape
from compat.findings import NOTHING, Finding
from compat.requests import refused
from compat.samples import judge


def broken(old: Document, new: Document) -> Iterator[Finding]:
    """What a consumer of the old document cannot rely on in the new one, operation by operation."""
    gone = any(each not in new.servers and ("", each[1]) not in new.servers for each in old.servers)
    if gone or any(host and (host, root) not in old.servers for host, root in new.servers):
        before, after = (sorted(host + root for host, root in each.servers) for each in (old, new))
        for operation in old.operations.values():
            yield _finding(operation, "server", before, after, {"path": operation.path})
    for key, operation in old.operations.items():
        if (now := new.operations.get(key)) is None:
            example = {"method": operation.method.upper(), "path": operation.path}
            yield _finding(operation, "operation-gone", operation.name, NOTHING, example)
        else:
            yield from _renamed(operation, now)
            yield from refused(operation, now)
            yield from unforeseen(operation, now)
    yield from _taken(old, new)


def _finding(operation: Operation, rule: str, was: object, now: object, example: object) -> Finding:
    return Finding(operation.name, "request", rule, was, now, lambda: example)


def _renamed(old: Operation, new: Operation) -> Iterator[Finding]:
    """Generated clients have a function of the operation's name."""
    was, now = old.raw.get("operationId", NOTHING), new.raw.get("operationId", NOTHING)
    if was not in (now, NOTHING):
        yield _finding(old, "operationId", was, now, {"call": was})


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
