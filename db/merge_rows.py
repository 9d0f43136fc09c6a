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
_COUNT = peewee.fn.COUNT(peewee.SQL("*"))
Condition = Callable[[Any], Any]
"""The condition of a row of a table, or of its alias."""


def _is_active(row: Any) -> Any:
    return row.status == peewee.SQL("'active'")


def _is_active_primary(row: Any) -> Any:
    return _is_active(row) & (row.relationship == peewee.SQL("'primary'"))


class Collision(NamedTuple):
    """A row collides with one of the survivor that has the same values in these columns.

    The condition is that of both rows. `other` is the table of the survivor's row if it is another one; the condition
    is then of that row only.
    """

    columns: tuple[str, ...] = ()
    condition: Condition | None = None
    other: type[PersonTable] | None = None


_OF_ACTIVE_ENROLLMENT = Collision(("protocol_id",), _is_active, Enrollment)
COLLISIONS: Mapping[type[PersonTable], tuple[Collision, ...]] = {
    Enrollment: (Collision(("protocol_id",), _is_active),),
    # The regimen of a protocol is that of one of the two patients, never a mixture.
    ScheduleRow: (Collision(("protocol_id",)), _OF_ACTIVE_ENROLLMENT),
    Override: (Collision(("protocol_id",)), _OF_ACTIVE_ENROLLMENT),
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
    """How many rows of each table a merge moves, and sets aside. Tables without such rows are left out."""

    moved: dict[str, int]
    conflicts: dict[str, int]


def _name(table: type[PersonTable]) -> str:
    name: str = table._meta.table_name
    return name


def _origin(row: Any) -> Any:
    """Return the origin of a row: that of what it is a part of, or its own."""
    table = _table_of(row)
    if table not in PARTS:
        return row.origin_id
    column, whole = PARTS[table]
    one = whole.alias("whole")
    return one.select(one.origin_id).where(of_brand(one), one.id == getattr(row, column))


def _collides(row: Any, collision: Collision) -> Any:
    """Return the condition that a row of `merged_id` collides with one of `survivor_id`."""
    kept = (collision.other or _table_of(row)).alias("kept")
    same = [getattr(kept, column) == getattr(row, column) for column in collision.columns]
    matches = [of_brand(kept), kept.patient_id == param("survivor_id"), *same]
    if collision.condition:
        matches.append(collision.condition(kept))
    found = kept.select(_ONE).where(*matches).limit(_ONE)
    collides = peewee.Expression(_ONE, "=", found)
    if collision.condition and not collision.other:
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


def _count_statement() -> Statement:
    counts = [_count(table, _is_of_merged) for table in _COUNTED]
    counts += [_count(table, partial(_is_to_set_aside, table)) for table in _SET_ASIDE]
    return _statement("merge_count", counts)


_DRAWN = peewee.fn.substr(peewee.Cast(peewee.fn.gen_random_uuid(), "text"), peewee.SQL("16"))


def _set_aside(table: type[PersonTable]) -> tuple[Any, Any]:
    """Return the parts that set the colliding rows of a table aside."""
    whole = peewee.fn.row_to_json(peewee.SQL(f'"{_name(table)}"')).alias("row")
    origin = peewee.fn.COALESCE(_origin(table), param("merged_id")).alias("origin_id")
    theirs = table.delete().where(_is_to_set_aside(table, table))
    gone = theirs.returning(whole, origin).cte(f"gone_{_name(table)}")
    values = {
        SetAsideRow.brand_id: BRAND,
        SetAsideRow.id: peewee.Cast(peewee.Cast(param("id_start"), "text").concat(_DRAWN), "uuid"),
        SetAsideRow.patient_id: param("survivor_id"),
        SetAsideRow.origin_id: gone.c.origin_id,
        SetAsideRow.merge_id: param("merge_id"),
        SetAsideRow.table_name: peewee.SQL(f"'{_name(table)}'"),
        SetAsideRow.row: gone.c.row,
    }
    kept = SetAsideRow.insert_from(peewee.Select([gone], [*values.values()]), [*values])
    return gone, kept.returning(SetAsideRow.id).cte(f"kept_{_name(table)}")


def _set_aside_statement() -> Statement:
    parts = [_set_aside(table) for table in _SET_ASIDE]
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


def _restore_statement() -> Statement:
    """Return the statement that puts rows back that were set aside, where nothing has their place.

    They are those of `patient_id`, except for those that one of the merges `inner` has set aside.
    """
    parts: dict[type[PersonTable], tuple[Any, Any, Any]] = {}
    for table in reversed(_SET_ASIDE):
        parts[table] = _restore(table, parts[PARTS[table][1]][1] if table in PARTS else None)
    counts = [_number(added) for _, added, _ in parts.values()]
    return _statement("merge_restore", counts, *(each for part in parts.values() for each in part))


def _restore(table: type[PersonTable], wholes: Any) -> tuple[Any, Any, Any]:
    """Return the parts that put rows of a table back: the candidates, those that are added, and the rows set aside.

    `wholes` are the rows that were added to the table of which this one has parts.
    """
    columns = [field for field in table._meta.sorted_fields if field.name not in ("brand_id", "patient_id")]
    key = _key(table)
    back = _candidates(table, columns, key, wholes).cte(f"back_{_name(table)}")
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


def _candidates(
    table: type[PersonTable], columns: Sequence[peewee.Field], key: Sequence[peewee.Field], wholes: Any
) -> Any:
    """Return the query for rows that were set aside, by primary key: of several with one key, the last."""
    aside = SetAsideRow.alias("aside")
    record = peewee.SQL(f"json_populate_record(NULL::{_name(table)}, aside.row) AS record")
    values = {each.name: _of_record(each.name) for each in columns} | {"origin_id": aside.origin_id}
    selected = [aside.id.alias("aside_id"), *(value.alias(name) for name, value in values.items())]
    is_inner = aside.merge_id == peewee.fn.ANY(peewee.Cast(param("inner"), "uuid[]"))
    is_of_table = aside.table_name == peewee.SQL(f"'{_name(table)}'")
    rows = peewee.Select([aside, record], selected)
    rows = rows.where(of_brand(aside), aside.patient_id == param("patient_id"), is_of_table, ~is_inner)
    if wholes:
        rows = rows.where(_of_record(PARTS[table][0]).in_(peewee.Select([wholes], [wholes.c.id])))
    by_key = [values[each.name] for each in key]
    rows = rows.order_by(*by_key, aside.id.desc())
    return rows.distinct(*by_key) if key else rows.limit(_ONE)


def _of_record(name: str) -> Any:
    return peewee.SQL(f'record."{name}"')


_COUNTS, _COUNTS_LATER = _count_statement(), _count_later_statement()
_ASIDE, _MOVE, _MOVE_BACK, _RESTORE = (
    _set_aside_statement(),
    _move_statement(),
    _move_back_statement(),
    _restore_statement(),
)


def count(survivor_id: str, merged_id: str) -> Counts:
    """Return what `move` will do."""
    (numbers,) = current().read((_COUNTS, {"survivor_id": survivor_id, "merged_id": merged_id}))
    moved, conflicts = _by_name(_COUNTED, numbers), _by_name(_SET_ASIDE, numbers[len(_COUNTED) :])
    moved = {name: number - conflicts.get(name, 0) for name, number in moved.items()}
    return Counts({name: number for name, number in moved.items() if number}, conflicts)


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


def move_back(
    survivor_id: str, merged_id: str, members: Iterable[str], inner: Iterable[str], *first: Call
) -> Counter[str]:
    """Move the rows of a patient back, now, and those of `members`, the patients merged into it; count them by table.

    Rows that were set aside go back too, but for those of the merges `inner`, by which the members were merged. `first`
    are statements to be sent before.
    """
    values = {"survivor_id": survivor_id, "merged_id": merged_id, "members": array_literal(members)}
    (moved,) = current().read(*first, (_MOVE_BACK, values))
    (put,) = current().read((_RESTORE, {"patient_id": merged_id, "inner": array_literal(inner)}))
    found = Counter(_by_name(_MOVED, moved)) + Counter(_by_name(reversed(_SET_ASIDE), put))
    return Counter({name: found[name] for name in map(_name, _COUNTED) if found[name]})


def _by_name(tables: Iterable[type[PersonTable]], numbers: Iterable[int]) -> dict[str, int]:
    return {_name(table): number for table, number in zip(tables, numbers, strict=False) if number}
