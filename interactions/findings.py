"""What a source of interactions gives: the shapes of its findings, and the protocol of a source."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol, get_args, runtime_checkable

Severity = Literal["contraindicated", "major", "moderate", "minor", "duplicate"]
Coverage = Literal["checked", "partial", "none"]

# The worst first; a duplicate is the same ingredient, or the same kind of medication, twice.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class Interaction(NamedTuple):
    """Two names as they were given, what happens and what to do, and the publication it rests on."""

    existing: str
    new: str
    severity: Severity
    description: str
    literature: str


class Findings(NamedTuple):
    """What a source has to say, the worst first.

    The coverage is `checked` when every name was fully recognised, `none` when nothing could be compared, and `partial`
    between the two. Unrecognised are the names that were not fully recognised, as given, the new one first; what was
    recognised of them has been compared all the same. The source is its name and version.
    """

    interactions: list[Interaction]
    coverage: Coverage
    unrecognised: list[str]
    source: str


@runtime_checkable
class Source(Protocol):
    """What knows interactions. The names are free text, with or without strength and form."""

    def check(self, new: str, existing: Sequence[str]) -> Findings: ...
