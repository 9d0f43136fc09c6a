"""Whether a brand of millions is as fast as one of a thousand."""

from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import httpx2

from bench.contenders import BUILD, OURS, Running
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


class _Grown(NamedTuple):
    """A service with so many patients in one brand."""

    column: str
    running: Running
    patients: Path
    cursor: str


def grow(server: Server, results: Results, rounds: int, seconds: float, sizes: tuple[int, ...] = SIZES) -> None:
    """Half of the answers to one caller come within so many ms, with so many patients in the brand."""
    with ExitStack() as stack:
        grown = [_started(server, size, stack) for size in sizes]
        for _ in range(rounds):
            for scenario in SCENARIOS:
                for each in grown:
                    asked = (each.running.url, each.running.tokens(), each.patients, seconds)
                    figures = wrk(scenario, *asked, cursor=each.cursor, connections=1)
                    results.add(GROWTH, scenario, each.column, figures)
        for size in sizes:
            ((stored,),) = server.sql(_name(size), "SELECT pg_database_size(current_database())")
            results.add(COST, OURS.title, f"PostgreSQL's bytes a patient, of {size:,}", stored / size)


def _name(size: int) -> str:
    return f"grown_{size}"


def _started(server: Server, size: int, stack: ExitStack) -> _Grown:
    name = _name(size)
    contender = OURS._replace(name=name)
    running = stack.enter_context(Running(contender, server.filled(name, size)))
    patients = server.patients(name, BUILD / name / "patients")
    return _Grown(f"{size:,}", running, patients, cursor_at(running, size // 2))


def cursor_at(running: Running, offset: int) -> str:
    """Of the page after so many patients of the brand `large`."""
    headers = {"Authorization": f"Bearer {running.tokens().large}"}
    asked = {"brand_id": "large", "limit": "1", "offset": str(offset)}
    answer = httpx2.get(f"{running.url}/v1/patients", params=asked, headers=headers, timeout=60, trust_env=False)
    cursor: str = answer.json()["next_cursor"]
    return cursor


def table(results: Results) -> str:
    """As Markdown: ms, and in brackets how many times as long as with the fewest patients."""
    columns = results.columns(GROWTH)
    rows = []
    for scenario in results.rows(GROWTH):
        times = [results.median(GROWTH, scenario, column, "p50_ms") for column in columns]
        rows.append([SCENARIOS[scenario], *(f"{time:.2f} ({time / times[0]:.2f} x)" for time in times)])
    title = "Half of the answers to one caller within, ms, by the patients of the brand"
    return f"**{title}**\n\n{markdown(['', *columns], rows)}"
