"""A proxy that injects network faults between a client and the service."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import Any, Self

import httpx2

from tests.support.waiting import LONG

DROP_RESPONSE = "cut"
"""The request reaches the service; the response is lost."""
UNAVAILABLE = "away"
"""Returns 503 until its Retry-After has passed."""
_UNAVAILABLE_SECONDS = 2
UNKNOWN_CODE = "merged"
"""Returns 409 with a code that is not in the document."""
ERROR_PAGE = "page"
"""Returns 502 with an HTML page."""
CUT_RESPONSE = "half"
"""Returns the first half of the response and closes the connection."""
UNFINISHED_RESPONSE = "unfinished"
"""Returns 16 MiB of a body that does not end."""
NO_RESPONSE = "silent"
"""The request is neither forwarded nor answered."""

_FORWARDED = ("www-authenticate", "x-request-id")


class FaultyProxy(ThreadingHTTPServer):
    """A proxy to `target`. Each of the first requests meets one fault. `requests` has the headers of all requests."""

    daemon_threads = True

    def __init__(self, target: str, *faults: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.faults = list(faults)
        self.requests: list[dict[str, str]] = []
        self.available_at = 0.0
        self.stopped = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: FaultyProxy

    def handle_any(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        content = self.rfile.read(int(headers.get("content-length", 0)))
        self.server.requests.append(headers)
        fault = self.server.faults.pop(0) if self.server.faults else None
        if fault == NO_RESPONSE:
            self.server.stopped.wait()
        elif fault == UNKNOWN_CODE:
            self._respond(409, {}, b'{"error":"merged_patient","message":"merged"}')
        elif fault == ERROR_PAGE:
            self._respond(502, {"content-type": "text/html"}, b"<h1>Bad Gateway</h1>")
        elif fault == UNFINISHED_RESPONSE:
            self._respond_unfinished()
        elif self._is_unavailable(fault):
            self._respond(503, {"retry-after": str(_UNAVAILABLE_SECONDS)}, b'{"error":"unavailable","message":"away"}')
        else:
            answer = self._forward(headers, content)
            if fault != DROP_RESPONSE:
                kept = {name: answer.headers[name] for name in _FORWARDED if name in answer.headers}
                self._respond(answer.status_code, kept, answer.content, is_cut=fault == CUT_RESPONSE)

    def _is_unavailable(self, fault: str | None) -> bool:
        if fault == UNAVAILABLE:
            self.server.available_at = monotonic() + _UNAVAILABLE_SECONDS
        return monotonic() < self.server.available_at

    def _forward(self, headers: dict[str, str], content: bytes) -> httpx2.Response:
        there = {name: value for name, value in headers.items() if name not in {"host", "connection"}}
        url = self.server.target + self.path
        return httpx2.request(self.command, url, headers=there, content=content, timeout=LONG, trust_env=False)

    do_GET = do_POST = handle_any

    def _respond(self, status: int, headers: dict[str, str], content: bytes, is_cut: bool = False) -> None:
        self.send_response(status)
        for name, value in ({"content-type": "application/json"} | headers).items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if is_cut else content)

    def _respond_unfinished(self) -> None:
        self.send_response(200)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(b" " * 2**24)
            self.server.stopped.wait()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass
