"""The log of doses: adding, correcting, removing and listing them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, NamedTuple, cast

import orjson
import peewee

from db import sharps
from db.adherence import PROTOCOL_ID, SINCE, THEIR_ID, UNTIL, Plan, PlanQuery
from db.compounds import Compound, ProtocolCompound, VersionCompound
from db.core import clock, cursors, ordering
from db.core.projection import Row, array_literal, json_items, json_rows
from db.core.statements import Statement, for_no_key_update, insert_many_query, param
from db.core.unit_of_work import current
from db.doses import PROJECTION, Dose
from db.enrollments import Enrollment
from db.errors import InFuture, Mismatch, NotFound
from db.overrides import Override
from db.patient_record import IS_ALLOWED, Patient
from db.protocols import ProtocolVersion, is_id
from db.query import PatientRows
from db.sharps import Reminder, SharpsReminder
from openapi import types
from regimen import choice, days, model
from regimen.layers import Resolver
from regimen.outcomes import counting

_Body = Mapping[str, Any]
_Slots = dict[str, model.Dose]
"""Doses of a compound in a protocol on a date, by slot."""
_FIRST = peewee.SQL("1")
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
# The patient is locked, as for all changes. Locking the row first would be the reverse order of an erasure.
_LOCK = Statement(
    "dose_lock",
    for_no_key_update(
        Patient.select(Patient.id).where(Patient.id.in_(Dose.select(Dose.patient_id).where(_IS_DOSE)), IS_ALLOWED)
    ),
)
_ONE = Statement(
    "dose_one",
    Dose.select(Dose.patient_id, PROJECTION.as_json())
    .join(Patient, on=Patient.id == Dose.patient_id)
    .where(_IS_DOSE, IS_ALLOWED),
)


def _rows_column() -> Any:
    rows = Dose.select().where(Dose.patient_id == THEIR_ID, Dose.slot_date >= SINCE, Dose.slot_date <= UNTIL)
    return json_items(rows, PROJECTION.as_json())


def _compounds_column() -> Any:
    """Return a column: the compounds of any version of the patient's protocols, with the route in the newest one."""
    newest = (
        VersionCompound.select(peewee.fn.json_build_array(VersionCompound.route))
        .join(ProtocolVersion, on=ProtocolVersion.id == VersionCompound.version_id)
        .where(
            ProtocolVersion.protocol_id == ProtocolCompound.protocol_id,
            VersionCompound.protocol_compound_id == ProtocolCompound.id,
        )
        .order_by(ProtocolVersion.number.desc())
        .limit(_FIRST)
    )
    theirs = Enrollment.select(Enrollment.protocol_id).where(Enrollment.patient_id == THEIR_ID)
    query = ProtocolCompound.select().join(Compound, on=Compound.id == ProtocolCompound.compound_id)
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


def _has_user_column() -> Any:
    user = peewee.fn.json_extract_path_text(Patient.external_ids, peewee.Cast(param("identity_system"), "text"))
    return Patient.select(user.is_null(False)).where(Patient.id == THEIR_ID)


_COLUMNS = (_rows_column(), _compounds_column(), _added_column(), _reminders_column(), _has_user_column())
_OF_PATIENT = PlanQuery("dose_context", *_COLUMNS)
_OF_ME = PlanQuery("dose_context_mine", *_COLUMNS, is_of_me=True)

_ORDER = ("-slot_date", "-protocol_id", "-compound_id", "-slot")
_CURSOR = ordering.cursor_columns(Dose, _ORDER)
_START = cursors.start(_CURSOR, downwards=True)


