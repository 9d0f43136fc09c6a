"""The documents to compare, from a file or from a release, with their references followed."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import jsonschema_rs
import orjson
import yaml

from compat import Unreadable
from compat.malformed import METHODS, Malformed, require_openapi, shape
from compat.reading import values
from compat.schemas import TYPE

TARGET = "x-compat-target"
"""Under which a link has its operation by method and path; None if the document has no such operation."""
Raw = Mapping[str, Any]
# What reading raises when something stands where something else belongs.
_MISSHAPEN = (AttributeError, LookupError, TypeError, ValueError)
_BEARERS = {"http", "oauth2", "openIdConnect"}


class Operation(NamedTuple):
    method: str
    path: str
    raw: Raw
    """As it stands, with the parameters of its path; its own take the place of those."""
    ways: list[frozenset[str]]
    """The ways to be allowed, each what it asks for: a kind of credential, and scopes."""

    @property
    def name(self) -> str:
        return f"{self.method.upper()} {self.path}"


class Document(NamedTuple):
    name: str
    operations: Mapping[tuple[str, str], Operation]
    """By method and the shape of their path."""
    servers: frozenset[tuple[str, str]]
    """Their hosts, which are empty where the document is from, and the paths below which the operations are."""
    schemas: Mapping[str, Any]
    """By name, as the components have them."""
    security_schemes: Mapping[str, Raw]
    published: date | None = None
    """The day of the release, if it is known."""


def from_file(path: Path) -> Document:
    """Raises Unreadable."""
    try:
        return _document(path.name, path.read_bytes())
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error


def from_release(ref: str, path: Path) -> Document:
    """The document as it stood at a git ref, of the repository that it is in now. Raises Unreadable."""
    git = ("git", "-C", str(path.resolve().parent))
    show = [*git, "cat-file", "blob", "--end-of-options", f"{ref}:./{path.name}"]
    log = [*git, "log", "-1", "--format=%cs", "--end-of-options", ref]
    try:
        shown, dated = (subprocess.run(each, capture_output=True, check=True) for each in (show, log))
    except OSError as error:
        raise Unreadable(f"{ref} is no file, and git cannot be asked: {error}") from error
    except subprocess.CalledProcessError as error:
        raise Unreadable(f"{ref} is no file and no ref with {path.name}: {error.stderr.decode().strip()}") from error
    return _document(ref, shown.stdout)._replace(published=date.fromisoformat(dated.stdout.decode().strip()))


def _document(name: str, text: bytes) -> Document:
    raw = _read(name, text)
    operations = {(each.method, shape(each.path)): each for each in _operations(raw)}
    strange = sorted({key for each in operations.values() for key in _not_compared(each)})
    servers = frozenset(_server(each["url"]) for each in raw.get("servers") or [{"url": "/"}])
    if _refers(raw["paths"]):
        raise Unreadable(f"{name} has a schema that refers to itself; such cannot be compared")
    if strange:
        raise Unreadable(f"{name} has {' and '.join(strange)}; such cannot be compared")
    components = raw.get("components", {})
    return Document(name, operations, servers, components.get("schemas", {}), components.get("securitySchemes", {}))


def _read(name: str, text: bytes) -> Raw:
    """A document with its references followed and its schemas named. Raises Unreadable."""
    try:
        document = values(text)
        # As JSON: to YAML a status is a number, and a date is no text.
        plain = _spelled(orjson.loads(orjson.dumps(document, option=orjson.OPT_NON_STR_KEYS)))
        require_openapi(plain)
        raw: Raw = jsonschema_rs.dereference(_with_link_targets(_named(plain)))
        require_openapi(raw)
    except (yaml.YAMLError, jsonschema_rs.ReferencingError, Malformed, *_MISSHAPEN) as error:
        raise Unreadable(f"{name} is no OpenAPI document: {error}") from error
    return raw


def _named(document: dict[str, Any]) -> dict[str, Any]:
    """Marks each schema of the components with its name, which references then carry to where it is used."""
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        if isinstance(schema, dict):
            schema[TYPE] = name
    return document


def _with_link_targets(document: dict[str, Any]) -> dict[str, Any]:
    """Give each link the method and path of its operation beside the operationId, which may be renamed."""
    targets = {
        item[method]["operationId"]: f"{method.upper()} {shape(path)}"
        for path, item in document["paths"].items()
        for method in METHODS
        if "operationId" in item.get(method, {})
    }
    for link in _links(document):
        link[TARGET] = targets.get(link["operationId"])
    return document


def _links(node: Any) -> Iterator[dict[str, Any]]:
    """Every link that names its operation by operationId, of responses and of the components."""
    if isinstance(node, list):
        for each in node:
            yield from _links(each)
    elif isinstance(node, dict):
        for name, inner in node.items():
            if name == "links" and isinstance(inner, dict):
                yield from (link for link in inner.values() if isinstance(link, dict) and "operationId" in link)
            yield from _links(inner)


def _spelled(node: Any) -> Any:
    """With `\\u0000` in patterns as `\\x00`: the same character, and more dialects of regular expressions read it."""
    if isinstance(node, list):
        return [_spelled(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        name: re.sub(r"\\u00([0-9A-Fa-f]{2})", r"\\x\1", value)
        if name == "pattern" and isinstance(value, str)
        else _spelled(value)
        for name, value in node.items()
    }


def _server(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "", parts.path.rstrip("/")


def _not_compared(operation: Operation) -> Iterator[str]:
    if "servers" in operation.raw:
        yield "an operation with servers of its own"
    if "callbacks" in operation.raw:
        yield "callbacks"
    headers = [each for answer in operation.raw["responses"].values() for each in answer.get("headers", {}).values()]
    if any("content" in each for each in [*operation.raw["parameters"], *headers]):
        yield "a parameter or a header with a media type"


def _operations(raw: Raw) -> Iterator[Operation]:
    for path, item in raw["paths"].items():
        for method in (each for each in METHODS if each in item):
            parameters = [*item.get("parameters", []), *item[method].get("parameters", [])]
            servers = {"servers": item["servers"]} if "servers" in item else {}
            whole = servers | item[method] | {"parameters": parameters}
            yield Operation(method, path, whole, _ways(raw, item[method]))


def _ways(raw: Raw, operation: Raw) -> list[frozenset[str]]:
    ways = operation.get("security", raw.get("security", [])) or [{}]
    schemes = raw.get("components", {}).get("securitySchemes", {})
    return [frozenset(ask for name, scopes in way.items() for ask in (_kind(schemes[name]), *scopes)) for way in ways]


def _kind(scheme: Raw) -> str:
    """What one has to hold: however a bearer token is had, it is a bearer token."""
    if scheme["type"] in _BEARERS and scheme.get("scheme", "bearer").lower() == "bearer":
        return "a bearer token"
    return " ".join(str(scheme[each]) for each in ("type", "scheme", "in", "name") if each in scheme)


def _refers(node: Any) -> bool:
    if isinstance(node, dict):
        return "$ref" in node or any(_refers(value) for value in node.values())
    return isinstance(node, list) and any(_refers(value) for value in node)
