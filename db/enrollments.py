"""Enrolments of patients in protocols, and the versions that hold in them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, TypedDict, cast

import orjson
import peewee

from db import time_zones
from db.core import clock
from db.core.projection import Projection, Row, json_rows
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable, of_brand
from db.core.unit_of_work import Violation, current
from db.errors import AlreadyEnrolled, Conflict, NotFound, ProtocolInactive
from db.patient_lock import LOCKS, locks_of_row
from db.patient_record import Patient
from db.protocols import IS_REF, LOCK_FOR_ENROLLMENT, Protocol, ProtocolVersion, ref_values
from db.query import PatientRows, Query
from db.status import Transitions
from db.time_zones import PatientTimeZone
from openapi import types
from regimen.model import Pin

TRANSITIONS: Transitions = {"active": ("completed", "stopped"), "completed": (), "stopped": ()}


class Enrollment(PersonTable):
    """An enrolment, from its first to its last date, both inclusive. Without `ends_on` it is open."""

    id = peewee.UUIDField()
    protocol_id = peewee.UUIDField()
    status = peewee.TextField()
    starts_on = peewee.DateField()
    ends_on = peewee.DateField(null=True)
    enrolled_at = DateTimeTZField()
    created_at = DateTimeTZField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "enrollments"
        primary_key = peewee.CompositeKey("brand_id", "id")


class EnrollmentVersion(PersonTable):
    """The version that holds in an enrolment from a date on."""

    enrollment_id = peewee.UUIDField()
    effective_from = peewee.DateField()
    version_id = peewee.UUIDField()
    created_at = DateTimeTZField()

    class Meta:
        table_name = "enrollment_versions"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "enrollment_id", "effective_from")


class LockedEnrollment(NamedTuple):
    """An enrolment whose patient is locked until the commit: its plain values, versions, and the date of today."""

    row: Row
    pins: list[Pin]
    today: date

    def response(self) -> types.Enrollment:
        """Return the enrolment as the contract shows it."""
        return _enrollment(PROJECTION.from_values(self.row), self.pins, self.today)


class _ListedEnrollment(TypedDict):
    """An enrolment with the name of the patient's time zone, and its versions as JSON (`pins_of`)."""

    id: str
    patient_id: str
    protocol_id: str
    status: str
    starts_on: str
    ends_on: str | None
    enrolled_at: str
    created_at: str
    updated_at: str
    time_zone: str | None
    versions: str


PROJECTION = Projection(types.StoredEnrollment, Enrollment)
VERSION_PROJECTION = Projection(types.EnrollmentVersion, EnrollmentVersion)
_ZONE = PatientTimeZone.select(PatientTimeZone.time_zone).where(PatientTimeZone.patient_id == Enrollment.patient_id)
_VERSIONS = json_rows(
    EnrollmentVersion.select()
    .where(EnrollmentVersion.patient_id == Enrollment.patient_id, EnrollmentVersion.enrollment_id == Enrollment.id)
    .order_by(EnrollmentVersion.effective_from),
    EnrollmentVersion.effective_from,
    EnrollmentVersion.version_id,
)
_PAGE = (
    Query(Projection(_ListedEnrollment, Enrollment))
    .of_allowed_patient()
    .with_columns(_ZONE.alias("time_zone"), _VERSIONS.alias("versions"))
    .paginated()
    .counted()
    .prepare("enrollment_page")
)
_NAMED_VERSION = ProtocolVersion.select(ProtocolVersion.id).where(
    ProtocolVersion.id == param("version_id"), ProtocolVersion.protocol_id == Protocol.id
)
_TO_START = Statement(
    "enrollment_to_start",
    Patient.select(PatientTimeZone.time_zone, Protocol.id, Protocol.active, Protocol.version_id, _NAMED_VERSION)
    .join(
        PatientTimeZone,
        peewee.JOIN.LEFT_OUTER,
        on=of_brand(PatientTimeZone) & (PatientTimeZone.patient_id == Patient.id),
    )
    .join(Protocol, peewee.JOIN.LEFT_OUTER, on=of_brand(Protocol) & IS_REF)
    .where(Patient.id == param("patient_id")),
)
_INSERT = Statement.insert(Enrollment)
INSERT_VERSION = Statement.insert(EnrollmentVersion)
IS_ENROLLMENT = Enrollment.id == param("id")
"""The condition that an enrolment has the id `id`."""
LOCKS_OF_ENROLLMENT = locks_of_row("enrollment", Enrollment.select(Enrollment.patient_id).where(IS_ENROLLMENT))
"""Statements that lock the patient of the enrolment `id`. Protocols are locked after patients, never before."""
LOCKED_COLUMNS = (*PROJECTION.columns, _ZONE, _VERSIONS)
"""The columns that `locked` reads."""
_LOCKED = Statement("enrollment_locked", Enrollment.select(*LOCKED_COLUMNS).where(IS_ENROLLMENT))
_UPDATE = Statement(
    "enrollment_update_status",
    Enrollment.update({name: param(name) for name in ("status", "ends_on", "updated_at")}).where(IS_ENROLLMENT),
)


