"""The fields of merged records: which of two values holds, and what an undo makes of them.

A record is the row of a patient as JSON. A stack has the values of a field that merges changed: that of the record
itself, and one for each merge. The last one holds.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, combinations
from typing import Any, NamedTuple

import orjson
import peewee

from db import age, identity
from db.core.projection import Row
from db.core.statements import Statement, insert_many_query, param
from db.core.unit_of_work import current
from db.merge_tables import MergeField
from openapi import contract, types

EXTERNAL_ID = "external_ids."
"""The beginning of the name of a field that is the id in one other system."""
_OF_OUTCOMES = ("prescription_status", "prescription_consult_completed_at")  # they follow the rows (db/consults.py)
_NEVER_MERGED = ("id", "brand_id", "external_ids", "previous_names", "created_at", "updated_at", *_OF_OUTCOMES)
FIELDS = tuple(name for name in types.Patient.__annotations__ if name not in _NEVER_MERGED)
"""The fields of a record of which a merge has a choice, besides the external ids."""
_MOST_IDS: int = contract()["components"]["schemas"]["ExternalIds"]["maxProperties"]
Choices = dict[str, types.MergeChoice]
"""The choice by field."""
_DIGITS = 16
_IDENTIFYING = ("first_name", "last_name", "date_of_birth", "phone", "multiple_birth", "email")
"""The fields of which identity keys are made, besides the external ids."""
_MOST_COMBINED = 8
"""The most merges of which all combinations of undos are considered: their number grows by two to the power of it."""
MERGED: types.MergeChoice = "merged"
SURVIVOR: types.MergeChoice = "survivor"


class Layer(NamedTuple):
    """A value of a field, and the merge that set it, None for the own value of the record."""

    merge_id: str | None
    value: Any


Stacks = dict[tuple[str, str], list[Layer]]
"""The values by the id of the record and the field."""


class Merged(NamedTuple):
    """A merged patient: whom and by which merge it was merged into, and its record."""

    survivor_id: str
    merge_id: str
    record: Row


def members(id: str, merged: Mapping[str, Merged]) -> list[str]:
    """Return a patient, and those who were merged into it."""
    found = [id]
    for member in found:
        found += [each for each, (survivor_id, *_) in merged.items() if survivor_id == member]
    return found


# Reading and writing JSON: numbers stay as they are written.


def load(text: str) -> Any:
    """Return a JSON value. Numbers but small integers are fragments, which are written as they were read."""
    return json.loads(text, parse_float=_fragment, parse_int=_integer)


def dump(value: Any) -> str:
    return orjson.dumps(value).decode()


def _integer(text: str) -> int | orjson.Fragment:
    return int(text) if len(text) < _DIGITS and text != "-0" else _fragment(text)


def _fragment(text: str) -> orjson.Fragment:
    return orjson.Fragment(text)


# Fields of records


def value_of(record: Mapping[str, Any], field: str) -> Any:
    """Return the value of a field, None if there is none."""
    if field.startswith(EXTERNAL_ID):
        return record["external_ids"].get(field.removeprefix(EXTERNAL_ID))
    return record[field]


def with_value(record: Row, field: str, value: Any) -> Row:
    """Return the record with another value of a field."""
    if not field.startswith(EXTERNAL_ID):
        return record | {field: value}
    system = field.removeprefix(EXTERNAL_ID)
    ids = {name: id for name, id in record["external_ids"].items() if name != system}
    return record | {"external_ids": ids if value is None else ids | {system: value}}


def differing(one: Mapping[str, Any], other: Mapping[str, Any], written: Callable[[Any], str] = dump) -> Iterator[str]:
    """Yield the fields in which two records differ: their values are written differently."""
    systems = sorted({*one["external_ids"], *other["external_ids"]})
    for field in (*FIELDS, *(EXTERNAL_ID + system for system in systems)):
        value, of_other = value_of(one, field), value_of(other, field)
        if value is not of_other and written(value) != written(of_other):
            yield field


def choices(survivor: Row, merged: Row, wanted: Mapping[str, types.MergeChoice]) -> Choices:
    """Return the choice of each field in which two records differ: `wanted`, or the survivor's value if it has one.

    An id of a system that the survivor has none of is not taken if it has as many as it may have. Those that are
    wanted come first.
    """
    chosen: Choices = {}
    room = _MOST_IDS - len(survivor["external_ids"])
    for field in sorted(differing(survivor, merged), key=lambda field: wanted.get(field) != MERGED):
        is_new = value_of(survivor, field) is None
        chosen[field] = wanted.get(field, MERGED if is_new else SURVIVOR)
        if is_new and field.startswith(EXTERNAL_ID) and chosen[field] == MERGED:
            chosen[field] = MERGED if room > 0 else SURVIVOR
            room -= 1
    return chosen | _age_choice(survivor, merged, chosen)


def _age_choice(survivor: Row, merged: Row, chosen: Choices) -> Choices:
    """Return the choice of the age's verification if the chosen date of birth is that of a minor: who has none."""
    side = merged if chosen.get("date_of_birth") == MERGED else survivor
    if "age_verified_at" not in chosen or age.is_of_age(side["date_of_birth"]):
        return {}
    return {"age_verified_at": SURVIVOR if survivor["age_verified_at"] is None else MERGED}


