"""Responses to intake questionnaires."""

from db import intake
from openapi import types


def get(id: str, questionnaire_version: str) -> types.IntakeResponse:
    return intake.get(id, questionnaire_version)


def replace(id: str, body: types.IntakeAnswer) -> types.IntakeResponse:
    return intake.replace(id, body)
