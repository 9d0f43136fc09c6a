"""A second implementation of the rules of adherence, plain and slow, on worlds of `adherence_cases.json`.

A world is a dictionary of what is stored about one patient and of the doses that are sent, in the order in which they
were made. Dates are ISO text, which sorts as the dates do. It shares no code with the service.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

Item = dict[str, Any]
World = dict[str, Any]

PARTS = ("morning", "afternoon", "evening", "before_bed")
CLOCK = {"morning": 8, "any": 12, "afternoon": 13, "evening": 18, "before_bed": 22}
EXCUSED = ("vacation", "sick", "side_effect")
# The powers of ten of units of mass, in micrograms.
SYMBOLS = {"kg": 9, "g": 6, "mg": 3, "ug": 0, "\N{MICRO SIGN}g": 0, "\N{GREEK SMALL LETTER MU}g": 0, "ng": -3}
WORDS = {"kilogram": 9, "gram": 6, "milligram": 3, "microgram": 0, "nanogram": -3}
LONGEST_RANGE = 62


# --- dates and instants


def later(day: str, days: int) -> str:
    """Return the date that is `days` after `day`."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def dates(first: str, last: str) -> list[str]:
    """Return the dates from `first` to `last`, both inclusive."""
    return [later(first, n) for n in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)]


def weekday(day: str) -> int:
    """Return the weekday of a date; 0 is Sunday."""
    return date.fromisoformat(day).isoweekday() % 7


def instant(day: str, clock: str, zone: str) -> str:
    """Return a local time as an instant: in a gap with the offset before it, of a doubled time the first."""
    local = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), ZoneInfo(zone))
    return utc(local)


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def zone_at(world: World, moment: datetime) -> ZoneInfo:
    """Return the time zone of the patient at a moment."""
    name = world["time_zone"]
    for change in world.get("time_zone_changes", []):
        if datetime.fromisoformat(change["at"]) <= moment:
            name = change["time_zone"]
    return ZoneInfo(name)


def clock_there(world: World, moment: datetime) -> datetime:
    """Return what calendar and clock show where the patient is at a moment, without a zone."""
    return moment.astimezone(zone_at(world, moment)).replace(tzinfo=None)


def now(world: World) -> datetime:
    return datetime.fromisoformat(world["now"])


def today(world: World) -> str:
    return clock_there(world, now(world)).date().isoformat()


def is_over(world: World, day: str) -> bool:
    """Return whether the clock of the patient has reached 04:00 of the next day."""
    return clock_there(world, now(world)) >= datetime.fromisoformat(later(day, 1) + "T04:00:00")


# --- which slots are due


def covers(item: Item, day: str) -> bool:
    return bool(item["starts_on"] <= day and (item["ends_on"] is None or day <= item["ends_on"]))


def latest(items: list[Item]) -> Item | None:
    """Return the item with the latest `starts_on`, of several the one that was made last."""
    best = None
    for item in items:
        if best is None or item["starts_on"] >= best["starts_on"]:
            best = item
    return best


def schedule_rows(world: World) -> list[Item]:
    """Return the rows of the patient's schedule after each of its replacements, with the interval of each."""
    rows: list[Item] = []
    for change in world.get("schedule", []):
        start = change["effective_from"]
        kept = []
        for row in rows:
            if row["compound"] != change["compound"]:
                kept.append(row)
            elif row["effective_from"] < start:
                kept.append({**row, "until": min(row["until"] or start, start)})
        new = [
            {**row, "compound": change["compound"], "effective_from": start, "until": None} for row in change["rows"]
        ]
        rows = kept + new
    return rows


def rows_in_effect(world: World, protocol_compound_id: str, day: str) -> list[Item]:
    return [
        row
        for row in schedule_rows(world)
        if row["compound"] == protocol_compound_id
        and row["effective_from"] <= day
        and (row["until"] is None or day < row["until"])
    ]


