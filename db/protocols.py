"""Protocols of a brand. A protocol is created with its first version."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import peewee

from db.compounds import compounds_from, compounds_of
from db.core import clock
from db.core.projection import Projection, Row, json_text, pick, same
from db.core.statements import Statement, for_no_key_update, for_share, insert_query, param
from db.core.tables import BrandTable, DateTimeTZField, JsonText, NumberAsText
from db.core.unit_of_work import Violation, current
from db.errors import NotFound, SlugTaken
from db.merge_patch import merged
from db.query import Query, Rows
from openapi import types

_UUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Protocol(BrandTable):
    """A protocol. `version_id` and `version` are the id and the number of its newest version."""

    id = peewee.UUIDField()
    slug = peewee.TextField()
    name = peewee.TextField()
    category = peewee.TextField(null=True)
    description = peewee.TextField(null=True)
    oversight_tier = peewee.TextField()
    active = peewee.BooleanField()
    metadata = JsonText()
    version_id = peewee.UUIDField()
    version = NumberAsText()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "protocols"
        primary_key = peewee.CompositeKey("brand_id", "id")


class ProtocolVersion(BrandTable):
    """A version of a protocol."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    number = peewee.IntegerField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "protocol_versions"
        primary_key = peewee.CompositeKey("brand_id", "id")


IS_REF = (Protocol.id == param("ref_id")) | (Protocol.slug == param("ref_slug"))
"""The condition that a protocol has an id or a slug; its parameters have the values of `ref_values`."""


def is_id(text: str) -> bool:
    """Return whether a text has the form of a UUID."""
    return _UUID.fullmatch(text) is not None


def ref_values(ref: str) -> Row:
    """Return the values of the parameters of `IS_REF` for an id, in upper or lower case, or a slug.

    Text in the form of a UUID is an id: no slug has that form.
    """
    return {"ref_id": ref, "ref_slug": None} if is_id(ref) else {"ref_id": None, "ref_slug": ref}


LOCK = Statement("protocol_lock", for_no_key_update(Protocol.select(Protocol.id).where(IS_REF)))
"""Locks a protocol (`IS_REF`) until the commit, for a change of it or of its newest version."""
LOCK_FOR_ENROLLMENT = Statement(
    "protocol_lock_for_enrollment",
    for_share(Protocol.select(Protocol.id, Protocol.slug, Protocol.active, Protocol.version_id).where(IS_REF)),
)
"""Reads a protocol (`IS_REF`) as it is now: its id, its slug, whether it is active, and the id of its newest version.

Until the commit its versions do not change: a change locks the protocol exclusively. Enrolments do not wait for each
other.
"""
OUTLINE_PROJECTION = Projection(types.ProtocolOutline, Protocol)
_PAGE = Query(OUTLINE_PROJECTION).of_brand()
_ALL = _PAGE.prepare("protocol_page")
_OF_STATE = _PAGE.matching(Protocol.select(Protocol.id).where(Protocol.active == param("active"))).prepare(
    "protocol_page_of_state"
)
_BY_REF = Statement(
    "protocol_by_ref",
    Protocol.select(*OUTLINE_PROJECTION.columns, compounds_of(Protocol.version_id)).where(IS_REF),
)
_FROM_BODY = ("brand_id", "slug", "name", "category", "description", "oversight_tier")
_CHANGEABLE = ("name", "category", "description", "oversight_tier", "active", "metadata")


def _insert_statement() -> Statement:
    """Return the statement that adds a protocol and its first version."""
    protocol = insert_query(Protocol).returning(Protocol.id).cte("protocol")
    names = {"brand_id": "brand_id", "id": "version_id", "number": "version", "created_at": "created_at"}
    values = [*(param(name) for name in names.values()), protocol.c.id]
    columns = [*(getattr(ProtocolVersion, name) for name in names), ProtocolVersion.protocol_id]
    version = ProtocolVersion.insert_from(peewee.Select([protocol], values), columns).returning()
    return Statement("protocol_create", version.with_cte(protocol))


_INSERT = _insert_statement()
_UPDATE = Statement(
    "protocol_update",
    Protocol.update({name: param(name) for name in (*_CHANGEABLE, "updated_at")}).where(Protocol.id == param("id")),
)


def create(body: Mapping[str, Any]) -> types.Protocol:
    """Create a protocol with version 1, which has no compounds. Raises SlugTaken at the commit."""
    moment = clock.now()
    row = pick(body, _FROM_BODY) | {
        "id": clock.new_id_at(moment),
        "active": True,
        "metadata": json_text(body["metadata"]),
        "version_id": clock.new_id_at(moment),
        "version": 1,
        "created_at": moment,
        "updated_at": moment,
    }
    current().write(_INSERT, Violation("protocols_slug", lambda: SlugTaken("/slug")), **row)
    return _whole(OUTLINE_PROJECTION.from_values(row), [])


def get(ref: str) -> types.Protocol:
    """Return the protocol with this id or slug. Raises NotFound."""
    return _protocol(current().read((_BY_REF, ref_values(ref))))


def page(active: bool | None, limit: int, offset: int, cursor: str | None) -> Rows[types.ProtocolOutline]:
    """Return a page of the protocols of the brand, of one state or of both, newest first."""
    if active is None:
        return _ALL.fetch(limit, offset, cursor)
    return _OF_STATE.fetch(limit, offset, cursor, active=active)


def update(ref: str, patch: Mapping[str, Any]) -> types.Protocol:
    """Apply a JSON merge patch (RFC 7396) to a protocol; return the changed protocol. Raises NotFound."""
    values = ref_values(ref)
    before = _protocol(current().read((LOCK, values), (_BY_REF, values)))
    metadata = json.loads(orjson.dumps(before["metadata"]))  # orjson makes doubles of large integers
    row = dict(before) | dict(patch) | {"metadata": json_text(merged(metadata, patch.get("metadata", {})))}
    after = _whole(OUTLINE_PROJECTION.from_values(row), before["compounds"])
    if same(after, before, but="updated_at"):
        return before
    row["updated_at"] = clock.later_than(clock.moment(before["updated_at"]))
    current().write(_UPDATE, **row)
    return _whole(OUTLINE_PROJECTION.from_values(row), before["compounds"])


def _protocol(rows: Sequence[Sequence[Any]]) -> types.Protocol:
    if not rows:
        raise NotFound
    *outline, compounds = rows[0]
    return _whole(OUTLINE_PROJECTION.from_row(outline), compounds_from(compounds))


def _whole(outline: types.ProtocolOutline, compounds: list[types.ProtocolCompound]) -> types.Protocol:
    return {**outline, "compounds": compounds}
