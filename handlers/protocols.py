"""Protocols of a brand."""

from db import protocol_compounds, protocol_versions, protocols
from openapi import types


def create(body: types.ProtocolCreate) -> tuple[types.Protocol, int]:
    return protocols.create(body), 201


def list(limit: int, offset: int, active: bool | None = None, cursor: str | None = None) -> types.ProtocolPage:
    page = protocols.page(active, limit, offset, cursor)
    return {"protocols": page.rows, "total": page.total, "next_cursor": page.next_cursor}


def get(id: str) -> types.Protocol:
    return protocols.get(id)


def update(id: str, body: types.ProtocolUpdate) -> types.Protocol:
    return protocols.update(id, body)


def list_versions(id: str, limit: int, offset: int, cursor: str | None = None) -> types.ProtocolVersionPage:
    protocol_id, found = protocol_versions.page(id, limit, offset, cursor)
    return {
        "protocol_id": protocol_id,
        "versions": found.rows,
        "total": found.total,
        "next_cursor": found.next_cursor,
    }


def upsert_compounds(id: str, body: types.ProtocolCompoundPuts) -> types.ProtocolCompounds:
    protocol_id, compounds = protocol_compounds.upsert(id, body)
    return {"protocol_id": protocol_id, "compounds": compounds}


def remove_compound(id: str, compound_id: str) -> types.ProtocolCompounds:
    protocol_id, compounds = protocol_compounds.remove(id, compound_id)
    return {"protocol_id": protocol_id, "compounds": compounds}
