"""The acknowledgements of researchers."""

from collections.abc import Mapping
from typing import Any

from db import researchers
from db.rows import Record


def acknowledge(body: Mapping[str, Any]) -> Record:
    return researchers.acknowledge(body)


def mine(statement_version: str) -> Record:
    found = researchers.mine(statement_version)
    return {"acknowledged": found is not None, "statement_version": statement_version, "acknowledgement": found}
