"""Breaking changes of the values at one location of the contract."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

import orjson

from compat.findings import NOTHING, Finding
from compat.samples import counter_example, unexplained_rejection, value_with, value_without
from compat.schemas import (
    NUMBER_FORMATS,
    TYPE,
    Schema,
    Steps,
    Wildcard,
    common_locations,
    conjuncts,
    covers,
    differences,
    pointer,
    property_names,
    subschema,
    without_unknown,
)

_NARROWER = {"int64": "int32", "double": "float"}
"""The number format that each format also covers."""


class Location(NamedTuple):
    """The location of a schema: `POST /v1/patients`, `request.body`."""

    operation: str
    part: str

    def finding(self, steps: Steps, rule: str, was: Any, now: Any, example: Callable[[], Any]) -> Finding:
        location = f"{self.part}#{pointer(steps)}" if steps or self.part.endswith("body") else self.part
        return Finding(self.operation, location, rule, was, now, example)


class _Rejection(NamedTuple):
    """A difference by which one schema rejects what another accepts: steps, rule, both values, and an example."""

    steps: Steps
    rule: str
    accepting: Any
    refusing: Any
    example: Callable[[], Any]


def narrowed(location: Location, old: Schema, new: Schema) -> Iterator[Finding]:
    """Yield changes by which values can no longer be sent, are ignored, or have another default."""
    for steps, new_part in _removed_properties(old, new):
        if subschema(new_part, steps[-1]) is True:
            yield location.finding(steps, "property-gone", steps[-1], NOTHING, partial(value_with, old, steps))
    for each in _rejections(orjson.dumps(old), orjson.dumps(new)):
        yield location.finding(each.steps, each.rule, each.accepting, each.refusing, each.example)
    for steps, old_part, new_part in common_locations(old, new):
        was, now = _keyword(old_part, "default"), _keyword(new_part, "default")
        if was != now and Wildcard not in map(type, steps[-1:]):  # array items and unnamed properties have no default
            yield location.finding(steps, "default", was, now, partial(value_without, old, steps) if steps else dict)
    yield from _type_changes(location, old, new, "readOnly", partial(value_with, old))


def widened(location: Location, old: Schema, new: Schema) -> Iterator[Finding]:
    """Yield changes by which new values can be returned, or documented ones are removed."""
    gone = [steps for steps, _ in _removed_properties(old, new)]
    for steps in gone:
        yield location.finding(steps, "property-gone", steps[-1], NOTHING, partial(value_without, new, steps))
    for each in _rejections(orjson.dumps(new), orjson.dumps(old)):
        if each.steps not in gone:
            yield location.finding(each.steps, each.rule, each.refusing, each.accepting, each.example)
    for steps, old_part, new_part in common_locations(old, new):
        if _keyword(old_part, "x-phi") is False and _keyword(new_part, "x-phi") is True:
            yield location.finding(steps, "x-phi", False, True, partial(value_with, new, steps))
        for value, was, now in _changed_scopes(old_part, new_part):
            yield location.finding(steps, "x-scopes", was, now, partial(dict, value=value))
        was, now = _keyword(old_part, "format"), _keyword(new_part, "format")
        if now not in (was, _NARROWER.get(was)) and was in NUMBER_FORMATS:
            yield location.finding(steps, "format", was, now, partial(dict, format=was))
    yield from _type_changes(location, old, new, "writeOnly", partial(value_with, new))


def _changed_scopes(old: Schema, new: Schema) -> Iterator[tuple[str, Any, Any]]:
    """Yield each value that needs another scope than before, or none, with both scopes."""
    was, now = ({} if (scopes := _keyword(each, "x-scopes")) is NOTHING else scopes for each in (old, new))
    for value, scope in was.items():
        if now.get(value) != scope:
            yield value, scope, now.get(value, NOTHING)


def _type_changes(
    location: Location, old: Schema, new: Schema, direction: str, example: Callable[[Steps], Any]
) -> Iterator[Finding]:
    """Yield changes of generated types whose values stay the same."""
    for steps, old_part, new_part in common_locations(old, new):
        if _keyword(old_part, direction) is not True and _keyword(new_part, direction) is True:
            yield location.finding(steps, direction, NOTHING, True, partial(example, steps))
        was, now = _keyword(old_part, TYPE), _keyword(new_part, TYPE)
        if was not in (now, NOTHING) and _is_type(old_part):
            yield location.finding(steps, "type-name", was, now, partial(dict, type=was))


def _is_type(schema: Schema) -> bool:
    """Return whether typed clients have a named type for a schema, not an alias of a string or number."""
    return any({"properties", "enum", "allOf", "oneOf", "anyOf"} & part.keys() for part in conjuncts(schema))


def _removed_properties(old: Schema, new: Schema) -> Iterator[tuple[Steps, Schema]]:
    """Yield every property that the new schema no longer names, with the new schema of its parent."""
    for steps, old_part, new_part in common_locations(old, new):
        for name in sorted(property_names(old_part) - property_names(new_part)):
            yield (*steps, name), new_part


@cache
def _rejections(accepting_json: bytes, refusing_json: bytes) -> list[_Rejection]:
    accepting: Schema = orjson.loads(accepting_json)
    refusing = without_unknown(orjson.loads(refusing_json), accepting)
    if covers(accepting, refusing) and covers(refusing, accepting):
        return []
    found = [
        _Rejection(
            each.location,
            each.rule,
            _keyword(each.narrow, each.rule),
            _keyword(each.refusing, each.rule),
            partial(counter_example, accepting, refusing, each),
        )
        for each in differences(accepting, refusing)
    ]
    return found + _sampled(accepting, refusing, {each.steps for each in found})


def _sampled(accepting: Schema, refusing: Schema, known: set[Steps]) -> list[_Rejection]:
    if (found := unexplained_rejection(accepting, refusing, known)) is None:
        return []
    steps, value = found
    return [_Rejection(steps, "sampled", NOTHING, NOTHING, lambda: value)]


def _keyword(schema: Schema, keyword: str) -> Any:
    if keyword == "schema" or (isinstance(schema, bool) and keyword == "additionalProperties"):
        return schema
    return next((part[keyword] for part in conjuncts(schema) if keyword in part), NOTHING)
