"""What the signed-in person answered when coming on board."""

from collections.abc import Mapping
from typing import Any

from db import onboarding
from db.rows import Record


def mine() -> Record:
    return onboarding.mine()


def answer(body: Mapping[str, Any]) -> Record:
    return onboarding.answer(body)
