"""A log that cannot be written: every request is served, and SIGTERM ends the service."""

import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2

from tests.campaign.results import Figure, Row
from tests.campaign.running import Program, running

_SMALLEST_PIPE = 4096


def run(writes: int) -> list[Row]:
    """Write so many times to a service with each kind of standard error."""
    with _pipe() as (gone, reader):
        rows = [
            _serve("a full disk (`/dev/full`)", Program(), "/dev/full", writes),
            _serve("a pipe whose reader is gone", Program(), gone, writes, closes=reader),
        ]
    with _pipe() as (stalled, _):
        case = "a pipe whose reader is stalled"
        rows.append(_serve(case, Program(), stalled, writes))
        rows.append(_serve(f"{case}; two processes", Program(PROCESSES="2"), stalled, writes))
    return rows


def _serve(case: str, service: Program, stderr: str, writes: int, closes: FileIO | None = None) -> Row:
    """Let a service write its log to a path, whose reading end is closed once the service runs."""
    service.stderr = stderr
    with running(service):
        if closes:
            closes.close()
        with service.api(service.token()) as api:
            for number in range(writes):
                _write(api, number)
        status = service.stop(signal.SIGTERM)
    assert status == 0, f"ended with status {status}"
    figures: dict[str, Figure] = {"writes with 201": writes, "status after SIGTERM": status}
    return Row(f"standard error is {case}", f"{writes} writes", figures)


def _write(api: httpx2.Client, number: int) -> None:
    body = {"brand_id": "demo", "first_name": "a", "last_name": "b", "email": f"{number}@x.io"}
    response = api.post("/v1/patients", json=body)
    assert response.status_code == 201, response.text


@contextmanager
def _pipe() -> Iterator[tuple[str, FileIO]]:
    """Yield the path of a small pipe and its reading end, from which nothing is read."""
    with TemporaryDirectory(prefix="patient-graph-test-") as directory:
        path = Path(directory) / "pipe"
        os.mkfifo(path)
        # Without O_NONBLOCK this would wait for a writer.
        with FileIO(os.open(path, os.O_RDONLY | os.O_NONBLOCK)) as reader:
            fcntl.fcntl(reader, fcntl.F_SETPIPE_SZ, _SMALLEST_PIPE)
            yield str(path), reader
