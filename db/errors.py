"""Errors of the domain. The first line of a docstring is the `message` of the error body."""

from collections.abc import Iterable
from typing import Self


class DomainError(Exception):
    """The request failed.

    Its arguments are JSON pointers (RFC 6901) into the body, or the `part` of the request, to the values that cause the
    error. There is an error detail for each, with the code `reason`, or else that of the error.
    """

    code: str
    reason: str | None = None
    part = "body"

    def in_query(self) -> Self:
        """Return this error, whose pointers are names of query parameters."""
        self.part = "query"
        return self

    @property
    def message(self) -> str:
        return (type(self).__doc__ or "").partition("\n")[0]

    @property
    def extra(self) -> dict[str, object]:
        """Further members of the error body."""
        return {"details": [self._detail(pointer) for pointer in self.args]} if self.args else {}

    def _detail(self, pointer: str) -> dict[str, str]:
        return {"in": self.part, "pointer": pointer, "code": self.reason or self.code, "message": self.message}


class NotFound(DomainError):
    """The resource does not exist or is not visible.

    Without a pointer, the path names it. `merged_into` is the patient into which the patient of the path is merged.
    """

    code = "not_found"
    merged_into: str | None = None

    @property
    def extra(self) -> dict[str, object]:
        return super().extra | ({"merged_into": self.merged_into} if self.merged_into else {})


class UnknownVersion(NotFound):
    """This version of the document is not published.

    `versions` lists those that are.
    """

    def __init__(self, versions: Iterable[str]) -> None:
        super().__init__()
        self.versions = versions

    @property
    def extra(self) -> dict[str, object]:
        return {"versions": [*self.versions]}


class Conflict(DomainError):
    """The current state does not allow this change.

    `allowed` lists the statuses that the resource can change to, if the change is one of status.
    """

    code = "conflict"

    def __init__(self, *pointers: str, allowed: Iterable[str] | None = None) -> None:
        super().__init__(*pointers)
        self.allowed = allowed

    @property
    def extra(self) -> dict[str, object]:
        return super().extra if self.allowed is None else {"allowed": sorted(self.allowed)}


class Merged(Conflict):
    """The patient is merged into another one.

    `into` is that patient.
    """

    def __init__(self, into: str) -> None:
        super().__init__()
        self.into = into

    @property
    def extra(self) -> dict[str, object]:
        return {"merged_into": self.into}


class SlugTaken(Conflict):
    """Another protocol of the brand has this slug."""


class OtherCompound(Conflict):
    """The id and the slug belong to different compounds of the brand."""


class TooManyCompounds(Conflict):
    """The protocol would have more than 256 compounds."""


class AlreadyEnrolled(Conflict):
    """The patient has an active enrolment in this protocol."""


class ProtocolInactive(Conflict):
    """The protocol is not active."""


class IdTaken(Conflict):
    """This id belongs to a resource of another patient."""


class SourceIdTaken(Conflict):
    """The source id already belongs to a measurement of another metric key."""


class CompoundPresent(Conflict):
    """The version has this compound already."""


class OtherSlug(Conflict):
    """The compound has another slug."""


class TooMany(Conflict):
    """The patient has the largest number of rows or overrides of a protocol that have not ended."""


class TooManyWebhooks(Conflict):
    """The brand has the largest number of webhook endpoints."""


class WebhookInactive(Conflict):
    """The webhook endpoint is not active."""


class ReplayTooLarge(Conflict):
    """The range has more than 10,000 events."""


class Invalid(DomainError):
    """The request is invalid."""

    code = "validation_error"


class UnderAge(Invalid):
    """The person must be at least 18 years old."""

    reason = "under_age"


class InFuture(Invalid):
    """The value must not be in the future."""

    reason = "in_future"


class Mismatch(Invalid):
    """The value must fit the other values."""

    reason = "mismatch"


class Required(Invalid):
    """A required value is missing."""

    reason = "required"


class Exclusive(Invalid):
    """The parameters of only one kind of range are allowed."""

    reason = "exclusive"


class BeforeStart(Invalid):
    """The end must not be before the start."""

    reason = "before_start"


class TooLong(Invalid):
    """The range must have at most 62 days."""

    reason = "too_long"


class Duplicate(Invalid):
    """The value occurs twice."""

    reason = "duplicate"


class TooManyDigits(Invalid):
    """The number has more than twenty digits after the point."""

    reason = "digits"


class DifferentDates(Invalid):
    """The rows of a compound must have the same date."""

    reason = "different_dates"


class DuplicateSlot(Invalid):
    """A compound can have each weekday once in each part of the day."""

    reason = "duplicate_slot"


class UnknownTimeZone(Invalid):
    """The value must be the name of a time zone in the IANA time zone database."""

    reason = "unknown_time_zone"


class InvalidUrl(Invalid):
    """The value must be an https URL with a valid host, without a user and a fragment."""

    reason = "url"


class UnknownEventType(Invalid):
    """The pattern must match at least one published type of event."""

    reason = "unknown_event_type"


class OneSelection(Invalid):
    """Only one of a range, ids and a status is allowed."""

    reason = "exclusive"


class NoAccess(DomainError):
    """The record of this account's patient is merged with another one, to which the account has no access."""

    code = "forbidden"


class DuplicatePatient(DomainError):
    """A patient with the same identity is already registered.

    `duplicate_of` is the id of that patient, None for a caller who may not know it.
    """

    code = "duplicate_patient"

    def __init__(self, matched_on: list[str], duplicate_of: str | None = None) -> None:
        super().__init__()
        self.matched_on = matched_on
        self.duplicate_of = duplicate_of

    @property
    def extra(self) -> dict[str, object]:
        kinds: dict[str, object] = {"matched_on": self.matched_on}
        return kinds | {"duplicate_of": self.duplicate_of} if self.duplicate_of else kinds


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


class SecretsUnavailable(Unavailable):
    """The service has no key for the secrets of webhooks (WEBHOOK_KEYS)."""


class RetryTransaction(Exception):
    """The transaction was rolled back and is to be run again.

    The cause is a deadlock, a serialization failure, a conflicting row that is gone, or an Idempotency-Key that is
    stored already, whose response is then returned.
    """
