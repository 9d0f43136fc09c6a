"""What the signed-in person declares."""

from collections.abc import Mapping
from typing import Any

from db import acts
from db.rows import Record


def verify_age(body: Mapping[str, Any]) -> Record:
    return acts.verify_age(body["date_of_birth"])


def acknowledge_ruo(body: Mapping[str, Any]) -> Record:
    return acts.acknowledge_ruo(body["statement_version"])
