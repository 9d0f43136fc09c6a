"""The HTTP client of webhooks, which reaches allowed addresses only."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, NamedTuple

import aiohttp
import httpx2
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from relay.webhooks.addresses import LOOPBACK, AddressRule, Network

# Seconds: of a request until the head of its response, and of the rest of a response.
_TIMEOUT = 10
_BODY_TIMEOUT = 1
# Below the five seconds after which common servers close an idle connection.
_KEEPALIVE = 3
_MAX_BODY_BYTES = 64 * 1024
_NO_TIMEOUT = aiohttp.ClientTimeout(total=None, sock_connect=None)
_HEADERS = {"User-Agent": "patient-graph"}
_LEFT_OUT = ("Accept", "Accept-Encoding", "Content-Type")
_ERRORS = (aiohttp.ClientError, OSError)
_CLOSED = (aiohttp.ServerDisconnectedError, ConnectionError)


class Failure(StrEnum):
    """Why an attempt failed."""

    INVALID_URL = "invalid_url"
    HOST_NOT_FOUND = "host_not_found"
    ADDRESS_NOT_ALLOWED = "address_not_allowed"
    CONNECTION_FAILED = "connection_failed"
    TLS_FAILED = "tls_failed"
    TIMEOUT = "timeout"
    INVALID_RESPONSE = "invalid_response"
    REDIRECT = "redirect"
    STATUS = "status"
    INTERNAL_ERROR = "internal_error"


class Outcome(NamedTuple):
    """The outcome of a request. There is no failure if the status is 2xx."""

    failure: Failure | None
    status: int | None = None
    retry_after: str | None = None


class _NotAllowed(OSError):
    """An address that the rule does not allow."""


class WebhookClient:
    """Sends POST requests by https to public addresses, and to those of `networks`.

    In local mode, also to loopback addresses, by http as well. It follows no redirects, keeps no cookies and uses no
    proxy. Logs contain nothing of a request. It is made on the event loop that uses it.
    """

    def __init__(
        self, networks: Iterable[Network] = (), *, local: bool = False, tls: ssl.SSLContext | None = None
    ) -> None:
        tls = tls or httpx2.create_ssl_context()
        https = AddressRule((*networks, *LOOPBACK) if local else networks)
        self._sessions = {"https": _session(https, tls)}
        if local:
            self._sessions["http"] = _session(AddressRule(LOOPBACK, public=False), tls)

    async def post(self, url: str, headers: dict[str, str], body: bytes) -> Outcome:
        """Send a request. It fails if the head of the response does not arrive within 10 seconds in total."""
        try:
            target = URL(url, encoded=True)
            session = self._sessions.get(target.scheme)
            if not session or target.user or target.password or not target.raw_host:
                return Outcome(Failure.INVALID_URL)
        except ValueError:
            return Outcome(Failure.INVALID_URL)
        try:
            async with asyncio.timeout(_TIMEOUT):
                response = await _post(session, target, headers, body)
            return await _outcome(response)
        except _ERRORS as error:
            return Outcome(_failure(error))

    async def close(self) -> None:
        for session in self._sessions.values():
            await session.close()


def _session(rule: AddressRule, tls: ssl.SSLContext) -> aiohttp.ClientSession:
    def new_socket(address: Any) -> socket.socket:
        """Return a socket for an address that is about to be connected to. Raises _NotAllowed."""
        family, kind, protocol, _, (host, *_) = address
        if not rule.allows(host):
            raise _NotAllowed
        return socket.socket(family, kind, protocol)

    connector = aiohttp.TCPConnector(
        limit=0,  # the callers limit the number of requests
        ssl=tls,
        resolver=_CheckedResolver(rule),
        socket_factory=new_socket,
        use_dns_cache=False,
        keepalive_timeout=_KEEPALIVE,
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=_HEADERS,
        skip_auto_headers=_LEFT_OUT,
        timeout=_NO_TIMEOUT,
        auto_decompress=False,
        response_class=_Response,
        trace_configs=[_tracing()],
    )


class _Response(aiohttp.ClientResponse):
    """A response that closes a connection on which it does not end without waiting for the other side, as TLS does."""

    def close(self) -> None:
        if self.connection and self.connection.transport:
            self.connection.transport.abort()
        super().close()


def _tracing() -> aiohttp.TraceConfig:
    """Return what marks the context of a request that is sent on a kept connection."""

    async def mark(_: aiohttp.ClientSession, context: SimpleNamespace, __: object) -> None:
        context.trace_request_ctx.is_kept = True

    tracing = aiohttp.TraceConfig()
    tracing.on_connection_reuseconn.append(mark)
    return tracing


async def _post(
    session: aiohttp.ClientSession, url: URL, headers: dict[str, str], body: bytes
) -> aiohttp.ClientResponse:
    """Send a request, and once more if the server closed a kept connection meanwhile."""
    connection = SimpleNamespace(is_kept=False)
    try:
        return await session.post(url, headers=headers, data=body, allow_redirects=False, trace_request_ctx=connection)
    except _CLOSED:
        if not connection.is_kept:
            raise
        return await session.post(url, headers=headers, data=body, allow_redirects=False, trace_request_ctx=connection)


async def _outcome(response: aiohttp.ClientResponse) -> Outcome:
    try:
        await _skip_body(response)
    finally:
        response.close()
    return Outcome(_failure_of(response.status), response.status, response.headers.get("Retry-After"))


async def _skip_body(response: aiohttp.ClientResponse) -> None:
    """Read a body, so that the connection can be used again, unless it is large, slow or broken."""
    read = 0
    with suppress(*_ERRORS):
        async with asyncio.timeout(_BODY_TIMEOUT):
            async for chunk in response.content.iter_any():
                read += len(chunk)
                if read > _MAX_BODY_BYTES:
                    return


class _CheckedResolver(AbstractResolver):
    """Resolves hosts whose addresses are all allowed. Those are connected to, so names cannot change in between."""

    def __init__(self, rule: AddressRule) -> None:
        self._rule = rule

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a host. Raises _NotAllowed and OSError."""
        # As bytes, because a label that is too long for a name is an error of the encoding of text.
        addresses = await _resolve(host.encode("ascii"), port)
        if not all(map(self._rule.allows, addresses)):
            raise _NotAllowed
        return [
            {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}
            for address in addresses
        ]

    async def close(self) -> None:
        pass


