"""Asking the identity service: within a time, for an answer of a bounded size that is a JSON object."""

import asyncio
from typing import Any

import httpx2
import orjson

from db.errors import Unavailable
from service.telemetry import metrics
from service.telemetry.log import UnexpectedResponse

LARGEST_RESPONSE = 256 * 1024
# Below the five seconds after which common servers close a connection that is not used.
_KEEPALIVE_SECONDS = 3


def unusable_response(what: str, reason: str) -> Unavailable:
    """What to raise for an answer that came and is of no use."""
    metrics.IDENTITY_FAILURES.labels(what).inc()
    error = Unavailable()
    error.__cause__ = UnexpectedResponse(reason)
    return error


class IdentityClient:
    """Requests that are given `seconds` each, and answers of at most 256 KiB."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._client = httpx2.AsyncClient(
            # What is compressed could become of any size.
            headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "patient-graph"},
            limits=httpx2.Limits(max_connections=50, keepalive_expiry=_KEEPALIVE_SECONDS),
        )

    async def json(
        self, what: str, url: str, *, form: dict[str, str] | None = None, auth: httpx2.Auth | None = None
    ) -> dict[str, Any]:
        """The object in a 200, of a GET, or of a POST where there is a form. `what` names it in the metrics.

        Raises Unavailable, with the cause, for anything else.
        """
        method = "POST" if form else "GET"
        try:
            with metrics.IDENTITY_SECONDS.labels(what).time():
                async with asyncio.timeout(self._seconds):
                    value = orjson.loads(await self._body(self._client.build_request(method, url, data=form), auth))
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError, UnexpectedResponse) as error:
            metrics.IDENTITY_FAILURES.labels(what).inc()
            raise Unavailable from error
        if not isinstance(value, dict):
            raise unusable_response(what, "no JSON object")
        return value

    async def _body(self, request: httpx2.Request, auth: httpx2.Auth | None) -> bytes:
        response = await self._client.send(request, auth=auth, stream=True)
        try:
            if response.status_code != 200:
                raise UnexpectedResponse(f"status {response.status_code}")
            body = b""
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > LARGEST_RESPONSE:
                    raise UnexpectedResponse("too large")
            return body
        finally:
            await response.aclose()

    async def close(self) -> None:
        await self._client.aclose()
