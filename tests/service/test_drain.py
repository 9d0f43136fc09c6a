"""A stop: readiness ends first, then each connection after a response, and no request is lost."""

import signal
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.service.test_supervisor import is_refused, serving_processes
from tests.support.live_service import ANYONE, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV, LONG_TIMEOUTS, override_env
from tests.support.waiting import LONG, wait_until

PERSON = b'{"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}'
READ = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
CLIENTS = 12
MORE_THAN_A_DRAIN_NEEDS = 2_000


class BusyClients:
    """Clients that send requests without pause, each on one connection."""

    def __init__(self, service: LiveService) -> None:
        self._address = urlsplit(service.url)
        fields = f"Host: x\r\nAuthorization: Bearer {service.token()}\r\nContent-Type: application/json\r\n"
        self._create = f"POST /v1/patients HTTP/1.1\r\n{fields}Content-Length: {len(PERSON)}\r\n\r\n".encode() + PERSON
        self._begun = threading.Barrier(CLIENTS + 1)

    @contextmanager
    def sending(self) -> Iterator[list[Future[int]]]:
        """Run the clients. Each has had a response; its result is the number of all of them."""
        with ThreadPoolExecutor(CLIENTS) as threads:
            running = [threads.submit(self._send, number) for number in range(CLIENTS)]
            self._begun.wait(timeout=LONG)
            yield running

    def _send(self, number: int) -> int:
        """Send requests until a response closes the connection. Raises AssertionError if anything else ends it."""
        with socket.create_connection((self._address.hostname, self._address.port), timeout=LONG) as connection:
            count = 0
            while count < MORE_THAN_A_DRAIN_NEEDS:
                connection.sendall(
                    b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" if (number + count) % 3 else self._create
                )
                response = receive(connection)
                assert response.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 201 ")), response
                count += 1
                if b"\r\nconnection: close\r\n" in response:
                    assert connection.recv(1) == b""
                    return count
                if count == 1:
                    self._begun.wait(timeout=LONG)
        raise AssertionError("no response closed the connection")


def receive(connection: socket.socket) -> bytes:
    """Return one complete response. Raises AssertionError if the connection ends before."""
    received = b""
    while not is_complete(received):
        data = connection.recv(65_536)
        assert data, f"the connection ended after {received!r}"
        received += data
    return received


def is_complete(received: bytes) -> bool:
    head, end, body = received.partition(b"\r\n\r\n")
    length = head.partition(b"\r\ncontent-length: ")[2].partition(b"\r\n")[0]
    return bool(end) and len(body) == int(length)


def get(service: LiveService, path: str) -> httpx2.Response:
    return ANYONE.get(service.url + path)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_drain_closes_each_connection_after_a_response(own_service: LiveService, processes: str) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV | {"PROCESSES": processes, "DRAIN_SECONDS": "600"}
    own_service.start()
    pids = serving_processes(own_service)
    assert get(own_service, "/readyz").status_code == 200
    with BusyClients(own_service).sending() as clients:
        own_service.send_signal(signal.SIGTERM)
        assert all(client.result() > 0 for client in clients)
    for _ in range(8):  # either process may serve them
        assert get(own_service, "/readyz").json()["error"] == "unavailable"
        live = get(own_service, "/healthz")
        assert (live.status_code, live.headers["connection"]) == (200, "close")
    own_service.send_signal(signal.SIGTERM)  # a second one changes nothing
    for _ in range(8):
        assert get(own_service, "/healthz").status_code == 200
    assert serving_processes(own_service) == pids
    assert own_service.stop(signal.SIGINT) == 0
    assert "process_ended" not in own_service.log
    assert "Traceback" not in own_service.log


def test_readiness_ends_while_requests_are_served(own_service: LiveService) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV | {"DRAIN_SECONDS": "600", "CLIENT_TIMEOUT": "600"}
    own_service.start()
    address = urlsplit(own_service.url)
    fields = f"Host: x\r\nAuthorization: Bearer {own_service.token()}\r\nContent-Type: application/json\r\n"
    head = f"POST /v1/patients HTTP/1.1\r\n{fields}Expect: 100-continue\r\nContent-Length: {len(PERSON)}\r\n\r\n"
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(head.encode())
        assert connection.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"  # the request is now in flight
        own_service.send_signal(signal.SIGTERM)
        wait_until(lambda: get(own_service, "/readyz").status_code == 503, "the service is not ready")
        connection.sendall(PERSON)
        assert receive(connection).startswith(b"HTTP/1.1 201 ")
    assert own_service.stop(signal.SIGINT) == 0


def test_service_ends_after_the_drain(own_service: LiveService) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV | {"PROCESSES": "2", "DRAIN_SECONDS": "0.5"}
    own_service.start()
    assert own_service.stop(signal.SIGTERM) == 0
    assert "Traceback" not in own_service.log


def test_request_that_arrives_when_a_stop_begins_is_served(own_service: LiveService) -> None:
    values = LONG_TIMEOUTS | {"service.http.protocol._LINGER_SECONDS": 600}
    own_service._environment |= override_env(values) | {"DRAIN_SECONDS": "0", "CLIENT_TIMEOUT": "600"}
    own_service.start()
    address = urlsplit(own_service.url)
    with socket.create_connection((address.hostname, address.port), timeout=LONG) as connection:
        connection.sendall(READ[:-2])
        assert get(own_service, "/healthz").status_code == 200  # the service has the connection
        own_service.send_signal(signal.SIGTERM)
        wait_until(lambda: is_refused(own_service), "the service takes no new connections")
        connection.sendall(READ[-2:])
        response = receive(connection)
        assert response.startswith(b"HTTP/1.1 200 ")
        assert b"\r\nconnection: close\r\n" in response
        assert connection.recv(1) == b""
    assert own_service.stop(signal.SIGINT) == 0
