"""The types of published events, and patterns of them."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from openapi import contract

TYPES: dict[str, str] = {item["post"]["x-event"]: type_ for type_, item in contract()["webhooks"].items()}
"""The published type of each event."""
TESTED = "webhook.tested"
"""The event that is sent to the endpoint with the id `entity_id` only, whatever its patterns are."""


def matches(pattern: str, type_: str) -> bool:
    """Return whether a pattern matches a type. `*` stands for any characters, also for points."""
    return fnmatchcase(type_, pattern)


def types_of(patterns: Iterable[str]) -> dict[str, str]:
    """Return the events that match one of the patterns, with their types. The test event never does."""
    wanted = list(patterns)
    return {
        event: type_
        for event, type_ in TYPES.items()
        if event != TESTED and any(matches(pattern, type_) for pattern in wanted)
    }
