"""Errors of a connection, outside any request: their bytes, and the refusal of connections beyond the maximum."""

import asyncio
from http import HTTPStatus
from typing import ClassVar

import uuid_utils

from service.errors import Problem
from service.http import security_headers
from service.telemetry import log, metrics

MAX_REFUSALS = 500
"""The maximum number of open connections with a refusal. Connections beyond it are closed without a response."""
_REFUSAL_SECONDS = 1
_TOO_MANY = "The service has as many open connections as it accepts."


def write_error(transport: asyncio.WriteTransport, problem: Problem) -> str:
    """Write an error as the last response of a connection, and return its request id."""
    request_id = str(uuid_utils.uuid7())
    body = problem.body(request_id)
    fields = {
        "content-type": "application/json",
        "content-length": str(len(body)),
        "x-request-id": request_id,
        "connection": "close",
    } | problem.headers
    head = [f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}".encode()]
    head += [f"{name}: {value}".encode() for name, value in fields.items()]
    head += [b"%s: %s" % header for header in security_headers.DATA]
    transport.write(b"\r\n".join([*head, b"", body]))
    return request_id


def refuse(transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
    """Refuse a new connection with 503."""
    refusal = Refusal(transport, loop)
    transport.set_protocol(refusal)
    metrics.CONNECTIONS_REFUSED.inc()
    if len(Refusal.open) > MAX_REFUSALS:
        transport.abort()


class Refusal(asyncio.Protocol):
    """A refused connection. It returns 503 to the first bytes that it receives, or without any after a second.

    It reads until the client closes, for a second at most. Closing with unread bytes would reset the connection, and
    the client could lose the response.
    """

    open: ClassVar[set["Refusal"]] = set()

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self.open.add(self)
        self._transport = transport
        self._responded = False
        self._timer = loop.call_later(_REFUSAL_SECONDS, self._time_out)

    def data_received(self, data: bytes) -> None:
        if not self._responded:
            self._respond()
            self._transport.write_eof()

    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        self.open.discard(self)

    def _respond(self) -> None:
        self._responded = True
        request_id = write_error(self._transport, Problem("unavailable", _TOO_MANY))
        log.log_event("connection_refused", request_id=request_id)

    def _time_out(self) -> None:
        if not self._responded:
            self._respond()
        self._transport.close()
