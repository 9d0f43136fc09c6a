"""The documents to compare, from a file or a git ref, with references resolved."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import jsonschema_rs
import orjson
import yaml

from compat import Unreadable
from compat.malformed import METHODS, Malformed, path_template, require_openapi
from compat.reading import parse
from compat.schemas import TYPE

TARGET = "x-compat-target"
"""The key of a link's operation, as method and path; None if the document has no such operation."""
Raw = Mapping[str, Any]
# Raised while reading a document with a wrong structure.
_STRUCTURE_ERRORS = (AttributeError, LookupError, TypeError, ValueError)
_BEARERS = {"http", "oauth2", "openIdConnect"}


class Operation(NamedTuple):
    method: str
    path: str
    raw: Raw
    """The operation as in the document, with the parameters of its path, which its own ones override."""
    security: list[frozenset[str]]
    """The alternative security requirements, each a set of a credential and scopes."""

    @property
    def name(self) -> str:
        return f"{self.method.upper()} {self.path}"


class Document(NamedTuple):
    name: str
    operations: Mapping[tuple[str, str], Operation]
    """By method and path template."""
    events: Mapping[tuple[str, str], Operation]
    """The webhooks, by method and type, which is their path."""
    servers: frozenset[tuple[str, str]]
    """Pairs of origin (empty for that of the document) and base path."""
    schemas: Mapping[str, Any]
    """The component schemas by name."""
    security_schemes: Mapping[str, Raw]
    published: date | None = None
    """The date of the release, if known."""


def from_file(path: Path) -> Document:
    """Load a document. Raises Unreadable."""
    try:
        return _document(path.name, path.read_bytes())
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error


def from_git(ref: str, path: Path) -> Document:
    """Load the document as of a git ref of its repository. Raises Unreadable."""
    git = ("git", "-C", str(path.resolve().parent))
    show = [*git, "cat-file", "blob", "--end-of-options", f"{ref}:./{path.name}"]
    log = [*git, "log", "-1", "--format=%cs", "--end-of-options", ref]
    try:
        shown, dated = (subprocess.run(each, capture_output=True, check=True) for each in (show, log))
    except OSError as error:
        raise Unreadable(f"{ref} is not a file, and git cannot be run: {error}") from error
    except subprocess.CalledProcessError as error:
        raise Unreadable(
            f"{ref} is neither a file nor a git ref with {path.name}: {error.stderr.decode().strip()}"
        ) from error
    return _document(ref, shown.stdout)._replace(published=date.fromisoformat(dated.stdout.decode().strip()))


def _document(name: str, text: bytes) -> Document:
    raw = _read(name, text)
    operations = {(each.method, path_template(each.path)): each for each in _operations(raw, "paths")}
    events = {(each.method, each.path): each for each in _operations(raw, "webhooks")}
    unsupported = sorted({key for each in (*operations.values(), *events.values()) for key in _unsupported(each)})
    servers = frozenset(_server(each["url"]) for each in raw.get("servers") or [{"url": "/"}])
    if _has_references([raw["paths"], raw.get("webhooks")]):
        raise Unreadable(f"{name} has a schema that refers to itself, which cannot be compared")
    if unsupported:
        raise Unreadable(f"{name} has {' and '.join(unsupported)}, which cannot be compared")
    components = raw.get("components", {})
    return Document(
        name, operations, events, servers, components.get("schemas", {}), components.get("securitySchemes", {})
    )


def _read(name: str, text: bytes) -> Raw:
    """Return a document with references resolved and schemas named. Raises Unreadable."""
    try:
        document = parse(text)
        # Convert to JSON types: in YAML, a status may be a number and a date is not a string.
        plain = _with_portable_escapes(orjson.loads(orjson.dumps(document, option=orjson.OPT_NON_STR_KEYS)))
        require_openapi(plain)
        raw: Raw = jsonschema_rs.dereference(_with_link_targets(_with_type_names(plain)))
        require_openapi(raw)
    except (yaml.YAMLError, jsonschema_rs.ReferencingError, Malformed, *_STRUCTURE_ERRORS) as error:
        raise Unreadable(f"{name} is not an OpenAPI document: {error}") from error
    return raw


def _with_type_names(document: dict[str, Any]) -> dict[str, Any]:
    """Mark each component schema with its name, so that the name remains when references are resolved."""
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        if isinstance(schema, dict):
            schema[TYPE] = name
    return document


def _with_link_targets(document: dict[str, Any]) -> dict[str, Any]:
    """Add the method and path of its operation to each link, because the operationId may be renamed."""
    targets = {
        item[method]["operationId"]: f"{method.upper()} {path_template(path)}"
        for path, item in document["paths"].items()
        for method in METHODS
        if "operationId" in item.get(method, {})
    }
    for link in _links(document):
        link[TARGET] = targets.get(link["operationId"])
    return document


def _links(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every link with an operationId, of responses and of components."""
    if isinstance(node, list):
        for each in node:
            yield from _links(each)
    elif isinstance(node, dict):
        for name, inner in node.items():
            if name == "links" and isinstance(inner, dict):
                yield from (link for link in inner.values() if isinstance(link, dict) and "operationId" in link)
            yield from _links(inner)


def _with_portable_escapes(node: Any) -> Any:
    """Replace `\\u0000` in patterns by `\\x00`: the same character, in more dialects of regular expressions."""
    if isinstance(node, list):
        return [_with_portable_escapes(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        name: re.sub(r"\\u00([0-9A-Fa-f]{2})", r"\\x\1", value)
        if name == "pattern" and isinstance(value, str)
        else _with_portable_escapes(value)
        for name, value in node.items()
    }


def _server(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "", parts.path.rstrip("/")


def _unsupported(operation: Operation) -> Iterator[str]:
    if "servers" in operation.raw:
        yield "an operation with its own servers"
    if "callbacks" in operation.raw:
        yield "callbacks"
    responses = operation.raw.get("responses", {}).values()
    headers = [each for response in responses for each in response.get("headers", {}).values()]
    if any("content" in each for each in [*operation.raw["parameters"], *headers]):
        yield "a parameter or a header with a media type"


def _operations(raw: Raw, where: Literal["paths", "webhooks"]) -> Iterator[Operation]:
    for path, item in raw.get(where, {}).items():
        for method in (each for each in METHODS if each in item):
            parameters = [*item.get("parameters", []), *item[method].get("parameters", [])]
            servers = {"servers": item["servers"]} if "servers" in item else {}
            whole = servers | item[method] | {"parameters": parameters}
            yield Operation(method, path, whole, _security(raw, item[method]))


def _security(raw: Raw, operation: Raw) -> list[frozenset[str]]:
    requirements = operation.get("security", raw.get("security", [])) or [{}]
    schemes = raw.get("components", {}).get("securitySchemes", {})
    return [
        frozenset(part for name, scopes in each.items() for part in (_credential(schemes[name]), *scopes))
        for each in requirements
    ]


def _credential(scheme: Raw) -> str:
    """Return the credential that a scheme requires. Bearer tokens are the same however they are obtained."""
    if scheme["type"] in _BEARERS and scheme.get("scheme", "bearer").lower() == "bearer":
        return "a bearer token"
    return " ".join(str(scheme[each]) for each in ("type", "scheme", "in", "name") if each in scheme)


def _has_references(node: Any) -> bool:
    if isinstance(node, dict):
        return "$ref" in node or any(_has_references(value) for value in node.values())
    return isinstance(node, list) and any(_has_references(value) for value in node)
