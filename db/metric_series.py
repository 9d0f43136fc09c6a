"""Reading measurements: the latest of each metric key, and the series of one key, as entries or in buckets."""

from typing import Any, cast

import peewee

from db.core import clock, cursors
from db.core.projection import Projection, Row
from db.core.statements import param
from db.metrics import PROJECTION, MetricEntry, with_newest_entry
from db.query import PatientRows, Query
from openapi import types

_POINT = Projection(types.MetricPoint, MetricEntry)
_OF_KEY = MetricEntry.metric_key == param("metric_key")
_BEFORE_END = MetricEntry.recorded_at < param("until")
_ENTRIES = (
    Query(PROJECTION)
    .of_patient()
    .where(_OF_KEY, MetricEntry.recorded_at >= param("since"), _BEFORE_END)
    .order_by("recorded_at", "id")
    .paginated()
    .prepare("metric_series")
)

# An entry without a unit has an empty one here. In the C collation, so that the order of pages is the same on all
# servers.
_UNIT = peewee.fn.COALESCE(MetricEntry.unit, peewee.SQL("''")).collate('"C"')
_UNIT_IN_CURSOR = cursors.TEXT._replace(pack=lambda unit: (unit or "").encode())


def _buckets(condition: Any) -> Any:
    """Return a query for the last entry of each bucket, a span of time and a unit, with a summary of its numbers.

    The spans come in order, so that the limit ends the reading of their entries.
    """
    spans = _spans(condition)
    units = _units(condition, spans).alias("units")
    buckets = peewee.Select([spans], [spans.c.begins.alias("bucket_start"), peewee.SQL("units.*")])
    buckets = buckets.join(units, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE"))
    start = peewee.Tuple(param("after_bucket_start"), param("after_unit"))
    buckets = buckets.where(peewee.Tuple(spans.c.begins, units.c.unit_key) > start)
    buckets = buckets.limit(param("limit")).offset(param("offset")).alias("buckets")
    is_last = MetricEntry.recorded_at == buckets.c.last, buckets.c.unit_key == _UNIT
    summary = tuple(getattr(buckets.c, name) for name in (*_POINT.extra_names, "unit_key"))
    return with_newest_entry(buckets, condition, _OF_KEY, *is_last, columns=summary).with_cte(spans)


def _units(condition: Any, spans: Any) -> Any:
    """Return a query for the summary of each unit in a span."""
    since, until = (peewee.Cast(param(name), "timestamptz") for name in ("since", "until"))
    is_within = (
        MetricEntry.recorded_at >= peewee.fn.GREATEST(since, spans.c.begins),
        MetricEntry.recorded_at < peewee.fn.LEAST(until, spans.c.ends),
    )
    number = MetricEntry.value_numeric
    grouped = MetricEntry.select(
        _UNIT.alias("unit_key"),
        peewee.fn.trim_scale(peewee.fn.AVG(number)).alias("average"),
        peewee.fn.MIN(number).alias("minimum"),
        peewee.fn.MAX(number).alias("maximum"),
        peewee.fn.COUNT(peewee.SQL("*")).alias("count"),
        peewee.fn.MAX(MetricEntry.recorded_at).alias("last"),
    ).where(condition, _OF_KEY, *is_within)
    return grouped.group_by(peewee.SQL("1")).order_by(peewee.SQL("1"))


def _spans(condition: Any) -> Any:
    """Return a recursive CTE of the spans of time that have entries. It skips from span to span in the index."""
    first, utc = peewee.fn.MIN(MetricEntry.recorded_at), peewee.SQL("'UTC'")
    begins = peewee.fn.date_trunc(param("granularity"), first, utc)
    length = peewee.Cast(peewee.Expression(peewee.SQL("'1 '"), "||", param("granularity")), "interval")
    ends = peewee.fn.timezone(utc, peewee.Expression(peewee.fn.timezone(utc, begins), "+", length))

    def span_from(moment: Any) -> Any:
        return (
            MetricEntry.select(begins.alias("begins"), ends.alias("ends"))
            .where(condition, _OF_KEY, _BEFORE_END, MetricEntry.recorded_at >= moment)
            .having(first.is_null(False))
        )

    bounds = (peewee.Cast(param(name), "timestamptz") for name in ("since", "after_bucket_start"))
    start = peewee.fn.GREATEST(*bounds)  # one bound, as in _latest
    spans = span_from(start).cte("spans", recursive=True, columns=("begins", "ends"))
    following = span_from(spans.c.ends).alias("following")
    rest = peewee.Select([spans], [following.c.begins, following.c.ends])
    return spans.union_all(rest.join(following, peewee.JOIN.LATERAL, on=peewee.SQL("TRUE")))


_BUCKETS = (
    Query(_POINT)
    .of_patient()
    .from_query(_buckets)
    .order_by("bucket_start", "unit_key")
    .paginated({"bucket_start": cursors.TIME, "unit": _UNIT_IN_CURSOR})
    .prepare("metric_buckets")
)


def _in_c_collation(text: Any) -> Any:
    return peewee.NodeList((text, peewee.SQL('COLLATE "C"')))


def keys_after(condition: Any, start: Any) -> Any:
    """Return a recursive CTE of the metric keys greater than `start`, in their order, and then null.

    It skips from key to key in the index, over their entries.
    """
    first = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key).alias("metric_key"))
    first = first.where(condition, MetricEntry.metric_key > start)
    keys = first.cte("keys", recursive=True, columns=("metric_key",))
    following = MetricEntry.select(peewee.fn.MIN(MetricEntry.metric_key)).where(
        condition, MetricEntry.metric_key > keys.c.metric_key
    )
    return keys.union_all(peewee.Select([keys], [following]).where(keys.c.metric_key.is_null(False)))


