"""Reports on adherence: what is due, what came of it, the calendar, the streak and summaries.

Nothing is stored for them: each is worked out at the request from what is stored about the patient.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, cast

import orjson
import peewee

from db.adherence import THEIR_ID, Plan, PlanQuery, read_plan, read_plans
from db.core import clock
from db.core.projection import json_rows
from db.doses import Dose
from db.errors import BeforeStart, Exclusive, NotFound, Required, TooLong
from db.patient_lock import OF_ME
from db.sharps import SharpsReminder, is_injection
from openapi import types
from regimen import measures, model
from regimen.days import days_of, instant, today, weekday
from regimen.layers import ANY, PARTS_OF_DAY, Resolver, Slot, within_bucket
from regimen.micrograms import micrograms
from regimen.outcomes import Outcome, outcomes

LONGEST_RANGE = 62
"""The greatest number of dates in a calendar."""
SUMMARY_DAYS = 30
_DAY = timedelta(days=1)
_TIMINGS = ("morning", "evening", "before_bed", ANY)


class Range(NamedTuple):
    """The parameters of a calendar that select its dates. At most one of the three kinds of range is allowed."""

    month: str | None
    start: str | None
    end: str | None
    from_: str | None
    to: str | None

    def dates(self) -> tuple[date, date] | None:
        """Return the first and the last date, None for the current month. Raises errors of query parameters."""
        named = zip(("month", "start", "end", "from", "to"), self, strict=True)
        sent = {name: value for name, value in named if value is not None}
        kinds = [[name for name in kind if name in sent] for kind in (("month",), ("start", "end"), ("from", "to"))]
        first, *others = [names for names in kinds if names] or [[]]
        if others:
            raise Exclusive(*(f"/{name}" for names in others for name in names)).in_query()
        if not first:
            return None
        if self.month is not None:
            return _month(date.fromisoformat(f"{self.month}-01"))
        start, end = ("start", "end") if first[0] in ("start", "end") else ("from", "to")
        missing = [f"/{name}" for name in (start, end) if name not in sent]
        if missing:
            raise Required(*missing).in_query()
        return _checked(date.fromisoformat(sent[start]), date.fromisoformat(sent[end]), f"/{end}")


def _checked(start: date, end: date, pointer: str) -> tuple[date, date]:
    if end < start:
        raise BeforeStart(pointer).in_query()
    if end - start >= LONGEST_RANGE * _DAY:
        raise TooLong(pointer).in_query()
    return start, end


def _month(d: date) -> tuple[date, date]:
    """Return the first and the last date of the month of a date."""
    first = d.replace(day=1)
    return first, (first + 31 * _DAY).replace(day=1) - _DAY


def resolved_compounds(patient_id: str, on: str, protocol: str | None) -> types.ResolvedCompounds:
    """Return what is due on a date by part of the day. Raises NotFound for the patient and the protocol."""
    d = date.fromisoformat(on)
    plan = _read(patient_id, d, d, protocol)
    due = _buckets(PARTS_OF_DAY, ((_part(slot), slot, _resolved(slot)) for slot in Resolver(plan.regimen).slots(d)))
    of_whom = {"patient_id": plan.patient_id, "protocol_id": plan.protocol_id}
    return cast(types.ResolvedCompounds, of_whom | {"date": on, "weekday": weekday(d)} | due)


def today_schedule(patient_id: str, on: str, protocol: str | None) -> types.TodaySchedule:
    """Return what is due on a date, and what came of it. Raises NotFound for the patient and the protocol."""
    d = date.fromisoformat(on)
    plan = _read(patient_id, d, d, protocol)
    found = outcomes(Resolver(plan.regimen).slots(d), plan.doses.get(d, ()))
    due = _buckets(_TIMINGS, ((_timing(each.slot), each.slot, _scheduled(each, plan)) for each in found))
    return cast(types.TodaySchedule, {"patient_id": plan.patient_id, "date": on, "weekday": weekday(d)} | due)


def calendar(
    patient_id: str, asked: Range, protocol: str | None, protocol_compound_id: str | None
) -> types.AdherenceCalendar:
    """Return the status of each date, and for `from` and `to` also what is due.

    Raises NotFound for the patient and the protocol, and errors of the range.
    """
    now, dates = clock.now(), asked.dates()
    compound_id = protocol_compound_id and protocol_compound_id.lower()
    since, until = dates or _months_around(now)
    plan = _read(patient_id, since, until, protocol)
    start, end = dates or _month(today(now, plan.zone))
    resolver = Resolver(plan.regimen)
    days = list(measures.calendar(resolver, plan.doses, start, end, now, plan.zone, compound_id))
    report: dict[str, Any] = {
        "patient_id": plan.patient_id,
        "protocol_id": plan.protocol_id,
        "protocol_compound_id": compound_id,
        "month": asked.month if dates else f"{start:%Y-%m}",
        "start": start.isoformat(),
        "end": end.isoformat(),
        "days": [{"date": d.isoformat(), "status": status} for d, _, status in days],
    }
    if asked.from_ is not None:
        report["resolved_days"] = [_resolved_day(d, found) for d, found, _ in days]
    return cast(types.AdherenceCalendar, report)


def summary(patient_id: str, protocol: str) -> types.AdherenceSummary:
    """Return the streak and the adherence in one protocol.

    Raises NotFound for the patient, and for a protocol that the patient was never enrolled in.
    """
    now = clock.now()
    plan = _read(patient_id, None, _latest_date(now), protocol)
    if not plan.regimen.enrollments:
        raise NotFound("/protocol_id").in_query()
    resolver = Resolver(plan.regimen)
    counts = measures.summary(resolver, plan.doses, now, plan.zone, SUMMARY_DAYS)
    percentage = counts.percentage
    return {
        "patient_id": plan.patient_id,
        "protocol_id": cast(str, plan.protocol_id),
        "streak_days": measures.streak(resolver, plan.doses, now, plan.zone).current,
        "adherence_pct": 100 if percentage is None else percentage,
        "last30": cast(types.AdherenceCounts, counts._asdict()),
    }


# By name, because a compound has few of them: sorting all doses by their time takes twice as long.
_COUNTS = json_rows(
    Dose.select()
    .where(Dose.patient_id == THEIR_ID)
    .group_by(Dose.compound_id, Dose.peptide_id)
    .order_by(peewee.fn.MAX(Dose.updated_at), peewee.fn.MAX(peewee.Cast(Dose.id, "text"))),
    Dose.compound_id,
    Dose.peptide_id,
    peewee.fn.COUNT(peewee.SQL("*")).filter(Dose.status == peewee.SQL("'taken'")),
)
_REMINDERS = json_rows(
    SharpsReminder.select().where(SharpsReminder.patient_id == THEIR_ID, SharpsReminder.enabled.is_null(False)),
    SharpsReminder.compound_id,
    SharpsReminder.enabled,
)
_MINE = PlanQuery("adherence_streak", _COUNTS, _REMINDERS, scope=OF_ME)


def my_streak() -> types.Streak:
    """Return the streak of the caller over all protocols, and the taken doses of each compound. Raises NotFound."""
    now = clock.now()
    plan, (counts, reminders) = _MINE.fetch(None, _latest_date(now))
    resolver = Resolver(plan.regimen)
    streak = measures.streak(resolver, plan.doses, now, plan.zone)
    logged: dict[str, tuple[str, int]] = {}
    for compound_id, name, taken in orjson.loads(counts):  # the name that was sent last is the last one
        logged[compound_id] = name, taken + logged.get(compound_id, ("", 0))[1]
    current = {each.compound_id: each for each in _compounds(plan.regimen, resolver, today(now, plan.zone))}
    names = {id: (each.slug, 0) for id, each in current.items()} | logged
    enabled = {id: is_injection(route) for id, route in _routes(plan.regimen)}
    enabled |= {id: is_injection(each.route) for id, each in current.items()} | dict(orjson.loads(reminders))
    peptides: list[types.PeptideCount] = [
        {"peptide_id": name, "taken_dose_count": taken, "sharps_reminder_enabled": enabled.get(id, False)}
        for id, (name, taken) in sorted(names.items(), key=lambda item: (item[1][0], item[0]))
    ]
    return {
        "patient_id": plan.patient_id,
        "current_streak": streak.current,
        "longest_streak": streak.longest,
        "peptides": peptides,
    }


def _compounds(regimen: model.Regimen, resolver: Resolver, d: date) -> Iterator[model.Compound]:
    """Yield the compounds of the versions that hold on a date, whether they are due or not."""
    for protocol_id in regimen.protocols:
        if version_id := resolver.version(protocol_id, d):
            yield from regimen.versions[version_id]


def _routes(regimen: model.Regimen) -> Iterator[tuple[str, str | None]]:
    """Yield the compounds of all versions that the patient had, and those of overrides, with their routes."""
    for compounds in regimen.versions.values():
        for each in compounds:
            yield each.compound_id, each.route
    for override in regimen.overrides:
        if override.type == "added":
            yield override.compound_id or override.id, override.payload.get("route")


def summaries(patient_ids: Sequence[str], days: int) -> list[types.PatientAdherence]:
    """Return the adherence of those of the patients who exist, each once, in the order of their first ids.

    The doses of the last `days` dates are read. A streak without a missed date among them can be longer: then doses of
    four times as many dates are read, and so on.
    """
    now, window = clock.now(), days
    ids = list(dict.fromkeys(id.lower() for id in patient_ids))
    counts: dict[str, measures.Summary] = {}
    streaks: dict[str, int] = {}
    unfinished = ids
    while unfinished:
        since = date.fromordinal(max(now.date().toordinal() - window, date.min.toordinal()))
        plans = read_plans(unfinished, since, _latest_date(now), is_audited=bool(counts))
        unfinished = []
        for plan in plans:
            resolver = Resolver(plan.regimen)
            if plan.patient_id not in counts:
                counts[plan.patient_id] = measures.summary(resolver, plan.doses, now, plan.zone, days)
            streak, is_complete = measures.streak_since(since, resolver, plan.doses, now, plan.zone)
            streaks[plan.patient_id] = streak.current
            if not is_complete:
                unfinished.append(plan.patient_id)
        window *= 4
    return [_adherence(id, counts[id], streaks[id]) for id in ids if id in counts]


def _adherence(patient_id: str, counts: measures.Summary, streak_days: int) -> types.PatientAdherence:
    return {
        "patient_id": patient_id,
        "adherence_pct": counts.percentage,
        "taken": counts.taken,
        "missed": counts.missed,
        "scheduled": counts.scheduled,
        "streak_days": streak_days,
    }


def _read(patient_id: str, since: date | None, until: date, protocol: str | None) -> Plan:
    try:
        return read_plan(patient_id, since, until, protocol)
    except NotFound as error:
        raise error.in_query() from None


def _latest_date(now: datetime) -> date:
    """Return the date where it is the latest: zones are up to 14 hours ahead of UTC."""
    return now.date() + _DAY


def _months_around(now: datetime) -> tuple[date, date]:
    """Return the dates of the months that it can be somewhere."""
    return _month(now.date() - _DAY)[0], _month(now.date() + _DAY)[1]


def _buckets(names: Sequence[str], items: Iterable[tuple[str, Slot, Any]]) -> dict[str, list[Any]]:
    """Return the items of slots by the name of their bucket, each in the order of slots within one."""
    buckets: dict[str, list[Any]] = {name: [] for name in names}
    for name, _, item in sorted(items, key=lambda each: within_bucket(each[1])):
        buckets[name].append(item)
    return buckets


def _part(slot: Slot) -> str:
    return slot.compound.time_of_day or "morning"


def _timing(slot: Slot) -> str:
    return slot.name if slot.name in _TIMINGS else ANY


def _resolved_day(d: date, found: Sequence[Outcome]) -> dict[str, Any]:
    due = _buckets(PARTS_OF_DAY, ((_part(each.slot), each.slot, _of_calendar(each)) for each in found))
    return {"date": d.isoformat(), "weekday": weekday(d)} | due


def _resolved(slot: Slot) -> dict[str, Any]:
    return _common(slot) | _times(slot) | {"compound_id": slot.compound.compound_id, "time_of_day": _part(slot)}


def _scheduled(outcome: Outcome, plan: Plan) -> dict[str, Any]:
    slot, at = outcome.slot, outcome.slot.compound.time_local
    return (
        _common(slot)
        | _times(slot)
        | {
            "protocol_id": slot.protocol_id,
            "compound_id": slot.compound.compound_id,
            "dose_mcg_equivalent": micrograms(slot.compound.dose_amount, slot.compound.dose_unit),
            "timing": _timing(slot),
            "scheduled_at": None if at is None else clock.text(instant(slot.date, at, plan.zone)),
            "slot": slot.name,
            "status": outcome.status,
        }
    )


def _of_calendar(outcome: Outcome) -> dict[str, Any]:
    taken = outcome.status == "taken"
    return _common(outcome.slot) | {"taken": taken, "status": outcome.status, "skip_reason": outcome.skip_reason}


def _common(slot: Slot) -> dict[str, Any]:
    compound = slot.compound
    return {
        "protocol_compound_id": compound.id,
        "compound_slug": compound.slug,
        "display_name": compound.display_name,
        "dose_amount": compound.dose_amount,
        "dose_unit": compound.dose_unit,
        "route": compound.route,
        "source": slot.source,
        "schedule_changed": slot.schedule_changed,
    }


def _times(slot: Slot) -> dict[str, Any]:
    at = slot.compound.time_local
    return {"days_of_week": days_of(slot.compound.days), "time_local": at and clock.short_time(at.isoformat())}
