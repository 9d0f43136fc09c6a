"""Timeline of a patient."""

from db import timeline
from openapi import types


def list(
    patient_id: str, limit: int, offset: int, event_type: str | None = None, cursor: str | None = None
) -> types.TimelinePage:
    found = timeline.page(patient_id, event_type, limit, offset, cursor)
    return {
        "patient_id": patient_id,
        "events": found.rows,
        "total": found.total,
        "total_is_exact": found.total_is_exact,
        "next_cursor": found.next_cursor,
    }
