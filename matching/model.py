"""The model of Fellegi and Sunter: how much each agreement says for or against two records being of one person.

The weight of an agreement is log2(m / u): m is its probability in two records of one person, u in records of two
people. The sum of the weights and log2 of the prior odds is the log odds of a match (docs/matching.md).
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, Self

from matching.agreement import EXTERNAL_IDS, Agreement, agreements, plain
from matching.model_file import ModelFile
from matching.person import Person

Grade = Literal["certain", "probable", "possible"]
CERTAIN, PROBABLE, POSSIBLE = 0.999, 0.9, 0.5
"""The least probabilities of the grades."""
SHIPPED = Path(__file__).with_name("model.json")

_NAMES = ("first_name", "last_name")
_OTHER = ""
_PATTERNS = 4096
"""Patterns of agreement whose comparison is kept."""
_DECIMALS = 2
"""Of a weight, so that the weights of an explanation add up to its total."""
_MOST_BITS = 200.0
"""More bits than that, either way, make no difference to a probability."""


class FieldAgreement(NamedTuple):
    """The agreement of a field and its weight in bits. A missing value weighs nothing."""

    field: str
    agreement: Agreement
    weight: float


class Comparison(NamedTuple):
    """The comparison of two people: the log odds of a match in bits, with their prior, and the probability."""

    weight: float
    probability: float
    grade: Grade | None
    fields: tuple[FieldAgreement, ...]


class _Weight(NamedTuple):
    """The weight of an agreement in bits: of one person against strangers, and of relatives against strangers."""

    same: float
    related: float


_NOTHING = _Weight(0.0, 0.0)


class Model:
    """A model file, as weights."""

    def __init__(self, file: ModelFile) -> None:
        self.version = file.version
        self.prior = round(math.log2(file.prior_odds), _DECIMALS)
        self._relatives_odds = file.relatives.odds
        shares = dict[str, float](file.relatives.shares.items())
        self._weights = {
            (field, name): _weight(level.m, level.u, shares.get(field, 0))
            for field, levels in file.levels().items()
            for name, level in levels.items()
        }
        self._names = {
            (field, name): _weight(levels.exact.m, frequency, shares.get(field, 0))
            for field, levels in (("first_name", file.fields.first_name), ("last_name", file.fields.last_name))
            for name, frequency in {**levels.frequencies, _OTHER: levels.other_names}.items()
        }
        # Few patterns of agreement are frequent, and most of the time of a comparison is the arithmetic.
        self._of_pattern = lru_cache(_PATTERNS)(self._compare)

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Load a model, by default the shipped one. Raises ValueError with a message that names the place."""
        return cls(ModelFile.read(path or SHIPPED))

    def compare(self, one: Person, other: Person) -> Comparison:
        """Compare two people, in either order."""
        found = agreements(one, other)
        first = self._listed("first_name", one.first_name) if found["first_name"] == "exact" else _OTHER
        last = self._listed("last_name", one.last_name) if found["last_name"] == "exact" else _OTHER
        return self._of_pattern(tuple(found.items()), (first, last))

    def _listed(self, field: str, name: str) -> str:
        """Return a name as it is listed, or `_OTHER`."""
        joined = plain(name)
        return joined if (field, joined) in self._names else _OTHER

    def _compare(self, found: tuple[tuple[str, Agreement], ...], names: tuple[str, str]) -> Comparison:
        """Return the comparison of two people with these agreements, and these names if they are equal."""
        weights = self._without_shared([self._weight(field, agreement, names) for field, agreement in found])
        fields = tuple(FieldAgreement(*pair, weight) for pair, weight in zip(found, weights, strict=True))
        weight = round(math.fsum([self.prior, *weights]), _DECIMALS)
        probability = 1 / (1 + 2.0 ** -_bounded(weight))
        return Comparison(weight, probability, _grade(probability, dict(found)), fields)

    def _weight(self, field: str, agreement: Agreement, names: tuple[str, str]) -> _Weight:
        if agreement == "missing":
            return _NOTHING
        if agreement == "exact" and field in _NAMES:
            return self._names[field, names[_NAMES.index(field)]]
        return self._weights[field.partition(".")[0], agreement]

    def _without_shared(self, weights: Sequence[_Weight]) -> list[float]:
        """Return the weights less what relatives would share, in the proportion in which they do.

        The sum is the odds of one person against two people, who are relatives or strangers.
        """
        related = _bounded(math.fsum(each.related for each in weights))
        positive = math.fsum(each.related for each in weights if each.related > 0)
        factor = math.log2(1 + self._relatives_odds * 2.0**related) / positive if positive else 0.0
        return [round(same - factor * max(related, 0.0), _DECIMALS) for same, related in weights]


def _weight(m: float, u: float, share: float) -> _Weight:
    """Return the weight of an agreement, of a field that this share of relatives has in common."""
    return _Weight(round(math.log2(m / u), _DECIMALS), math.log2(share * m / u + 1 - share))


def _bounded(bits: float) -> float:
    return max(-_MOST_BITS, min(_MOST_BITS, bits))


def _grade(probability: float, found: Mapping[str, Agreement]) -> Grade | None:
    if probability >= CERTAIN and _is_identified(found):
        return "certain"
    if probability >= PROBABLE:
        return "probable"
    return "possible" if probability >= POSSIBLE else None


def _is_identified(found: Mapping[str, Agreement]) -> bool:
    """Return whether an external id is equal, or an email or phone that a relative is unlikely to have too."""
    exact = [field for field, agreement in found.items() if agreement == "exact"]
    if any(field.startswith(EXTERNAL_IDS) for field in exact):
        return True
    return not {"email", "phone"}.isdisjoint(exact) and "different" not in (found["first_name"], found["date_of_birth"])


MODEL = Model.load()
"""The shipped model."""
