"""Protocols of a brand: their versions, and the compounds of each version."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

import orjson
import peewee

from db.amounts import amount_texts
from db.core import clock, cursors
from db.core.projection import Projection, Row, array_literal, in_json, json_items, json_text, pick, same
from db.core.statements import Statement, for_no_key_update, for_share, insert_many_query, insert_query, param
from db.core.tables import BrandTable, DateTimeTZField, JsonText, NumberAsText
from db.core.unit_of_work import Violation, current
from db.errors import Duplicate, NotFound, OtherCompound, RetryTransaction, SlugTaken, TooManyCompounds
from db.merge_patch import merged
from db.query import Query, Rows
from openapi import types
from regimen.days import days_of, mask

_MOST_COMPOUNDS = 256
_LAST_POSITION = 2_147_483_647
_UUID = re.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Compound(BrandTable):
    """A compound of the brand."""

    id = peewee.UUIDField()
    slug = peewee.TextField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "compounds"
        primary_key = peewee.CompositeKey("brand_id", "id")


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


class ProtocolCompound(BrandTable):
    """A compound of a protocol, in all versions that have it. Schedules and doses refer to it."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    compound_id = peewee.UUIDField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "protocol_compounds"
        primary_key = peewee.CompositeKey("brand_id", "id")


class VersionCompound(BrandTable):
    """A compound of a version, with its dose and its canonical schedule.

    Bit n of `days` is weekday n, 0 is Sunday; 0 means as needed. Without a `time_of_day` it is due at any time.
    """

    version_id = peewee.UUIDField()
    protocol_compound_id = peewee.UUIDField()
    display_name = peewee.TextField()
    dose_amount = peewee.DecimalField()
    dose_unit = peewee.TextField()
    route = peewee.TextField(null=True)
    position = peewee.IntegerField()
    days = peewee.SmallIntegerField()
    time_of_day = peewee.TextField(null=True)
    time_local = peewee.TimeField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "version_compounds"
        primary_key = peewee.CompositeKey("brand_id", "version_id", "protocol_compound_id")


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


LOCK_FOR_ENROLLMENT = Statement(
    "protocol_lock_for_enrollment",
    for_share(Protocol.select(Protocol.id, Protocol.slug, Protocol.active, Protocol.version_id).where(IS_REF)),
)
"""Reads a protocol (`IS_REF`) as it is now: its id, its slug, whether it is active, and the id of its newest version.

Until the commit its versions do not change: a change locks the protocol exclusively. Enrolments do not wait for each
other.
"""


def _compounds_of(version_id: Any) -> Any:
    """Return a query for the compounds of a version: one JSON array of what `_compound` reads, by position."""
    columns = {
        "id": VersionCompound.protocol_compound_id,
        "protocol_id": ProtocolCompound.protocol_id,
        "compound_id": ProtocolCompound.compound_id,
        "compound_slug": Compound.slug,
        "display_name": VersionCompound.display_name,
        "dose_amount": VersionCompound.dose_amount,
        "dose_unit": VersionCompound.dose_unit,
        "route": VersionCompound.route,
        "position": VersionCompound.position,
        "days": VersionCompound.days,
        "time_of_day": VersionCompound.time_of_day,
        "time_local": VersionCompound.time_local,
        "created_at": VersionCompound.created_at,
        "updated_at": VersionCompound.updated_at,
    }
    pairs = [(peewee.SQL(f"'{name}'"), in_json(column)) for name, column in columns.items()]
    compound = peewee.fn.json_build_object(*(part for pair in pairs for part in pair))
    query = (
        VersionCompound.select()
        .join(ProtocolCompound, on=ProtocolCompound.id == VersionCompound.protocol_compound_id)
        .join(Compound, on=Compound.id == ProtocolCompound.compound_id)
        .where(VersionCompound.version_id == version_id)
        .order_by(VersionCompound.position, Compound.slug.collate('"C"'))
    )
    return json_items(query, compound)


