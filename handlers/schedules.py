"""Schedules of patients for the compounds of a protocol."""

from db import schedules
from openapi import types


def get(patient_id: str, protocol_id: str) -> types.PatientSchedule:
    return schedules.get(patient_id, protocol_id)


def replace(patient_id: str, protocol_id: str, body: types.ScheduleRowPuts) -> types.PatientSchedule:
    return schedules.replace(patient_id, protocol_id, body)


def clear(
    patient_id: str, protocol_id: str, protocol_compound_id: str, effective_from: str | None = None
) -> types.PatientSchedule:
    return schedules.clear(patient_id, protocol_id, protocol_compound_id, effective_from)
