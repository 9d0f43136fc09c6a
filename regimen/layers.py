"""The slots of a date: the doses that are due, as the layers of a regimen say.

The layers are the version of the protocol, the patient's schedule, and the overrides. Each field is from the last of
them that has it. A pause of any layer holds.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from regimen.days import mask, weekday
from regimen.model import Compound, Enrollment, Key, Override, Pin, Regimen, ScheduleRow

ANY = "any"
CLOCK = {
    "morning": time(8),
    ANY: time(12),
    "afternoon": time(13),
    "evening": time(18),
    "before_bed": time(22),
}
"""The names of slots in the order of the day, with the time of those that have no `time_local`."""
PARTS_OF_DAY = tuple(name for name in CLOCK if name != ANY)
_RANK = {name: rank for rank, name in enumerate(CLOCK)}
_DAY = timedelta(days=1)
_Key = TypeVar("_Key")
_Item = TypeVar("_Item")
_Started = TypeVar("_Started", Enrollment, Override)


class Slot(NamedTuple):
    """A dose that is due on a date.

    `compound` has the values in effect on that date. Its id is that of the protocol compound, or of the override that
    adds the compound. `source` is canonical, schedule, overridden or added.
    """

    date: date
    protocol_id: str
    protocol_slug: str
    compound: Compound
    source: str
    schedule_changed: bool

    @property
    def name(self) -> str:
        """The part of the day, or `any`. A compound has at most one slot of a name on a date."""
        return self.compound.time_of_day or ANY

    @property
    def key(self) -> Key:
        """The key of the slot."""
        return self.protocol_id, self.compound.compound_id, self.name

    @property
    def clock(self) -> time:
        """The local time, or the usual one of the part of the day."""
        return self.compound.time_local or CLOCK[self.name]


def within_bucket(slot: Slot) -> tuple[Any, ...]:
    """Return the key that orders slots of one part of the day: protocol, position with added ones last, slug, time."""
    compound = slot.compound
    return slot.protocol_slug, slot.source == "added", compound.position, compound.slug, slot.clock


_Target = tuple[str, str | None]
"""The type of an override and its compound."""


class _Steps(NamedTuple):
    """The dates on which the overrides in effect change, and those in effect before the first and from each date on."""

    dates: list[date]
    overrides: list[dict[_Target, Override]]


class Resolver:
    """Resolves the slots of dates. Dates between two changes of the regimen share the work."""

    def __init__(self, regimen: Regimen) -> None:
        self._protocols = regimen.protocols
        self._versions = regimen.versions
        self._enrollments = _grouped((each.protocol_id, each) for each in _by_start(regimen.enrollments))
        self._rows = _grouped(((row.protocol_compound_id, row.effective_from), row) for row in regimen.rows)
        self._starts_of_rows = _grouped(sorted(self._rows))
        ends = [(each, _ends_before(each)) for each in _by_start(regimen.overrides)]
        self._added = {each.id: _added(each) for each, _ in ends if each.type == "added"}
        self._overrides = _grouped((override.version_id, (override, end)) for override, end in ends)
        self._steps: dict[str, _Steps] = {}
        self._changes = sorted({*_changes(regimen), *(end for _, end in ends if end)})
        self._regular: dict[tuple[int, str | None], list[Slot]] = {}
        self._keys: dict[tuple[int, int, str | None], list[Key]] = {}

    def first_day(self) -> date | None:
        """Return the first date on which an enrolment starts."""
        return min((each.starts_on for enrolled in self._enrollments.values() for each in enrolled), default=None)

    def version(self, protocol_id: str, d: date) -> str | None:
        """Return the id of the version that holds on a date; None if no enrolment in the protocol covers it.

        Of several enrolments that cover a date, the last one to start counts, then the one that was made last.
        """
        for each in reversed(self._enrollments.get(protocol_id, ())):
            if each.starts_on <= d and (each.ends_on is None or d <= each.ends_on):
                pins = [pin for pin in each.pins if pin.effective_from <= d]
                return max(pins, key=_effective_from).version_id if pins else None
        return None

    def slots(self, d: date, protocol_id: str | None = None) -> list[Slot]:
        """Return the slots of a date in the order of the day, of a protocol or of all."""
        bit = 1 << weekday(d)
        every = self._of_any_weekday(bisect_right(self._changes, d), d, protocol_id)
        return [slot._replace(date=d) for slot in every if slot.compound.days & bit]

    def keys(self, d: date, protocol_id: str | None = None) -> list[Key]:
        """Return the keys of the slots of a date, in the same order. The list is shared."""
        index, on = bisect_right(self._changes, d), weekday(d)
        keys = self._keys.get((index, on, protocol_id))
        if keys is None:
            every = self._of_any_weekday(index, d, protocol_id)
            keys = self._keys[index, on, protocol_id] = [slot.key for slot in every if slot.compound.days >> on & 1]
        return keys

    def is_due(self, first: date, last: date) -> bool:
        """Return whether any of these dates, both included, has a slot."""
        while first <= last:
            index = bisect_right(self._changes, first)
            unchanged_until = min(last, self._changes[index] - _DAY) if index < len(self._changes) else last
            days = min((unchanged_until - first).days + 1, 7)
            if any(self.keys(first + n * _DAY) for n in range(days)):
                return True
            first = unchanged_until + _DAY
        return False

    def _of_any_weekday(self, index: int, d: date, protocol_id: str | None) -> list[Slot]:
        """Return the slots of all weekdays as they are on a date, which is between two changes."""
        found = self._regular.get((index, protocol_id))
        if found is None:
            found = sorted(self._resolve(d, protocol_id), key=lambda slot: (_RANK[slot.name], within_bucket(slot)))
            self._regular[index, protocol_id] = found
        return found

    def _resolve(self, d: date, protocol_id: str | None) -> Iterator[Slot]:
        for id in self._enrollments if protocol_id is None else (protocol_id,):
            version_id = self.version(id, d)
            if version_id is not None:
                yield from self._of_version(id, version_id, d)

    def _of_version(self, protocol_id: str, version_id: str, d: date) -> Iterator[Slot]:
        overrides = self._overrides_in_effect(version_id, d)
        if ("paused", None) in overrides:
            return
        off = {compound_id for type, compound_id in overrides if type in ("paused", "removed")}
        of_version = self._versions[version_id]
        compounds = [each for each in of_version if each.compound_id not in off]
        resolved = [each for compound in compounds for each in self._layers(compound, overrides, d)]
        # The version may have got a compound after an override added it.
        off.update(each.compound_id for each in of_version)
        added = [each for (type, id), each in overrides.items() if type == "added" and id not in off]
        resolved += [(self._added[each.id], "added", False) for each in added]
        for compound, source, schedule_changed in resolved:
            yield Slot(d, protocol_id, self._protocols[protocol_id], compound, source, schedule_changed)

    def _overrides_in_effect(self, version_id: str, d: date) -> dict[_Target, Override]:
        if version_id not in self._overrides:
            return {}
        if version_id not in self._steps:
            self._steps[version_id] = _steps(self._overrides[version_id])
        steps = self._steps[version_id]
        return steps.overrides[bisect_right(steps.dates, d)]

    def _rows_in_effect(self, compound_id: str, d: date) -> Sequence[ScheduleRow]:
        """Return the rows of a compound in effect on a date. The intervals of rows are equal or disjoint."""
        starts = self._starts_of_rows.get(compound_id, ())
        index = bisect_right(starts, d)
        rows = self._rows[compound_id, starts[index - 1]] if index else ()
        return rows if rows and _is_before(d, rows[0].effective_until) else ()

    def _layers(
        self, compound: Compound, overrides: dict[_Target, Override], d: date
    ) -> Iterator[tuple[Compound, str, bool]]:
        """Yield a compound with each of its times, whichever the weekday, its source and whether the times changed."""
        adjusted = overrides.get(("dose_adjusted", compound.compound_id))
        changed = overrides.get(("schedule_changed", compound.compound_id))
        rows = self._rows_in_effect(compound.id, d)
        due = [row for row in rows if row.paused_until is None or row.paused_until <= d]
        source = "overridden" if adjusted or changed else "schedule" if rows else "canonical"
        amount = _amount(adjusted.payload["dose_amount"]) if adjusted else None
        if changed:
            if len(due) == len(rows):
                own = rows[0].dose_amount_override if rows else None
                yield _timed(compound, changed.payload, amount or own), source, True
        elif rows:
            for row in due:
                yield _of_row(compound, row, amount), source, row.schedule_changed
        else:
            yield compound._replace(dose_amount=amount or compound.dose_amount), source, False


def _steps(overrides: Iterable[tuple[Override, date | None]]) -> _Steps:
    """Return the steps of overrides, which are given in the order of their start, each with the date after it.

    Of several of one type for a compound, the last one in this order is in effect.
    """
    changes = _grouped((on, (override, end)) for override, end in overrides for on in (override.starts_on, end) if on)
    dates, in_effect = sorted(changes), dict[_Target, Override]()
    steps = _Steps(dates, [{}])
    started: dict[_Target, list[tuple[Override, date | None]]] = defaultdict(list)
    for d in dates:
        for override, end in changes[d]:
            target = override.type, override.compound_id
            those = started[target]
            if override.starts_on == d:
                those.append((override, end))
            while those and not _is_before(d, those[-1][1]):
                those.pop()
            if those:
                in_effect[target] = those[-1][0]
            else:
                in_effect.pop(target, None)
        steps.overrides.append(in_effect.copy())
    return steps


def _of_row(compound: Compound, row: ScheduleRow, amount: str | None) -> Compound:
    return compound._replace(
        dose_amount=amount or row.dose_amount_override or compound.dose_amount,
        days=row.days,
        time_of_day=row.time_of_day,
        time_local=row.time_local,
    )


def _timed(compound: Compound, payload: Any, amount: str | None) -> Compound:
    """Return a compound with the times of a payload."""
    return compound._replace(
        dose_amount=amount or compound.dose_amount,
        days=mask(payload["days_of_week"]),
        time_of_day=payload["time_of_day"],
        time_local=_time(payload.get("time_local")),
    )


def _added(override: Override) -> Compound:
    """Return the compound that an override adds. It has no position among those of the version."""
    payload = override.payload
    return Compound(
        id=override.id,
        compound_id=override.compound_id or override.id,
        slug=payload["compound_slug"],
        display_name=payload["display_name"],
        dose_amount=_amount(payload["dose_amount"]),
        dose_unit=payload["dose_unit"],
        route=payload.get("route"),
        position=0,
        days=mask(payload["days_of_week"]),
        time_of_day=payload["time_of_day"],
        time_local=_time(payload.get("time_local")),
    )


def _amount(value: Any) -> str:
    """Return an amount as decimal text: text as it is, a number without an exponent."""
    return value if isinstance(value, str) else f"{Decimal(str(value)):f}"


def _time(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def _is_before(d: date, end: date | None) -> bool:
    return end is None or d < end


def _ends_before(override: Override) -> date | None:
    """Return the first date after an override. `until` of a pause is the first date that counts again."""
    until = override.payload.get("until") if override.type == "paused" else None
    ends = [override.ends_on + _DAY] if override.ends_on else []
    return min(ends + ([date.fromisoformat(until)] if until else []), default=None)


def _effective_from(pin: Pin) -> date:
    return pin.effective_from


def _by_start(items: Iterable[_Started]) -> list[_Started]:
    """Return the items in the order of their start, those of one date in the order in which they were made."""
    return sorted(items, key=lambda each: each.starts_on)


def _grouped(items: Iterable[tuple[_Key, _Item]]) -> dict[_Key, list[_Item]]:
    groups: dict[_Key, list[_Item]] = defaultdict(list)
    for key, item in items:
        groups[key].append(item)
    return dict(groups)


def _changes(regimen: Regimen) -> Iterator[date]:
    """Yield the dates from which on other slots may be due, but for the ends of overrides."""
    for enrollment in regimen.enrollments:
        yield enrollment.starts_on
        yield from (pin.effective_from for pin in enrollment.pins)
        if enrollment.ends_on:
            yield enrollment.ends_on + _DAY
    for row in regimen.rows:
        yield from (each for each in (row.effective_from, row.effective_until, row.paused_until) if each)
    yield from (override.starts_on for override in regimen.overrides)
