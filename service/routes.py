"""Which operation a path and a method mean."""

from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from service.contract import Operation
from service.errors import Fault, Problem, invalid


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
            node.operations[operation.method] = (operation, tuple(names))

    def match(self, method: str, raw_path: bytes) -> tuple[Operation, dict[str, str]]:
        """The operation and the values of its path parameters.

        Raises Problem: 404 for a path of no operation, 405 for one that has operations of other methods, 400 for
        a value that is not UTF-8.
        """
        values: list[bytes] = []
        node = self._root
        for segment in raw_path.decode("latin-1").removeprefix("/").split("/"):
            if segment in node.children:
                node = node.children[segment]
            elif node.parameter is not None and segment:
                values.append(unquote_to_bytes(segment))
                node = node.parameter
            else:
                raise _not_found()
        if not node.operations:
            raise _not_found()
        if method not in node.operations:
            raise Problem(
                "method_not_allowed",
                "This path has no such method.",
                headers={"Allow": ", ".join(sorted(node.operations))},
            )
        operation, names = node.operations[method]
        try:
            return operation, {name: value.decode() for name, value in zip(names, values, strict=True)}
        except UnicodeDecodeError:
            raise invalid([Fault("path", "", "encoding")]) from None


class _Node:
    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.parameter: _Node | None = None
        self.operations: dict[str, tuple[Operation, tuple[str, ...]]] = {}


def _not_found() -> Problem:
    return Problem("not_found", "There is no such path.")
