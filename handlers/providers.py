"""Providers of care, and their links to patients."""

from collections.abc import Mapping
from typing import Any

from db import providers
from db.rows import Record


def create(body: Mapping[str, Any]) -> tuple[Record, int]:
    return providers.register(body), 201


def get(id: str) -> Record:
    return providers.by_id(id)


def list(limit: int, offset: int) -> Record:
    page, total = providers.page(limit, offset)
    return {"providers": page, "total": total}


def list_links(patient_id: str, limit: int, offset: int) -> Record:
    return {"patient_id": patient_id, "providers": providers.links(patient_id, limit, offset)}


def link(patient_id: str, body: Mapping[str, Any]) -> Record:
    return providers.link(patient_id, body["provider_id"], body["relationship"])


def end_link(patient_id: str, link_id: str) -> Record:
    return providers.end(patient_id, link_id)
