"""Standard output and standard error that cannot be written: nothing waits for them, and lost lines are counted."""

import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import httpx2
import pytest

from service.telemetry.output import Output
from tests.service.test_telemetry import samples_at
from tests.support.cluster import free_port
from tests.support.fork_server import ForkedProcess
from tests.support.live_service import ANYONE, ROOT, TLS, LiveService
from tests.support.overrides import LONG_TIMEOUTS, override_env
from tests.support.waiting import LONG, wait_until

# Enough for a quarter of the requests.
SMALL = override_env(LONG_TIMEOUTS | {"service.telemetry.output.MOST_BYTES": 5000})
REQUESTS = 100
PIPE_BYTES = 4096


class ServiceWithOutput(LiveService):
    """A service that writes to a descriptor of the test. The test chooses the port, as nobody may read the output."""

    def __init__(self, output: int, **environment: str) -> None:
        self._output = output
        self._address_of_test = f"http://127.0.0.1:{free_port()}"
        super().__init__(PORT=self._address_of_test.rpartition(":")[2], **environment)

    def _spawn(self, log: IO[bytes]) -> ForkedProcess:
        with os.fdopen(os.dup(self._output), "wb") as output:
            return super()._spawn(output)

    def _address(self, begin: int) -> str | None:
        assert self._process
        assert self._process.poll() is None
        try:
            return self._address_of_test if ANYONE.get(f"{self._address_of_test}/healthz").is_success else None
        except httpx2.TransportError:
            return None


def serve_requests(service: LiveService) -> None:
    headers = {"Authorization": f"Bearer {service.token()}"}
    with httpx2.Client(base_url=service.url, headers=headers, timeout=LONG, trust_env=False, verify=TLS) as client:
        assert {client.get("/healthz").status_code for _ in range(REQUESTS - 1)} == {200}
        assert client.get("/v1/patients", params={"brand_id": "demo"}).status_code == 200


