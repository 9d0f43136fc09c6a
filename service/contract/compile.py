"""The contract, loaded by Connexion and compiled: everything that is known at start is worked out at start."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from inspect import iscoroutinefunction, signature
from keyword import iskeyword
from typing import Any, NamedTuple

import jsonschema_rs
from connexion.middleware.abstract import AbstractRoutingAPI
from connexion.operations import AbstractOperation
from connexion.spec import OpenAPISpecification, Specification

from openapi import LARGEST_BODY, contract
from openapi.formats import FORMATS
from service.contract.deprecation import Deprecation, deprecations

Handler = Callable[..., Any]
Named = Callable[[Mapping[str, Any], Any], str]
"""A value, from the arguments of an operation and its answer."""
Filled = Callable[[Mapping[str, Any]], str]
"""A text, from the body of an answer."""


_UUID: str = contract()["components"]["schemas"]["Uuid"]["pattern"]


def _accept_openapi_31(_: type[Specification], document: Mapping[str, Any]) -> None:
    pass


# Connexion 3.3 knows the schema of OpenAPI 3.0 only and refuses 3.1 by it; nothing else in it minds. The document is
# checked by a test instead, not at every start; another test tells when this is no longer needed.
OpenAPISpecification._validate_spec = classmethod(_accept_openapi_31)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the path, the query or the header, and the argument of the handler that it becomes."""

    name: str
    place: str
    argument: str
    required: bool
    type: str
    is_uuid: bool
    default: Any
    validator: jsonschema_rs.Draft202012Validator


@dataclass(frozen=True, slots=True)
class Body:
    media_type: str
    validator: jsonschema_rs.Draft202012Validator
    largest: int
    """Bytes."""
    fill: Callable[[Any], None]
    """Gives what was not sent its default."""
    merges: bool
    """The body is a JSON merge patch (RFC 7396)."""
    names: frozenset[str]
    """Every property that the schema names, at any depth."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer with a body that the contract allows. Of its headers, `headers` are those that follow from the body."""

    media_type: str
    validator: jsonschema_rs.Draft202012Validator
    header_names: frozenset[str]
    headers: Mapping[str, Filled]
    pages: bool
    hashed: bool
    """Its ETag is a hash of its bytes."""


class AnswerRate(NamedTuple):
    """An answer of which a caller gets only so many: its status, and the class of requests that it counts as."""

    status: int
    rate: str


