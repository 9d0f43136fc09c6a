"""The figures of the shipped model on FEBRL 3 and 4, as tables: `python -m tests.matching.figures WHEEL`."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import comb
from pathlib import Path
from typing import NamedTuple

from matching import febrl
from matching.estimate import candidates
from matching.model import CERTAIN, MODEL, POSSIBLE, PROBABLE
from matching.person import Person

PARTS: Mapping[str, frozenset[febrl.Part]] = {
    "names, birth date": frozenset(),
    "and one external id": frozenset({"external_id"}),
    "all fields": febrl.ALL_PARTS,
}
DATASETS = {"FEBRL 3": ("dataset3",), "FEBRL 4": ("dataset4a", "dataset4b")}
EDGES = (0.0, 0.01, 0.1, 0.3, POSSIBLE, 0.7, PROBABLE, 0.99, CERTAIN, 1.0)
"""Of the bins of probabilities."""


class Pair(NamedTuple):
    """A compared pair, and whether it is of one person."""

    probability: float
    is_certain: bool
    is_same: bool


class Bin(NamedTuple):
    """The pairs of a range of probabilities: their number, mean probability, and share of one person."""

    low: float
    pairs: int
    predicted: float
    observed: float


class Result(NamedTuple):
    """The compared pairs of a dataset, and the number of all pairs of one person."""

    pairs: list[Pair]
    same: int

    @property
    def completeness(self) -> float:
        """The share of the pairs of one person that are compared, because they share a key."""
        return sum(pair.is_same for pair in self.pairs) / self.same

    @property
    def precision(self) -> float:
        return _share_of_same([pair for pair in self.pairs if pair.probability >= POSSIBLE])

    @property
    def recall(self) -> float:
        return sum(pair.is_same for pair in self.pairs if pair.probability >= POSSIBLE) / self.same

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    @property
    def certain(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.is_certain]

    @property
    def precision_of_certain(self) -> float | None:
        return _share_of_same(self.certain) if self.certain else None

    @property
    def bins(self) -> list[Bin]:
        return list(_bins(self.pairs))

    @property
    def calibration_error(self) -> float:
        """The expected calibration error: the mean difference of predicted and observed, weighted by pairs."""
        return sum(each.pairs * abs(each.predicted - each.observed) for each in self.bins) / len(self.pairs)


@cache
def result(wheel: Path, dataset: str, parts: str) -> Result:
    """Compare the people of a dataset. Those of two files are compared with people of the other file only."""
    files = [febrl.people(wheel, name, parts=PARTS[parts]) for name in DATASETS[dataset]]
    ids = [record for people in files for record in people]
    people = [person for each in files for person in each.values()]
    first = len(files[0]) if len(files) > 1 else len(ids)
    compared = [(a, b) for a, b in candidates(people) if first == len(ids) or a < first <= b]
    same = _same(ids) if first == len(ids) else _same(ids) - _same(ids[:first]) - _same(ids[first:])
    return Result([_pair(people, ids, a, b) for a, b in compared], same)


def _same(ids: Sequence[str]) -> int:
    """Return the number of pairs of one person."""
    return sum(comb(records, 2) for records in Counter(map(febrl.entity, ids)).values())


def _pair(people: Sequence[Person], ids: Sequence[str], a: int, b: int) -> Pair:
    found = MODEL.compare(people[a], people[b])
    return Pair(found.probability, found.grade == "certain", febrl.entity(ids[a]) == febrl.entity(ids[b]))


def _share_of_same(pairs: Sequence[Pair]) -> float:
    return sum(pair.is_same for pair in pairs) / len(pairs)


def _bins(pairs: Sequence[Pair]) -> Iterator[Bin]:
    for low, high in pairwise(EDGES):
        found = [pair for pair in pairs if low <= pair.probability < high or (high == 1 == pair.probability)]
        if found:
            yield Bin(low, len(found), sum(pair.probability for pair in found) / len(found), _share_of_same(found))


def goals_table(wheel: Path) -> list[str]:
    """Return a Markdown table of the figures of all datasets and parts."""
    head = ["dataset", "compared by", "pairs compared", "completeness", "precision", "recall", "F1"]
    head += ["certain", "precision of certain", "calibration error"]
    rows = [_row(wheel, dataset, parts) for dataset in DATASETS for parts in PARTS]
    return [_line(head), "|---|---|" + "---:|" * (len(head) - 2), *map(_line, rows)]


def calibration_table(wheel: Path, parts: str) -> list[str]:
    """Return a Markdown table of the bins of both datasets, compared by these parts."""
    found = [{each.low: each for each in result(wheel, dataset, parts).bins} for dataset in DATASETS]
    head = [
        "probability",
        *(f"{name}: {each}" for name in DATASETS for each in ("pairs", "predicted", "of one person")),
    ]
    rows = [[f"from {low:g}", *(cell for bins in found for cell in _bin_cells(bins.get(low)))] for low in EDGES[:-1]]
    return [_line(head), "|---|" + "---:|" * (len(head) - 1), *map(_line, rows)]


def _row(wheel: Path, dataset: str, parts: str) -> list[str]:
    found = result(wheel, dataset, parts)
    certain = ["-" if found.precision_of_certain is None else f"{found.precision_of_certain:.4f}"]
    figures = [f"{each:.4f}" for each in (found.completeness, found.precision, found.recall, found.f1)]
    counts = [f"{len(found.pairs):,}", *figures, f"{len(found.certain):,}"]
    return [dataset, parts, *counts, *certain, f"{found.calibration_error:.4f}"]


def _bin_cells(each: Bin | None) -> list[str]:
    return ["0", "-", "-"] if each is None else [f"{each.pairs:,}", f"{each.predicted:.3f}", f"{each.observed:.3f}"]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    tables = [goals_table(path), *(calibration_table(path, parts) for parts in list(PARTS)[:2])]
    print("\n\n".join("\n".join(table) for table in tables))
