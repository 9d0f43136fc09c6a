"""A request, with what is known about it so far."""

import time
from collections.abc import Mapping
from uuid import UUID

import uuid_utils
from starlette.types import Receive, Scope

from db.core.principal import Principal
from service.auth.principal import AccessToken
from service.contract import validation
from service.contract.deprecation import deprecation_headers
from service.contract.model import Operation
from service.errors import Problem, validation_error
from service.execution.call import Call
from service.http import host
from service.ratelimit.memory import WindowStats
from service.urls import operation_docs


class Request:
    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.started = time.perf_counter()
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.raw_path: bytes = scope["raw_path"]
        self.query: bytes = scope["query_string"]
        self.headers = validation.join_fields(scope["headers"])
        self.host_error = host.check(scope.get("http_version", "1.1"), self.headers)
        self.receive = receive
        self.id = _request_id(self.headers.get(b"x-request-id"))
        self.operation: Operation | None = None
        self.token: AccessToken | None = None
        self.window: WindowStats | None = None
        self.principal: Principal | None = None
        self.call: Call | None = None

    def check_framing(self) -> None:
        """Raises Problem: 400 without one valid Host (RFC 9112, 3.2), 501 for a coding other than chunked (6.1)."""
        if self.host_error:
            raise validation_error([self.host_error], "The request must have exactly one valid Host field.")
        if self.headers.get(b"transfer-encoding", b"chunked").lower() != b"chunked":
            raise Problem("not_implemented", "The transfer coding is not supported. Use chunked.")

    @property
    def brand(self) -> str | None:
        """The brand, if it is known."""
        return self.principal.brand if self.principal else self.token.brand if self.token else None

    def with_deprecation_headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the headers of a response, with those of the deprecations that the request uses added."""
        operation = self.operation
        if operation is None or not operation.deprecations:
            return dict(headers)
        in_use = [each for each in operation.deprecations if each.applies_to(self.query, self.headers)]
        return deprecation_headers(headers, in_use, operation_docs(operation.id))


def _request_id(header: bytes | None) -> str:
    """Return the id that the caller sent if it is a UUID, which cannot contain PHI; else a new one."""
    try:
        return str(UUID(header.decode())) if header else str(uuid_utils.uuid7())
    except ValueError:
        return str(uuid_utils.uuid7())