def _page_query() -> PlanQuery:
    matching = Dose.select().where(
        Dose.patient_id == peewee.SQL("(SELECT id FROM patient)"),
        param("any_protocol") | (Dose.protocol_id == PROTOCOL_ID),
        Dose.slot_date >= peewee.Cast(param("from"), "date"),
        Dose.slot_date <= peewee.Cast(param("to"), "date"),
        peewee.Cast(param("status"), "text").is_null() | (Dose.status == param("status")),
    )
    columns = [Dose.slot_date, Dose.protocol_id, Dose.compound_id, Dose.slot, PROJECTION.as_json().alias("item")]
    rest = matching.select(*columns).where(ordering.is_after_start(Dose, _ORDER))
    page = rest.order_by(*ordering.in_sql(_ORDER)).limit(param("limit")).cte("page")
    bounds = peewee.Select(
        [page],
        [peewee.fn.MIN(page.c.slot_date).alias("since"), peewee.fn.MAX(page.c.slot_date).alias("until")],
    )
    rows = json_items(peewee.Select([page]).order_by(*ordering.in_sql(_ORDER)), page.c.item)
    total = matching.select(peewee.fn.COUNT(peewee.SQL("*")))
    return PlanQuery("dose_page", rows, total, is_of_allowed=True, page=page, bounds=bounds)


_PAGE = _page_query()


class _Compound(NamedTuple):
    """A compound of a protocol, or one that was added for the patient: then `id` is that of the override."""

    protocol_id: str
    id: str
    compound_id: str
    slug: str
    route: str | None

    def is_named(self, name: str) -> bool:
        return name.lower() == self.compound_id or name == self.slug


