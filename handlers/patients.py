"""The patient record."""

from collections.abc import Mapping
from typing import Any

from db import directory, erasure
from db.patients import Patient
from db.rows import Record


def create(body: Mapping[str, Any]) -> tuple[Record, int]:
    return Patient.register(body), 201


def list(limit: int, offset: int) -> Record:
    patients, total = directory.page(limit, offset)
    return {"patients": patients, "total": total}


def search(body: Mapping[str, Any]) -> Record:
    criteria = {name: value for name, value in body.items() if name not in ("limit", "offset")}
    patients, total = directory.search(criteria, body["limit"], body["offset"])
    return {"patients": patients, "total": total}


def get(id: str) -> Record:
    return Patient.by_id(id)


def get_safe(id: str) -> Record:
    return Patient.by_id_safe(id)


def get_by_external_id(system: str, value: str) -> Record:
    return Patient.by_external_id(system, value)


def update(id: str, body: Mapping[str, Any], if_match: tuple[str, ...] | None = None) -> Record:
    return Patient.change(id, body, if_match)


def erase(id: str) -> Record:
    erased = erasure.erase(id)
    return {"status": "deleted" if erased else "not_present", "rows_affected": erased or {}}
