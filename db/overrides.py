"""Overrides: changes of a protocol's version for one patient."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import orjson
import peewee

from db.amounts import amount_text
from db.compounds import IS_PROTOCOL_COMPOUND, Compound, ProtocolCompound, VersionCompound, add_to_brand
from db.core import clock
from db.core.projection import Projection, Row, json_items, json_rows, json_text
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, JsonText, PersonTable, of_brand
from db.core.unit_of_work import current
from db.enrollments import Enrollment, EnrollmentVersion
from db.errors import BeforeStart, CompoundPresent, NotFound, OtherSlug, TooMany
from db.patient_protocol import (
    LONGEST,
    PATIENT_ID,
    PROTOCOL_ID,
    PatientProtocol,
    PatientProtocolQuery,
    earliest_today,
)
from db.protocols import ProtocolVersion
from openapi import types
from regimen.days import days_of, mask


class Override(PersonTable):
    """An override of a version, from its first to its last date. Without a compound it concerns the whole protocol."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    version_id = peewee.UUIDField()
    compound_id = peewee.UUIDField(null=True)
    override_type = peewee.TextField()
    payload = JsonText()
    starts_on = peewee.DateField()
    ends_on = peewee.DateField(null=True)
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "overrides"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.ProtocolOverride, Override)
# The properties of payloads by kind. Others that a client sends are not stored.
_PAYLOADS: dict[str, Iterable[str]] = {
    "dose_adjusted": types.DoseAdjustedPayload.__annotations__,
    "schedule_changed": types.ScheduleChangedPayload.__annotations__,
    "removed": types.RemovedPayload.__annotations__,
    "added": types.AddedPayload.__annotations__,
    "paused": types.PausedPayload.__annotations__,
}
_DAY = timedelta(days=1)

_IS_THEIRS = (Override.patient_id == PATIENT_ID) & (Override.protocol_id == PROTOCOL_ID)
_HAS_NOT_ENDED = Override.ends_on.is_null() | (Override.ends_on >= param("since"))
_LIST = PatientProtocolQuery(
    "override_list", json_items(Override.select().where(_IS_THEIRS, _HAS_NOT_ENDED), PROJECTION.as_json())
)
_ONE = PatientProtocolQuery(
    "override_one",
    Override.select(peewee.fn.json_build_array(Override.starts_on, Override.ends_on, Override.updated_at)).where(
        _IS_THEIRS, Override.id == param("id")
    ),
)
_DATES = json_rows(
    EnrollmentVersion.select()
    .join(Enrollment, on=of_brand(Enrollment) & (Enrollment.id == EnrollmentVersion.enrollment_id))
    .where(EnrollmentVersion.patient_id == PATIENT_ID, Enrollment.protocol_id == PROTOCOL_ID)
    .order_by(Enrollment.starts_on, Enrollment.created_at, Enrollment.id, EnrollmentVersion.effective_from),
    Enrollment.starts_on,
    Enrollment.ends_on,
    EnrollmentVersion.effective_from,
    EnrollmentVersion.version_id,
)
_NAMED_VERSION = ProtocolVersion.select(ProtocolVersion.id).where(
    ProtocolVersion.id == param("version_id"), ProtocolVersion.protocol_id == PROTOCOL_ID
)
_PINNED_VERSIONS = EnrollmentVersion.select(EnrollmentVersion.version_id).where(
    EnrollmentVersion.patient_id == PATIENT_ID
)
_IN_VERSIONS = json_rows(
    VersionCompound.select()
    .join(ProtocolCompound, on=IS_PROTOCOL_COMPOUND)
    .where(
        ProtocolCompound.protocol_id == PROTOCOL_ID,
        (VersionCompound.version_id == param("version_id")) | VersionCompound.version_id.in_(_PINNED_VERSIONS),
    ),
    VersionCompound.version_id,
    ProtocolCompound.compound_id,
)
_ADDED = json_rows(
    Override.select().where(_IS_THEIRS, Override.override_type == peewee.SQL("'added'")),
    Override.version_id,
    Override.compound_id,
)
_IS_NAMED = (Compound.slug == param("compound_slug")) | (Compound.id == param("compound_id"))
_NAMED_COMPOUNDS = json_rows(Compound.select().where(_IS_NAMED), Compound.id, Compound.slug)
_COUNT = Override.select(peewee.fn.COUNT(peewee.SQL("*"))).where(_IS_THEIRS, _HAS_NOT_ENDED)
_LATEST = Override.select(peewee.fn.MAX(Override.created_at)).where(_IS_THEIRS)
_STATE = PatientProtocolQuery(
    "override_state", _DATES, _NAMED_VERSION, _IN_VERSIONS, _ADDED, _NAMED_COMPOUNDS, _COUNT, _LATEST
)
_INSERT = Statement.insert(Override)
_ENDED = {Override.ends_on: param("ends_on"), Override.updated_at: param("updated_at")}
_END = Statement("override_end", Override.update(_ENDED).where(Override.id == param("id")))
_DELETE = Statement("override_delete", Override.delete().where(Override.id == param("id")))


