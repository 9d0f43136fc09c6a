"""The log of doses: adding, correcting and removing them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, cast

import orjson
import peewee

from db import dose_context, sharps
from db.core import clock
from db.core.projection import Row, pick
from db.core.statements import Statement, insert_many_query, param
from db.core.tables import of_brand
from db.core.unit_of_work import current
from db.dose_context import Context, PatientCompound
from db.doses import PROJECTION, Dose, response
from db.errors import InFuture, Mismatch, NotFound
from db.patient_lock import locks_of_row
from db.patient_record import IS_ALLOWED, Patient
from openapi import types
from regimen import choice, days, model
from regimen.layers import Resolver, Slot
from regimen.outcomes import counting

_Body = Mapping[str, Any]
_Slots = dict[str, model.Dose]
"""Doses of a compound in a protocol on a date, by slot."""
_DAY = timedelta(days=1)
_FROM_BODY = ("peptide_id", "status", "skip_reason", "skip_reason_note")
_KEY = ("brand_id", "patient_id", "slot_date", "protocol_id", "compound_id", "slot")
_CHANGED = ("peptide_id", "status", "skip_reason", "skip_reason_note", "scheduled_at", "logged_at", "updated_at")
_UPSERT = Statement(
    "doses_upsert",
    insert_many_query(Dose).on_conflict(
        conflict_target=[getattr(Dose, name) for name in _KEY],
        update={name: getattr(peewee.EXCLUDED, name) for name in _CHANGED},
    ),
)
_IS_DOSE = Dose.id == param("id")
_DELETE = Statement("dose_remove", Dose.delete().where(_IS_DOSE))
_LOCKS = locks_of_row("dose", Dose.select(Dose.patient_id).where(_IS_DOSE), IS_ALLOWED)
_ONE = Statement(
    "dose_one",
    Dose.select(Dose.patient_id, PROJECTION.as_json())
    .join(Patient, on=of_brand(Patient) & (Patient.id == Dose.patient_id))
    .where(_IS_DOSE, IS_ALLOWED),
)


class _Log:
    """The doses of a patient around some dates, to which doses are added. The patient is locked until the commit."""

    def __init__(self, context: Context, now: datetime) -> None:
        plan = context.plan
        self._context, self._plan, self._now = context, plan, now
        self._resolver = Resolver(plan.regimen)
        self._today = days.today(now, plan.zone)
        self._reminders = dict(context.reminders)
        self._rows = dict(context.doses)
        self._doses: dict[tuple[str, str, date], _Slots] = defaultdict(dict)
        for dose in chain.from_iterable(plan.doses.values()):
            self._doses[dose.protocol_id, dose.compound_id, dose.slot_date][dose.slot] = dose
        self._changed: dict[str, Row] = {}
        self._taken: dict[str, Row] = {}

    def add_all(self, bodies: Sequence[_Body], pointer: str) -> list[Row]:
        """Add doses in their order, return the rows. `pointer` is formatted with the index of each.

        Raises InFuture, NotFound and Mismatch, each with the places in all doses.
        """
        ahead = [place for n, body in enumerate(bodies) for place in self._ahead(body, pointer.format(n))]
        if ahead:
            raise InFuture(*ahead)
        named = [self._context.named(body) for body in bodies]
        missing = [f"{pointer.format(n)}/{each}" for n, each in enumerate(named) if isinstance(each, str)]
        if missing:
            raise NotFound(*missing)
        mismatches = [f"{pointer.format(n)}/peptide_id" for n, each in enumerate(named) if not each]
        if mismatches:
            raise Mismatch(*mismatches)
        return [self._add(body, cast(list[PatientCompound], each)) for body, each in zip(bodies, named, strict=True)]

    def replace(self, row: Row, changes: Row) -> Row:
        """Change a dose; return its row. A change without effect stores nothing."""
        changed = _with_reason_if_skipped(row | changes)
        if changed != row:
            self._store(changed | {"updated_at": clock.text(clock.later_than(clock.moment(row["updated_at"])))}, row)
        return self._rows[row["id"]]

    def require_not_ahead(self, row: Row, pointer: str) -> None:
        """Raise InFuture if the slot of a dose is too far ahead for its status."""
        if choice.is_too_far_ahead(row["status"], date.fromisoformat(row["slot_date"]), self._today):
            raise InFuture(pointer)

    def commit(self) -> None:
        """Store the changed doses with the commit, and request the reminders that are due."""
        if not self._changed:
            return
        theirs = {"patient_id": self._plan.patient_id}
        current().write(_UPSERT, rows=orjson.dumps([theirs | row for row in self._changed.values()]).decode())
        # The override that added the compound of a dose may be gone, and another one may have added it again.
        compounds = [*reversed(self._context.compounds)]
        routes = {each.compound_id: each.route for each in compounds} | {each.id: each.route for each in compounds}
        user_id = self._context.user_id
        for compound_id, row in self._taken.items():
            if user_id is None:
                break
            route = routes.get(row["protocol_compound_id"], routes.get(compound_id))
            sharps.request(self._plan.patient_id, user_id, self._reminders[compound_id], route, row)

    def response(self, row: Row) -> types.Dose:
        """Return a dose as it is returned."""
        on, protocol_id = date.fromisoformat(row["slot_date"]), row["protocol_id"]
        doses = self._doses[protocol_id, row["compound_id"], on].values()
        counts = row["id"] in counting(self._resolver.keys(on, protocol_id), [*doses])
        return response(row, self._plan.patient_id, counts)

    def _ahead(self, body: _Body, pointer: str) -> Iterable[str]:
        on = self._date(body)
        if choice.is_too_far_ahead(body["status"], on, self._today):
            yield pointer + ("/slot_date" if "slot_date" in body else "/scheduled_at")
        if "logged_at" in body and clock.is_in_future(clock.moment(body["logged_at"]), self._now):
            yield pointer + "/logged_at"

    def _add(self, body: _Body, named: Sequence[PatientCompound]) -> Row:
        on = self._date(body)
        slots = [slot for each in (on - _DAY, on) for slot in self._resolver.slots(each, named[0].protocol_id)]
        due = {slot.compound.id for slot in slots}
        compound = next((each for each in named if each.id in due), named[0])
        chosen = self._choose(body, compound, on, slots)
        values = _values(body)
        if chosen.existing:
            return self._add_again(self._rows[chosen.existing.id], values)
        moment = clock.text(self._now)
        row: Row = {
            "id": clock.new_id_at(self._now),
            "protocol_id": compound.protocol_id,
            "compound_id": compound.compound_id,
            "protocol_compound_id": compound.id,
            "slot_date": chosen.slot_date.isoformat(),
            "slot": chosen.slot_name,
            "logged_at": moment,
            "created_at": moment,
            "updated_at": moment,
        } | values
        self._store(_with_reason_if_skipped(row), None)
        return self._rows[row["id"]]

    def _date(self, body: _Body) -> date:
        return choice.local_date(clock.moment(body["scheduled_at"]), self._plan.zone, _slot_date(body))

    def _choose(self, body: _Body, compound: PatientCompound, on: date, slots: Sequence[Slot]) -> choice.Choice:
        of = compound.protocol_id, compound.compound_id
        doses = [dose for each in (on - _DAY, on, on + _DAY) for dose in self._doses[*of, each].values()]
        at, zone = clock.moment(body["scheduled_at"]), self._plan.zone
        return choice.choose(choice.Logged(*of, at, zone, body.get("time_of_day"), _slot_date(body)), slots, doses)

    def _add_again(self, row: Row, values: Row) -> Row:
        """Change the dose that a slot has. If nothing new is sent, the time at which it was logged stays too."""
        if not choice.replaces(row["status"], values["status"]):
            return row
        if _with_reason_if_skipped(row | values) != row:
            values = {"logged_at": clock.text(self._now)} | values
        return self.replace(row, values)

    def _store(self, row: Row, old: Row | None) -> None:
        self._rows[row["id"]] = self._changed[row["id"]] = row
        on = date.fromisoformat(row["slot_date"])
        self._doses[row["protocol_id"], row["compound_id"], on][row["slot"]] = model.Dose(
            row["id"],
            row["protocol_id"],
            row["compound_id"],
            on,
            row["slot"],
            row["status"],
            row["skip_reason"],
            clock.moment(row["scheduled_at"]),
        )
        self._count_taken(row, old)

    def _count_taken(self, row: Row, old: Row | None) -> None:
        """Count a dose for the reminder of its compound."""
        was, is_taken = old is not None and old["status"] == "taken", row["status"] == "taken"
        reminder = self._reminders.get(row["compound_id"])
        if reminder and was != is_taken:
            taken = reminder.taken + (1 if is_taken else -1)
            self._reminders[row["compound_id"]] = reminder._replace(taken=taken)
            if is_taken:
                self._taken[row["compound_id"]] = row


def log(patient_id: str, body: _Body) -> types.Dose:
    """Log a dose of a patient. Raises NotFound, InFuture, Mismatch."""
    return _logged(_read([body], patient_id), body)


def log_mine(body: _Body) -> types.Dose:
    """Log a dose of the caller. Raises as `log` does."""
    return _logged(_read([body], None), body)


def log_all(patient_id: str, bodies: Sequence[_Body]) -> list[str]:
    """Log all doses of a patient in their order or none; return their ids. Raises as `log` does."""
    log = _read(bodies, patient_id)
    rows = log.add_all(bodies, "/doses/{}")
    log.commit()
    return [row["id"] for row in rows]


def correct(id: str, changes: _Body) -> types.Dose:
    """Change a dose, not its slot. Raises NotFound, InFuture."""
    patient_id, row = _locked(id)
    on = date.fromisoformat(row["slot_date"])
    context = dose_context.read([row["compound_id"]], on, on, patient_id=patient_id, lock=False)
    log, changed = _Log(context, clock.now()), dict(changes)
    if "logged_at" in changed:
        logged_at = clock.moment(changed["logged_at"])
        if clock.is_in_future(logged_at, clock.now()):
            raise InFuture("/logged_at")
        changed["logged_at"] = clock.text(logged_at)
    if "status" in changed:
        log.require_not_ahead(row | changed, "/status")
    row = log.replace(row, changed)
    log.commit()
    return log.response(row)


def remove(id: str) -> str | None:
    """Remove a dose; return the id of its patient, None if there is no such dose."""
    try:
        patient_id, _ = _locked(id)
    except NotFound:
        return None
    current().write(_DELETE, id=id)
    return patient_id


def _logged(log: _Log, body: _Body) -> types.Dose:
    (row,) = log.add_all([body], "")
    log.commit()
    return log.response(row)


def _read(bodies: Sequence[_Body], patient_id: str | None) -> _Log:
    """Lock a patient, or the caller for None, and read what doses depend on. Raises NotFound."""
    dates = [each for body in bodies for each in (_slot_date(body), clock.moment(body["scheduled_at"]).date()) if each]
    # In their zone a dose can be of the date before or after, and those beside it are looked at.
    since, until = min(dates) - 2 * _DAY, max(dates) + 2 * _DAY
    compounds = {body["peptide_id"] for body in bodies}
    return _Log(dose_context.read(compounds, since, until, patient_id=patient_id), clock.now())


def _locked(id: str) -> tuple[str, Row]:
    """Lock the patient of a dose; return the patient's id and the dose. Raises NotFound."""
    for patient_id, row in current().read(*((each, {"id": id}) for each in (*_LOCKS, _ONE))):
        return patient_id, orjson.loads(row)
    raise NotFound


def _slot_date(body: _Body) -> date | None:
    return date.fromisoformat(body["slot_date"]) if "slot_date" in body else None


def _values(body: _Body) -> Row:
    """Return the values of a dose that are sent, with times in the form of responses."""
    times = {name: clock.text(clock.moment(body[name])) for name in ("scheduled_at", "logged_at") if name in body}
    return pick(body, _FROM_BODY) | times


def _with_reason_if_skipped(row: Row) -> Row:
    return row if row["status"] == "skipped" else row | {"skip_reason": None, "skip_reason_note": None}
