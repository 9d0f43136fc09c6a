"""Treatments of a patient at the vendor."""

from db import treatments
from openapi import types


def list_mine(limit: int, offset: int, status: str | None = None, cursor: str | None = None) -> types.TreatmentList:
    found = treatments.list_mine(status, limit, offset, cursor)
    return {"treatments": found.rows, "next_cursor": found.next_cursor}


def upsert(patient_id: str, rimo_treatment_id: str, body: types.TreatmentPut) -> types.Treatment:
    return treatments.upsert(patient_id, rimo_treatment_id, body)


def upsert_prescription(
    patient_id: str, rimo_treatment_id: str, rimo_order_id: str, body: types.PrescriptionPut
) -> types.Prescription:
    return treatments.upsert_prescription(patient_id, rimo_treatment_id, rimo_order_id, body)


def upsert_consultation(
    patient_id: str, rimo_treatment_id: str, rimo_consultation_id: str, body: types.ConsultationPut
) -> types.Consultation:
    return treatments.upsert_consultation(patient_id, rimo_treatment_id, rimo_consultation_id, body)
