"""The contract's operations as the service uses them: everything that a request needs, known at start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import jsonschema_rs

from service.contract.deprecation import Deprecation

Handler = Callable[..., Any]


ValueExpression = Callable[[Mapping[str, Any], Any], str]
"""A value, from the arguments of an operation and its answer."""


Template = Callable[[Mapping[str, Any]], str]
"""A text, from the body of an answer."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the path, the query or the header, and the argument of the handler that it becomes."""

    name: str
    location: str
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
    max_bytes: int
    """Bytes."""
    apply_defaults: Callable[[Any], None]
    """Gives what was not sent its default."""
    is_merge_patch: bool
    """The body is a JSON merge patch (RFC 7396)."""
    property_names: frozenset[str]
    """Every property that the schema names, at any depth."""


@dataclass(frozen=True, slots=True)
class DocumentedResponse:
    """An answer with a body that the contract allows. Of its headers, `headers` are those that follow from the body."""

    media_type: str
    validator: jsonschema_rs.Draft202012Validator
    header_names: frozenset[str]
    headers: Mapping[str, Template]
    is_paginated: bool
    has_content_hash: bool
    """Its ETag is a hash of its bytes."""


class ResponseRateLimit(NamedTuple):
    """An answer of which a caller gets only so many: its status, and the class of requests that it counts as."""

    status: int
    rate_limit: str


class Timeline(NamedTuple):
    """How a write is shown in a timeline; `occurred_at` is when it was, if that is not now."""

    title: str
    description: Template | None
    occurred_at: ValueExpression | None


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the contract, with the function that carries it out."""

    id: str
    method: str
    path: str
    handler: Handler
    on_loop: bool
    """The handler is a coroutine function: it touches no database and runs on the event loop."""
    handler_parameters: frozenset[str]
    parameters: tuple[Parameter, ...]
    query_names: frozenset[str]
    body: Body | None
    responses: Mapping[int, DocumentedResponse]
    security: tuple[frozenset[str], ...]
    """The ways to be allowed, each a set of scopes; none for an operation that needs no token."""
    caller_kind: str | None
    """`person` or `service`, where only one of them may."""
    rate_limit: str | None
    """The class of requests that it counts as."""
    response_rate_limit: ResponseRateLimit | None
    event: str | None
    patient_id: ValueExpression | None
    """Whom the event is about."""
    entity: ValueExpression | None
    """Which thing the event is about, where that is not the person."""
    timeline: Timeline | None
    returns_phi: bool
    """Some answer can hold PHI."""
    deprecations: tuple[Deprecation, ...]
