"""The worked worlds: regimens with doses that are logged one after the other, and what is expected of them."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from regimen import choice, days, measures
from regimen.layers import Resolver, Slot, within_bucket
from regimen.micrograms import micrograms
from regimen.model import Compound, Dose, Enrollment, Override, Pin, Regimen, ScheduleRow
from regimen.outcomes import DayStatus, Outcome
from regimen.zones import zone
from tests.regimen.build import of_protocol

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "support" / "adherence_cases.json").read_text(encoding="utf-8")
)
TODAY = {"morning": "morning", "evening": "evening", "before_bed": "before_bed", "any": "any", "afternoon": "any"}
RESOLVED = {**TODAY, "any": "morning", "afternoon": "afternoon"}


class World:
    """A case, with its doses logged."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.now = datetime.fromisoformat(case["now"])
        self._zones = [(datetime.min.replace(tzinfo=self.now.tzinfo), case["time_zone"])]
        self._zones += [
            (datetime.fromisoformat(change["at"]), change["time_zone"]) for change in case.get("time_zone_changes", ())
        ]
        self._regimen = regimen_of(case)
        self.resolver = Resolver(self._regimen)
        self._compounds = compounds_of(case)
        self.doses: dict[str, Dose] = {}
        self.posted = [self._post(dose) for dose in case.get("doses", ())]

    def zone(self, at: datetime) -> ZoneInfo:
        return zone([name for since, name in self._zones if since <= at][-1])

    def doses_by_date(self) -> dict[date, list[Dose]]:
        by_date: dict[date, list[Dose]] = defaultdict(list)
        for dose in self.doses.values():
            by_date[dose.slot_date].append(dose)
        return by_date

    def _post(self, body: Mapping[str, Any]) -> dict[str, Any]:
        at = datetime.fromisoformat(body["at"]) if "at" in body else self.now
        if "logged_at" in body and datetime.fromisoformat(body["logged_at"]) - at > timedelta(minutes=5):
            return {"status": 400, "pointer": "/logged_at", "code": "in_future"}
        scheduled_at, local_zone = datetime.fromisoformat(body["scheduled_at"]), self.zone(at)
        d = choice.local_date(scheduled_at, local_zone, None)
        slots = [slot for on in (d - timedelta(days=1), d) for slot in self.resolver.slots(on)]
        of = self._compounds[body["compound"]]
        logged = choice.Logged(*of, scheduled_at, local_zone, body.get("time_of_day"))
        chosen = choice.choose(logged, slots, self.doses.values())
        if choice.is_too_far_ahead(body["status"], chosen.slot_date, days.today(at, local_zone)):
            return {"status": 400, "pointer": "/scheduled_at", "code": "in_future"}
        dose = self._store(body, chosen, scheduled_at)
        if dose.status != body["status"]:
            return {"status": 201, "dose": int(dose.id), "kept": dose.status}
        return {
            "status": 201,
            "dose": int(dose.id),
            "date": dose.slot_date.isoformat(),
            "slot": dose.slot,
            "dose_status": dose.status,
        }

    def _store(self, body: Mapping[str, Any], chosen: choice.Choice, scheduled_at: datetime) -> Dose:
        existing = chosen.existing
        if existing and not choice.replaces(existing.status, body["status"]):
            return existing
        id = existing.id if existing else str(len(self.doses) + 1)
        dose = Dose(
            id,
            *self._compounds[body["compound"]],
            chosen.slot_date,
            chosen.slot_name,
            body["status"],
            body.get("skip_reason"),
            scheduled_at,
        )
        self.doses[id] = dose
        return dose

    def summary(self, count: int, protocol: str | None) -> measures.Summary:
        resolver = Resolver(of_protocol(self._regimen, protocol))
        return measures.summary(resolver, self.doses_by_date(), self.now, self.zone(self.now), count)

    def streak(self, protocol: str | None = None) -> measures.Streak:
        resolver = Resolver(of_protocol(self._regimen, protocol))
        return measures.streak(resolver, self.doses_by_date(), self.now, self.zone(self.now))

    def calendar(
        self, start: date, end: date, protocol: str | None = None
    ) -> Iterator[tuple[date, list[Outcome], DayStatus]]:
        resolver = Resolver(of_protocol(self._regimen, protocol))
        return measures.calendar(resolver, self.doses_by_date(), start, end, self.now, self.zone(self.now))


def result(world: World, ask: Mapping[str, Any]) -> Any:
    """Return what the operation of an ask gives for a world, in the form of its `expect`."""
    match ask["op"]:
        case "summary":
            summary = world.summary(30, ask["protocol"])
            percentage = summary.percentage
            return {
                "streak_days": world.streak(ask["protocol"]).current,
                "adherence_pct": 100 if percentage is None else percentage,
                "last30": summary._asdict(),
            }
        case "streak":
            streak = world.streak()
            return {"current_streak": streak.current, "longest_streak": streak.longest}
        case "adherence_7d":
            return {"adherence_pct_7d": world.summary(7, None).percentage}
        case "calendar":
            return calendar(world, ask)
        case "posted":
            return world.posted
        case "resolved" | "today":
            return buckets(world, ask["op"], date.fromisoformat(ask["date"]))
        case _:
            return list(map(BY_VALUE[ask["op"]], ask["of"]))


