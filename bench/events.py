"""Delivery of events beside creates: the delay until a subscriber has an event, and the cost for creates."""

import asyncio
import json
import subprocess
import sysconfig
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from statistics import quantiles

from bench.contenders import BUILD, OURS, RunningContender, free_port
from bench.load import wrk
from bench.relay import relay
from bench.results import Results, by_column
from bench.server import Server
from relay.nats_client import Broker
from relay.sink import SinkFailed
from relay.subscriber import NoStream, events

EVENTS = "events"
CREATES = "creates/s"
CREATE_P99 = "p99 of creates, ms"
DELAY = {50: "delay of events, median ms", 99: "delay of events, p99 ms"}
RATIO = "events delivered while the load runs, % of creates"
WITH, WITHOUT = "with a relay", "without"
_DRAIN_SECONDS = 60


def measure(server: Server, results: Results, rounds: int, seconds: float) -> None:
    """Create patients with and without a relay in turns. Its server, the relay and the subscriber share the cores."""
    database = server.copy(OURS.name)
    with RunningContender(OURS, database) as ours:
        patients = server.write_patients("filled", BUILD / "patients")
        for _ in range(rounds):
            _add(results, WITHOUT, ours, patients, seconds)
            with _broker() as broker, relay(ours, database, EVENTS_URL=broker.url), _Subscriber(broker) as subscriber:
                _wait_until_delivered(server)
                subscriber.since = time.time()
                count = _add(results, WITH, ours, patients, seconds)
                results.add(EVENTS, WITH, RATIO, 100 * len(subscriber.delays) / count)
                _wait_until_delivered(server)
                cuts = quantiles(subscriber.delays, n=100)
            for percent, column in DELAY.items():
                results.add(EVENTS, WITH, column, 1000 * cuts[percent - 1])


def _add(results: Results, row: str, ours: RunningContender, patients: Path, seconds: float) -> int:
    created = wrk("create", ours.url, ours.tokens(), patients, seconds)
    results.add(EVENTS, row, CREATES, created.per_second)
    results.add(EVENTS, row, CREATE_P99, created.p99_ms)
    return created.requests


def _wait_until_delivered(server: Server) -> None:
    """Wait until the relay has delivered all events. Raises TimeoutError."""
    query = "SELECT max(relay_cursors.number) >= (SELECT max(number) FROM outbox) FROM relay_cursors"
    give_up = time.monotonic() + _DRAIN_SECONDS
    while not server.sql(OURS.name, query)[0][0]:
        if time.monotonic() > give_up:
            raise TimeoutError("The events are not delivered.")
        time.sleep(0.1)


@contextmanager
def _broker() -> Iterator[Broker]:
    address, data = f"127.0.0.1:{free_port()}", BUILD / "nats"
    settings = BUILD / "nats.conf"
    settings.write_text(json.dumps({"listen": address, "jetstream": {"store_dir": f"{data}"}}), encoding="utf-8")
    program = Path(sysconfig.get_path("scripts")) / "nats-server"
    process = subprocess.Popen([program, "-c", settings], stderr=subprocess.DEVNULL)
    try:
        yield Broker(f"nats://{address}")
    finally:
        process.terminate()
        process.wait(60)


class _Subscriber:
    """Receives new events on a thread, and keeps the delays in seconds of those since a time."""

    def __init__(self, broker: Broker) -> None:
        self.delays: list[float] = []
        self.since = time.time()
        self._broker = broker
        self._runner = asyncio.Runner()
        self._thread = threading.Thread(target=self._run)
        self._stop = asyncio.Event()

    def __enter__(self) -> "_Subscriber":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.get_loop().call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        with self._runner:
            self._runner.run(self._receive_until_stopped())

    async def _receive_until_stopped(self) -> None:
        receiving = asyncio.create_task(self._receive())
        await self._stop.wait()
        receiving.cancel()

    async def _receive(self) -> None:
        while True:
            with suppress(SinkFailed, NoStream):
                async for event in events(self._broker, "patient_graph.>", from_start=False):
                    sent = datetime.fromisoformat(event["time"]).timestamp()
                    if sent >= self.since:
                        self.delays.append(time.time() - sent)
            await asyncio.sleep(0.1)


def table(results: Results) -> str:
    """Return a Markdown table of medians."""
    return by_column(results, EVENTS, (WITHOUT, WITH), decimals=1)
