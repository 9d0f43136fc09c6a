"""Medications of a patient, and their interactions."""

import interactions
from db import medications
from openapi import types


def prescribe(patient_id: str, body: types.MedicationCreate) -> tuple[types.Medication, int]:
    return medications.prescribe(patient_id, body), 201


def list(
    patient_id: str, limit: int, offset: int, status: str | None = None, cursor: str | None = None
) -> types.MedicationList:
    found = medications.page(patient_id, status, limit, offset, cursor)
    return {"patient_id": patient_id, "medications": found.rows, "next_cursor": found.next_cursor}


def update_status(id: str, body: types.MedicationStatus) -> types.Medication:
    return medications.update_status(id, body["status"])


def check_interactions(patient_id: str, body: types.InteractionCheck) -> types.Interactions:
    findings = interactions.source().check(body["name"], medications.current_names(patient_id))
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
