"""The data that doses of a patient depend on when they are logged, read by one statement."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import orjson
import peewee

from db import identity, sharps
from db.adherence import SINCE, THEIR_ID, UNTIL, Plan, PlanQuery
from db.compounds import IS_COMPOUND, Compound, ProtocolCompound, VersionCompound
from db.core.projection import Row, array_literal, json_items, json_rows
from db.core.statements import param
from db.core.tables import of_brand
from db.doses import PROJECTION, Dose
from db.enrollments import Enrollment
from db.overrides import Override
from db.patient_lock import OF_ME
from db.patient_record import Patient
from db.protocols import ProtocolVersion, is_id
from db.sharps import Reminder, SharpsReminder

_FIRST = peewee.SQL("1")


class PatientCompound(NamedTuple):
    """A compound of a patient's protocol, or one that was added for the patient: then `id` is that of the override."""

    protocol_id: str
    id: str
    compound_id: str
    slug: str
    route: str | None

    def is_named(self, name: str) -> bool:
        """Return whether a name is the id or the slug of the compound."""
        return name.lower() == self.compound_id or name == self.slug


class Context(NamedTuple):
    """The data of a patient: the plan, and the stored doses between two dates by id.

    `reminders` has the reminders by the id of their compound. `user_id` is the external id by which the patient can be
    reminded, None if there is none.
    """

    plan: Plan
    doses: dict[str, Row]
    compounds: list[PatientCompound]
    reminders: dict[str, Reminder]
    user_id: str | None

    def named(self, body: Mapping[str, Any]) -> list[PatientCompound] | str:
        """Return the compounds that a body names, none if it contradicts itself, or the property that names none."""
        name, id = body["protocol_id"], body.get("protocol_compound_id")
        protocol_id = self._protocol_id(name)
        if protocol_id is None:
            return "protocol_id"
        own = [each for each in self.compounds if each.protocol_id == protocol_id]
        named = [each for each in own if each.is_named(body["peptide_id"])]
        if id and not any(each.id == id.lower() for each in own):
            return "protocol_compound_id"
        if not named:
            return "peptide_id"
        return [each for each in named if each.id == id.lower()] if id else named

    def _protocol_id(self, name: str) -> str | None:
        protocols = self.plan.regimen.protocols
        if name.lower() in protocols:
            return name.lower()
        return next((id for id, slug in protocols.items() if slug == name), None)


def _rows_column() -> Any:
    rows = Dose.select().where(Dose.patient_id == THEIR_ID, Dose.slot_date >= SINCE, Dose.slot_date <= UNTIL)
    return json_items(rows, PROJECTION.as_json())


def _compounds_column() -> Any:
    """Return a column: the compounds of any version of the patient's protocols, with the route in the newest one."""
    newest = (
        VersionCompound.select(peewee.fn.json_build_array(VersionCompound.route))
        .join(ProtocolVersion, on=of_brand(ProtocolVersion) & (ProtocolVersion.id == VersionCompound.version_id))
        .where(
            ProtocolVersion.protocol_id == ProtocolCompound.protocol_id,
            VersionCompound.protocol_compound_id == ProtocolCompound.id,
        )
        .order_by(ProtocolVersion.number.desc())
        .limit(_FIRST)
    )
    theirs = Enrollment.select(Enrollment.protocol_id).where(Enrollment.patient_id == THEIR_ID)
    query = ProtocolCompound.select().join(Compound, on=IS_COMPOUND)
    query = query.where(ProtocolCompound.protocol_id.in_(theirs))
    columns = (ProtocolCompound.protocol_id, ProtocolCompound.id, ProtocolCompound.compound_id, Compound.slug, newest)
    return json_rows(query, *columns)


def _payload(name: str) -> Any:
    return peewee.fn.json_extract_path_text(Override.payload, peewee.SQL(f"'{name}'"))


_IS_ADDED = (Override.patient_id == THEIR_ID) & (Override.override_type == peewee.SQL("'added'"))


def _added_column() -> Any:
    """Return a column: the compounds that were added for the patient, the last one first."""
    compound_id = peewee.fn.COALESCE(Override.compound_id, Override.id)
    route = peewee.fn.json_build_array(_payload("route"))
    query = Override.select().where(_IS_ADDED).order_by(Override.created_at.desc(), Override.id.desc())
    return json_rows(query, Override.protocol_id, Override.id, compound_id, _payload("compound_slug"), route)


def _reminders_column() -> Any:
    """Return a column: the reminders for the compounds with the slugs or the ids, and for those that were added."""
    among = (
        (Compound.slug == peewee.fn.ANY(peewee.Cast(param("slugs"), "text[]")))
        | (Compound.id == peewee.fn.ANY(peewee.Cast(param("ids"), "uuid[]")))
        | (Compound.id == peewee.fn.ANY(peewee.fn.ARRAY(Override.select(Override.compound_id).where(_IS_ADDED))))
    )
    query = Compound.select().join(SharpsReminder, peewee.JOIN.LEFT_OUTER, on=sharps.is_reminder_of(THEIR_ID))
    reminded = peewee.fn.COALESCE(SharpsReminder.reminded_at_count, peewee.SQL("0"))
    return json_rows(query.where(among), Compound.id, SharpsReminder.enabled, reminded, sharps.taken_count(THEIR_ID))


def _user_id_column() -> Any:
    user = peewee.fn.json_extract_path_text(Patient.external_ids, peewee.Cast(param("identity_system"), "text"))
    return Patient.select(user).where(Patient.id == THEIR_ID)


_COLUMNS = (_rows_column(), _compounds_column(), _added_column(), _reminders_column(), _user_id_column())
_OF_PATIENT = PlanQuery("dose_context", *_COLUMNS)
_OF_ME = PlanQuery("dose_context_mine", *_COLUMNS, scope=OF_ME)


def read(
    compounds: Iterable[str], since: date, until: date, *, patient_id: str | None = None, lock: bool = True
) -> Context:
    """Return the context of doses from `since` to `until`, both included, of a patient, or of the caller for None.

    Reminders are read for `compounds`, which are ids or slugs, and for the added ones. `lock` locks the patient until
    the commit. Raises NotFound.
    """
    names = sorted(compounds)
    values: Row = {
        "slugs": names,
        "ids": array_literal(name for name in names if is_id(name)),
        "identity_system": identity.system(),
    }
    query, whose = (_OF_ME, {}) if patient_id is None else (_OF_PATIENT, {"patient_id": patient_id})
    plan, (doses, of_protocols, added, reminders, user_id) = query.fetch(since, until, lock=lock, **whose, **values)
    return Context(
        plan=plan,
        doses={row["id"]: row for row in orjson.loads(doses)},
        compounds=_compounds([*orjson.loads(of_protocols), *orjson.loads(added)]),
        reminders={id: Reminder(id, *values) for id, *values in orjson.loads(reminders)},
        user_id=user_id,
    )


def _compounds(rows: Iterable[Sequence[Any]]) -> list[PatientCompound]:
    """Return compounds from rows that end with the route in an array, or with None if no version has the compound."""
    return [PatientCompound(*ids, *route) for *ids, route in rows if route is not None]
