"""Outcomes of prescription consults."""

from db import consults
from openapi import types


def create(patient_id: str, body: types.ConsultOutcomeCreate) -> tuple[types.ConsultOutcome, int]:
    return consults.create(patient_id, body), 201
