"""The stored data about protocols and a patient's enrolments, as the functions of this package take it.

Sequences are in the order in which their items were made. Dates are local dates of the patient. `days` is a bit mask:
bit n is weekday n, 0 is Sunday; 0 means as needed. A `time_of_day` of None is any time of the day. Amounts are decimal
text. Intervals of dates are inclusive, except for `ScheduleRow.effective_until`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

Key = tuple[str, str, str]
"""A protocol, a compound and the name of a slot. A date has at most one slot of a key.

The compound is not the protocol compound: one that was added again, or came with another version, is the same.
"""


class Compound(NamedTuple):
    """A compound of a version, with its canonical schedule. `id` is that of the protocol compound."""

    id: str
    compound_id: str
    slug: str
    display_name: str
    dose_amount: str
    dose_unit: str
    route: str | None
    position: int
    days: int
    time_of_day: str | None
    time_local: time | None


class Pin(NamedTuple):
    """The version that holds in an enrolment from a date on, until the next pin."""

    effective_from: date
    version_id: str


class Enrollment(NamedTuple):
    """An enrolment of a patient in a protocol. Without `ends_on` it is open."""

    id: str
    protocol_id: str
    starts_on: date
    ends_on: date | None
    pins: Sequence[Pin]


class ScheduleRow(NamedTuple):
    """A row of the patient's schedule, in effect from `effective_from` until before `effective_until`."""

    id: str
    protocol_compound_id: str
    days: int
    time_of_day: str
    time_local: time | None
    dose_amount_override: str | None
    schedule_changed: bool
    paused_until: date | None
    effective_from: date
    effective_until: date | None


class Override(NamedTuple):
    """An override of a version for a patient. `compound_id` is None if it concerns the whole protocol.

    `payload` is the payload of the contract, amounts as sent.
    """

    id: str
    protocol_id: str
    version_id: str
    compound_id: str | None
    type: str
    payload: Mapping[str, Any]
    starts_on: date
    ends_on: date | None


class Dose(NamedTuple):
    """A dose that was logged for a slot. `slot` is the name of the slot, or `extra <scheduled_at>`.

    Of a compound in a protocol there is one dose at most for each date and slot, however it came into the protocol.
    """

    id: str
    protocol_id: str
    compound_id: str
    slot_date: date
    slot: str
    status: str
    skip_reason: str | None
    scheduled_at: datetime


class Regimen(NamedTuple):
    """The stored data about the protocols of a patient.

    `protocols` has the slug of each protocol by its id, `versions` the compounds of each version by its id.
    """

    protocols: Mapping[str, str]
    versions: Mapping[str, Sequence[Compound]]
    enrollments: Sequence[Enrollment]
    rows: Sequence[ScheduleRow]
    overrides: Sequence[Override]
