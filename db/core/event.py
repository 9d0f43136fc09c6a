"""Events: what a write changed, collected by the unit of work and stored as audit, outbox and timeline rows."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class TimelineEntry(NamedTuple):
    """An event as it is shown in a patient's timeline. Without `occurred_at` (RFC 3339) it occurred now."""

    title: str
    description: str | None = None
    occurred_at: str | None = None


class Event(NamedTuple):
    """One change: its name, the patient and the entity that it is about, and the names of the changed fields.

    `entity_id` is None for a change of the patient record itself. `payload` has the values of the published event that
    no column of the outbox has.
    """

    name: str
    patient_id: str | None
    entity_id: str | None = None
    fields: Sequence[str] = ()
    timeline: TimelineEntry | None = None
    payload: Mapping[str, Any] | None = None