def version_on(world: World, protocol: Item, day: str) -> Item | None:
    """Return the version that holds for the patient on a date, or None without an enrolment."""
    enrollment = latest(
        [each for each in world.get("enrollments", []) if each["protocol"] == protocol["id"] and covers(each, day)]
    )
    if enrollment is None:
        return None
    pins = [pin for pin in enrollment["pins"] if pin["effective_from"] <= day]
    pin = max(pins, key=lambda pin: str(pin["effective_from"]))
    return next(version for version in protocol["versions"] if version["id"] == pin["version"])


def is_paused_by(override: Item, day: str) -> bool:
    until = override["payload"].get("until")
    return override["type"] == "paused" and (until is None or day < until)


def amount_text(amount: int | float | str) -> str:
    return amount if isinstance(amount, str) else f"{Decimal(repr(amount)):f}"


def new_slot(protocol: Item, compound: Item, position: int) -> Item:
    return {
        "protocol_id": protocol["id"],
        "protocol_slug": protocol["slug"],
        "protocol_compound_id": compound["id"],
        "compound_id": compound["compound_id"],
        "compound_slug": compound["slug"],
        "display_name": compound["name"],
        "dose_amount": compound["dose_amount"],
        "dose_unit": compound["dose_unit"],
        "route": compound["route"],
        "days_of_week": sorted(set(compound["days_of_week"])),
        "time_of_day": compound["time_of_day"],
        "time_local": compound.get("time_local"),
        "source": "canonical",
        "schedule_changed": False,
        "position": position,
    }


def with_times(slot: Item, times: Item) -> Item:
    return {
        **slot,
        "days_of_week": sorted(set(times["days_of_week"])),
        "time_of_day": times["time_of_day"],
        "time_local": times.get("time_local"),
    }


def slots_of_compound(world: World, slot: Item, overrides: list[Item], day: str) -> list[Item]:
    """Return the slots of a compound of the version, on any weekday, out of its canonical one."""
    if any(each["type"] == "removed" or is_paused_by(each, day) for each in overrides):
        return []
    adjusted = latest([each for each in overrides if each["type"] == "dose_adjusted"])
    changed = latest([each for each in overrides if each["type"] == "schedule_changed"])
    rows = rows_in_effect(world, slot["protocol_compound_id"], day)
    paused = [row for row in rows if row["paused_until"] is not None and day < row["paused_until"]]
    slots = [slot]
    if changed:
        if paused:
            return []
        moved = {**with_times(slot, changed["payload"]), "source": "overridden", "schedule_changed": True}
        if rows and rows[0]["dose_amount_override"] is not None:
            moved["dose_amount"] = rows[0]["dose_amount_override"]
        slots = [moved]
    elif rows:
        slots = [slot_of_row(slot, row) for row in rows if row not in paused]
    if adjusted:
        amount = amount_text(adjusted["payload"]["dose_amount"])
        slots = [{**each, "dose_amount": amount, "source": "overridden"} for each in slots]
    return slots


def slot_of_row(slot: Item, row: Item) -> Item:
    moved = {**with_times(slot, row), "source": "schedule", "schedule_changed": row["schedule_changed"]}
    if row["dose_amount_override"] is not None:
        moved["dose_amount"] = row["dose_amount_override"]
    return moved


def slots_of_added(protocol: Item, overrides: list[Item], day: str) -> list[Item]:
    """Return the slots of the compounds that overrides add, on any weekday."""
    slots = []
    for compound_id in {each["compound_id"] for each in overrides if each["type"] == "added"}:
        own = [each for each in overrides if each["compound_id"] == compound_id]
        if any(each["type"] == "removed" or is_paused_by(each, day) for each in own):
            continue
        override = latest([each for each in own if each["type"] == "added"])
        assert override
        payload = override["payload"]
        compound = {
            **payload,
            "id": override["id"],
            "compound_id": compound_id,
            "slug": payload["compound_slug"],
            "name": payload["display_name"],
            "dose_amount": amount_text(payload["dose_amount"]),
            "route": payload.get("route"),
        }
        slots.append({**new_slot(protocol, compound, 10**9), "source": "added"})
    return slots


