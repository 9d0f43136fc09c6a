"""Clients that write while something is broken, and the invariants that hold afterwards."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import NamedTuple, Self

import httpx2

from tests.support.live_service import LiveService
from tests.support.waiting import LONG, wait_until


class Write(NamedTuple):
    """An acknowledged write: the id of the patient, and the monotonic times of its last request and of the 201."""

    id: str
    sent: float
    acknowledged: float


class Writers:
    """Clients that create patients until they are stopped, and keep what was acknowledged.

    Each repeats a request with its Idempotency-Key until it returns 201. When they have stopped, every stored patient
    was therefore acknowledged, once. A status other than 201 and 503 is an error.
    """

    def __init__(self, service: LiveService, token: str, number: int = 8) -> None:
        self.writes: list[Write] = []
        self.unavailable = 0
        """The number of 503s."""
        self.disconnected = 0
        """The number of requests without a response."""
        self._service = service
        self._stop = threading.Event()
        self._gives_up = False
        self._pool = ThreadPoolExecutor(number)
        self._running = [self._pool.submit(self._write_on, token, writer) for writer in range(number)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop the clients, without an error after the writes that they have begun. Raises the error of a client."""
        self._stop.set()
        self._gives_up = error is not None
        self._pool.shutdown()
        if error is None:
            self._raise_errors()

    @property
    def acknowledged(self) -> list[str]:
        """The ids of the acknowledged patients."""
        return [write.id for write in self.writes]

    def wait_for(self, more: int) -> None:
        """Wait until so many more writes are acknowledged."""
        enough = len(self.writes) + more
        self.wait_until(lambda: len(self.writes) >= enough, "writes are acknowledged")

    def wait_for_503s(self, more: int) -> None:
        """Wait until so many more requests have failed with 503."""
        enough = self.unavailable + more
        self.wait_until(lambda: self.unavailable >= enough, "writes fail with 503")

    def first_after(self, moment: float) -> float:
        """Return the seconds between a moment and the first 201 to a request that was sent after it."""

        def first() -> float | None:
            recent = [write.acknowledged for write in self.writes if write.sent > moment]
            return min(recent, default=None)

        self.wait_until(first, "a write is acknowledged again")
        return (first() or moment) - moment

    def wait_until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition, or raise the error of a client."""

        def holds() -> object:
            self._raise_errors()
            return condition()

        wait_until(holds, what)

    def _raise_errors(self) -> None:
        for each in self._running:
            if each.done():
                each.result()

    def _write_on(self, token: str, writer: int) -> None:
        with self._service.api(token) as api:
            while not self._stop.is_set():
                key = f"{time.time_ns()}.{writer}"
                body = {"brand_id": "demo", "first_name": "a", "last_name": "b", "email": f"{key}@x.io"}
                wait_until(partial(self._is_acknowledged, api, body, key), "a write is acknowledged")

    def _is_acknowledged(self, api: httpx2.Client, body: dict[str, str], key: str) -> bool:
        if self._gives_up:
            return True
        sent = time.monotonic()
        try:
            # The address changes with each start of the service.
            response = api.post(f"{self._service.url}/v1/patients", json=body, headers={"Idempotency-Key": key})
        except httpx2.TimeoutException:
            raise AssertionError(f"no response in {LONG} seconds") from None
        except httpx2.TransportError:
            self.disconnected += 1
            return False
        assert response.status_code in (201, 503), response.text
        if response.status_code == 503:
            self.unavailable += 1
            return False
        self.writes.append(Write(response.json()["id"], sent, time.monotonic()))
        return True


def assert_consistent(service: LiveService, acknowledged: list[str]) -> None:
    """Check that exactly the acknowledged patients are stored, each with its audit, outbox and key rows, and counted.

    Raises AssertionError.
    """
    stored = {id for (id,) in service.sql("SELECT id::text FROM patients")}
    assert len(acknowledged) == len(set(acknowledged)), "two writes returned the same patient"
    assert (len(set(acknowledged) - stored), len(stored - set(acknowledged))) == (0, 0), "lost, stored twice"
    created = "WHERE event = 'patient.created'"
    for table in (f"audit {created}", f"outbox {created}", "idempotency_keys", "patient_identifiers"):
        rows = [id for (id,) in service.sql(f"SELECT patient_id::text FROM {table}")]
        assert sorted(rows) == sorted(stored), table
    with service.api(service.token()) as api:
        assert api.get("/v1/patients", params={"brand_id": "demo", "limit": 1}).json()["total"] == len(stored)
