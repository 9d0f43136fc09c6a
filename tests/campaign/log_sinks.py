"""A log that cannot be written: every request is served, and SIGTERM ends the service."""

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx2

from tests.campaign.results import Figure, Row
from tests.campaign.running import Program, running

_STALLED = "a pipe whose reader is stalled"
_SMALLEST_PIPE = 4096


def run(requests: int) -> list[Row]:
    """Send so many requests to a service with each sink, and to one of two processes with the last."""
    return [_serve(sink, 1, requests) for sink in _SINKS] + [_serve(_STALLED, 2, requests)]


def _serve(sink: str, processes: int, requests: int) -> Row:
    with _SINKS[sink]() as stderr:
        service = Program(PROCESSES=str(processes))
        service.stderr = stderr
        with running(service):
            with service.api(service.token()) as api:
                for number in range(requests):
                    _write(api, number)
            status = service.stop(signal.SIGTERM)
    assert status == 0, f"ended with status {status}"
    figures: dict[str, Figure] = {"writes with 201": requests, "status after SIGTERM": status}
    return Row(f"standard error is {sink}; PROCESSES={processes}", f"{requests} writes", figures)


def _write(api: httpx2.Client, number: int) -> None:
    body = {"brand_id": "demo", "first_name": "a", "last_name": "b", "email": f"{number}@x.io"}
    response = api.post("/v1/patients", json=body)
    assert response.status_code == 201, response.text


@contextmanager
def _full_disk() -> Iterator[int]:
    with open("/dev/full", "wb") as device:
        yield device.fileno()


@contextmanager
def _without_reader() -> Iterator[int]:
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@contextmanager
def _stalled_reader() -> Iterator[int]:
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, _SMALLEST_PIPE)
    yield writer
    os.close(writer)
    os.close(reader)


_SINKS: dict[str, Callable[[], AbstractContextManager[int]]] = {
    "a full disk (`/dev/full`)": _full_disk,
    "a pipe whose reader is gone": _without_reader,
    _STALLED: _stalled_reader,
}
