"""The errors of the contract, and Connexion's errors in the form of the contract."""

import json
from typing import Any

from connexion.exceptions import BadRequestProblem
from connexion.lifecycle import ConnexionRequest, ConnexionResponse
from jsonschema import ValidationError

Answer = tuple[dict[str, Any], int]

NOT_FOUND: Answer = ({"error": "not_found", "message": "There is no such thing here."}, 404)
KEY_REUSED: Answer = (
    {
        "error": "idempotency_key_payload_mismatch",
        "message": "This Idempotency-Key was used with another request.",
    },
    409,
)


def duplicate_patient(matched_on: list[str]) -> Answer:
    message = "A patient with the same identity is already registered."
    return {"error": "duplicate_patient", "message": message, "matched_on": matched_on}, 409


def bad_request(_: ConnexionRequest, problem: BadRequestProblem) -> ConnexionResponse:
    """Connexion reports only the first error, with its location in words; jsonschema's error has it as a path."""
    body: dict[str, Any] = {"error": "validation_error", "message": "The request does not fit the contract."}
    if isinstance(problem.__context__, ValidationError):
        body["details"] = [_detail(problem.__context__)]
    return ConnexionResponse(status_code=400, content_type="application/json", body=json.dumps(body))


def _detail(error: ValidationError) -> dict[str, str]:
    place = list(error.absolute_path)
    if error.validator == "required":
        place.append(next(name for name in error.validator_value if name not in error.instance))
    return {"in": "body", "pointer": "".join(f"/{each}" for each in place), "code": error.validator}