class _Log:
    """The doses of a patient around some dates, to which doses are added. The patient is locked until the commit."""

    def __init__(self, plan: Plan, columns: Sequence[Any], now: datetime) -> None:
        rows, compounds, added, reminders, has_user = columns
        self._plan, self._now, self._has_user = plan, now, has_user
        self._resolver = Resolver(plan.regimen)
        self._today = days.today(now, plan.zone)
        self._protocols = {slug: id for id, slug in plan.regimen.protocols.items()}
        self._compounds = [
            _Compound._make([*names, route[0]])
            for *names, route in [*orjson.loads(compounds), *orjson.loads(added)]
            if route is not None  # no version has it
        ]
        self._reminders = {id: Reminder(id, *values) for id, *values in orjson.loads(reminders)}
        self._rows: dict[str, Row] = {row["id"]: row for row in orjson.loads(rows)}
        self._doses: dict[tuple[str, str, date], _Slots] = defaultdict(dict)
        for dose in chain.from_iterable(plan.doses.values()):
            self._doses[dose.protocol_id, dose.compound_id, dose.slot_date][dose.slot] = dose
        self._changed: dict[str, Row] = {}
        self._taken: dict[str, Row] = {}

    @property
    def patient_id(self) -> str:
        return self._plan.patient_id

    def add_all(self, bodies: Sequence[_Body], pointer: str) -> list[Row]:
        """Add doses in their order, return the rows. `pointer` is formatted with the index of each.

        Raises InFuture, NotFound and Mismatch, each with the places in all doses.
        """
        ahead = [place for n, body in enumerate(bodies) for place in self._ahead(body, pointer.format(n))]
        if ahead:
            raise InFuture(*ahead)
        named = [self._named(body) for body in bodies]
        missing = [f"{pointer.format(n)}/{each}" for n, each in enumerate(named) if isinstance(each, str)]
        if missing:
            raise NotFound(*missing)
        mismatches = [f"{pointer.format(n)}/peptide_id" for n, each in enumerate(named) if not each]
        if mismatches:
            raise Mismatch(*mismatches)
        return [self._add(body, cast(list[_Compound], each)) for body, each in zip(bodies, named, strict=True)]

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
        unit = current()
        theirs = {"brand_id": unit.brand, "patient_id": self.patient_id}
        unit.write(_UPSERT, rows=orjson.dumps([theirs | row for row in self._changed.values()]).decode())
        # The override that added the compound of a dose may be gone, and another one may have added it again.
        compounds = [*reversed(self._compounds)]
        routes = {each.compound_id: each.route for each in compounds} | {each.id: each.route for each in compounds}
        for compound_id, row in self._taken.items() if self._has_user else ():
            route = routes.get(row["protocol_compound_id"], routes.get(compound_id))
            sharps.request(self.patient_id, self._reminders[compound_id], route, row["id"])

    def response(self, row: Row) -> types.Dose:
        """Return a dose as it is returned."""
        on, protocol_id = date.fromisoformat(row["slot_date"]), row["protocol_id"]
        doses = self._doses[protocol_id, row["compound_id"], on].values()
        counts = row["id"] in counting(self._resolver.keys(on, protocol_id), [*doses])
        return _response(row, self.patient_id, counts)

    def _ahead(self, body: _Body, pointer: str) -> Iterable[str]:
        on = choice.local_date(clock.moment(body["scheduled_at"]), self._plan.zone, _slot_date(body))
        if choice.is_too_far_ahead(body["status"], on, self._today):
            yield pointer + ("/slot_date" if "slot_date" in body else "/scheduled_at")
        if "logged_at" in body and clock.is_in_future(clock.moment(body["logged_at"]), self._now):
            yield pointer + "/logged_at"

    def _named(self, body: _Body) -> list[_Compound] | str:
        """Return the compounds that a body names, none if it contradicts itself, or the property that names none."""
        name, id = body["protocol_id"], body.get("protocol_compound_id")
        protocol_id = name.lower() if name.lower() in self._plan.regimen.protocols else self._protocols.get(name)
        if protocol_id is None:
            return "protocol_id"
        own = [each for each in self._compounds if each.protocol_id == protocol_id]
        named = [each for each in own if each.is_named(body["peptide_id"])]
        if id and not any(each.id == id.lower() for each in own):
            return "protocol_compound_id"
        if not named:
            return "peptide_id"
        return [each for each in named if each.id == id.lower()] if id else named

    def _add(self, body: _Body, named: Sequence[_Compound]) -> Row:
        scheduled_at, slot_date = clock.moment(body["scheduled_at"]), _slot_date(body)
        on = choice.local_date(scheduled_at, self._plan.zone, slot_date)
        slots = [slot for each in (on - _DAY, on) for slot in self._resolver.slots(each, named[0].protocol_id)]
        due = {slot.compound.id for slot in slots}
        compound = next((each for each in named if each.id in due), named[0])
        of = compound.protocol_id, compound.compound_id
        near = [dose for each in (on - _DAY, on, on + _DAY) for dose in self._doses[*of, each].values()]
        chosen = choice.choose(
            slots,
            near,
            *of,
            scheduled_at,
            self._plan.zone,
            time_of_day=body.get("time_of_day"),
            slot_date=slot_date,
        )
        values = {name: body.get(name) for name in _FROM_BODY} | {"scheduled_at": clock.text(scheduled_at)}
        if "logged_at" in body:
            values["logged_at"] = clock.text(clock.moment(body["logged_at"]))
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

    def _add_again(self, row: Row, values: Row) -> Row:
        """Change the dose that a slot has. If nothing new is sent, the time at which it was logged stays too."""
        if not choice.changes(row["status"], values["status"]):
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
        was, is_taken = old is not None and old["status"] == "taken", row["status"] == "taken"
        reminder = self._reminders.get(row["compound_id"])
        if reminder and was != is_taken:
            taken = reminder.taken + (1 if is_taken else -1)
            self._reminders[row["compound_id"]] = reminder._replace(taken=taken)
            if is_taken:
                self._taken[row["compound_id"]] = row


def log(patient_id: str, body: _Body) -> types.Dose:
    """Log a dose of a patient. Raises NotFound, InFuture, Mismatch."""
    log = _read(_OF_PATIENT, [body], patient_id=patient_id)
    return _logged(log, body)


def log_mine(body: _Body) -> types.Dose:
    """Log a dose of the caller. Raises as `log` does."""
    return _logged(_read(_OF_ME, [body]), body)


