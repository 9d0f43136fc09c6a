"""The outcomes of prescription consults."""

from collections.abc import Mapping
from typing import Any

from db import consults
from db.rows import Record


def record(patient_id: str, body: Mapping[str, Any]) -> tuple[Record, int]:
    return consults.record(patient_id, body), 201
