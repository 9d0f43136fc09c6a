"""What becomes of the values at one place of the contract when its schema changes."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

import orjson

from compat.findings import NOTHING, Finding
from compat.samples import counter_example, having, lacking, surprise
from compat.schemas import (
    OF_NUMBERS,
    TYPE,
    Every,
    Schema,
    Steps,
    at,
    covers,
    differences,
    names,
    overlooking,
    parts,
    pointer,
    shared,
)

_NARROWER = {"int64": "int32", "double": "float"}
"""How numbers are held by what holds them as well."""


class Spot(NamedTuple):
    """Where a schema stands: `POST /v1/patients`, `request.body`."""

    operation: str
    place: str

    def finding(self, steps: Steps, rule: str, was: Any, now: Any, example: Callable[[], Any]) -> Finding:
        place = f"{self.place}#{pointer(steps)}" if steps or self.place.endswith("body") else self.place
        return Finding(self.operation, place, rule, was, now, example)


class _Refusal(NamedTuple):
    """That one schema refuses what another accepts: where, by which rule, what each of them says, and an example."""

    steps: Steps
    rule: str
    accepting: Any
    refusing: Any
    example: Callable[[], Any]


def narrowed(spot: Spot, old: Schema, new: Schema) -> Iterator[Finding]:
    """What could be sent and cannot any more, is overlooked now, or means something else when it is left out."""
    for steps, there in _gone(old, new):
        if at(there, steps[-1]) is True:
            yield spot.finding(steps, "property-gone", steps[-1], NOTHING, partial(having, old, steps))
    for found in _refusals(orjson.dumps(old), orjson.dumps(new)):
        yield spot.finding(found.steps, found.rule, found.accepting, found.refusing, found.example)
    for steps, here, there in shared(old, new):
        was, now = _said(here, "default"), _said(there, "default")
        if was != now and Every not in map(type, steps[-1:]):  # an item, or what has any name, cannot be left out
            yield spot.finding(steps, "default", was, now, partial(lacking, old, steps) if steps else dict)
    yield from _marked(spot, old, new, "readOnly", partial(having, old))


def widened(spot: Spot, old: Schema, new: Schema) -> Iterator[Finding]:
    """What could not be answered and can be now, or is not told of any more."""
    gone = [steps for steps, _ in _gone(old, new)]
    for steps in gone:
        yield spot.finding(steps, "property-gone", steps[-1], NOTHING, partial(lacking, new, steps))
    for found in _refusals(orjson.dumps(new), orjson.dumps(old)):
        if found.steps not in gone:
            yield spot.finding(found.steps, found.rule, found.refusing, found.accepting, found.example)
    for steps, here, there in shared(old, new):
        if _said(here, "x-phi") is False and _said(there, "x-phi") is True:
            yield spot.finding(steps, "x-phi", False, True, partial(having, new, steps))
        was, now = _said(here, "format"), _said(there, "format")
        if now not in (was, _NARROWER.get(was)) and was in OF_NUMBERS:
            yield spot.finding(steps, "format", was, now, partial(dict, format=was))
    yield from _marked(spot, old, new, "writeOnly", partial(having, new))


def _marked(spot: Spot, old: Schema, new: Schema, direction: str, example: Callable[[Steps], Any]) -> Iterator[Finding]:
    """What clients do not generate here any more, or under another name, though its values are the same."""
    for steps, here, there in shared(old, new):
        if _said(here, direction) is not True and _said(there, direction) is True:
            yield spot.finding(steps, direction, NOTHING, True, partial(example, steps))
        was, now = _said(here, TYPE), _said(there, TYPE)
        if was not in (now, NOTHING) and _is_type(here):
            yield spot.finding(steps, "type-name", was, now, partial(dict, type=was))


def _is_type(schema: Schema) -> bool:
    """Whether typed clients have a type of its own for a schema, and not an alias for text or a number."""
    return any({"properties", "enum", "allOf", "oneOf", "anyOf"} & part.keys() for part in parts(schema))


def _gone(old: Schema, new: Schema) -> Iterator[tuple[Steps, Schema]]:
    """Every property that the new schema does not name any more, and what it says of where that was."""
    for steps, here, there in shared(old, new):
        for name in sorted(names(here) - names(there)):
            yield (*steps, name), there


@cache
def _refusals(accepting_json: bytes, refusing_json: bytes) -> list[_Refusal]:
    accepting: Schema = orjson.loads(accepting_json)
    refusing = overlooking(orjson.loads(refusing_json), accepting)
    if covers(accepting, refusing) and covers(refusing, accepting):
        return []
    told = [
        _Refusal(
            each.place,
            each.rule,
            _said(each.narrow, each.rule),
            _said(each.refusing, each.rule),
            partial(counter_example, accepting, refusing, each),
        )
        for each in differences(accepting, refusing)
    ]
    return told + _surprises(accepting, refusing, {each.steps for each in told})


def _surprises(accepting: Schema, refusing: Schema, known: set[Steps]) -> list[_Refusal]:
    if (found := surprise(accepting, refusing, known)) is None:
        return []
    steps, value = found
    return [_Refusal(steps, "sampled", NOTHING, NOTHING, lambda: value)]


def _said(schema: Schema, keyword: str) -> Any:
    if keyword == "schema" or (isinstance(schema, bool) and keyword == "additionalProperties"):
        return schema
    return next((part[keyword] for part in parts(schema) if keyword in part), NOTHING)
