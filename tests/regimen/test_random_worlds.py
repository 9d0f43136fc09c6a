"""The rules give the same responses as a plain implementation of them, on random worlds."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from regimen import choice, days, layers, measures, micrograms, model, outcomes
from tests.regimen.build import of_protocol
from tests.regimen.world import compounds_of, regimen_of
from tests.support import plain_regimen, random_worlds

Item = dict[str, Any]
World = dict[str, Any]

PARTS = ("morning", "afternoon", "evening", "before_bed")
GROUPS = 10
QUICK = 300
"""The worlds that `make test` asks. `make gates` asks the others, up to WORLDS."""
WORLDS = 2500 * random_worlds.TIMES


class Rules:
    """The rules on a world: each method has the form of the one of the plain implementation."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.now = datetime.fromisoformat(world["now"])
        self.regimen = regimen_of(world)._replace(rows=rows_of(world["schedule"]))
        self.resolver = layers.Resolver(self.regimen)
        self.zone = self.zone_at(self.now)
        self.compounds = compounds_of(world)
        self.doses: dict[str, model.Dose] = {}
        self.responses = [self.post(dose) for dose in world["doses"]]
        self.doses_by_date: dict[date, list[model.Dose]] = {}
        for dose in self.doses.values():
            self.doses_by_date.setdefault(dose.slot_date, []).append(dose)

    def zone_at(self, moment: datetime) -> ZoneInfo:
        changes = [
            each for each in self.world.get("time_zone_changes", []) if datetime.fromisoformat(each["at"]) <= moment
        ]
        return ZoneInfo(changes[-1]["time_zone"] if changes else self.world["time_zone"])

    def post(self, sent: Item) -> Item:
        at = datetime.fromisoformat(sent.get("at", self.world["now"]))
        zone = self.zone_at(at)
        scheduled_at = datetime.fromisoformat(sent["scheduled_at"])
        slot_date = date.fromisoformat(sent["slot_date"]) if "slot_date" in sent else None
        d = choice.local_date(scheduled_at, zone, slot_date)
        if choice.is_too_far_ahead(sent["status"], d, days.today(at, zone)):
            return {"status": 400, "pointer": "/slot_date" if slot_date else "/scheduled_at", "code": "in_future"}
        if "logged_at" in sent and datetime.fromisoformat(sent["logged_at"]) > at + timedelta(minutes=5):
            return {"status": 400, "pointer": "/logged_at", "code": "in_future"}
        near = [d + timedelta(n) for n in (-1, 0, 1)]
        chosen = choice.choose(
            choice.Logged(*self.compounds[sent["compound"]], scheduled_at, zone, sent.get("time_of_day"), slot_date),
            [slot for each in near[:2] for slot in self.resolver.slots(each)],
            [dose for dose in self.doses.values() if dose.slot_date in near],
        )
        return self.store(sent, chosen, scheduled_at)

    def store(self, sent: Item, chosen: choice.Choice, scheduled_at: datetime) -> Item:
        number = chosen.existing.id if chosen.existing else f"{len(self.doses) + 1}"
        response = {"status": 201, "dose": int(number), "date": f"{chosen.slot_date}", "slot": chosen.slot_name}
        if chosen.existing and not choice.replaces(chosen.existing.status, sent["status"]):
            return {**response, "dose_status": chosen.existing.status, "kept": chosen.existing.status}
        reason = sent.get("skip_reason") if sent["status"] == "skipped" else None
        self.doses[number] = model.Dose(
            number,
            *self.compounds[sent["compound"]],
            chosen.slot_date,
            chosen.slot_name,
            sent["status"],
            reason,
            scheduled_at,
        )
        return {**response, "dose_status": sent["status"]}

    def respond(self, ask: Item) -> Any:
        return getattr(self, ask["op"])(ask)

    def posted(self, ask: Item) -> list[Item]:
        return self.responses

    def resolved(self, ask: Item) -> Item:
        d = date.fromisoformat(ask["date"])
        slots = self.resolver.slots(d, ask.get("protocol"))
        return {"weekday": days.weekday(d), **buckets(slots, slot_item, "morning", PARTS)}

    def today(self, ask: Item) -> Item:
        d = date.fromisoformat(ask["date"])
        came = outcomes.outcomes(self.resolver.slots(d, ask.get("protocol")), self.doses_by_date.get(d, []))
        groups = buckets(came, self.today_item, "any", ("morning", "evening", "before_bed", "any"))
        return {"weekday": days.weekday(d), **groups}

    def today_item(self, outcome: outcomes.Outcome) -> Item:
        slot = outcome.slot
        clock = slot.compound.time_local
        instant = days.instant(slot.date, clock, self.zone) if clock else None
        return {
            **outcome_item(outcome),
            "dose_mcg_equivalent": micrograms.micrograms(slot.compound.dose_amount, slot.compound.dose_unit),
            "scheduled_at": instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant else None,
        }

    def calendar(self, ask: Item) -> Item:
        today = days.today(self.now, self.zone)
        month = today.replace(day=1)
        first, last = month, (month + timedelta(31)).replace(day=1) - timedelta(1)
        if "from" in ask:
            first, last = date.fromisoformat(ask["from"]), date.fromisoformat(ask["to"])
        status, resolved_days = {}, []
        resolver = layers.Resolver(of_protocol(self.regimen, ask.get("protocol")))
        for d, came, day_status in measures.calendar(resolver, self.doses_by_date, first, last, self.now, self.zone):
            status[f"{d}"] = day_status
            groups = buckets(came, outcome_item, "morning", PARTS)
            resolved_days.append({"date": f"{d}", "weekday": days.weekday(d), **groups})
        return {"days": status, **({"resolved_days": resolved_days} if "from" in ask else {})}

    def summary(self, ask: Item) -> Item:
        resolver = layers.Resolver(of_protocol(self.regimen, ask["protocol"]))
        arguments = (resolver, self.doses_by_date, self.now, self.zone)
        count = measures.summary(*arguments, 30)
        percentage = count.percentage
        return {
            "streak_days": measures.streak(*arguments).current,
            "adherence_pct": 100 if percentage is None else percentage,
            "last30": count._asdict(),
        }

    def streak(self, ask: Item) -> Item:
        streak = measures.streak(self.resolver, self.doses_by_date, self.now, self.zone)
        return {"current_streak": streak.current, "longest_streak": streak.longest}

    def adherence_7d(self, ask: Item) -> Item:
        count = measures.summary(self.resolver, self.doses_by_date, self.now, self.zone, 7)
        return {"adherence_pct_7d": count.percentage}


