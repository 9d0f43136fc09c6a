"""Violations that the oracle detects, in an exchange with a modified response."""

import httpx2
import orjson
import pytest
from openapi_core.exceptions import OpenAPIError

from tests.support.oracle import Exchange, check_exchange, exchange_of

DETAIL = {"in": "body", "pointer": "/last_name", "code": "required", "message": "A required value is missing."}


def failed_create(api: httpx2.Client, **told: object) -> Exchange:
    """Return the exchange of an invalid create, with `told` replacing parts of the error response."""
    answer = api.post("/v1/patients", json={"brand_id": "demo", "first_name": "Hortensia"})
    return exchange_of(answer)._replace(response_body=orjson.dumps(answer.json() | told))


def test_valid_response_passes(api: httpx2.Client) -> None:
    check_exchange(failed_create(api, details=[DETAIL]))


def test_error_that_repeats_phi_is_detected(api: httpx2.Client) -> None:
    with pytest.raises(AssertionError, match="Hortensia"):
        check_exchange(failed_create(api, message='There is no "Hortensia".'))


def test_error_outside_the_contract_is_detected(api: httpx2.Client) -> None:
    with pytest.raises(OpenAPIError):
        check_exchange(failed_create(api, details=[DETAIL | {"code": 1}]))


@pytest.mark.parametrize("details", [[], [DETAIL]])
def test_rejected_valid_request_is_detected(api: httpx2.Client, details: list[object]) -> None:
    exchange = failed_create(api, details=details)
    body = {"brand_id": "demo", "first_name": "Hortensia", "last_name": "Hopper"}
    with pytest.raises(AssertionError, match="Hopper"):
        check_exchange(exchange._replace(body=orjson.dumps(body)))