def slots_of_protocol(world: World, protocol: Item, day: str) -> list[Item]:
    version = version_on(world, protocol, day)
    if version is None:
        return []
    overrides = [
        each
        for each in world.get("overrides", [])
        if each["protocol"] == protocol["id"] and each["version"] == version["id"] and covers(each, day)
    ]
    if any(each["compound_id"] is None and is_paused_by(each, day) for each in overrides):
        return []
    own_ids = [compound["compound_id"] for compound in version["compounds"]]
    slots = [slot for slot in slots_of_added(protocol, overrides, day) if slot["compound_id"] not in own_ids]
    for position, compound in enumerate(version["compounds"]):
        own = [each for each in overrides if each["compound_id"] == compound["compound_id"]]
        slots += slots_of_compound(world, new_slot(protocol, compound, position), own, day)
    return slots


def clock_of(slot: Item) -> time:
    """Return the time of a slot on the clock, a usual one for the part of the day if it has none."""
    return time.fromisoformat(slot["time_local"]) if slot["time_local"] else time(CLOCK[slot["slot"]])


def due(world: World, day: str, protocol_id: str | None = None) -> list[Item]:
    """Return the slots that are due on a date, in the order of responses."""
    slots = []
    for protocol in world["protocols"]:
        if protocol_id in (None, protocol["id"]):
            slots += slots_of_protocol(world, protocol, day)
    slots = [{**slot, "slot": slot["time_of_day"] or "any"} for slot in slots if weekday(day) in slot["days_of_week"]]
    return sorted(
        slots,
        key=lambda slot: (slot["protocol_slug"], slot["position"], slot["compound_slug"], clock_of(slot)),
    )


# --- overrides that are carried to other versions


def carry(world: World) -> tuple[World, list[Item]]:
    """Carry the overrides along with the pins of each enrolment, in the order of the pins.

    Return the world with the copies, and for each pin but the first of an enrolment the ids of its copies and the
    reasons for which overrides are dropped.
    """
    overrides = list(world["overrides"])
    changes = []
    for enrollment in world["enrollments"]:
        for old, new in zip(enrollment["pins"], enrollment["pins"][1:], strict=False):
            copies, dropped = carried(world, overrides, old, new)
            numbered = [{**copy, "id": f"{copy['id']}-{new['version']}"} for copy in copies]
            overrides += numbered
            changes.append({"carried": [copy["id"] for copy in numbered], "dropped": dropped})
    return {**world, "overrides": overrides}, changes


def carried(world: World, overrides: list[Item], old: Item, new: Item) -> tuple[list[Item], Item]:
    """Return copies of the overrides of an old version that hold after a new one begins, and why others are dropped."""
    begin = new["effective_from"]
    moving = [each for each in overrides if each["version"] == old["version"]]
    moving = [each for each in moving if each["ends_on"] is None or each["ends_on"] >= begin]
    versions = {version["id"]: version for protocol in world["protocols"] for version in protocol["versions"]}
    own = {compound["compound_id"] for compound in versions[new["version"]]["compounds"]}
    added = {each["compound_id"] for each in moving if each["type"] == "added"}
    copies, dropped = [], {}
    moving.sort(key=lambda each: str(each["starts_on"]))
    targets = list(dict.fromkeys((each["type"], each["compound_id"]) for each in moving))
    for each in sorted(moving, key=lambda each: targets.index((each["type"], each["compound_id"]))):
        key = each["compound_id"]
        may_be_added = each["type"] in ("paused", "removed") and key in added
        if each["type"] == "added" and key in own:
            dropped[each["id"]] = "compound_present"
        elif each["type"] != "added" and key is not None and key not in own and not may_be_added:
            dropped[each["id"]] = "compound_gone"
        else:
            copies.append({**each, "version": new["version"], "starts_on": max(each["starts_on"], begin)})
    return copies, dropped


# --- which dose is of which slot


def of_slot(slot: Item) -> tuple[str, str]:
    """Return protocol and compound of a slot: what it has in common with its doses."""
    return slot["protocol_id"], slot["compound_id"]