def merge(survivor: Row, merged: Row, chosen: Choices, merge_id: str, stacks: Stacks) -> tuple[Row, Stacks]:
    """Return the survivor's record after a merge, and those of its stacks that the merge changes."""
    record, changed = survivor, {}
    for field in (name for name, choice in chosen.items() if choice == MERGED):
        before, after = value_of(record, field), value_of(merged, field)
        key = survivor["id"], field
        changed[key] = [*stacks.get(key, [Layer(None, before)]), Layer(merge_id, after)]
        record = with_value(record, field, after)
    return record, changed


def own(record: Row, stacks: Stacks) -> Row:
    """Return a record with its own values instead of those that merges set."""
    for (record_id, field), layers in stacks.items():
        if record_id == record["id"]:
            record = with_value(record, field, layers[0].value)
    return record


def after_update(stacks: Stacks, merged: Mapping[str, Merged], before: Row, after: Row) -> Stacks:
    """Return the stacks of a tree after an update of its live record.

    A value that a caller sets is an own one, without a stack, but for those of `separable`.
    """
    id, changed = after["id"], set(differing(before, after, partial(json.dumps, sort_keys=True, default=str)))
    result = {key: layers for key, layers in stacks.items() if key[0] != id or key[1] not in changed}
    below = {field: stacks.get((id, field), [Layer(None, value_of(before, field))])[:1] for field in changed}
    records = {id: after} | {each: member.record for each, member in merged.items()}
    return separable(id, records, merged, result, below)


def separable(
    id: str, records: Mapping[str, Row], merged: Mapping[str, Merged], stacks: Stacks, below: Mapping[str, list[Layer]]
) -> Stacks:
    """Return the stacks of a tree after a change of fields of its live record; `below` has the former layers of these.

    A value by which the record would have an identity key of a merged record after an undo is that record's: the undo
    takes it away, so that two patients never have one identity.
    """
    result = dict(stacks)
    for gone, found in [*_undone(records, merged, stacks)]:
        taken = {key: merged[each].merge_id for each in gone for key in identity.keys_of(found[each])}
        clashes = taken.keys() & identity.keys_of(found[id]).keys()
        for field, layers in below.items() if clashes else ():
            without = identity.keys_of(with_value(found[id], field, layers[-1].value))
            if of_field := clashes - without.keys():
                result[id, field] = [*layers, Layer(taken[min(of_field)], value_of(records[id], field))]
    return result


# Undo


class Undo:
    """The undo of a merge: the records and stacks of a tree, which it changes.

    `kept` has the fields that the merge had set and a later change keeps, and ids for which there is no room.
    """

    def __init__(self, records: dict[str, Row], merged: Mapping[str, Merged], stacks: Stacks) -> None:
        self.records = records
        self.stacks = {key: [*layers] for key, layers in stacks.items()}
        self.changed: set[tuple[str, str]] = set()
        self.kept: list[str] = []
        self._merged = merged

    def remove(self, merged_id: str, fields: Iterable[str] = ()) -> None:
        """Remove the values that came with a merged patient from the records of the others.

        Those of `fields`, which its merge gave to the survivor, that are not there any more are kept.
        """
        gone = members(merged_id, self._merged)
        merge_ids = {self._merged[id].merge_id for id in gone}
        found = [
            (key, layer)
            for key, layers in self.stacks.items()
            for layer in layers
            if layer.merge_id in merge_ids and key[0] not in gone
        ]
        self.kept += {*fields} - {field for (_, field), _ in found}
        for key, layer in found:
            layers = self.stacks[key]
            held = layers[-1] is layer
            layers.remove(layer)
            self.changed.add(key)
            if held:
                self._set(*key, layers[-1].value)
            if len(layers) == 1:
                del self.stacks[key]

    def _set(self, record_id: str, field: str, value: Any) -> None:
        """Set a field of a record, and the values that came from it in records it was merged into."""
        changed = with_value(self.records[record_id], field, value)
        if len(changed["external_ids"]) > _MOST_IDS:
            self.kept.append(field)
            return
        self.records[record_id] = changed
        if record_id not in self._merged:
            return
        survivor_id, merge_id, _ = self._merged[record_id]
        layers = self.stacks.get((survivor_id, field), [])
        for place, layer in enumerate(layers):
            if layer.merge_id == merge_id:
                layers[place] = Layer(merge_id, value)
                self.changed.add((survivor_id, field))
                if place == len(layers) - 1:
                    self._set(survivor_id, field, value)


