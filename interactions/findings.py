"""Results of an interaction check, and the protocol of sources."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, get_args, runtime_checkable

Severity = Literal["contraindicated", "major", "moderate", "minor", "duplicate"]
Coverage = Literal["checked", "partial", "none"]

# Most severe first. A duplicate is the same ingredient or the same class of medication twice.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class Interaction(NamedTuple):
    """Two names as given, the effect and recommendation, and the cited publication."""

    existing: str
    new: str
    severity: Severity
    description: str
    literature: str


class Findings(NamedTuple):
    """The result of a check, most severe interactions first.

    The coverage is `checked` if every name was fully recognised, `none` if nothing could be compared, and otherwise
    `partial`. `unrecognised` lists the names that were not fully recognised, as given, the new one first; their
    recognised parts have been compared. The source is its name and version.
    """

    interactions: list[Interaction]
    coverage: Coverage
    unrecognised: list[str]
    source: str


@runtime_checkable
class Source(Protocol):
    """A source of interactions. Names are free text, with or without strength and form."""

    def check(self, new: str, existing: Sequence[str]) -> Findings: ...
