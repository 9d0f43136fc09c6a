"""What was measured of a patient."""

from collections.abc import Mapping
from typing import Any

from db import metrics
from db.rows import Record


def record(patient_id: str, body: Mapping[str, Any]) -> tuple[Record, int]:
    return metrics.record(patient_id, body), 201


def record_batch(patient_id: str, body: Mapping[str, Any]) -> tuple[Record, int]:
    ids = metrics.record_all(patient_id, body["entries"])
    return {"patient_id": patient_id, "ids": ids, "count": len(ids)}, 201


def latest(patient_id: str, limit: int, after: str = "") -> Record:
    return {"patient_id": patient_id, "metrics": metrics.latest(patient_id, after, limit)}


def series(
    patient_id: str,
    metric_key: str,
    granularity: str,
    limit: int,
    offset: int,
    from_: str | None = None,
    to: str | None = None,
) -> Record:
    data = metrics.series(patient_id, metric_key, from_, to, granularity, limit, offset)
    return {"patient_id": patient_id, "metric_key": metric_key, "data": data, "count": len(data)}
