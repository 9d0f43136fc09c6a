"""The access log of a patient: who read or changed what, and when."""

from db.audit import Audit
from db.core.projection import Projection
from db.query import PatientRows, Query
from openapi import types

PROJECTION = Projection(types.Access, Audit)
_NEWEST_FIRST = ("-occurred_at", "-id")
_OF_PATIENT = Query(PROJECTION).of_patient().order_by(*_NEWEST_FIRST).paginated().counted().prepare("access_page")
_OF_ME = Query(PROJECTION).of_me().order_by(*_NEWEST_FIRST).paginated().counted().prepare("access_mine")


def of_patient(patient_id: str, limit: int, offset: int, cursor: str | None) -> PatientRows[types.Access]:
    """Return the access log of a patient, newest first. Raises NotFound."""
    return _OF_PATIENT.fetch(limit, offset, cursor, patient_id=patient_id)


def of_me(limit: int, offset: int, cursor: str | None) -> PatientRows[types.Access]:
    """Return the access log of the caller, newest first. Raises NotFound."""
    return _OF_ME.fetch(limit, offset, cursor)
