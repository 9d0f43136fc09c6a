"""The service beside its peers: the same requests, in alternating rounds."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import isnan
from pathlib import Path

from bench.contenders import BUILD, OURS, PEERS, Contender, Running
from bench.limit import Limit
from bench.load import wrk
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
    "refused": "Refused (400), without the database",
}
"""The title of each scenario in the tables, by its name in load.lua."""
ONE, FREE = "one process on a core of its own", "nobody bound, two cores"
SERVING, THE_REST = {0}, {1}
_ALONE = [scenario for scenario in SCENARIOS if scenario != "refused"]
_IN_SHORT = ("create", "read", "read_safe", "list", "mixed", "refused")
TWO = OURS._replace(
    name="ours_two", title="patient-graph, two processes", environment={**OURS.environment, "PROCESSES": "2"}
)


def compare(server: Server, results: Results, rounds: int, seconds: float) -> None:
    """Everybody as one process on a core of its own, PostgreSQL and the load on the other; then nobody bound."""
    patients = server.patients("filled", BUILD / "patients")
    server.bind(THE_REST)
    with _started(server, results, (OURS, *PEERS), SERVING) as running:
        limit = Limit(server, "alone", patients.read_text(encoding="utf-8").split()[0])
        for _ in range(rounds):
            for scenario in _ALONE:
                _load(running, results, ONE, scenario, seconds, patients)
                if scenario in limit.scenarios:
                    results.add(ONE, scenario, limit.title, limit.load(scenario, seconds, SERVING))
        for each in running:
            results.add(COST, each.contender.title, "MiB after the load", each.mib)
    server.bind(SERVING | THE_REST)
    with _started(server, results, (OURS, TWO, *PEERS), None) as running:
        for _ in range(rounds):
            for scenario in _IN_SHORT:
                _load(running, results, FREE, scenario, seconds, patients)


def _load(
    running: Sequence[Running], results: Results, table: str, scenario: str, seconds: float, patients: Path
) -> None:
    cores = THE_REST if table == ONE else None
    for each in running:
        figures = wrk(scenario, each.url, each.tokens(), patients, seconds, cores=cores)
        results.add(table, scenario, each.contender.title, figures)


@contextmanager
def _started(
    server: Server, results: Results, contenders: Sequence[Contender], cores: set[int] | None
) -> Iterator[list[Running]]:
    """Those that can run here, each on a database of its own."""
    with ExitStack() as stack:
        running = []
        for contender in contenders:
            if contender.missing:
                results.left_out[contender.title] = contender.missing
                continue
            results.left_out.pop(contender.title, None)  # as it was in an earlier run
            each = stack.enter_context(Running(contender, server.copy(contender.name), cores=cores))
            if cores:
                results.add(COST, contender.title, "s to the first answer", each.start_seconds)
            running.append(each)
        yield running


def tables(results: Results) -> str:
    """As Markdown: medians, and in brackets how many times as fast the service is."""
    parts = []
    for table in (ONE, FREE):
        columns = results.columns(table)
        for title, cell in (("requests a second", _rate), ("half / 99 of 100 within, ms", _times)):
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


def _times(results: Results, table: str, scenario: str, column: str) -> str:
    half, most = (results.median(table, scenario, column, field) for field in ("p50_ms", "p99_ms"))
    return "-" if isnan(half) else f"{half:.2f} / {'-' if isnan(most) else f'{most:.2f}'}"
