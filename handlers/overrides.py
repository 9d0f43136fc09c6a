"""Changes of a protocol for one patient."""

from db import overrides
from openapi import types


def list(patient_id: str, protocol_id: str, version_id: str | None = None) -> types.OverrideList:
    return overrides.list_current(patient_id, protocol_id, version_id)


def add(patient_id: str, protocol_id: str, body: types.OverrideCreate) -> tuple[types.ProtocolOverride, int]:
    return overrides.add(patient_id, protocol_id, body), 201


def withdraw(patient_id: str, protocol_id: str, id: str) -> types.OverrideWithdrawal:
    return overrides.withdraw(patient_id, protocol_id, id)
