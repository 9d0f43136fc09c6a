"""Raw HTTP: bytes over a connection, and the parsed responses."""

import json
import socket
import time
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tests.support.waiting import LONG


class Response(NamedTuple):
    """A response. `headers` are keyed by lower-case name."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def send_raw(url: str, *pieces: bytes, methods: str = "") -> list[Response]:
    """Send the pieces, each after the service has read the previous one, and read until the service closes.

    `methods` lists the request methods, separated by spaces, if a response to HEAD must be recognized.
    """
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            connection.sendall(piece)
            _wait_until_read(connection)
        answered = b"".join(iter(lambda: connection.recv(65_536), b""))
    return parse_responses(answered, methods)


def parse_responses(received: bytes, methods: str = "") -> list[Response]:
    return list(_responses(received, methods.split()))


def _wait_until_read(connection: socket.socket) -> None:
    """Wait until the service has read everything, according to its receive queue."""
    end = time.monotonic() + LONG
    while unread_bytes(connection):
        assert time.monotonic() < end, "the service does not read"
        time.sleep(0.001)


def unread_bytes(connection: socket.socket) -> int:
    """Return the number of received bytes that the service has not read (Linux)."""
    client_port, service_port = connection.getsockname()[1], connection.getpeername()[1]
    with open("/proc/net/tcp", encoding="ascii") as table:
        for line in table.read().splitlines()[1:]:
            _, local, remote, _, queues, *_ = line.split()
            if (int(local.split(":")[1], 16), int(remote.split(":")[1], 16)) == (service_port, client_port):
                return int(queues.split(":")[1], 16)
    return 0


def _responses(answered: bytes, methods: list[str]) -> Any:
    while answered:
        head, _, answered = answered.partition(b"\r\n\r\n")
        status_line, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        method = methods.pop(0) if methods else "GET"
        length = 0 if method == "HEAD" else int(headers.get("content-length", "0"))
        yield Response(int(status_line.split()[1]), headers, answered[:length])
        answered = answered[length:]
