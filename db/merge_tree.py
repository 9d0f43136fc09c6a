"""The tree of a patient: the patient, those who were merged into it, and what their merges changed."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson
import peewee

from db import identity, merge_fields, sharps
from db.core.projection import Row, array_literal, json_rows
from db.core.statements import Statement, param
from db.core.tables import of_brand
from db.core.unit_of_work import current
from db.identity import PatientIdentifier
from db.merge_fields import Merged, Stacks
from db.merge_tables import Merge, MergedPatient, MergeField
from db.name_words import Name
from db.patient_record import Patient, names


class ActiveMerge(NamedTuple):
    """A merge that is not undone. `fields` has the choice of each field."""

    survivor_id: str
    merged_id: str
    keeps_access: bool
    fields: merge_fields.Choices


class Tree(NamedTuple):
    """A live patient, locked until the commit, with those who were merged into it, by id.

    `keys` are identity keys by the id of the record that brought them.
    """

    id: str
    record: Row
    keys: dict[str, set[bytes]]
    stacks: Stacks
    merged: dict[str, Merged]
    merges: dict[str, ActiveMerge]

    def records(self) -> dict[str, Row]:
        """Return the records of all, by id."""
        return {self.id: self.record} | {id: each.record for id, each in self.merged.items()}

    def members(self, id: str) -> list[str]:
        """Return a patient of the tree, and those who were merged into it."""
        found = [id]
        for member in found:
            found += [each for each, (survivor_id, *_) in self.merged.items() if survivor_id == member]
        return found

    def part(self, id: str) -> "Tree":
        """Return the tree of one of its patients."""
        members = set(self.members(id))
        return Tree(
            id,
            self.records()[id],
            {each: keys for each, keys in self.keys.items() if each in members},
            {key: layers for key, layers in self.stacks.items() if key[0] in members},
            {each: merged for each, merged in self.merged.items() if each in members - {id}},
            {each: merge for each, merge in self.merges.items() if merge.merged_id in members - {id}},
        )

    def chain(self, merge_id: str) -> list[str]:
        """Return a merge, that of its survivor, and so on up to the live patient."""
        found, survivor_id = [merge_id], self.merges[merge_id].survivor_id
        while survivor_id in self.merged:
            survivor_id, above, _ = self.merged[survivor_id]
            found.append(above)
        return found

    def states(self, id: str) -> list[Row]:
        """Return a record and, if merges changed it, the record without their values."""
        record = self.records()[id]
        own = merge_fields.own(record, self.stacks)
        return [record] if own is record else [record, own]

    def names(self) -> list[Name]:
        """Return all names by which searches find the patient."""
        return [name for id in self.records() for state in self.states(id) for name in names(state)]

    def with_access(self) -> list[str]:
        """Return the patients of the tree whose accounts have access to the live one."""
        found = [self.id]
        for member in found:
            found += [
                each.merged_id for each in self.merges.values() if each.survivor_id == member and each.keeps_access
            ]
        return found

    def accounts(self) -> set[str]:
        """Return the ids of the accounts that have access: external ids in the system of the identity provider."""
        records = [state for id in self.with_access() for state in self.states(id)]
        return {account for record in records for account in _accounts(record)}


def _accounts(record: Row) -> Iterator[str]:
    form = identity.forms()[0]
    for system, value in record["external_ids"].items():
        if form.external_id(system) == form.external_id(sharps.identity_system()):
            yield form.external_id(value)


# Reading

_person = Patient.alias("person")


def _of_person(model: Any, *columns: Any) -> Any:
    """Return a column: rows of a table about the person as a JSON array, each an array of these columns."""
    return json_rows(model.select().where(model.patient_id == _person.id), *columns)


_KEYS = _of_person(
    PatientIdentifier,
    peewee.fn.encode(PatientIdentifier.key, peewee.SQL("'hex'")),
    peewee.fn.COALESCE(PatientIdentifier.origin_id, PatientIdentifier.patient_id),
)
_STACKS = json_rows(
    MergeField.select().where(MergeField.patient_id == _person.id).order_by(MergeField.position),
    *(MergeField.record_id, MergeField.field, MergeField.merge_id, MergeField.value),
)
_MERGED = _of_person(
    MergedPatient, MergedPatient.id, MergedPatient.survivor_id, MergedPatient.merge_id, MergedPatient.record
)
_MERGES = json_rows(
    Merge.select().where(Merge.patient_id == _person.id, Merge.undone_at.is_null()),
    *(Merge.id, Merge.survivor_id, Merge.merged_id, Merge.keeps_access, Merge.fields),
)
_AMONG = peewee.fn.ANY(peewee.Cast(param("ids"), "uuid[]"))
_LOCK = Statement(
    "merge_lock", Patient.select(Patient.id).where(Patient.id == _AMONG).order_by(Patient.id).for_update()
)
_READ = Statement(
    "merge_tree",
    _person.select(_person.id, peewee.fn.row_to_json(peewee.SQL('"person"')), _KEYS, _STACKS, _MERGED, _MERGES).where(
        of_brand(_person), _person.id == _AMONG
    ),
)


def lock(*ids: str) -> dict[str, Tree]:
    """Lock patients in the order of their ids, so that merges do not deadlock; return the trees of those there are."""
    values = {"ids": array_literal(ids)}
    return {row[0]: _tree(*row) for row in current().read((_LOCK, values), (_READ, values))}


def _tree(id: str, record: str, keys: str, stacks: str, merged: str, merges: str) -> Tree:
    by_record: dict[str, set[bytes]] = {}
    for key, record_id in orjson.loads(keys):
        by_record.setdefault(record_id, set()).add(bytes.fromhex(key))
    return Tree(
        id,
        merge_fields.load(record),
        by_record,
        merge_fields.stacks_of(merge_fields.load(stacks)),
        {each: Merged(*rest) for each, *rest in merge_fields.load(merged)},
        {each: ActiveMerge(*rest) for each, *rest in orjson.loads(merges)},
    )
