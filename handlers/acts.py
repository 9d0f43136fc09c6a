"""Attestations of the caller."""

from db import attestations
from openapi import types


def verify_age(body: types.AgeVerification) -> types.Patient:
    return attestations.verify_age(body["date_of_birth"])


def acknowledge_ruo(body: types.RuoAcknowledgement) -> types.Patient:
    return attestations.acknowledge_ruo(body["statement_version"])
