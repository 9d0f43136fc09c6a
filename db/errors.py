"""What can go wrong in the domain. The first line of a docstring is the message that the caller reads."""

from collections.abc import Iterable


class DomainError(Exception):
    """The request cannot be carried out.

    Its arguments are JSON pointers (RFC 6901) into the body, to the values that cause the error. There is an error
    detail for each, with the code `reason`, or else that of the error.
    """

    code: str
    reason: str | None = None

    @property
    def message(self) -> str:
        return (type(self).__doc__ or "").partition("\n")[0]

    @property
    def extra(self) -> dict[str, object]:
        """Further members of the error body."""
        return {"details": [self._detail(pointer) for pointer in self.args]} if self.args else {}

    def _detail(self, pointer: str) -> dict[str, str]:
        return {"in": "body", "pointer": pointer, "code": self.reason or self.code, "message": self.message}


class NotFound(DomainError):
    """There is no such thing here.

    Without a pointer, the path names it.
    """

    code = "not_found"


class Conflict(DomainError):
    """It cannot become that now.

    `allowed` are the statuses that it can change to, where it is about a status.
    """

    code = "conflict"

    def __init__(self, *pointers: str, allowed: Iterable[str] | None = None) -> None:
        super().__init__(*pointers)
        self.allowed = allowed

    @property
    def extra(self) -> dict[str, object]:
        return super().extra if self.allowed is None else {"allowed": sorted(self.allowed)}


class IdTaken(Conflict):
    """Another patient has that id."""


class SourceIdTaken(Conflict):
    """The source has given this id to a measurement of another key."""


class Invalid(DomainError):
    """The request says what cannot be."""

    code = "validation_error"


class UnderAge(Invalid):
    """The person has to be of age."""

    reason = "under_age"


class InFuture(Invalid):
    """It cannot be in the future."""

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
    """This Idempotency-Key was used with another request."""

    code = "idempotency_key_payload_mismatch"


class PreconditionFailed(DomainError):
    """It has changed since that version."""

    code = "precondition_failed"


class Unavailable(DomainError):
    """The service cannot answer just now.

    The database is away, restarting, read-only or too slow, the identity service cannot tell whether a token holds, or
    more requests wait than will be served in time.
    """

    code = "unavailable"


class RetryTransaction(Exception):
    """The transaction lost a race that leaves no trace (a deadlock, a rival that is gone): run it again."""
