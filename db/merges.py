"""Merging a patient into another one, and undoing it, also after later changes."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

import peewee

from db import (
    age,
    consults,
    events,
    identity,
    match_keys,
    merge_fields,
    merge_rows,
    merge_tree,
    merged_patients,
    name_words,
    patient_counts,
)
from db.core import clock
from db.core.event import Event
from db.core.projection import Projection, Row, json_text
from db.core.statements import Statement, insert_query, param
from db.core.tables import BRAND, of_brand
from db.core.unit_of_work import current
from db.errors import Merged, Mismatch, NotFound
from db.identity import StoredKeys
from db.merge_fields import MERGED
from db.merge_tables import Merge, MergedPatient
from db.merge_tree import Tree
from db.patient_lock import UPDATE, require_version
from db.patient_record import Patient, stored_values
from db.query import PatientRows, Query
from openapi import types

PROJECTION = Projection(types.Merge, Merge)
_PAGE = Query(PROJECTION).of_patient().paginated().prepare("merge_page")
_INSERT = Statement("merge_insert", insert_query(Merge))
_UNDONE = Statement(
    "merge_undone",
    Merge.update({Merge.status: param("status"), Merge.undone_at: param("undone_at")}).where(Merge.id == param("id")),
)
_SET_RECORD = Statement(
    "merged_patient_set_record",
    MergedPatient.update({MergedPatient.record: param("record")}).where(MergedPatient.id == param("id")),
)
_UNCOUNT = Statement("merge_uncount", patient_counts.decrement(Patient, Patient.id == param("id")))
_COUNT = Statement("merge_count_again", patient_counts.INCREMENT_LAST)
_DELETE = Statement("merge_delete_patient", Patient.delete().where(Patient.id == param("id")))
_FORGET = Statement("merged_patient_delete", MergedPatient.delete().where(MergedPatient.id == param("id")))


def _keep_statement() -> Statement:
    """Return the statement that keeps the row of a patient as a merged one."""
    person = Patient.alias("person")
    values = {
        MergedPatient.brand_id: BRAND,
        MergedPatient.id: person.id,
        MergedPatient.patient_id: param("survivor_id"),
        MergedPatient.survivor_id: param("survivor_id"),
        MergedPatient.merge_id: param("merge_id"),
        MergedPatient.record: peewee.fn.row_to_json(peewee.SQL('"person"')),
    }
    rows = peewee.Select([person], [*values.values()]).where(of_brand(person), person.id == param("merged_id"))
    return Statement("merge_keep_patient", MergedPatient.insert_from(rows, [*values]).returning())


_SEARCHED = ("full_name_key", "last_name_key", "phone_key", "has_words", "words_key", "has_match_keys")


def _return_statement() -> Statement:
    """Return the statement that makes a merged patient a live one, with search keys in the form of the service."""
    merged = MergedPatient.alias("merged")
    record = peewee.SQL("json_populate_record(NULL::patients, merged.record) AS record")
    columns = [field for field in Patient._meta.sorted_fields if field.name != "brand_id"]
    values = [param(each.name) if each.name in _SEARCHED else peewee.SQL(f'record."{each.name}"') for each in columns]
    rows = peewee.Select([merged, record], [BRAND, *values]).where(of_brand(merged), merged.id == param("id"))
    return Statement("merge_return_patient", Patient.insert_from(rows, [Patient.brand_id, *columns]).returning())


_KEEP = _keep_statement()
_RETURN = _return_statement()


def page(patient_id: str, limit: int, offset: int, cursor: str | None) -> PatientRows[types.Merge]:
    """Return the merges of a patient, newest first, also those that were undone. Raises NotFound."""
    return _PAGE.fetch(limit, offset, cursor, patient_id=patient_id)


# Merge


class _Plan(NamedTuple):
    """Two patients, locked until the commit, and what their merge will do."""

    survivor: Tree
    merged: Tree
    preview: types.Merge


def preview(survivor_id: str, body: Mapping[str, Any], if_match: tuple[str, ...] | None) -> types.Merge:
    """Return what a merge would do, a read about both.

    Raises Mismatch, NotFound, Merged, PreconditionFailed and DuplicatePatient.
    """
    plan = _plan(survivor_id, body, if_match)
    *_, tree = _outcome(plan, body)
    identity.require_free(*_keys(plan, tree))
    current().also_read.append(plan.merged.id)
    return plan.preview


def create(survivor_id: str, body: Mapping[str, Any], if_match: tuple[str, ...] | None) -> types.Merge:
    """Merge a patient into another one. Raises what `preview` raises, DuplicatePatient at the commit."""
    plan = _plan(survivor_id, body, if_match)
    row, stacks, tree = _outcome(plan, body)
    merge_rows.move(tree.id, plan.merged.id, row["id"])
    current().write(_KEEP, survivor_id=tree.id, merged_id=plan.merged.id, merge_id=row["id"])
    merge_fields.store(tree.id, stacks)
    identity.update_keys(tree.id, *_keys(plan, tree))
    _store_live(tree)
    current().write(_INSERT, **row)
    _take_out(plan.merged.id)
    return PROJECTION.from_values(row)


def _plan(survivor_id: str, body: Mapping[str, Any], if_match: tuple[str, ...] | None) -> _Plan:
    current().allow_long_statements()
    survivor, merged = _lock_both(survivor_id.lower(), body["merged_id"].lower())
    require_version(clock.moment(survivor.record["updated_at"]), if_match)
    counts = merge_rows.count(survivor.id, merged.id)
    accounts = map(identity.forms()[0].external_id, survivor.accounts() | merged.accounts())
    preview: types.Merge = {
        "id": None,
        "status": "planned",
        "survivor_id": survivor.id,
        "merged_id": merged.id,
        "moved": counts.moved,
        "conflicts": counts.conflicts,
        "fields": merge_fields.choices(survivor.record, merged.record, body["fields"]),
        "accounts_with_access": len({*accounts}),
        "created_at": None,
        "undone_at": None,
    }
    return _Plan(survivor, merged, preview)


def _lock_both(survivor_id: str, merged_id: str) -> tuple[Tree, Tree]:
    if survivor_id == merged_id:
        raise Mismatch("/merged_id")
    trees = merge_tree.lock(survivor_id, merged_id)
    if survivor_id not in trees:
        raise NotFound
    if merged_id not in trees:
        if holder := merged_patients.holder(merged_id):
            raise Merged(holder)
        raise NotFound("/merged_id")
    return trees[survivor_id], trees[merged_id]


def _outcome(plan: _Plan, body: Mapping[str, Any]) -> tuple[Row, merge_fields.Stacks, Tree]:
    """Return the row of a merge, the stacks that it changes, and the tree that it leads to."""
    row = _row(plan, body["allow_both_accounts"])
    record, stacks = merge_fields.merge(
        plan.survivor.record, plan.merged.record, plan.preview["fields"], row["id"], plan.survivor.stacks
    )
    tree = _tree_after(plan, row, _touched(record), stacks)
    below = {field: layers[:-1] for (_, field), layers in stacks.items()}
    tree = tree._replace(stacks=merge_fields.separable(tree.id, tree.records(), tree.merged, tree.stacks, below))
    return row, {key: tree.stacks[key] for key in stacks}, tree


def _row(plan: _Plan, allow_both_accounts: bool) -> Row:
    moment, principal = clock.now(), current().principal
    return {
        **plan.preview,
        **{name: json_text(plan.preview[name]) for name in ("moved", "conflicts", "fields")},
        "id": clock.new_id_at(moment),
        "patient_id": plan.survivor.id,
        "status": "active",
        "keeps_access": allow_both_accounts,
        "subject": principal.subject,
        "client": principal.client,
        "created_at": moment,
        "undone_at": None,
    }


def _tree_after(plan: _Plan, row: Row, record: Row, stacks: merge_fields.Stacks) -> Tree:
    """Return the tree that a merge leads to."""
    survivor, merged = plan.survivor, plan.merged
    member = merge_fields.Merged(survivor.id, row["id"], merged.record)
    merge = merge_tree.ActiveMerge(survivor.id, merged.id, row["keeps_access"], plan.preview["fields"])
    return Tree(
        survivor.id,
        record,
        survivor.keys | merged.keys,
        survivor.stacks | merged.stacks | stacks,
        survivor.merged | merged.merged | {merged.id: member},
        survivor.merges | merged.merges | {row["id"]: merge},
    )


def _keys(plan: _Plan, after: Tree) -> tuple[StoredKeys, list[Row], list[Row]]:
    """Return the stored keys and the states of both before a merge, and the survivor's states after it.

    Only keys of combined values are new: a value that is taken has those of the merged record.
    """
    survivor, merged = plan.survivor, plan.merged
    own = survivor.keys.get(survivor.id, set())
    of_merged = {key for id, keys in after.keys.items() if id != after.id for key in keys}
    before = [state for tree in (survivor, merged) for id in tree.records() for state in tree.states(id)]
    return StoredKeys(own, of_merged), before, after.states(after.id)


def _take_out(id: str) -> None:
    """Take a patient out of its match keys, the count and its table.

    Last, as in erasures: others may wait for its slot.
    """
    match_keys.remove(id)
    current().write(_UNCOUNT, id=id)
    current().write(_DELETE, id=id)


# Undo


def undo(patient_id: str, merge_id: str, if_match: tuple[str, ...] | None) -> types.MergeUndo:
    """Undo a merge of a patient, or of one of those merged into it. Raises NotFound, PreconditionFailed."""
    current().allow_long_statements()
    patient_id, merge_id = patient_id.lower(), merge_id.lower()
    tree = merge_tree.lock(patient_id).get(patient_id)
    if tree is None or merge_id not in tree.merges:
        raise NotFound
    require_version(clock.moment(tree.record["updated_at"]), if_match)
    back = tree.part(tree.merges[merge_id].merged_id)
    stays = merge_rows.count_later(tree.id, tree.chain(merge_id))
    restored = _return(tree, merge_id, back)
    kept = _separate(tree, merge_id)
    current().write(_UNDONE, id=merge_id, status="undone", undone_at=clock.now())
    # The event is about the patient who stays, and after the end of the merge: the other one's log would not have it.
    events.store_audit(Event("patient.unmerged", back.id, merge_id))
    if back.record["counted"]:
        current().write(_COUNT)
    return {
        "id": merge_id,
        "merged_id": back.id,
        "status": "undone",
        "restored": dict(restored),
        "kept": kept,
        "stays": stays,
    }


def _return(tree: Tree, merge_id: str, back: Tree) -> Counter[str]:
    """Make a merged patient a live one again, with its rows and those of its own merged patients; count these."""
    live, forget = (_RETURN, stored_values(back.record, merge_fields.dump)), (_FORGET, {"id": back.id})
    restored = merge_rows.move_back(tree.id, back.id, back.records(), live, forget)
    restored += merge_rows.restore(merge_id, tree.id, tree.merges.keys() - {merge_id}, back.id, back.merges)
    _derive(back)
    return restored


def _separate(tree: Tree, merge_id: str) -> list[str]:
    """Take what a merge brought out of the records of those who stay; return the fields that keep their values."""
    merge = tree.merges[merge_id]
    undo = merge_fields.Undo(tree.records(), tree.merged, tree.stacks)
    undo.remove(merge.merged_id, [name for name, choice in merge.fields.items() if choice == MERGED])
    changed = {id: _touched(record) for id, record in undo.records.items() if record is not tree.records()[id]}
    rest = _without(tree, merge.merged_id, changed, undo.stacks)
    for id in changed.keys() - {tree.id}:
        current().write(_SET_RECORD, id=id, record=merge_fields.dump(changed[id]))
    merge_fields.store(tree.id, {key: undo.stacks.get(key, []) for key in undo.changed})
    for id in rest.records():
        identity.restore_keys(tree.id, id, tree.keys.get(id, set()), rest.states(id))
    _store_live(rest)
    return sorted(undo.kept)


def _without(tree: Tree, merged_id: str, changed: dict[str, Row], stacks: merge_fields.Stacks) -> Tree:
    """Return the tree without a merged patient and its own merged patients, with changed records and stacks."""
    gone = set(tree.members(merged_id))
    members = {id: member for id, member in tree.merged.items() if id not in gone}
    return Tree(
        tree.id,
        changed.get(tree.id) or _touched(tree.record),
        tree.keys,
        {key: layers for key, layers in stacks.items() if key[0] not in gone},
        {id: member._replace(record=changed.get(id, member.record)) for id, member in members.items()},
        {id: merge for id, merge in tree.merges.items() if merge.merged_id not in gone},
    )


# Both


def _touched(record: Row) -> Row:
    """Return a changed record with a later version. A person who is not of age has no `age_verified_at`."""
    record = record | {"updated_at": clock.text(clock.later_than(record["updated_at"]))}
    return record if age.is_of_age(record["date_of_birth"]) else record | {"age_verified_at": None}


def _store_live(tree: Tree) -> None:
    """Store the record of the live patient of a tree, and what is derived from the records of the tree."""
    current().write(UPDATE, **stored_values(tree.record, merge_fields.dump))
    _derive(tree)


def _derive(tree: Tree) -> None:
    """Make anew what is derived from the records and the rows of a tree, and say whose accounts have access."""
    consults.refresh(tree.id)
    name_words.replace(tree.id, tree.names())
    match_keys.replace(tree.id, tree.record)
    tree.grant_access()
