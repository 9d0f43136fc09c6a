"""Clients that read or send byte by byte, while another client is served."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import httpx2

from tests.campaign.memory import Memory
from tests.campaign.results import Figure, Row
from tests.campaign.running import Program, connect, running
from tests.support.waiting import wait_until

REQUESTS = 100
"""The number of requests of the other client."""
_CLIENT_TIMEOUT = "2"
_SECONDS_PER_BYTE = 0.05
_SMALL_BUFFER = 4096
_MOST_GROWTH_MIB = 100
_ENTRIES = 40_000
# The export of a patient with so many entries does not fit into the buffers of a connection.
_FILL = """
INSERT INTO metric_entries
    (brand_id, id, patient_id, metric_key, value_numeric, source, is_phi, recorded_at, created_at)
SELECT brand_id, gen_random_uuid(), id, 'key-' || n %% 20, n, 'manual', true, now() - n * interval '1 minute', now()
FROM patients, generate_series(1, %s) AS n
"""


def run(clients: int) -> list[Row]:
    """Let so many clients read an export byte by byte, and as many send a request byte by byte."""
    return [_read_slowly(clients), _send_slowly(clients)]


def _read_slowly(clients: int) -> Row:
    with running(Program(CLIENT_TIMEOUT=_CLIENT_TIMEOUT)) as service, service.api(service.token()) as api:
        path = f"/v1/patients/{_large_patient(service, api)}/export"
        head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {service.token()}\r\n\r\n"
        memory = Memory(service.pid)
        with _slow_clients(service, clients, head, _read_byte):
            _be_served(api)
            wait_until(lambda: service.written.count('"response_aborted"') == clients, "the readers are disconnected")
        figures = _figures(memory, clients)
    return Row(f"an export is read byte by byte; CLIENT_TIMEOUT={_CLIENT_TIMEOUT}", f"{clients} clients", figures)


def _send_slowly(clients: int) -> Row:
    with running(Program(CLIENT_TIMEOUT=_CLIENT_TIMEOUT)) as service, service.api(service.token()) as api:
        memory = Memory(service.pid)
        head = "GET /v1/patients HTTP/1.1\r\nHost: localhost\r\nX-Endless: "
        with _slow_clients(service, clients, head, _send_byte) as received:
            _be_served(api)
            wait_until(lambda: all(text.startswith(b"HTTP/1.1 408 ") for text in received), "the senders get 408")
        figures = _figures(memory, clients)
    return Row(f"a head is sent byte by byte; CLIENT_TIMEOUT={_CLIENT_TIMEOUT}", f"{clients} clients", figures)


def _figures(memory: Memory, clients: int) -> dict[str, Figure]:
    peak = memory.growth("slow clients", _MOST_GROWTH_MIB)
    return {"disconnected": clients, "requests of another client served": REQUESTS, **memory.figures(peak)}


def _be_served(api: httpx2.Client) -> None:
    for _ in range(REQUESTS):
        response = api.get("/v1/patients", params={"brand_id": "demo"})
        assert response.status_code == 200, response.text


def _large_patient(service: Program, api: httpx2.Client) -> str:
    """Create the only patient, with many entries; return the id."""
    response = api.post("/v1/patients", json={"brand_id": "demo", "first_name": "a", "last_name": "b"})
    assert response.status_code == 201, response.text
    service.sql(_FILL, _ENTRIES)
    return str(response.json()["id"])


@contextmanager
def _slow_clients(
    service: Program, number: int, head: str, step: Callable[[socket.socket], bytes]
) -> Iterator[list[bytes]]:
    """Connect so many clients that send the head and then repeat the step; yield what each has received."""
    received, stop = [b""] * number, threading.Event()

    def repeat() -> None:
        while not stop.wait(_SECONDS_PER_BYTE):
            for client, connection in enumerate(connections):
                with suppress(BlockingIOError, ConnectionError):
                    received[client] += step(connection)

    with ExitStack() as stack:
        connections = [stack.enter_context(connect(service, _SMALL_BUFFER)) for _ in range(number)]
        for each in connections:
            each.sendall(head.encode())
            each.setblocking(False)
        thread = threading.Thread(target=repeat)
        thread.start()
        try:
            yield received
        finally:
            stop.set()
            thread.join()


def _read_byte(connection: socket.socket) -> bytes:
    return connection.recv(1)


def _send_byte(connection: socket.socket) -> bytes:
    with suppress(BlockingIOError):
        return connection.recv(1024)
    connection.send(b"a")
    return b""
