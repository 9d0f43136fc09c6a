"""Changes of events: what consumers of the webhooks are sent must stay as it was.

An event is compared like a response. In addition, a value of an enumeration may not go: consumers who wait for an event
with that value would wait forever.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from compat.documents import Document, Operation
from compat.findings import NOTHING, Finding
from compat.responses import header_changes
from compat.schemas import Schema, common_locations, conjuncts, property_names, subschema
from compat.sunset import is_past_sunset, sunset_changes
from compat.values import Location, widened


def event_changes(old: Document, new: Document) -> Iterator[Finding]:
    """Yield the breaking changes for consumers of the events of the old document, event by event."""
    for key, event in old.events.items():
        if (now := new.events.get(key)) is None:
            if not is_past_sunset(event.raw):
                yield _finding(event, "event-gone", event.path, _renamed(event, new), {"type": event.path})
        else:
            yield from _mark_changes(event, now)
            yield from _body_changes(event, now)
            yield from _header_changes(event, now)
            yield from _status_changes(event, now)
            for rule, was, is_now in sunset_changes(event.raw, now.raw, old.published):
                yield _finding(event, rule, was, is_now, {"type": event.path})


def _finding(event: Operation, rule: str, was: Any, now: Any, example: Any) -> Finding:
    return Finding(event.name, "event", rule, was, now, lambda: example)


def _renamed(event: Operation, new: Document) -> Any:
    """Return the type under which the event is published now."""
    name = event.raw.get("x-event")
    return next((each.path for each in new.events.values() if name and each.raw.get("x-event") == name), NOTHING)


def _mark_changes(old: Operation, new: Operation) -> Iterator[Finding]:
    """Yield changes of the name in generated clients, of what is reported, and of the origin of properties."""
    for mark in ("operationId", "x-event"):
        was, now = (each.raw.get(mark, NOTHING) for each in (old, new))
        if was not in (now, NOTHING):
            yield _finding(old, mark, was, now, {"type": old.path})
    payloads = [subschema(each.get("schema", True), "data") for each in _content(old).values()]
    for name in sorted({name for each in payloads for name in property_names(each)}):
        was, now = (each.raw.get("x-columns", {}).get(name, name) for each in (old, new))
        if was != now:
            location = Location(old.name, "event.body")
            yield location.finding(("data", name), "x-columns", was, now, partial(dict, {"type": old.path}))


def _content(event: Operation) -> dict[str, Any]:
    content: dict[str, Any] = event.raw.get("requestBody", {}).get("content", {})
    return content


def _body_changes(old: Operation, new: Operation) -> Iterator[Finding]:
    location, content, content_now = Location(old.name, "event.body"), _content(old), _content(new)
    for media_type in content:
        if media_type in content_now:
            was, now = (each[media_type].get("schema", True) for each in (content, content_now))
            yield from widened(location, was, now)
            yield from _removed_values(location, was, now)
        else:
            example = {"Content-Type": media_type}
            yield location.finding((), "media-type", media_type, sorted(content_now), partial(dict, example))


def _removed_values(location: Location, old: Schema, new: Schema) -> Iterator[Finding]:
    """Yield values of enumerations that are sent no more."""
    for steps, old_part, new_part in common_locations(old, new):
        was, now = _values(old_part), _values(new_part)
        if now is not None and (gone := [each for each in was or () if each not in now]):
            yield location.finding(steps, "value-gone", was, now, partial(dict, {"never sent": gone[0]}))


def _values(schema: Schema) -> list[Any] | None:
    """Return the values of an enumeration; None for a schema that is none."""
    enumerations = [
        part.get("enum", [part.get("const")]) for part in conjuncts(schema) if {"enum", "const"} & part.keys()
    ]
    return [value for value in enumerations[0] if all(value in each for each in enumerations)] if enumerations else None


def _header_changes(old: Operation, new: Operation) -> Iterator[Finding]:
    before, after = (
        {each["name"].lower(): each for each in event.raw["parameters"] if each["in"] == "header"}
        for event in (old, new)
    )
    for name, header in before.items():
        yield from header_changes(Location(old.name, f"event.header.{header['name']}"), header, after.get(name))


def _status_changes(old: Operation, new: Operation) -> Iterator[Finding]:
    """Yield statuses that consumers respond with and that have no meaning any more."""
    before, after = (each.raw.get("responses", {}) for each in (old, new))
    for status in (each for each in before if each not in after):
        yield _finding(old, "status-gone", status, sorted(after), {"status": status})
