"""What the fuzzer has to know beyond the contract: the brand of its token, and an external id that exists."""

import os
from typing import Any

import schemathesis

BRAND = os.environ["BRAND"]


def _of_our_brand(values: Any) -> Any:
    """Another brand is answered 403, whatever else is sent: a proper brand_id becomes the token's own."""
    if isinstance(values, dict) and isinstance(values.get("brand_id"), str) and 0 < len(values["brand_id"]) <= 64:
        return values | {"brand_id": BRAND}
    return values


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    return _of_our_brand(body)


@schemathesis.hook
def map_query(context: Any, query: Any) -> Any:
    return _of_our_brand(query)


@schemathesis.hook
def map_headers(context: Any, headers: Any) -> Any:
    """So does a proper X-Brand-Id."""
    named = (headers or {}).get("X-Brand-Id")
    return headers | {"X-Brand-Id": BRAND} if isinstance(named, str) and 0 < len(named) <= 64 else headers


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Every other search by external id is for the one of the patient that the test registers."""
    if path_parameters and "system" in path_parameters and len(str(path_parameters["value"])) % 2:
        return {"system": "fuzz", "value": "1"}
    return path_parameters
