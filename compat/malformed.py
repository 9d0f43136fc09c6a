"""What makes a document none that can be compared, in a sentence."""

import re
from collections.abc import Iterator, Mapping
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
    for path, item in document["paths"].items():
        for method in (each for each in METHODS if each in item):
            name, operation = f"{method.upper()} {path}", item[method]
            if not operation.get("responses"):
                yield f"{name} has no responses"
            for way in operation.get("security", document.get("security", [])):
                yield from (
                    f"{name} asks for {each}, which is no security scheme" for each in way.keys() - schemes.keys()
                )
            parameters = [*item.get("parameters", []), *operation.get("parameters", [])]
            names = {each["name"] for each in parameters if each.get("in") == "path"}
            for each in sorted(names - set(re.findall(r"\{([^}]*)\}", path))):
                yield f"{name} has the path parameter {each}, which is not in its path"
    yield from _wrong_schemas(document, ())


def _wrong_schemas(node: Any, steps: Steps) -> Iterator[str]:
    for step, value in enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ():
        here = (*steps, str(step))
        if step == "schema":
            yield from _wrong_schema(value, here)
        elif step not in _EXAMPLES:
            yield from _wrong_schemas(value, here)


def _wrong_schema(schema: Any, steps: Steps) -> Iterator[str]:
    try:
        jsonschema_rs.meta.validate(schema)
    except jsonschema_rs.ValidationError as error:
        yield _sentence(error, steps)
