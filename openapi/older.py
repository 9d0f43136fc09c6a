"""The contract as OpenAPI 3.0.3, for tools that cannot read 3.1.

It describes the same requests and responses, except for the rules for names in maps, which 3.0 cannot express. The
service enforces these rules nevertheless. The events are left out, because 3.0 has no webhooks.
"""

from typing import Any, cast

Schema = dict[str, Any]

_UNSPEAKABLE = {"propertyNames", "patternProperties"}
_BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
# The type null: 3.0 allows null only in addition to a type.
_NULL: Schema = {"type": "object", "nullable": True, "enum": [None]}


def older(document: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI 3.1 document as OpenAPI 3.0.3. The argument is not modified."""
    info = {name: value for name, value in document["info"].items() if name != "summary"}
    if "license" in info:
        info["license"] = license_with_url(**info["license"])
    rest = {name: value for name, value in document.items() if name != "webhooks"}
    return cast(dict[str, Any], _part(rest | {"openapi": "3.0.3", "info": info}))


def license_with_url(name: str, identifier: str) -> dict[str, str]:
    """Return a license by its page in the SPDX license list, for formats without `identifier`."""
    return {"name": name, "url": f"https://spdx.org/licenses/{identifier}.html"}


def _part(node: Any) -> Any:
    """Return a node that is not a schema, with the schemas in it converted."""
    if isinstance(node, list):
        return [_part(each) for each in node]
    if isinstance(node, dict):
        return {name: _member(name, value) for name, value in node.items()}
    return node


def _member(name: str, value: Any) -> Any:
    if name == "schema":
        return _schema(value)
    if name == "schemas":
        return {of: _schema(each) for of, each in value.items()}
    is_data = name in {"example", "examples"} or name.startswith("x-")
    return value if is_data else _part(value)


def _schema(schema: Any) -> Any:
    if not isinstance(schema, dict):  # true and false, which 3.0 allows as additionalProperties
        return schema
    if "$ref" in schema and len(schema) > 1:
        siblings = {name: value for name, value in schema.items() if name != "$ref"}
        return _schema({"allOf": [{"$ref": schema["$ref"]}, *siblings.pop("allOf", [])]} | siblings)
    turned: Schema = {}
    for name, value in schema.items():
        turned |= _keyword(name, value)
    return turned


def _keyword(name: str, value: Any) -> Schema:
    """Return the keywords of 3.0 for one keyword of 3.1."""
    if name in _UNSPEAKABLE:
        return {}
    if name == "type":
        return _types(value)
    if name == "const":
        return {"enum": [value]}
    if name == "examples":
        return {"example": value[0]}
    if name in _BOUNDS:
        return {_BOUNDS[name]: value, name: True}
    return {name: _inner(name, value)}


def _types(types: str | list[str]) -> Schema:
    if types == "null":
        return _NULL
    if isinstance(types, str):
        return {"type": types}
    (only,) = [each for each in types if each != "null"]
    return {"type": only} | ({"nullable": True} if "null" in types else {})


def _inner(name: str, value: Any) -> Any:
    """Return the value of a keyword, with the schemas in it converted."""
    if name == "properties":
        return {of: _schema(each) for of, each in value.items()}
    if name in {"allOf", "anyOf", "oneOf"}:
        return [_schema(each) for each in value]
    return _schema(value) if name in {"items", "additionalProperties", "not"} else value
