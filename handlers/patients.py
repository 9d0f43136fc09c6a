"""Patients."""

from db import erasure, patient_graph, patient_search, patients, triage_cache
from db.query import Rows
from openapi import types


def create(body: types.PatientCreate) -> tuple[types.Patient, int]:
    return patients.create(body), 201


def list(limit: int, offset: int, cursor: str | None = None) -> types.PatientPage:
    return _page(patient_search.page(limit, offset, cursor))


def search(body: types.PatientSearch) -> types.PatientPage:
    criteria = {name: value for name, value in body.items() if name not in ("limit", "offset", "cursor")}
    return _page(patient_search.search(criteria, body["limit"], body["offset"], body.get("cursor")))


def _page(page: Rows[types.Patient]) -> types.PatientPage:
    return {"patients": page.rows, "total": page.total, "next_cursor": page.next_cursor}


def get(id: str, follow: bool) -> types.Patient:
    return patients.get(id, follow=follow)


def get_safe(id: str, follow: bool) -> types.SafePatient:
    return patients.get_safe(id, follow=follow)


def get_graph(id: str, limit: int, cursor: str | None = None) -> types.PatientGraph:
    return patient_graph.get(id, limit, cursor)


def get_by_external_id(system: str, value: str) -> types.Patient:
    return patients.get_by_external_id(system, value)


def update(id: str, body: types.PatientUpdate, if_match: tuple[str, ...] | None = None) -> types.Patient:
    return patients.update(id, body, if_match)


def erase(id: str, if_match: tuple[str, ...] | None = None) -> types.Erasure:
    erased = erasure.erase(id, if_match)
    triage_cache.cache().clear()  # it may have the name of the patient
    return {"status": "deleted" if erased else "not_present", "rows_affected": erased or {}}
