"""Comparison of schemas: is every value of one valid for another, and if not, where and by which keyword.

jsonschema-rs proves that one schema covers another. A schema is the conjunction of its keywords, so each keyword and
each nested schema is checked separately. What cannot be proved counts as not covered.
"""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import jsonschema_rs
import orjson

from compat import Unreadable

DRAFT = jsonschema_rs.Draft202012
TYPE = "x-type"
"""The key of a schema's name in the components, which is also that of its generated type."""
Schema = dict[str, Any] | bool
Wildcard = Enum("Wildcard", "ITEM NAME")
"""Any item of an array; any property that an object's schema does not name."""
Step = str | Wildcard
Steps = tuple[Step, ...]

_APPLIED = {"properties", "additionalProperties", "items"}
NUMBER_FORMATS = ("int32", "int64", "float", "double")
"""Formats of numbers. They do not restrict values, as bounds do."""
# Keywords that depend on their siblings; schemas with these are compared as a whole.
_CONTEXTUAL = {"patternProperties", "prefixItems", "contains", "if", "unevaluatedItems", "unevaluatedProperties"}


class Difference(NamedTuple):
    """Values at a location that `narrow` allows and `refusing`, a part of the other schema, rejects."""

    steps: Steps
    rule: str
    narrow: Schema
    refusing: Schema
    missing: str | None = None
    """The required property."""

    @property
    def location(self) -> Steps:
        return (*self.steps, self.missing) if self.missing else self.steps


def pointer(steps: Steps) -> str:
    """Return a JSON pointer with `*` for wildcards."""
    names = ["*" if isinstance(step, Wildcard) else step.replace("~", "~0").replace("/", "~1") for step in steps]
    return "".join(f"/{name}" for name in names)


def covers(wide: Schema, narrow: Schema) -> bool:
    """Return whether every value of `narrow` is provably valid for `wide`."""
    return (
        _canonical(orjson.dumps(wide)).covers(_canonical(orjson.dumps(narrow)))
        == jsonschema_rs.canonical.Containment.YES
    )


@cache
def _canonical(schema: bytes) -> jsonschema_rs.CanonicalSchema:
    try:
        return jsonschema_rs.canonicalize(orjson.loads(schema), draft=DRAFT, validate_formats=True)
    except ValueError as error:  # all errors of the library
        raise Unreadable(f"Invalid schema: {error}") from error


def property_names(schema: Schema) -> set[str]:
    """Return the properties that a schema names."""
    return {name for part in conjuncts(schema) for name in part.get("properties", ())}


def conjuncts(schema: Schema) -> list[dict[str, Any]]:
    """Return a schema and all of its `allOf`, which apply together."""
    if isinstance(schema, bool):
        return []
    return [schema, *(part for branch in schema.get("allOf", ()) for part in conjuncts(branch))]


def subschema(schema: Schema, step: Step) -> Schema:
    """Return the schema of a location within the values of a schema; True if it has none."""
    if isinstance(schema, bool):
        return schema
    found = [each for part in conjuncts(schema) if (each := _own_subschema(part, step)) is not True]
    return {"allOf": found} if len(found) > 1 else found[0] if found else True


def _own_subschema(schema: dict[str, Any], step: Step) -> Schema:
    others: Schema = schema.get("additionalProperties", True)
    found: Schema = (
        schema.get("items", True) if step is Wildcard.ITEM else schema.get("properties", {}).get(step, others)
    )
    return found


def differences(narrow: Schema, wide: Schema, steps: Steps = ()) -> Iterator[Difference]:
    """Yield where and why a value of `narrow` may be invalid for `wide`."""
    if covers(wide, narrow):
        return
    if isinstance(wide, bool):
        yield Difference(steps, "additionalProperties", narrow, wide)
    elif wide.keys() & _CONTEXTUAL:
        yield Difference(steps, "schema", narrow, wide)
    else:
        yield from _here(narrow, wide, steps)
        for step, part in _below(narrow, wide):
            if not covers(part, narrow):
                yield from differences(subschema(narrow, step), _own_subschema(wide, step), (*steps, step))


def _here(narrow: Schema, wide: dict[str, Any], steps: Steps) -> Iterator[Difference]:
    for branch in wide.get("allOf", ()):
        yield from differences(narrow, branch, steps)
    for name in wide.get("required", ()):
        if not covers(needed := {"required": [name]}, narrow):
            yield Difference(steps, "required", narrow, needed, name)
    for keyword in (each for each in wide if each not in _APPLIED | {"allOf", "required"}):
        value = wide[keyword]
        if not ((keyword == "format" and value in NUMBER_FORMATS) or covers({keyword: value}, narrow)):
            yield Difference(steps, keyword, narrow, {keyword: value})


def _below(narrow: Schema, wide: dict[str, Any]) -> Iterator[tuple[Step, Schema]]:
    """Yield each step below, with the part of `wide` that applies to it."""
    known = wide.get("properties", {})
    for name in known:
        yield name, {"properties": {name: known[name]}}
    if "additionalProperties" in wide:
        others, further = wide["additionalProperties"], sorted(property_names(narrow) - known.keys())
        for name in further:
            yield name, {"properties": {name: others}}
        yield Wildcard.NAME, {"properties": dict.fromkeys([*known, *further], True), "additionalProperties": others}
    if "items" in wide:
        yield Wildcard.ITEM, {"items": wide["items"]}


def without_unknown(wide: Schema, narrow: Schema) -> Schema:
    """Return `wide` without the properties that are unknown to `narrow`, which its clients neither send nor read."""
    if isinstance(wide, bool):
        return wide
    seen = dict(wide)
    if "properties" in wide:
        known = {name: each for name, each in wide["properties"].items() if subschema(narrow, name) is not True}
        seen["properties"] = {name: without_unknown(each, subschema(narrow, name)) for name, each in known.items()}
    if "items" in wide:
        seen["items"] = without_unknown(wide["items"], subschema(narrow, Wildcard.ITEM))
    if "allOf" in wide:
        seen["allOf"] = [without_unknown(branch, narrow) for branch in wide["allOf"]]
    return seen


def common_locations(old: Schema, new: Schema, steps: Steps = ()) -> Iterator[tuple[Steps, Schema, Schema]]:
    """Yield every location that both schemas describe, with both subschemas."""
    yield steps, old, new
    steps_down: list[Step] = [*sorted(property_names(old) & property_names(new)), Wildcard.ITEM, Wildcard.NAME]
    for step in steps_down:
        here, there = subschema(old, step), subschema(new, step)
        if not isinstance(here, bool) and not isinstance(there, bool):
            yield from common_locations(here, there, (*steps, step))
