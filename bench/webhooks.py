"""Delivery of events to a webhook endpoint, compared with the creates that record the events."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.queues import Queue
from typing import cast

import httpx2

from bench.contenders import BUILD, OURS, RunningContender
from bench.load import wrk
from bench.relay import relay
from bench.results import Results, by_column
from bench.server import Server
from relay.session import LOCK_CLASS

WEBHOOKS = "webhooks"
ALTERNATING, BESIDE = "alternating", "beside creates"
CREATES = "creates/s"
DELIVERIES = "deliveries/s"
RATIO = "deliveries, % of creates"
_DRAIN_SECONDS = 120
_CHORES = 4
_RESPONSE = b"HTTP/1.1 204 No Content\r\n\r\n"


def measure(server: Server, results: Results, rounds: int, seconds: float) -> None:
    """Create patients and deliver their events to one endpoint: in turns, and at once.

    In turns, the relay starts when the load has ended; its rate is that from the first delivery to the last one. The
    service, PostgreSQL, the relay, the receiver and the load share the cores.
    """
    database = server.copy(OURS.name)
    with _receiver() as url, RunningContender(OURS, database) as ours:
        patients = server.write_patients("filled", BUILD / "patients")
        _create_endpoint(ours, url)
        for _ in range(rounds):
            created = wrk("create", ours.url, ours.tokens(), patients, seconds)
            with relay(ours, database):
                _wait_until_delivered(server)
            count, took = _delivered(server)
            _add(results, ALTERNATING, created.per_second, count / took)
        for _ in range(rounds):
            with relay(ours, database):
                _wait_until_leading(server)
                created = wrk("create", ours.url, ours.tokens(), patients, seconds)
                count, _ = _delivered(server)
                _wait_until_delivered(server)
            _delivered(server)
            _add(results, BESIDE, created.per_second, created.per_second * count / created.requests)


def _add(results: Results, row: str, creates: float, deliveries: float) -> None:
    results.add(WEBHOOKS, row, CREATES, creates)
    results.add(WEBHOOKS, row, DELIVERIES, deliveries)
    results.add(WEBHOOKS, row, RATIO, 100 * deliveries / creates)


def _create_endpoint(ours: RunningContender, url: str) -> None:
    endpoint = {"brand_id": "bench", "url": url, "events": ["patient_graph.patient.*"]}
    headers = {"Authorization": f"Bearer {ours.tokens().bench}"}
    response = httpx2.post(f"{ours.url}/v1/webhooks", json=endpoint, headers=headers, trust_env=False)
    response.raise_for_status()


def _wait_until_leading(server: Server) -> None:
    """Wait until the relay does all of its chores."""
    _wait_until(server, f"SELECT count(*) >= {_CHORES} FROM pg_locks WHERE classid = {LOCK_CLASS}")


def _wait_until_delivered(server: Server) -> None:
    """Wait until the relay has delivered all events."""
    _wait_until(
        server,
        """
        SELECT coalesce((SELECT number FROM relay_cursors WHERE sink = 'webhooks'), 0)
                >= (SELECT max(number) FROM outbox WHERE brand_id = 'bench')
            AND NOT EXISTS (SELECT FROM webhook_deliveries WHERE status = 'pending')""",
    )


def _wait_until(server: Server, query: str) -> None:
    """Wait until a query returns true. Raises TimeoutError."""
    give_up = time.monotonic() + _DRAIN_SECONDS
    while not server.sql(OURS.name, query)[0][0]:
        if time.monotonic() > give_up:
            raise TimeoutError(query)
        time.sleep(0.1)


def _delivered(server: Server) -> tuple[int, float]:
    """Return how many deliveries were stored, and in how many seconds; remove them."""
    query = """
        WITH removed AS (DELETE FROM webhook_deliveries WHERE status = 'delivered' RETURNING delivered_at)
        SELECT count(*), extract(epoch FROM max(delivered_at) - min(delivered_at))::float FROM removed"""
    count, took = server.sql(OURS.name, query)[0]
    return count, took or 1.0


class _Receiver(asyncio.Protocol):
    """Responds with 204 to each request, and does nothing else, so that it takes little of the cores."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # that of uvloop is not one of its subclasses
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._end()) <= len(self._received):
            self._received = self._received[end:]
            self._transport.write(_RESPONSE)

    def _end(self) -> int:
        """Return where the first request ends, at least one byte ahead if its head is not complete."""
        head, found, _ = self._received.partition(b"\r\n\r\n")
        if not found:
            return len(self._received) + 1
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        return len(head) + len(found) + int(length)


def _serve(ports: "Queue[int]") -> None:
    import uvloop

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(_Receiver, "127.0.0.1", 0)
        ports.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    uvloop.run(serve())


@contextmanager
def _receiver() -> Iterator[str]:
    """A receiver of webhooks in a process of its own. Yields its URL."""
    context = get_context("spawn")
    ports: Queue[int] = context.Queue()
    process = context.Process(target=_serve, args=(ports,), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ports.get(timeout=60)}/hook"
    finally:
        process.terminate()
        process.join(60)


def table(results: Results) -> str:
    """Return a Markdown table of medians."""
    return by_column(results, WEBHOOKS, (ALTERNATING, BESIDE), decimals=0)