@contextmanager
def broken_output(kind: str) -> Iterator[int]:
    """A pipe that nobody reads, a pipe without a reader, or a full disk."""
    if kind == "full":
        file = os.open("/dev/full", os.O_WRONLY)
        yield file
    else:
        reader, file = os.pipe()
        fcntl.fcntl(file, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        if kind == "closed":
            os.close(reader)
        yield file
        if kind == "stalled":
            os.close(reader)
    os.close(file)


@pytest.mark.parametrize(("kind", "processes"), [("stalled", "1"), ("stalled", "2"), ("closed", "1"), ("full", "1")])
def test_output_that_fails_neither_blocks_nor_fails_requests(kind: str, processes: str) -> None:
    metrics = free_port()
    with broken_output(kind) as output:
        service = ServiceWithOutput(output, **SMALL, PROCESSES=processes, METRICS_PORT=str(metrics)).start()
        serve_requests(service)
        assert samples_at(f"http://127.0.0.1:{metrics}/metrics")["log_lines_dropped_total",] > 0
        assert service.stop(signal.SIGTERM) == 0
    service.clean_up()


class Reader:
    """A reader of a named pipe."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        fcntl.fcntl(self._file, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self._read = b""

    def text(self) -> str:
        """Return all that was written until now."""
        with suppress(BlockingIOError):
            while chunk := os.read(self._file, PIPE_BYTES):
                self._read += chunk
        return self._read.decode()

    def close(self) -> None:
        os.close(self._file)


def counted(lines: list[str]) -> int:
    """Return the number of requests that lines of the log tell of, if none is dropped but for full queues."""
    entries = [json.loads(line) for line in lines]
    assert {entry["event"] for entry in entries} <= {"request", "log_lines_dropped"}
    return sum(entry.get("count", 1) for entry in entries)


def whole_lines(text: str) -> list[str]:
    return text[: text.rfind("\n") + 1].splitlines()


def assert_tells_of_all(lines: Callable[[], list[str]]) -> None:
    wait_until(lambda: counted(lines()) >= REQUESTS, "all requests are written or counted")
    assert counted(lines()) == REQUESTS
    assert any("log_lines_dropped" in line for line in lines())


def test_reader_that_returns_gets_whole_lines_and_the_count(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log")
    reader = Reader(tmp_path / "log")
    output = os.open(tmp_path / "log", os.O_WRONLY)
    service = ServiceWithOutput(output, **SMALL).start()
    os.close(output)
    first = ANYONE.get(f"{service.url}/healthz").headers["x-request-id"]
    wait_until(lambda: first in reader.text() and "curl" in reader.text(), "the start is written")
    begin = len(whole_lines(reader.text()))
    serve_requests(service)  # while the reader stalls
    assert_tells_of_all(lambda: whole_lines(reader.text())[begin:])
    reader.close()
    serve_requests(service)  # while there is no reader
    reader = Reader(tmp_path / "log")
    assert_tells_of_all(lambda: whole_lines(reader.text()))
    assert service.stop(signal.SIGTERM) == 0
    reader.close()
    service.clean_up()


def test_disk_with_space_again_gets_whole_lines_and_the_count(own_service: LiveService) -> None:
    own_service._environment |= SMALL
    own_service.start()
    begin = len(own_service.log.splitlines())
    size = own_service.log_path.stat().st_size
    _, hard = resource.prlimit(own_service.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(own_service.pid, resource.RLIMIT_FSIZE, (size + 1000, hard))
    serve_requests(own_service)
    wait_until(lambda: own_service.log_path.stat().st_size == size + 1000, "the disk is full")
    resource.prlimit(own_service.pid, resource.RLIMIT_FSIZE, (hard, hard))
    assert_tells_of_all(lambda: whole_lines(own_service.written)[begin:])
    assert own_service.stop(signal.SIGTERM) == 0


def test_full_pipe_that_does_not_block_gets_every_line() -> None:
    reader, file = os.pipe()
    fcntl.fcntl(file, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    os.set_blocking(file, False)
    output = Output(file)
    lines = [b"x" * length + b"\n" for length in (10, 5000, 20_000, 300)] * 5
    for line in lines:
        output.put(line)
    written = b""
    while len(written) < len(b"".join(lines)):
        written += os.read(reader, PIPE_BYTES)
    assert written.splitlines(keepends=True) == lines
    output.flush(LONG)
    os.close(file)
    os.close(reader)


def test_failed_start_ends_although_standard_error_stalls() -> None:
    reader, output = os.pipe()
    fcntl.fcntl(output, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    os.write(output, bytes(PIPE_BYTES))
    command = [sys.executable, "-m", "service", "serve"]
    assert subprocess.run(command, cwd=ROOT, stderr=output, timeout=LONG, check=False).returncode == 1
    os.close(reader)
    os.close(output)


def test_closed_standard_error_is_no_file_of_the_service(tmp_path: Path) -> None:
    code = (
        "import os; from service.cli.main import main; main()\n"
        "from service.telemetry import log; file = open('data', 'wb'); log.log_event('not_data')\n"
    )
    command = ["bash", "-c", 'exec "$0" "$@" 2>&-', sys.executable, "-c", code, "token"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DATA_DIR": "."}
    done = subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, timeout=LONG, check=True)
    assert done.stdout.count(b".") == 2
    assert (tmp_path / "data").read_bytes() == b""


UNHANDLED = r"""
import asyncio, logging, socketserver, threading, warnings
from service.telemetry import log

def fail(*_):
    raise ValueError("a secret")

class Destructor:
    __del__ = fail

async def serve():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(log.log_loop_error)
    loop.call_soon(fail, "a secret")
    await asyncio.sleep(0)

log.capture_everything()
warnings.warn("a secret")
logging.getLogger("library").warning("with %s", "a secret")
thread = threading.Thread(target=fail, name="a secret")
thread.start()
thread.join()
Destructor()
asyncio.run(serve())
try:
    fail()
except ValueError:
    socketserver.BaseServer.handle_error(None, None, "a secret")
log.log_event("library_log", name="\udcff")
fail()
"""


def test_what_nothing_handles_is_logged_without_values() -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNHANDLED], cwd=ROOT, capture_output=True, text=True, timeout=LONG, check=False
    )
    events = [json.loads(line)["event"] for line in done.stderr.splitlines()]
    assert events == ["library_log"] * 2 + ["internal_error"] * 4 + ["library_log", "internal_error"]
    assert "a secret" not in done.stderr
    assert (done.returncode, done.stdout) == (1, "")
