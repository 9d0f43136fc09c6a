"""Error responses as an exception."""

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
"""The error models that operations return. They have the same fields; each has its own codes in `error`."""
Result = TypeVar("Result")


class ApiError(Exception):
    """The service returned an error. `error` has its code, the error details, and what a duplicate matched on."""

    def __init__(self, error: AnyError) -> None:
        super().__init__(f"{error.error}: {error.message}")
        self.error = error


def unwrap(result: AnyError | Result | None) -> Result:
    """Return the result of an operation; raise ApiError if it is an error."""
    if isinstance(result, AnyError):
        raise ApiError(result)
    assert result is not None  # None only if raise_on_unexpected_status is off
    return result
