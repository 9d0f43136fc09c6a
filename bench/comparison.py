"""The service and its peers: the same requests, in alternating rounds."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import isnan
from pathlib import Path
from typing import NamedTuple

from bench.contenders import BUILD, OURS, PEERS, SAME_DUTY_PEERS, Contender, RunningContender
from bench.load import CONNECTIONS, Measurement, wrk
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
AS_IS = "peers as they are, one process, pinned to its own core"
BACKENDS = f"MiB of the backends under load, {CONNECTIONS} connections"
SERVICE_CORES, OTHER_CORES = {0}, {1}
_WARM_UP_SECONDS, _BACKENDS_SECONDS = 2, 2
_SCENARIOS = ("create", "duplicate", "read", "list", "measure", "mixed")
_AS_IS_SCENARIOS = ("create", "read", "list", "mixed")
_UNPINNED_SCENARIOS = ("create", "read", "refused")
TWO_PROCESSES = OURS._replace(
    name="ours_two", title="patient-graph, two processes", environment={**OURS.environment, "PROCESSES": "2"}
)


def compare(server: Server, results: Results, rounds: int, seconds: float) -> None:
    """Measure contenders as one process pinned to its own core, apart from PostgreSQL and the load; then unpinned.

    A warm-up round does not count.
    """
    for table in (PINNED, AS_IS, UNPINNED):
        results.forget(table)
    results.forget(COST, keep=OURS.title)
    load = _Load(server, results, server.write_patients("filled", BUILD / "patients"))
    server.pin(OTHER_CORES)
    for contender in (OURS, *SAME_DUTY_PEERS):
        _measure_backends(load, contender)
    _compare_pinned(load, rounds, seconds)
    server.pin(SERVICE_CORES | OTHER_CORES)
    with _started(server, results, (OURS, TWO_PROCESSES), None) as running:
        for counted in _rounds(rounds):
            for scenario in _UNPINNED_SCENARIOS:
                load.run(running, UNPINNED, scenario, seconds, counted)


def _compare_pinned(load: "_Load", rounds: int, seconds: float) -> None:
    """Compare the service with same-duty peers and pgbench, and with the peers as they are.

    The latter run in every other round only, which saves a quarter of the time.
    """
    server, results, patients = load
    with _started(server, results, (OURS, *SAME_DUTY_PEERS, *PEERS), SERVICE_CORES) as running:
        pgbench = PgbenchBaseline(server, "alone", patients.read_text(encoding="utf-8").split()[0])
        same_duty = [each for each in running if each.contender not in PEERS]
        as_is = [each for each in running if each.contender in (OURS, *PEERS)]
        for counted in _rounds(rounds):
            for scenario in _SCENARIOS:
                load.run(same_duty, PINNED, scenario, seconds, counted)
                if counted and scenario in pgbench.scenarios:
                    results.add(PINNED, scenario, pgbench.title, pgbench.load(scenario, seconds, SERVICE_CORES))
            for scenario in _AS_IS_SCENARIOS if counted in (0, *range(1, rounds + 1, 2)) else ():
                load.run(as_is, AS_IS, scenario, seconds, counted)
        for each in running:
            results.add(COST, each.contender.title, "MiB after the load", each.memory_mib)


def _rounds(rounds: int) -> range:
    """Return the numbers of the rounds; the first, 0, is the warm-up."""
    return range(rounds + 1)


class _Load(NamedTuple):
    """The load on contenders, one after the other."""

    server: Server
    results: Results
    patients: Path

    def run(self, running: Sequence[RunningContender], table: str, scenario: str, seconds: float, counted: int) -> None:
        """Load each contender, and store what was measured unless the round is the warm-up."""
        for each in running:
            measured = self._measure(each, table, scenario, seconds if counted else _WARM_UP_SECONDS)
            if counted:
                self.results.add(table, scenario, each.contender.title, measured)

    def _measure(self, each: RunningContender, table: str, scenario: str, seconds: float) -> Measurement:
        before = each.processor_seconds, self.server.processor_seconds
        cores = None if table == UNPINNED else OTHER_CORES
        measured = wrk(scenario, each.url, each.tokens(), self.patients, seconds, cores=cores)
        after = each.processor_seconds, self.server.processor_seconds
        contender_us, postgresql_us = (
            (late - early) * 1e6 / measured.requests for early, late in zip(before, after, strict=True)
        )
        return measured._replace(contender_us=contender_us, postgresql_us=postgresql_us)


def _measure_backends(load: _Load, contender: Contender) -> None:
    """Measure the memory of PostgreSQL's backends for one contender alone, after a mixed load."""
    server, results, patients = load
    with _started(server, results, (contender,), SERVICE_CORES) as running:
        for each in running:
            wrk("mixed", each.url, each.tokens(), patients, _BACKENDS_SECONDS, cores=OTHER_CORES)
            results.add(COST, contender.title, BACKENDS, server.backends_mib(contender.name))


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
            if cores and len(contenders) > 1:
                results.add(COST, contender.title, "s to the first response", each.start_seconds)
            running.append(each)
        yield running


def tables(results: Results) -> str:
    """Return Markdown tables of medians, with the speedup of the service in parentheses."""
    parts = []
    for table in (PINNED, AS_IS, UNPINNED):
        columns = results.columns(table)
        for title, cell in _CELLS.items():
            rows = [
                [SCENARIOS[scenario], *(cell(results, table, scenario, column) for column in columns)]
                for scenario in results.rows(table)
            ]
            parts.append(f"**{table.capitalize()}**, {title}\n\n{markdown(['', *columns], rows)}")
    return "\n".join(parts)


def readme_table(results: Results) -> str:
    """Return the table of the README: the same-duty peers first, and then the peers as they are."""
    tables = dict.fromkeys(results.columns(PINNED), PINNED)
    columns = tables | {column: AS_IS for column in results.columns(AS_IS) if column not in tables}
    rows = [
        [SCENARIOS[scenario], *(_rate(results, table, scenario, column) for column, table in columns.items())]
        for scenario in _AS_IS_SCENARIOS
    ]
    return f"**Requests/s, as in the README**\n\n{markdown(['', *columns], rows)}"


def _rate(results: Results, table: str, scenario: str, column: str) -> str:
    figure = results.median(table, scenario, column, "per_second")
    if isnan(figure):
        return "-"
    ratio = results.median(table, scenario, OURS.title, "per_second") / figure
    return f"{figure:,.0f}" + ("" if column == OURS.title else f" ({ratio:.2f} x)")


def _latencies(results: Results, table: str, scenario: str, column: str) -> str:
    p50, p99 = (results.median(table, scenario, column, field) for field in ("p50_ms", "p99_ms"))
    return "-" if isnan(p50) else f"{p50:.2f} / {'-' if isnan(p99) else f'{p99:.2f}'}"


def _processor_times(results: Results, table: str, scenario: str, column: str) -> str:
    own, postgresql = (results.median(table, scenario, column, field) for field in ("contender_us", "postgresql_us"))
    return "-" if isnan(own) else f"{own:.0f} / {postgresql:.0f}"


_CELLS = {
    "requests/s": _rate,
    "p50 / p99 latency, ms": _latencies,
    "processor time per request, µs: contender / PostgreSQL": _processor_times,
}