def log_all(patient_id: str, bodies: Sequence[_Body]) -> list[str]:
    """Log all doses of a patient in their order or none; return their ids. Raises as `log` does."""
    log = _read(_OF_PATIENT, bodies, patient_id=patient_id)
    rows = log.add_all(bodies, "/doses/{}")
    log.commit()
    return [row["id"] for row in rows]


def correct(id: str, changes: _Body) -> types.Dose:
    """Change a dose, not its slot. Raises NotFound, InFuture."""
    patient_id, row = _locked(id)
    on = date.fromisoformat(row["slot_date"])
    names = _names([row["compound_id"]])
    plan, columns = _OF_PATIENT.fetch(on, on, patient_id=patient_id, **names)
    log, changed = _Log(plan, columns, clock.now()), dict(changes)
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


def page(
    patient_id: str, protocol: str | None, first: str | None, last: str | None, status: str | None, limit: int,
    cursor: str | None,
) -> PatientRows[types.Dose]:  # fmt: skip
    """Return the doses of a patient, newest date first, from the date `first` to `last`. Raises NotFound."""
    start = ordering.start_values(_START if cursor is None else cursors.position(_CURSOR, cursor))
    values: Row = {"from": first or "-infinity", "to": last or "infinity", "status": status, "limit": limit + 1}
    try:
        plan, (items, total) = _PAGE.fetch(None, None, protocol, patient_id=patient_id, **values, **start)
    except NotFound as error:
        raise error.in_query() from None
    rows = orjson.loads(items)
    next_cursor = cursors.cursor(_CURSOR, rows[limit - 1]) if len(rows) > limit else None
    counted = _counting(plan)
    doses = [_response(row, plan.patient_id, row["id"] in counted) for row in rows[:limit]]
    return PatientRows(doses, total, next_cursor, patient_id=plan.patient_id)


def _counting(plan: Plan) -> set[str]:
    """Return the ids of the doses of a plan that decide the outcome of a slot."""
    resolver = Resolver(plan.regimen)
    return {id for on, doses in plan.doses.items() for id in counting(resolver.keys(on), doses)}


def _logged(log: _Log, body: _Body) -> types.Dose:
    (row,) = log.add_all([body], "")
    log.commit()
    return log.response(row)


def _read(query: PlanQuery, bodies: Sequence[_Body], **whose: str) -> _Log:
    """Lock the patient and read what doses depend on. Raises NotFound."""
    dates = [each for body in bodies for each in (_slot_date(body), clock.moment(body["scheduled_at"]).date()) if each]
    # In their zone a dose can be of the date before or after, and those beside it are looked at.
    since, until = min(dates) - 2 * _DAY, max(dates) + 2 * _DAY
    names = _names({body["peptide_id"] for body in bodies})
    plan, columns = query.fetch(since, until, lock=True, **whose, **names)
    return _Log(plan, columns, clock.now())


def _names(compounds: Iterable[str]) -> Row:
    """Return the parameters of the columns: compounds by their ids or slugs."""
    names = sorted(compounds)
    ids = [name for name in names if is_id(name)]
    return {"slugs": names, "ids": array_literal(ids), "identity_system": sharps.identity_system()}


def _locked(id: str) -> tuple[str, Row]:
    """Lock the patient of a dose; return the patient's id and the dose. Raises NotFound."""
    for patient_id, row in current().read((_LOCK, {"id": id}), (_ONE, {"id": id})):
        return patient_id, orjson.loads(row)
    raise NotFound


def _slot_date(body: _Body) -> date | None:
    return date.fromisoformat(body["slot_date"]) if "slot_date" in body else None


def _with_reason_if_skipped(row: Row) -> Row:
    return row if row["status"] == "skipped" else row | {"skip_reason": None, "skip_reason_note": None}


def _response(row: Row, patient_id: str, counts: bool) -> types.Dose:
    extra = {"patient_id": patient_id, "counts": counts}
    return cast(types.Dose, {name: row[name] for name in types.Dose.__annotations__ if name not in extra} | extra)
