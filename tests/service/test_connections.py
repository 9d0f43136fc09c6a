"""Bounds of connections: pipelined requests, unread responses, and connections beyond the maximum."""

import json
import os
import socket
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.service.test_telemetry import samples
from tests.support.live_service import ANYONE, ROOT, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV, override_env
from tests.support.raw import Response, parse_responses, unread_bytes
from tests.support.waiting import LONG, wait_until

LARGEST_GROWTH = 16 * 1024 * 1024
"""Bytes of resident memory that the pipelines of five clients may cost."""
MORE_THAN_BUFFERS = 16 * 1024 * 1024
"""Bytes of requests that a service never reads from a client that reads no response."""
HALF_A_HEAD = b"GET /healthz HTTP/1.1\r\n"
REST_OF_IT = b"Host: x\r\n\r\n"


def connect(service: LiveService) -> socket.socket:
    """Return a connection that buffers few responses, but enough requests that the service can read many at once."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 200_000)
    connection.settimeout(LONG)
    address = urlsplit(service.url)
    connection.connect((address.hostname, address.port))
    return connection


def request(number: int, last: bool = False) -> bytes:
    close = b"Connection: close\r\n" if last else b""
    return b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: %s\r\n%s\r\n" % (request_id(number).encode(), close)


def request_id(number: int) -> str:
    return str(uuid.UUID(int=number))


def resident_bytes(service: LiveService) -> int:
    pages = int(Path(f"/proc/{service.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def read_all(connection: socket.socket) -> list[Response]:
    return parse_responses(b"".join(iter(lambda: connection.recv(65_536), b"")))


class Pipeline:
    """A client that sends requests, numbered from 1, and reads nothing until `read`."""

    def __init__(self, service: LiveService) -> None:
        self.connection = connect(service)
        self._service = service
        self._sent = 0
        self._numbers = iter(range(1, MORE_THAN_BUFFERS))
        self._begun = b""

    def __enter__(self) -> "Pipeline":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def send_until_blocked(self) -> None:
        """Send until the service leaves bytes unread. Raises AssertionError if it reads ever more."""
        self.connection.setblocking(False)
        while not self._is_blocked():
            assert self._sent < MORE_THAN_BUFFERS, "the service reads on"

    def _is_blocked(self) -> bool:
        """Return whether the service left the same bytes unread while it served ten other requests."""
        left = self._unread_after_sending()
        for _ in range(10):
            assert ANYONE.get(f"{self._service.url}/healthz").status_code == 200
        return left > 0 and self._unread_after_sending() == left

    def _unread_after_sending(self) -> int:
        try:
            while self._sent < MORE_THAN_BUFFERS:
                self._begun = self._begun or b"".join(request(next(self._numbers)) for _ in range(100))
                sent = self.connection.send(self._begun)
                self._begun = self._begun[sent:]
                self._sent += sent
        except BlockingIOError:
            pass
        return unread_bytes(self.connection)

    def read(self) -> tuple[int, list[Response]]:
        """Complete what is sent, with a last request, and return its number and all responses."""
        self.connection.settimeout(LONG)
        number = next(self._numbers)
        rest = self._begun + request(number, last=True)
        sender = threading.Thread(target=self.connection.sendall, args=(rest,))
        sender.start()
        responses = read_all(self.connection)
        sender.join()
        return number, responses


@pytest.fixture(scope="module")
def patient_service() -> Iterator[LiveService]:
    """A service that waits for clients as long as a test takes."""
    running = LiveService(**LONG_TIMEOUT_ENV, CLIENT_TIMEOUT="600", METRICS_PORT="0").start()
    yield running
    running.clean_up()


def test_unread_pipelines_cost_little_memory_and_lose_nothing(patient_service: LiveService) -> None:
    with ExitStack() as stack:
        pipelines = [stack.enter_context(Pipeline(patient_service)) for _ in range(5)]
        before = resident_bytes(patient_service)
        for each in pipelines:
            each.send_until_blocked()
        assert resident_bytes(patient_service) - before < LARGEST_GROWTH
        last, responses = pipelines[0].read()
    assert [response.headers["x-request-id"] for response in responses] == [request_id(n + 1) for n in range(last)]
    assert {(response.status, response.body) for response in responses} == {(200, b'{"status":"ok"}')}


def test_pipeline_of_a_client_that_leaves_is_forgotten(patient_service: LiveService) -> None:
    with Pipeline(patient_service) as pipeline:
        pipeline.send_until_blocked()
        open_before = samples(patient_service)["connections",]
    wait_until(lambda: samples(patient_service)["connections",] == open_before - 1, "the connection is closed")
    assert '"event":"internal_error"' not in patient_service.log
    assert '"event":"library_log"' not in patient_service.log


def test_pipeline_of_a_thousand_requests_has_as_many_responses(patient_service: LiveService) -> None:
    """Reads and creates, with bodies of a known length and in chunks."""
    token = patient_service.token()
    people = [{"brand_id": "demo", "first_name": "Ada", "last_name": "b" * (n % 50 + 1)} for n in range(1000)]
    sent = b"".join(exchange(n, json.dumps(person).encode(), token) for n, person in enumerate(people))
    with connect(patient_service) as connection:
        sender = threading.Thread(target=connection.sendall, args=(sent + request(1000, last=True),))
        sender.start()
        responses = read_all(connection)
        sender.join()
    assert [response.headers["x-request-id"] for response in responses] == [request_id(n) for n in range(1001)]
    for n, response in enumerate(responses):
        if n == 1000 or n % 10 > 1:
            assert response.status == 200
        else:
            assert (response.status, response.json()["last_name"]) == (201, people[n]["last_name"])


def exchange(number: int, body: bytes, token: str) -> bytes:
    if number % 10 > 1:
        return request(number)
    fields = f"Host: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
    head = f"POST /v1/patients HTTP/1.1\r\nX-Request-Id: {request_id(number)}\r\n{fields}".encode()
    if number % 10 == 1:
        return b"%sTransfer-Encoding: chunked\r\n\r\n7\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (
            head, body[:7], len(body) - 7, body[7:])  # fmt: skip
    return b"%sContent-Length: %d\r\n\r\n%s" % (head, len(body), body)


def test_error_in_a_pipelined_body_does_not_overtake_a_response(patient_service: LiveService) -> None:
    first = exchange(0, b'{"brand_id": "demo", "first_name": "Ada", "last_name": "b"}', patient_service.token())
    wrong = b"POST /v1/patients HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"
    with connect(patient_service) as connection:
        connection.sendall(first + wrong)
        assert [response.status for response in read_all(connection)] == [201, 400]


def test_client_that_reads_nothing_is_disconnected(own_service: LiveService) -> None:
    own_service._environment |= LONG_TIMEOUT_ENV | {"CLIENT_TIMEOUT": "1", "METRICS_PORT": "0"}
    own_service.start()
    with Pipeline(own_service) as pipeline, pytest.raises(ConnectionError):  # the client sends until it is reset
        wait_until(lambda: pipeline._unread_after_sending() < 0, "the service resets the connection")
    wait_until(lambda: samples(own_service)["connections",] == 0, "the connection is closed")
    assert '"event":"slow_client"' in own_service.log
    assert "stack_trace" not in own_service.log


@pytest.fixture(scope="module")
def small_service() -> Iterator[LiveService]:
    """A service that accepts three connections."""
    environment = {"MAX_CONNECTIONS": "3", "CLIENT_TIMEOUT": "600", "METRICS_PORT": "0"}
    running = LiveService(**LONG_TIMEOUT_ENV, **environment).start()
    yield running
    running.clean_up()


# Closing before a large request is read would reset the connection.
@pytest.mark.parametrize(
    "sent",
    [HALF_A_HEAD + REST_OF_IT, b"\x16\x03\x01", b"", b"x" * 2_000_000],
    ids=["request", "TLS", "nothing", "large"],
)
def test_connection_beyond_the_maximum_is_refused(small_service: LiveService, sent: bytes) -> None:
    wait_until(lambda: samples(small_service)["connections",] == 0, "the connections of other tests are closed")
    refused_before = samples(small_service)["connections_refused_total",]
    with ExitStack() as stack:
        accepted = [stack.enter_context(connect(small_service)) for _ in range(3)]
        for each in accepted:
            each.sendall(HALF_A_HEAD)
        wait_until(lambda: samples(small_service)["connections",] == 3, "three are accepted")
        with connect(small_service) as refused:
            refused.sendall(sent)
            (response,) = read_all(refused)
        assert_refusal(response)
        line = f'"event":"connection_refused","request_id":"{response.headers["x-request-id"]}"'
        wait_until(lambda: line in small_service.written, "the refusal is logged")
        assert samples(small_service)["connections_refused_total",] == refused_before + 1
        assert samples(small_service)["connections",] == 3
        accepted[0].sendall(b"Connection: close\r\n" + REST_OF_IT)
        assert [each.status for each in read_all(accepted[0])] == [200]
    wait_until(lambda: ANYONE.get(f"{small_service.url}/healthz").status_code == 200, "there is room again")


def assert_refusal(response: Response) -> None:
    assert (response.status, response.json()["error"]) == (503, "unavailable")
    assert response.headers["connection"] == "close"
    assert int(response.headers["retry-after"]) > 0
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.json()["request_id"] == response.headers["x-request-id"]


def test_refusals_are_bounded_too(own_service: LiveService) -> None:
    values = {"service.http.connection_errors.MAX_REFUSALS": 1, "service.http.connection_errors._REFUSAL_SECONDS": 600}
    own_service._environment |= override_env(values) | {"MAX_CONNECTIONS": "1", "CLIENT_TIMEOUT": "600"}
    own_service.start()
    with connect(own_service) as accepted, connect(own_service) as refused, connect(own_service) as reset:
        assert read_until_closed(reset) == b""
        refused.sendall(HALF_A_HEAD)
        assert refused.recv(12) == b"HTTP/1.1 503"
        accepted.sendall(HALF_A_HEAD + REST_OF_IT)
        assert accepted.recv(12) == b"HTTP/1.1 200"


def read_until_closed(connection: socket.socket) -> bytes:
    """Return what is received until the service closes or resets the connection."""
    received = b""
    with suppress(ConnectionResetError):
        while data := connection.recv(65_536):
            received += data
    return received


def run_limited(limits: str, program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of Python under other limits of open files."""
    return subprocess.run(
        ["bash", "-c", f'{limits}; exec "$@"', "-", sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
    )


def test_limit_of_open_files_is_raised_at_the_start() -> None:
    program = (
        "import resource; from service.process.open_files import raise_limit; from service.settings import Settings; "
        "raise_limit(Settings()); print(*resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    done = run_limited("ulimit -Sn 256; ulimit -Hn 4000", program, MAX_CONNECTIONS="2000")
    assert (done.stdout, done.stderr) == ("4000 4000\n", "")


def test_too_low_limit_of_open_files_is_reported(tmp_path: Path) -> None:
    program = "import sys; sys.argv = ['service', 'run']; from service.cli.main import main; sys.exit(main())"
    done = run_limited("ulimit -n 1000", program, MAX_CONNECTIONS="2000", DATA_DIR=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == (
        "MAX_CONNECTIONS=2000 requires 2596 open files, but the limit is 1000 (`ulimit -Hn`). Raise the limit, or "
        "lower MAX_CONNECTIONS.\n"
    )
