"""An HTTP proxy as of a company: forwards requests with an absolute URL, and opens tunnels (CONNECT)."""

import socket
import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Self
from urllib.parse import urlsplit


class ForwardProxy(ThreadingTCPServer):
    """A proxy. `targets` has the host and port of each connection."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.targets: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(StreamRequestHandler):
    server: ForwardProxy

    def handle(self) -> None:
        method, target, version = self.rfile.readline().decode().split()
        is_tunnel = method == "CONNECT"
        address = target if is_tunnel else urlsplit(target).netloc
        self.server.targets.append(address)
        host, _, port = address.partition(":")
        with socket.create_connection((host, int(port))) as upstream:
            if is_tunnel:
                while self.rfile.readline().strip():
                    pass
                self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            else:
                upstream.sendall(f"{method} {target.removeprefix('http://' + address)} {version}\r\n".encode())
            back = threading.Thread(target=_copy, args=(upstream, self.connection), daemon=True)
            back.start()
            while data := self.rfile.read1():
                upstream.sendall(data)
            upstream.shutdown(socket.SHUT_WR)
            back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    while data := source.recv(65_536):
        target.sendall(data)
