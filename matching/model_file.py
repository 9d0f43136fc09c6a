"""The format of a model file: JSON with the probabilities of each agreement (docs/matching.md describes it)."""

import math
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, ValidationError, model_validator

Probability = Annotated[float, Field(gt=0, lt=1)]

_TOLERANCE, _ROUNDING = 0.005, 0.001
"""Of the sum of the probabilities of all levels, and of a ratio of them."""


class Level(BaseModel, extra="forbid"):
    """The probability of an agreement in two records of one person (m), and in records of two people (u)."""

    m: Probability
    u: Probability


class Identifier(BaseModel, extra="forbid"):
    """The levels of an email, a phone or an external id."""

    exact: Level
    close: Level
    different: Level

    @property
    def levels(self) -> dict[str, Level]:
        """The levels by name, from the most alike to the least."""
        order = ("exact", "close", "similar", "different")
        return {name: getattr(self, name) for name in order if hasattr(self, name)}

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        for column in ("m", "u"):
            _require_whole(column, (getattr(level, column) for level in self.levels.values()))
        ratios = [level.m / level.u for level in self.levels.values()]
        if any(less > more * (1 + _ROUNDING) for more, less in pairwise(ratios)):
            raise ValueError("m / u rises from a level to one that is less alike")
        return self


class DateOfBirth(Identifier):
    similar: Level


class Name(DateOfBirth):
    frequencies: dict[Annotated[str, Field(pattern=r"^[^\sA-Z]+$")], Probability]
    """The share of people with a name, by the name in lower case without spaces: the u of two people with that name."""
    other_names: Probability
    """The same for a name that is not listed."""

    @model_validator(mode="after")
    def _frequencies_are_consistent(self) -> Self:
        for name, frequency in {**self.frequencies, "other_names": self.other_names}.items():
            if frequency > self.exact.m:
                raise ValueError(f"the frequency of {name} is above m of exact")
        return self


class Fields(BaseModel, extra="forbid"):
    first_name: Name
    last_name: Name
    date_of_birth: DateOfBirth
    email: Identifier
    phone: Identifier
    external_ids: Identifier


class Relatives(BaseModel, extra="forbid"):
    """Two people of one household, who share more than strangers do."""

    odds: Annotated[float, Field(gt=0, le=0.01)]
    """The odds that two people of a brand, drawn at random, are relatives."""
    shares: dict[Literal["last_name", "date_of_birth", "email", "phone", "external_ids"], Probability]
    """How many pairs of relatives have the same value. Other fields of theirs agree as those of strangers."""


class ModelFile(BaseModel, extra="forbid"):
    version: Annotated[str, Field(min_length=1, max_length=64)]
    prior_odds: Annotated[float, Field(gt=0, lt=1)]
    """The odds that two records of a brand, drawn at random, are of one person."""
    fields: Fields
    relatives: Relatives

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file. Raises ValueError with a message that names the file and the place in it."""
        try:
            return cls.model_validate_json(path.read_text(encoding="utf-8"))
        except ValidationError as error:
            first = error.errors()[0]
            message = first["msg"].removeprefix("Value error, ")
            raise ValueError(f"{path}: {'.'.join(map(str, first['loc'])) or 'the model'}: {message}.") from error
        except (OSError, ValueError) as error:
            raise ValueError(f"{path}: {error}.") from error

    def levels(self) -> Mapping[str, Mapping[str, Level]]:
        """Return the levels of each field."""
        return {name: field.levels for name, field in self.fields}


def _require_whole(name: str, probabilities: Iterable[float]) -> None:
    if not math.isclose(total := math.fsum(probabilities), 1, abs_tol=_TOLERANCE):
        raise ValueError(f"{name} of all levels is {total:.4f} in total, not 1")
