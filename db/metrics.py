"""What was measured of a patient."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

import orjson
import peewee

from db.core import clock, cursors
from db.core.projection import Projection, Row, pick
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable
from db.core.unit_of_work import current
from db.errors import InFuture, NotFound, SourceIdTaken
from db.query import PatientRows, Query
from openapi import types


class MetricEntry(PersonTable):
    """One measurement. Its primary key is the order of a series.

    `source_id` is what the source calls it: a patient has one entry of a source with that id.
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


PROJECTION = Projection(types.MetricEntry, MetricEntry)
_POINT = Projection(types.MetricPoint, MetricEntry)
_INSERT = Statement.insert(MetricEntry)
# What is sent of an entry, and its type in the database.
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
_SENT = tuple(_TYPES)
# As one JSON text: a thousand values in each of eight arrays take twice as long to write.
_ENTRIES = peewee.NodeList(
    (
        peewee.fn.json_to_recordset(peewee.Cast(param("entries"), "json")),
        peewee.SQL(f"AS entry ({', '.join(f'{name} {type}' for name, type in _TYPES.items())})"),
    )
)
_INSERT_MANY = Statement(
    "metric_entries_insert_many",
    MetricEntry.insert_from(
        peewee.Select(
            [_ENTRIES],
            [param("brand_id"), param("patient_id"), param("created_at"), *(peewee.SQL(f"entry.{n}") for n in _SENT)],
        ),
        [getattr(MetricEntry, name) for name in ("brand_id", "patient_id", "created_at", *_SENT)],
    ).returning(),
)

_IN_SERIES = (
    MetricEntry.metric_key == param("metric_key"),
    MetricEntry.recorded_at >= param("since"),
    MetricEntry.recorded_at < param("until"),
)
_SERIES = (
    Query(PROJECTION).of_patient().where(*_IN_SERIES).order_by("recorded_at", "id").paginated().prepare("metric_series")
)

# An empty unit is none. In the C collation, as the order of pages must be the same on every server.
_UNIT = peewee.fn.COALESCE(MetricEntry.unit, peewee.SQL("''")).collate('"C"')
_UNIT_HELD = cursors.TEXT._replace(pack=lambda unit: (unit or "").encode())


def _buckets(mine: Any) -> Any:
    """The last entry of each bucket, with the summary of its numbers. A bucket has one unit in a span of time."""
    bucket = peewee.fn.date_trunc(param("granularity"), MetricEntry.recorded_at, peewee.SQL("'UTC'"))
    number, begin = MetricEntry.value_numeric, param("after_bucket_start")
    key, _, until = _IN_SERIES
    since = (peewee.Cast(each, "timestamptz") for each in (param("since"), begin))  # one bound, as in _latest
    beyond = peewee.Tuple(bucket, _UNIT) > peewee.Tuple(begin, param("after_unit"))
    grouped = MetricEntry.select(
        bucket.alias("bucket_start"),
        _UNIT.alias("unit_key"),
        peewee.fn.trim_scale(peewee.fn.AVG(number)).alias("average"),
        peewee.fn.MIN(number).alias("minimum"),
        peewee.fn.MAX(number).alias("maximum"),
        peewee.fn.COUNT(peewee.SQL("*")).alias("count"),
        peewee.fn.MAX(MetricEntry.recorded_at).alias("last"),
    ).where(mine, key, until, MetricEntry.recorded_at >= peewee.fn.GREATEST(*since), beyond)
    in_order = peewee.SQL("1"), peewee.SQL("2")
    buckets = grouped.group_by(*in_order).order_by(*in_order)
    buckets = buckets.limit(param("limit")).offset(param("offset")).alias("buckets")
    last = MetricEntry.recorded_at == buckets.c.last, buckets.c.unit_key == _UNIT
    entry = _newest(mine, MetricEntry.metric_key == param("metric_key"), *last)
    columns = [getattr(entry.c, name) for name in PROJECTION.names]
    columns += [getattr(buckets.c, name) for name in (*_POINT.extra_names, "unit_key")]
    return peewee.Select([buckets], columns).join(entry, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))


def _newest(*conditions: Any) -> Any:
    newest_first = MetricEntry.recorded_at.desc(), MetricEntry.id.desc()
    entries = MetricEntry.select(*PROJECTION.columns).where(*conditions).order_by(*newest_first)
    return entries.limit(peewee.SQL("1")).alias("entry")


