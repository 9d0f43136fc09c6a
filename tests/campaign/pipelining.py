"""Connections that pipeline requests and never read a response, while another client is served."""

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.campaign.memory import Memory
from tests.campaign.results import Figure, Row
from tests.campaign.running import Program, connect, running

REQUESTS = 40
"""The number of requests of the other client."""
_MOST_BYTES = 2 * 1024 * 1024
_MOST_GROWTH_MIB = 100
_PATHS = ("/healthz", "/no-such-path")


def run(connections: int) -> list[Row]:
    """Pipeline over so many connections, and check that the service neither grows nor starves others."""
    return [_pipeline(connections, path) for path in _PATHS]


def _pipeline(connections: int, path: str) -> Row:
    with running(Program()) as service, service.api(service.token()) as api:
        assert api.get("/readyz").status_code == 200
        memory = Memory(service.pid)
        with _flood(service, connections, path) as sent:
            for _ in range(REQUESTS):
                assert api.get("/readyz").status_code == 200
            requests = sum(sent) // len(_request(path))
        peak = memory.growth("the unread responses", _MOST_GROWTH_MIB)
        assert api.get("/readyz").status_code == 200
        figures: dict[str, Figure] = {
            "requests written": requests,
            "requests of another client served meanwhile": REQUESTS,
            **memory.figures(peak),
        }
    return Row(f"pipelined `GET {path}`, responses never read", f"{connections} connections", figures)


@contextmanager
def _flood(service: Program, connections: int, path: str) -> Iterator[list[int]]:
    """Send as much as each connection accepts, 2 MiB at most; yield the numbers of bytes sent."""
    sent, stop = [0] * connections, threading.Event()
    with ExitStack() as stack:
        sockets = [stack.enter_context(connect(service)) for _ in range(connections)]
        thread = threading.Thread(target=_send, args=(sockets, _request(path), sent, stop))
        thread.start()
        try:
            yield sent
        finally:
            stop.set()
            thread.join()


def _send(sockets: list[socket.socket], request: bytes, sent: list[int], stop: threading.Event) -> None:
    chunk = request * 1000
    with selectors.DefaultSelector() as selector:
        for number, each in enumerate(sockets):
            each.setblocking(False)
            selector.register(each, selectors.EVENT_WRITE, number)
        while not stop.is_set() and selector.get_map():
            for key, _ in selector.select(0.05):
                try:
                    # What is sent next begins where the connection stopped to accept.
                    sent[key.data] += key.fileobj.send(chunk[sent[key.data] % len(request) :])  # type: ignore[union-attr]
                except ConnectionError:  # closed by the service
                    selector.unregister(key.fileobj)
                    continue
                if sent[key.data] >= _MOST_BYTES:
                    selector.unregister(key.fileobj)


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
