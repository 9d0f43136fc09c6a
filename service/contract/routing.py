"""Routing: from a path and a method to an operation."""

from collections.abc import Iterable
from urllib.parse import unquote

from service.contract.model import Operation
from service.errors import ErrorDetail, Problem, method_not_allowed, validation_error

# The operation of GET serves HEAD too (RFC 9110, 9.3.2), so `Allow` has HEAD although the contract does not.
_METHODS_OF = {"GET": ("GET", "HEAD")}


class Routes:
    """A tree of path segments. A literal segment takes precedence over a parameter, as OpenAPI requires.

    A parameter can have text after it in its segment, as in `{version}.json`.

    Paths are matched before percent-decoding, so that an encoded slash is part of its segment.
    """

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        for operation in operations:
            node = self._root
            names = []
            for segment in operation.path.strip("/").split("/"):
                if segment.startswith("{"):
                    name, _, suffix = segment[1:].partition("}")
                    names.append(name)
                    node = node.parameters.setdefault(suffix, _Node())
                else:
                    node = node.children.setdefault(segment, _Node())
            for method in _METHODS_OF.get(operation.method, (operation.method,)):
                node.operations[method] = (operation, tuple(names))

    def match(self, method: str, raw_path: bytes) -> tuple[Operation, dict[str, str]]:
        """Return the operation and the values of its path parameters.

        Raises Problem: 404 for an unknown path, 405 for an unknown method of a path, 400 for a value that is not UTF-8.
        """
        node, values = self._find(raw_path)
        if method not in node.operations:
            raise method_not_allowed(node.operations)
        operation, names = node.operations[method]
        try:
            return operation, {name: unquote(value, errors="strict") for name, value in zip(names, values, strict=True)}
        except UnicodeDecodeError:
            raise validation_error([ErrorDetail("path", "", "encoding")]) from None

    def methods(self, raw_path: bytes) -> list[str]:
        """Return the methods of a path. Raises Problem, 404, for an unknown path."""
        return sorted(self._find(raw_path)[0].operations)

    def _find(self, raw_path: bytes) -> tuple["_Node", list[str]]:
        match = self._root.find(raw_path.decode("latin-1").removeprefix("/").split("/"))
        if match is None:
            raise Problem("not_found", "The path does not exist.")
        return match


class _Node:
    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.parameters: dict[str, _Node] = {}
        """The nodes of parameters by the text after each, in the order of the contract."""
        self.operations: dict[str, tuple[Operation, tuple[str, ...]]] = {}

    def find(self, segments: list[str]) -> tuple["_Node", list[str]] | None:
        """Return the node at the end of the segments, and the segments that are parameters."""
        if not segments:
            return (self, []) if self.operations else None
        first, *rest = segments
        if (child := self.children.get(first)) and (found := child.find(rest)):
            return found
        for suffix, child in self.parameters.items():
            value = first.removesuffix(suffix)
            if value and first.endswith(suffix) and (found := child.find(rest)):
                node, values = found
                return node, [value, *values]
        return None
