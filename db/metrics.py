"""What was measured of a patient."""

from collections.abc import Mapping, Sequence
from typing import Any

import peewee

from db import clock
from db.base import DateTimeTZField, PersonTable
from db.reading import Reading
from db.rows import Record, Shape, chosen
from db.statements import Statement, place
from db.unit import current


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


SHAPE = Shape(MetricEntry)
_IN_TIME = ("recorded_at", "id")
_INSERT = Statement.insert(MetricEntry)
# As what a list of values arrives, and what each is then.
_ARRIVES = {"is_phi": "boolean[]", "recorded_at": "timestamptz[]"}
_BECOMES = {"id": "uuid[]", "value_numeric": "numeric[]"}
_SENT = ("id", "metric_key", "value_numeric", "value_text", "unit", "source", "is_phi", "recorded_at")


def _listed(name: str) -> Any:
    arrives = _ARRIVES.get(name, "text[]")
    return peewee.Cast(peewee.Cast(place(name), arrives), _BECOMES.get(name, arrives))


_INSERT_MANY = Statement(
    "metric_entries_insert_many",
    MetricEntry.insert_from(
        peewee.Select(
            columns=[
                place("brand_id"),
                place("patient_id"),
                place("created_at"),
                *(peewee.fn.unnest(_listed(name)) for name in _SENT),
            ]
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
    number, of_bucket = MetricEntry.value_numeric, {"partition_by": [bucket]}
    newest_first = [MetricEntry.recorded_at.desc(), MetricEntry.id.desc()]
    entries = MetricEntry.select(
        *SHAPE.columns,
        bucket.alias("bucket_start"),
        peewee.fn.trim_scale(peewee.fn.AVG(number).over(**of_bucket)).alias("average"),
        peewee.fn.MIN(number).over(**of_bucket).alias("minimum"),
        peewee.fn.MAX(number).over(**of_bucket).alias("maximum"),
        peewee.fn.COUNT(peewee.SQL("*")).over(**of_bucket).alias("count"),
        peewee.fn.ROW_NUMBER().over(partition_by=[bucket], order_by=newest_first).alias("age"),
    ).where(mine, *_IN_SERIES)
    columns = [getattr(entries.c, name) for name in _BUCKET.names]
    return peewee.Select([entries], columns).where(entries.c.age == peewee.SQL("1"))


_BUCKET = Shape(MetricEntry, more=("bucket_start", "average", "minimum", "maximum", "count"))
_BUCKETS = Reading("metric_buckets", _BUCKET, order=_IN_TIME, page=_buckets)


def _latest(mine: Any) -> Any:
    """The latest entry of each key. Goes from key to key through the index, not over the entries between them."""
    first = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key).alias("metric_key"))
    first = first.where(mine, MetricEntry.metric_key > place("after"))
    keys = first.cte("keys", recursive=True, columns=("metric_key",))
    following = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key)).where(
        mine, MetricEntry.metric_key > keys.c.metric_key
    )
    keys = keys.union_all(peewee.Select([keys], [following]).where(keys.c.metric_key.is_null(False)))
    entry = (
        MetricEntry.select(*SHAPE.columns)
        .where(mine, MetricEntry.metric_key == keys.c.metric_key)
        .order_by(MetricEntry.recorded_at.desc(), MetricEntry.id.desc())
        .limit(peewee.SQL("1"))
        .alias("entry")
    )
    columns = [getattr(entry.c, name) for name in SHAPE.names]
    return peewee.Select([keys], columns).join(entry, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE")).with_cte(keys)


_LATEST = Reading("metric_latest", SHAPE, order=("metric_key",), page=_latest)


def record(patient_id: str, entry: Mapping[str, Any]) -> Record:
    """Raises NotFound, at the commit."""
    row = _row(entry) | {"brand_id": current().brand, "patient_id": patient_id, "created_at": clock.now()}
    current().write(_INSERT, **row)
    return SHAPE.shown(row)


def record_all(patient_id: str, entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """Keep all entries or none; their ids, in the order of the entries. Raises NotFound, at the commit."""
    unit, moment = current(), clock.now()
    rows = [_row(entry) for entry in entries]
    columns = {name: [row[name] for row in rows] for name in _SENT}
    unit.write(_INSERT_MANY, brand_id=unit.brand, patient_id=patient_id, created_at=moment, **columns)
    return columns["id"]


def latest(patient_id: str, after: str, limit: int) -> list[Record]:
    """What was measured last, of every key after that one. Raises NotFound."""
    entries = _LATEST(limit, where={"patient_id": patient_id, "after": after}).rows
    return [_summary(entry) for entry in entries]


def series(
    patient_id: str, metric_key: str, since: str | None, until: str | None, granularity: str, limit: int, offset: int
) -> list[Record]:
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
        return _SERIES(limit, offset, where=wanted).rows
    return _BUCKETS(limit, offset, where=wanted | {"granularity": granularity}).rows


def _summary(entry: Record) -> Record:
    numeric = entry["value_numeric"]
    return {
        "metric_key": entry["metric_key"],
        "last_value": entry["value_text"] if numeric is None else numeric,
        "unit": entry["unit"],
        "last_recorded_at": entry["recorded_at"],
        "is_phi": entry["is_phi"],
    }


def _row(entry: Mapping[str, Any]) -> Record:
    return chosen(entry, _SENT) | {
        "id": clock.new_id_at(clock.now()),
        "recorded_at": clock.moment(entry["recorded_at"]),
    }
