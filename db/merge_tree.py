"""The tree of a patient: the patient, those who were merged into it, and what their merges changed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import orjson
import peewee

from db import identity, merge_fields
from db.core.projection import Row, array_literal, json_rows
from db.core.statements import Statement, param
from db.core.tables import of_brand
from db.core.unit_of_work import current
from db.identity import PatientIdentifier
from db.merge_fields import EXTERNAL_ID, Merged, Stacks
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
        return merge_fields.members(id, self.merged)

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
        """Return a record, and what it would be after undos."""
        return merge_fields.states(self.records(), self.merged, self.stacks)[id]

    def names(self) -> list[Name]:
        """Return all names by which searches find the patient."""
        return [name for id in self.records() for state in self.states(id) for name in names(state)]

    def accounts(self) -> set[str]:
        """Return the accounts that have access to the live patient."""
        return accounts(self.id, self.records(), self.stacks, self.merges)

    def grant_access(self) -> None:
        """Give these accounts, and no other of the tree, access at the commit."""
        identity.grant_access(self.id, self.accounts() if self.merged else None)


def accounts(id: str, records: Mapping[str, Row], stacks: Stacks, merges: Mapping[str, ActiveMerge]) -> set[str]:
    """Return the accounts that have access to a patient of a tree: the one that the record shows, and confirmed ones.

    It follows the merges in their order. One that confirms both adds the accounts of the merged record. If the account
    of a record is that of another merge, only that one has access from then on.
    """
    found = {each: identity.accounts_of(merge_fields.own(record, stacks)) for each, record in records.items()}
    for merge_id, merge in sorted(merges.items()):
        if merge.keeps_access:
            found[merge.survivor_id] |= found[merge.merged_id] | identity.accounts_of(records[merge.merged_id])
        for record_id, account in _set_by(merge_id, stacks):
            if not (merge.keeps_access and record_id == merge.survivor_id):
                found[record_id] = {account} if account else set()
    return found[id] | identity.accounts_of(records[id])


def _set_by(merge_id: str, stacks: Stacks) -> Iterator[tuple[str, str | None]]:
    """Yield the records whose account came by a merge, with the account, None for none."""
    for (record_id, field), layers in stacks.items():
        if field.startswith(EXTERNAL_ID) and identity.is_account(field.removeprefix(EXTERNAL_ID)):
            yield from ((record_id, layer.value) for layer in layers if layer.merge_id == merge_id)


# Reading


def merges_of(rows: Iterable[Any]) -> dict[str, ActiveMerge]:
    """Return active merges by id, from arrays of the id and the values of each."""
    return {id: ActiveMerge(*values) for id, *values in rows}


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


def read(id: str) -> Tree:
    """Return the tree of a patient who is locked."""
    return _tree(*current().read((_READ, {"ids": array_literal([id])}))[0])


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
        merges_of(orjson.loads(merges)),
    )
