"""Plans: all that is stored about a patient's protocols and doses, read by one statement.

`read_plan` returns it for the pure functions of `regimen`, which say what is due and what came of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import orjson
import peewee

from db import identity
from db.audit import read_audit
from db.compounds import IS_COMPOUND, IS_PROTOCOL_COMPOUND, Compound, ProtocolCompound, VersionCompound
from db.core.projection import array_literal, json_rows
from db.core.statements import Statement, param
from db.core.tables import of_brand
from db.core.unit_of_work import current
from db.doses import Dose
from db.enrollments import Enrollment, EnrollmentVersion
from db.errors import NotFound
from db.overrides import Override
from db.patient_lock import OF_ALLOWED_PATIENT, OF_ME, OF_PATIENT, PatientScope
from db.patient_record import Patient
from db.protocols import IS_REF, Protocol, ref_values
from db.schedules import ScheduleRow
from db.time_zones import PatientTimeZone, zone_of
from regimen import model

THEIR_ID = peewee.SQL("patient.id")
"""The id of the patient, in a column of `PlanQuery`."""
PROTOCOL_ID = peewee.SQL("(SELECT id FROM protocol)")
"""The id of the protocol that was asked for, in a column of `PlanQuery`."""
SINCE, UNTIL = peewee.SQL("bounds.since"), peewee.SQL("bounds.until")
"""The first and the last date, in a column of `PlanQuery`."""
_dose = partial(tuple.__new__, model.Dose)  # a third of the time of model.Dose()


class Plan(NamedTuple):
    """The data of a patient: the zone, the regimen, and doses by date, protocol, compound and slot.

    `protocol_id` is the id of the protocol that was asked for: then regimen and doses are those of this protocol.
    """

    patient_id: str
    zone: ZoneInfo
    protocol_id: str | None
    regimen: model.Regimen
    doses: Mapping[date, Sequence[model.Dose]]


def _in_text(column: Any) -> Any:
    return peewee.Cast(column, "text")


def _of_protocol(table: Any) -> tuple[Any, Any]:
    """Return the conditions for rows of the patient and, if a protocol is asked for, of that protocol."""
    return table.patient_id == THEIR_ID, param("any_protocol") | (table.protocol_id == PROTOCOL_ID)


_PROTOCOL = Protocol.select(Protocol.id).where(IS_REF)
_ZONE = PatientTimeZone.select(PatientTimeZone.time_zone).where(PatientTimeZone.patient_id == THEIR_ID)

_PINS = json_rows(
    EnrollmentVersion.select()
    .where(EnrollmentVersion.patient_id == THEIR_ID, EnrollmentVersion.enrollment_id == Enrollment.id)
    .order_by(EnrollmentVersion.effective_from),
    EnrollmentVersion.effective_from,
    EnrollmentVersion.version_id,
)
_ENROLLMENTS = json_rows(
    Enrollment.select()
    .join(Protocol, on=of_brand(Protocol) & (Protocol.id == Enrollment.protocol_id))
    .where(*_of_protocol(Enrollment))
    .order_by(Enrollment.created_at, Enrollment.id),
    Enrollment.id,
    Enrollment.protocol_id,
    Protocol.slug,
    Enrollment.starts_on,
    Enrollment.ends_on,
    _PINS,
)

_PINNED = (
    EnrollmentVersion.select(EnrollmentVersion.version_id)
    .distinct()
    .join(Enrollment, on=of_brand(Enrollment) & (Enrollment.id == EnrollmentVersion.enrollment_id))
    .where(EnrollmentVersion.patient_id == THEIR_ID, *_of_protocol(Enrollment))
)
_PATIENT_IDS = peewee.SQL("(SELECT id FROM patient)")
_PINNED_OF_ALL = (
    EnrollmentVersion.select(EnrollmentVersion.version_id)
    .distinct()
    .where(EnrollmentVersion.patient_id.in_(_PATIENT_IDS))
)


def _compounds(pinned: Any) -> Any:
    """Return a column: the compounds of the versions with the ids of a query."""
    return json_rows(
        VersionCompound.select()
        .join(ProtocolCompound, on=IS_PROTOCOL_COMPOUND)
        .join(Compound, on=IS_COMPOUND)
        .where(VersionCompound.version_id == peewee.fn.ANY(peewee.fn.ARRAY(pinned)))
        .order_by(VersionCompound.version_id, VersionCompound.position, ProtocolCompound.id),
        VersionCompound.version_id,
        ProtocolCompound.id,
        Compound.id,
        Compound.slug,
        VersionCompound.display_name,
        _in_text(VersionCompound.dose_amount),
        VersionCompound.dose_unit,
        VersionCompound.route,
        VersionCompound.position,
        VersionCompound.days,
        VersionCompound.time_of_day,
        VersionCompound.time_local,
    )


_ROWS = json_rows(
    ScheduleRow.select()
    .where(
        *_of_protocol(ScheduleRow),
        ScheduleRow.effective_from <= UNTIL,
        ScheduleRow.effective_until.is_null() | (ScheduleRow.effective_until > SINCE),
    )
    .order_by(ScheduleRow.created_at, ScheduleRow.id),
    ScheduleRow.id,
    ScheduleRow.protocol_compound_id,
    ScheduleRow.days,
    ScheduleRow.time_of_day,
    ScheduleRow.time_local,
    _in_text(ScheduleRow.dose_amount_override),
    ScheduleRow.schedule_changed,
    ScheduleRow.paused_until,
    ScheduleRow.effective_from,
    ScheduleRow.effective_until,
)
_OVERRIDES = json_rows(
    Override.select()
    .where(
        *_of_protocol(Override),
        Override.starts_on <= UNTIL,
        Override.ends_on.is_null() | (Override.ends_on >= SINCE),
    )
    .order_by(Override.created_at, Override.id),
    Override.id,
    Override.protocol_id,
    Override.version_id,
    Override.compound_id,
    Override.override_type,
    Override.payload,
    Override.starts_on,
    Override.ends_on,
)
# One line of text for each dose, because PostgreSQL takes more than twice as long for JSON. The doses of a compound in
# a protocol share a first line with both ids: there may be very many doses, and a connection keeps a buffer of the size
# of its largest result. No value has these separators in it.
_TAB, _LINE_FEED, _FORM_FEED = (peewee.SQL(f"E'{name}'") for name in (r"\t", r"\n", r"\f"))
_DOSE_LINE = peewee.fn.concat_ws(
    _TAB,
    Dose.id,
    Dose.slot_date,
    Dose.slot,
    Dose.status,
    peewee.fn.COALESCE(Dose.skip_reason, peewee.SQL("''")),
    Dose.scheduled_at,
)
_DOSES_OF_COMPOUNDS = (
    Dose.select(
        peewee.fn.concat_ws(
            _LINE_FEED,
            peewee.fn.concat_ws(_TAB, Dose.protocol_id, Dose.compound_id),
            peewee.fn.string_agg(_DOSE_LINE, _LINE_FEED),
        ).alias("lines")
    )
    .where(*_of_protocol(Dose), Dose.slot_date >= SINCE, Dose.slot_date <= UNTIL)
    .group_by(Dose.protocol_id, Dose.compound_id)
    .alias("doses_of_compounds")
)
_DOSES = peewee.Select([_DOSES_OF_COMPOUNDS], [peewee.fn.string_agg(_DOSES_OF_COMPOUNDS.c.lines, _FORM_FEED)])
_BOUNDS = peewee.Select(columns=[peewee.Cast(param(name), "date").alias(name) for name in ("since", "until")])
_COLUMNS = (_ZONE, PROTOCOL_ID, _ENROLLMENTS, _compounds(_PINNED), _ROWS, _OVERRIDES, _DOSES)
# Patients share versions, so that the first row alone has those of all.
_OF_ALL = peewee.Case(None, [(peewee.SQL("(SELECT id FROM patient LIMIT 1)") == THEIR_ID, _compounds(_PINNED_OF_ALL))])
_VERSIONS = 4
"""The index of the compounds in a row, after the id of the patient."""
_COLUMNS_OF_ALL = (_ZONE, PROTOCOL_ID, _ENROLLMENTS, _OF_ALL, _ROWS, _OVERRIDES, _DOSES)


def _query(ids: Any, columns: tuple[Any, ...], bounds: Any = _BOUNDS, page: Any = None, audit: bool = True) -> Any:
    """Return a query for these columns about the patients with the ids of a query."""
    patient, protocol, dates = ids.cte("patient"), _PROTOCOL.cte("protocol"), bounds.cte("bounds")
    first = [patient, protocol, *([] if page is None else [page]), dates]
    query = peewee.Select([patient, dates], [patient.c.id, *columns])
    query = query.with_cte(*first, *([read_audit(patient, patient.c.id)] if audit else []))
    return query.bind(Protocol._meta.database)


class PlanQuery:
    """A statement that reads the plan of a patient, and further columns: expressions with `THEIR_ID`.

    It also audits the read. `bounds` is a query for the first and the last date, if `fetch` is not to be told them;
    `page` is a common table expression before it.
    """

    def __init__(
        self,
        name: str,
        *columns: Any,
        scope: PatientScope = OF_PATIENT,
        bounds: Any = _BOUNDS,
        page: Any = None,
    ) -> None:
        self._scope = scope
        self._statement = Statement(name, _query(scope.id, (*_COLUMNS, *columns), bounds, page))

    def fetch(
        self, since: date | None, until: date | None, protocol: str | None = None, *, lock: bool = False, **values: Any
    ) -> tuple[Plan, Sequence[Any]]:
        """Return the plan, and the further columns. `values` are the parameters of these, and `patient_id`.

        Doses are those from `since` to `until`, both included; so are schedule rows and overrides in effect then.
        `protocol` is the id or the slug of a protocol. `lock` locks the patient until the commit.
        Raises NotFound for the patient, and NotFound with a detail for the protocol.
        """
        values |= _range(since, until) | _protocol(protocol)
        if self._scope is OF_ME:
            values["me"] = identity.caller_keys()
        locks = [(each, values) for each in self._scope.locks] if lock else ()
        found = current().read(*locks, (self._statement, values))
        if not found:
            raise NotFound
        plan = _plan(found[0], _versions(found[0]))
        if protocol is not None and plan.protocol_id is None:
            raise NotFound("/protocol_id")
        return plan, found[0][len(_COLUMNS) + 1 :]


_OF_PATIENT = PlanQuery("adherence_plan", scope=OF_ALLOWED_PATIENT)
_PATIENTS = Patient.select(Patient.id).where(Patient.id == peewee.fn.ANY(peewee.Cast(param("patient_ids"), "uuid[]")))
_OF_PATIENTS = Statement("adherence_plans", _query(_PATIENTS, _COLUMNS_OF_ALL))
_OF_PATIENTS_AGAIN = Statement("adherence_plans_again", _query(_PATIENTS, _COLUMNS_OF_ALL, audit=False))


def read_plan(patient_id: str, since: date | None, until: date | None, protocol: str | None) -> Plan:
    """Return the plan of a patient, if the caller may reach that patient. See `PlanQuery.fetch`."""
    return _OF_PATIENT.fetch(since, until, protocol, patient_id=patient_id)[0]


def read_plans(
    patient_ids: Iterable[str], since: date | None, until: date | None, *, is_audited: bool = False
) -> Iterator[Plan]:
    """Yield the plans of those of the patients who exist, in no order.

    The read is audited unless `is_audited`: another read has audited it.
    """
    statement = _OF_PATIENTS_AGAIN if is_audited else _OF_PATIENTS
    values = {"patient_ids": array_literal(patient_ids)} | _range(since, until) | _protocol(None)
    rows = current().read((statement, values))
    versions = next(map(_versions, filter(itemgetter(_VERSIONS), rows)), {})
    for row in rows:
        yield _plan(row, versions)


def _range(since: date | None, until: date | None) -> dict[str, Any]:
    return {"since": since or "-infinity", "until": until or "infinity"}


def _protocol(protocol: str | None) -> dict[str, Any]:
    return {"any_protocol": protocol is None} | ref_values(protocol or "")


def _plan(row: Sequence[Any], versions: Mapping[str, Sequence[model.Compound]]) -> Plan:
    patient_id, zone_name, protocol_id, enrollments, _, rows, overrides, doses = row[: len(_COLUMNS) + 1]
    stored = orjson.loads(enrollments)
    regimen = model.Regimen(
        protocols={id: slug for _, id, slug, *_ in stored},
        versions=versions,
        enrollments=[_enrollment(*each) for each in stored],
        rows=[_schedule_row(*each) for each in orjson.loads(rows)],
        overrides=[_override(*each) for each in orjson.loads(overrides)],
    )
    return Plan(patient_id, zone_of(zone_name), protocol_id, regimen, _doses(doses))


def _versions(row: Sequence[Any]) -> Mapping[str, Sequence[model.Compound]]:
    """Return the compounds of each version. A version may have none."""
    versions: dict[str, list[model.Compound]] = defaultdict(list)
    for version_id, *values, time_local in orjson.loads(row[_VERSIONS]):
        versions[version_id].append(model.Compound._make([*values, _time(time_local)]))
    return versions


def _enrollment(
    id: str, protocol_id: str, _: str, starts_on: str, ends_on: str | None, pins: list[list[str]]
) -> model.Enrollment:
    pinned = [model.Pin(date.fromisoformat(effective_from), version_id) for effective_from, version_id in pins]
    return model.Enrollment(id, protocol_id, date.fromisoformat(starts_on), _date(ends_on), pinned)


def _schedule_row(*values: Any) -> model.ScheduleRow:
    row = model.ScheduleRow(*values)
    return row._replace(
        time_local=_time(values[4]),
        paused_until=_date(values[7]),
        effective_from=date.fromisoformat(values[8]),
        effective_until=_date(values[9]),
    )


def _override(*values: Any) -> model.Override:
    *said, starts_on, ends_on = values
    return model.Override._make([*said, date.fromisoformat(starts_on), _date(ends_on)])


def _doses(text: str | None) -> dict[date, list[model.Dose]]:
    """Return doses by date. Equal texts are one object, because there may be very many doses."""
    by_date: dict[str, list[model.Dose]] = {}
    dates: dict[str, date] = {}
    same: dict[str, str] = {}
    for group in text.split("\f") if text else ():
        lines = _lines(group)
        protocol, compound = next(lines).split("\t")
        for line in lines:
            id, on, slot, status, reason, at = line.split("\t")
            if on not in dates:
                dates[on], by_date[on] = date.fromisoformat(on), []
            slot, status = same.setdefault(slot, slot), same.setdefault(status, status)
            values = (protocol, compound, dates[on], slot, status, reason or None, datetime.fromisoformat(at))
            by_date[on].append(_dose((id, *values)))
    return {dates[on]: doses for on, doses in by_date.items()}


def _lines(text: str) -> Iterator[str]:
    """Yield lines one at a time: all together would take as much memory as the doses."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)
