"""Moving the rows of a merged patient to the survivor, and back.

A row that cannot be beside one of the survivor is set aside (`COLLISIONS`), with the rows that refer to it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import peewee

from db import person_tables
from db.core import clock
from db.core.projection import array_literal
from db.core.statements import Statement, param
from db.core.tables import BRAND, PersonTable, of_brand
from db.core.unit_of_work import Call, current
from db.doses import Dose
from db.enrollments import Enrollment, EnrollmentVersion
from db.intake import IntakeResponse
from db.match_dismissals import MatchDismissal
from db.match_keys import MatchKey
from db.merge_tables import Merge, MergedPatient, MergeField, SetAsideRow
from db.metrics import MetricEntry
from db.name_words import NameWord
from db.onboarding import Onboarding
from db.overrides import Override
from db.providers import ProviderLink
from db.schedules import ScheduleRow
from db.sharps import SharpsReminder
from db.time_zones import PatientTimeZone
from db.treatments import Consultation, Prescription, Treatment

_ONE = peewee.SQL("1")
_NULL = peewee.SQL("NULL")
_COUNT = peewee.fn.COUNT(peewee.SQL("*"))
Condition = Callable[[Any], Any]
"""The condition of a row of a table, or of its alias."""


def _is_active(row: Any) -> Any:
    return row.status == peewee.SQL("'active'")


def _is_active_primary(row: Any) -> Any:
    return _is_active(row) & (row.relationship == peewee.SQL("'primary'"))


class Collision(NamedTuple):
    """A row collides with one of the survivor that has the same values in these columns.

    The condition is that of both rows.
    """

    columns: tuple[str, ...] = ()
    condition: Condition | None = None


COLLISIONS: Mapping[type[PersonTable], tuple[Collision, ...]] = {
    Enrollment: (Collision(("protocol_id",), _is_active),),
    ScheduleRow: (Collision(("protocol_id",)),),
    Override: (Collision(("protocol_id",)),),
    Dose: (Collision(("slot_date", "protocol_id", "compound_id", "slot")),),
    SharpsReminder: (Collision(("compound_id",)),),
    IntakeResponse: (Collision(("questionnaire_version",)),),
    MatchDismissal: (Collision(("other_id",)),),
    MetricEntry: (Collision(("source", "source_id")),),
    Onboarding: (Collision(),),
    PatientTimeZone: (Collision(),),
    ProviderLink: (
        Collision(("provider_id", "relationship"), _is_active),
        Collision((), _is_active_primary),
    ),
}
"""The rows of each table that cannot be moved beside one of the survivor, which stays."""
REGIMEN: tuple[type[PersonTable], ...] = (ScheduleRow, Override)
"""Tables whose rows are, with an active enrolment, the regimen of a protocol.

It is that of one of the two patients, never a mixture: the survivor's, or that of the merged patient if only the latter
has an active enrolment. Then the survivor's rows are set aside. Rows that are made while merged belong to the patient
who has brought the active enrolment.
"""
PARTS: Mapping[type[PersonTable], tuple[str, type[PersonTable]]] = {
    EnrollmentVersion: ("enrollment_id", Enrollment),
    Prescription: ("treatment_id", Treatment),
    Consultation: ("treatment_id", Treatment),
}
"""Tables whose rows belong to a row of another table, with the column that refers to it.

