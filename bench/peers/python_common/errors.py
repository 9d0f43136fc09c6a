"""The common error body of the contract, for FastAPI."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

# JSON Schema names of pydantic's rules; others keep pydantic's name.
_RULES = {
    "missing": "required",
    "string_type": "type",
    "bool_type": "type",
    "dict_type": "type",
    "string_too_short": "minLength",
    "string_too_long": "maxLength",
    "string_pattern_mismatch": "pattern",
    "too_long": "maxProperties",
    "literal_error": "enum",
    "value_error": "format",
    "date_from_datetime_parsing": "format",
    "datetime_from_date_parsing": "format",
    "uuid_parsing": "format",
    "timezone_aware": "format",
    "model_attributes_type": "type",
    "greater_than_equal": "minimum",
    "less_than_equal": "maximum",
}


class Problem(Exception):
    """A request that returns an error."""

    def __init__(self, status: int, error: str, message: str, **extra: Any) -> None:
        super().__init__(error)
        self.status = status
        self.body = {"error": error, "message": message} | extra


def not_found() -> Problem:
    return Problem(404, "not_found", "There is no such thing here.")


def duplicate_patient(matched_on: Sequence[str]) -> Problem:
    message = "A patient with the same identity is already registered."
    return Problem(409, "duplicate_patient", message, matched_on=list(matched_on))


def key_reused() -> Problem:
    message = "This Idempotency-Key was used with another request."
    return Problem(409, "idempotency_key_payload_mismatch", message)


def install(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    async def of_problem(_: Request, problem: Problem) -> JSONResponse:
        return JSONResponse(problem.body, problem.status)

    @app.exception_handler(RequestValidationError)
    async def of_fault(_: Request, error: RequestValidationError) -> JSONResponse:
        details = [_detail(each) for each in error.errors()]
        message = "The request does not fit the contract."
        return JSONResponse({"error": "validation_error", "message": message, "details": details}, 400)


def _detail(fault: dict[str, Any]) -> dict[str, str]:
    part, *place = fault["loc"]
    pointer = "".join(f"/{each}" for each in place)
    return {"in": part, "pointer": pointer, "code": _RULES.get(fault["type"], fault["type"])}
