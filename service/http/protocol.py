"""HTTP before there is a request: what cannot be read, has an endless head, or comes too slowly."""

import asyncio
import re
import sys
from typing import Any

import uuid_utils
from httptools import HttpParserInvalidMethodError
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from service.contract.media_types import TOKEN
from service.errors import Problem
from service.http import security_headers
from service.telemetry import log

LARGEST_HEAD = 64 * 1024
_REASONS = {400: "Bad Request", 408: "Request Timeout", 501: "Not Implemented"}
_METHODS = {b"DELETE", b"GET", b"HEAD", b"OPTIONS", b"PATCH", b"POST", b"PUT"}
_METHOD = re.compile(rf"(\r?\n)*{TOKEN}( |$)".encode())  # RFC 9110, 9.1
_NO_PATH = re.compile(rb"^(https?://[^/?#]+)(?=[?#]|$)", re.IGNORECASE)


class Protocol(HttpToolsProtocol):
    """One connection. Refuses in the one error shape, and closes, what never becomes a request.

    A head may have 64 KiB (and what else comes in one read), and has to be whole `slow_client` seconds after the
    connection was made or the last answer given, whatever else is sent in between.
    """

    def __init__(self, *arguments: Any, client_timeout: float, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._client_timeout = client_timeout
        self._pending = 0
        self._understood = True
        self._begins_with_method = False
        self._in_head = True
        self._in_trailers = False
        self._head_began = False
        self._upgrades = False
        self._alarm: asyncio.TimerHandle | None = None
        self._refusal: Problem | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end_head()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._upgrades:  # to what is not spoken here; the parser would take it for another request
            return
        self._understood = False
        self._begins_with_method = _METHOD.match(data) is not None
        super().data_received(data)
        # What the parser took in without making anything of it: a part of a head, or of the trailers of a chunked body.
        self._pending = 0 if self._understood else self._pending + len(data)
        if self._pending > LARGEST_HEAD and not self.transport.is_closing():
            self.send_400_response("")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._understood = True
        self._in_trailers = False
        self._head_began = True
        if not self._in_head:
            self._await_head()

    def on_header(self, name: bytes, value: bytes) -> None:
        # A field of a trailer must not become one of the request (RFC 9110, 6.5.1), and none is of use here.
        if not self._in_trailers:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._understood = True
        self._in_trailers = True
        self._end_head()
        self.url = _NO_PATH.sub(rb"\1/", self.url, count=1)  # the same as with an empty path (RFC 9110, 4.2.3)
        super().on_headers_complete()
        if self.parser.should_upgrade():
            self._upgrades = True
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        self._understood = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._understood = True
        super().on_message_complete()
        if not self.parser.should_keep_alive():  # a trailer can say so too, and the parser reads nothing more then
            self.cycle.keep_alive = False

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._in_head:
            self._await_head()
        if self._refusal:
            self._refuse(self._refusal)

    def send_400_response(self, msg: str) -> None:
        if self._is_of_unknown_method():
            self._refuse(Problem("not_implemented", "The service knows no such method; methods are in capitals."))
        else:
            self._refuse(Problem("validation_error", "This is no HTTP request with a head of at most 64 KiB."))

    def _is_of_unknown_method(self) -> bool:
        if isinstance(sys.exception(), HttpParserInvalidMethodError):
            return self._begins_with_method
        return self.parser.get_method() not in _METHODS  # as CONNECT, whose target is no path, and those of RTSP

    def _await_head(self) -> None:
        self._in_head = True
        self._alarm = self.loop.call_later(self._client_timeout, self._head_is_late)

    def _end_head(self) -> None:
        self._in_head = self._head_began = False
        if self._alarm:
            self._alarm.cancel()

    def _head_is_late(self) -> None:
        if self.transport.is_closing():
            return
        if self.cycle and not self.cycle.response_complete:
            self._await_head()
        elif self._head_began or not self.cycle:
            self._refuse(Problem("request_timeout", "The request came too slowly."))
        else:  # bytes that belong to no request, or to the body of one that has been answered
            self.transport.close()

    def _refuse(self, problem: Problem) -> None:
        """Answer, once the whole requests before have been answered, and close."""
        if self.cycle and not (self.cycle.response_complete or self.cycle.more_body):
            self._refusal = problem
        elif not self.transport.is_closing():
            self._send_refusal(problem)

    def _send_refusal(self, problem: Problem) -> None:
        request_id = str(uuid_utils.uuid7())
        body = problem.body(request_id)
        head = (
            f"HTTP/1.1 {problem.status} {_REASONS[problem.status]}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\nx-request-id: {request_id}\r\nconnection: close\r\n"
        )
        headers = b"".join(b"%s: %s\r\n" % header for header in security_headers.DATA)
        self.transport.write(head.encode() + headers + b"\r\n" + body)
        self.transport.close()
        log.log_event("malformed_request", request_id=request_id, status=problem.status)
