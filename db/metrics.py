"""What was measured of a patient."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import orjson
import peewee

from db import clock
from db.base import DateTimeTZField, PersonTable
from db.reading import Reading
from db.rows import Record, Shape, chosen
from db.statements import Statement, place
from db.unit import current
from openapi import types


class MetricEntry(PersonTable):
    """One measurement. Its primary key is the order of a series."""

    id = peewee.UUIDField()
    metric_key = peewee.TextField()
    value_numeric = peewee.DecimalField(null=True)
    value_text = peewee.TextField(null=True)
    unit = peewee.TextField(null=True)
    source = peewee.TextField()
    is_phi = peewee.BooleanField()
    recorded_at = DateTimeTZField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "metric_entries"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "metric_key", "recorded_at", "id")


SHAPE = Shape(types.MetricEntry, MetricEntry)
_POINT = Shape(types.MetricPoint, MetricEntry)
_IN_TIME = ("recorded_at", "id")
_INSERT = Statement.insert(MetricEntry)
# What is sent of an entry, and its type in the database.
_TYPES = {
    "id": "uuid",
    "metric_key": "text",
    "value_numeric": "numeric",
    "value_text": "text",
    "unit": "text",
    "source": "text",
    "is_phi": "boolean",
    "recorded_at": "timestamptz",
}
_SENT = tuple(_TYPES)
# As one JSON text: a thousand values in each of eight arrays take twice as long to write.
_ENTRIES = peewee.NodeList(
    (
        peewee.fn.json_to_recordset(peewee.Cast(place("entries"), "json")),
        peewee.SQL(f"AS entry ({', '.join(f'{name} {type}' for name, type in _TYPES.items())})"),
    )
)
_INSERT_MANY = Statement(
    "metric_entries_insert_many",
    MetricEntry.insert_from(
        peewee.Select(
            [_ENTRIES],
            [place("brand_id"), place("patient_id"), place("created_at"), *(peewee.SQL(f"entry.{n}") for n in _SENT)],
        ),
        [getattr(MetricEntry, name) for name in ("brand_id", "patient_id", "created_at", *_SENT)],
    ).returning(),
)

_IN_SERIES = (
    MetricEntry.metric_key == place("metric_key"),
    MetricEntry.recorded_at >= place("since"),
    MetricEntry.recorded_at < place("until"),
)
_SERIES = Reading("metric_series", SHAPE, *_IN_SERIES, order=_IN_TIME)


def _buckets(mine: Any) -> Any:
    """The last entry of each bucket of time, with what its numbers come to."""
    bucket = peewee.fn.date_trunc(place("granularity"), MetricEntry.recorded_at, peewee.SQL("'UTC'"))
    number = MetricEntry.value_numeric
    grouped = MetricEntry.select(
        bucket.alias("bucket_start"),
        peewee.fn.trim_scale(peewee.fn.AVG(number)).alias("average"),
        peewee.fn.MIN(number).alias("minimum"),
        peewee.fn.MAX(number).alias("maximum"),
        peewee.fn.COUNT(peewee.SQL("*")).alias("count"),
        peewee.fn.MAX(MetricEntry.recorded_at).alias("last"),
    ).where(mine, *_IN_SERIES)
    buckets = grouped.group_by(peewee.SQL("1")).order_by(peewee.SQL("1"))
    buckets = buckets.limit(place("limit")).offset(place("offset")).alias("buckets")
    entry = _newest(mine, MetricEntry.metric_key == place("metric_key"), MetricEntry.recorded_at == buckets.c.last)
    columns = [getattr(entry.c, name) for name in SHAPE.names] + [getattr(buckets.c, name) for name in _POINT.more]
    return peewee.Select([buckets], columns).join(entry, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))


def _newest(*conditions: Any) -> Any:
    newest_first = MetricEntry.recorded_at.desc(), MetricEntry.id.desc()
    entries = MetricEntry.select(*SHAPE.columns).where(*conditions).order_by(*newest_first)
    return entries.limit(peewee.SQL("1")).alias("entry")


_BUCKETS = Reading("metric_buckets", _POINT, order=_IN_TIME, page=_buckets, cut=False)


def _latest(mine: Any) -> Any:
    """The latest entry of each key. Goes from key to key through the index, not over the entries between them."""
    first = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key).alias("metric_key"))
    first = first.where(mine, MetricEntry.metric_key > place("after"))
    keys = first.cte("keys", recursive=True, columns=("metric_key",))
    following = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key)).where(
        mine, MetricEntry.metric_key > keys.c.metric_key
    )
    keys = keys.union_all(peewee.Select([keys], [following]).where(keys.c.metric_key.is_null(False)))
    # They come in order, so that the rest is not looked for.
    some = peewee.Select([keys], [keys.c.metric_key]).where(keys.c.metric_key.is_null(False))
    some = some.limit(place("limit")).offset(place("offset")).alias("some")
    entry = _newest(mine, MetricEntry.metric_key == some.c.metric_key)
    columns = [getattr(entry.c, name) for name in SHAPE.names]
    query = peewee.Select([some], columns).join(entry, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))
    return query.with_cte(keys)


_LATEST = Reading("metric_latest", SHAPE, order=("metric_key",), page=_latest, cut=False)


def record(patient_id: str, entry: Mapping[str, Any]) -> types.MetricEntry:
    """Raises NotFound, at the commit."""
    moment = clock.now()
    row = chosen(entry, _SENT) | {
        "brand_id": current().brand,
        "patient_id": patient_id,
        "id": clock.new_id_at(moment),
        "recorded_at": clock.moment(entry["recorded_at"]),
        "created_at": moment,
    }
    current().write(_INSERT, **row)
    return SHAPE.shown(row)


def record_all(patient_id: str, entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Keep all entries or none; their ids, in the order of the entries. Raises NotFound, at the commit."""
    unit, moment = current(), clock.now()
    # In order: of those that were made in one millisecond too, the last is the latest.
    ids = sorted(clock.new_id_at(moment) for _ in entries)
    rows = [
        chosen(entry, _SENT) | {"id": id, "recorded_at": clock.text(clock.moment(entry["recorded_at"]))}
        for id, entry in zip(ids, entries, strict=True)
    ]
    unit.write(
        _INSERT_MANY,
        brand_id=unit.brand,
        patient_id=patient_id,
        created_at=moment,
        entries=orjson.dumps(rows).decode(),
    )
    return ids


