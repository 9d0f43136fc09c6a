"""The HTTP client for all operations: sends the token, adds Idempotency-Keys to writes, and retries failed requests."""

import inspect
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from threading import Lock

import httpx
from httpx_retries import Retry, RetryTransport

from .client import AuthenticatedClient

Token = str | Callable[[], str] | Callable[[], Awaitable[str]]

READS = frozenset({"GET", "HEAD", "OPTIONS"})
# Writes carry an Idempotency-Key, so they can be retried like reads. 500 is not retried: it reports a bug.
RETRIED_STATUSES = (408, 429, 502, 503, 504)


def connect(
    url: str, token: Token, *, brand: str | None = None, retries: int = 4, timeout: float = 30
) -> AuthenticatedClient:
    """Return a client of the service at `url` for the operations in `api`. It can be used as a context manager.

    `token` is a string or a function that returns one; for `asyncio` operations the function can be async. It is called
    for the first request, and again when the service rejects the token. Services whose token contains no brand pass
    `brand`. `timeout` is in seconds, per attempt. `Retry-After` is honored up to two minutes.

    Operations raise httpx.TransportError if the service cannot be reached, UnexpectedStatus for a response that is not
    in the contract, and TypeError if the token function is async and the operation is not.
    """
    retry = Retry(
        total=retries, allowed_methods=READS | {"POST", "PUT", "PATCH", "DELETE"}, status_forcelist=RETRIED_STATUSES,
        backoff_factor=0.25,
    )  # fmt: skip
    return AuthenticatedClient(
        base_url=url,
        token="",  # set by BearerAuth
        timeout=httpx.Timeout(timeout),
        raise_on_unexpected_status=True,
        httpx_args={"auth": BearerAuth(token, brand), "transport": RetryTransport(retry=retry)},
    )


class BearerAuth(httpx.Auth):
    """Adds the token and the brand to requests, and an Idempotency-Key to writes."""

    def __init__(self, token: Token, brand: str | None) -> None:
        self._fetch_token: Callable[[], str | Awaitable[str]] = (lambda: token) if isinstance(token, str) else token
        self._brand = brand
        self._cached = ""
        self._lock = Lock()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        token = self._token(rejected="")
        response = yield self._authorized(request, token)
        if _is_token_rejected(response) and (fresh := self._token(rejected=token)) != token:
            yield self._authorized(request, fresh)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        token = await self._token_async(rejected="")
        response = yield self._authorized(request, token)
        if _is_token_rejected(response) and (fresh := await self._token_async(rejected=token)) != token:
            yield self._authorized(request, fresh)

    def _token(self, rejected: str) -> str:
        with self._lock:  # only one of several rejected threads fetches a new token
            if self._cached == rejected:
                token = self._fetch_token()
                if not isinstance(token, str):
                    raise TypeError("The token function is async: call the asyncio operations")
                self._cached = token
            return self._cached

    async def _token_async(self, rejected: str) -> str:
        if self._cached == rejected:
            token = self._fetch_token()
            self._cached = await token if inspect.isawaitable(token) else token
        return self._cached

    def _authorized(self, request: httpx.Request, token: str) -> httpx.Request:
        request.headers["Authorization"] = f"Bearer {token}"
        if self._brand is not None:
            request.headers.setdefault("X-Brand-Id", self._brand)
        if request.method not in READS:
            request.headers.setdefault("Idempotency-Key", secrets.token_urlsafe(24))
        return request


def _is_token_rejected(response: httpx.Response) -> bool:
    return response.status_code == 401 and "invalid_token" in response.headers.get("WWW-Authenticate", "")
