"""Time zones of patients, and which date it is there."""

from datetime import date
from zoneinfo import ZoneInfo

import peewee

from db.core import clock
from db.core.projection import Projection
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable
from db.core.unit_of_work import current
from db.errors import UnknownTimeZone
from db.query import PatientRows, Query
from openapi import types
from regimen import days, zones


class PatientTimeZone(PersonTable):
    """The IANA name of a patient's time zone."""

    time_zone = peewee.TextField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "patient_time_zones"
        primary_key = peewee.CompositeKey("brand_id", "patient_id")


class StoredTimeZoneIsUnknown(Exception):
    """The time zone database lacks a time zone that a patient has.

    There is no other zone to take instead: doses would be due on other dates.
    """


_default = "UTC"


def use(default: str) -> None:
    """Set the time zone of patients who have none of their own."""
    global _default
    _default = default


def zone_of(name: str | None) -> ZoneInfo:
    """Return the time zone with the name that is stored for a patient, the default for None.

    Raises StoredTimeZoneIsUnknown.
    """
    try:
        return zones.zone(_default if name is None else name)
    except KeyError:
        raise StoredTimeZoneIsUnknown from None


def today(name: str | None) -> date:
    """Return the date in a time zone now, given as for `zone_of`."""
    return days.today(clock.now(), zone_of(name))


PROJECTION = Projection(types.PatientTimeZone, PatientTimeZone)
_INSERT = Statement.insert(PatientTimeZone)
_REPLACE = Statement(
    "time_zone_replace",
    PatientTimeZone.update({name: param(name) for name in ("time_zone", "updated_at")}).where(
        PatientTimeZone.patient_id == param("patient_id")
    ),
)
_OF_PATIENT = Query(PROJECTION).of_patient().order_by("patient_id").prepare("time_zone")
_OF_ME = Query(PROJECTION).of_me().order_by("patient_id").prepare("time_zone_mine")


def get(patient_id: str) -> types.TimeZone:
    """Return the time zone of a patient, or the default. Raises NotFound."""
    return _response(_OF_PATIENT.fetch(patient_id=patient_id))


def get_mine() -> types.TimeZone:
    """Return the time zone of the caller, or the default. Raises NotFound."""
    return _response(_OF_ME.fetch())


def save(patient_id: str, name: str) -> types.TimeZone:
    """Store the time zone of a patient. The same again changes nothing. Raises UnknownTimeZone, NotFound."""
    _require_known(name)
    return _save(_OF_PATIENT.fetch(lock=True, patient_id=patient_id), name)


def save_mine(name: str) -> types.TimeZone:
    """Store the time zone of the caller. The same again changes nothing. Raises UnknownTimeZone, NotFound."""
    _require_known(name)
    return _save(_OF_ME.fetch(lock=True), name)


def _require_known(name: str) -> None:
    if name not in zones.NAMES:
        raise UnknownTimeZone("/time_zone")


def _save(found: PatientRows[types.PatientTimeZone], name: str) -> types.TimeZone:
    if found.rows and found.rows[0]["time_zone"] == name:
        return _response(found)
    unit, moment = current(), clock.later_than(*(each["updated_at"] for each in found.rows))
    row = {"patient_id": found.patient_id, "time_zone": name, "updated_at": moment}
    unit.write(_REPLACE if found.rows else _INSERT, **row)
    return _time_zone(PROJECTION.from_values(row))


def _response(found: PatientRows[types.PatientTimeZone]) -> types.TimeZone:
    if found.rows:
        return _time_zone(found.rows[0])
    return {"patient_id": found.patient_id, "time_zone": _default, "today": today(None).isoformat(), "updated_at": None}


def _time_zone(row: types.PatientTimeZone) -> types.TimeZone:
    return {**row, "today": today(row["time_zone"]).isoformat()}
