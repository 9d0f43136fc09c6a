"""Resource usage of the service: start time, idle memory, memory under load, and bulk writes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.contenders import BUILD, OURS, ROOT, RunningContender, free_port, memory_mib, wait_until_ready
from bench.load import wrk
from bench.results import COST, Results, markdown
from bench.server import Server

START = "s from `make run` to the first response"
BATCHES = "metric entries/s, in batches"
CREATES = "creates/s, unpinned"
IMPORTS = "imports/s"
MEMORY = "memory"
_ENTRIES = 1000
_PEOPLE = 20_000
_STARTS = 5


def measure(server: Server, results: Results, rounds: int, seconds: float, minutes: float) -> None:
    for _ in range(_STARTS):
        _measure_start(results)
    with RunningContender(OURS, server.copy(OURS.name)) as ours:
        patients = server.write_patients("filled", BUILD / "patients")
        for number in range(rounds):
            _measure_bulk(ours, results, patients, seconds, number)
        _measure_memory(ours, results, patients, minutes)


def _measure_start(results: Results) -> None:
    """Measure the default deployment, `make run`, with everything installed and the database created."""
    started_at = time.monotonic()
    with _make_run() as process:
        results.add(COST, OURS.title, START, time.monotonic() - started_at)
        time.sleep(2)
        results.add(COST, OURS.title, "MiB with its PostgreSQL, idle", memory_mib(process.pid))


@contextmanager
def _make_run() -> Iterator[subprocess.Popen[bytes]]:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "DATA_DIR": str(BUILD / "default")}
    with (BUILD / "default.log").open("wb") as log:
        process = subprocess.Popen(["make", "run"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process)
        yield process
    finally:
        for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split():
            os.kill(int(child), signal.SIGINT)
        process.wait(timeout=60)


def _measure_bulk(ours: RunningContender, results: Results, patients: Path, seconds: float, number: int) -> None:
    """Measure batches, and an import compared with creates by wrk."""
    batches = wrk("batch", ours.url, ours.tokens(), patients, seconds)
    results.add(COST, OURS.title, BATCHES, batches.per_second * _ENTRIES)
    created = wrk("create", ours.url, ours.tokens(), patients, seconds)
    results.add(COST, OURS.title, CREATES, created.per_second)
    started_at = time.monotonic()
    command = [sys.executable, "-m", "service", "import", str(_people(number)), "--url", ours.url, "--brand", "bench"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DATA_DIR": str(ours.data_dir)}, check=True)
    results.add(COST, OURS.title, IMPORTS, _PEOPLE / (time.monotonic() - started_at))


def _people(number: int) -> Path:
    path = BUILD / "people.ndjson"
    with path.open("w", encoding="utf-8") as file:
        for each in range(number * _PEOPLE, (number + 1) * _PEOPLE):
            name = {"first_name": f"Grace{each}", "last_name": f"Hopper{each}", "date_of_birth": "1906-12-09"}
            known = {"email": f"import.{each}@example.com", "external_ids": {"import": str(each)}}
            file.write(json.dumps(name | known) + "\n")
    return path


def _measure_memory(ours: RunningContender, results: Results, patients: Path, minutes: float) -> None:
    """Record the memory at the end of each minute of a mixed load."""
    for minute in range(1, int(minutes) + 1):
        wrk("mixed", ours.url, ours.tokens(), patients, 60)
        results.add(MEMORY, "MiB after minutes of load", str(minute), ours.memory_mib)


def table(results: Results) -> str:
    """Return Markdown tables of medians."""
    columns = results.columns(COST)
    rows = [[column, *(_format(results.median(COST, who, column)) for who in results.rows(COST))] for column in columns]
    parts = [f"**Cost**\n\n{markdown(['', *results.rows(COST)], rows)}"]
    for row in results.rows(MEMORY):
        minutes = results.columns(MEMORY)
        sizes = [f"{results.median(MEMORY, row, minute):.0f}" for minute in minutes]
        parts.append(f"**{row}**\n\n{markdown(['minute', *minutes], [['MiB', *sizes]])}")
    return "\n".join(parts)


def _format(value: float) -> str:
    return (
        "-"
        if value != value
        else f"{value:,.0f}"
        if value >= 100
        else f"{value:,.1f}"
        if value >= 10
        else f"{value:.2f}"
    )