def date_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def time_of(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def rows_of(schedule: list[Item]) -> list[model.ScheduleRow]:
    """Return the rows that replacements leave: each ends those of its compound on its first date."""
    rows: list[model.ScheduleRow] = []
    for change in schedule:
        start = date.fromisoformat(change["effective_from"])
        rows = [row for row in rows if row.protocol_compound_id != change["compound"] or row.effective_from < start]
        rows = [
            row._replace(effective_until=min(row.effective_until or start, start))
            if row.protocol_compound_id == change["compound"]
            else row
            for row in rows
        ]
        rows += [
            model.ScheduleRow(
                f"{change['effective_from']} {number}",
                change["compound"],
                days.mask(row["days_of_week"]),
                row["time_of_day"],
                time_of(row["time_local"]),
                row["dose_amount_override"],
                row["schedule_changed"],
                date_of(row["paused_until"]),
                start,
                None,
            )
            for number, row in enumerate(change["rows"])
        ]
    return rows


def slot_item(slot: layers.Slot) -> Item:
    compound = slot.compound
    return {
        "protocol_id": slot.protocol_id,
        "protocol_compound_id": compound.id,
        "compound_id": compound.compound_id,
        "compound_slug": compound.slug,
        "display_name": compound.display_name,
        "dose_amount": compound.dose_amount,
        "dose_unit": compound.dose_unit,
        "route": compound.route,
        "days_of_week": days.days_of(compound.days),
        "time_of_day": compound.time_of_day or "morning",
        "time_local": f"{compound.time_local}" if compound.time_local else None,
        "source": slot.source,
        "schedule_changed": slot.schedule_changed,
    }


def outcome_item(outcome: outcomes.Outcome) -> Item:
    slot = {**slot_item(outcome.slot), "slot": outcome.slot.name}
    del slot["time_of_day"]
    return {**slot, "status": outcome.status, "skip_reason": outcome.skip_reason}


def buckets(items: Iterable[Any], as_item: Any, rest: str, names: tuple[str, ...]) -> Mapping[str, list[Item]]:
    """Return slots or outcomes by part of the day, each part in its order."""
    groups: dict[str, list[Any]] = {name: [] for name in names}
    for item in items:
        slot = item if isinstance(item, layers.Slot) else item.slot
        groups[slot.name if slot.name in groups else rest].append(item)

    def key(item: Any) -> Any:
        return layers.within_bucket(item if isinstance(item, layers.Slot) else item.slot)

    return {name: [as_item(item) for item in sorted(group, key=key)] for name, group in groups.items()}


def comparable(response: Any, model_of: Any) -> Any:
    """Return of a plain response what the rules say too, with times of the day in one form."""
    if isinstance(model_of, dict):
        return {name: comparable(response.get(name), value) for name, value in model_of.items()}
    if isinstance(model_of, list) and len(model_of) == len(response):
        return [comparable(*pair) for pair in zip(response, model_of, strict=True)]
    if isinstance(model_of, str) and isinstance(response, str) and len(response) == 5:
        return f"{response}:00" if model_of == f"{response}:00" else response
    return response


def differences(world: World) -> list[tuple[Item, Any, Any]]:
    """Return the questions whose responses differ, with that of the rules and the plain one."""
    rules = Rules(world)
    pairs = [
        (ask, rules.respond(ask), plain)
        for ask, plain in zip(world["asks"], plain_regimen.responses(world), strict=True)
    ]
    return [(ask, response, plain) for ask, response, plain in pairs if comparable(plain, response) != response]


def check(seed: int) -> None:
    world = random_worlds.random_world(seed)
    differing = differences(world)
    if differing:
        world["asks"] = [differing[0][0]]
        smallest = random_worlds.smallest(world, lambda each: bool(differences(each)))
        pytest.fail(f"{random_worlds.as_json(smallest)}\n{differences(smallest)[0]}")


@pytest.mark.parametrize("group", range(GROUPS))
def test_rules_agree_with_plain_ones_on_random_worlds(group: int) -> None:
    for seed in range(group, QUICK, GROUPS):
        check(seed)


@pytest.mark.gate
@pytest.mark.parametrize("group", range(GROUPS))
def test_rules_agree_with_plain_ones_on_many_worlds(group: int) -> None:
    for seed in range(QUICK + group, WORLDS, GROUPS):
        check(seed)
