"""Time zones of patients."""

from db import time_zones
from openapi import types


def get(patient_id: str) -> types.TimeZone:
    return time_zones.get(patient_id)


def get_mine() -> types.TimeZone:
    return time_zones.get_mine()


def set(patient_id: str, body: types.TimeZonePut) -> types.TimeZone:
    return time_zones.save(patient_id, body["time_zone"])


def set_mine(body: types.TimeZonePut) -> types.TimeZone:
    return time_zones.save_mine(body["time_zone"])
