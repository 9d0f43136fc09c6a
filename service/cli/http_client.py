"""A lean HTTP client, for a command that sends many requests to one service (decision record 0110)."""

import asyncio
import ssl
from collections.abc import Mapping
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser


class NoResponse(Exception):
    """The service did not respond, or not in HTTP."""


class Response(NamedTuple):
    """A response; the names of `headers` are in lowercase."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes


class Server:
    """A server by its URL, and the headers of each request to it. Raises NoResponse for what is no URL of a server."""

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        try:
            parts = urlsplit(url)
            self.port = parts.port
        except ValueError as error:
            raise NoResponse from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NoResponse
        self.host, self.tls = parts.hostname, _tls() if parts.scheme == "https" else None
        self._path = parts.path.rstrip("/")
        self._fields = _lines({"Host": parts.netloc.rpartition("@")[2], **headers})

    def message(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        """Return a request as it is sent."""
        fields = _lines(headers)
        head = f"{method} {self._path}{path} HTTP/1.1\r\n{self._fields}{fields}Content-Length: {len(body)}\r\n\r\n"
        return head.encode() + body


class Connection:
    """A keep-alive connection for one request at a time. It is made when it is needed."""

    def __init__(self, server: Server, seconds: float) -> None:
        self._server = server
        self._seconds = seconds
        self._exchange: _Exchange | None = None

    async def request(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Response:
        """Return the response. Raises NoResponse, also after `seconds`."""
        message = self._server.message(method, path, body, headers or {})
        try:
            async with asyncio.timeout(self._seconds):
                if self._exchange is None or self._exchange.is_closed:
                    self._exchange = await self._connect()
                return await self._exchange.send(message)
        except (OSError, HttpParserError, HttpParserUpgrade, UnicodeError) as error:
            self.close()
            raise NoResponse from error

    async def _connect(self) -> "_Exchange":
        server, loop = self._server, asyncio.get_running_loop()
        port = server.port or (443 if server.tls else 80)
        return (await loop.create_connection(_Exchange, server.host, port, ssl=server.tls))[1]

    def close(self) -> None:
        if self._exchange:
            self._exchange.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Exchange(asyncio.Protocol):
    """The protocol of a connection, with the callbacks of its parser."""

    def __init__(self) -> None:
        self.is_closed = False
        self._parser = HttpResponseParser(self)
        self._response: asyncio.Future[Response] | None = None
        self._headers: dict[bytes, bytes] = {}
        self._body = bytearray()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._transport = transport

    async def send(self, message: bytes) -> Response:
        """Send a request and return its response. Raises OSError, and HttpParserError or HttpParserUpgrade."""
        self._response = asyncio.get_running_loop().create_future()
        self._transport.write(message)
        return await self._response

    def close(self) -> None:
        self.is_closed = True
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade) as error:
            self._fail(error)

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_closed = True
        self._fail(exc or ConnectionResetError())

    def on_message_begin(self) -> None:
        self._headers, self._body = {}, bytearray()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.lower()] = value

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200:  # informational, before the response
            return
        if not self._parser.should_keep_alive():
            self.close()
        if self._response and not self._response.done():
            self._response.set_result(Response(status, self._headers, bytes(self._body)))

    def _fail(self, error: Exception) -> None:
        if self._response and not self._response.done():
            self._response.set_exception(error)


def _lines(headers: Mapping[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items())


def _tls() -> ssl.SSLContext:
    import httpx2  # only a service behind TLS needs it

    return httpx2.create_ssl_context(trust_env=False)
