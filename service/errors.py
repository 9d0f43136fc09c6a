"""The error body of all responses, and the table from error codes to statuses."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from db.errors import DomainError
from service.messages import sentence

STATUS = {
    "validation_error": 400,
    "unauthenticated": 401,
    "invalid_token": 401,
    "insufficient_scope": 403,
    "forbidden": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "request_timeout": 408,
    "conflict": 409,
    "duplicate_patient": 409,
    "idempotency_key_payload_mismatch": 409,
    "precondition_failed": 412,
    "payload_too_large": 413,
    "unsupported_media_type": 415,
    "rate_limited": 429,
    "internal_error": 500,
    "not_implemented": 501,
    "unavailable": 503,
}
RETRY_AFTER_SECONDS = 2
CHALLENGE = 'Bearer realm="patient-graph"'
MAX_DETAILS = 100


class StartupError(Exception):
    """The service cannot start; the message is a sentence for the operator."""


class ErrorDetail(NamedTuple):
    """One error in a request: the part (body, query, path, header), a JSON pointer into it, and the violated rule.

    `bound` is the rule's bound in the contract, if it has one.
    """

    part: str
    pointer: str
    code: str
    bound: str = ""

    def body(self) -> dict[str, str]:
        message = sentence(self.code, self.bound)
        return {"in": self.part, "pointer": self.pointer, "code": self.code, "message": message}


class Problem(Exception):
    """An error response. It contains no value that was sent."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        details: Sequence[ErrorDetail] = (),
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = STATUS[code]
        self.headers = dict(headers or {})
        if code == "unavailable":
            self.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        self._body = {"error": code, "message": message} | dict(extra or {})
        if details:
            self._body["details"] = [detail.body() for detail in dict.fromkeys(details)]
        if "details" in self._body:
            self._body["details"] = self._body["details"][:MAX_DETAILS]

    @classmethod
    def of(cls, error: DomainError) -> "Problem":
        headers = {"WWW-Authenticate": CHALLENGE} if error.code == "forbidden" else None
        return cls(error.code, error.message, headers=headers, extra=error.extra)

    def body(self, request_id: str) -> bytes:
        return orjson.dumps(self._body | {"request_id": request_id})


def method_not_allowed(allowed: Iterable[str]) -> Problem:
    methods = ", ".join(sorted(allowed))
    return Problem("method_not_allowed", f"The path supports these methods: {methods}.", headers={"Allow": methods})


def validation_error(details: Sequence[ErrorDetail], message: str = "The request is invalid.") -> Problem:
    return Problem("validation_error", message, details=details)
