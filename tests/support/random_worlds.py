"""Random worlds in the form of `adherence_cases.json`: nasty, but such as the API accepts.

The same seed gives the same world. `smallest` leaves out of a world all that a difference does not need.
"""

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tests.support import plain_regimen

Item = dict[str, Any]
World = dict[str, Any]

TIMES = max(1, int(os.environ.get("WORLDS_TIMES", "1")))
"""The factor of the number of worlds that the gates ask."""
ZONES = (
    "UTC",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "America/St_Johns",
    "Pacific/Kiritimati",
    "Pacific/Chatham",
)
CLOCK_CHANGES = (
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2026, 10, 25),
    date(2026, 11, 1),
)
PARTS = ("morning", "afternoon", "evening", "before_bed")
SLUGS = {"k1": "tirzepatide", "k2": "bpc-157", "k3": "sermorelin", "k4": "aod-9604", "k5": "nad"}
AMOUNTS = ("250", "0.50", "5", "1.25", "1000", "0.000001", "12345678901234567890.5")
UNITS = (
    "mcg",
    "mg",
    "IU",
    "mL",
    "g",
    "ng",
    "Milligrams",
    "MG",
    "ug",
    "\N{GREEK SMALL LETTER MU}g",
    "kg",
    "Mcg",
    "KILOGRAM",
)
ROUTES = ("subcutaneous", "oral", None, "im", "nasal")
CLOCKS = ("00:00", "00:30", "02:15", "02:30", "03:59:59", "08:30", "12:00", "15:30", "22:30", "23:59")
ODD_TIMES = (
    time(0),
    time(0, 40),
    time(2, 30),
    time(3, 59, 59),
    time(4),
    time(10, 30),
    time(15, 30),
    time(20),
    time(23, 59),
)
USUAL_TIMES = (time(8), time(13), time(18, 5), time(22))
REASONS = ("vacation", "sick", "forgot", "side_effect", "other", None)
TYPES = ("dose_adjusted", "schedule_changed", "removed", "added", "paused")
PAST, FUTURE = 45, 12


