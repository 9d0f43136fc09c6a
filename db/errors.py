"""What can go wrong in the domain. The first line of a docstring is the message that the caller reads."""

from collections.abc import Iterable


class DomainError(Exception):
    """The request cannot be carried out."""

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
    """There is no such thing here.

    `pointer` is the place in the body (RFC 6901) that names it; without one it is what the path names.
    """

    code = "not_found"

    def __init__(self, pointer: str | None = None) -> None:
        super().__init__()
        self.pointer = pointer

    @property
    def extra(self) -> dict[str, object]:
        return {"details": [self._detail(self.pointer, self.code)]} if self.pointer else {}


class Conflict(DomainError):
    """It cannot become that now.

    `allowed` are the states that it can be moved to.
    """

    code = "conflict"

    def __init__(self, allowed: Iterable[str] | None = None) -> None:
        super().__init__()
        self.allowed = allowed

    @property
    def extra(self) -> dict[str, object]:
        return {} if self.allowed is None else {"allowed": sorted(self.allowed)}


class IdTaken(Conflict):
    """Another patient has that id."""


class SourceIdTaken(Conflict):
    """The source has given this id to a measurement of another key.

    `pointers` are the places in the body (RFC 6901).
    """

    def __init__(self, *pointers: str) -> None:
        super().__init__()
        self.pointers = pointers

    @property
    def extra(self) -> dict[str, object]:
        return {"details": [self._detail(pointer, self.code) for pointer in self.pointers]}


class Invalid(DomainError):
    """The request says what cannot be.

    `pointers` are the places in the body (RFC 6901).
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
