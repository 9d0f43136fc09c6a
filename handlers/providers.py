"""Providers of care, and their links to patients."""

from db import providers
from openapi import types


def create(body: types.ProviderCreate) -> tuple[types.Provider, int]:
    return providers.create(body), 201


def get(id: str) -> types.Provider:
    return providers.get(id)


def list(limit: int, offset: int, cursor: str | None = None) -> types.ProviderPage:
    page = providers.page(limit, offset, cursor)
    return {"providers": page.rows, "total": page.total, "next_cursor": page.next_cursor}


def list_links(patient_id: str, limit: int, offset: int, cursor: str | None = None) -> types.ProviderLinkList:
    found = providers.links(patient_id, limit, offset, cursor)
    return {"patient_id": patient_id, "providers": found.rows, "next_cursor": found.next_cursor}


def link(patient_id: str, body: types.ProviderLinkCreate) -> types.ProviderLink:
    return providers.link(patient_id, body["provider_id"], body["relationship"])


def end_link(patient_id: str, link_id: str) -> types.ProviderLink:
    return providers.end(patient_id, link_id)
