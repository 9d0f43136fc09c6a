"""What was measured of a patient."""

from db import metrics
from openapi import types


def record(patient_id: str, body: types.MetricCreate) -> tuple[types.MetricEntry, int]:
    return metrics.record(patient_id, body), 201


def record_batch(patient_id: str, body: types.MetricBatch) -> tuple[types.MetricBatchRecorded, int]:
    ids = metrics.record_all(patient_id, body["entries"])
    return {"patient_id": patient_id, "ids": ids, "count": len(ids)}, 201


def latest(patient_id: str, limit: int, after: str = "") -> types.MetricList:
    return {"patient_id": patient_id, "metrics": metrics.latest(patient_id, after, limit)}


def series(
    patient_id: str,
    metric_key: str,
    granularity: str,
    limit: int,
    offset: int,
    from_: str | None = None,
    to: str | None = None,
) -> types.MetricSeries:
    data = metrics.series(patient_id, metric_key, from_, to, granularity, limit, offset)
    return {"patient_id": patient_id, "metric_key": metric_key, "data": data, "count": len(data)}
