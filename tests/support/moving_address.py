"""An address that moves from one server to another, as a virtual IP address does in a failover."""

import selectors
import socket
import threading
from contextlib import suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Self

_CHUNK = 65_536


class MovingAddress(ThreadingTCPServer):
    """Forwards connections to the port that it points at."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, target: int) -> None:
        super().__init__(("127.0.0.1", 0), _Forwarder)
        self.port: int = self.server_address[1]
        self.target = target
        self.forwarded = 0
        """The number of connections that reached a server since the last move."""
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self._cut()
        self.server_close()

    def move(self, target: int, *, cut: bool = True) -> None:
        """Point at another port. Connections that exist are cut, or stay where they are."""
        with self._lock:
            self.target, self.forwarded = target, 0
        if cut:
            self._cut()

    def connect(self) -> socket.socket:
        """Return a connection to the present target. Raises OSError."""
        with self._lock:
            upstream = socket.create_connection(("127.0.0.1", self.target))
            self._open.add(upstream)
            self.forwarded += 1
        return upstream

    def forget(self, upstream: socket.socket) -> None:
        with self._lock:
            self._open.discard(upstream)
        upstream.close()

    def _cut(self) -> None:
        with self._lock:
            for each in self._open:
                with suppress(OSError):  # the other side has closed it
                    each.shutdown(socket.SHUT_RDWR)


class _Forwarder(BaseRequestHandler):
    server: MovingAddress
    request: socket.socket

    def handle(self) -> None:
        with suppress(OSError):  # either side has closed the connection
            upstream = self.server.connect()
            try:
                _forward(self.request, upstream)
            finally:
                self.server.forget(upstream)


def _forward(client: socket.socket, upstream: socket.socket) -> None:
    """Copy bytes in both directions until one side closes."""
    with selectors.DefaultSelector() as selector:
        selector.register(client, selectors.EVENT_READ, upstream)
        selector.register(upstream, selectors.EVENT_READ, client)
        while True:
            for key, _ in selector.select():
                data = key.fileobj.recv(_CHUNK)  # type: ignore[union-attr]
                if not data:
                    return
                key.data.sendall(data)
