"""Latency by the number of patients of a brand."""

from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import httpx2

from bench.contenders import BUILD, OURS, RunningContender
from bench.load import wrk
from bench.results import COST, Results, markdown
from bench.server import Server

GROWTH = "growth"
SIZES = (1_000, 100_000, 2_000_000)
SCENARIOS = {
    "create": "Create",
    "read": "Read one",
    "find": "Find by external id",
    "search": "Search by name",
    "list": "First page",
    "fifth_page": "Fifth page, by offset",
    "deep_page": "Page in the middle, by cursor",
}


class _SizedBrand(NamedTuple):
    """A service with a brand of a given size."""

    column: str
    running: RunningContender
    patients: Path
    cursor: str


def measure_growth(
    server: Server, results: Results, rounds: int, seconds: float, sizes: tuple[int, ...] = SIZES
) -> None:
    """Measure the median latency of one caller, by the number of patients of the brand."""
    with ExitStack() as stack:
        grown = [_started(server, size, stack) for size in sizes]
        for _ in range(rounds):
            for scenario in SCENARIOS:
                for each in grown:
                    arguments = (each.running.url, each.running.tokens(), each.patients, seconds)
                    figures = wrk(scenario, *arguments, cursor=each.cursor, connections=1)
                    results.add(GROWTH, scenario, each.column, figures)
        for size in sizes:
            ((stored,),) = server.sql(_name(size), "SELECT pg_database_size(current_database())")
            results.add(COST, OURS.title, f"PostgreSQL bytes per patient, of {size:,}", stored / size)


def _name(size: int) -> str:
    return f"grown_{size}"


def _started(server: Server, size: int, stack: ExitStack) -> _SizedBrand:
    name = _name(size)
    contender = OURS._replace(name=name)
    running = stack.enter_context(RunningContender(contender, server.filled_database(name, size)))
    patients = server.write_patients(name, BUILD / name / "patients")
    return _SizedBrand(f"{size:,}", running, patients, cursor_at(running, size // 2))


def cursor_at(running: RunningContender, offset: int) -> str:
    """Return the cursor of the page at an offset in the brand `large`."""
    headers = {"Authorization": f"Bearer {running.tokens().large}"}
    params = {"brand_id": "large", "limit": "1", "offset": str(offset)}
    response = httpx2.get(f"{running.url}/v1/patients", params=params, headers=headers, timeout=60, trust_env=False)
    cursor: str = response.json()["next_cursor"]
    return cursor


def table(results: Results) -> str:
    """Return a Markdown table in ms, with the ratio to the fewest patients in parentheses."""
    columns = results.columns(GROWTH)
    rows = []
    for scenario in results.rows(GROWTH):
        times = [results.median(GROWTH, scenario, column, "p50_ms") for column in columns]
        rows.append([SCENARIOS[scenario], *(f"{time:.2f} ({time / times[0]:.2f} x)" for time in times)])
    title = "p50 latency of one caller, ms, by patients of the brand"
    return f"**{title}**\n\n{markdown(['', *columns], rows)}"
