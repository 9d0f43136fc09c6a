"""Who read or changed what about a patient, and when."""

from typing import Any

from db.audit import Audit
from db.core.projection import Projection
from db.patient_query import Found, Reading
from openapi import types

PROJECTION = Projection(types.Access, Audit)
_OPTIONS: dict[str, Any] = {"order": ("-occurred_at", "-id"), "onwards": True, "counted": True}
_OF_PATIENT = Reading("access_page", PROJECTION, **_OPTIONS)
_OF_ME = Reading("access_mine", PROJECTION, by_me=True, **_OPTIONS)


def of_patient(patient_id: str, limit: int, offset: int, cursor: str | None) -> Found[types.Access]:
    """Newest first. Raises NotFound."""
    return _OF_PATIENT.page(limit, offset, cursor, {"patient_id": patient_id})


def of_me(limit: int, offset: int, cursor: str | None) -> Found[types.Access]:
    """Those of the person who asks, newest first. Raises NotFound."""
    return _OF_ME.page(limit, offset, cursor)