_BUCKETS = (
    Query(_POINT)
    .of_patient()
    .from_query(_buckets)
    .order_by("bucket_start", "unit_key")
    .paginated({"bucket_start": cursors.TIME, "unit": _UNIT_HELD})
    .prepare("metric_buckets")
)


def _latest(mine: Any) -> Any:
    """The latest entry of each key. Goes from key to key through the index, not over the entries between them."""
    first = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key).alias("metric_key"))
    # One bound, not two: of two PostgreSQL 15 expects so few entries that it sorts them all.
    bounds = (peewee.Cast(param(name), "text") for name in ("after", "after_metric_key"))
    begin = peewee.fn.GREATEST(*(peewee.NodeList((bound, peewee.SQL('COLLATE "C"'))) for bound in bounds))
    first = first.where(mine, MetricEntry.metric_key > begin)
    keys = first.cte("keys", recursive=True, columns=("metric_key",))
    following = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key)).where(
        mine, MetricEntry.metric_key > keys.c.metric_key
    )
    keys = keys.union_all(peewee.Select([keys], [following]).where(keys.c.metric_key.is_null(False)))
    # They come in order, so that the rest is not looked for.
    some = peewee.Select([keys], [keys.c.metric_key]).where(keys.c.metric_key.is_null(False))
    some = some.limit(param("limit")).offset(param("offset")).alias("some")
    entry = _newest(mine, MetricEntry.metric_key == some.c.metric_key)
    columns = [getattr(entry.c, name) for name in PROJECTION.names]
    query = peewee.Select([some], columns).join(entry, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))
    return query.with_cte(keys)


_LATEST = Query(PROJECTION).of_patient().from_query(_latest).order_by("metric_key").paginated().prepare("metric_latest")

_NAMED = peewee.NodeList(
    (
        peewee.fn.json_to_recordset(peewee.Cast(param("entries"), "json")),
        peewee.SQL("AS named (source text, source_id text)"),
    )
)


def _known_entries(mine: Any) -> Any:
    """The entries that are there of those that are named by source and id, each looked up in the index of these."""
    named = peewee.SQL("named.source"), peewee.SQL("named.source_id")
    entry = _newest(mine, MetricEntry.source == named[0], MetricEntry.source_id == named[1])
    columns = [getattr(entry.c, name) for name in PROJECTION.names]
    return peewee.Select([_NAMED], columns).join(entry, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))


_KNOWN = Query(PROJECTION).of_patient().from_query(_known_entries).prepare("metric_known")
_IS_ENTRY = (MetricEntry.metric_key == param("metric_key"), MetricEntry.id == param("entry_id"))
_ONE = Query(PROJECTION).of_patient().where(*_IS_ENTRY).prepare("metric_one")
_KEY = ("patient_id", "metric_key", "recorded_at", "id")
_WITHDRAW = Statement(
    "metric_entry_withdraw", MetricEntry.delete().where(*(getattr(MetricEntry, name) == param(name) for name in _KEY))
)
Source = tuple[str, str]
"""The source of an entry, and the id that it has there."""


def append(patient_id: str, entry: Mapping[str, Any]) -> tuple[types.MetricEntry, bool]:
    """The stored entry, and whether it is new: one whose source and `source_id` are known stays as it is.

    Raises InFuture, SourceIdTaken, and NotFound, without `source_id` at the commit.
    """
    (recorded_at,) = _moments([entry], "/recorded_at")
    for known in _known(patient_id, [entry], "/source_id").values():
        return known, False
    moment = clock.now()
    row = pick(entry, _SENT) | {
        "brand_id": current().brand,
        "patient_id": patient_id,
        "id": clock.new_id_at(moment),
        "recorded_at": recorded_at,
        "created_at": moment,
    }
    current().write(_INSERT, **row)
    return PROJECTION.from_values(row), True


