"""Whether every value of one schema is one of another, and if not, where and by which keyword.

That one schema covers another is proved by jsonschema-rs. A schema is the conjunction of its keywords, so each keyword
is asked on its own, and what is below a place is asked there. What cannot be proved counts as not covered.
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
"""Marks a schema with its name in the components: what is generated from it has that name."""
Schema = dict[str, Any] | bool
Every = Enum("Every", "ITEM NAME")
"""Every item of a list; every name of an object that its schema does not know."""
Step = str | Every
Steps = tuple[Step, ...]

_APPLIED = {"properties", "additionalProperties", "items"}
OF_NUMBERS = ("int32", "int64", "float", "double")
"""Formats that say how a number is held; which numbers are allowed, its bounds say."""
# Keywords that mean nothing without their neighbours: such a schema is compared as a whole.
_COUPLED = {"patternProperties", "prefixItems", "contains", "if", "unevaluatedItems", "unevaluatedProperties"}


class Difference(NamedTuple):
    """Values at a place that `narrow` allows and `refusing`, a part of the other schema, does not."""

    steps: Steps
    rule: str
    narrow: Schema
    refusing: Schema
    missing: str | None = None
    """The property that has to be there."""

    @property
    def place(self) -> Steps:
        return (*self.steps, self.missing) if self.missing else self.steps


def pointer(steps: Steps) -> str:
    """A JSON pointer, with `*` for every item or every other name."""
    names = ["*" if isinstance(step, Every) else step.replace("~", "~0").replace("/", "~1") for step in steps]
    return "".join(f"/{name}" for name in names)


def covers(wide: Schema, narrow: Schema) -> bool:
    """Whether it is proved that every value of `narrow` is one of `wide`."""
    return (
        _canonical(orjson.dumps(wide)).covers(_canonical(orjson.dumps(narrow)))
        == jsonschema_rs.canonical.Containment.YES
    )


@cache
def _canonical(schema: bytes) -> jsonschema_rs.CanonicalSchema:
    try:
        return jsonschema_rs.canonicalize(orjson.loads(schema), draft=DRAFT, validate_formats=True)
    except ValueError as error:  # all that the library raises
        raise Unreadable(f"A schema is none: {error}") from error


def names(schema: Schema) -> set[str]:
    """The properties that a schema names."""
    return {name for part in parts(schema) for name in part.get("properties", ())}


def parts(schema: Schema) -> list[dict[str, Any]]:
    """A schema and all of its `allOf`, which hold together."""
    if isinstance(schema, bool):
        return []
    return [schema, *(part for branch in schema.get("allOf", ()) for part in parts(branch))]


def at(schema: Schema, step: Step) -> Schema:
    """What a schema says of a place in its values; True where it says nothing."""
    if isinstance(schema, bool):
        return schema
    said = [each for part in parts(schema) if (each := _own(part, step)) is not True]
    return {"allOf": said} if len(said) > 1 else said[0] if said else True


def _own(schema: dict[str, Any], step: Step) -> Schema:
    others: Schema = schema.get("additionalProperties", True)
    found: Schema = schema.get("items", True) if step is Every.ITEM else schema.get("properties", {}).get(step, others)
    return found


def differences(narrow: Schema, wide: Schema, steps: Steps = ()) -> Iterator[Difference]:
    """Where and why a value of `narrow` may be none of `wide`."""
    if covers(wide, narrow):
        return
    if isinstance(wide, bool):
        yield Difference(steps, "additionalProperties", narrow, wide)
    elif wide.keys() & _COUPLED:
        yield Difference(steps, "schema", narrow, wide)
    else:
        yield from _here(narrow, wide, steps)
        for step, part in _below(narrow, wide):
            if not covers(part, narrow):
                yield from differences(at(narrow, step), _own(wide, step), (*steps, step))


def _here(narrow: Schema, wide: dict[str, Any], steps: Steps) -> Iterator[Difference]:
    for branch in wide.get("allOf", ()):
        yield from differences(narrow, branch, steps)
    for name in wide.get("required", ()):
        if not covers(needed := {"required": [name]}, narrow):
            yield Difference(steps, "required", narrow, needed, name)
    for keyword in (each for each in wide if each not in _APPLIED | {"allOf", "required"}):
        said = wide[keyword]
        if not ((keyword == "format" and said in OF_NUMBERS) or covers({keyword: said}, narrow)):
            yield Difference(steps, keyword, narrow, {keyword: said})


def _below(narrow: Schema, wide: dict[str, Any]) -> Iterator[tuple[Step, Schema]]:
    """The places below, with the part of `wide` that speaks of each."""
    known = wide.get("properties", {})
    for name in known:
        yield name, {"properties": {name: known[name]}}
    if "additionalProperties" in wide:
        others, further = wide["additionalProperties"], sorted(names(narrow) - known.keys())
        for name in further:
            yield name, {"properties": {name: others}}
        yield Every.NAME, {"properties": dict.fromkeys([*known, *further], True), "additionalProperties": others}
    if "items" in wide:
        yield Every.ITEM, {"items": wide["items"]}


def overlooking(wide: Schema, narrow: Schema) -> Schema:
    """`wide` without the properties of which `narrow` says nothing: whoever goes by it neither sends nor reads them."""
    if isinstance(wide, bool):
        return wide
    seen = dict(wide)
    if "properties" in wide:
        known = {name: each for name, each in wide["properties"].items() if at(narrow, name) is not True}
        seen["properties"] = {name: overlooking(each, at(narrow, name)) for name, each in known.items()}
    if "items" in wide:
        seen["items"] = overlooking(wide["items"], at(narrow, Every.ITEM))
    if "allOf" in wide:
        seen["allOf"] = [overlooking(branch, narrow) for branch in wide["allOf"]]
    return seen


def shared(old: Schema, new: Schema, steps: Steps = ()) -> Iterator[tuple[Steps, Schema, Schema]]:
    """Every place that both schemas speak of, with what they say there."""
    yield steps, old, new
    steps_down: list[Step] = [*sorted(names(old) & names(new)), Every.ITEM, Every.NAME]
    for step in steps_down:
        here, there = at(old, step), at(new, step)
        if not isinstance(here, bool) and not isinstance(there, bool):
            yield from shared(here, there, (*steps, step))
