"""Patient, audit and outbox rows are stored together whatever is killed, and every 201 is durable."""

import os
import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from tests.support.live_service import SERVER, LiveService
from tests.support.waiting import wait_until

ROUNDS = 4


class Writers:
    """Clients that write until they are stopped, and record the acknowledged ids."""

    def __init__(self, service: LiveService, token: str) -> None:
        self.acknowledged: list[str] = []
        self._service = service
        self._token = token
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(8)
        self._running = [self._pool.submit(self._write, number) for number in range(8)]

    def wait_for(self, acknowledged: int) -> None:
        wait_until(lambda: len(self.acknowledged) >= acknowledged or self._failed(), "writes are acknowledged")

    def _failed(self) -> bool:
        """Raise the error of a writer that failed."""
        return any(each.done() and each.result() is None for each in self._running)

    def finish(self) -> None:
        self._stop.set()
        for each in self._running:
            each.result()
        self._pool.shutdown()

    def _write(self, number: int) -> None:
        with self._service.api(self._token) as api:
            for turn in range(100_000):
                if self._stop.is_set():
                    return
                body = {
                    "brand_id": "demo",
                    "first_name": "a",
                    "last_name": "b",
                    "email": f"{time.time_ns()}.{number}@x.io",
                }
                try:
                    response = api.post(
                        "/v1/patients", json=body, headers={"Idempotency-Key": f"{time.time_ns()}.{number}.{turn}"}
                    )
                except httpx2.TransportError:
                    return
                assert response.status_code in (201, 503), response.text
                if response.status_code == 201:
                    self.acknowledged.append(response.json()["id"])


def assert_consistent(service: LiveService, acknowledged: list[str]) -> None:
    stored = {id for (id,) in service.sql("SELECT id::text FROM patients")}
    assert set(acknowledged) <= stored
    for table in ("audit WHERE event IS NOT NULL", "outbox", "idempotency_keys", "patient_identifiers"):
        rows = [id for (id,) in service.sql(f"SELECT patient_id::text FROM {table}")]
        assert sorted(rows) == sorted(stored), table
    with service.api(service.token()) as api:
        assert api.get("/v1/patients", params={"brand_id": "demo", "limit": 1}).json()["total"] == len(stored)


def test_every_201_survives_a_kill_of_the_service(own_service: LiveService) -> None:
    acknowledged: list[str] = []
    own_service.start()
    token = own_service.token()
    for _ in range(ROUNDS):
        writers = Writers(own_service, token)
        writers.wait_for(random.randint(20, 200))
        own_service.kill()
        writers.finish()
        acknowledged += writers.acknowledged
        own_service.start()
        assert_consistent(own_service, acknowledged)
    assert len(acknowledged) >= 20 * ROUNDS
    with own_service.api(token) as api:
        assert api.get(f"/v1/patients/{acknowledged[-1]}").status_code == 200


@pytest.mark.skipif(SERVER is not None, reason="the server of DATABASE_URL is not ours to kill")
def test_every_201_survives_a_kill_of_postgresql(own_service: LiveService) -> None:
    own_service.start()
    writers = Writers(own_service, own_service.token())
    for number in range(1, ROUNDS + 1):
        writers.wait_for(len(writers.acknowledged) + random.randint(20, 200))
        os.kill(own_service.postgres.process_id(), signal.SIGKILL)
        wait_until(
            lambda number=number: own_service.log.count('"postgresql_started"') == number, "PostgreSQL is started again"
        )
    writers.wait_for(len(writers.acknowledged) + 20)
    writers.finish()
    assert_consistent(own_service, writers.acknowledged)
    assert len(writers.acknowledged) >= 20 * (ROUNDS + 1)
