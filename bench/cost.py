"""What the service takes: to start, to wait, to be under load for long, and to take many things at once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.contenders import BUILD, OURS, ROOT, Running, free_port, mib_of, wait_until_it_answers
from bench.load import wrk
from bench.results import COST, Results, markdown
from bench.server import Server

START = "s from `make run` to the first answer"
BATCHES = "metric entries a second, in batches"
CREATES = "creates a second, nobody bound"
IMPORTED = "imported a second"
MEMORY = "memory"
_ENTRIES = 1000
_PEOPLE = 20_000
_STARTS = 5


def measure(server: Server, results: Results, rounds: int, seconds: float, minutes: float) -> None:
    for _ in range(_STARTS):
        _start(results)
    with Running(OURS, server.copy(OURS.name)) as ours:
        patients = server.patients("filled", BUILD / "patients")
        for number in range(rounds):
            _bulk(ours, results, patients, seconds, number)
        _endure(ours, results, patients, minutes)


def _start(results: Results) -> None:
    """The default deployment as `make run` has it, with everything installed and the database made."""
    begun = time.monotonic()
    with _make_run() as process:
        results.add(COST, OURS.title, START, time.monotonic() - begun)
        time.sleep(2)
        results.add(COST, OURS.title, "MiB with its PostgreSQL, idle", mib_of(process.pid))


@contextmanager
def _make_run() -> Iterator[subprocess.Popen[bytes]]:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "DATA_DIR": str(BUILD / "default")}
    with (BUILD / "default.log").open("wb") as log:
        process = subprocess.Popen(["make", "run"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}", process)
        yield process
    finally:
        for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split():
            os.kill(int(child), signal.SIGINT)
        process.wait(timeout=60)


def _bulk(ours: Running, results: Results, patients: Path, seconds: float, number: int) -> None:
    """Entries of batches, and the lines of an import beside the creates that wrk gets."""
    batches = wrk("batch", ours.url, ours.tokens(), patients, seconds)
    results.add(COST, OURS.title, BATCHES, batches.per_second * _ENTRIES)
    created = wrk("create", ours.url, ours.tokens(), patients, seconds)
    results.add(COST, OURS.title, CREATES, created.per_second)
    begun = time.monotonic()
    command = [sys.executable, "-m", "service", "import", str(_people(number)), "--url", ours.url, "--brand", "bench"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "DATA_DIR": str(ours.data_dir)}, check=True)
    results.add(COST, OURS.title, IMPORTED, _PEOPLE / (time.monotonic() - begun))


def _people(number: int) -> Path:
    path = BUILD / "people.ndjson"
    with path.open("w", encoding="utf-8") as file:
        for each in range(number * _PEOPLE, (number + 1) * _PEOPLE):
            name = {"first_name": f"Grace{each}", "last_name": f"Hopper{each}", "date_of_birth": "1906-12-09"}
            known = {"email": f"import.{each}@example.com", "external_ids": {"import": str(each)}}
            file.write(json.dumps(name | known) + "\n")
    return path


def _endure(ours: Running, results: Results, patients: Path, minutes: float) -> None:
    """Its memory at the end of each minute of a mixed load."""
    for minute in range(1, int(minutes) + 1):
        wrk("mixed", ours.url, ours.tokens(), patients, 60)
        results.add(MEMORY, "MiB after so many minutes of load", str(minute), ours.mib)


def table(results: Results) -> str:
    """As Markdown: medians."""
    columns = results.columns(COST)
    rows = [[column, *(_shown(results.median(COST, who, column)) for who in results.rows(COST))] for column in columns]
    parts = [f"**Cost**\n\n{markdown(['', *results.rows(COST)], rows)}"]
    for row in results.rows(MEMORY):
        minutes = results.columns(MEMORY)
        sizes = [f"{results.median(MEMORY, row, minute):.0f}" for minute in minutes]
        parts.append(f"**{row}**\n\n{markdown(['minute', *minutes], [['MiB', *sizes]])}")
    return "\n".join(parts)


def _shown(value: float) -> str:
    return (
        "-"
        if value != value
        else f"{value:,.0f}"
        if value >= 100
        else f"{value:,.1f}"
        if value >= 10
        else f"{value:.2f}"
    )
