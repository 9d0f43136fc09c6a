"""Measurements of patients: appending and withdrawing entries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
import peewee

from db.core import clock
from db.core.projection import Projection, Row, pick
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable
from db.core.unit_of_work import current
from db.errors import InFuture, NotFound, SourceIdTaken
from db.query import Query
from openapi import types


class MetricEntry(PersonTable):
    """A measurement. Its primary key has the order of a series.

    `source_id` is the id of the entry at its source, unique for a patient and a source.
    """

    id = peewee.UUIDField()
    metric_key = peewee.TextField()
    value_numeric = peewee.DecimalField(null=True)
    value_text = peewee.TextField(null=True)
    unit = peewee.TextField(null=True)
    source = peewee.TextField()
    source_id = peewee.TextField(null=True)
    is_phi = peewee.BooleanField()
    recorded_at = DateTimeTZField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "metric_entries"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "metric_key", "recorded_at", "id")


Source = tuple[str, str]
"""The source of an entry, and its id there."""

PROJECTION = Projection(types.MetricEntry, MetricEntry)
_INSERT = Statement.insert(MetricEntry)
# The columns whose values differ between the entries of a batch, with their types.
_TYPES = {
    "id": "uuid",
    "metric_key": "text",
    "value_numeric": "numeric",
    "value_text": "text",
    "unit": "text",
    "source": "text",
    "source_id": "text",
    "is_phi": "boolean",
    "recorded_at": "timestamptz",
}


def _recordset(alias: str, columns: Mapping[str, str]) -> Any:
    """Return a FROM item: the rows of the parameter `entries`, one JSON text.

    A thousand values in each of eight arrays take twice as long to write.
    """
    typed = ", ".join(f"{name} {type}" for name, type in columns.items())
    rows = peewee.fn.json_to_recordset(peewee.Cast(param("entries"), "json"))
    return peewee.NodeList((rows, peewee.SQL(f"AS {alias} ({typed})")))


def _insert_many_statement() -> Statement:
    shared = ("brand_id", "patient_id", "created_at")
    values = [*(param(name) for name in shared), *(peewee.SQL(f"entry.{name}") for name in _TYPES)]
    rows = peewee.Select([_recordset("entry", _TYPES)], values)
    columns = [getattr(MetricEntry, name) for name in (*shared, *_TYPES)]
    return Statement("metric_entries_insert_many", MetricEntry.insert_from(rows, columns).returning())


_INSERT_MANY = _insert_many_statement()


def with_newest_entry(rows: Any, *conditions: Any, columns: tuple[Any, ...] = ()) -> Any:
    """Return a query: for each of the rows the newest entry that meets the conditions, and then these columns."""
    newest_first = MetricEntry.recorded_at.desc(), MetricEntry.id.desc()
    entries = MetricEntry.select(*PROJECTION.columns).where(*conditions).order_by(*newest_first)
    entry = entries.limit(peewee.SQL("1")).alias("entry")
    selected = [*(getattr(entry.c, name) for name in PROJECTION.names), *columns]
    return peewee.Select([rows], selected).join(entry, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))


def _known_entries(condition: Any) -> Any:
    """Return a query for the stored entries with the source ids of `entries`, each looked up in their index."""
    source, source_id = peewee.SQL("named.source"), peewee.SQL("named.source_id")
    rows = _recordset("named", {"source": "text", "source_id": "text"})
    return with_newest_entry(rows, condition, MetricEntry.source == source, MetricEntry.source_id == source_id)


_OF_PATIENT = Query(PROJECTION).of_patient()
_KNOWN = _OF_PATIENT.from_query(_known_entries).prepare("metric_known")
_ONE = _OF_PATIENT.where(MetricEntry.metric_key == param("metric_key"), MetricEntry.id == param("entry_id")).prepare(
    "metric_one"
)
_KEY = ("patient_id", "metric_key", "recorded_at", "id")
_DELETE = Statement(
    "metric_entry_withdraw", MetricEntry.delete().where(*(getattr(MetricEntry, name) == param(name) for name in _KEY))
)


def append(patient_id: str, entry: Mapping[str, Any]) -> tuple[types.MetricEntry, bool]:
    """Store an entry; return it, and whether it is new. An entry with a known source id stays as it is stored.

    Raises InFuture, SourceIdTaken and NotFound, the latter at the commit if the entry has no `source_id`.
    """
    (recorded_at,) = _recording_times([entry], "/recorded_at")
    for known in _known(patient_id, [entry], "/source_id").values():
        return known, False
    moment = clock.now()
    row = pick(entry, _TYPES) | {
        "brand_id": current().brand,
        "patient_id": patient_id,
        "id": clock.new_id_at(moment),
        "recorded_at": recorded_at,
        "created_at": moment,
    }
    current().write(_INSERT, **row)
    return PROJECTION.from_values(row), True


def append_all(patient_id: str, entries: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """Store all new entries or none; return the ids of all entries, in their order, and the number of new ones.

    Raises InFuture, SourceIdTaken and NotFound, the latter at the commit if no entry has a `source_id`.
    """
    times, moment = _recording_times(entries, "/entries/{}/recorded_at"), clock.now()
    ids = {source: known["id"] for source, known in _known(patient_id, entries, "/entries/{}/source_id").items()}
    # Sorted: of entries with the same `recorded_at` too, the last one of the batch is the latest.
    new_ids = sorted(clock.new_id_at(moment) for _ in entries)
    all_ids = [
        ids.setdefault(source, id) if (source := _source(entry)) else id
        for id, entry in zip(new_ids, entries, strict=True)
    ]
    rows = [
        pick(entry, _TYPES) | {"id": new_id, "recorded_at": clock.text(recorded_at)}
        for id, new_id, entry, recorded_at in zip(all_ids, new_ids, entries, times, strict=True)
        if id == new_id
    ]
    if rows:
        _insert_many(patient_id, rows, moment)
    return all_ids, len(rows)


def _insert_many(patient_id: str, rows: list[Row], moment: datetime) -> None:
    unit = current()
    unit.write(
        _INSERT_MANY,
        patient_id=patient_id,
        created_at=moment,
        entries=orjson.dumps(rows).decode(),
    )


def _recording_times(entries: Sequence[Mapping[str, Any]], pointer: str) -> list[datetime]:
    """Return the `recorded_at` of each entry. Raises InFuture with `pointer`, formatted with the index of each."""
    now = clock.now()
    times = [clock.moment(entry["recorded_at"]) for entry in entries]
    pointers = [pointer.format(index) for index, time in enumerate(times) if clock.is_in_future(time, now)]
    if pointers:
        raise InFuture(*pointers)
    return times


def _source(entry: Mapping[str, Any]) -> Source | None:
    return (entry["source"], entry["source_id"]) if entry.get("source_id") else None


def _known(patient_id: str, entries: Sequence[Mapping[str, Any]], pointer: str) -> dict[Source, types.MetricEntry]:
    """Return the stored entries that have the source of one of the entries.

    The patient is locked, so that no other request adds them meanwhile. Nothing is read if no entry has a `source_id`.
    Raises NotFound, and SourceIdTaken with `pointer`, formatted with the index of each entry of another metric key.
    """
    sources = {source for entry in entries if (source := _source(entry))}
    if not sources:
        return {}
    named = [dict(zip(("source", "source_id"), source, strict=True)) for source in sorted(sources)]
    found = _KNOWN.fetch(lock=True, patient_id=patient_id, entries=orjson.dumps(named).decode())
    known = {source: entry for entry in found.rows if (source := _source(entry))}
    keys = {source: entry["metric_key"] for source, entry in known.items()}
    pointers = [
        pointer.format(index)
        for index, entry in enumerate(entries)
        if (source := _source(entry)) and keys.setdefault(source, entry["metric_key"]) != entry["metric_key"]
    ]
    if pointers:
        raise SourceIdTaken(*pointers)
    return known


def withdraw(patient_id: str, metric_key: str, entry_id: str) -> types.MetricEntry:
    """Delete an entry and return it. Raises NotFound."""
    found = _ONE.fetch(lock=True, patient_id=patient_id, metric_key=metric_key, entry_id=entry_id)
    if not found.rows:
        raise NotFound
    current().write(_DELETE, **found.rows[0])
    return found.rows[0]