def _latest(condition: Any) -> Any:
    """Return a query for the latest entry of each key."""
    # One bound, not two: of two PostgreSQL 15 expects so few entries that it sorts them all.
    bounds = (peewee.Cast(param(name), "text") for name in ("after", "after_metric_key"))
    keys = keys_after(condition, peewee.fn.GREATEST(*(_in_c_collation(bound) for bound in bounds)))
    # The keys come in order, so that the limit ends the recursion.
    some = peewee.Select([keys], [keys.c.metric_key]).where(keys.c.metric_key.is_null(False))
    some = some.limit(param("limit")).offset(param("offset")).alias("some")
    return with_newest_entry(some, condition, MetricEntry.metric_key == some.c.metric_key).with_cte(keys)


_LATEST = Query(PROJECTION).of_patient().from_query(_latest).order_by("metric_key").paginated().prepare("metric_latest")


def latest(patient_id: str, after: str, limit: int, cursor: str | None) -> tuple[list[types.MetricSummary], str | None]:
    """Return the latest entry of each key greater than `after`, and the cursor of the next page. Raises NotFound."""
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
    """Return the entries of a key, or the last entry of each bucket with the summary of the bucket. Raises NotFound.

    `since` (inclusive) and `until` (exclusive) are RFC 3339 times or dates, which begin at midnight UTC. A granularity
    other than `raw` is the length of a bucket.
    """
    values: Row = {
        "patient_id": patient_id,
        "metric_key": metric_key,
        "since": clock.moment(since) if since else "-infinity",
        "until": clock.moment(until) if until else "infinity",
    }
    if granularity == "raw":
        found = _ENTRIES.fetch(limit, offset, cursor, **values)
        return cast(PatientRows[types.MetricPoint], found)  # a point without a bucket is an entry
    return _BUCKETS.fetch(limit, offset, cursor, granularity=granularity, **values)


def _summary(entry: types.MetricEntry) -> types.MetricSummary:
    numeric = entry["value_numeric"]
    return {
        "metric_key": entry["metric_key"],
        "last_value": entry["value_text"] if numeric is None else numeric,
        "unit": entry["unit"],
        "last_recorded_at": entry["recorded_at"],
        "is_phi": entry["is_phi"],
    }