class _State(NamedTuple):
    """The stored data that a new override depends on. Ids are text, dates ISO 8601.

    `pins` are the first and the last date of an enrolment, the first date of a version in it, and the version, in the
    order of their beginning. `version` is the id sent, if the protocol has that version. `in_versions` and `added` are
    a version and the id of a compound in it, or of one that an override adds to it. `compounds` are the slugs, by id,
    of the brand's compounds with the id or the slug sent. `total` is the number of overrides that have not ended.
    `latest` is the time at which the last override was added.
    """

    pins: list[tuple[str, str | None, str, str]]
    version: str | None
    in_versions: set[tuple[str, str]]
    added: set[tuple[str, str]]
    compounds: dict[str, str]
    total: int
    latest: datetime | None


def list_current(patient_id: str, protocol: str, version_id: str | None) -> types.OverrideList:
    """Return the overrides that have not ended before today, newest first. Raises NotFound."""
    found = _LIST.fetch(patient_id, protocol, since=earliest_today())
    today = found.today.isoformat()
    rows = [row for row in orjson.loads(found.columns[0]) if row["ends_on"] is None or row["ends_on"] >= today]
    if version_id:
        rows = [row for row in rows if row["version_id"] == version_id]
    rows.sort(key=lambda row: (row["created_at"], row["id"]), reverse=True)
    return {"patient_id": found.patient_id, "protocol_id": found.protocol_id, "overrides": rows[:LONGEST]}


def add(patient_id: str, protocol: str, body: Mapping[str, Any]) -> types.ProtocolOverride:
    """Add an override. Raises NotFound, BeforeStart, TooManyDigits, CompoundPresent, OtherSlug, TooMany."""
    payload = _payload(body["payload"])
    if "starts_on" in body:  # a body that contradicts itself is 400, whatever is stored
        _require_order(body, body["starts_on"])
    named = {name: (body.get(name) or "").lower() or None for name in ("version_id", "compound_id")}
    found = _STATE.fetch(
        patient_id, protocol, lock=True, since=earliest_today(), compound_slug=payload.get("compound_slug"), **named
    )
    starts_on = body.get("starts_on", found.today.isoformat())
    _require_order(body, starts_on)
    state = _state(found)
    version_id = _version(state, starts_on, named["version_id"])
    compound_id = _compound(state, version_id, named["compound_id"], payload)
    if state.total >= LONGEST:
        raise TooMany
    # Of several overrides that concern the same, the one added last counts.
    moment = clock.later_than(*filter(None, [state.latest]))
    if payload["kind"] == "added" and compound_id is None:
        compound_id = clock.new_id_at(moment)
        add_to_brand({payload["compound_slug"]: compound_id}, moment)
    ids = {"version_id": version_id, "compound_id": compound_id}
    return _store(found, ids, payload, {"starts_on": starts_on, "ends_on": body.get("ends_on")}, moment)