def states(records: Mapping[str, Row], merged: Mapping[str, Merged], stacks: Stacks) -> dict[str, list[Row]]:
    """Return the states of each record: as it is, and as it would be after undos, in any combination (`_undone`)."""
    found = {id: [record] for id, record in records.items()}
    for _, after in _undone(records, merged, stacks) if stacks else ():
        for id, record in after.items():
            if record is not records[id]:
                found[id].append(record)
    return found


def _undone(
    records: Mapping[str, Row], merged: Mapping[str, Merged], stacks: Stacks
) -> Iterator[tuple[set[str], Mapping[str, Row]]]:
    """Yield who may be gone after undos, and the records of all then, for each combination of undos.

    Those of whom no record has an identifying value may be gone at any time. Of many others, the combinations are those
    of one and of all.
    """
    used = {layer.merge_id for (_, field), layers in stacks.items() if _is_identifying(field) for layer in layers}
    parts = {id: members(id, merged) for id in merged}
    bringing = [id for id, part in parts.items() if used & {merged[each].merge_id for each in part}]
    for ids in ((), *_combinations(bringing)):
        undo = Undo(dict(records), merged, stacks)
        for id in ids:
            undo.remove(id)
        yield {each for id in (*ids, *(parts.keys() - bringing)) for each in parts[id]}, undo.records


def _is_identifying(field: str) -> bool:
    return field in _IDENTIFYING or field.startswith(EXTERNAL_ID)


def _combinations(ids: Sequence[str]) -> Iterable[tuple[str, ...]]:
    sizes = range(1, len(ids) + 1) if len(ids) <= _MOST_COMBINED else (1, len(ids))
    return chain.from_iterable(combinations(ids, size) for size in sizes)


# Statements

_OF_FIELDS = (MergeField.record_id == param("record_id")) & (
    MergeField.field == peewee.fn.ANY(peewee.Cast(param("fields"), "text[]"))
)
_DELETE = Statement("merge_fields_delete", MergeField.delete().where(_OF_FIELDS))
_INSERT = Statement("merge_fields_insert", insert_many_query(MergeField))
_SET_ORIGIN = Statement(
    "merge_fields_set_origin",
    MergeField.update({MergeField.origin_id: param("record_id")}).where(
        MergeField.record_id == param("record_id"), MergeField.patient_id == param("patient_id")
    ),
)


def forget(record_id: str, fields: Iterable[str]) -> None:
    """Remove the stacks of fields of a record at the commit: a caller has changed them."""
    current().write(_DELETE, record_id=record_id, fields=list(fields))


def store(patient_id: str, stacks: Mapping[tuple[str, str], Iterable[Layer]]) -> None:
    """Store stacks at the commit, instead of those of the same fields. `patient_id` is the live patient of the records.

    A stack without a value is removed.
    """
    for record_id, field in stacks:
        forget(record_id, [field])
    rows = [
        {
            "record_id": record_id,
            "field": field,
            "position": position,
            "patient_id": patient_id,
            "merge_id": layer.merge_id,
            "value": layer.value,
        }
        for (record_id, field), layers in stacks.items()
        for position, layer in enumerate(layers)
    ]
    if rows:
        current().write(_INSERT, rows=dump(rows))
    for record_id in {record_id for record_id, _ in stacks} - {patient_id}:
        current().write(_SET_ORIGIN, record_id=record_id, patient_id=patient_id)


def stacks_of(rows: Iterable[Any]) -> Stacks:
    """Return stacks from their rows: the record, the field, the merge and the value, in the order of positions."""
    stacks: Stacks = {}
    for record_id, field, merge_id, value in rows:
        stacks.setdefault((record_id, field), []).append(Layer(merge_id, value))
    return stacks
