"""Compounds of the newest version of a protocol: adding, replacing and removing them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import orjson
import peewee

from db.amounts import amount_texts
from db.compounds import (
    Compound,
    ProtocolCompound,
    VersionCompound,
    add_to_brand,
    compounds_from,
    compounds_of,
    in_order,
)
from db.core import clock
from db.core.projection import Row, array_literal, json_text, pick
from db.core.statements import Statement, insert_many_query, param
from db.core.tables import of_brand
from db.core.unit_of_work import current
from db.errors import Duplicate, NotFound, OtherCompound, TooManyCompounds
from db.merge_tables import SetAsideRow
from db.protocols import IS_REF, LOCK, Protocol, ProtocolVersion, ref_values
from openapi import types
from regimen.days import days_of, mask

_MOST_COMPOUNDS = 256
_LAST_POSITION = 2_147_483_647


class _Newest(NamedTuple):
    """The newest version of a protocol that is locked until the commit.

    `has_enrollments` is whether an enrolment is on it, also one that a merge has set aside. `ids_by_slug` has the ids
    of those compounds of the brand that a request names, `own_ids` the ids of all protocol compounds that the protocol
    ever had, by the id of the compound.
    """

    protocol_id: str
    version_id: str
    number: int
    updated_at: datetime
    has_enrollments: bool
    compounds: list[types.ProtocolCompound]
    ids_by_slug: dict[str, str]
    own_ids: dict[str, str]


def _newest_statement() -> Statement:
    from_enrollments = peewee.Table("enrollment_versions")
    of_version = from_enrollments.select(peewee.SQL("1")).where(
        of_brand(from_enrollments.c), from_enrollments.c.version_id == Protocol.version_id
    )
    set_aside = SetAsideRow.select(peewee.SQL("1")).where(SetAsideRow.version_id == Protocol.version_id)
    slugs, ids = peewee.Cast(param("slugs"), "text[]"), peewee.Cast(param("ids"), "uuid[]")
    known = Compound.select(peewee.fn.json_object_agg(Compound.slug, Compound.id)).where(
        (Compound.slug == peewee.fn.ANY(slugs)) | (Compound.id == peewee.fn.ANY(ids))
    )
    ever = ProtocolCompound.select(peewee.fn.json_object_agg(ProtocolCompound.compound_id, ProtocolCompound.id)).where(
        ProtocolCompound.protocol_id == Protocol.id
    )
    columns = [Protocol.id, Protocol.version_id, Protocol.version, Protocol.updated_at]
    has_enrollments = peewee.fn.EXISTS(of_version) | peewee.fn.EXISTS(set_aside)
    parts = [has_enrollments, compounds_of(Protocol.version_id), known, ever]
    return Statement("protocol_newest_version", Protocol.select(*columns, *parts).where(IS_REF))


_NEWEST = _newest_statement()
_INSERT_VERSION = Statement.insert(ProtocolVersion)
_INSERT_OWN = Statement("protocol_compounds_insert_many", insert_many_query(ProtocolCompound))
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


def upsert(ref: str, body: Sequence[Mapping[str, Any]]) -> tuple[str, list[types.ProtocolCompound]]:
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


def remove(ref: str, compound_id: str) -> tuple[str, list[types.ProtocolCompound]]:
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
    if "compound_id" in item:
        row["compound_id"] = item["compound_id"].lower()
    return row | {"days_of_week": days_of(mask(item["days_of_week"]))}


def _lock_newest(ref: str, sent: Sequence[Row]) -> _Newest:
    """Lock a protocol, and read its newest version. Raises NotFound."""
    values = ref_values(ref)
    named = {
        "slugs": [each["compound_slug"] for each in sent],
        "ids": array_literal(each["compound_id"] for each in sent if "compound_id" in each),
    }
    rows = current().read((LOCK, values), (_NEWEST, values | named))
    if not rows:
        raise NotFound
    id, version_id, number, updated_at, has_enrollments, compounds, known, ever = rows[0]
    known, ever = (orjson.loads(each or "{}") for each in (known, ever))
    return _Newest(id, version_id, number, updated_at, has_enrollments, compounds_from(compounds), known, ever)


def _changed(newest: _Newest, sent: Sequence[Row], moment: datetime) -> list[types.ProtocolCompound]:
    """Return those of the sent compounds that are new or differ, as they will be. Raises OtherCompound."""
    compound_ids = _compound_ids(newest.ids_by_slug, sent, moment)
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
            changed.append(in_order(after | {"updated_at": clock.text(moment)}))
    return changed


def _new_compound(newest: _Newest, compound_id: str, moment: datetime) -> Row:
    """Return what a compound that the newest version does not have begins with. Its id is that of earlier versions."""
    return {
        "id": newest.own_ids.get(compound_id) or clock.new_id_at(moment),
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
    ids = {each["compound_slug"]: each["compound_id"] for each in changed}
    add_to_brand({slug: id for slug, id in ids.items() if slug not in newest.ids_by_slug}, moment)
    created = {"created_at": clock.text(moment)}
    if new := [each for each in changed if each["compound_id"] not in newest.own_ids]:
        rows = [pick(each, ("id", "protocol_id", "compound_id")) | created for each in new]
        current().write(_INSERT_OWN, rows=json_text(rows))


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
            id=version_id,
            protocol_id=newest.protocol_id,
            number=number,
            created_at=moment,
        )
    if changed:
        rows = [_row(each) | {"version_id": version_id} for each in changed]
        unit.write(_PUT_COMPOUNDS, rows=json_text(rows))
    unit.write(_SET_VERSION, id=newest.protocol_id, version_id=version_id, version=number, updated_at=moment)


def _row(compound: types.ProtocolCompound) -> Row:
    """Return a compound as it is stored, but for its version."""
    return dict(compound) | {"protocol_compound_id": compound["id"], "days": mask(compound["days_of_week"])}