def withdraw(patient_id: str, protocol: str, id: str) -> types.OverrideWithdrawal:
    """End an override yesterday, or remove one that has not begun before today. Raises NotFound."""
    found = _ONE.fetch(patient_id, protocol, lock=True, id=id)
    if found.columns[0] is None:
        return {"id": id, "status": "not_present", "ends_on": None}
    starts_on, ends_on, updated_at = orjson.loads(found.columns[0])
    today, yesterday = found.today.isoformat(), (found.today - _DAY).isoformat()
    if ends_on is not None and ends_on < today:
        return {"id": id, "status": "ended", "ends_on": ends_on}
    if starts_on >= today:
        current().write(_DELETE, id=id)
        return {"id": id, "status": "removed", "ends_on": None}
    current().write(_END, id=id, ends_on=yesterday, updated_at=clock.later_than(updated_at))
    return {"id": id, "status": "ended", "ends_on": yesterday}


def _payload(sent: Mapping[str, Any]) -> Row:
    """Return a payload as it is stored. Raises TooManyDigits."""
    payload = {name: sent[name] for name in _PAYLOADS[sent["kind"]] if name in sent}
    if "dose_amount" in payload:
        amount_text(payload["dose_amount"], "/payload/dose_amount")
    if "days_of_week" in payload:
        payload["days_of_week"] = days_of(mask(map(int, payload["days_of_week"])))
    return payload


def _require_order(body: Mapping[str, Any], starts_on: str) -> None:
    """Raise BeforeStart if the override ends before it starts, or its pause is over by then."""
    ends_on, until = body.get("ends_on"), body["payload"].get("until")
    pointers = ["/ends_on"] if ends_on and ends_on < starts_on else []
    if until and until <= starts_on:
        pointers.append("/payload/until")
    if pointers:
        raise BeforeStart(*pointers)


def _state(found: PatientProtocol) -> _State:
    pins, version, in_versions, added, compounds, total, latest = found.columns
    return _State(
        pins=orjson.loads(pins),
        version=version,
        in_versions={(version, compound) for version, compound in orjson.loads(in_versions)},
        added={(version, compound) for version, compound in orjson.loads(added)},
        compounds=dict(orjson.loads(compounds)),
        total=total,
        latest=latest,
    )


def _store(found: PatientProtocol, ids: Row, payload: Row, dates: Row, moment: datetime) -> types.ProtocolOverride:
    """Store an override at the commit; return it."""
    unit = current()
    row = {
        "id": clock.new_id_at(moment),
        "patient_id": found.patient_id,
        "protocol_id": found.protocol_id,
        "override_type": payload["kind"],
        "payload": json_text(payload),
        "created_at": moment,
        "updated_at": moment,
        **ids,
        **dates,
    }
    unit.write(_INSERT, **row)
    return PROJECTION.from_values(row)


def _version(state: _State, starts_on: str, version_id: str | None) -> str:
    """Return the version sent, or that of the patient on a date. Raises NotFound."""
    pinned = [
        version
        for first, last, effective_from, version in state.pins
        if first <= starts_on and effective_from <= starts_on and (last is None or starts_on <= last)
    ]
    if not pinned:
        raise NotFound("/starts_on")
    if version_id and state.version is None:
        raise NotFound("/version_id")
    return version_id or pinned[-1]


def _compound(state: _State, version_id: str, compound_id: str | None, payload: Row) -> str | None:
    """Return the compound of an override; None for the whole protocol, and for a compound that the brand has not yet.

    Raises NotFound, CompoundPresent, OtherSlug.
    """
    if payload["kind"] == "added":
        return _compound_to_add(state, version_id, compound_id, payload["compound_slug"])
    known = state.in_versions | (state.added if payload["kind"] in ("paused", "removed") else set())
    if compound_id and (version_id, compound_id) not in known:
        raise NotFound("/compound_id")
    return compound_id


def _compound_to_add(state: _State, version_id: str, compound_id: str | None, slug: str) -> str | None:
    if compound_id and compound_id not in state.compounds:
        raise NotFound("/compound_id")
    if compound_id and state.compounds[compound_id] != slug:
        raise OtherSlug("/compound_id")
    of_slug = next((id for id, its_slug in state.compounds.items() if its_slug == slug), None)
    if (version_id, of_slug) in state.in_versions:
        raise CompoundPresent("/payload/compound_slug")
    return of_slug
