"""Values drawn from schemas: counter-examples for what the rules found, and a second opinion where they found nothing.

Schemathesis draws (its generator is internal; this is the one place that knows it), jsonschema-rs judges. The same
schemas give the same values.
"""

from collections.abc import Callable, Collection, Iterator
from random import Random
from typing import Any

import jsonschema_rs
from hypothesis import HealthCheck, Phase, find, settings, strategies
from hypothesis.errors import NoSuchExample, Unsatisfiable
from schemathesis.core.errors import InvalidSchema, UnsupportedSchema
from schemathesis.generation.jsonschema.builder import build
from schemathesis.generation.jsonschema.context import Alphabet
from schemathesis.specs.openapi.formats import format_lengths_for, get_default_format_strategies

from compat.findings import NOTHING
from compat.schemas import DRAFT, Difference, Every, Schema, Step, Steps, at, names
from openapi.formats import FORMATS

SAMPLES = 20
_STRATEGIES = {
    **get_default_format_strategies(),
    "email": strategies.emails().filter(FORMATS["email"]),
    "visible": strategies.text(min_size=1).filter(FORMATS["visible"]),
    "npi": strategies.from_regex(r"\A[0-9]{10}\Z").filter(FORMATS["npi"]),
}
# Beyond these there is more to read and nothing else to learn.
_LATIN = Alphabet(max_codepoint=255)
_LENGTHS = format_lengths_for(_STRATEGIES)
# Shortening takes seconds where there is more than a text, and the first value drawn is the simplest there is.
_FIRST = settings(
    max_examples=SAMPLES,
    phases=[Phase.generate],
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
_SHORT = settings(_FIRST, phases=[Phase.generate, Phase.shrink])


def judge(schema: Schema) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS)


def drawn(schema: Schema, condition: Callable[[Any], bool], short: bool = False) -> Any:
    """A value of a schema for which a condition holds, shortened if wanted; NOTHING when none comes up."""
    judged = judge(schema)
    try:
        values = build(schema, draft=DRAFT, formats=_STRATEGIES, format_lengths=_LENGTHS, alphabet=_LATIN)
        wanted = values.filter(judged.is_valid)
        return find(wanted, condition, settings=_SHORT if short else _FIRST, random=Random(0))
    except (NoSuchExample, Unsatisfiable, InvalidSchema, UnsupportedSchema):
        return NOTHING


def counter_example(accepting: Schema, refusing: Schema, difference: Difference) -> Any:
    """A value that one schema allows and the other does not, because of a difference between them; or NOTHING."""
    refuses = judge(refusing)
    for local in _local(difference):
        planted = _planted(accepting, difference.steps, {"const": local})
        if (value := drawn(planted, lambda value: not refuses.is_valid(value))) is not NOTHING:
            return value
    return NOTHING


def _local(difference: Difference) -> Iterator[Any]:
    """Values at the place itself."""
    refuses = judge(difference.refusing)
    # The generator cannot spell out the opposite of every keyword.
    for schema in ({"allOf": [difference.narrow, {"not": difference.refusing}]}, difference.narrow):
        value = drawn(schema, lambda value: not refuses.is_valid(value))
        if isinstance(value, str):
            value = drawn(schema, lambda value: not refuses.is_valid(value), short=True)
        if value is not NOTHING:
            yield value


def having(schema: Schema, steps: Steps) -> Any:
    """A value of a schema with something at a place; NOTHING when none comes up."""
    return drawn(_planted(schema, steps, True), judge(schema).is_valid)


def lacking(schema: Schema, steps: Steps) -> Any:
    """A value of a schema without a property, given as its place; NOTHING when none comes up."""
    above = schema
    for step in steps[:-1]:
        above = at(above, step)
    inner = {"allOf": [above, {"properties": {steps[-1]: False}}]}
    return drawn(_planted(schema, steps[:-1], inner), judge(schema).is_valid)


def _planted(schema: Schema, steps: Steps, inner: Schema) -> Schema:
    """A schema for the values of another that have `inner` at a place."""
    if not steps:
        return inner
    step, name = steps[0], _name(schema, steps[0])
    below = _planted(at(schema, step), steps[1:], inner)
    if step is Every.ITEM:
        return {"allOf": [schema, {"type": "array", "items": below, "minItems": 1, "maxItems": 1}]}
    return {"allOf": [schema, {"type": "object", "properties": {name: below}, "required": [name]}]}


def _name(schema: Schema, step: Step) -> str:
    """The name of a property, one that the schema does not know where any such is meant."""
    if isinstance(step, str):
        return step
    return next(name for number in range(len(names(schema)) + 1) if (name := f"other{number}") not in names(schema))


def surprise(accepting: Schema, refusing: Schema, known: Collection[Steps]) -> tuple[Steps, Any] | None:
    """A place where no rule found anything, with a drawn value of one schema that the other refuses there."""
    refuses = judge(refusing)

    def unknown(value: Any) -> list[Steps]:
        places = [tuple(_step(each) for each in error.instance_path) for error in refuses.iter_errors(value)]
        return [steps for steps in places if not any(_meet(steps, each) for each in known)]

    value = drawn(_short(accepting), lambda value: bool(unknown(value)))
    return None if value is NOTHING else (unknown(value)[0], value)


def _step(part: str | int) -> Step:
    return part if isinstance(part, str) else Every.ITEM


def _meet(some: Steps, others: Steps) -> bool:
    """Whether one place is the other or above it; a name that the schema does not know may be any."""
    return all(Every.NAME in (one, other) or one == other for one, other in zip(some, others, strict=False))


def _short(schema: Any) -> Any:
    """A schema with lists of one item where that is allowed: drawing long ones takes long and shows no more."""
    if isinstance(schema, list):
        return [_short(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    shorter = {name: _short(each) for name, each in schema.items()}
    if "properties" in schema:  # a property may be named like a keyword
        shorter["properties"] = {name: _short(each) for name, each in schema["properties"].items()}
    return shorter | ({"maxItems": max(1, schema.get("minItems", 0))} if isinstance(schema.get("items"), dict) else {})
