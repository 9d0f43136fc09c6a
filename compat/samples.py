"""Samples of schemas: counter-examples for findings, and a second check where the rules find nothing.

Schemathesis generates the values (its generator is internal and only used here), jsonschema-rs validates them. The same
schemas give the same values.
"""

from collections.abc import Callable, Collection, Iterator
from random import Random
from typing import Any

import jsonschema_rs
from hypothesis import HealthCheck, Phase, find, settings, strategies
from hypothesis.errors import InvalidArgument, NoSuchExample, Unsatisfiable
from schemathesis.core.errors import InvalidSchema, UnsupportedSchema
from schemathesis.generation.jsonschema.builder import build
from schemathesis.generation.jsonschema.context import Alphabet
from schemathesis.specs.openapi.formats import format_lengths_for, get_default_format_strategies

from compat.findings import NOTHING
from compat.schemas import DRAFT, Difference, Schema, Step, Steps, Wildcard, property_names, subschema
from openapi.formats import FORMATS

SAMPLES = 20
_STRATEGIES = {
    **get_default_format_strategies(),
    "email": strategies.emails().filter(FORMATS["email"]),
    "visible": strategies.text(min_size=1).filter(FORMATS["visible"]),
    "npi": strategies.from_regex(r"\A[0-9]{10}\Z").filter(FORMATS["npi"]),
}
# Further characters make examples harder to read and find nothing more.
_LATIN = Alphabet(max_codepoint=255)
_LENGTHS = format_lengths_for(_STRATEGIES)
# Shrinking takes seconds for anything but a string, and the first value drawn is the simplest.
_FIRST = settings(
    max_examples=SAMPLES,
    phases=[Phase.generate],
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
_SHORT = settings(_FIRST, phases=[Phase.generate, Phase.shrink])


def validator(schema: Schema) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS)


def sample(schema: Schema, condition: Callable[[Any], bool], short: bool = False) -> Any:
    """Return a value of a schema that meets a condition, shrunk if `short`; NOTHING if none is found."""
    valid = validator(schema)
    try:
        values = build(schema, draft=DRAFT, formats=_STRATEGIES, format_lengths=_LENGTHS, alphabet=_LATIN)
        wanted = values.filter(valid.is_valid)
        return find(wanted, condition, settings=_SHORT if short else _FIRST, random=Random(0))
    except (NoSuchExample, Unsatisfiable, InvalidArgument, InvalidSchema, UnsupportedSchema):
        return NOTHING  # InvalidArgument: an array of more items than Hypothesis generates


def counter_example(accepting: Schema, refusing: Schema, difference: Difference) -> Any:
    """Return a value that one schema allows and the other rejects because of a difference; NOTHING if none is found."""
    refuses = validator(refusing)
    for local in _local_values(difference):
        schema = _with_inner(accepting, difference.steps, {"const": local})
        if (value := sample(schema, lambda value: not refuses.is_valid(value))) is not NOTHING:
            return value
    return NOTHING


def _local_values(difference: Difference) -> Iterator[Any]:
    """Yield values at the location itself."""
    refuses = validator(difference.refusing)
    # The generator does not support the negation of every keyword.
    for schema in ({"allOf": [difference.narrow, {"not": difference.refusing}]}, difference.narrow):
        value = sample(schema, lambda value: not refuses.is_valid(value))
        if isinstance(value, str):
            value = sample(schema, lambda value: not refuses.is_valid(value), short=True)
        if value is not NOTHING:
            yield value


def value_with(schema: Schema, steps: Steps) -> Any:
    """Return a value of a schema that has something at a location; NOTHING if none is found."""
    return sample(_with_inner(schema, steps, True), validator(schema).is_valid)


def value_without(schema: Schema, steps: Steps) -> Any:
    """Return a value of a schema without the property at a location; NOTHING if none is found."""
    above = schema
    for step in steps[:-1]:
        above = subschema(above, step)
    inner = {"allOf": [above, {"properties": {steps[-1]: False}}]}
    return sample(_with_inner(schema, steps[:-1], inner), validator(schema).is_valid)


def _with_inner(schema: Schema, steps: Steps, inner: Schema) -> Schema:
    """Return a schema whose values have `inner` at a location."""
    if not steps:
        return inner
    step, name = steps[0], _property_name(schema, steps[0])
    below = _with_inner(subschema(schema, step), steps[1:], inner)
    if step is Wildcard.ITEM:
        return {"allOf": [schema, {"type": "array", "items": below, "minItems": 1, "maxItems": 1}]}
    return {"allOf": [schema, {"type": "object", "properties": {name: below}, "required": [name]}]}


def _property_name(schema: Schema, step: Step) -> str:
    """Return the property name of a step; for a wildcard, one that the schema does not name."""
    if isinstance(step, str):
        return step
    return next(
        name
        for number in range(len(property_names(schema)) + 1)
        if (name := f"other{number}") not in property_names(schema)
    )


def unexplained_rejection(accepting: Schema, refusing: Schema, known: Collection[Steps]) -> tuple[Steps, Any] | None:
    """Return a location where no rule found anything, with a value of one schema that the other rejects there."""
    refuses = validator(refusing)

    def unknown(value: Any) -> list[Steps]:
        locations = [tuple(_step(each) for each in error.instance_path) for error in refuses.iter_errors(value)]
        return [steps for steps in locations if not any(_overlap(steps, each) for each in known)]

    value = sample(_with_short_arrays(accepting), lambda value: bool(unknown(value)))
    return None if value is NOTHING else (unknown(value)[0], value)


def _step(part: str | int) -> Step:
    return part if isinstance(part, str) else Wildcard.ITEM


def _overlap(some: Steps, others: Steps) -> bool:
    """Return whether one location is equal to or above the other. A wildcard matches every name."""
    return all(Wildcard.NAME in (one, other) or one == other for one, other in zip(some, others, strict=False))


def _with_short_arrays(schema: Any) -> Any:
    """Return a schema with arrays of one item where possible: long arrays take long and show nothing more."""
    if isinstance(schema, list):
        return [_with_short_arrays(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    shorter = {name: _with_short_arrays(each) for name, each in schema.items()}
    if "properties" in schema:  # a property may have the name of a keyword
        shorter["properties"] = {name: _with_short_arrays(each) for name, each in schema["properties"].items()}
    return shorter | ({"maxItems": max(1, schema.get("minItems", 0))} if isinstance(schema.get("items"), dict) else {})
