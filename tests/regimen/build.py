"""Regimens and doses for tests, with one protocol `p`, one version `v1` and usual values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from regimen.days import ALL_DAYS
from regimen.layers import Resolver, Slot
from regimen.model import Compound, Dose, Enrollment, Override, Pin, Regimen, ScheduleRow

START = date(2026, 11, 1)
"""A Sunday, on which the enrolment starts."""


def of_protocol(regimen: Regimen, protocol_id: str | None) -> Regimen:
    """Return a regimen with one of its protocols only, as the service reads it for this protocol; for None with all."""
    if protocol_id is None:
        return regimen
    return regimen._replace(
        enrollments=[each for each in regimen.enrollments if each.protocol_id == protocol_id],
        overrides=[each for each in regimen.overrides if each.protocol_id == protocol_id],
    )


def on(day: int) -> date:
    """Return a date of November 2026."""
    return date(2026, 11, day)


def at(text: str) -> datetime:
    """Return an instant of November 2026, such as `19T08:00` (UTC)."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC)


def compound(id: str = "c1", **changes: Any) -> Compound:
    """Return a compound that is due every morning. The compound of `c1` is `k1`, its slug `s1`."""
    usual = Compound(id, f"k{id[1:]}", f"s{id[1:]}", "Name", "250", "mcg", None, 0, ALL_DAYS, "morning", None)
    return usual._replace(**changes)


def row(id: str = "r1", **changes: Any) -> ScheduleRow:
    """Return a row of `c1` that is due every evening from the start on."""
    return ScheduleRow(id, "c1", ALL_DAYS, "evening", None, None, False, None, START, None)._replace(**changes)


def override(type: str, starts_on: date = START, ends_on: date | None = None, **changes: Any) -> Override:
    """Return an override of `k1`. What the override does not have goes into its payload."""
    own = {name: changes.pop(name) for name in ("id", "version_id", "protocol_id", "compound_id") if name in changes}
    payload: Mapping[str, Any] = {"kind": type, **changes}
    return Override("o1", "p", "v1", "k1", type, payload, starts_on, ends_on)._replace(**own)


def changed(**changes: Any) -> Override:
    """Return an override of `k1` that makes it due every night."""
    return override("schedule_changed", **{"days_of_week": list(range(7)), "time_of_day": "before_bed", **changes})


def added(**changes: Any) -> Override:
    """Return an override that adds `k9`, due every evening."""
    usual = {
        "compound_id": "k9",
        "compound_slug": "nine",
        "display_name": "Nine",
        "dose_amount": "3",
        "dose_unit": "mg",
        "route": None,
        "days_of_week": list(range(7)),
        "time_of_day": "evening",
    }
    return override("added", **{**usual, **changes})


def enrollment(starts_on: date = START, ends_on: date | None = None, version: str = "v1") -> Enrollment:
    return Enrollment(f"{starts_on} {version}", "p", starts_on, ends_on, [Pin(starts_on, version)])


def resolver(
    *compounds: Compound,
    enrollments: Sequence[Enrollment] | None = None,
    rows: Sequence[ScheduleRow] = (),
    overrides: Sequence[Override] = (),
    versions: Mapping[str, Sequence[Compound]] | None = None,
) -> Resolver:
    versions = {"v1": compounds or (compound(),), **(versions or {})}
    enrollments = [enrollment()] if enrollments is None else enrollments
    return Resolver(Regimen({"p": "slug-p"}, versions, enrollments, rows, overrides))


def dose(slot_date: date, slot: str = "morning", status: str = "taken", **changes: Any) -> Dose:
    """Return a dose of `k1`, scheduled at noon."""
    scheduled_at = datetime.combine(slot_date, time(12), UTC)
    id = f"{slot_date} {slot} {changes.get('compound_id')}"
    return Dose(id, "p", "k1", slot_date, slot, status, None, scheduled_at)._replace(**changes)


def by_date(*doses: Dose) -> dict[date, list[Dose]]:
    found: dict[date, list[Dose]] = {}
    for each in doses:
        found.setdefault(each.slot_date, []).append(each)
    return found


def names(slots: Iterable[Slot]) -> list[tuple[str, str]]:
    """Return the compound and the name of each slot."""
    return [(slot.compound.id, slot.name) for slot in slots]


def dates(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]
