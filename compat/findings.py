"""The report of a breaking change."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_MAX_SHOWN = 80
"""The maximum length of printed values. Counter-examples are never truncated."""


class _Nothing:
    def __repr__(self) -> str:
        return "nothing"


NOTHING = _Nothing()
"""An absent value, or a counter-example that was not found."""


@dataclass(frozen=True)
class Finding:
    """A breaking change: operation, location, rule, old and new value, and a counter-example.

    The location is written as in runtime expressions, with the status of a response: `request.body#/email`,
    `response.200.body#/id`. The rule is a JSON Schema keyword or a name of this package. The counter-example is a whole
    body or parameter, or describes a request or response in terms of HTTP; it is computed on demand.
    """

    operation: str
    location: str
    rule: str
    was: Any
    now: Any
    example: Callable[[], Any] = field(compare=False, repr=False)

    def __str__(self) -> str:
        change = f"{self.operation}  {self.location}  {self.rule}: {_shown(self.was)} before, {_shown(self.now)} now"
        if (example := self.example()) is NOTHING:
            return f"{change}; no counter-example found, compatibility not proved"
        return f"{change}; counter-example: {json.dumps(example)}"


def _shown(value: Any) -> str:
    text = repr(value) if value is NOTHING else json.dumps(value)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 3] + "..."
