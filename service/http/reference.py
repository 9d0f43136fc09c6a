"""The API reference: the contract as the renderer in the browser shows it."""

import gzip
from copy import deepcopy
from functools import cache
from typing import Any

import orjson

from openapi import contract
from service.http.samples import samples

_SCHEME = "oauth2"


@cache
def compressed_document() -> bytes:
    """Return the document of the reference as JSON, compressed by gzip."""
    return gzip.compress(orjson.dumps(document(contract())), mtime=0)


def document(contract: dict[str, Any]) -> dict[str, Any]:
    """Return the contract for display: with readable tags, scopes and samples, and a field for a token."""
    shown = deepcopy(contract)
    for tag in shown["tags"]:
        tag["x-displayName"] = tag["name"].replace("_", " ").capitalize()
    schemes = shown["components"]["securitySchemes"]
    # The URLs of the flows are placeholders, so a client id and secret would be of no use.
    schemes[_SCHEME] = {"type": "http", "scheme": "bearer", "description": schemes[_SCHEME]["description"]}
    for operation, in_each_language in samples(shown):
        operation["description"] += _requirements(operation, shown["security"])
        operation["x-codeSamples"] = in_each_language
    _remove_optional_examples(shown)
    return shown


def _remove_optional_examples(document: dict[str, Any]) -> None:
    """Remove the examples of optional parameters, because the renderer would send them."""
    parameters = list(document["components"]["parameters"].values())
    for item in document["paths"].values():
        parameters += item.get("parameters", [])
        for method in item.keys() - {"parameters"}:
            parameters += item[method].get("parameters", [])
    for parameter in parameters:
        if not parameter.get("required"):
            parameter.pop("example", None)


def _requirements(operation: dict[str, Any], default: list[dict[str, list[str]]]) -> str:
    """Return a paragraph about the scopes and the kind of caller that an operation requires; empty without any."""
    alternatives = [requirement[_SCHEME] for requirement in operation.get("security", default) if requirement]
    scopes = ", or ".join(" and ".join(f"`{scope}`" for scope in scopes) for scopes in alternatives)
    caller = operation.get("x-caller")
    return (f"\n\nScope: {scopes}." if scopes else "") + (f" For a {caller} only." if caller else "")
