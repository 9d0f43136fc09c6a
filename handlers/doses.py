"""Doses of patients."""

from db import dose_list, dose_log
from openapi import types


def log(body: types.DoseCreate) -> tuple[types.Dose, int]:
    return dose_log.log_mine(body), 201


def record(patient_id: str, body: types.DoseCreate) -> tuple[types.Dose, int]:
    return dose_log.log(patient_id, body), 201


def record_batch(patient_id: str, body: types.DoseBatch) -> tuple[types.DoseBatchRecorded, int]:
    ids = dose_log.log_all(patient_id, body["doses"])
    return {"patient_id": patient_id, "ids": ids, "count": len(ids)}, 201


def list(
    patient_id: str,
    limit: int,
    protocol_id: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    status: str | None = None,
    cursor: str | None = None,
) -> types.DoseList:
    found = dose_list.page(patient_id, protocol_id, from_, to, status, limit, cursor)
    return {
        "patient_id": found.patient_id,
        "doses": found.rows,
        "total": found.total,
        "total_is_exact": found.total_is_exact,
        "next_cursor": found.next_cursor,
    }


def correct(id: str, body: types.DoseUpdate) -> types.Dose:
    return dose_log.correct(id, body)


def remove(id: str) -> types.DoseRemoval:
    patient_id = dose_log.remove(id)
    return {"id": id.lower(), "patient_id": patient_id, "status": "deleted" if patient_id else "not_present"}
