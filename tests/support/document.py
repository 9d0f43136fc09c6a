"""Access to the document: references resolved, and every object or schema with its location."""

from collections.abc import Iterator
from typing import Any

from tests.support.oracle import CONTRACT

Found = Iterator[tuple[str, dict[str, Any]]]
_OF_SCHEMA = {"items", "additionalProperties", "propertyNames", "schema"}
_OF_SCHEMAS = {"properties", "allOf", "anyOf", "schemas"}


def resolved(node: Any) -> Any:
    """Return a part of the contract with its references resolved."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = CONTRACT
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def all_objects(node: Any = CONTRACT, path: str = "") -> Found:
    """Yield all objects of the contract with their locations, except for those in examples."""
    if isinstance(node, dict):
        yield path, node
        for name, value in node.items():
            if name != "example":
                yield from all_objects(value, f"{path}/{name}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from all_objects(value, f"{path}/{number}")


def schemas() -> Found:
    """Yield all schemas, including nested ones, where they are defined; no references."""
    for path, node in all_objects():
        for name in _OF_SCHEMA & node.keys():
            yield from _written(f"{path}/{name}", node[name])
        for name in _OF_SCHEMAS & node.keys():
            inner = node[name]
            for key, schema in inner.items() if isinstance(inner, dict) else enumerate(inner):
                yield from _written(f"{path}/{name}/{key}", schema)


def _written(path: str, schema: Any) -> Found:
    if isinstance(schema, dict) and schema and "$ref" not in schema:
        yield path, schema


def types_of(schema: dict[str, Any]) -> set[str]:
    """Return the types that a schema names."""
    named = schema.get("type", [])
    return {named} if isinstance(named, str) else set(named)


def subschemas(schema: Any, path: str = "") -> Found:
    """Yield a schema and all its subschemas, references resolved."""
    schema = resolved(schema)
    yield path, schema
    for name, inner in schema.get("properties", {}).items():
        yield from subschemas(inner, f"{path}/{name}")
    for name in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(name), dict):
            yield from subschemas(schema[name], f"{path}/{name}")
    for inner in [*schema.get("allOf", []), *schema.get("anyOf", [])]:
        yield from subschemas(inner, path)
