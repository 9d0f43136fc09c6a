"""The treatments of a patient at the vendor."""

from collections.abc import Mapping
from typing import Any

from db import treatments
from db.rows import Record


def mine(limit: int, offset: int, status: str | None = None) -> Record:
    return {"treatments": treatments.mine(status, limit, offset).rows}


def put(patient_id: str, rimo_treatment_id: str, body: Mapping[str, Any]) -> Record:
    return treatments.put(patient_id, rimo_treatment_id, body)


def put_prescription(patient_id: str, rimo_treatment_id: str, rimo_order_id: str, body: Mapping[str, Any]) -> Record:
    return treatments.put_prescription(patient_id, rimo_treatment_id, rimo_order_id, body)


def put_consultation(
    patient_id: str, rimo_treatment_id: str, rimo_consultation_id: str, body: Mapping[str, Any]
) -> Record:
    return treatments.put_consultation(patient_id, rimo_treatment_id, rimo_consultation_id, body)
