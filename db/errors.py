"""Errors of the domain. The first line of a docstring is the `message` of the error body."""

from collections.abc import Iterable


class DomainError(Exception):
    """The request failed."""

    code: str

    @property
    def message(self) -> str:
        return (type(self).__doc__ or "").partition("\n")[0]

    @property
    def extra(self) -> dict[str, object]:
        """Further members of the error body."""
        return {}

    def _detail(self, pointer: str, code: str) -> dict[str, str]:
        return {"in": "body", "pointer": pointer, "code": code, "message": self.message}


class NotFound(DomainError):
    """The resource does not exist or is not visible.

    `pointer` is the JSON pointer (RFC 6901) into the body to its id; without one, the path names it.
    """

    code = "not_found"

    def __init__(self, pointer: str | None = None) -> None:
        super().__init__()
        self.pointer = pointer

    @property
    def extra(self) -> dict[str, object]:
        return {"details": [self._detail(self.pointer, self.code)]} if self.pointer else {}


class Conflict(DomainError):
    """The current state does not allow this change.

    `allowed` lists the statuses that the resource can change to.
    """

    code = "conflict"

    def __init__(self, allowed: Iterable[str] | None = None) -> None:
        super().__init__()
        self.allowed = allowed

    @property
    def extra(self) -> dict[str, object]:
        return {} if self.allowed is None else {"allowed": sorted(self.allowed)}


class IdTaken(Conflict):
    """This id belongs to a resource of another patient."""


class SourceIdTaken(Conflict):
    """The source id already belongs to a measurement of another metric key.

    `pointers` are JSON pointers (RFC 6901) into the body.
    """

    def __init__(self, *pointers: str) -> None:
        super().__init__()
        self.pointers = pointers

    @property
    def extra(self) -> dict[str, object]:
        return {"details": [self._detail(pointer, self.code) for pointer in self.pointers]}


class Invalid(DomainError):
    """The request is invalid.

    `pointers` are JSON pointers (RFC 6901) into the body.
    """

    code = "validation_error"
    reason: str

    def __init__(self, *pointers: str) -> None:
        super().__init__()
        self.pointers = pointers

    @property
    def extra(self) -> dict[str, object]:
        return {"details": [self._detail(pointer, self.reason) for pointer in self.pointers]}


class UnderAge(Invalid):
    """The person must be at least 18 years old."""

    reason = "under_age"


class InFuture(Invalid):
    """The value must not be in the future."""

    reason = "in_future"


class DuplicatePatient(DomainError):
    """A patient with the same identity is already registered."""

    code = "duplicate_patient"

    def __init__(self, matched_on: list[str]) -> None:
        super().__init__()
        self.matched_on = matched_on

    @property
    def extra(self) -> dict[str, object]:
        return {"matched_on": self.matched_on}


class KeyReused(DomainError):
    """This Idempotency-Key was already used with a different request."""

    code = "idempotency_key_payload_mismatch"


class PreconditionFailed(DomainError):
    """The resource has changed since that version."""

    code = "precondition_failed"


class Unavailable(DomainError):
    """The service is temporarily unavailable.

    Causes: the database is unreachable, restarting, read-only or too slow; the identity provider cannot verify a token;
    or the queue is longer than what can be served in time.
    """

    code = "unavailable"


class RetryTransaction(Exception):
    """The transaction failed (a deadlock, or a conflicting row that is gone) and is to be run again."""
