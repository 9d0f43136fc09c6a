"""Sending of requests: applies the options, retries, and raises the errors of responses."""

import re
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

import httpx
from attrs import evolve, field, frozen
from httpx_retries import Retry

from .auth import AsyncBearerAuth, BearerAuth
from .errors import ConnectionFailed, TimedOut, error_of, unexpected_response
from .types import Unset

Request = dict[str, Any]
"""A request, as the keyword arguments of httpx."""
OnResponse = Callable[[httpx.Response], None]
Model = TypeVar("Model")

READS = frozenset({"GET", "HEAD", "OPTIONS"})
# Writes carry an Idempotency-Key, so they can be retried like reads. 500 is not retried: it reports a bug.
RETRIED_STATUSES = (408, 429, 502, 503, 504)


def _require_http_url(_: object, __: object, url: str) -> None:
    if not re.match(r"https?://[^/]", url, re.IGNORECASE):
        raise ValueError("The base URL must begin with http:// or https:// and a host.")


@frozen(kw_only=True)
class Options:
    """The options of all requests of a client. Another base URL than one of HTTP raises ValueError."""

    base_url: str = field(validator=_require_http_url)
    user_agent: str
    brand: str | None
    timeout: float
    max_retries: int
    on_response: OnResponse | None

    def build(self, client: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
        """Return a request of httpx. A write has an Idempotency-Key, which it keeps when it is repeated."""
        headers = httpx.Headers(request.get("headers"))
        headers["User-Agent"] = self.user_agent
        if self.brand is not None:
            headers.setdefault("X-Brand-Id", self.brand)
        if request["method"] not in READS:
            headers.setdefault("Idempotency-Key", secrets.token_urlsafe(24))
        url = self.base_url.rstrip("/") + request["url"]
        return client.build_request(**request | {"url": url, "headers": headers}, timeout=self.timeout)

    def retry(self) -> Retry:
        return Retry(total=self.max_retries, status_forcelist=RETRIED_STATUSES, backoff_factor=0.25)

    def is_final(self, response: httpx.Response, retry: Retry) -> bool:
        """Return whether a response is not followed by another attempt."""
        if self.on_response is not None:
            self.on_response(response)
        return retry.is_exhausted() or not retry.is_retryable_status_code(response.status_code)


@frozen
class Connection:
    """Sends requests. `owns_client` tells whether to close the HTTP client."""

    client: httpx.Client
    owns_client: bool
    auth: BearerAuth | None
    options: Options

    def with_options(self, **options: Any) -> "Connection":
        return evolve(self, options=evolve(self.options, **options))

    def close(self) -> None:
        if self.owns_client:
            self.client.close()

    def send(self, request: Request, parse: Callable[[httpx.Response], Model]) -> Model:
        """Return the result of a request. Raises ApiError and ConnectionFailed."""
        return _parsed(self._attempts(request, stream=False), parse)

    def stream(self, request: Request) -> Iterator[bytes]:
        """Yield the body of a response as it arrives. Raises ApiError and ConnectionFailed."""
        response = self._attempts(request, stream=True)
        try:
            if not response.is_success:
                response.read()
                raise error_of(response)
            yield from response.iter_bytes()
        except httpx.TransportError as error:
            raise _connection_error(error) from error
        finally:
            response.close()

    def _attempts(self, request: Request, stream: bool) -> httpx.Response:
        built, retry = self.options.build(self.client, request), self.options.retry()
        while True:
            outcome: httpx.Response | httpx.TransportError
            try:
                outcome = self.client.send(built, auth=self.auth, stream=stream)
            except httpx.TransportError as error:
                if retry.is_exhausted() or not retry.is_retryable_exception(error):
                    raise _connection_error(error) from error
                outcome = error
            else:
                if self.options.is_final(outcome, retry):
                    return outcome
                outcome.close()
            retry = retry.increment()
            retry.sleep(outcome)


@frozen
class AsyncConnection:
    """Like Connection, for asyncio."""

    client: httpx.AsyncClient
    owns_client: bool
    auth: AsyncBearerAuth | None
    options: Options

    def with_options(self, **options: Any) -> "AsyncConnection":
        return evolve(self, options=evolve(self.options, **options))

    async def close(self) -> None:
        if self.owns_client:
            await self.client.aclose()

    async def send(self, request: Request, parse: Callable[[httpx.Response], Model]) -> Model:
        return _parsed(await self._attempts(request, stream=False), parse)

    async def stream(self, request: Request) -> AsyncIterator[bytes]:
        response = await self._attempts(request, stream=True)
        try:
            if not response.is_success:
                await response.aread()
                raise error_of(response)
            async for chunk in response.aiter_bytes():
                yield chunk
        except httpx.TransportError as error:
            raise _connection_error(error) from error
        finally:
            await response.aclose()

    async def _attempts(self, request: Request, stream: bool) -> httpx.Response:
        built, retry = self.options.build(self.client, request), self.options.retry()
        while True:
            outcome: httpx.Response | httpx.TransportError
            try:
                outcome = await self.client.send(built, auth=self.auth, stream=stream)
            except httpx.TransportError as error:
                if retry.is_exhausted() or not retry.is_retryable_exception(error):
                    raise _connection_error(error) from error
                outcome = error
            else:
                if self.options.is_final(outcome, retry):
                    return outcome
                await outcome.aclose()
            retry = retry.increment()
            await retry.asleep(outcome)


def _parsed(response: httpx.Response, parse: Callable[[httpx.Response], Model]) -> Model:
    if not response.is_success:
        raise error_of(response)
    try:
        return parse(response)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise unexpected_response(response) from error


def _connection_error(error: httpx.TransportError) -> ConnectionFailed:
    kind = TimedOut if isinstance(error, httpx.TimeoutException) else ConnectionFailed
    return kind(str(error) or type(error).__name__)


def entity_tag(version: datetime | str | Unset) -> str | Unset:
    """Return the ETag of a version: of `updated_at`, or as it is."""
    if isinstance(version, datetime):
        return f'"{version.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"'
    return version


def mapped(model: Callable[[Mapping[str, Any]], Model], value: Mapping[str, Any] | Unset) -> Model | Unset:
    """Return the model of a map that can be omitted."""
    return value if isinstance(value, Unset) else model(value)
