"""What the signed-in person declares."""

from db import acts
from openapi import types


def verify_age(body: types.AgeVerification) -> types.Patient:
    return acts.verify_age(body["date_of_birth"])


def acknowledge_ruo(body: types.RuoAcknowledgement) -> types.Patient:
    return acts.acknowledge_ruo(body["statement_version"])
