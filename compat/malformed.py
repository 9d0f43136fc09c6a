"""Checks that a document is valid OpenAPI."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jsonschema_rs
from openapi_spec_validator.schemas import schema_v30, schema_v31

from compat.schemas import Steps, pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_STRUCTURES = {
    version: jsonschema_rs.validator_for(dict(structure))
    for version, structure in (("3.0", schema_v30), ("3.1", schema_v31))
}
"""The JSON Schemas of OpenAPI documents, by major and minor version."""
_MAX_MESSAGE = 200
_EXAMPLES = ("example", "examples")
_METASCHEMA = jsonschema_rs.Draft202012Validator(
    {"$ref": "https://json-schema.org/draft/2020-12/schema"}, validate_formats=True
)
"""Formats are validated, so that patterns must be regular expressions."""


class Malformed(Exception):
    """A document is not OpenAPI or violates one of its rules. The message says where and how."""


def require_openapi(document: Any) -> None:
    """Raise Malformed for a document without the structure of OpenAPI."""
    if not isinstance(document, dict):
        raise Malformed("it is not an object")
    if (structure := _STRUCTURES.get(str(document.get("openapi"))[:3])) is None:
        raise Malformed(f"`openapi` must be {' or '.join(_STRUCTURES)}")
    if not isinstance(document.get("paths"), dict):
        raise Malformed("it has no paths")
    try:
        structure.validate(document)
    except jsonschema_rs.ValidationError as error:
        raise Malformed(_message(error, ())) from error
    if (violation := next(_violations(document), None)) is not None:
        raise Malformed(violation)


def _message(error: jsonschema_rs.ValidationError, steps: Steps) -> str:
    location = pointer((*steps, *map(str, error.instance_path))) or "its root"
    text = error.message if len(error.message) <= _MAX_MESSAGE else f"{error.kind.name} is violated"
    return f"at {location}, {text}"


def _violations(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield violations that the JSON Schema of OpenAPI cannot express."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    yield from _ambiguous_paths(document["paths"])
    for path, item in document["paths"].items():
        for method in (each for each in METHODS if each in item):
            name, operation = f"{method.upper()} {path}", item[method]
            if not operation.get("responses"):
                yield f"{name} has no responses"
            for requirement in operation.get("security", document.get("security", [])):
                yield from (
                    f"{name} requires {each}, which is not a security scheme"
                    for each in requirement.keys() - schemes.keys()
                )
            yield from _request_violations(name, item.get("parameters", []), operation)
            parameters = [*item.get("parameters", []), *operation.get("parameters", [])]
            names = {each["name"] for each in parameters if each.get("in") == "path"}
            for each in sorted(names - set(re.findall(r"\{([^}]*)\}", path))):
                yield f"{name} has the path parameter {each}, which is not in its path"
    yield from _invalid_schemas(document, ())
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield from _invalid_schema(schema, ("components", "schemas", name))


def path_template(path: str) -> str:
    """Return a path without the names of its parameters: `/v1/patients/{}`."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def _ambiguous_paths(paths: Iterable[str]) -> Iterator[str]:
    known: dict[str, str] = {}
    for path in paths:
        if (other := known.setdefault(path_template(path), path)) != path:
            yield f"{other} and {path} are the same path"


def _request_violations(name: str, of_path: list[Any], operation: Mapping[str, Any]) -> Iterator[str]:
    for parameters in (of_path, operation.get("parameters", [])):
        keys = [_parameter_key(each) for each in parameters if "in" in each]
        yield from (f"{name} has the parameter {each} twice" for each in sorted(set(keys)) if keys.count(each) > 1)
    largest = operation.get("requestBody", {}).get("x-max-bytes", 0)
    if type(largest) is not int or largest < 0:
        yield f"{name} has an x-max-bytes that is not a number of bytes"


def _parameter_key(parameter: Mapping[str, Any]) -> str:
    """Return the key of a parameter. Header names are case-insensitive."""
    name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
    return f"{parameter['in']}.{name}"


def _invalid_schemas(node: Any, steps: Steps) -> Iterator[str]:
    for step, value in enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ():
        here = (*steps, str(step))
        if step == "schema":
            yield from _invalid_schema(value, here)
        elif step not in _EXAMPLES:
            yield from _invalid_schemas(value, here)


def _invalid_schema(schema: Any, steps: Steps) -> Iterator[str]:
    try:
        _METASCHEMA.validate(schema)
    except jsonschema_rs.ValidationError as error:
        yield _message(error, steps)
