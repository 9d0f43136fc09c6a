"""The contract, loaded by Connexion and compiled at start into what requests need."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import cache
from inspect import iscoroutinefunction, signature
from keyword import iskeyword
from typing import Any

import jsonschema_rs
import orjson
from connexion.middleware.abstract import AbstractRoutingAPI
from connexion.operations import AbstractOperation
from connexion.spec import OpenAPISpecification, Specification

from openapi import LARGEST_BODY, contract
from openapi.formats import FORMATS
from service.contract.deprecation import deprecations
from service.contract.expressions import compile_expression, compile_payload, compile_template
from service.contract.model import (
    Body,
    DocumentedResponse,
    Normalizer,
    Operation,
    Parameter,
    ResponseRateLimit,
    Timeline,
)

_UUID: str = contract()["components"]["schemas"]["Uuid"]["pattern"]


def _accept_openapi_31(_: type[Specification], document: Mapping[str, Any]) -> None:
    pass


# Connexion 3.3 validates documents with the schema of OpenAPI 3.0 only, which rejects 3.1; the rest of it works. A test
# validates the document instead, not each start; another test fails when this is no longer needed.
OpenAPISpecification._validate_spec = classmethod(_accept_openapi_31)


class Contract(AbstractRoutingAPI[Operation]):  # type: ignore[misc]  # Connexion is untyped
    """All operations. Connexion enumerates them and resolves their handlers by operationId.

    Raises ResolverError of Connexion for an operation without a handler, and ValueError or KeyError for an extension
    that is not supported or incomplete.
    """

    def __init__(self, specification: Specification, **options: Any) -> None:
        self.operations: list[Operation] = []
        super().__init__(specification, **options)

    def make_operation(self, operation: AbstractOperation) -> Operation:
        raw = self.specification.get_operation(operation.path, operation.method)
        parameters = tuple(_parameter(each) for each in operation.parameters)  # including those of the path
        responses = {int(status): each for status, each in raw["responses"].items() if "content" in each}
        return Operation(
            id=raw["operationId"],
            method=operation.method.upper(),
            path=operation.path,
            handler=operation.function,
            on_loop=iscoroutinefunction(operation.function),
            handler_parameters=frozenset(signature(operation.function).parameters),
            parameters=parameters,
            query_names=frozenset(each.name for each in parameters if each.location == "query"),
            body=compile_body(raw["requestBody"]) if "requestBody" in raw else None,
            responses={status: _response(each) for status, each in responses.items()},
            security=tuple(
                frozenset(scope for scopes in requirement.values() for scope in scopes)
                for requirement in operation.security
            ),
            caller_kind=raw.get("x-caller"),
            restricts_to_self=_restricts_to_self(raw, parameters),
            rate_limit=raw.get("x-rate-limit"),
            response_rate_limit=_response_rate_limit(raw["responses"]),
            patient_id_argument=next((each.argument for each in parameters if each.names_patient_id), None),
            event=raw.get("x-event"),
            patient_id=compile_expression(raw["x-patient"]) if "x-patient" in raw else None,
            entity=compile_expression(raw["x-entity"]) if "x-entity" in raw else None,
            payload=compile_payload(raw["x-payload"]) if "x-payload" in raw else None,
            timeline=_timeline(raw["x-timeline"]) if "x-timeline" in raw else None,
            returns_phi=_has_mark("x-phi", [each["content"] for each in responses.values()]),
            returns_secret=_has_mark("x-secret", [each["content"] for each in responses.values()]),
            deprecations=deprecations(raw, operation.parameters),
        )

    @staticmethod
    def _framework_path_and_name(operation: AbstractOperation, path: str) -> tuple[str, str]:
        return path, operation.operation_id

    def _add_operation_internal(self, method: str, path: str, operation: Operation, name: str | None = None) -> None:
        self.operations.append(operation)


def every_scope() -> list[str]:
    """Return all scopes of the contract, sorted."""
    schemes = contract()["components"]["securitySchemes"].values()
    flows = [flow for scheme in schemes for flow in scheme["flows"].values()]
    return sorted({scope for flow in flows for scope in flow["scopes"]})


def _validator(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    return _validator_of_json(orjson.dumps(schema))


@cache
def _validator_of_json(schema: bytes) -> jsonschema_rs.Draft202012Validator:
    """Return the validator of a schema. Equal schemas share one: most are those of the error responses."""
    return jsonschema_rs.Draft202012Validator(orjson.loads(schema), validate_formats=True, formats=FORMATS)


def _parameter(raw: Mapping[str, Any]) -> Parameter:
    schema, argument = raw["schema"], raw["name"].lower().replace("-", "_")
    return Parameter(
        name=raw["name"],
        location=raw["in"],
        argument=argument + "_" * iskeyword(argument),
        required=raw.get("required", False),
        type=schema["type"],
        is_uuid=schema.get("pattern") == _UUID,
        names_patient_id=raw.get("x-patient", False),
        default=schema.get("default"),
        validator=_validator(schema),
    )


def _restricts_to_self(raw: Mapping[str, Any], parameters: Iterable[Parameter]) -> bool:
    """Return whether an operation has `x-self`. Raises ValueError if it cannot be enforced."""
    if "x-self" not in raw:
        return False
    id, name = raw["operationId"], raw["x-self"]
    named = [each for each in parameters if each.name == name and each.location in ("path", "query")]
    if not any(each.required for each in named):
        raise ValueError(f"x-self of {id} must name a required parameter in path or query, not {name}.")
    if len(raw.get("security", ())) != 2:
        raise ValueError(f"x-self of {id} needs exactly two alternatives in security.")
    return True


def _single_media_type(content: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    ((media_type, media),) = content.items()
    return media_type, media["schema"]


def compile_body(raw: Mapping[str, Any]) -> Body:
    """Compile a request body.

    Raises ValueError for a `brand_id` at any depth but the first, because resolve_brand would not check it.
    """
    media_type, schema = _single_media_type(raw["content"])
    property_names = list(_property_names(schema))
    if property_names.count("brand_id") > ("brand_id" in schema.get("properties", {})):
        raise ValueError("A request body can have a brand_id as a property of its own only.")
    return Body(
        media_type=media_type,
        validator=_validator(schema),
        max_bytes=raw.get("x-max-bytes", LARGEST_BODY),
        normalize=_normalizer(schema) or (lambda value: value),
        is_merge_patch=media_type == "application/merge-patch+json",
        property_names=frozenset(property_names),
    )


def _normalizer(schema: Mapping[str, Any]) -> Normalizer | None:
    """Return a function that returns valid values as handlers expect them; None if there is nothing to change.

    At any depth, it fills in defaults, and makes whole floats integers where the schema has integers (1.0 is one).
    """
    if schema.get("type") in ("integer", ["integer", "null"]):
        return _as_integer
    if "items" in schema:
        return _normalizer_of_items(_normalizer(schema["items"]))
    return _normalizer_of_properties(schema.get("properties", {}))


def _as_integer(value: Any) -> Any:
    return int(value) if type(value) is float else value


def _normalizer_of_items(of_item: Normalizer | None) -> Normalizer | None:
    return of_item and (lambda value: [of_item(item) for item in value] if isinstance(value, list) else value)


def _normalizer_of_properties(properties: Mapping[str, Any]) -> Normalizer | None:
    defaults = {name: default for name, each in properties.items() if (default := _default(each)) is not None}
    inner = {name: of_property for name, each in properties.items() if (of_property := _normalizer(each))}

    def normalize(value: Any) -> Any:
        if isinstance(value, dict):
            for name, default in defaults.items():
                value.setdefault(name, copy(default))
            for name, of_property in inner.items():
                if name in value:
                    value[name] = of_property(value[name])
        return value

    return normalize if defaults or inner else None


def _default(schema: Mapping[str, Any]) -> Any:
    """Return the default of a property that was not sent; None for no default.

    An object whose properties all have defaults defaults to an object. A `default` in its schema would make several
    generators write a client that does not compile.
    """
    properties = schema.get("properties", {}).values()
    return {} if properties and all("default" in each for each in properties) else schema.get("default")


def _property_names(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        yield from schema.get("properties", ())
        for inner in schema.values():
            yield from _property_names(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _property_names(inner)


def _response(raw: Mapping[str, Any]) -> DocumentedResponse:
    media_type, schema = _single_media_type(raw["content"])
    headers = raw.get("headers", {})
    computed = {name: compile_template(each["x-value"]) for name, each in headers.items() if "x-value" in each}
    return DocumentedResponse(
        media_type=media_type,
        validator=_validator(schema),
        header_names=frozenset(headers),
        headers=computed,
        is_paginated="Link" in headers,
        has_content_hash="ETag" in headers and "ETag" not in computed,
    )


def _has_mark(mark: str, schema: Any) -> bool:
    if isinstance(schema, Mapping):
        return schema.get(mark) is True or any(_has_mark(mark, inner) for inner in schema.values())
    return isinstance(schema, list) and any(_has_mark(mark, inner) for inner in schema)


def _response_rate_limit(responses: Mapping[str, Any]) -> ResponseRateLimit | None:
    rates = [
        ResponseRateLimit(int(status), each["x-rate-limit"])
        for status, each in responses.items()
        if "x-rate-limit" in each
    ]
    return rates[0] if rates else None


def _timeline(raw: Mapping[str, str]) -> Timeline:
    return Timeline(
        title=raw["title"],
        description=compile_template(raw["description"]) if "description" in raw else None,
        occurred_at=compile_expression(raw["occurred_at"]) if "occurred_at" in raw else None,
    )
