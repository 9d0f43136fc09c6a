"""Encounters of a patient."""

from db import encounters
from openapi import types


def create(patient_id: str, body: types.EncounterCreate) -> tuple[types.Encounter, int]:
    return encounters.create(patient_id, body), 201


def list(patient_id: str, limit: int, offset: int, cursor: str | None = None) -> types.EncounterPage:
    found = encounters.page(patient_id, limit, offset, cursor)
    return {
        "patient_id": patient_id,
        "encounters": found.rows,
        "total": found.total,
        "total_is_exact": found.total_is_exact,
        "next_cursor": found.next_cursor,
    }


def update_status(id: str, body: types.EncounterStatus) -> types.Encounter:
    return encounters.update_status(id, body["status"])
