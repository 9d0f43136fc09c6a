"""The service and its peers: the same requests, in alternating rounds."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import isnan
from pathlib import Path

from bench.contenders import BUILD, OURS, PEERS, Contender, RunningContender
from bench.load import wrk
from bench.pgbench import PgbenchBaseline
from bench.results import COST, Results, markdown
from bench.server import Server

SCENARIOS = {
    "create": "Create",
    "create_with_key": "Create, Idempotency-Key",
    "duplicate": "Create, duplicate (409)",
    "read": "Read one",
    "read_safe": "Read one, without PHI",
    "list": "List, 20 of 100,000",
    "find": "Find by external id",
    "measure": "Metrics entry",
    "latest": "Latest metrics, 20 keys",
    "mixed": "Mix, 80 % reads",
    "refused": "Invalid (400), no database access",
}
"""The title of each scenario in the tables, by its name in load.lua."""
PINNED, UNPINNED = "one process, pinned to its own core", "unpinned, two cores"
SERVICE_CORES, OTHER_CORES = {0}, {1}
_PINNED_SCENARIOS = [scenario for scenario in SCENARIOS if scenario != "refused"]
_UNPINNED_SCENARIOS = ("create", "read", "read_safe", "list", "mixed", "refused")
TWO_PROCESSES = OURS._replace(
    name="ours_two", title="patient-graph, two processes", environment={**OURS.environment, "PROCESSES": "2"}
)


def compare(server: Server, results: Results, rounds: int, seconds: float) -> None:
    """Measure contenders as one process pinned to its own core, apart from PostgreSQL and the load; then unpinned."""
    patients = server.write_patients("filled", BUILD / "patients")
    server.pin(OTHER_CORES)
    with _started(server, results, (OURS, *PEERS), SERVICE_CORES) as running:
        pgbench = PgbenchBaseline(server, "alone", patients.read_text(encoding="utf-8").split()[0])
        for _ in range(rounds):
            for scenario in _PINNED_SCENARIOS:
                _load(running, results, PINNED, scenario, seconds, patients)
                if scenario in pgbench.scenarios:
                    results.add(PINNED, scenario, pgbench.title, pgbench.load(scenario, seconds, SERVICE_CORES))
        for each in running:
            results.add(COST, each.contender.title, "MiB after the load", each.memory_mib)
    server.pin(SERVICE_CORES | OTHER_CORES)
    with _started(server, results, (OURS, TWO_PROCESSES, *PEERS), None) as running:
        for _ in range(rounds):
            for scenario in _UNPINNED_SCENARIOS:
                _load(running, results, UNPINNED, scenario, seconds, patients)


def _load(
    running: Sequence[RunningContender], results: Results, table: str, scenario: str, seconds: float, patients: Path
) -> None:
    cores = OTHER_CORES if table == PINNED else None
    for each in running:
        figures = wrk(scenario, each.url, each.tokens(), patients, seconds, cores=cores)
        results.add(table, scenario, each.contender.title, figures)


@contextmanager
def _started(
    server: Server, results: Results, contenders: Sequence[Contender], cores: set[int] | None
) -> Iterator[list[RunningContender]]:
    """Start the contenders that can run here, each with its own database."""
    with ExitStack() as stack:
        running = []
        for contender in contenders:
            if contender.missing_requirement:
                results.skipped[contender.title] = contender.missing_requirement
                continue
            results.skipped.pop(contender.title, None)  # skipped in an earlier run
            each = stack.enter_context(RunningContender(contender, server.copy(contender.name), cores=cores))
            if cores:
                results.add(COST, contender.title, "s to the first response", each.start_seconds)
            running.append(each)
        yield running


def tables(results: Results) -> str:
    """Return Markdown tables of medians, with the speedup of the service in parentheses."""
    parts = []
    for table in (PINNED, UNPINNED):
        columns = results.columns(table)
        for title, cell in (("requests/s", _rate), ("p50 / p99 latency, ms", _latencies)):
            rows = [
                [SCENARIOS[scenario], *(cell(results, table, scenario, column) for column in columns)]
                for scenario in results.rows(table)
            ]
            parts.append(f"**{table.capitalize()}**, {title}\n\n{markdown(['', *columns], rows)}")
    return "\n".join(parts)


def _rate(results: Results, table: str, scenario: str, column: str) -> str:
    figure = results.median(table, scenario, column, "per_second")
    if isnan(figure):
        return "-"
    ratio = results.median(table, scenario, OURS.title, "per_second") / figure
    return f"{figure:,.0f}" + ("" if column == OURS.title else f" ({ratio:.2f} x)")


def _latencies(results: Results, table: str, scenario: str, column: str) -> str:
    p50, p99 = (results.median(table, scenario, column, field) for field in ("p50_ms", "p99_ms"))
    return "-" if isnan(p50) else f"{p50:.2f} / {'-' if isnan(p99) else f'{p99:.2f}'}"
