"""The contract, loaded by Connexion and compiled: everything that is known at start is worked out at start."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from inspect import iscoroutinefunction, signature
from typing import Any, NamedTuple

import jsonschema_rs
from connexion.middleware.abstract import AbstractRoutingAPI
from connexion.operations import AbstractOperation
from connexion.spec import OpenAPISpecification, Specification
from openapi_spec_validator import validate

from openapi import DOCUMENT

Handler = Callable[..., Any]
SubjectOf = Callable[[Mapping[str, Any], Any], str]
HeaderOf = Callable[[Mapping[str, Any]], str]


def _accept_openapi_31(_: type[Specification], document: Mapping[str, Any]) -> None:
    validate(document)


# Connexion 3.3 knows the schema of OpenAPI 3.0 only and refuses 3.1 by it; nothing else in it minds. A test tells when
# this is no longer needed.
OpenAPISpecification._validate_spec = classmethod(_accept_openapi_31)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the path, the query or the header, and the argument of the handler that it becomes."""

    name: str
    place: str
    argument: str
    required: bool
    type: str
    default: Any
    validator: jsonschema_rs.Draft202012Validator


@dataclass(frozen=True, slots=True)
class Body:
    media_type: str
    validator: jsonschema_rs.Draft202012Validator
    defaults: Mapping[str, Any]
    merges: bool
    """The body is a JSON merge patch (RFC 7396)."""
    names: frozenset[str]
    """Every property that the schema names, at any depth."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that the contract allows. Of its headers, `headers` are those that follow from the body."""

    media_type: str
    validator: jsonschema_rs.Draft202012Validator
    header_names: frozenset[str]
    headers: Mapping[str, HeaderOf]
    pages: bool


class AnswerRate(NamedTuple):
    """An answer of which a caller gets only so many: its status, and the class of requests that it counts as."""

    status: int
    rate: str


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
    rate: str | None
    """The class of requests that it counts as."""
    answer_rate: AnswerRate | None
    event: str | None
    subject: SubjectOf | None
    """Whom the event is about."""


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
        return Operation(
            id=raw["operationId"],
            method=operation.method.upper(),
            path=operation.path,
            handler=operation.function,
            on_loop=iscoroutinefunction(operation.function),
            takes=frozenset(signature(operation.function).parameters),
            parameters=parameters,
            query_names=frozenset(each.name for each in parameters if each.place == "query"),
            body=_body(raw["requestBody"]["content"]) if "requestBody" in raw else None,
            responses={int(status): _response(each) for status, each in raw["responses"].items()},
            scopes=tuple(frozenset(scope for scopes in way.values() for scope in scopes) for way in operation.security),
            rate=raw.get("x-rate"),
            answer_rate=_answer_rate(raw["responses"]),
            event=raw.get("x-event"),
            subject=_subject(raw["x-subject"]) if "x-event" in raw else None,
        )

    @staticmethod
    def _framework_path_and_name(operation: AbstractOperation, path: str) -> tuple[str, str]:
        return path, operation.operation_id

    def _add_operation_internal(self, method: str, path: str, operation: Operation, name: str | None = None) -> None:
        self.operations.append(operation)


def every_scope() -> list[str]:
    """Every scope of the contract, by name."""
    schemes = Specification.load(DOCUMENT).security_schemes.values()
    flows = [flow for scheme in schemes for flow in scheme["flows"].values()]
    return sorted({scope for flow in flows for scope in flow["scopes"]})


def _validator(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def _parameter(raw: Mapping[str, Any]) -> Parameter:
    schema = raw["schema"]
    return Parameter(
        name=raw["name"],
        place=raw["in"],
        argument=raw["name"].lower().replace("-", "_"),
        required=raw.get("required", False),
        type=schema["type"],
        default=schema.get("default"),
        validator=_validator(schema),
    )


def _only(content: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    ((media_type, media),) = content.items()
    return media_type, media["schema"]


def _body(content: Mapping[str, Any]) -> Body:
    media_type, schema = _only(content)
    properties = schema["properties"]
    return Body(
        media_type=media_type,
        validator=_validator(schema),
        merges=media_type == "application/merge-patch+json",
        defaults={name: each["default"] for name, each in properties.items() if "default" in each},
        names=frozenset(_property_names(schema)),
    )


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
    return Response(
        media_type=media_type,
        validator=_validator(schema),
        header_names=frozenset(headers),
        headers={name: _header(each["x-value"]) for name, each in headers.items() if "x-value" in each},
        pages="Link" in headers,
    )


def _answer_rate(responses: Mapping[str, Any]) -> AnswerRate | None:
    rates = [AnswerRate(int(status), each["x-rate"]) for status, each in responses.items() if "x-rate" in each]
    return rates[0] if rates else None


_EXPRESSION = re.compile(r"\{\$response\.body#/(\w+)\}")


def _header(template: str) -> HeaderOf:
    """A function that fills the runtime expressions of a template from the body of an answer."""
    return lambda body: _EXPRESSION.sub(lambda match: str(body[match[1]]), template)


def _subject(expression: str) -> SubjectOf:
    """A function of arguments and answer, from a runtime expression on the path or on the body of the answer."""
    if name := expression.removeprefix("$request.path.") if expression.startswith("$request.path.") else None:
        return lambda arguments, _: str(arguments[name])
    pointer = expression.removeprefix("$response.body#/")
    return lambda _, answer: str(answer[pointer])
