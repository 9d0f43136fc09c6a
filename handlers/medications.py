"""What a patient takes, and what goes with it."""

from collections.abc import Mapping
from typing import Any

import interactions
from db import medications
from db.rows import Record


def prescribe(patient_id: str, body: Mapping[str, Any]) -> tuple[Record, int]:
    return medications.prescribe(patient_id, body), 201


def list(patient_id: str, limit: int, offset: int, status: str | None = None) -> Record:
    found = medications.page(patient_id, status, limit, offset)
    return {"patient_id": patient_id, "medications": found.rows}


def move(id: str, body: Mapping[str, Any]) -> Record:
    return medications.move(id, body["status"])


def check_interactions(patient_id: str, body: Mapping[str, Any]) -> Record:
    findings = interactions.source().check(body["name"], medications.taken(patient_id))
    return {
        "warnings": [
            {
                "existing_medication": found.existing,
                "new_medication": found.new,
                "severity": found.severity,
                "description": found.description,
                "literature": found.literature,
            }
            for found in findings.interactions
        ],
        "coverage": findings.coverage,
        "unrecognised": findings.unrecognised,
        "source": findings.source,
    }
