"""Changes of the version that holds in an enrolment, with the overrides of the old version."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple

import orjson
import peewee

from db.compounds import IS_PROTOCOL_COMPOUND, ProtocolCompound, VersionCompound
from db.core import clock
from db.core.projection import json_items, json_rows
from db.core.statements import Statement, for_share, insert_many_query, param
from db.core.unit_of_work import current
from db.enrollments import (
    IS_ENROLLMENT,
    LOCKED_COLUMNS,
    LOCKS_OF_ENROLLMENT,
    Enrollment,
    EnrollmentVersion,
    LockedEnrollment,
    locked,
    write_version,
)
from db.errors import NotFound
from db.overrides import Override
from db.protocols import Protocol, ProtocolVersion
from openapi import types
from regimen.model import Pin

Reason = Literal["compound_gone", "compound_present"]
_DAY = timedelta(days=1)


class _Override(NamedTuple):
    """An override that holds from `first` to `last`, both included; without `last` it has no end."""

    id: str
    version_id: str
    compound_id: str | None
    type: str
    payload: str
    first: date
    last: date | None

    def within(self, first: date, last: date | None) -> "_Override | None":
        """Return the override as it holds between two dates, None if it does not."""
        ends = [each for each in (self.last, last) if each]
        part = self._replace(first=max(self.first, first), last=min(ends, default=None))
        return None if part.last and part.last < part.first else part


class _Outcome(NamedTuple):
    """The outcome of a change of version for the overrides of the old one.

    `present` are ids of equal ones that the new version has already, `copies` what it is to get, and `dropped` the old
    ones that do not fit it, with the reasons.
    """

    present: list[str]
    copies: list[_Override]
    dropped: dict[str, Reason]


_LOCK_PROTOCOL = Statement(
    "protocol_lock_of_enrollment",
    for_share(
        Protocol.select(Protocol.id).where(
            Protocol.id.in_(Enrollment.select(Enrollment.protocol_id).where(IS_ENROLLMENT))
        )
    ),
)
_VERSION = ProtocolVersion.select(ProtocolVersion.id).where(
    ProtocolVersion.id == param("version_id"), ProtocolVersion.protocol_id == Enrollment.protocol_id
)
_COMPOUNDS = json_items(
    VersionCompound.select()
    .join(ProtocolCompound, on=IS_PROTOCOL_COMPOUND)
    .where(VersionCompound.version_id == param("version_id")),
    ProtocolCompound.compound_id,
)
# In the order in which the later one counts, if several of one type concern the same compound.
_OVERRIDES = json_rows(
    Override.select()
    .where(Override.patient_id == Enrollment.patient_id, Override.protocol_id == Enrollment.protocol_id)
    .order_by(Override.starts_on, Override.created_at, Override.id),
    Override.id,
    Override.version_id,
    Override.compound_id,
    Override.override_type,
    peewee.Cast(Override.payload, "text"),
    Override.starts_on,
    Override.ends_on,
)
_LATEST = Override.select(peewee.fn.MAX(Override.created_at)).where(
    Override.patient_id == Enrollment.patient_id, Override.protocol_id == Enrollment.protocol_id
)
_READ = Statement(
    "enrollment_to_change_version",
    Enrollment.select(*LOCKED_COLUMNS, _VERSION, _COMPOUNDS, _OVERRIDES, _LATEST).where(IS_ENROLLMENT),
)
_DELETE_VERSIONS = Statement(
    "enrollment_versions_delete",
    EnrollmentVersion.delete().where(
        EnrollmentVersion.patient_id == param("patient_id"),
        EnrollmentVersion.enrollment_id == param("id"),
        EnrollmentVersion.effective_from >= param("effective_from"),
    ),
)
_TOUCH = Statement("enrollment_touch", Enrollment.update({"updated_at": param("updated_at")}).where(IS_ENROLLMENT))
_INSERT_OVERRIDES = Statement("overrides_insert_many", insert_many_query(Override))


def change_version(id: str, body: Mapping[str, Any]) -> types.EnrollmentVersionChanged:
    """Let another version of its protocol hold in an enrolment from a date on. Raises NotFound."""
    values = {"id": id, "version_id": body["version_id"]}
    found = current().read(*((each, values) for each in (*LOCKS_OF_ENROLLMENT, _LOCK_PROTOCOL, _READ)))
    if not found:
        raise NotFound
    *columns, version_id, compounds, overrides, latest = found[0]
    if version_id is None:
        raise NotFound("/version_id")
    before = locked(tuple(columns))
    sent = body.get("effective_from")
    effective_from = date.fromisoformat(sent) if sent else before.today
    pin = Pin(effective_from, version_id)
    outcome = _Outcome([], [], {})
    if body["carry_overrides"]:
        stored = [_override(*each) for each in orjson.loads(overrides)]
        outcome = _outcome(stored, before.pins, pin, set(orjson.loads(compounds)))
    return {
        "patient_id": before.row["patient_id"],
        "enrollment": _pinned(before, pin).response(),
        "carried": [*outcome.present, *_store_copies(before, version_id, outcome.copies, latest)],
        "dropped": [{"id": id, "reason": reason} for id, reason in outcome.dropped.items()],
    }


def _override(id: str, version: str, compound: str | None, type: str, payload: str, first: str, last: Any) -> _Override:
    ends_on = date.fromisoformat(last) if last else None
    return _Override(id, version, compound, type, payload, date.fromisoformat(first), ends_on)


def _outcome(overrides: list[_Override], pins: list[Pin], pin: Pin, compounds: set[str]) -> _Outcome:
    """Return the outcome for the overrides that hold in the old versions, where `pin` replaces these.

    `compounds` are the ids of the compounds of the new version.
    """
    of_new = [each for each in overrides if each.version_id == pin.version_id]
    present = _by_target(part for each in of_new if (part := each.within(pin.effective_from, None)))
    old = _by_target(_moving(overrides, pins, pin))
    added = {compound for type, compound in [*present, *old] if type == "added"}
    outcome = _Outcome([], [], {})
    for target, parts in old.items():
        if reason := _reason(*target, compounds, added):
            outcome.dropped.update((each.id, reason) for each in parts)
        else:
            # The patient may have had the new version before: then some of these overrides came from it.
            there = _beginning(parts, present.get(target, []))
            outcome.present.extend(each.id for each in there)
            outcome.copies.extend(parts[len(there) :])
    return outcome


def _moving(overrides: list[_Override], pins: list[Pin], pin: Pin) -> Iterator[_Override]:
    """Yield the overrides as they hold in the versions that `pin` replaces, on the dates of these versions."""
    for old, following in zip(pins, [*pins[1:], None], strict=True):
        first = max(old.effective_from, pin.effective_from)
        last = following.effective_from - _DAY if following else None
        if old.version_id != pin.version_id and (last is None or first <= last):
            of_old = [each for each in overrides if each.version_id == old.version_id]
            yield from (part for each in of_old if (part := each.within(first, last)))


def _by_target(overrides: Iterable[_Override]) -> dict[tuple[str, str | None], list[_Override]]:
    """Return overrides by type and compound: of several, one counts on a date."""
    found: dict[tuple[str, str | None], list[_Override]] = {}
    for each in overrides:
        found.setdefault((each.type, each.compound_id), []).append(each)
    return found


def _reason(type: str, compound_id: str | None, compounds: set[str], added: set[str | None]) -> Reason | None:
    """Return why overrides of a compound do not fit a version with these compounds, None if they do."""
    if type == "added":
        return "compound_present" if compound_id in compounds else None
    fits = compound_id is None or compound_id in compounds or (type in ("paused", "removed") and compound_id in added)
    return None if fits else "compound_gone"


def _beginning(old: list[_Override], present: list[_Override]) -> list[_Override]:
    """Return the present overrides that equal the first of the old ones: as many as there are in the same order.

    The last of a type and compound counts, so the last old one is found only as the last one present.
    """
    found: list[_Override] = []
    rest = iter(present)
    for each in old:
        equal = next((other for other in rest if _content(other) == _content(each)), None)
        if equal is None:
            break
        found.append(equal)
    return found[:-1] if len(found) == len(old) and found[-1] is not present[-1] else found


def _content(override: _Override) -> tuple[str, date, date | None]:
    return override.payload, override.first, override.last


def _pinned(before: LockedEnrollment, pin: Pin) -> LockedEnrollment:
    """Store the new version at the commit, unless it holds already; return the enrolment with it."""
    kept = [each for each in before.pins if each.effective_from < pin.effective_from]
    replaced = before.pins[len(kept) :]
    begins_there = any(each.effective_from == pin.effective_from for each in replaced)
    if {each.version_id for each in ([] if begins_there else kept[-1:]) + replaced} == {pin.version_id}:
        return before
    row = before.row | {"updated_at": clock.later_than(before.row["updated_at"])}
    unit = current()
    unit.write(_DELETE_VERSIONS, patient_id=row["patient_id"], id=row["id"], effective_from=pin.effective_from)
    write_version(row, pin)
    unit.write(_TOUCH, id=row["id"], updated_at=row["updated_at"])
    return before._replace(row=row, pins=[*kept, pin])


def _store_copies(
    enrollment: LockedEnrollment, version_id: str, copies: list[_Override], latest: datetime | None
) -> list[str]:
    """Store copies of overrides for a version at the commit; return their ids. `latest` is when the last was added.

    Of several that concern the same, the one made last counts, so ids and times are in the order of the originals.
    """
    if not copies:
        return []
    unit, moment = current(), clock.later_than(*filter(None, [latest]))
    ids = sorted(clock.new_id_at(moment) for _ in copies)
    made = [clock.text(moment + n * timedelta(microseconds=1)) for n in range(len(copies))]
    rows = [
        {
            "id": id,
            "patient_id": enrollment.row["patient_id"],
            "protocol_id": enrollment.row["protocol_id"],
            "version_id": version_id,
            "compound_id": each.compound_id,
            "override_type": each.type,
            "payload": orjson.Fragment(each.payload),
            "starts_on": each.first,
            "ends_on": each.last,
            "created_at": at,
            "updated_at": at,
        }
        for id, at, each in zip(ids, made, copies, strict=True)
    ]
    unit.write(_INSERT_OVERRIDES, rows=orjson.dumps(rows).decode())
    return ids
