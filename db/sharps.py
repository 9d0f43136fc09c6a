"""Reminders of the sharps container, after a number of doses that were taken."""

from datetime import datetime
from typing import Any, NamedTuple

import peewee

from db import identity
from db.compounds import Compound
from db.core import clock
from db.core.event import Event
from db.core.projection import Projection, Row, pick
from db.core.statements import Statement, param
from db.core.tables import DateTimeTZField, PersonTable, of_brand
from db.core.unit_of_work import current
from db.doses import Dose
from db.errors import NotFound
from db.patient_lock import LOCKS_OF_ME
from db.patient_record import ID_OF_ME
from openapi import types

EVENT = "adherence.sharps_reminder_requested"

_INJECTIONS = frozenset(
    {"subcutaneous", "intramuscular", "intravenous", "intradermal", "injection", "sc", "im", "iv", "subq"}
)


class SharpsReminder(PersonTable):
    """The reminder of a patient for a compound. `enabled` is null unless the patient set it.

    The last reminder was sent at `reminded_at_count` taken doses.
    """

    compound_id = peewee.UUIDField()
    enabled = peewee.BooleanField(null=True)
    reminded_at_count = peewee.IntegerField()
    updated_at = DateTimeTZField()

    class Meta:
        table_name = "sharps_reminders"
        primary_key = peewee.CompositeKey("brand_id", "patient_id", "compound_id")


PROJECTION = Projection(types.StoredSharpsReminder, SharpsReminder)


def is_injection(route: str | None) -> bool:
    """Return whether a route of administration is an injection, which is a reason for reminders. Case is ignored."""
    return route is not None and route.strip().lower() in _INJECTIONS


class Reminder(NamedTuple):
    """The reminder for a compound, and the number of its doses that were taken."""

    compound_id: str
    enabled: bool | None
    reminded_at_count: int
    taken: int


def taken_count(patient_id: object) -> Any:
    """Return a query for the number of doses of a compound, that of the query around it, that a patient took."""
    is_taken = Dose.status == peewee.SQL("'taken'")  # a constant, as in the condition of the index
    count = peewee.fn.COUNT(peewee.SQL("*"))
    return Dose.select(count).where(Dose.patient_id == patient_id, Dose.compound_id == Compound.id, is_taken)


def is_reminder_of(patient_id: object) -> Any:
    """Return the condition that a reminder is that of a patient for the compound of the query."""
    is_theirs = (SharpsReminder.patient_id == patient_id) & (SharpsReminder.compound_id == Compound.id)
    return of_brand(SharpsReminder) & is_theirs


def _upsert(name: str, column: str) -> Statement:
    """Return a statement that sets a column of a reminder, which is added if there is none."""
    values = {field.name: param(field.name) for field in SharpsReminder.inserted_fields()}
    names = ("brand_id", "patient_id", "compound_id")
    changed = {
        column: getattr(peewee.EXCLUDED, column),
        "updated_at": peewee.fn.GREATEST(peewee.EXCLUDED.updated_at, SharpsReminder.updated_at),
    }
    query = SharpsReminder.insert(values).on_conflict(
        conflict_target=[getattr(SharpsReminder, each) for each in names], update=changed
    )
    return Statement(name, query.returning())


_SET_ENABLED = _upsert("sharps_reminder_set", "enabled")
_SET_COUNT = _upsert("sharps_reminder_count", "reminded_at_count")


def _mine() -> Statement:
    """Return a statement that reads the caller's reminder for the compound with an id or a slug."""
    patient = ID_OF_ME.cte("patient")
    is_id = peewee.Cast(Compound.id, "text") == peewee.fn.lower(peewee.Cast(param("compound"), "text"))
    last = (
        Dose.select(Dose.peptide_id)
        .where(Dose.patient_id == patient.c.id, Dose.compound_id == Compound.id)
        .order_by(Dose.updated_at.desc(), Dose.id.desc())
        .limit(peewee.SQL("1"))
    )
    query = (
        peewee.Select(
            [patient],
            [
                patient.c.id,
                Compound.id,
                peewee.fn.COALESCE(last, Compound.slug),
                SharpsReminder.enabled,
                peewee.fn.COALESCE(SharpsReminder.reminded_at_count, peewee.SQL("0")),
                taken_count(patient.c.id),
            ],
        )
        .join(Compound, on=of_brand(Compound) & (is_id | (Compound.slug == param("compound"))))
        .join(SharpsReminder, peewee.JOIN.LEFT_OUTER, on=is_reminder_of(patient.c.id))
        .order_by(is_id.desc())
        .limit(peewee.SQL("1"))
        .with_cte(patient)
    )
    return Statement("sharps_reminder_mine", query.bind(SharpsReminder._meta.database))


_MINE = _mine()
_every = 30


def use(every: int) -> None:
    """Remind after each `every` doses those who have an account."""
    global _every
    _every = every


def set_mine(compound: str, enabled: bool) -> types.SharpsReminder:
    """Set whether the caller is reminded for a compound, by its id or slug. Raises NotFound."""
    values = {"me": identity.caller_keys(), "compound": compound}
    found = current().read(*[(each, values) for each in (*LOCKS_OF_ME, _MINE)])
    if not found:
        raise NotFound
    patient_id, compound_id, peptide_id, stored, reminded_at_count, taken = found[0]
    if stored != enabled:
        _write(_SET_ENABLED, patient_id, compound_id, enabled, reminded_at_count, clock.now())
    return {"patient_id": patient_id, "peptide_id": peptide_id, "enabled": enabled, "taken_dose_count": taken}


def request(patient_id: str, user_id: str, reminder: Reminder, route: str | None, dose: Row) -> None:
    """Request a reminder with the commit if it is due, by an event about the last dose that was taken."""
    enabled = is_injection(route) if reminder.enabled is None else reminder.enabled
    if not enabled or reminder.taken // _every <= reminder.reminded_at_count // _every:
        return
    _write(_SET_COUNT, patient_id, reminder.compound_id, None, reminder.taken, clock.now())
    payload = pick(dose, ("peptide_id", "protocol_id")) | {"user_id": user_id, "taken_dose_count": reminder.taken}
    current().emit(Event(EVENT, patient_id, dose["id"], payload=payload))


def _write(
    statement: Statement, patient_id: str, compound_id: str, enabled: bool | None, count: int, moment: datetime
) -> None:
    unit = current()
    unit.write(
        statement,
        patient_id=patient_id,
        compound_id=compound_id,
        enabled=enabled,
        reminded_at_count=count,
        updated_at=moment,
    )
