"""Queries for what concerns a patient in a protocol, in one statement."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import peewee

from db import time_zones
from db.audit import read_audit
from db.core import clock
from db.core.statements import Statement
from db.core.unit_of_work import current
from db.enrollments import Enrollment
from db.errors import NotFound
from db.patient_lock import OF_ALLOWED_PATIENT
from db.protocols import IS_REF, Protocol, ref_values

PATIENT_ID = peewee.SQL("found.patient_id")
"""The id of the patient, in a column of `PatientProtocolQuery`."""
PROTOCOL_ID = peewee.SQL("found.protocol_id")
"""The id of the protocol, in a column of `PatientProtocolQuery`."""
LONGEST = 1000
"""The largest number of rows, and of overrides, that have not ended."""
_DAY = timedelta(days=1)

_PROTOCOL = Protocol.select(Protocol.id).where(IS_REF)
_ZONE = time_zones.PatientTimeZone.select(time_zones.PatientTimeZone.time_zone).where(
    time_zones.PatientTimeZone.patient_id == PATIENT_ID
)


class PatientProtocol(NamedTuple):
    """A patient in a protocol. `today` is the date in the patient's time zone, `columns` what the query selects."""

    patient_id: str
    protocol_id: str
    today: date
    columns: Sequence[Any]


class PatientProtocolQuery:
    """A statement that reads columns about a patient in a protocol: expressions with `PATIENT_ID` and `PROTOCOL_ID`.

    It also audits the read. A caller who may reach nobody else finds only themselves (`x-self`).
    """

    def __init__(self, name: str, *columns: Any) -> None:
        patient, protocol = OF_ALLOWED_PATIENT.id.cte("patient"), _PROTOCOL.cte("protocol")
        enrolled = Enrollment.select(peewee.SQL("1")).where(
            Enrollment.patient_id == patient.c.id, Enrollment.protocol_id == protocol.c.id
        )
        ids = peewee.Select([patient, protocol], [patient.c.id.alias("patient_id"), protocol.c.id.alias("protocol_id")])
        found = ids.where(peewee.fn.EXISTS(enrolled)).cte("found")
        query = peewee.Select([found], [PATIENT_ID, PROTOCOL_ID, _ZONE, *columns]).with_cte(
            patient, protocol, found, read_audit(found, PATIENT_ID)
        )
        self._statement = Statement(name, query.bind(Protocol._meta.database))

    def fetch(self, patient_id: str, protocol: str, *, lock: bool = False, **values: Any) -> PatientProtocol:
        """Return the patient in the protocol with this id or slug. `values` are the parameters of the columns.

        `lock` locks the patient until the commit. Raises NotFound if there is no such patient or protocol, or if the
        patient was never enrolled in it.
        """
        values |= {"patient_id": patient_id} | ref_values(protocol)
        locks = [(each, values) for each in OF_ALLOWED_PATIENT.locks] if lock else ()
        found = current().read(*locks, (self._statement, values))
        if not found:
            raise NotFound
        patient, of_protocol, zone_name, *columns = found[0]
        return PatientProtocol(patient, of_protocol, time_zones.today(zone_name), columns)


def earliest_today() -> date:
    """Return a date that is not after today in any time zone."""
    return clock.now().date() - _DAY
