"""What is told of a change that breaks."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 80
"""Characters of what stood and stands in a document; counter-examples are never cut."""


class _Nothing:
    def __repr__(self) -> str:
        return "nothing"


NOTHING = _Nothing()
"""What stands where nothing stands, and the counter-example that was not found."""


@dataclass(frozen=True)
class Finding:
    """A change that breaks: where, by which rule, what the documents say there, and a counter-example.

    The place is written as in runtime expressions, with the status of an answer: `request.body#/email`,
    `response.200.body#/id`. The rule is a keyword of JSON Schema or a word of this package. The counter-example is a
    whole body or parameter, or tells of a request or an answer in words of HTTP; it is looked for when asked for.
    """

    operation: str
    place: str
    rule: str
    was: Any
    now: Any
    example: Callable[[], Any] = field(compare=False, repr=False)

    def __str__(self) -> str:
        change = f"{self.operation}  {self.place}  {self.rule}: {_shown(self.was)} before, {_shown(self.now)} now"
        if (example := self.example()) is NOTHING:
            return f"{change}; no counter-example was found, but none is ruled out either"
        return f"{change}; counter-example: {json.dumps(example)}"


def _shown(value: Any) -> str:
    text = repr(value) if value is NOTHING else json.dumps(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
