"""Which operation a path and a method mean."""

from collections.abc import Iterable
from urllib.parse import unquote

from service.contract.model import Operation
from service.errors import ErrorDetail, Problem, method_not_allowed, validation_error

# HEAD is served by the operation of GET (RFC 9110, 9.3.2), and so stands in `Allow` without standing in the contract.
_SERVED_BY = {"GET": ("GET", "HEAD")}


class Routes:
    """A tree of path segments. A written segment goes before a parameter, as OpenAPI asks.

    Paths are matched before they are percent-decoded: an encoded slash belongs to its segment.
    """

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        for operation in operations:
            node = self._root
            names = []
            for segment in operation.path.strip("/").split("/"):
                if segment.startswith("{"):
                    names.append(segment[1:-1])
                    node.parameter = node.parameter or _Node()
                    node = node.parameter
                else:
                    node = node.children.setdefault(segment, _Node())
            for method in _SERVED_BY.get(operation.method, (operation.method,)):
                node.operations[method] = (operation, tuple(names))

    def match(self, method: str, raw_path: bytes) -> tuple[Operation, dict[str, str]]:
        """The operation and the values of its path parameters.

        Raises Problem: 404 for a path of no operation, 405 for one that has operations of other methods, 400 for
        a value that is not UTF-8.
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
        """The methods of a path. Raises Problem: 404 for a path of no operation."""
        return sorted(self._find(raw_path)[0].operations)

    def _find(self, raw_path: bytes) -> tuple["_Node", list[str]]:
        found = self._root.find(raw_path.decode("latin-1").removeprefix("/").split("/"))
        if found is None:
            raise Problem("not_found", "The path does not exist.")
        return found


class _Node:
    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.parameter: _Node | None = None
        self.operations: dict[str, tuple[Operation, tuple[str, ...]]] = {}

    def find(self, segments: list[str]) -> tuple["_Node", list[str]] | None:
        """The node at the end of the segments, and those of them that stand for parameters."""
        if not segments:
            return (self, []) if self.operations else None
        first, *rest = segments
        if (child := self.children.get(first)) and (found := child.find(rest)):
            return found
        if first and self.parameter and (found := self.parameter.find(rest)):
            node, values = found
            return node, [first, *values]
        return None
