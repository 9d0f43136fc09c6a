"""The access log of a patient: who read or changed what, and when."""

from db.audit import Audit
from db.core.projection import Projection
from db.query import PatientList, PatientQuery, PatientRows, Query
from openapi import types

PROJECTION = Projection(types.Access, Audit)
_NEWEST_FIRST = ("-occurred_at", "-id")


def _prepare(query: PatientQuery[types.Access], name: str) -> PatientList[types.Access]:
    return query.with_merged().order_by(*_NEWEST_FIRST).paginated().counted().prepare(name)


_OF_PATIENT = _prepare(Query(PROJECTION).of_patient(), "access_page")
_OF_ME = _prepare(Query(PROJECTION).of_me(), "access_mine")


def of_patient(patient_id: str, limit: int, offset: int, cursor: str | None) -> PatientRows[types.Access]:
    """Return the access log of a patient, newest first, with the accesses to those merged into it. Raises NotFound."""
    return _OF_PATIENT.fetch(limit, offset, cursor, patient_id=patient_id)


def of_me(limit: int, offset: int, cursor: str | None) -> PatientRows[types.Access]:
    """Return the access log of the caller, as `of_patient` does. Raises NotFound."""
    return _OF_ME.fetch(limit, offset, cursor)
