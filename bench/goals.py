"""The goals of the project, and the results of a run."""

from collections.abc import Iterator
from math import isnan
from typing import NamedTuple

from bench import adherence, growth
from bench.comparison import BACKENDS, PINNED, SCENARIOS, TWO_PROCESSES, UNPINNED
from bench.contenders import OURS, SAME_DUTY_PEERS
from bench.cost import BATCHES, CREATES, IMPORTS, MEMORY, START
from bench.pgbench import PgbenchBaseline
from bench.results import COST, Results, markdown

_FASTIFY, _HONO_ONE, _HONO = (peer.title for peer in SAME_DUTY_PEERS)
# Minimum ratios of requests/s to those of a same-duty peer or pgbench.
_RATIOS = (
    ("create", _FASTIFY, 1.0),
    ("create", _HONO_ONE, 1.1),
    ("create", _HONO, 2.5),
    ("create", PgbenchBaseline.title, 0.9),
    ("read", _FASTIFY, 0.95),
    ("read", _HONO_ONE, 1.15),
    ("read", _HONO, 2.8),
    ("list", _FASTIFY, 1.1),
)


class Goal(NamedTuple):
    """A minimum, or a maximum if `at_most`. `actual` is NaN if not measured."""

    title: str
    target: float
    actual: float
    at_most: bool = False

    @property
    def row(self) -> list[str]:
        met = self.actual <= self.target if self.at_most else self.actual >= self.target
        met_or_not = "not measured" if isnan(self.actual) else "yes" if met else "no"
        bound = "at most" if self.at_most else "at least"
        return [self.title, f"{bound} {self.target:,g}", f"{self.actual:,.4g}", met_or_not]


def table(results: Results) -> str:
    """Return a Markdown table."""
    return f"**Goals**\n\n{markdown(['', 'goal', 'actual', 'met'], (goal.row for goal in _goals(results)))}"


def _goals(results: Results) -> Iterator[Goal]:
    for scenario, peer, target in _RATIOS:
        yield Goal(
            f"{SCENARIOS[scenario]}: throughput ratio to {peer}",
            target,
            _rate_ratio(results, PINNED, scenario, OURS.title, peer),
        )
    yield Goal(
        "Invalid (400): throughput ratio of two processes to one",
        1.6,
        _rate_ratio(results, UNPINNED, "refused", TWO_PROCESSES.title, OURS.title),
    )
    for scenario in ("create", "read", "list", "duplicate", "mixed"):
        title = f"{SCENARIOS[scenario]}: p99 latency ratio to the best same-duty peer"
        yield Goal(title, 1, _p99_ratio(results, scenario), at_most=True)
    for scenario in growth.SCENARIOS:
        title = f"{growth.SCENARIOS[scenario]}: p50 latency ratio of most to fewest patients"
        yield Goal(title, 1.3, _growth_ratio(results, scenario), at_most=True)
    for scenario, target in adherence.GOALS.items():
        title, reference, _ = adherence.SCENARIOS[scenario]
        to = adherence.SCENARIOS[reference].title.lower()
        ratio = adherence.latency_ratio(results, scenario)
        yield Goal(f"{title}: p50 latency ratio to {to}", target, ratio, at_most=True)
    costs = {each: results.median(COST, OURS.title, each) for each in (BATCHES, IMPORTS, CREATES, START)}
    yield Goal(BATCHES, 20_000, costs[BATCHES])
    yield Goal(f"ratio of {IMPORTS} to {CREATES}", 0.8, costs[IMPORTS] / costs[CREATES])
    yield Goal(START, 1, costs[START], at_most=True)
    yield Goal(BACKENDS, 100, results.median(COST, OURS.title, BACKENDS), at_most=True)
    title = "Memory under load: ratio of the last minute to the second"
    yield Goal(title, 1.05, _memory_ratio(results), at_most=True)


def _rate_ratio(results: Results, table: str, scenario: str, one: str, other: str) -> float:
    return results.median(table, scenario, one, "per_second") / results.median(table, scenario, other, "per_second")


def _p99_ratio(results: Results, scenario: str) -> float:
    peers = [results.median(PINNED, scenario, peer.title, "p99_ms") for peer in SAME_DUTY_PEERS]
    best = min((p99 for p99 in peers if not isnan(p99)), default=float("nan"))
    return results.median(PINNED, scenario, OURS.title, "p99_ms") / best


def _growth_ratio(results: Results, scenario: str) -> float:
    fewest, *_, most = (results.median(growth.GROWTH, scenario, f"{size:,}", "p50_ms") for size in growth.SIZES)
    return most / fewest


def _memory_ratio(results: Results) -> float:
    row, minutes = next(iter(results.rows(MEMORY)), ""), results.columns(MEMORY)
    return results.median(MEMORY, row, minutes[-1]) / results.median(MEMORY, row, "2") if minutes else float("nan")
