"""The client that all operations take: it brings its token, names each write, and tries again what is worth it."""

import inspect
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from threading import Lock

import httpx
from httpx_retries import Retry, RetryTransport

from .client import AuthenticatedClient

Token = str | Callable[[], str] | Callable[[], Awaitable[str]]

READS = frozenset({"GET", "HEAD", "OPTIONS"})
# A write has a key, so it can be repeated like a read. 500 is left out: what is at fault stays so.
PASSING = (408, 429, 502, 503, 504)


def connect(
    url: str, token: Token, *, brand: str | None = None, retries: int = 4, timeout: float = 30
) -> AuthenticatedClient:
    """A client of the service at `url`, for the operations in `api`; as a context manager it closes its connections.

    The token can be a function that fetches one, for the `asyncio` operations an async one too. It is called for the
    first request, and again when the service says that a token no longer holds. A service whose token names no brand
    gives its `brand`. `timeout` is in seconds, for one attempt; `Retry-After` is heeded up to two minutes.

    The operations raise httpx.TransportError when the service cannot be reached, UnexpectedStatus for an answer that
    is not in the contract, and TypeError if a function for a token is async and they are not.
    """
    retry = Retry(
        total=retries, allowed_methods=READS | {"POST", "PUT", "PATCH", "DELETE"}, status_forcelist=PASSING,
        backoff_factor=0.25,
    )  # fmt: skip
    return AuthenticatedClient(
        base_url=url,
        token="",  # Signed sets it
        timeout=httpx.Timeout(timeout),
        raise_on_unexpected_status=True,
        httpx_args={"auth": Signed(token, brand), "transport": RetryTransport(retry=retry)},
    )


class Signed(httpx.Auth):
    """What each request brings: a token that holds, the brand, and with a write its Idempotency-Key."""

    def __init__(self, token: Token, brand: str | None) -> None:
        self._supply: Callable[[], str | Awaitable[str]] = (lambda: token) if isinstance(token, str) else token
        self._brand = brand
        self._held = ""
        self._lock = Lock()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        token = self._token(no_longer="")
        response = yield self._signed(request, token)
        if _is_refused(response) and (fresh := self._token(no_longer=token)) != token:
            yield self._signed(request, fresh)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        token = await self._token_async(no_longer="")
        response = yield self._signed(request, token)
        if _is_refused(response) and (fresh := await self._token_async(no_longer=token)) != token:
            yield self._signed(request, fresh)

    def _token(self, no_longer: str) -> str:
        with self._lock:  # of many threads that are refused at once, one fetches
            if self._held == no_longer:
                token = self._supply()
                if not isinstance(token, str):
                    raise TypeError("The function for a token is async: call the asyncio operations")
                self._held = token
            return self._held

    async def _token_async(self, no_longer: str) -> str:
        if self._held == no_longer:
            token = self._supply()
            self._held = await token if inspect.isawaitable(token) else token
        return self._held

    def _signed(self, request: httpx.Request, token: str) -> httpx.Request:
        request.headers["Authorization"] = f"Bearer {token}"
        if self._brand is not None:
            request.headers.setdefault("X-Brand-Id", self._brand)
        if request.method not in READS:
            request.headers.setdefault("Idempotency-Key", secrets.token_urlsafe(24))
        return request


def _is_refused(response: httpx.Response) -> bool:
    return response.status_code == 401 and "invalid_token" in response.headers.get("WWW-Authenticate", "")