BY_VALUE = {
    "mcg": lambda of: micrograms(*of),
    "weekdays": lambda of: days.weekday(date.fromisoformat(of)),
    "instants": lambda of: _text(days.instant(date.fromisoformat(of[0]), time.fromisoformat(of[1]), zone(of[2]))),
}
"""The operations that depend on no world, by their name."""


def calendar(world: World, ask: Mapping[str, Any]) -> dict[str, Any]:
    """Return the status of each day of a range, with the slots if it was asked for with `from`."""
    start, end = (date.fromisoformat(ask["expect"][name]) for name in ("start", "end"))
    found = list(world.calendar(start, end, ask.get("protocol")))
    dates = {d.isoformat(): status for d, _, status in found}
    if "from" not in ask:
        return {"days": dates}
    return {"days": dates, "resolved_days": [_resolved_day(d, outcomes) for d, outcomes, _ in found]}


def _resolved_day(d: date, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    day: dict[str, Any] = {"date": d.isoformat(), "weekday": days.weekday(d)}
    day |= {name: [] for name in RESOLVED.values()}
    for slot, status, _ in sorted(outcomes, key=lambda each: within_bucket(each.slot)):
        shown = {**_resolved(slot), "taken": status == "taken"}
        names = ("protocol_compound_id", "dose_amount", "taken", "source", "schedule_changed")
        day[RESOLVED[slot.name]].append({name: shown[name] for name in names})
    return day


def buckets(world: World, op: str, d: date) -> dict[str, Any]:
    """Return the slots of a date by part of the day, as the operation groups them."""
    names = TODAY if op == "today" else RESOLVED
    found: dict[str, Any] = {"weekday": days.weekday(d), **{name: [] for name in names.values()}}
    for slot in sorted(world.resolver.slots(d), key=within_bucket):
        bucket = names[slot.name]
        found[bucket].append(_today(slot, bucket, world.zone(world.now)) if op == "today" else _resolved(slot))
    return found


def _today(slot: Slot, timing: str, local_zone: ZoneInfo) -> dict[str, Any]:
    compound = slot.compound
    return {
        "protocol_compound_id": compound.id,
        "dose_amount": compound.dose_amount,
        "dose_unit": compound.dose_unit,
        "dose_mcg_equivalent": micrograms(compound.dose_amount, compound.dose_unit),
        "timing": timing,
        "source": slot.source,
        "schedule_changed": slot.schedule_changed,
        "scheduled_at": compound.time_local and _text(days.instant(slot.date, compound.time_local, local_zone)),
    }


def _resolved(slot: Slot) -> dict[str, Any]:
    compound = slot.compound
    return {
        "protocol_compound_id": compound.id,
        "compound_slug": compound.slug,
        "dose_amount": compound.dose_amount,
        "dose_unit": compound.dose_unit,
        "days_of_week": days.days_of(compound.days),
        "source": slot.source,
        "schedule_changed": slot.schedule_changed,
    }


def _text(instant: datetime) -> str:
    return instant.isoformat().replace("+00:00", "Z")


def compounds_of(case: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return protocol and compound by the id of a protocol compound or of an override that adds one."""
    return {
        each["id"]: (protocol["id"], each["compound_id"])
        for protocol in case["protocols"]
        for version in protocol["versions"]
        for each in version["compounds"]
    } | {each["id"]: (each["protocol"], each["compound_id"]) for each in case.get("overrides", ())}


def regimen_of(case: Mapping[str, Any]) -> Regimen:
    """Return the regimen of a case."""
    return Regimen(
        {each["id"]: each["slug"] for each in case["protocols"]},
        {
            version["id"]: [_compound(each, position) for position, each in enumerate(version["compounds"])]
            for protocol in case["protocols"]
            for version in protocol["versions"]
        },
        [_enrollment(str(n), each) for n, each in enumerate(case.get("enrollments", ()))],
        [row for put in case.get("schedule", ()) for row in _rows(put)],
        [_override(each) for each in case.get("overrides", ())],
    )


def _compound(each: Mapping[str, Any], position: int) -> Compound:
    return Compound(
        each["id"],
        each["compound_id"],
        each["slug"],
        each["name"],
        each["dose_amount"],
        each["dose_unit"],
        each["route"],
        position,
        days.mask(each["days_of_week"]),
        each["time_of_day"],
        _time(each.get("time_local")),
    )


def _enrollment(id: str, each: Mapping[str, Any]) -> Enrollment:
    pins = [Pin(date.fromisoformat(pin["effective_from"]), pin["version"]) for pin in each["pins"]]
    return Enrollment(id, each["protocol"], date.fromisoformat(each["starts_on"]), _date(each["ends_on"]), pins)


def _rows(put: Mapping[str, Any]) -> Sequence[ScheduleRow]:
    return [
        ScheduleRow(
            f"{put['compound']} {n}",
            put["compound"],
            days.mask(row["days_of_week"]),
            row["time_of_day"],
            _time(row["time_local"]),
            row["dose_amount_override"],
            row["schedule_changed"],
            _date(row["paused_until"]),
            date.fromisoformat(put["effective_from"]),
            None,
        )
        for n, row in enumerate(put["rows"])
    ]


def _override(each: Mapping[str, Any]) -> Override:
    return Override(
        each["id"],
        each["protocol"],
        each["version"],
        each["compound_id"],
        each["type"],
        each["payload"],
        date.fromisoformat(each["starts_on"]),
        _date(each["ends_on"]),
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)
