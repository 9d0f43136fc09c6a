"""The call of an operation that its samples show."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

Json = dict[str, Any]
_METHODS = ("get", "post", "put", "patch", "delete")


class Call(NamedTuple):
    """A call of the operation `noun.verb`.

    `ids` are the parameters of the path by name, `query` the required ones of the query. `body` is None without one.
    `is_list` is whether the response is a page: the clients iterate over all pages.
    """

    noun: str
    verb: str
    method: str
    path: str
    ids: Json
    query: Json
    query_schema: Json
    media_type: str
    body: Any
    body_schema: Json
    is_list: bool

    @property
    def target(self) -> str:
        """The path with its parameters, and the query."""
        path = self.path.format_map({name: quote(str(value), safe="") for name, value in self.ids.items()})
        return f"{path}?{urlencode(self.query)}" if self.query else path


def calls(document: Json) -> Iterator[tuple[Json, Call]]:
    """Yield each operation of a document, with the call of its samples."""
    for path, item in document["paths"].items():
        for method in (method for method in _METHODS if method in item):
            yield item[method], _call(document, path, method, item)


def resolved(document: Json, part: Json) -> Json:
    """Return what a part of a document refers to; the part itself if it is no reference."""
    while "$ref" in part:
        _, _, section, name = part["$ref"].split("/")
        part = document["components"][section][name]
    return part


def _call(document: Json, path: str, method: str, item: Json) -> Call:
    operation = item[method]
    noun, _, verb = operation["operationId"].partition(".")
    parameters = [resolved(document, each) for each in (*item.get("parameters", []), *operation.get("parameters", []))]
    query = [each for each in parameters if each["in"] == "query" and each.get("required")]
    media_type, body = _content(operation.get("requestBody", {}))
    success = next(each for status, each in operation["responses"].items() if status.startswith("2"))
    returned = resolved(document, _content(resolved(document, success))[1].get("schema", {}))
    return Call(
        noun,
        verb,
        method.upper(),
        path,
        ids={each["name"]: _example(each) for each in parameters if each["in"] == "path"},
        query={each["name"]: _example(each) for each in query},
        query_schema={"properties": {each["name"]: each["schema"] for each in query}},
        media_type=media_type,
        body=_example(body),
        body_schema=body.get("schema", {}),
        is_list="next_cursor" in returned.get("properties", {}),
    )


def _content(message: Json) -> tuple[str, Json]:
    """Return the media type of a body and what describes it; both are empty without a body."""
    return next(iter(message.get("content", {}).items()), ("", {}))


def _example(part: Json) -> Any:
    if "examples" in part:
        return next(iter(part["examples"].values()))["value"]
    return part.get("example")
