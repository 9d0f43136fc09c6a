"""Measurements of a patient."""

from db import metric_series, metrics
from openapi import types


def append(patient_id: str, body: types.MetricCreate) -> tuple[types.MetricEntry, int]:
    entry, is_new = metrics.append(patient_id, body)
    return entry, 201 if is_new else 200


def append_batch(patient_id: str, body: types.MetricBatch) -> tuple[types.MetricBatchRecorded, int]:
    ids, recorded = metrics.append_all(patient_id, body["entries"])
    return {"patient_id": patient_id, "ids": ids, "count": len(ids), "recorded": recorded}, 201


def withdraw(patient_id: str, metric_key: str, entry_id: str) -> types.MetricEntry:
    return metrics.withdraw(patient_id, metric_key, entry_id)


def list_latest(patient_id: str, limit: int, after: str = "", cursor: str | None = None) -> types.MetricList:
    summaries, next_cursor = metric_series.latest(patient_id, after, limit, cursor)
    return {"patient_id": patient_id, "metrics": summaries, "next_cursor": next_cursor}


def get_series(
    patient_id: str,
    metric_key: str,
    granularity: str,
    limit: int,
    offset: int,
    from_: str | None = None,
    to: str | None = None,
    cursor: str | None = None,
) -> types.MetricSeries:
    found = metric_series.series(patient_id, metric_key, from_, to, granularity, limit, offset, cursor)
    return {
        "patient_id": patient_id,
        "metric_key": metric_key,
        "data": found.rows,
        "count": len(found.rows),
        "next_cursor": found.next_cursor,
    }
