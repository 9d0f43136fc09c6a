"""The fields of merged records: which of two values holds, and what an undo makes of them.

A record is the row of a patient as JSON. A stack has the values of a field that merges changed: that of the record
itself, and one for each merge. The last one holds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import orjson
import peewee

from db import age
from db.core.projection import Row
from db.core.statements import Statement, insert_many_query, param
from db.core.unit_of_work import current
from db.merge_tables import MergeField
from openapi import contract, types

EXTERNAL_ID = "external_ids."
"""The beginning of the name of a field that is the id in one other system."""
_NEVER_MERGED = ("id", "brand_id", "external_ids", "previous_names", "created_at", "updated_at")
FIELDS = tuple(name for name in types.Patient.__annotations__ if name not in _NEVER_MERGED)
"""The fields of a record of which a merge has a choice, besides the external ids."""
_MOST_IDS: int = contract()["components"]["schemas"]["ExternalIds"]["maxProperties"]
Choices = dict[str, types.MergeChoice]
"""The choice by field."""
_DIGITS = 16
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


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields in which two records differ."""
    systems = sorted({*one["external_ids"], *other["external_ids"]})
    for field in (*FIELDS, *(EXTERNAL_ID + system for system in systems)):
        if not _same(value_of(one, field), value_of(other, field)):
            yield field


def _same(one: Any, other: Any) -> bool:
    return one is other or dump(one) == dump(other)


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


def without_changed(stacks: Stacks, before: Row, after: Row) -> Stacks:
    """Return stacks but for those of fields in which two states of a record differ."""
    return {
        (record_id, field): layers
        for (record_id, field), layers in stacks.items()
        if record_id != after["id"] or _plain(before, field) == _plain(after, field)
    }


def _plain(record: Row, field: str) -> str:
    return json.dumps(value_of(record, field), sort_keys=True, default=str)


def own(record: Row, stacks: Stacks) -> Row:
    """Return a record with its own values instead of those that merges set."""
    for (record_id, field), layers in stacks.items():
        if record_id == record["id"]:
            record = with_value(record, field, layers[0].value)
    return record


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

    def remove(self, survivor_id: str, merge_id: str, fields: Iterable[str]) -> None:
        """Remove the values that a merge gave to these fields of the survivor."""
        for field in fields:
            layers = self.stacks.get((survivor_id, field), [])
            places = [place for place, layer in enumerate(layers) if layer.merge_id == merge_id]
            if not places:
                self.kept.append(field)
                continue
            del layers[places[0]]
            self.changed.add((survivor_id, field))
            if places[0] == len(layers):
                self._set(survivor_id, field, layers[-1].value)
            if len(layers) == 1:
                del self.stacks[survivor_id, field]

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
