"""When a patient was seen."""

from collections.abc import Mapping
from typing import Any

from db import encounters
from db.rows import Record


def create(patient_id: str, body: Mapping[str, Any]) -> tuple[Record, int]:
    return encounters.record(patient_id, body), 201


def list(patient_id: str, limit: int, offset: int) -> Record:
    found = encounters.page(patient_id, limit, offset)
    return {"patient_id": patient_id, "encounters": found.rows, "total": found.total}


def move(id: str, body: Mapping[str, Any]) -> Record:
    return encounters.move(id, body["status"])