def compound_of(world: World, protocol_compound_id: str) -> tuple[str, str]:
    """Return protocol and compound of what a dose names: a compound of a protocol, or an override that adds one."""
    for protocol in world["protocols"]:
        for version in protocol["versions"]:
            for compound in version["compounds"]:
                if compound["id"] == protocol_compound_id:
                    return protocol["id"], compound["compound_id"]
    override = next(each for each in world["overrides"] if each["id"] == protocol_compound_id)
    return override["protocol"], override["compound_id"]


class Refused(Exception):
    """A dose that is too far ahead, with the place in its body."""


def post(world: World) -> tuple[list[Item], list[Item]]:
    """Send all doses. Return the doses that are stored afterwards, and the response to each that was sent."""
    stored: list[Item] = []
    replies = []
    for sent in world.get("doses", []):
        try:
            replies.append(post_one(world, stored, sent))
        except Refused as refused:
            replies.append({"status": 400, "pointer": str(refused), "code": "in_future"})
    return stored, replies


def post_one(world: World, stored: list[Item], sent: Item) -> Item:
    at = datetime.fromisoformat(sent.get("at", world["now"]))
    local = datetime.fromisoformat(sent["scheduled_at"]).astimezone(zone_at(world, at)).replace(tzinfo=None)
    day = sent.get("slot_date") or local.date().isoformat()
    check_ahead(world, sent, at, day)
    date_of_slot, slot = slot_of_dose(world, stored, sent, local, day)
    key = {"of": compound_of(world, sent["compound"]), "date": date_of_slot, "slot": slot}
    dose = next((each for each in stored if each.items() >= key.items()), None)
    if dose is None:
        dose = {**key, "compound": sent["compound"], "number": len(stored) + 1, "status": "scheduled"}
        stored.append(dose)
    response = {"status": 201, "dose": dose["number"], "date": date_of_slot, "slot": slot}
    if sent["status"] == "scheduled" and dose["status"] != "scheduled":
        return {**response, "dose_status": dose["status"], "kept": dose["status"]}
    dose["status"] = sent["status"]
    dose["skip_reason"] = sent.get("skip_reason") if sent["status"] == "skipped" else None
    dose["scheduled_at"] = datetime.fromisoformat(sent["scheduled_at"])
    return {**response, "dose_status": dose["status"]}


def check_ahead(world: World, sent: Item, at: datetime, day: str) -> None:
    there = clock_there(world, at).date().isoformat()
    if day > later(there, 1 if sent["status"] == "taken" else 366):
        raise Refused("/slot_date" if sent.get("slot_date") else "/scheduled_at")
    if "logged_at" in sent and datetime.fromisoformat(sent["logged_at"]) > at + timedelta(minutes=5):
        raise Refused("/logged_at")


def slot_of_dose(world: World, stored: list[Item], sent: Item, local: datetime, day: str) -> tuple[str, str]:
    """Return date and name of the slot that a dose is for."""
    own = [dose for dose in stored if dose["of"] == compound_of(world, sent["compound"])]
    same = [dose for dose in own if dose["scheduled_at"] == datetime.fromisoformat(sent["scheduled_at"])]
    clock = seconds(local.time())
    before = later(day, -1)
    same = [dose for dose in same if before <= dose["date"] <= later(day, 1)]
    late = []
    if local.time() < time(4) and not sent.get("slot_date"):
        late = [slot for slot in due_of(world, sent, before) if slot["slot"] in ("evening", "before_bed")]
        late = [slot for slot in late if is_open(own, slot, before)]
    if sent.get("time_of_day"):
        # The same again is the same dose, although its night is logged now, or the zone is another one.
        same = [dose for dose in same if dose["slot"] == sent["time_of_day"] and not sent.get("slot_date")]
    if same:
        # Of several, the one of this date, then the earliest, then by the name of the slot.
        return min((dose["date"] != day, dose["date"], dose["slot"]) for dose in same)[1:]
    if sent.get("time_of_day"):
        return named_slot(world, sent, late, clock, day)
    choices = [far(slot, clock, before, -1) for slot in late]
    choices += [far(slot, clock, day, 0) for slot in due_of(world, sent, day) if is_open(own, slot, day)]
    if choices:
        return min(choices)[-2:]
    return day, "extra " + utc(datetime.fromisoformat(sent["scheduled_at"]))


