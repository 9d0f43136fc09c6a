"""The request and response of a connection, as ASGI messages."""

from collections.abc import Iterable
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

_NO_BODY = (204, 304)


class ResponseCycle(RequestResponseCycle):
    """A request and its response, whose head is written together with the body, or with the first part of it.

    uvicorn writes them apart, which is a call of the system more. What is sent is the same (decision record 0111).
    """

    _head = b""

    async def send(self, message: Any) -> None:
        """Send a part of the response. Raises RuntimeError if a header is not one line, or Content-Length is wrong."""
        if self.flow.write_paused and not self.disconnected:
            await self.flow.drain()
        if self.disconnected:
            return
        if message["type"] == "http.response.start":
            self.response_started = True
            self.waiting_for_100_continue = False
            self._head = self._start(message["status"], message["headers"])
        else:
            self._send_body(message.get("body", b""), message.get("more_body", False))

    def _start(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
        """Return the head, and determine the framing of the body."""
        fields = [*self.default_headers, *headers]
        values = {name.lower(): value for name, value in fields}
        if b"connection" in values:  # the application sends no other one than `close`
            self.keep_alive = False
        elif not self.keep_alive:
            fields.append((b"connection", b"close"))
        has_body = self.scope["method"] != "HEAD" and status not in _NO_BODY
        self.chunked_encoding = has_body and b"content-length" not in values
        if self.chunked_encoding:
            fields.append((b"transfer-encoding", b"chunked"))
        elif has_body:
            self.expected_content_length = int(values[b"content-length"])
        lines = b"\r\n".join(map(b": ".join, fields))
        if not lines.count(b"\n") == lines.count(b"\r") == len(fields) - 1 or b"\0" in lines:
            raise RuntimeError("A header is not one line.")
        return b"%s%s\r\n\r\n" % (STATUS_LINE[status], lines)

    def _send_body(self, body: bytes, more: bool) -> None:
        if self.scope["method"] == "HEAD":
            body = b""
        if self.chunked_encoding:
            body = (b"%x\r\n%s\r\n" % (len(body), body) if body else b"") + (b"" if more else b"0\r\n\r\n")
        else:
            self.expected_content_length -= len(body)
            if self.expected_content_length < 0 or (self.expected_content_length and not more):
                raise RuntimeError("The body does not have the length of Content-Length.")
        self.transport.write(self._head + body)
        self._head = b""
        if not more:
            self._complete()

    def _complete(self) -> None:
        self.response_complete = True
        self.message_event.set()
        if not self.keep_alive:
            self.transport.close()
        self.on_response()
