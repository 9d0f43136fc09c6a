"""Access log of a patient."""

from db import access_log
from db.query import PatientRows
from openapi import types


def list(id: str, limit: int, offset: int, cursor: str | None = None) -> types.AccessPage:
    return _page(access_log.of_patient(id, limit, offset, cursor))


def list_mine(limit: int, offset: int, cursor: str | None = None) -> types.AccessPage:
    return _page(access_log.of_me(limit, offset, cursor))


def _page(found: PatientRows[types.Access]) -> types.AccessPage:
    return {
        "patient_id": found.patient_id,
        "accesses": found.rows,
        "total": found.total,
        "total_is_exact": found.total_is_exact,
        "next_cursor": found.next_cursor,
    }
