"""Versions of protocols."""

from collections.abc import Sequence
from typing import Any

import peewee

from db.compounds import compounds_from, compounds_of
from db.core import clock, cursors
from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.errors import NotFound
from db.protocols import IS_REF, Protocol, ProtocolVersion, ref_values
from db.query import Rows
from openapi import types

_COLUMNS = ("id", "protocol_id", "number", "created_at")
_NUMBER = {"number": cursors.NUMBER}
_NEWEST = cursors.start(_NUMBER, downwards=True)


def _page_statement() -> Statement:
    """Return the statement for a page of the versions of a protocol: one row without values if the page is empty."""
    protocol = Protocol.select(Protocol.id).where(IS_REF).cte("protocol")
    of_protocol = ProtocolVersion.protocol_id == peewee.Select([protocol], [protocol.c.id])
    total = ProtocolVersion.select(peewee.fn.COUNT(peewee.SQL("*"))).where(of_protocol)
    columns = [getattr(ProtocolVersion, name) for name in _COLUMNS]
    versions = (
        ProtocolVersion.select(*columns, compounds_of(ProtocolVersion.id).alias("compounds"))
        .where(of_protocol, ProtocolVersion.number < peewee.Cast(param("after"), "integer"))
        .order_by(ProtocolVersion.number.desc())
        .limit(param("limit"))
        .offset(param("offset"))
        .alias("page")
    )
    selected = [getattr(versions.c, name) for name in (*_COLUMNS, "compounds")]
    query = (
        peewee.Select([protocol], [protocol.c.id, total, *selected])
        .join(versions, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
        .order_by(versions.c.number.desc())
        .with_cte(protocol)
    )
    return Statement("protocol_versions_page", query.bind(Protocol._meta.database))


_PAGE = _page_statement()


def page(ref: str, limit: int, offset: int, cursor: str | None) -> tuple[str, Rows[types.ProtocolVersion]]:
    """Return the id of a protocol, and a page of its versions, newest first. Raises NotFound."""
    start = _NEWEST if cursor is None else cursors.position(_NUMBER, cursor)
    # One row more tells whether there is a next page.
    values = ref_values(ref) | {"after": start["number"], "limit": limit + 1, "offset": offset}
    read = current().read((_PAGE, values))
    if not read:
        raise NotFound
    protocol_id, total, *_ = read[0]
    rows = [_version(row) for _, _, *row in read if row[0] is not None]
    next_cursor = cursors.cursor(_NUMBER, rows[limit - 1]) if len(rows) > limit else None
    return protocol_id, Rows(rows[:limit], total, next_cursor)


def _version(row: Sequence[Any]) -> types.ProtocolVersion:
    id, protocol_id, number, created_at, compounds = row
    return {
        "id": id,
        "protocol_id": protocol_id,
        "number": number,
        "created_at": clock.text(created_at),
        "compounds": compounds_from(compounds),
    }
