"""Schedules of patients: when a patient takes a compound, instead of the protocol's times."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson
import peewee

from db.amounts import amount_text
from db.compounds import VersionCompound
from db.core import clock
from db.core.projection import Projection, Row, array_literal, in_json, json_items, json_rows, pick
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable, of_brand
from db.core.unit_of_work import current
from db.errors import DifferentDates, DuplicateSlot, NotFound, TooMany
from db.patient_protocol import (
    LONGEST,
    PATIENT_ID,
    PROTOCOL_ID,
    PatientProtocol,
    PatientProtocolQuery,
    earliest_today,
)
from db.protocols import ProtocolVersion
from openapi import types
from regimen.days import days_of, mask
from regimen.layers import PARTS_OF_DAY


class ScheduleRow(PersonTable):
    """One time of the day. The rows of a compound hold in intervals of dates that are equal or disjoint.

    A row is in effect from `effective_from` until before `effective_until`. `paused_until` is the first date on which
    it counts again.
    """

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    protocol_compound_id = peewee.UUIDField()
    days = peewee.SmallIntegerField()
    time_of_day = peewee.TextField()
    time_local = peewee.TimeField(null=True)
    dose_amount_override = peewee.DecimalField(null=True)
    schedule_changed = peewee.BooleanField()
    paused_until = peewee.DateField(null=True)
    notes = peewee.TextField(null=True)
    effective_from = peewee.DateField()
    effective_until = peewee.DateField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "schedules"
        primary_key = peewee.CompositeKey(
            "brand_id", "patient_id", "protocol_compound_id", "effective_from", "time_of_day", "id"
        )


PROJECTION = Projection(types.ScheduleRow, ScheduleRow, renamed={"days_of_week": (ScheduleRow.days, days_of)})
# The columns in which the rows of a request differ, with their types. In Python, dates and times are ISO 8601 text.
_VALUES = {
    "days": "smallint",
    "time_of_day": "text",
    "time_local": "time",
    "dose_amount_override": "numeric",
    "schedule_changed": "boolean",
    "paused_until": "date",
    "notes": "text",
}
_OF_ROW = {"id": "uuid", "protocol_compound_id": "uuid", **_VALUES, "effective_from": "date"}
_COLUMNS = (*_OF_ROW, "effective_until", "created_at", "updated_at")


_ROWS = json_rows(
    ScheduleRow.select().where(
        ScheduleRow.patient_id == PATIENT_ID,
        ScheduleRow.protocol_id == PROTOCOL_ID,
        ScheduleRow.effective_until.is_null() | (ScheduleRow.effective_until > param("since")),
    ),
    *(in_json(getattr(ScheduleRow, name)) for name in _COLUMNS),
)
_COMPOUNDS = json_items(
    ProtocolVersion.select()
    .join(VersionCompound, on=of_brand(VersionCompound) & (VersionCompound.version_id == ProtocolVersion.id))
    .where(ProtocolVersion.protocol_id == PROTOCOL_ID),
    VersionCompound.protocol_compound_id,
)
_READ = PatientProtocolQuery("schedule_read", _ROWS)
_READ_TO_CHANGE = PatientProtocolQuery("schedule_read_to_change", _ROWS, _COMPOUNDS)


def _insert_many_statement() -> Statement:
    shared = ("brand_id", "patient_id", "protocol_id", "created_at")
    values = [*(param(name) for name in shared), *(peewee.SQL(f"row.{name}") for name in _OF_ROW), param("created_at")]
    typed = ", ".join(f"{name} {type}" for name, type in _OF_ROW.items())
    recordset = peewee.fn.json_to_recordset(peewee.Cast(param("rows"), "json"))
    rows = peewee.Select([peewee.NodeList((recordset, peewee.SQL(f"AS row ({typed})")))], values)
    columns = [getattr(ScheduleRow, name) for name in (*shared, *_OF_ROW, "updated_at")]
    return Statement("schedules_insert_many", ScheduleRow.insert_from(rows, columns).returning())


def _is_one_of(ids: str) -> Any:
    return ScheduleRow.id == peewee.fn.ANY(peewee.Cast(param(ids), "uuid[]"))


_INSERT = _insert_many_statement()
_ENDED = {ScheduleRow.effective_until: param("effective_until"), ScheduleRow.updated_at: param("updated_at")}
_END = Statement("schedules_end", ScheduleRow.update(_ENDED).where(_is_one_of("ids")))
_DELETE = Statement("schedules_delete", ScheduleRow.delete().where(_is_one_of("ids")))


class _Plan(NamedTuple):
    """The rows of a compound from a date on."""

    effective_from: str
    rows: list[Row]


def get(patient_id: str, protocol: str) -> types.PatientSchedule:
    """Return the rows of a patient in a protocol that are in effect today or later. Raises NotFound."""
    found = _READ.fetch(patient_id, protocol, since=earliest_today())
    return _schedule(found, _stored_rows(found))


def replace(patient_id: str, protocol: str, body: Sequence[Mapping[str, Any]]) -> types.PatientSchedule:
    """Replace the rows of each compound in the body from its `effective_from` on; return the schedule.

    Raises NotFound, DifferentDates, DuplicateSlot, TooManyDigits, TooMany.
    """
    compounds = [row["protocol_compound_id"].lower() for row in body]
    _require_distinct_slots(compounds, body)
    _require_one_date(compounds, body)
    rows = [_values(index, row) for index, row in enumerate(body)]
    earliest = min([earliest_today().isoformat(), *(row["effective_from"] for row in body if "effective_from" in row)])
    found = _READ_TO_CHANGE.fetch(patient_id, protocol, lock=True, since=earliest)
    known = _compounds(found)
    unknown = [f"/{index}/protocol_compound_id" for index, compound in enumerate(compounds) if compound not in known]
    if unknown:
        raise NotFound(*unknown)
    plans: dict[str, _Plan] = {}
    for compound, row, values in zip(compounds, body, rows, strict=True):
        plan = plans.setdefault(compound, _Plan(row.get("effective_from", found.today.isoformat()), []))
        plan.rows.append(values)
    return _change(found, plans)


def clear(
    patient_id: str, protocol: str, protocol_compound_id: str, effective_from: str | None
) -> types.PatientSchedule:
    """End the rows of a compound before a date, today by default; return the schedule. Raises NotFound."""
    earliest = earliest_today().isoformat()
    since = min(earliest, effective_from or earliest)
    found = _READ_TO_CHANGE.fetch(patient_id, protocol, lock=True, since=since)
    if protocol_compound_id not in _compounds(found):
        raise NotFound
    return _change(found, {protocol_compound_id: _Plan(effective_from or found.today.isoformat(), [])})


def _require_distinct_slots(compounds: Sequence[str], body: Sequence[Mapping[str, Any]]) -> None:
    """Raise DuplicateSlot if a compound has a weekday twice in a part of the day."""
    taken: Counter[tuple[str, str]] = Counter()
    pointers = []
    for index, (compound, row) in enumerate(zip(compounds, body, strict=True)):
        part, days = (compound, row["time_of_day"]), mask(map(int, row["days_of_week"]))
        if taken[part] & days:
            pointers.append(f"/{index}/days_of_week")
        taken[part] |= days
    if pointers:
        raise DuplicateSlot(*pointers)


def _require_one_date(compounds: Sequence[str], body: Sequence[Mapping[str, Any]]) -> None:
    """Raise DifferentDates if the rows of a compound have different dates."""
    dates: dict[str, str | None] = {}
    pointers = [
        f"/{index}/effective_from"
        for index, (compound, row) in enumerate(zip(compounds, body, strict=True))
        if dates.setdefault(compound, row.get("effective_from")) != row.get("effective_from")
    ]
    if pointers:
        raise DifferentDates(*pointers)


def _compounds(found: PatientProtocol) -> set[str]:
    return set(orjson.loads(found.columns[1]))


def _stored_rows(found: PatientProtocol) -> list[Row]:
    return [dict(zip(_COLUMNS, row, strict=True)) for row in orjson.loads(found.columns[0])]


def _values(index: int, row: Mapping[str, Any]) -> Row:
    """Return the columns of a row of the body. Raises TooManyDigits."""
    time, amount = row.get("time_local"), row.get("dose_amount_override")
    return pick(row, _VALUES) | {
        "days": mask(map(int, row["days_of_week"])),
        "time_local": time and f"{time}:00"[:8],
        "dose_amount_override": None if amount is None else amount_text(amount, f"/{index}/dose_amount_override"),
    }


def _change(found: PatientProtocol, plans: Mapping[str, _Plan]) -> types.PatientSchedule:
    """Store the plans of compounds; return the schedule. Raises TooMany."""
    rows = _stored_rows(found)
    moment = clock.later_than(*(row["updated_at"] for row in rows))
    ended: dict[str, list[str]] = {}
    deleted, added = [], []
    for compound, plan in plans.items():
        later = [row for row in rows if row["protocol_compound_id"] == compound and _is_after(row, plan.effective_from)]
        if _is_same(later, plan):
            continue
        for row in later:
            if row["effective_from"] < plan.effective_from:
                row |= {"effective_until": plan.effective_from, "updated_at": clock.text(moment)}
                ended.setdefault(plan.effective_from, []).append(row["id"])
            else:
                deleted.append(row["id"])
        added += [row | _new_row(compound, plan.effective_from, clock.text(moment)) for row in plan.rows]
    for row, id in zip(added, sorted(clock.new_id_at(moment) for _ in added), strict=True):
        row["id"] = id
    schedule = _schedule(found, [row for row in rows if row["id"] not in deleted] + added)
    if len(schedule["schedule"]) > LONGEST:
        raise TooMany
    _store(found, moment, ended, deleted, added)
    return schedule


def _new_row(compound: str, effective_from: str, moment: str) -> Row:
    """Return the columns that new rows of a compound share."""
    dates = {"effective_from": effective_from, "effective_until": None}
    return {"protocol_compound_id": compound, "created_at": moment, "updated_at": moment, **dates}


def _is_after(row: Row, effective_from: str) -> bool:
    """Return whether a row is in effect on a date or later."""
    return row["effective_until"] is None or row["effective_until"] > effective_from


def _is_same(later: Sequence[Row], plan: _Plan) -> bool:
    """Return whether the rows that are in effect from a date on are those of the plan, and none other follows."""
    lasts = all(row["effective_from"] <= plan.effective_from and row["effective_until"] is None for row in later)
    stored, planned = (Counter(tuple(row[name] for name in _VALUES) for row in rows) for rows in (later, plan.rows))
    return lasts and stored == planned


def _store(
    found: PatientProtocol, moment: Any, ended: Mapping[str, list[str]], deleted: list[str], added: list[Row]
) -> None:
    unit = current()
    for effective_until, ids in ended.items():
        unit.write(_END, ids=array_literal(ids), effective_until=effective_until, updated_at=moment)
    if deleted:
        unit.write(_DELETE, ids=array_literal(deleted))
    if added:
        unit.write(
            _INSERT,
            patient_id=found.patient_id,
            protocol_id=found.protocol_id,
            created_at=moment,
            rows=orjson.dumps(added).decode(),
        )


def _schedule(found: PatientProtocol, rows: Iterable[Row]) -> types.PatientSchedule:
    """Return the rows that are in effect today or later, in their order."""
    in_effect = [row for row in rows if _is_after(row, found.today.isoformat())]
    in_effect.sort(key=_place)
    return {
        "patient_id": found.patient_id,
        "protocol_id": found.protocol_id,
        "schedule": [_row(found, row) for row in in_effect],
    }


def _place(row: Row) -> tuple[Any, ...]:
    return row["protocol_compound_id"], row["effective_from"], PARTS_OF_DAY.index(row["time_of_day"]), row["id"]


def _row(found: PatientProtocol, row: Row) -> types.ScheduleRow:
    whose = {"patient_id": found.patient_id, "protocol_id": found.protocol_id}
    time = row["time_local"] and clock.short_time(row["time_local"])
    return PROJECTION.from_values(row | whose | {"days_of_week": row["days"], "time_local": time})