class Maker:
    """Draws the parts of one world."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.zone = self.random.choice(ZONES)
        near = self.random.choice([*CLOCK_CHANGES, date(2026, 1, 1) + timedelta(self.random.randrange(365))])
        clock = self.random.choice([*ODD_TIMES, time(self.random.randrange(24), self.random.randrange(60))])
        self.set_now(near + timedelta(self.random.randint(-1, 1)), clock)

    def set_now(self, day: date, clock: time) -> None:
        self.now = self.instant(day, clock)
        self.today = self.now.astimezone(ZoneInfo(self.zone)).date()

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def instant(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, ZoneInfo(self.zone)).astimezone(UTC)

    def day(self, first: int = -PAST, last: int = FUTURE) -> date:
        """Draw a date between two numbers of days from today."""
        return self.today + timedelta(self.random.randint(first, last))

    def days_of_week(self, least: int = 0) -> list[int]:
        some = self.random.sample(range(7), self.random.randint(least, 7))
        return self.random.choice([list(range(7)), list(range(7)), [1, 3, 5], some])

    def clock(self) -> str | None:
        return self.random.choice(CLOCKS) if self.chance(0.3) else None

    def times(self, parts: tuple[str | None, ...] = PARTS, least: int = 0) -> Item:
        return {
            "days_of_week": self.days_of_week(least),
            "time_of_day": self.random.choice(parts),
            "time_local": self.clock(),
        }

    # --- protocols and enrolments

    def protocol(self, name: str, slug: str) -> Item:
        versions: list[Item] = []
        for number in range(1, self.random.randint(1, 3) + 1):
            compounds = [
                self.compound(name, key) for key in self.random.sample(sorted(SLUGS), self.random.randint(1, 4))
            ]
            if not versions or versions[-1]["compounds"] != compounds:
                versions.append({"id": f"{name}-v{number}", "compounds": compounds})
        return {"id": name, "slug": slug, "versions": versions}

    def compound(self, protocol: str, key: str) -> Item:
        return {
            "id": f"{protocol}-{key}",
            "compound_id": key,
            "slug": SLUGS[key],
            "name": SLUGS[key].title(),
            "dose_amount": self.random.choice(AMOUNTS),
            "dose_unit": self.random.choice(UNITS),
            "route": self.random.choice(ROUTES),
            **self.times((*PARTS, None, None)),
        }

    def enrollments(self, protocol: Item) -> Iterator[Item]:
        """Yield enrolments in the order in which they were made: all but the last one have ended."""
        number = self.random.choice([1, 1, 2, 3])
        starts_on = self.day(last=3)
        for left in reversed(range(number)):
            starts_on = starts_on if self.chance(0.2) else self.day(last=3)
            ends_on = starts_on + timedelta(self.random.randint(-2, 40)) if left or self.chance(0.2) else None
            pins = {starts_on + timedelta(self.random.randint(1, 30)) for _ in range(self.random.choice([0, 0, 1, 2]))}
            yield {
                "protocol": protocol["id"],
                "starts_on": f"{starts_on}",
                "ends_on": f"{ends_on}" if ends_on else None,
                "pins": [
                    {"version": self.random.choice(protocol["versions"])["id"], "effective_from": f"{effective_from}"}
                    for effective_from in sorted({starts_on, *pins})
                ],
            }

    # --- the patient's schedule and overrides

    def schedule(self, protocols: list[Item]) -> Iterator[Item]:
        ids = sorted(
            {each["id"] for protocol in protocols for version in protocol["versions"] for each in version["compounds"]}
        )
        for _ in range(self.random.choice([0, 1, 2, 4, 6])):
            rows = [] if self.chance(0.1) else list(self.rows())
            yield {"compound": self.random.choice(ids), "effective_from": f"{self.day()}", "rows": rows}

    def rows(self) -> Iterator[Item]:
        """Yield rows in any order; no weekday twice in a part of the day."""
        parts = self.random.sample(PARTS, self.random.choice([1, 1, 2, 3]))
        for part in parts:
            days = self.days_of_week(1)
            cut = self.random.randrange(len(days))
            for some in (days[:cut], days[cut:]) if self.chance(0.2) else (days,):
                if some:
                    yield self.row(part, some)

    def row(self, part: str, days: list[int]) -> Item:
        return {
            "days_of_week": days,
            "time_of_day": part,
            "time_local": self.clock(),
            "dose_amount_override": self.random.choice([None, None, *AMOUNTS]),
            "schedule_changed": self.chance(0.3),
            "paused_until": f"{self.day()}" if self.chance(0.3) else None,
        }

    def overrides(self, protocols: list[Item], enrollments: list[Item]) -> list[Item]:
        """Draw overrides that begin while the patient is enrolled."""
        made: list[Item] = []
        for number in range(self.random.choice([0, 2, 4, 8, 14])):
            protocol = self.random.choice(protocols)
            version = self.random.choice(protocol["versions"])
            override = self.override(protocol, version, made)
            if made and self.chance(0.3):
                override = self.override_again(self.random.choice(made))
            elif made and self.chance(0.15):
                override = self.override_carried(self.random.choice(made), protocols, enrollments)
            own = [each for each in enrollments if each["protocol"] == override["protocol"]]
            if any(plain_regimen.covers(each, override["starts_on"]) for each in own):
                made.append({**override, "id": f"o{number + 1}"})
        return made

    def override_again(self, override: Item) -> Item:
        """Return another override of the same compound and type, maybe from the same date on."""
        starts_on = date.fromisoformat(override["starts_on"]) + timedelta(self.random.choice([-3, 0, 0, 4]))
        payload = {"kind": override["type"], **self.payload(override["type"], override["compound_id"], starts_on)}
        return {**override, "payload": payload, **self.interval(starts_on)}

    def override_carried(self, override: Item, protocols: list[Item], enrollments: list[Item]) -> Item:
        """Return a copy of an override for the version of a pin, from the date of the pin on, if the version fits."""
        protocol = next(each for each in protocols if each["id"] == override["protocol"])
        pins = [pin for each in enrollments if each["protocol"] == protocol["id"] for pin in each["pins"]]
        pin = self.random.choice(pins)
        version = next(each for each in protocol["versions"] if each["id"] == pin["version"])
        has_compound = override["compound_id"] in [each["compound_id"] for each in version["compounds"]]
        if override["compound_id"] is not None and has_compound == (override["type"] == "added"):
            return override
        starts_on = max(pin["effective_from"], override["starts_on"])
        if "until" in override["payload"] and not plain_regimen.is_paused_by(override, starts_on):
            return override
        ends_on = override["ends_on"] and max(override["ends_on"], starts_on)
        return {**override, "version": version["id"], "starts_on": starts_on, "ends_on": ends_on}

    def interval(self, starts_on: date) -> Item:
        ends_on = starts_on + timedelta(self.random.randint(0, 25)) if self.chance(0.5) else None
        return {"starts_on": f"{starts_on}", "ends_on": f"{ends_on}" if ends_on else None}

    def override(self, protocol: Item, version: Item, made: list[Item]) -> Item:
        kind = self.random.choice(TYPES)
        own = [each["compound_id"] for each in version["compounds"]]
        added = [each["compound_id"] for each in made if each["type"] == "added" and each["version"] == version["id"]]
        keys = {
            "added": sorted(set(SLUGS) - set(own)),
            "paused": [None, *own, *added, *added],
            "removed": own + 2 * added,
        }.get(kind, own)
        key = self.random.choice(keys)
        starts_on = self.day()
        return {
            "protocol": protocol["id"],
            "version": version["id"],
            "compound_id": key,
            "type": kind,
            "payload": {"kind": kind, **self.payload(kind, key, starts_on)},
            **self.interval(starts_on),
        }

    def payload(self, kind: str, key: str | None, starts_on: date) -> Item:
        amount = self.random.choice([200, 0.75, 3, 1.5])
        match kind:
            case "dose_adjusted":
                return {"dose_amount": amount}
            case "schedule_changed":
                return self.times(least=1)
            case "removed":
                return {}
            case "paused":
                until = starts_on + timedelta(self.random.randint(1, 15))
                return {"until": self.random.choice([None, f"{until}"])}
        assert key
        return {
            "compound_slug": SLUGS[key],
            "display_name": SLUGS[key].title(),
            "dose_amount": self.random.choice([amount, "2.50"]),
            "dose_unit": self.random.choice(UNITS),
            "route": self.random.choice(ROUTES),
            **self.times(),
        }

    # --- doses

    def doses(self, world: World, compounds: list[str]) -> list[Item]:
        """Draw doses: most for slots that are due, some for others, some again in other words."""
        share = self.random.choice([0.5, 0.9, 0.97])
        due = [
            {**slot, "date": day, "protocol_compound_id": self.name(world, slot)}
            for ago in range(-40, 2)
            for day in [f"{self.day(ago, ago)}"]
            for slot in plain_regimen.due(world, day)
        ]
        doses = [self.dose_of_slot(slot) for slot in due if self.chance(share)]
        doses += [self.dose(self.random.choice(compounds), self.day(-40, 3)) for _ in range(self.random.randint(0, 15))]
        for slot in self.random.sample(due, min(len(due), 3)):
            doses += self.busy_day(slot["protocol_compound_id"], date.fromisoformat(slot["date"]))
        doses = list(
            {(dose["compound"], dose["scheduled_at"], dose.get("time_of_day")): dose for dose in doses}.values()
        )
        again = [self.again(dose) for dose in doses if self.chance(0.15)]
        if self.chance(0.5):
            self.random.shuffle(doses)
        return doses + again

    def name(self, world: World, slot: Item) -> str:
        """Return an id of the compound of a slot: mostly that of the slot, or else of another override that adds it."""
        ids = [
            each["id"]
            for each in world["overrides"]
            if each["type"] == "added" and (each["protocol"], each["compound_id"]) == plain_regimen.of_slot(slot)
        ]
        return str(self.random.choice(ids) if ids and self.chance(0.4) else slot["protocol_compound_id"])

    def again(self, dose: Item) -> Item:
        """Return a dose with another status, and maybe without the names of its slot or with other ones."""
        again = {**dose, **self.word()}
        for name in ("time_of_day", "slot_date"):
            if self.chance(0.3):
                again.pop(name, None)
        if self.chance(0.2):
            again["time_of_day"] = self.random.choice([*PARTS, "any"])
        return again

    def busy_day(self, compound: str, day: date) -> Iterator[Item]:
        """Yield several doses of a compound on one day, taken and skipped, also in slots that are not due.

        Some are of one instant, in slots with different names.
        """
        moments: list[str] = []
        for _ in range(self.random.randint(2, 5)):
            dose = self.dose(compound, day)
            dose["status"] = self.random.choice(["taken", "skipped"])
            dose["skip_reason"] = self.random.choice(REASONS[:-1])
            if self.chance(0.4):
                dose["time_of_day"] = self.random.choice([*PARTS, "any"])
                if moments and self.chance(0.3):
                    dose["scheduled_at"] = self.random.choice(moments)
            moments.append(dose["scheduled_at"])
            yield dose

    def dose_of_slot(self, slot: Item) -> Item:
        """Draw a dose for a slot that is due, at its time or some hours later."""
        day = date.fromisoformat(slot["date"])
        dose = self.dose(slot["protocol_compound_id"], day)
        if self.chance(0.7):
            hours = self.random.choice([0, 0, 0, 0.1, -1, 1, 2, 3, 6])
            at = self.instant(day, plain_regimen.clock_of(slot)) + timedelta(hours=hours)
            dose = {"compound": dose["compound"], **self.word(), "scheduled_at": text(at)}
        return dose

    def word(self) -> Item:
        status = self.random.choice(["taken"] * 16 + ["skipped", "skipped", "scheduled"])
        reason = self.random.choice(REASONS) if status == "skipped" or self.chance(0.05) else None
        return {"status": status, **({"skip_reason": reason} if reason else {})}

    def dose(self, compound: str, day: date) -> Item:
        """Draw a dose at any time around a date."""
        clock = time(self.random.randrange(24), self.random.randrange(60), self.random.choice([0, 0, 17]))
        clock = self.random.choice([clock, *USUAL_TIMES, *ODD_TIMES])
        dose: Item = {"compound": compound, **self.word()}
        if self.chance(0.03):
            day = self.today + timedelta(self.random.choice([2, 365, 366, 367]))
            dose["status"] = self.random.choice(["taken", "skipped", "scheduled"])
        if self.chance(0.25):
            dose["time_of_day"] = self.random.choice([*PARTS, "any"])
        if self.chance(0.2):
            clock = time(self.random.randrange(4), self.random.choice([0, 29, 40, 59]))
            dose["time_of_day"] = self.random.choice(["evening", "before_bed"])
        if self.chance(0.1):
            dose["slot_date"] = f"{day + timedelta(self.random.choice([-2, -1, 0, 0, 1]))}"
        if self.chance(0.05):
            dose["logged_at"] = text(self.now + timedelta(minutes=self.random.choice([-90, 4, 5, 6])))
        return {**dose, "scheduled_at": text(self.instant(day, clock))}

    def travel(self, doses: list[Item]) -> Item:
        """Return the zones after the first one, and when each dose was sent."""
        changes = [
            {
                "at": text(self.instant(self.day(last=-1), time(self.random.randrange(24)))),
                "time_zone": self.random.choice(ZONES),
            }
            for _ in range(self.random.randint(1, 2))
        ]
        for dose in doses:
            dose["at"] = min(dose["scheduled_at"], text(self.now))
        return {
            "time_zone_changes": sorted(changes, key=lambda change: change["at"]),
            "doses": sorted(doses, key=lambda dose: str(dose["at"])),
        }

    # --- all together

    def world(self, name: str, *, travels: bool) -> World:
        slugs = self.random.sample(["aging", "weight", "recovery"], self.random.choice([1, 1, 2]))
        protocols = [self.protocol(name, slug) for name, slug in zip("pq", slugs, strict=False)]
        enrollments = [each for protocol in protocols for each in self.enrollments(protocol)]
        self.random.shuffle(protocols)
        overrides = self.overrides(protocols, enrollments)
        compounds = {
            each["id"] for protocol in protocols for version in protocol["versions"] for each in version["compounds"]
        }
        added = {each["id"] for each in overrides if each["type"] == "added"}
        world = {
            "name": name,
            "now": text(self.now),
            "time_zone": self.zone,
            "protocols": protocols,
            "enrollments": enrollments,
            "schedule": list(self.schedule(protocols)),
            "overrides": overrides,
        }
        world["doses"] = self.doses(world, sorted(compounds | added))
        if travels and self.chance(0.15):
            world.update(self.travel(world["doses"]))
        return {**world, "asks": list(self.asks(protocols))}

    def asks(self, protocols: list[Item]) -> Iterator[Item]:
        yield {"op": "posted"}
        yield {"op": "streak"}
        yield {"op": "adherence_7d"}
        for protocol in protocols:
            yield {"op": "summary", "protocol": protocol["id"]}
        for one in ({}, *({"protocol": protocol["id"]} for protocol in protocols)):
            yield {"op": "calendar", "from": f"{self.day(-50, -50)}", "to": f"{self.day(11, 11)}", **one}
        yield {"op": "calendar"}
        for ago in (0, -1, self.random.randint(-PAST, FUTURE), self.random.randint(-PAST, FUTURE)):
            day = f"{self.day(ago, ago)}"
            yield from ({"op": op, "date": day} for op in ("resolved", "today"))
            yield {"op": "resolved", "date": day, "protocol": protocols[0]["id"]}


def text(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def random_world(seed: int, *, travels: bool = True) -> World:
    """Return the world of a seed, with questions about it. If it `travels`, its time zone may have changed."""
    return Maker(seed).world(f"random-{seed}", travels=travels)


def random_world_that_moves(seed: int) -> World:
    """Return a world in which each enrolment moves from version to version, never back to an earlier one.

    The overrides are for the first version.
    """
    world = random_world(seed, travels=False)
    enrollments = {each["protocol"]: each for each in world["enrollments"]}
    for protocol in world["protocols"]:
        enrollment = enrollments[protocol["id"]]
        begins = [
            plain_regimen.later(enrollment["starts_on"], 9 * number) for number in range(len(protocol["versions"]))
        ]
        enrollment["ends_on"] = None
        enrollment["pins"] = [
            {"version": version["id"], "effective_from": begin}
            for version, begin in zip(protocol["versions"], begins, strict=True)
        ]
    overrides = []
    for override in world["overrides"]:
        first = next(each for each in world["protocols"] if each["id"] == override["protocol"])["versions"][0]
        own = {each["compound_id"] for each in first["compounds"]}
        added = {
            each["compound_id"] for each in overrides if each["type"] == "added" and each["version"] == first["id"]
        }
        key = override["compound_id"]
        allowed = {"added": key not in own, "paused": key is None or key in own | added, "removed": key in own | added}
        begin = enrollments[override["protocol"]]["starts_on"]
        if allowed.get(override["type"], key in own) and begin <= override["starts_on"]:
            overrides.append({**override, "version": first["id"]})
    kept = {each["id"] for each in overrides}
    doses = [dose for dose in world["doses"] if dose["compound"][0] != "o" or dose["compound"] in kept]
    return {**world, "enrollments": list(enrollments.values()), "overrides": overrides, "doses": doses}


def as_json(world: World) -> str:
    """Return a world as JSON with one item a line."""
    lines = []
    for name, value in world.items():
        if isinstance(value, list):
            items = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)
            lines.append(f' "{name}": [\n{items}\n ]')
        else:
            lines.append(f' "{name}": {json.dumps(value)}')
    return "{\n" + ",\n".join(lines) + "\n}"


def smallest(world: World, differs: Callable[[World], bool]) -> World:
    """Return a world that still `differs`, with as little as possible in it."""
    while True:
        smaller = next((each for each in with_one_less(world) if still(differs, each)), None)
        if smaller is None:
            return world
        world = smaller


def still(differs: Callable[[World], bool], world: World) -> bool:
    """Return whether a world differs; one that lost what another part of it names does not."""
    try:
        return differs(world)
    except (StopIteration, ValueError, KeyError, IndexError):
        return False


def with_one_less(world: World) -> Iterator[World]:
    """Yield the world without half of a list, and without each of its items."""
    for path in paths(world):
        items = at(world, path)
        half = len(items) // 2
        cuts = [(0, half), (half, len(items))] if half else []
        for first, last in [*cuts, *((n, n + 1) for n in range(len(items)))]:
            smaller = json.loads(json.dumps(world))
            del at(smaller, path)[first:last]
            yield smaller


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the places of lists of objects in a world."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield path
    for name, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths(item, (*path, name))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for name in path:
        value = value[name]
    return value
