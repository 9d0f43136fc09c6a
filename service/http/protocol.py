"""The HTTP protocol below requests: rejects malformed, oversized and slow request heads, and too many connections."""

import asyncio
import re
import sys
from typing import Any

from httptools import HttpParserInvalidMethodError

from db import readiness
from service.contract.media_types import TOKEN
from service.errors import Problem
from service.http.bounded import BoundedProtocol
from service.http.connection_errors import refuse, write_error
from service.telemetry import log, metrics

MAX_HEAD_BYTES = 64 * 1024
# A request that is on its way when a stop begins is still received within these seconds.
_LINGER_SECONDS = 0.25
_METHODS = {b"DELETE", b"GET", b"HEAD", b"OPTIONS", b"PATCH", b"POST", b"PUT"}
_METHOD = re.compile(rf"(\r?\n)*{TOKEN}( |$)".encode())  # RFC 9110, 9.1
_NO_PATH = re.compile(rb"^(https?://[^/?#]+)(?=[?#]|$)", re.IGNORECASE)


class Protocol(BoundedProtocol):
    """A connection. Rejects what is not a valid request head with the common error body, and closes.

    A head may have 64 KiB, and must be complete `client_timeout` seconds after the connection was made or the last
    response sent, whatever is sent in between. A connection beyond `max_connections` is refused. While the process
    drains, each response closes its connection.
    """

    def __init__(self, *arguments: Any, max_connections: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._max_connections = max_connections
        self._pending = 0
        self._parsed = True
        self._begins_with_method = False
        self._in_head = True
        self._in_trailers = False
        self._head_began = False
        self._head_timer: asyncio.TimerHandle | None = None
        self._pending_rejection: Problem | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        if len(self.connections) >= self._max_connections:
            refuse(transport, self.loop)
            return
        super().connection_made(transport)
        metrics.CONNECTIONS.inc()
        self._start_head_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_head_timer()
        metrics.CONNECTIONS.dec()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._begins_with_method = _METHOD.match(data) is not None
        super().data_received(data)

    def parse(self, data: memoryview) -> None:
        self._parsed = False
        super().parse(data)
        # Bytes that the parser holds without an event: a part of a head, or of the trailers of a chunked body.
        self._pending = 0 if self._parsed else self._pending + len(data)
        if self._pending > MAX_HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._parsed = True
        self._in_trailers = False
        self._head_began = True
        if not self._in_head:
            self._start_head_timer()

    def on_header(self, name: bytes, value: bytes) -> None:
        # Trailer fields must not become header fields (RFC 9110, 6.5.1), and none is used.
        if not self._in_trailers:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._parsed = True
        self._in_trailers = True
        self._stop_head_timer()
        self.url = _NO_PATH.sub(rb"\1/", self.url, count=1)  # an empty path equals / (RFC 9110, 4.2.3)
        super().on_headers_complete()
        if self.parser.should_upgrade():  # to an unsupported protocol, which the parser would take for another request
            self.ignores_input = True
            self.cycle.keep_alive = False
        if readiness.draining:
            self.cycle.keep_alive = False

    def on_body(self, body: bytes) -> None:
        self._parsed = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._parsed = True
        super().on_message_complete()
        if not self.parser.should_keep_alive():  # a trailer can close the connection too
            self.cycle.keep_alive = False

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._in_head:
            self._start_head_timer()
        if self._pending_rejection:
            self._reject(self._pending_rejection)

    def shutdown(self) -> None:
        """Close after the response to the current request, or soon."""
        if self.cycle and not self.cycle.response_started:
            self.cycle.keep_alive = False
        self.loop.call_later(_LINGER_SECONDS, super().shutdown)

    def send_400_response(self, msg: str) -> None:
        if self._has_unknown_method():
            self._reject(Problem("not_implemented", "The method is not implemented. Methods are case-sensitive."))
        else:
            self._reject(Problem("validation_error", "The request is malformed, or its head is larger than 64 KiB."))

    def _has_unknown_method(self) -> bool:
        if isinstance(sys.exception(), HttpParserInvalidMethodError):
            return self._begins_with_method
        return self.parser.get_method() not in _METHODS  # such as CONNECT, whose target is no path, and those of RTSP

    def _start_head_timer(self) -> None:
        self._in_head = True
        self._head_timer = self.loop.call_later(self.client_timeout, self._head_timed_out)

    def _stop_head_timer(self) -> None:
        self._in_head = self._head_began = False
        if self._head_timer:
            self._head_timer.cancel()

    def _head_timed_out(self) -> None:
        if self.transport.is_closing():
            return
        if self.is_responding:
            self._start_head_timer()
        elif self._head_began or not self.cycle:
            self._reject(Problem("request_timeout", "The request did not arrive in time."))
        else:  # bytes of no request, or of the body of one with a response already
            self.transport.close()

    def _reject(self, problem: Problem) -> None:
        """Send an error after the responses to earlier requests, and close."""
        self.ignores_input = True
        if self._has_earlier_request():
            self._pending_rejection = problem
        elif not self.transport.is_closing():
            request_id = write_error(self.transport, problem)
            self.transport.close()
            log.log_event("malformed_request", request_id=request_id, status=problem.status)

    def _has_earlier_request(self) -> bool:
        """Return whether a request before the rejected bytes has no response. They can belong to the newest body."""
        if self.running is None or self.running.response_complete:
            return False
        return self.running is not self.cycle or not self.running.more_body
