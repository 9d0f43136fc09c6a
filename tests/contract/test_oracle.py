"""What the second judge sees, on an exchange of which the answer is changed."""

import httpx2
import orjson
import pytest
from openapi_core.exceptions import OpenAPIError

from tests.support.oracle import Exchange, exchange_of, judge_exchange

DETAIL = {"in": "body", "pointer": "/last_name", "code": "required", "message": "A required value is missing."}


def refused(api: httpx2.Client, **told: object) -> Exchange:
    """A person without a last name, and an error that tells something else."""
    answer = api.post("/v1/patients", json={"brand_id": "demo", "first_name": "Hortensia"})
    return exchange_of(answer)._replace(answer=orjson.dumps(answer.json() | told))


def test_a_right_answer_is_let_through(api: httpx2.Client) -> None:
    judge_exchange(refused(api, details=[DETAIL]))


def test_an_error_that_repeats_phi_is_seen(api: httpx2.Client) -> None:
    with pytest.raises(AssertionError, match="Hortensia"):
        judge_exchange(refused(api, message='There is no "Hortensia".'))


def test_an_error_that_the_contract_does_not_allow_is_seen(api: httpx2.Client) -> None:
    with pytest.raises(OpenAPIError):
        judge_exchange(refused(api, details=[DETAIL | {"code": 1}]))


@pytest.mark.parametrize("details", [[], [DETAIL]])
def test_a_right_request_that_is_refused_is_seen(api: httpx2.Client, details: list[object]) -> None:
    exchange = refused(api, details=details)
    body = {"brand_id": "demo", "first_name": "Hortensia", "last_name": "Hopper"}
    with pytest.raises(AssertionError, match="Hopper"):
        judge_exchange(exchange._replace(body=orjson.dumps(body)))