def start(patient_id: str, body: Mapping[str, Any]) -> types.Enrollment:
    """Enrol a patient in a protocol. Raises NotFound, ProtocolInactive and, at the commit, AlreadyEnrolled."""
    time_zone, protocol_id, version_id = _lock_to_start(patient_id, body["protocol_id"], body.get("version_id"))
    unit, moment, today = current(), clock.now(), time_zones.today(time_zone)
    row: Row = {
        "id": clock.new_id_at(moment),
        "patient_id": patient_id,
        "protocol_id": protocol_id,
        "status": "active",
        "starts_on": body.get("starts_on") or today.isoformat(),
        "ends_on": None,
        "enrolled_at": clock.moment(body["enrolled_at"]) if "enrolled_at" in body else moment,
        "created_at": moment,
        "updated_at": moment,
    }
    unit.write(_INSERT, Violation("enrollments_active", lambda: AlreadyEnrolled("/protocol_id")), **row)
    pin = Pin(date.fromisoformat(row["starts_on"]), version_id)
    write_version(row, pin)
    return _enrollment(PROJECTION.from_values(row), [pin], today)


def page(patient_id: str, limit: int, offset: int, cursor: str | None) -> PatientRows[types.Enrollment]:
    """Return the enrolments of a patient, newest first. Raises NotFound."""
    found = _PAGE.fetch(limit, offset, cursor, patient_id=patient_id)
    rows = [
        _enrollment(cast(types.StoredEnrollment, row), pins_of(row["versions"]), time_zones.today(row["time_zone"]))
        for row in found.rows
    ]
    return PatientRows(rows, found.total, found.next_cursor, patient_id=found.patient_id)


def update_status(id: str, body: Mapping[str, Any]) -> types.Enrollment:
    """End an enrolment, or correct its end. Raises NotFound, Conflict."""
    found = current().read(*((each, {"id": id}) for each in (*LOCKS_OF_ENROLLMENT, _LOCKED)))
    if not found:
        raise NotFound
    before = locked(found[0])
    status, ends_on = body["status"], body.get("ends_on")
    if status != before.row["status"]:
        allowed = TRANSITIONS[before.row["status"]]
        if status not in allowed:
            raise Conflict(allowed=allowed)
        ends_on = ends_on or before.today.isoformat()
    stored = before.response()
    if status == stored["status"] and ends_on in (None, stored["ends_on"]):
        return stored
    changes = {"status": status, "ends_on": ends_on, "updated_at": clock.later_than(before.row["updated_at"])}
    current().write(_UPDATE, id=id, **changes)
    return before._replace(row=before.row | changes).response()


def locked(values: tuple[Any, ...]) -> LockedEnrollment:
    """Return an enrolment from the values of `LOCKED_COLUMNS`."""
    *columns, time_zone, versions = values
    row = dict(zip(PROJECTION.names, columns, strict=True))
    return LockedEnrollment(row, pins_of(versions), time_zones.today(time_zone))


def pins_of(versions: str) -> list[Pin]:
    """Return the versions of an enrolment from their JSON, by date."""
    return [Pin(date.fromisoformat(effective_from), id) for effective_from, id in orjson.loads(versions)]


def write_version(enrollment: Row, pin: Pin) -> None:
    """Store, at the commit, from when on a version holds in an enrolment."""
    unit = current()
    unit.write(
        INSERT_VERSION,
        patient_id=enrollment["patient_id"],
        enrollment_id=enrollment["id"],
        effective_from=pin.effective_from,
        version_id=pin.version_id,
        created_at=clock.now(),
    )


def _lock_to_start(patient_id: str, protocol: str, version_id: str | None) -> tuple[str | None, str, str]:
    """Lock a patient and a protocol; return the patient's time zone, and the ids of the protocol and of its version.

    The version is the one sent or else the newest, which does not change meanwhile because the protocol is locked: it
    changes as long as nobody is enrolled in it. Raises NotFound, ProtocolInactive.
    """
    values = {"patient_id": patient_id, "version_id": version_id} | ref_values(protocol)
    found = current().read(*((each, values) for each in (*LOCKS, LOCK_FOR_ENROLLMENT, _TO_START)))
    if not found:
        raise NotFound
    time_zone, protocol_id, is_active, newest_id, named_id = found[0]
    if protocol_id is None:
        raise NotFound("/protocol_id")
    if version_id and named_id is None:
        raise NotFound("/version_id")
    if not is_active:
        raise ProtocolInactive("/protocol_id")
    return time_zone, protocol_id, named_id or newest_id


def _enrollment(stored: types.StoredEnrollment, pins: list[Pin], today: date) -> types.Enrollment:
    """Return an enrolment with the version that holds today or, before it starts, on its first date."""
    on = max(today, date.fromisoformat(stored["starts_on"]))
    version_id = next(pin.version_id for pin in reversed(pins) if pin.effective_from <= on)
    return {
        "id": stored["id"],
        "patient_id": stored["patient_id"],
        "protocol_id": stored["protocol_id"],
        "version_id": version_id,
        "status": stored["status"],
        "starts_on": stored["starts_on"],
        "ends_on": stored["ends_on"],
        "enrolled_at": stored["enrolled_at"],
        "created_at": stored["created_at"],
        "updated_at": stored["updated_at"],
    }