def append_all(patient_id: str, entries: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """Store all new entries or none; the ids of all, in the order of the entries, and how many are new.

    Raises InFuture, SourceIdTaken, and NotFound, at the commit where no entry has a `source_id`.
    """
    moments, moment = _moments(entries, "/entries/{}/recorded_at"), clock.now()
    ids = {source: known["id"] for source, known in _known(patient_id, entries, "/entries/{}/source_id").items()}
    # In order: of those that were made in one millisecond too, the last is the latest.
    new_ids = sorted(clock.new_id_at(moment) for _ in entries)
    all_ids = [
        ids.setdefault(source, id) if (source := _source(entry)) else id
        for id, entry in zip(new_ids, entries, strict=True)
    ]
    rows = [
        pick(entry, _SENT) | {"id": new_id, "recorded_at": clock.text(recorded_at)}
        for id, new_id, entry, recorded_at in zip(all_ids, new_ids, entries, moments, strict=True)
        if id == new_id
    ]
    if rows:
        _store(patient_id, rows, moment)
    return all_ids, len(rows)


def _store(patient_id: str, rows: list[Row], moment: datetime) -> None:
    unit = current()
    unit.write(
        _INSERT_MANY,
        brand_id=unit.brand,
        patient_id=patient_id,
        created_at=moment,
        entries=orjson.dumps(rows).decode(),
    )


def _moments(entries: Sequence[Mapping[str, Any]], pointer: str) -> list[datetime]:
    """When the entries were measured. Raises InFuture with the place of each that is ahead, by its number."""
    now = clock.now()
    moments = [clock.moment(entry["recorded_at"]) for entry in entries]
    ahead = [pointer.format(number) for number, moment in enumerate(moments) if clock.is_in_future(moment, now)]
    if ahead:
        raise InFuture(*ahead)
    return moments


def _source(entry: Mapping[str, Any]) -> Source | None:
    return (entry["source"], entry["source_id"]) if entry.get("source_id") else None


def _known(patient_id: str, entries: Sequence[Mapping[str, Any]], pointer: str) -> dict[Source, types.MetricEntry]:
    """The entries that are there already, by source and id. Raises NotFound, and SourceIdTaken with the places.

    The patient is locked, so that nobody adds them meanwhile; but where no entry has a `source_id` nothing is read.
    """
    sources = {source for entry in entries if (source := _source(entry))}
    if not sources:
        return {}
    named = [dict(zip(("source", "source_id"), source, strict=True)) for source in sorted(sources)]
    found = _KNOWN.fetch(lock=True, patient_id=patient_id, entries=orjson.dumps(named).decode())
    known = {source: entry for entry in found.rows if (source := _source(entry))}
    keys = {source: entry["metric_key"] for source, entry in known.items()}
    other = [
        pointer.format(number)
        for number, entry in enumerate(entries)
        if (source := _source(entry)) and keys.setdefault(source, entry["metric_key"]) != entry["metric_key"]
    ]
    if other:
        raise SourceIdTaken(*other)
    return known


def withdraw(patient_id: str, metric_key: str, entry_id: str) -> types.MetricEntry:
    """Remove an entry that was wrong. Raises NotFound."""
    found = _ONE.fetch(lock=True, patient_id=patient_id, metric_key=metric_key, entry_id=entry_id)
    if not found.rows:
        raise NotFound
    current().write(_WITHDRAW, **found.rows[0])
    return found.rows[0]


def latest(patient_id: str, after: str, limit: int, cursor: str | None) -> tuple[list[types.MetricSummary], str | None]:
    """What was measured last, of every key after that one, and the cursor of the next page. Raises NotFound."""
    found = _LATEST.fetch(limit, cursor=cursor, patient_id=patient_id, after=after)
    return [_summary(entry) for entry in found.rows], found.next_cursor


def series(
    patient_id: str,
    metric_key: str,
    since: str | None,
    until: str | None,
    granularity: str,
    limit: int,
    offset: int,
    cursor: str | None,
) -> PatientRows[types.MetricPoint]:
    """The entries of a key in time, or the last one of each bucket with the summary of the bucket. Raises NotFound.

    `since` and `until` are RFC 3339, dates (from their beginning in UTC) or moments; `until` is not included.
    """
    wanted: Row = {
        "patient_id": patient_id,
        "metric_key": metric_key,
        "since": clock.moment(since) if since else "-infinity",
        "until": clock.moment(until) if until else "infinity",
    }
    if granularity == "raw":
        found = _SERIES.fetch(limit, offset, cursor, **wanted)
        return cast(PatientRows[types.MetricPoint], found)  # a point without a bucket is an entry
    return _BUCKETS.fetch(limit, offset, cursor, granularity=granularity, **wanted)


def _summary(entry: types.MetricEntry) -> types.MetricSummary:
    numeric = entry["value_numeric"]
    return {
        "metric_key": entry["metric_key"],
        "last_value": entry["value_text"] if numeric is None else numeric,
        "unit": entry["unit"],
        "last_recorded_at": entry["recorded_at"],
        "is_phi": entry["is_phi"],
    }