async def _resolve(host: bytes, port: int) -> list[str]:
    """Return the addresses of a host, which also may be one in any form that the system reads. Raises OSError.

    The lookup has a thread of its own, because a name server that does not respond holds it up for longer than a
    request lasts, and it must hold up neither other lookups nor the end of the process.
    """
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[str]] = loop.create_future()

    def set_result(addresses: list[str], error: OSError | None) -> None:
        if not found.done():
            found.set_exception(error) if error else found.set_result(addresses)

    def look_up() -> None:
        addresses, failed = [], None
        try:
            addresses = [f"{each[0]}" for *_, each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except OSError as error:
            failed = error
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(set_result, [*dict.fromkeys(addresses)], failed)

    threading.Thread(target=look_up, name="resolver", daemon=True).start()
    return await found


def _failure_of(status: int) -> Failure | None:
    kind = status // 100
    return None if kind == 2 else Failure.REDIRECT if kind == 3 else Failure.STATUS


def _failure(error: Exception) -> Failure:
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    # A number that the system reads as an address, such as 2130706433, is none of a name.
    if isinstance(cause, _NotAllowed | aiohttp.InvalidURL):
        return Failure.ADDRESS_NOT_ALLOWED
    if isinstance(error, TimeoutError):
        return Failure.TIMEOUT
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Failure.HOST_NOT_FOUND
    if isinstance(error, aiohttp.ClientSSLError):
        return Failure.TLS_FAILED
    is_invalid = isinstance(error, aiohttp.ClientResponseError | aiohttp.ServerDisconnectedError)
    return Failure.INVALID_RESPONSE if is_invalid else Failure.CONNECTION_FAILED