def latest(patient_id: str, after: str, limit: int) -> list[types.MetricSummary]:
    """What was measured last, of every key after that one. Raises NotFound."""
    entries = _LATEST(limit, where={"patient_id": patient_id, "after": after}).rows
    return [_summary(entry) for entry in entries]


def series(
    patient_id: str, metric_key: str, since: str | None, until: str | None, granularity: str, limit: int, offset: int
) -> list[types.MetricPoint]:
    """The entries of a key in time, or the last one of each bucket with what the bucket comes to. Raises NotFound.

    `since` and `until` are RFC 3339, dates (from their beginning in UTC) or moments; `until` is not included.
    """
    wanted: Record = {
        "patient_id": patient_id,
        "metric_key": metric_key,
        "since": clock.moment(since) if since else "-infinity",
        "until": clock.moment(until) if until else "infinity",
    }
    if granularity == "raw":
        return cast(list[types.MetricPoint], _SERIES(limit, offset, where=wanted).rows)  # points of no bucket
    return _BUCKETS(limit, offset, where=wanted | {"granularity": granularity}).rows


def _summary(entry: types.MetricEntry) -> types.MetricSummary:
    numeric = entry["value_numeric"]
    return {
        "metric_key": entry["metric_key"],
        "last_value": entry["value_text"] if numeric is None else numeric,
        "unit": entry["unit"],
        "last_recorded_at": entry["recorded_at"],
        "is_phi": entry["is_phi"],
    }