OUTLINE_PROJECTION = Projection(types.ProtocolOutline, Protocol)
_PAGE = Query(OUTLINE_PROJECTION).of_brand()
_ALL = _PAGE.prepare("protocol_page")
_OF_STATE = _PAGE.matching(Protocol.select(Protocol.id).where(Protocol.active == param("active"))).prepare(
    "protocol_page_of_state"
)
_BY_REF = Statement(
    "protocol_by_ref",
    Protocol.select(*OUTLINE_PROJECTION.columns, _compounds_of(Protocol.version_id)).where(IS_REF),
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
_LOCK = Statement("protocol_lock", for_no_key_update(Protocol.select(Protocol.id).where(IS_REF)))


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
    before = _protocol(current().read((_LOCK, values), (_BY_REF, values)))
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
    return _whole(OUTLINE_PROJECTION.from_row(outline), _compounds(compounds))


def _whole(outline: types.ProtocolOutline, compounds: list[types.ProtocolCompound]) -> types.Protocol:
    return {**outline, "compounds": compounds}


def _compounds(text: str) -> list[types.ProtocolCompound]:
    """Return the compounds that `_compounds_of` selects."""
    return [_compound(row) for row in orjson.loads(text)]


def _compound(row: Row) -> types.ProtocolCompound:
    at = row["time_local"]
    return _in_order(row | {"days_of_week": days_of(row["days"]), "time_local": at and clock.short_time(at)})


def _in_order(row: Row) -> types.ProtocolCompound:
    return cast(types.ProtocolCompound, {name: row[name] for name in types.ProtocolCompound.__annotations__})


# Versions

_VERSION_PROJECTION = ("id", "protocol_id", "number", "created_at")
_NUMBER = {"number": cursors.NUMBER}
_NEWEST_VERSION = cursors.start(_NUMBER, downwards=True)


def _versions_statement() -> Statement:
    """Return the statement for a page of the versions of a protocol: one row without values if the page is empty."""
    protocol = Protocol.select(Protocol.id).where(IS_REF).cte("protocol")
    of_protocol = ProtocolVersion.protocol_id == peewee.Select([protocol], [protocol.c.id])
    total = ProtocolVersion.select(peewee.fn.COUNT(peewee.SQL("*"))).where(of_protocol)
    columns = [getattr(ProtocolVersion, name) for name in _VERSION_PROJECTION]
    versions = (
        ProtocolVersion.select(*columns, _compounds_of(ProtocolVersion.id).alias("compounds"))
        .where(of_protocol, ProtocolVersion.number < peewee.Cast(param("after"), "integer"))
        .order_by(ProtocolVersion.number.desc())
        .limit(param("limit"))
        .offset(param("offset"))
        .alias("page")
    )
    selected = [getattr(versions.c, name) for name in (*_VERSION_PROJECTION, "compounds")]
    query = (
        peewee.Select([protocol], [protocol.c.id, total, *selected])
        .join(versions, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
        .order_by(versions.c.number.desc())
        .with_cte(protocol)
    )
    return Statement("protocol_versions_page", query.bind(Protocol._meta.database))


_VERSIONS = _versions_statement()


def versions(ref: str, limit: int, offset: int, cursor: str | None) -> tuple[str, Rows[types.ProtocolVersion]]:
    """Return the id of a protocol, and a page of its versions, newest first. Raises NotFound."""
    start = _NEWEST_VERSION if cursor is None else cursors.position(_NUMBER, cursor)
    # One row more tells whether there is a next page.
    values = ref_values(ref) | {"after": start["number"], "limit": limit + 1, "offset": offset}
    read = current().read((_VERSIONS, values))
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
        "compounds": _compounds(compounds),
    }


# Compounds


class _Newest(NamedTuple):
    """The newest version of a protocol that is locked until the commit.

    `has_enrollments` is whether an enrolment is on it. `compound_ids` has the ids of the brand's compounds by slug, of
    those that a request names; `ids` those of all compounds that the protocol ever had, by the id of the compound.
    """

    protocol_id: str
    version_id: str
    number: int
    updated_at: datetime
    has_enrollments: bool
    compounds: list[types.ProtocolCompound]
    compound_ids: dict[str, str]
    ids: dict[str, str]


def _newest_statement() -> Statement:
    from_enrollments = peewee.Table("enrollment_versions")
    of_version = from_enrollments.select(peewee.SQL("1")).where(from_enrollments.c.version_id == Protocol.version_id)
    slugs, ids = peewee.Cast(param("slugs"), "text[]"), peewee.Cast(param("ids"), "uuid[]")
    known = Compound.select(peewee.fn.json_object_agg(Compound.slug, Compound.id)).where(
        (Compound.slug == peewee.fn.ANY(slugs)) | (Compound.id == peewee.fn.ANY(ids))
    )
    ever = ProtocolCompound.select(peewee.fn.json_object_agg(ProtocolCompound.compound_id, ProtocolCompound.id)).where(
        ProtocolCompound.protocol_id == Protocol.id
    )
    columns = [Protocol.id, Protocol.version_id, Protocol.version, Protocol.updated_at]
    parts = [peewee.fn.EXISTS(of_version), _compounds_of(Protocol.version_id), known, ever]
    return Statement("protocol_newest_version", Protocol.select(*columns, *parts).where(IS_REF))


_NEWEST = _newest_statement()
_INSERT_VERSION = Statement.insert(ProtocolVersion)
_INSERT_COMPOUNDS = Statement("compounds_insert_many", insert_many_query(Compound))
_INSERT_IDENTITIES = Statement("protocol_compounds_insert_many", insert_many_query(ProtocolCompound))
_PUT_COMPOUNDS = Statement(
    "version_compounds_put",
    insert_many_query(VersionCompound).on_conflict(
        conflict_target=[VersionCompound.brand_id, VersionCompound.version_id, VersionCompound.protocol_compound_id],
        preserve=[
            field
            for field in VersionCompound._meta.sorted_fields
            if field.name not in ("brand_id", "version_id", "protocol_compound_id", "created_at")
        ],
    ),
)
_REMOVE_COMPOUND = Statement(
    "version_compound_remove",
    VersionCompound.delete().where(
        VersionCompound.version_id == param("version_id"), VersionCompound.protocol_compound_id == param("id")
    ),
)
_SET_VERSION = Statement(
    "protocol_set_version",
    Protocol.update({name: param(name) for name in ("version_id", "version", "updated_at")}).where(
        Protocol.id == param("id")
    ),
)
# Another protocol of the brand got the same compound meanwhile, which the next attempt finds.
_COMPOUND_ADDED = (Violation("compounds_slug", RetryTransaction), Violation("compounds_pkey", RetryTransaction))


def upsert_compounds(ref: str, body: Sequence[Mapping[str, Any]]) -> tuple[str, list[types.ProtocolCompound]]:
    """Add or replace compounds, by slug; return the id of the protocol, and all compounds of its newest version.

    Raises Duplicate, TooManyDigits, NotFound, OtherCompound, TooManyCompounds.
    """
    sent = _sent(body)
    newest = _lock_newest(ref, sent)
    moment = clock.later_than(newest.updated_at)
    changed = _changed(newest, sent, moment)
    if not changed:
        return newest.protocol_id, newest.compounds
    by_slug = {each["compound_slug"]: each for each in (*newest.compounds, *changed)}
    if len(by_slug) > _MOST_COMPOUNDS:
        raise TooManyCompounds
    _add_compounds(newest, changed, moment)
    compounds = sorted(by_slug.values(), key=lambda each: (each["position"], each["compound_slug"]))
    _store(newest, compounds, changed, moment)
    return newest.protocol_id, compounds


def remove_compound(ref: str, compound_id: str) -> tuple[str, list[types.ProtocolCompound]]:
    """Remove a compound from the newest version; return the id of the protocol, and the compounds that are left.

    Raises NotFound, also if that version does not have the compound.
    """
    newest = _lock_newest(ref, [])
    left = [each for each in newest.compounds if each["compound_id"] != compound_id]
    removed = [each for each in newest.compounds if each["compound_id"] == compound_id]
    if not removed:
        raise NotFound
    if not newest.has_enrollments:
        current().write(_REMOVE_COMPOUND, version_id=newest.version_id, id=removed[0]["id"])
    _store(newest, left, [], clock.later_than(newest.updated_at))
    return newest.protocol_id, left


def _sent(body: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Return compounds as they were sent, in the form of responses; `position` is None if it was not sent.

    Raises Duplicate, TooManyDigits.
    """
    slugs = [each["compound_slug"] for each in body]
    if repeated := [place for place, slug in enumerate(slugs) if slug in slugs[:place]]:
        raise Duplicate(*(f"/{place}/compound_slug" for place in repeated))
    amounts = amount_texts({f"/{place}/dose_amount": each["dose_amount"] for place, each in enumerate(body)})
    return [_as_returned(each) | {"dose_amount": amount} for each, amount in zip(body, amounts, strict=True)]


def _as_returned(item: Mapping[str, Any]) -> Row:
    row = pick(item, ("compound_slug", "display_name", "dose_unit", "route", "position", "time_of_day", "time_local"))
    if row["time_local"]:
        row["time_local"] = clock.short_time(row["time_local"])
    if row["position"] is not None:
        row["position"] = int(row["position"])  # 1.0 is an integer
    if "compound_id" in item:
        row["compound_id"] = item["compound_id"].lower()
    return row | {"days_of_week": days_of(mask(map(int, item["days_of_week"])))}


def _lock_newest(ref: str, sent: Sequence[Row]) -> _Newest:
    """Lock a protocol, and read its newest version. Raises NotFound."""
    values = ref_values(ref)
    named = {
        "slugs": [each["compound_slug"] for each in sent],
        "ids": array_literal(each["compound_id"] for each in sent if "compound_id" in each),
    }
    rows = current().read((_LOCK, values), (_NEWEST, values | named))
    if not rows:
        raise NotFound
    id, version_id, number, updated_at, has_enrollments, compounds, known, ever = rows[0]
    known, ever = (orjson.loads(each or "{}") for each in (known, ever))
    return _Newest(id, version_id, number, updated_at, has_enrollments, _compounds(compounds), known, ever)


def _changed(newest: _Newest, sent: Sequence[Row], moment: datetime) -> list[types.ProtocolCompound]:
    """Return those of the sent compounds that are new or differ, as they will be. Raises OtherCompound."""
    compound_ids = _compound_ids(newest.compound_ids, sent, moment)
    present = {each["compound_slug"]: each for each in newest.compounds}
    last = max((each["position"] for each in newest.compounds), default=-1)
    changed = []
    for each in sent:
        slug = each["compound_slug"]
        before = dict(present.get(slug) or _new_compound(newest, compound_ids[slug], moment))
        position = each["position"]
        if position is None:
            position = before.get("position", min(last + 1, _LAST_POSITION))
        last = max(last, position)
        after = before | each | {"position": position}
        if after != before:
            changed.append(_in_order(after | {"updated_at": clock.text(moment)}))
    return changed


def _new_compound(newest: _Newest, compound_id: str, moment: datetime) -> Row:
    """Return what a compound that the newest version does not have begins with. Its id is that of earlier versions."""
    return {
        "id": newest.ids.get(compound_id) or clock.new_id_at(moment),
        "protocol_id": newest.protocol_id,
        "compound_id": compound_id,
        "created_at": clock.text(moment),
    }


def _compound_ids(known: Mapping[str, str], sent: Sequence[Row], moment: datetime) -> dict[str, str]:
    """Return the id of each compound that was sent, by slug. Raises OtherCompound.

    It is that of the brand's compound with this slug, else the one sent, else a new one.
    """
    ids, wrong = dict(known), []
    for place, each in enumerate(sent):
        slug, id = each["compound_slug"], each.get("compound_id")
        if id is None:
            ids.setdefault(slug, clock.new_id_at(moment))
        elif ids.get(slug, id) != id or any(other == id for name, other in ids.items() if name != slug):
            wrong.append(f"/{place}/compound_id")
        else:
            ids[slug] = id
    if wrong:
        raise OtherCompound(*wrong)
    return ids


def _add_compounds(newest: _Newest, changed: Sequence[types.ProtocolCompound], moment: datetime) -> None:
    """Store the compounds that the brand, and those that the protocol, does not have yet."""
    unit = current()
    shared = {"brand_id": unit.brand, "created_at": clock.text(moment)}
    if new := [each for each in changed if each["compound_slug"] not in newest.compound_ids]:
        rows = [{"id": each["compound_id"], "slug": each["compound_slug"]} | shared for each in new]
        unit.write(_INSERT_COMPOUNDS, *_COMPOUND_ADDED, rows=json_text(rows))
    if new := [each for each in changed if each["compound_id"] not in newest.ids]:
        rows = [pick(each, ("id", "protocol_id", "compound_id")) | shared for each in new]
        unit.write(_INSERT_IDENTITIES, rows=json_text(rows))


def _store(
    newest: _Newest,
    compounds: Sequence[types.ProtocolCompound],
    changed: Sequence[types.ProtocolCompound],
    moment: datetime,
) -> None:
    """Store the changed compounds in the newest version, or all in a new one if an enrolment is on the newest."""
    unit = current()
    version_id, number = newest.version_id, newest.number
    if newest.has_enrollments:
        version_id, number, changed = clock.new_id_at(moment), number + 1, compounds
        unit.write(
            _INSERT_VERSION,
            brand_id=unit.brand,
            id=version_id,
            protocol_id=newest.protocol_id,
            number=number,
            created_at=moment,
        )
    if changed:
        rows = [_row(each) | {"brand_id": unit.brand, "version_id": version_id} for each in changed]
        unit.write(_PUT_COMPOUNDS, rows=json_text(rows))
    unit.write(_SET_VERSION, id=newest.protocol_id, version_id=version_id, version=number, updated_at=moment)


def _row(compound: types.ProtocolCompound) -> Row:
    """Return a compound as it is stored, but for its version."""
    return dict(compound) | {"protocol_compound_id": compound["id"], "days": mask(compound["days_of_week"])}