def named_slot(world: World, sent: Item, late: list[Item], clock: int, day: str) -> tuple[str, str]:
    """Return the slot with the name that was sent: the one of `day`, or the nearer one of the night before."""
    name = sent["time_of_day"]
    tonight = [slot for slot in due_of(world, sent, day) if slot["slot"] == name]
    choices = [far(slot, clock, later(day, -1), -1) for slot in late if slot["slot"] == name]
    choices += [far(slot, clock, day, 0) for slot in tonight or [{"slot": name, "time_local": None}]]
    return min(choices)[-2:]


def due_of(world: World, sent: Item, day: str) -> list[Item]:
    return [slot for slot in due(world, day) if of_slot(slot) == compound_of(world, sent["compound"])]


def is_open(own: list[Item], slot: Item, day: str) -> bool:
    """Return whether a slot has neither a taken nor a skipped dose."""
    key = {"date": day, "slot": slot["slot"]}
    return not any(dose.items() >= key.items() and dose["status"] != "scheduled" for dose in own)


def seconds(clock: time) -> int:
    return clock.hour * 3600 + clock.minute * 60 + clock.second


def far(slot: Item, clock: int, day: str, offset: int) -> tuple[int, int, int, str, str]:
    """Return how far a slot is from a time, then what orders two that are equally far, then date and name.

    `offset` is -1 for a slot of the day before that of `clock`.
    """
    slot_clock = seconds(clock_of(slot)) + offset * 24 * 3600
    return abs(slot_clock - clock), slot_clock, CLOCK[slot["slot"]], day, slot["slot"]


# --- what came of the slots


def outcomes(world: World, stored: list[Item], day: str, protocol_id: str | None = None) -> list[Item]:
    """Return the slots that are due on a date, each with what came of it (`status` and `skip_reason`)."""
    slots = due(world, day, protocol_id)
    for compound in {of_slot(slot) for slot in slots}:
        own = [slot for slot in slots if of_slot(slot) == compound]
        doses = [dose for dose in stored if dose["of"] == compound and dose["date"] == day]
        fill(sorted(own, key=lambda slot: CLOCK[slot["slot"]]), doses)
    return slots


def before_others(dose: Item) -> tuple[bool, datetime, int]:
    """Return what orders the doses that are left over; those of one instant are in the order of the day."""
    return dose["status"] != "taken", dose["scheduled_at"], CLOCK.get(dose["slot"], 24)


def fill(slots: list[Item], doses: list[Item]) -> None:
    logged = {dose["slot"]: dose for dose in doses if dose["status"] != "scheduled"}
    planned = {dose["slot"] for dose in doses if dose["status"] == "scheduled"}
    came = {slot["slot"]: logged.pop(slot["slot"]) for slot in slots if slot["slot"] in logged}
    own_skips = [name for name, dose in came.items() if dose["status"] == "skipped"]
    left = sorted(logged.values(), key=before_others)
    for slot in slots:
        if slot["slot"] not in came and left:
            came[slot["slot"]] = left.pop(0)
    for name in own_skips:
        if left and left[0]["status"] == "taken":
            came[name] = left.pop(0)
    for slot in slots:
        dose = came.get(slot["slot"])
        slot["status"] = dose["status"] if dose else "scheduled" if slot["slot"] in planned else "open"
        slot["skip_reason"] = dose["skip_reason"] if dose else None
        slot["dose"] = dose["number"] if dose else None


def day_status(world: World, day: str, slots: list[Item]) -> str:
    """Return `off`, `taken`, `missed` or `scheduled` for the slots of a date."""
    counted = [slot for slot in slots if not (slot["status"] == "skipped" and slot["skip_reason"] in EXCUSED)]
    if not counted:
        return "off"
    if all(slot["status"] == "taken" for slot in counted):
        return "taken"
    return "missed" if is_over(world, day) else "scheduled"