They are set aside and go back with it, also those that were made after the merge.
"""
DERIVED: tuple[type[PersonTable], ...] = (MatchKey, NameWord)
"""Tables whose rows are made again from the records instead of being moved."""

_OF_MERGES = (Merge, MergedPatient, MergeField, SetAsideRow)
_MOVED = tuple(table for table in person_tables.TABLES if table not in DERIVED)
_COUNTED = tuple(table for table in _MOVED if table not in _OF_MERGES)
_SET_ASIDE = (*(table for table, (_, whole) in PARTS.items() if whole in COLLISIONS), *COLLISIONS)
"""The tables whose rows may be set aside."""


class Counts(NamedTuple):
    """Numbers of rows that a merge moves, and sets aside of both, by table. Tables without such rows are left out."""

    moved: dict[str, int]
    conflicts: dict[str, int]


def _name(table: type[PersonTable]) -> str:
    name: str = table._meta.table_name
    return name


def _origin(row: Any) -> Any:
    """Return the origin of a row: that of what it is a part of, or its own."""
    table = _table_of(row)
    if table in REGIMEN:
        return peewee.fn.COALESCE(row.origin_id, _active_enrollment(row.patient_id, row.protocol_id, "origin_id"))
    if table not in PARTS:
        return row.origin_id
    column, whole = PARTS[table]
    one = whole.alias("whole")
    return one.select(one.origin_id).where(of_brand(one), one.id == getattr(row, column))


def _active_enrollment(patient_id: Any, protocol_id: Any, column: str = "id") -> Any:
    """Return the query for a column of the active enrolment of a patient in a protocol."""
    active = Enrollment.alias("active")
    is_theirs = (active.patient_id == patient_id) & (active.protocol_id == protocol_id)
    return active.select(getattr(active, column)).where(of_brand(active), is_theirs, _is_active(active)).limit(_ONE)


def _is_enrolled(patient: str, protocol_id: Any) -> Any:
    """Return the condition that the patient of a parameter has an active enrolment in a protocol."""
    return peewee.Expression(_active_enrollment(param(patient), protocol_id), "IS NOT", _NULL)


def _is_not_enrolled(patient: str, protocol_id: Any) -> Any:
    return peewee.Expression(_active_enrollment(param(patient), protocol_id), "IS", _NULL)


def _collides(row: Any, collision: Collision) -> Any:
    """Return the condition that a row of `merged_id` collides with one of `survivor_id`."""
    kept = _table_of(row).alias("kept")
    same = [getattr(kept, column) == getattr(row, column) for column in collision.columns]
    matches = [of_brand(kept), kept.patient_id == param("survivor_id"), *same]
    if collision.condition:
        matches.append(collision.condition(kept))
    found = kept.select(_ONE).where(*matches).limit(_ONE)
    collides = peewee.Expression(_ONE, "=", found)
    if collision.condition:
        collides = collision.condition(row) & collides
    return collides


def _table_of(row: Any) -> Any:
    return row.model if isinstance(row, peewee.ModelAlias) else row


def _collides_or_belongs(table: type[PersonTable], row: Any) -> Any:
    """Return the condition that a row of `merged_id` is to be set aside. `row` is the table, or an alias of it."""
    if table in PARTS:
        column, whole = PARTS[table]
        one = whole.alias("whole")
        wholes = one.select(one.id).where(of_brand(one), _is_of_merged(one), _collides_or_belongs(whole, one))
        return getattr(row, column).in_(wholes)
    first, *others = (_collides(row, each) for each in COLLISIONS[table])
    for other in others:
        first = first | other
    if table in REGIMEN:
        is_rest = first & _is_not_enrolled("merged_id", row.protocol_id)
        return _is_enrolled("survivor_id", row.protocol_id) | is_rest
    return first


def _statement(name: str, counts: Iterable[Any], *parts: Any) -> Statement:
    """Return a statement of parts, with these counts as its columns."""
    query = peewee.Select(columns=[*counts])
    return Statement(name, (query.with_cte(*parts) if parts else query).bind(Merge._meta.database))


def _number(part: Any) -> Any:
    return peewee.Select([part], [_COUNT])


def _count(table: type[PersonTable], is_counted: Condition) -> Any:
    row = table.alias("one")
    return row.select(_COUNT).where(of_brand(row), is_counted(row))


def _is_of_merged(row: Any) -> Any:
    return row.patient_id == param("merged_id")


def _is_to_set_aside(table: type[PersonTable], row: Any) -> Any:
    return _is_of_merged(row) & _collides_or_belongs(table, row)


def _gives_way(row: Any) -> Any:
    """Return the condition that a row of the survivor makes room for the regimen of `merged_id`."""
    is_enrolled = _is_not_enrolled("survivor_id", row.protocol_id) & _is_enrolled("merged_id", row.protocol_id)
    return (row.patient_id == param("survivor_id")) & is_enrolled


def _count_statement() -> Statement:
    counts = [_count(table, _is_of_merged) for table in _COUNTED]
    counts += [_count(table, partial(_is_to_set_aside, table)) for table in _SET_ASIDE]
    counts += [_count(table, _gives_way) for table in REGIMEN]
    return _statement("merge_count", counts)


_DRAWN = peewee.fn.substr(peewee.Cast(peewee.fn.gen_random_uuid(), "text"), peewee.SQL("16"))


def _set_aside(table: type[PersonTable], is_gone: Any, origin: Any, name: str) -> tuple[Any, Any]:
    """Return the parts that set rows of a table aside."""
    whole = peewee.fn.row_to_json(peewee.SQL(f'"{_name(table)}"')).alias("row")
    columns = [whole, origin.alias("origin_id"), _version_of(table).alias("version_id")]
    gone = table.delete().where(is_gone).returning(*columns).cte(f"gone_{name}")
    values = {
        SetAsideRow.brand_id: BRAND,
        SetAsideRow.id: peewee.Cast(peewee.Cast(param("id_start"), "text").concat(_DRAWN), "uuid"),
        SetAsideRow.patient_id: param("survivor_id"),
        SetAsideRow.origin_id: gone.c.origin_id,
        SetAsideRow.merge_id: param("merge_id"),
        SetAsideRow.table_name: peewee.SQL(f"'{_name(table)}'"),
        SetAsideRow.row: gone.c.row,
        SetAsideRow.version_id: gone.c.version_id,
    }
    kept = SetAsideRow.insert_from(peewee.Select([gone], [*values.values()]), [*values])
    return gone, kept.returning(SetAsideRow.id).cte(f"kept_{name}")


def _version_of(table: type[PersonTable]) -> Any:
    """Return the version that must not change while a row of a table is set aside."""
    return EnrollmentVersion.version_id if table is EnrollmentVersion else peewee.Cast(_NULL, "uuid")


def _set_aside_of_merged(table: type[PersonTable]) -> tuple[Any, Any]:
    origin = peewee.fn.COALESCE(_origin(table), param("merged_id"))
    return _set_aside(table, _is_to_set_aside(table, table), origin, _name(table))


def _set_aside_of_survivor(table: type[PersonTable]) -> tuple[Any, Any]:
    return _set_aside(table, _gives_way(table), table.origin_id, f"own_{_name(table)}")


def _set_aside_statement() -> Statement:
    parts = [*map(_set_aside_of_merged, _SET_ASIDE), *map(_set_aside_of_survivor, REGIMEN)]
    return _statement(
        "merge_set_aside", (_number(kept) for _, kept in parts), *(each for part in parts for each in part)
    )


def _move(table: Any, to: str, origin: Any, is_moved: Any) -> Any:
    """Return the part that gives rows of a table to the patient of a parameter."""
    moved = table.update({table.patient_id: param(to), table.origin_id: origin}).where(is_moved)
    return moved.returning(table.patient_id).cte(f"moved_{_name(table)}")


def _move_statement() -> Statement:
    """Return the statement that moves the rows of `merged_id` to `survivor_id`. An origin that is set stays."""
    parts = [
        _move(table, "survivor_id", peewee.fn.COALESCE(_origin(table), param("merged_id")), _is_of_merged(table))
        for table in _MOVED
    ]
    return _statement("merge_move", map(_number, parts), *parts)


def _is_back(row: Any) -> Any:
    """Return the condition that a row of `survivor_id` goes back with `members`, a patient and those merged into it."""
    members = peewee.fn.ANY(peewee.Cast(param("members"), "uuid[]"))
    return (row.patient_id == param("survivor_id")) & (_origin(row) == members)


def _move_back_statement() -> Statement:
    parts = [
        _move(table, "merged_id", peewee.fn.NULLIF(_origin(table), param("merged_id")), _is_back(table))
        for table in _MOVED
    ]
    return _statement("merge_move_back", map(_number, parts), *parts)


_TIMES = ("id", "created_at", "updated_at", "dismissed_at")
"""Columns that say in which order rows were made, or last changed: ids are in the order of their times."""


def _time(table: type[PersonTable]) -> str | None:
    return next((name for name in _TIMES if name in table._meta.fields), None)


_LATER = tuple(table for table in _COUNTED if _time(table))


def _count_later_statement() -> Statement:
    """Return the statement that counts rows of `survivor_id` that were made for one of a chain since its merge.

    `merges` are the merges of the chain. The rows of each survivor count from the time of its merge.
    """
    is_of_chain = Merge.id == peewee.fn.ANY(peewee.Cast(param("merges"), "uuid[]"))
    chain = Merge.select(Merge.survivor_id, Merge.id, Merge.created_at).where(is_of_chain).cte("chain")
    return _statement("merge_count_later", [_later(table, chain) for table in _LATER], chain)


def _later(table: type[PersonTable], chain: Any) -> Any:
    row, time = table.alias("one"), _time(table)
    since = chain.c.id if time == "id" else chain.c.created_at
    owner = peewee.fn.COALESCE(_origin(row), row.patient_id)
    rows = peewee.Select([row, chain], [_COUNT])
    return rows.where(
        of_brand(row),
        row.patient_id == param("survivor_id"),
        owner == chain.c.survivor_id,
        getattr(row, str(time)) > since,
    )


_ASIDE_ROW = SetAsideRow.alias("aside")


def _restore_statement(name: str, is_candidate: Any) -> Statement:
    """Return the statement that puts rows of `patient_id` back that were set aside, where nothing has their place."""
    parts: dict[type[PersonTable], tuple[Any, Any, Any]] = {}
    for table in reversed(_SET_ASIDE):
        parts[table] = _restore(table, is_candidate, parts[PARTS[table][1]][1] if table in PARTS else None)
    counts = [_number(added) for _, added, _ in parts.values()]
    return _statement(name, counts, *(each for part in parts.values() for each in part))


def _restore(table: type[PersonTable], is_candidate: Any, wholes: Any) -> tuple[Any, Any, Any]:
    """Return the parts that put rows of a table back: the candidates, those that are added, and the rows set aside.

    `wholes` are the rows that were added to the table of which this one has parts.
    """
    columns = [field for field in table._meta.sorted_fields if field.name not in ("brand_id", "patient_id")]
    key = _key(table)
    rows = _candidates(table, columns, key).where(is_candidate)
    if wholes:
        rows = rows.where(_of_record(PARTS[table][0]).in_(peewee.Select([wholes], [wholes.c.id])))
    back = rows.cte(f"back_{_name(table)}")
    source = peewee.Select([back], [BRAND, param("patient_id"), *(getattr(back.c, each.name) for each in columns)])
    put = table.insert_from(source, [table.brand_id, table.patient_id, *columns]).on_conflict_ignore()
    added = put.returning(*(key or [table.origin_id])).cte(f"added_{_name(table)}")
    done = peewee.Select([back, added], [back.c.aside_id])
    if key:
        done = done.where(*(getattr(added.c, each.name) == getattr(back.c, each.name) for each in key))
    gone = SetAsideRow.delete().where(SetAsideRow.id.in_(done)).returning(SetAsideRow.id)
    return back, added, gone.cte(f"done_{_name(table)}")


def _key(table: type[PersonTable]) -> list[peewee.Field]:
    """Return the columns of the primary key, but for the brand and the patient."""
    names: Sequence[str] = table._meta.primary_key.field_names  # type: ignore[union-attr]
    return [table._meta.fields[name] for name in names if name not in ("brand_id", "patient_id")]


def _candidates(table: type[PersonTable], columns: Sequence[peewee.Field], key: Sequence[peewee.Field]) -> Any:
    """Return the query for rows that were set aside, by primary key: of several with one key, the last."""
    aside = _ASIDE_ROW
    record = peewee.SQL(f"json_populate_record(NULL::{_name(table)}, aside.row) AS record")
    values = {each.name: _of_record(each.name) for each in columns} | {"origin_id": aside.origin_id}
    selected = [aside.id.alias("aside_id"), *(value.alias(name) for name, value in values.items())]
    is_of_table = aside.table_name == peewee.SQL(f"'{_name(table)}'")
    rows = peewee.Select([aside, record], selected)
    rows = rows.where(of_brand(aside), aside.patient_id == param("patient_id"), is_of_table)
    if table in REGIMEN:
        rows = rows.where(_has_no_regimen(table))
    by_key = [values[each.name] for each in key]
    rows = rows.order_by(*by_key, aside.id.desc())
    return rows.distinct(*by_key) if key else rows.limit(_ONE)


def _has_no_regimen(table: type[PersonTable]) -> Any:
    """Return the condition that `patient_id` has none by now in the protocol of a row that was set aside."""
    kept, protocol_id = table.alias("kept"), _of_record("protocol_id")
    is_theirs = (kept.patient_id == param("patient_id")) & (kept.protocol_id == protocol_id)
    found = kept.select(kept.id).where(of_brand(kept), is_theirs).limit(_ONE)
    return peewee.Expression(found, "IS", _NULL) & _is_not_enrolled("patient_id", protocol_id)


def _of_record(name: str) -> Any:
    return peewee.SQL(f'record."{name}"')


_IS_INNER = _ASIDE_ROW.merge_id == peewee.fn.ANY(peewee.Cast(param("inner"), "uuid[]"))
_COUNTS, _COUNTS_LATER = _count_statement(), _count_later_statement()
_ASIDE, _MOVE, _MOVE_BACK = _set_aside_statement(), _move_statement(), _move_back_statement()
_RESTORE_OF_MERGE = _restore_statement("merge_restore_of_merge", _ASIDE_ROW.merge_id == param("merge_id"))
_RESTORE = _restore_statement("merge_restore", ~_IS_INNER)
_RESTORE_OWN = _restore_statement("merge_restore_own", ~_IS_INNER & _ASIDE_ROW.origin_id.is_null())


def count(survivor_id: str, merged_id: str) -> Counts:
    """Return what `move` will do."""
    (numbers,) = current().read((_COUNTS, {"survivor_id": survivor_id, "merged_id": merged_id}))
    moved, conflicts = _by_name(_COUNTED, numbers), _by_name(_SET_ASIDE, numbers[len(_COUNTED) :])
    of_survivor = _by_name(REGIMEN, numbers[-len(REGIMEN) :])
    moved = {name: number - conflicts.get(name, 0) for name, number in moved.items()}
    moved = {name: number for name, number in moved.items() if number}
    return Counts(moved, dict(Counter(conflicts) + Counter(of_survivor)))


def move(survivor_id: str, merged_id: str, merge_id: str) -> None:
    """Move the rows of a patient at the commit, or set them aside."""
    id_start = clock.new_id_at(clock.now())[:15]  # the time and the version; the database generates the rest
    values = {"survivor_id": survivor_id, "merged_id": merged_id, "merge_id": merge_id, "id_start": id_start}
    current().write(_ASIDE, **values)
    current().write(_MOVE, **values)


def count_later(live_id: str, merges: Iterable[str]) -> dict[str, int]:
    """Return by table how many rows of the live patient were made for one of a chain of survivors since its merge."""
    (numbers,) = current().read((_COUNTS_LATER, {"survivor_id": live_id, "merges": array_literal(merges)}))
    return _by_name(_LATER, numbers)


def move_back(survivor_id: str, merged_id: str, members: Iterable[str], *first: Call) -> Counter[str]:
    """Move the rows of a patient back, now, and those of `members`, the patients merged into it; count them by table.

    `first` are statements to be sent before.
    """
    values = {"survivor_id": survivor_id, "merged_id": merged_id, "members": array_literal(members)}
    (moved,) = current().read(*first, (_MOVE_BACK, values))
    counted = set(map(_name, _COUNTED))
    return Counter({name: number for name, number in _by_name(_MOVED, moved).items() if name in counted})


def restore(merge_id: str, live_id: str, active: Iterable[str], merged_id: str, inner: Iterable[str]) -> Counter[str]:
    """Put rows back, now, that merges have set aside, after `move_back`; count those of the merged patient by table.

    Those of the live patient itself go back if no merge of `active` has set them aside; an earlier undo may have found
    their place taken. Those of another survivor wait until it is live. What other merges have set aside goes back with
    the merged patient, but for the merges `inner`, by which others were merged into it.
    """
    of_live = _RESTORE_OWN, {"patient_id": live_id, "inner": array_literal(active)}
    (of_merge,) = current().read(of_live, (_RESTORE_OF_MERGE, {"patient_id": merged_id, "merge_id": merge_id}))
    (of_others,) = current().read((_RESTORE, {"patient_id": merged_id, "inner": array_literal(inner)}))
    return sum((Counter(_by_name(reversed(_SET_ASIDE), put)) for put in (of_merge, of_others)), Counter())


def _by_name(tables: Iterable[type[PersonTable]], numbers: Iterable[int]) -> dict[str, int]:
    return {_name(table): number for table, number in zip(tables, numbers, strict=False) if number}
