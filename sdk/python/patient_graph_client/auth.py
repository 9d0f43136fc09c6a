"""Authentication: sends the token, and fetches another one when the service rejects it."""

import asyncio
import inspect
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from threading import Lock

import httpx

Token = str | Callable[[], str]
AsyncToken = str | Callable[[], str] | Callable[[], Awaitable[str]]


class BearerAuth(httpx.Auth):
    """Adds the token to requests. An empty token raises ValueError."""

    def __init__(self, token: Token) -> None:
        if isinstance(token, str):
            _require_token(token)
        self._fetch: Callable[[], str] = (lambda: token) if isinstance(token, str) else token
        self._cached = ""
        self._lock = Lock()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        token = self._token(rejected="")
        response = yield _authorized(request, token)
        if _is_token_rejected(response) and (fresh := self._token(rejected=token)) != token:
            yield _authorized(request, fresh)

    def _token(self, rejected: str) -> str:
        with self._lock:  # only one of several rejected threads fetches a new token
            if self._cached == rejected:
                self._cached = _require_token(self._fetch())
            return self._cached


class AsyncBearerAuth(httpx.Auth):
    """Adds the token to requests of asyncio. An empty token raises ValueError."""

    def __init__(self, token: AsyncToken) -> None:
        if isinstance(token, str):
            _require_token(token)
        self._fetch: Callable[[], str | Awaitable[str]] = (lambda: token) if isinstance(token, str) else token
        self._cached = ""
        self._lock = asyncio.Lock()

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        token = await self._token(rejected="")
        response = yield _authorized(request, token)
        if _is_token_rejected(response) and (fresh := await self._token(rejected=token)) != token:
            yield _authorized(request, fresh)

    async def _token(self, rejected: str) -> str:
        async with self._lock:  # only one of several rejected tasks fetches a new token
            if self._cached == rejected:
                token = self._fetch()
                self._cached = _require_token(await token if inspect.isawaitable(token) else token)
            return self._cached


def _require_token(token: str) -> str:
    """Return the token. Raises ValueError if it is empty."""
    if not token.strip():
        raise ValueError("The token is empty.")
    return token


def _authorized(request: httpx.Request, token: str) -> httpx.Request:
    request.headers["Authorization"] = f"Bearer {token}"
    return request


def _is_token_rejected(response: httpx.Response) -> bool:
    return response.status_code == 401 and "invalid_token" in response.headers.get("WWW-Authenticate", "")
