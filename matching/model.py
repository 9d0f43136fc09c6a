"""The model of Fellegi and Sunter: how much each agreement says for or against two people being the same.

The weight of an agreement is log2(m / u): m is its probability in two records of one person, u in records of two
people. The sum of the weights and log2 of the prior odds is the log odds of a match (docs/matching.md).
"""

import math
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, Field, ValidationError

from matching.agreement import EXTERNAL_IDS, Agreement, agreements, plain
from matching.person import Person

Grade = Literal["certain", "probable", "possible"]
CERTAIN, PROBABLE, POSSIBLE = 0.999, 0.9, 0.5
"""The least probabilities of the grades."""
SHIPPED = Path(__file__).with_name("model.json")

_DECIMALS = 2
"""Of a weight, so that the weights of an explanation add up to its total."""
_NAMES = ("first_name", "last_name")
_Probability = Annotated[float, Field(gt=0, lt=1)]


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


class _Level(BaseModel, extra="forbid"):
    m: _Probability
    u: _Probability

    @property
    def weight(self) -> float:
        return math.log2(self.m / self.u)


class _Identifier(BaseModel, extra="forbid"):
    exact: _Level
    close: _Level
    different: _Level


class _Date(_Identifier):
    similar: _Level


class _Name(_Date):
    frequencies: dict[str, _Probability] = {}
    """The share of people with a name, by the name in lower case without spaces."""
    other_names: _Probability
    """The same for a name that is not listed."""


class _Fields(BaseModel, extra="forbid"):
    first_name: _Name
    last_name: _Name
    date_of_birth: _Date
    email: _Identifier
    phone: _Identifier
    external_ids: _Identifier


class Model(BaseModel, extra="forbid"):
    version: Annotated[str, Field(min_length=1, max_length=64)]
    prior_odds: Annotated[float, Field(gt=0)]
    """The odds that two people of a brand, drawn at random, are the same."""
    fields: _Fields

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Load a model, by default the shipped one. Raises ValueError, which names the place in the file."""
        path = path or SHIPPED
        try:
            return cls.model_validate_json(path.read_text(encoding="utf-8"))
        except ValidationError as error:
            first = error.errors()[0]
            raise ValueError(f"{path}: {', '.join(map(str, first['loc'])) or 'the model'}: {first['msg']}.") from error
        except (OSError, ValueError) as error:
            raise ValueError(f"{path}: {error}") from error

    def compare(self, one: Person, other: Person) -> Comparison:
        """Compare two people, in either order."""
        found = agreements(one, other)
        fields = tuple(FieldAgreement(name, each, self._weight(name, each, one)) for name, each in found.items())
        weight = round(math.fsum([self._prior, *(each.weight for each in fields)]), _DECIMALS)
        probability = 1 / (1 + 2.0**-weight)
        return Comparison(weight, probability, _grade(probability, found), fields)

    @cached_property
    def _prior(self) -> float:
        return round(math.log2(self.prior_odds), _DECIMALS)

    @cached_property
    def _weights(self) -> dict[tuple[str, Agreement], float]:
        """The weights of all agreements but those of equal names."""
        return {
            (field, level): round(value.weight, _DECIMALS)
            for field, levels in self.fields
            for level, value in levels
            if isinstance(value, _Level)
        }

    @cached_property
    def _name_weights(self) -> dict[tuple[str, str], float]:
        """The weights of equal names. Common names say less."""
        return {
            (field, name): round(math.log2(levels.exact.m / frequency), _DECIMALS)
            for field, levels in self.fields
            if isinstance(levels, _Name)
            for name, frequency in [*levels.frequencies.items(), ("", levels.other_names)]
        }

    def _weight(self, name: str, agreement: Agreement, one: Person) -> float:
        if agreement == "missing":
            return 0.0
        if agreement == "exact" and name in _NAMES:
            weights = self._name_weights
            return weights.get((name, plain(getattr(one, name))), weights[name, ""])
        return self._weights[name.partition(".")[0], agreement]


def _grade(probability: float, found: dict[str, Agreement]) -> Grade | None:
    """Return the grade of a probability. Only equal email, phone or external ids make it certain."""
    if probability >= CERTAIN and any(each == "exact" and _is_strong(name) for name, each in found.items()):
        return "certain"
    if probability >= PROBABLE:
        return "probable"
    return "possible" if probability >= POSSIBLE else None


def _is_strong(name: str) -> bool:
    return name in ("email", "phone") or name.startswith(f"{EXTERNAL_IDS}.")


MODEL = Model.load()
"""The shipped model."""
