"""The answers to the questionnaires of intake."""

from collections.abc import Mapping
from typing import Any

from db import intake
from db.rows import Record


def get(id: str, questionnaire_version: str) -> Record:
    return intake.of_version(id, questionnaire_version)


def replace(id: str, body: Mapping[str, Any]) -> Record:
    return intake.replace(id, body)
