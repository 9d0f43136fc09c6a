"""Requests to the identity provider, with a timeout and a limit for the size of responses."""

import asyncio
from typing import Any

import httpx2
import orjson

from db.errors import Unavailable
from service.telemetry import metrics
from service.telemetry.log import UnexpectedResponse

MAX_RESPONSE_BYTES = 256 * 1024
# Below the five seconds after which common servers close an idle connection.
_KEEPALIVE_SECONDS = 3


def unusable_response(resource: str, reason: str) -> Unavailable:
    """Return the error to raise for a response that cannot be used."""
    metrics.IDENTITY_PROVIDER_FAILURES.labels(resource).inc()
    error = Unavailable()
    error.__cause__ = UnexpectedResponse(reason)
    return error


class IdentityClient:
    """Sends requests with a timeout in seconds; responses may have 256 KiB."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._client = httpx2.AsyncClient(
            # Not compressed, because a compressed body can expand to any size.
            headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "patient-graph"},
            limits=httpx2.Limits(max_connections=50, keepalive_expiry=_KEEPALIVE_SECONDS),
        )

    async def json(
        self, resource: str, url: str, *, form: dict[str, str] | None = None, auth: httpx2.Auth | None = None
    ) -> dict[str, Any]:
        """Return the JSON object of a 200 response to a GET, or to a POST of a form.

        `resource` is its label in the metrics. Raises Unavailable, with the cause, for any other response.
        """
        method = "POST" if form else "GET"
        try:
            with metrics.IDENTITY_PROVIDER_SECONDS.labels(resource).time():
                async with asyncio.timeout(self._timeout):
                    value = orjson.loads(await self._body(self._client.build_request(method, url, data=form), auth))
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError, UnexpectedResponse) as error:
            metrics.IDENTITY_PROVIDER_FAILURES.labels(resource).inc()
            raise Unavailable from error
        if not isinstance(value, dict):
            raise unusable_response(resource, "not a JSON object")
        return value

    async def _body(self, request: httpx2.Request, auth: httpx2.Auth | None) -> bytes:
        response = await self._client.send(request, auth=auth, stream=True)
        try:
            if response.status_code != 200:
                raise UnexpectedResponse(f"status {response.status_code}")
            body = b""
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > MAX_RESPONSE_BYTES:
                    raise UnexpectedResponse("too large")
            return body
        finally:
            await response.aclose()

    async def close(self) -> None:
        await self._client.aclose()
