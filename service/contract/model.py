"""The operations of the contract, compiled to what requests need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import jsonschema_rs

from service.contract.deprecation import Deprecation

Handler = Callable[..., Any]

ValueExpression = Callable[[Mapping[str, Any], Any], str | None]
"""A value computed from the arguments of an operation and its response body."""

Template = Callable[[Mapping[str, Any]], str]
"""A text computed from a response body."""

Payload = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Values of a response body that an event carries, by their names in it."""

Normalizer = Callable[[Any], Any]
"""Returns a valid value as handlers expect it; it may change the value in place."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in path, query or header, with the handler argument that it becomes."""

    name: str
    location: str
    argument: str
    required: bool
    type: str
    is_uuid: bool
    names_patient_id: bool
    """It has the patient_id (`x-patient`)."""
    default: Any
    validator: jsonschema_rs.Draft202012Validator


@dataclass(frozen=True, slots=True)
class Body:
    media_type: str
    validator: jsonschema_rs.Draft202012Validator
    max_bytes: int
    normalize: Normalizer
    """Fills in the defaults of properties that were not sent, and makes whole floats integers."""
    is_merge_patch: bool
    """The body is a JSON merge patch (RFC 7396)."""
    property_names: frozenset[str]
    """All properties in the schema, at any depth."""


@dataclass(frozen=True, slots=True)
class DocumentedResponse:
    """A response with a body in the contract. `headers` are the templates of headers computed from the body."""

    media_type: str
    validator: jsonschema_rs.Draft202012Validator
    header_names: frozenset[str]
    headers: Mapping[str, Template]
    is_paginated: bool
    has_content_hash: bool
    """The ETag is a hash of the body."""


class ResponseRateLimit(NamedTuple):
    """The rate limit of a response: its status, and the class that it counts as."""

    status: int
    rate_limit: str


class Timeline(NamedTuple):
    """The timeline entry of a write; without `occurred_at` it occurs now."""

    title: str
    description: Template | None
    occurred_at: ValueExpression | None


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the contract, with its handler."""

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
    """Alternative security requirements, each a set of scopes; empty for an operation that needs no token."""
    caller_kind: str | None
    """`person` or `service`, if only one of them is allowed."""
    restricts_to_self: bool
    """A caller who meets only the second security requirement may reach only their own data (`x-self`)."""
    rate_limit: str | None
    """The class that requests count as."""
    response_rate_limit: ResponseRateLimit | None
    patient_id_argument: str | None
    """The argument that identifies the person whose resource the path names."""
    event: str | None
    patient_id: ValueExpression | None
    """The id of the person that the event is about."""
    entity: ValueExpression | None
    """The id of the entity that the event is about, if that is not the person."""
    payload: Payload | None
    """The values that the published event carries besides ids and its time."""
    timeline: Timeline | None
    returns_phi: bool
    """A response can contain PHI."""
    returns_secret: bool
    """A response can contain a secret, so it is stored encrypted."""
    deprecations: tuple[Deprecation, ...]