def streaks(world: World, stored: list[Item], protocol_id: str | None = None) -> tuple[int, int]:
    """Return the current streak and the longest one, in days."""
    starts = [each["starts_on"] for each in world.get("enrollments", [])]
    current = longest = 0
    for day in dates(min(starts), today(world)) if starts and min(starts) <= today(world) else []:
        status = day_status(world, day, outcomes(world, stored, day, protocol_id))
        if status == "taken":
            current += 1
        if status == "missed":
            current = 0
        longest = max(longest, current)
    return current, longest


def counts(world: World, stored: list[Item], days: int, protocol_id: str | None = None) -> Item:
    """Return the counts of slots in the last `days` days."""
    count = {"taken": 0, "missed": 0, "scheduled": 0, "skipped": 0}
    for day in dates(later(today(world), 1 - days), today(world)):
        for slot in outcomes(world, stored, day, protocol_id):
            count["scheduled"] += 1
            if slot["status"] == "taken":
                count["taken"] += 1
            elif is_over(world, day):
                count["missed"] += 1
                count["skipped"] += slot["status"] == "skipped"
    return count


def percentage(count: Item) -> int | None:
    taken, missed = count["taken"], count["missed"]
    return None if taken + missed == 0 else 100 * taken // (taken + missed)


# --- responses


def buckets(slots: list[Item], names: tuple[str, ...], rest: str) -> Item:
    """Return slots by part of the day; those of any other part are in `rest`."""
    groups: Item = {name: [] for name in names}
    for slot in slots:
        groups[slot["slot"] if slot["slot"] in names else rest].append(slot)
    return groups


def resolved(world: World, day: str, protocol_id: str | None = None) -> Item:
    slots = [{**slot, "time_of_day": slot["time_of_day"] or "morning"} for slot in due(world, day, protocol_id)]
    return {"weekday": weekday(day), **buckets(slots, PARTS, "morning")}


def today_schedule(world: World, stored: list[Item], day: str, protocol_id: str | None = None) -> Item:
    slots = outcomes(world, stored, day, protocol_id)
    zone = str(zone_at(world, now(world)))
    for slot in slots:
        clock = slot["time_local"]
        slot["dose_mcg_equivalent"] = micrograms(slot["dose_amount"], slot["dose_unit"])
        slot["scheduled_at"] = instant(day, clock, zone) if clock else None
        slot["timing"] = "any" if slot["slot"] == "afternoon" else slot["slot"]
    return {"weekday": weekday(day), **buckets(slots, ("morning", "evening", "before_bed", "any"), "any")}


def calendar(world: World, stored: list[Item], ask: Item) -> Item:
    first, last, month, error = calendar_range(world, ask)
    if error:
        return {"status": 400, **error}
    days, resolved_days = {}, []
    for day in dates(first, last):
        slots = outcomes(world, stored, day, ask.get("protocol"))
        days[day] = day_status(world, day, slots)
        for slot in slots:
            slot["taken"] = slot["status"] == "taken"
        resolved_days.append({"date": day, "weekday": weekday(day), **buckets(slots, PARTS, "morning")})
    response = {"status": 200, "start": first, "end": last, "month": month, "days": days}
    return {**response, "resolved_days": resolved_days} if "from" in ask else response


def calendar_range(world: World, ask: Item) -> tuple[str, str, str | None, Item | None]:
    """Return first and last date, the month if it is one, and what is wrong."""
    given = [kind for kind in (("month",), ("start", "end"), ("from", "to")) if any(name in ask for name in kind)]
    if len(given) > 1:
        return "", "", None, {"code": "exclusive"}
    month = None
    if not given or given == [("month",)]:
        month = ask.get("month", today(world)[:7])
        first = month + "-01"
        following = later(first, 31)[:7] + "-01"
        last = later(following, -1)
    else:
        for name in given[0]:
            if name not in ask:
                return "", "", None, {"pointer": f"/{name}", "code": "required"}
        first, last = (ask[name] for name in given[0])
        if last < first:
            return "", "", None, {"pointer": f"/{given[0][1]}", "code": "before_start"}
        if len(dates(first, last)) > LONGEST_RANGE:
            return "", "", None, {"pointer": f"/{given[0][1]}", "code": "too_long"}
    return first, last, month, None


