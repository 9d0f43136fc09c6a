"""Creates one patient, using the given tokens in order, and prints the patient or the error as JSON."""

import asyncio
import json
import os
from typing import Any

from patient_graph_client import ApiError, AsyncClient, Client, ConnectionFailed
from patient_graph_client.models import Patient

tokens = iter(os.environ.get("TOKENS", "token").split())
URL, BRAND = os.environ["URL"], os.environ.get("BRAND", "demo")
requests: list[str] = []
OPTIONS: dict[str, Any] = {
    "brand": BRAND,
    "proxy": os.environ.get("PROXY"),
    "on_response": lambda response: requests.append(response.headers.get("X-Request-Id", "")),
}
PER_REQUEST: dict[str, Any] = {
    "max_retries": int(os.environ.get("RETRIES", "0")),
    "timeout": float(os.environ.get("TIMEOUT", "60")),
}
ADA: dict[str, Any] = {
    "brand_id": BRAND,
    "first_name": "Ada",
    "last_name": "Lovelace",
    "email": os.environ.get("EMAIL", "a@example.com"),
}


def create() -> Patient:
    with Client(URL, lambda: next(tokens), **OPTIONS) as client:
        return client.with_options(**PER_REQUEST).patients.create(**ADA)


async def create_async() -> Patient:
    async def token() -> str:
        return next(tokens)

    async with AsyncClient(URL, token, **OPTIONS) as client:
        return await client.with_options(**PER_REQUEST).patients.create(**ADA)


def result() -> dict[str, Any]:
    try:
        return {"id": (asyncio.run(create_async()) if "ASYNC" in os.environ else create()).id}
    except ApiError as error:
        details = [[detail.in_, detail.pointer, detail.code] for detail in error.details]
        described = [type(error).__name__, error.status, error.code, error.message, error.matched_on, details]
        has_request_id = error.request_id == error.headers.get("x-request-id") == requests[-1]
        return {"error": described, "has_request_id": has_request_id}
    except ConnectionFailed as error:
        return {"error": [type(error).__name__]}


print(json.dumps(result() | {"tokens_left": len(list(tokens))}))
