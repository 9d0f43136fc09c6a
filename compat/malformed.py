"""What makes a document none that can be compared, in a sentence."""

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
"""The JSON Schemas of OpenAPI documents, by the beginning of their version."""
_LONGEST = 200
_EXAMPLES = ("example", "examples")
_OF_SCHEMAS = jsonschema_rs.Draft202012Validator(
    {"$ref": "https://json-schema.org/draft/2020-12/schema"}, validate_formats=True
)
"""Of the formats `regex` matters most: a pattern has to be one."""


class Malformed(Exception):
    """A document is no OpenAPI document, or breaks a rule of OpenAPI. The message says where and how."""


def require_openapi(document: Any) -> None:
    """Raise Malformed for a document that is not of the structure that OpenAPI demands."""
    if not isinstance(document, dict):
        raise Malformed("it is no object")
    if (structure := _STRUCTURES.get(str(document.get("openapi"))[:3])) is None:
        raise Malformed(f"it has to be of OpenAPI {' or '.join(_STRUCTURES)}")
    if not isinstance(document.get("paths"), dict):
        raise Malformed("it has no paths")
    try:
        structure.validate(document)
    except jsonschema_rs.ValidationError as error:
        raise Malformed(_sentence(error, ())) from error
    if (fault := next(_faults(document), None)) is not None:
        raise Malformed(fault)


def _sentence(error: jsonschema_rs.ValidationError, steps: Steps) -> str:
    place = pointer((*steps, *map(str, error.instance_path))) or "its root"
    text = error.message if len(error.message) <= _LONGEST else f"the rule {error.kind.name} is broken"
    return f"at {place}, {text}"


def _faults(document: Mapping[str, Any]) -> Iterator[str]:
    """What the structure cannot say."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    yield from _paths_of_one_shape(document["paths"])
    for path, item in document["paths"].items():
        for method in (each for each in METHODS if each in item):
            name, operation = f"{method.upper()} {path}", item[method]
            if not operation.get("responses"):
                yield f"{name} has no responses"
            for way in operation.get("security", document.get("security", [])):
                yield from (
                    f"{name} asks for {each}, which is no security scheme" for each in way.keys() - schemes.keys()
                )
            yield from _of_request(name, item.get("parameters", []), operation)
            parameters = [*item.get("parameters", []), *operation.get("parameters", [])]
            names = {each["name"] for each in parameters if each.get("in") == "path"}
            for each in sorted(names - set(re.findall(r"\{([^}]*)\}", path))):
                yield f"{name} has the path parameter {each}, which is not in its path"
    yield from _wrong_schemas(document, ())
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield from _wrong_schema(schema, ("components", "schemas", name))


def shape(path: str) -> str:
    """A path without the names of its parameters: `/v1/patients/{}`."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def _paths_of_one_shape(paths: Iterable[str]) -> Iterator[str]:
    known: dict[str, str] = {}
    for path in paths:
        if (other := known.setdefault(shape(path), path)) != path:
            yield f"{other} and {path} are the same path"


def _of_request(name: str, of_path: list[Any], operation: Mapping[str, Any]) -> Iterator[str]:
    for parameters in (of_path, operation.get("parameters", [])):
        marks = [_mark(each) for each in parameters if "in" in each]
        yield from (f"{name} has the parameter {each} twice" for each in sorted(set(marks)) if marks.count(each) > 1)
    largest = operation.get("requestBody", {}).get("x-max-bytes", 0)
    if type(largest) is not int or largest < 0:
        yield f"{name} has a body whose x-max-bytes is no number of bytes"


def _mark(parameter: Mapping[str, Any]) -> str:
    """The names of headers are the same in small letters and in capital ones."""
    name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
    return f"{parameter['in']}.{name}"


def _wrong_schemas(node: Any, steps: Steps) -> Iterator[str]:
    for step, value in enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ():
        here = (*steps, str(step))
        if step == "schema":
            yield from _wrong_schema(value, here)
        elif step not in _EXAMPLES:
            yield from _wrong_schemas(value, here)


def _wrong_schema(schema: Any, steps: Steps) -> Iterator[str]:
    try:
        _OF_SCHEMAS.validate(schema)
    except jsonschema_rs.ValidationError as error:
        yield _sentence(error, steps)
