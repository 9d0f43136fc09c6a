"""What the project has set itself, and what a run reached of it."""

from collections.abc import Iterator
from math import isnan
from typing import NamedTuple

from bench import growth
from bench.comparison import FREE, ONE, SCENARIOS, TWO
from bench.contenders import OURS, PEERS
from bench.cost import BATCHES, CREATES, IMPORTED, MEMORY, START
from bench.limit import Limit
from bench.results import COST, Results, markdown

_STOCK, _SYNC, _ASYNC, _HONO, _FASTIFY = (peer.title for peer in PEERS)
# Requests a second: at least so many times those of a peer.
_BESIDE = (
    ("create", _HONO, 2.0),
    ("create", _SYNC, 8.0),
    ("create", _ASYNC, 8.0),
    ("create", _FASTIFY, 0.8),
    ("create", Limit.title, 0.7),
    ("read", _HONO, 1.5),
    ("read", _SYNC, 8.0),
    ("read", _ASYNC, 8.0),
    ("list", _HONO, 1.5),
)


class Goal(NamedTuple):
    """`wanted` is a least, or if `at_most` a most; `reached` is NaN where it was not measured."""

    says: str
    wanted: float
    reached: float
    at_most: bool = False

    @property
    def row(self) -> list[str]:
        met = self.reached <= self.wanted if self.at_most else self.reached >= self.wanted
        met_or_not = "not measured" if isnan(self.reached) else "yes" if met else "no"
        bound = "at most" if self.at_most else "at least"
        return [self.says, f"{bound} {self.wanted:,g}", f"{self.reached:,.4g}", met_or_not]


def table(results: Results) -> str:
    """As Markdown."""
    return f"**Goals**\n\n{markdown(['', 'wanted', 'reached', ''], (goal.row for goal in _goals(results)))}"


def _goals(results: Results) -> Iterator[Goal]:
    for scenario, peer, wanted in _BESIDE:
        yield Goal(f"{SCENARIOS[scenario]}, times {peer}", wanted, _times(results, ONE, scenario, OURS.title, peer))
    yield Goal(
        "Two processes, times one, without the database", 1.6, _times(results, FREE, "refused", TWO.title, OURS.title)
    )
    for scenario in ("create", "read", "list", "mixed"):
        yield Goal(
            f"{SCENARIOS[scenario]}, 99 of 100, times the best peer's", 1, _late(results, scenario), at_most=True
        )
    for scenario in growth.SCENARIOS:
        says = f"{growth.SCENARIOS[scenario]}, with the most patients, times with the fewest"
        yield Goal(says, 1.3, _grown(results, scenario), at_most=True)
    costs = {each: results.median(COST, OURS.title, each) for each in (BATCHES, IMPORTED, CREATES, START)}
    yield Goal(BATCHES, 20_000, costs[BATCHES])
    yield Goal(f"{IMPORTED}, times {CREATES}", 0.8, costs[IMPORTED] / costs[CREATES])
    yield Goal(START, 2, costs[START], at_most=True)
    says = "Memory under load, the last minute's times the second's"
    yield Goal(says, 1.05, _memory_grown(results), at_most=True)


def _times(results: Results, table: str, scenario: str, one: str, other: str) -> float:
    return results.median(table, scenario, one, "per_second") / results.median(table, scenario, other, "per_second")


def _late(results: Results, scenario: str) -> float:
    peers = [results.median(ONE, scenario, peer.title, "p99_ms") for peer in PEERS]
    best = min((late for late in peers if not isnan(late)), default=float("nan"))
    return results.median(ONE, scenario, OURS.title, "p99_ms") / best


def _grown(results: Results, scenario: str) -> float:
    fewest, *_, most = (results.median(growth.GROWTH, scenario, f"{size:,}", "p50_ms") for size in growth.SIZES)
    return most / fewest


def _memory_grown(results: Results) -> float:
    row, minutes = next(iter(results.rows(MEMORY)), ""), results.columns(MEMORY)
    return results.median(MEMORY, row, minutes[-1]) / results.median(MEMORY, row, "2") if minutes else float("nan")
