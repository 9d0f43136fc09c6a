"""What can go wrong in the domain. The first line of a docstring is the message that the caller reads."""


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


class NotFound(DomainError):
    """There is no such thing here."""

    code = "not_found"


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


class TryAgain(Exception):
    """The transaction lost a race that leaves no trace (a deadlock, a rival that is gone): run it again."""