def summary(world: World, stored: list[Item], protocol_id: str) -> Item:
    count = counts(world, stored, 30, protocol_id)
    percent = percentage(count)
    return {
        "streak_days": streaks(world, stored, protocol_id)[0],
        "adherence_pct": 100 if percent is None else percent,
        "last30": count,
    }


def streak(world: World, stored: list[Item]) -> Item:
    current, longest = streaks(world, stored)
    slugs = {}
    for protocol in world["protocols"]:
        version = version_on(world, protocol, today(world))
        for compound in version["compounds"] if version else []:
            slugs[compound["slug"]] = 0
    for dose in stored:
        slug = slug_of(world, dose["compound"])
        slugs[slug] = slugs.get(slug, 0) + (dose["status"] == "taken")
    peptides = [{"peptide_id": slug, "taken_dose_count": slugs[slug]} for slug in sorted(slugs)]
    return {"current_streak": current, "longest_streak": longest, "peptides": peptides}


def slug_of(world: World, protocol_compound_id: str) -> str:
    """Return the slug of the compound of a protocol, or of one that an override adds."""
    for protocol in world["protocols"]:
        for version in protocol["versions"]:
            for compound in version["compounds"]:
                if compound["id"] == protocol_compound_id:
                    return str(compound["slug"])
    override = next(each for each in world["overrides"] if each["id"] == protocol_compound_id)
    return str(override["payload"]["compound_slug"])


def doses(world: World, stored: list[Item]) -> list[Item]:
    """Return the doses in the order in which they were made. Those that decide what came of a slot count."""
    slots = [slot for day in {dose["date"] for dose in stored} for slot in outcomes(world, stored, day)]
    counting = {slot["dose"] for slot in slots}
    names = ("compound", "date", "slot", "status", "skip_reason")
    return [{**{name: dose[name] for name in names}, "counts": dose["number"] in counting} for dose in stored]


def adherence_7d(world: World, stored: list[Item]) -> Item:
    return {"adherence_pct_7d": percentage(counts(world, stored, 7))}


def micrograms(amount: str, unit: str) -> str | None:
    """Return an amount of a mass in micrograms, without trailing zeros, or None for other units."""
    word = unit.lower()
    power = 0 if word == "mcg" else SYMBOLS.get(unit, WORDS.get(word.removesuffix("s")))
    if power is None:
        return None
    sign, digits, exponent = Decimal(amount).as_tuple()
    text = f"{Decimal((sign, digits, int(exponent) + power)):f}"
    return re.sub(r"\.?0+$", "", text) if "." in text else text


def responses(world: World) -> list[Any]:
    """Return the responses to all questions of a world."""
    sent = post(world)
    return [respond(world, ask, sent) for ask in world["asks"]]


def respond(world: World, ask: Item, sent: tuple[list[Item], list[Item]] | None = None) -> Any:
    """Return the response to a question of a world, of which `sent` is what `post` returns."""
    stored, replies = sent or post(world)
    protocol = ask.get("protocol")
    operations: dict[str, Callable[[], Any]] = {
        "resolved": lambda: resolved(world, ask["date"], protocol),
        "today": lambda: today_schedule(world, stored, ask["date"], protocol),
        "calendar": lambda: calendar(world, stored, ask),
        "summary": lambda: summary(world, stored, ask["protocol"]),
        "streak": lambda: streak(world, stored),
        "adherence_7d": lambda: adherence_7d(world, stored),
        "posted": lambda: replies,
        "doses": lambda: doses(world, stored),
        "mcg": lambda: [micrograms(*each) for each in ask["of"]],
        "weekdays": lambda: [weekday(each) for each in ask["of"]],
        "instants": lambda: [instant(*each) for each in ask["of"]],
    }
    return operations[ask["op"]]()
