"""The operations of the contract by noun, for the TypeScript client."""

import re
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

Json = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")


class Operation(NamedTuple):
    """An operation, `noun.name`, with types of TypeScript. `items` is the property of a page that has its items."""

    id: str
    description: list[str]
    method: str
    path: str
    has_query: bool
    needs_query: bool
    body: str
    media_type: str
    result: str
    is_text: bool
    items: str

    @property
    def noun(self) -> str:
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.partition(".")[2]

    @property
    def path_parameters(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.path)

    @property
    def template(self) -> str:
        """The path as a template literal."""
        return re.sub(r"{(\w+)}", lambda found: f"${{{camel(found[1])}}}", self.path)


class Noun(NamedTuple):
    name: str
    operations: list[Operation]


def nouns(document: Json) -> list[Noun]:
    """Return the operations of a document by noun, both in alphabetical order."""
    found = sorted(_operations(document), key=lambda operation: operation.id)
    return [Noun(name, list(group)) for name, group in groupby(found, key=lambda operation: operation.noun)]


def error_codes(document: Json) -> list[str]:
    """Return the codes that the errors of all responses list."""
    schemas = [schema for name, schema in document["components"]["schemas"].items() if name.endswith("Error")]
    parts = [part for schema in schemas for part in schema.get("allOf", ())]
    return sorted({code for part in parts for code in part.get("properties", {}).get("error", {}).get("enum", ())})


def error_fields(document: Json) -> list[tuple[str, Json]]:
    """Return the further properties of an error: lists and texts."""
    properties: Json = document["components"]["schemas"]["Error"]["properties"]
    return [(name, field) for name, field in properties.items() if name not in ("error", "message", "request_id")]


def camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.title, others))


def pascal(name: str) -> str:
    return "".join(map(str.title, name.split("_")))


def _operations(document: Json) -> Iterator[Operation]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(document, path, method, item)


def _operation(document: Json, path: str, method: str, item: Json) -> Operation:
    operation: Json = item[method]
    parameters = [_resolved(document, each) for each in (*item.get("parameters", ()), *operation.get("parameters", ()))]
    query = [each for each in parameters if each["in"] == "query"]
    body_type, body = _content(operation.get("requestBody", {"content": {"": {"schema": {}}}}))
    response = next(each for status, each in operation["responses"].items() if status.startswith("2"))
    result_type, result = _content(_resolved(document, response))
    return Operation(
        id=operation["operationId"],
        description=_description(operation),
        method=method.upper(),
        path=path,
        has_query=bool(query),
        needs_query=any(each.get("required") for each in query),
        body=_type(body),
        media_type=body_type or "application/json",
        result=_type(result),
        is_text="json" not in result_type,
        items=_items(document, result),
    )


def _content(message: Json) -> tuple[str, Json]:
    """Return the media type and the schema of a request body or a response; each has one."""
    ((media_type, media),) = message["content"].items()
    return media_type, media["schema"]


def _type(schema: Json) -> str:
    """Return the type of a schema, which has a name, is a text, or nothing."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return f'Schemas["{name}"]' if name else "string" if schema else ""


def _items(document: Json, schema: Json) -> str:
    """Return the property with the items of a page: a response with `next_cursor` and one list. Empty for others."""
    properties = _resolved(document, schema).get("properties", {})
    if "next_cursor" not in properties:
        return ""
    lists = [name for name, each in properties.items() if _resolved(document, each).get("type") == "array"]
    return lists[0] if len(lists) == 1 else ""


def _resolved(document: Json, part: Json) -> Json:
    while "$ref" in part:
        found: Any = document
        for name in part["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        part = found
    return part


def _description(operation: Json) -> list[str]:
    """Return the lines of a comment."""
    paragraphs = [f"{operation['summary']}.", *operation.get("description", "").strip().split("\n\n")]
    lines = [[*textwrap.wrap(each, 112), ""] for each in paragraphs if each]
    return [line.replace("*/", "*\\/") for each in lines for line in each][:-1]
