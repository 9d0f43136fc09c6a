"""An answer that is an error, as an exception."""

from typing import TypeVar

from .models import (
    ConflictError,
    DuplicatePatientError,
    ForbiddenError,
    InternalError,
    InvalidError,
    KeyReusedError,
    NotFoundError,
    PreconditionFailedError,
    RequestTimeoutError,
    TooLargeError,
    TooManyRequestsError,
    UnauthenticatedError,
    UnavailableError,
    UnsupportedMediaTypeError,
)

AnyError = (
    ConflictError
    | DuplicatePatientError
    | ForbiddenError
    | InternalError
    | InvalidError
    | KeyReusedError
    | NotFoundError
    | PreconditionFailedError
    | RequestTimeoutError
    | TooLargeError
    | TooManyRequestsError
    | UnauthenticatedError
    | UnavailableError
    | UnsupportedMediaTypeError
)
"""All that an operation can answer if it fails. They have the same fields, and each its own codes in `error`."""
Answer = TypeVar("Answer")


class Refused(Exception):
    """The service answered with an error: `error` has its code, the places of faults, what a duplicate matched on."""

    def __init__(self, error: AnyError) -> None:
        super().__init__(f"{error.error}: {error.message}")
        self.error = error


def expect(answer: AnyError | Answer | None) -> Answer:
    """What an operation answered if it is no error; raises Refused if it is one."""
    if isinstance(answer, AnyError):
        raise Refused(answer)
    assert answer is not None  # only with raise_on_unexpected_status turned off
    return answer