class Timeline(NamedTuple):
    """How a write is shown in a timeline; `occurred_at` is when it was, if that is not now."""

    title: str
    description: Filled | None
    occurred_at: Named | None


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the contract, with the function that carries it out."""

    id: str
    method: str
    path: str
    handler: Handler
    on_loop: bool
    """The handler is a coroutine function: it touches no database and runs on the event loop."""
    takes: frozenset[str]
    parameters: tuple[Parameter, ...]
    query_names: frozenset[str]
    body: Body | None
    responses: Mapping[int, Response]
    scopes: tuple[frozenset[str], ...]
    """The ways to be allowed, each a set of scopes; none for an operation that needs no token."""
    caller: str | None
    """`person` or `service`, where only one of them may."""
    rate: str | None
    """The class of requests that it counts as."""
    answer_rate: AnswerRate | None
    event: str | None
    subject: Named | None
    """Whom the event is about."""
    entity: Named | None
    """Which thing the event is about, where that is not the person."""
    timeline: Timeline | None
    answers_phi: bool
    """Some answer can hold PHI."""
    deprecations: tuple[Deprecation, ...]


class Contract(AbstractRoutingAPI[Operation]):  # type: ignore[misc]  # Connexion is untyped
    """All operations. Connexion enumerates them and finds their handlers by operationId.

    Raises connexion's ResolverError for an operation without a handler.
    """

    def __init__(self, specification: Specification, **options: Any) -> None:
        self.operations: list[Operation] = []
        super().__init__(specification, **options)

    def make_operation(self, operation: AbstractOperation) -> Operation:
        raw = self.specification.get_operation(operation.path, operation.method)
        parameters = tuple(_parameter(each) for each in operation.parameters)  # the path's own ones among them
        responses = {int(status): each for status, each in raw["responses"].items() if "content" in each}
        return Operation(
            id=raw["operationId"],
            method=operation.method.upper(),
            path=operation.path,
            handler=operation.function,
            on_loop=iscoroutinefunction(operation.function),
            takes=frozenset(signature(operation.function).parameters),
            parameters=parameters,
            query_names=frozenset(each.name for each in parameters if each.place == "query"),
            body=_body(raw["requestBody"]) if "requestBody" in raw else None,
            responses={status: _response(each) for status, each in responses.items()},
            scopes=tuple(frozenset(scope for scopes in way.values() for scope in scopes) for way in operation.security),
            caller=raw.get("x-caller"),
            rate=raw.get("x-rate"),
            answer_rate=_answer_rate(raw["responses"]),
            event=raw.get("x-event"),
            subject=_named(raw["x-subject"]) if "x-subject" in raw else None,
            entity=_named(raw["x-entity"]) if "x-entity" in raw else None,
            timeline=_timeline(raw["x-timeline"]) if "x-timeline" in raw else None,
            answers_phi=_has_phi([each["content"] for each in responses.values()]),
            deprecations=deprecations(raw, operation.parameters),
        )

    @staticmethod
    def _framework_path_and_name(operation: AbstractOperation, path: str) -> tuple[str, str]:
        return path, operation.operation_id

    def _add_operation_internal(self, method: str, path: str, operation: Operation, name: str | None = None) -> None:
        self.operations.append(operation)


def every_scope() -> list[str]:
    """Every scope of the contract, by name."""
    schemes = contract()["components"]["securitySchemes"].values()
    flows = [flow for scheme in schemes for flow in scheme["flows"].values()]
    return sorted({scope for flow in flows for scope in flow["scopes"]})


def _validator(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS)


def _parameter(raw: Mapping[str, Any]) -> Parameter:
    schema, argument = raw["schema"], raw["name"].lower().replace("-", "_")
    return Parameter(
        name=raw["name"],
        place=raw["in"],
        argument=argument + "_" * iskeyword(argument),
        required=raw.get("required", False),
        type=schema["type"],
        is_uuid=schema.get("pattern") == _UUID,
        default=schema.get("default"),
        validator=_validator(schema),
    )


def _only(content: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    ((media_type, media),) = content.items()
    return media_type, media["schema"]


def _body(raw: Mapping[str, Any]) -> Body:
    media_type, schema = _only(raw["content"])
    return Body(
        media_type=media_type,
        validator=_validator(schema),
        largest=raw.get("x-max-bytes", LARGEST_BODY),
        fill=_filler(schema) or (lambda _: None),
        merges=media_type == "application/merge-patch+json",
        names=frozenset(_property_names(schema)),
    )


def _filler(schema: Mapping[str, Any]) -> Callable[[Any], None] | None:
    """A function that fills in the defaults of a schema, at any depth; None when it has none."""
    properties = schema.get("properties", {})
    defaults = {name: default for name, each in properties.items() if (default := _default(each)) is not None}
    inner = {name: of_property for name, each in properties.items() if (of_property := _filler(each))}
    of_items = _filler(schema["items"]) if "items" in schema else None

    def fill(value: Any) -> None:
        if isinstance(value, list) and of_items:
            for item in value:
                of_items(item)
        elif isinstance(value, dict):
            for name, default in defaults.items():
                value.setdefault(name, copy(default))
            for name, of_property in inner.items():
                if name in value:
                    of_property(value[name])

    return fill if defaults or inner or of_items else None


def _default(schema: Mapping[str, Any]) -> Any:
    """What is filled in for a property that is left out; None for nothing.

    What has a default for each of its own properties is filled in as an object. To say that by a default of its own
    makes several generators write a client that does not compile.
    """
    own = schema.get("properties", {}).values()
    return {} if own and all("default" in each for each in own) else schema.get("default")


def _property_names(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        yield from schema.get("properties", ())
        for inner in schema.values():
            yield from _property_names(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _property_names(inner)


def _response(raw: Mapping[str, Any]) -> Response:
    media_type, schema = _only(raw["content"])
    headers = raw.get("headers", {})
    computed = {name: _filled(each["x-value"]) for name, each in headers.items() if "x-value" in each}
    return Response(
        media_type=media_type,
        validator=_validator(schema),
        header_names=frozenset(headers),
        headers=computed,
        pages="Link" in headers,
        hashed="ETag" in headers and "ETag" not in computed,
    )


def _has_phi(schema: Any) -> bool:
    if isinstance(schema, Mapping):
        return schema.get("x-phi") is True or any(_has_phi(inner) for inner in schema.values())
    return isinstance(schema, list) and any(_has_phi(inner) for inner in schema)


def _answer_rate(responses: Mapping[str, Any]) -> AnswerRate | None:
    rates = [AnswerRate(int(status), each["x-rate"]) for status, each in responses.items() if "x-rate" in each]
    return rates[0] if rates else None


_EXPRESSION = re.compile(r"\{\$response\.body#/(\w+)\}")


def _filled(template: str) -> Filled:
    """A function that fills the runtime expressions of a template from the body of an answer; null is nothing."""
    return lambda body: _EXPRESSION.sub(lambda match: "" if body[match[1]] is None else str(body[match[1]]), template)


def _named(expression: str) -> Named:
    """A function of arguments and answer, from a runtime expression on the path or on the body of the answer."""
    if expression.startswith("$request.path."):
        name = expression.removeprefix("$request.path.")
        return lambda arguments, _: str(arguments[name])
    pointer = expression.removeprefix("$response.body#/")
    return lambda _, answer: str(answer[pointer])


def _timeline(raw: Mapping[str, str]) -> Timeline:
    return Timeline(
        title=raw["title"],
        description=_filled(raw["description"]) if "description" in raw else None,
        occurred_at=_named(raw["occurred_at"]) if "occurred_at" in raw else None,
    )
