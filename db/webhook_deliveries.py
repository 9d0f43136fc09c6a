"""Deliveries of events to webhook endpoints, and replays."""

from collections.abc import Mapping, Sequence
from typing import Any

import peewee

from db import webhook_types, webhooks
from db.audit import Outbox
from db.core import clock, cursors
from db.core.projection import Projection, array_literal
from db.core.statements import Statement, param
from db.core.tables import BRAND, DateTimeTZField, PersonTable, of_brand
from db.core.unit_of_work import current
from db.errors import BeforeStart, NotFound, OneSelection, ReplayTooLarge, RetryTransaction
from db.merge_tables import MergedPatient
from db.patient_record import Patient
from db.query import Rows
from db.webhooks import WebhookEndpoint
from openapi import types

MOST_REPLAYED = 10_000
_BY_ID = {"id": cursors.ID}
_NEWEST = cursors.start(_BY_ID, downwards=True)
_ERASED = "'patient.erased'"


class WebhookDelivery(PersonTable):
    """The delivery of an event to an endpoint, which the relay attempts until it is delivered or dead."""

    id = peewee.UUIDField()
    endpoint_id = peewee.UUIDField()
    event_id = peewee.UUIDField()
    number = peewee.BigIntegerField()
    patient_id = peewee.UUIDField(null=True)  # type: ignore[assignment]  # an event need not be about a patient
    line = peewee.TextField()
    type = peewee.TextField()
    status = peewee.TextField()
    attempts = peewee.IntegerField()
    next_attempt_at = DateTimeTZField()
    last_status_code = peewee.IntegerField(null=True)
    last_error = peewee.TextField(null=True)
    created_at = DateTimeTZField()
    delivered_at = DateTimeTZField(null=True)

    class Meta:
        table_name = "webhook_deliveries"
        primary_key = peewee.CompositeKey("brand_id", "id")


PROJECTION = Projection(types.WebhookDelivery, WebhookDelivery, renamed={"subject": (WebhookDelivery.line, str)})
_OF_ENDPOINT = WebhookDelivery.endpoint_id == param("endpoint_id")
_FILTERS = {"status": WebhookDelivery.status == param("status"), "line": WebhookDelivery.line == param("line")}


def _page_statement(*filters: str) -> Statement:
    """Return the statement for a page of the deliveries to an endpoint: one row without values if the page is empty."""
    endpoint = WebhookEndpoint.select(WebhookEndpoint.id).where(WebhookEndpoint.id == param("endpoint_id")).cte("one")
    found = (
        WebhookDelivery.select(*PROJECTION.columns)
        .where(_OF_ENDPOINT, WebhookDelivery.id < param("after"), *(_FILTERS[name] for name in filters))
        # A line has few deliveries, but the planner would rather look through all of the endpoint in their order.
        .cte("found", materialized="line" in filters)
    )
    page = peewee.Select([found], [getattr(found.c, name) for name in PROJECTION.names])
    page = page.order_by(found.c.id.desc()).limit(param("limit")).offset(param("offset")).alias("page")
    query = (
        peewee.Select([endpoint], [endpoint.c.id, *(getattr(page.c, name) for name in PROJECTION.names)])
        .join(page, peewee.JOIN.LEFT_OUTER, on=peewee.SQL("TRUE"))
        .order_by(page.c.id.desc())
        .with_cte(endpoint, found)
    )
    return Statement("_of_".join(("webhook_delivery_page", *filters)), query.bind(WebhookDelivery._meta.database))


_PAGES = {names: _page_statement(*names) for names in [(), ("status",), ("line",), ("status", "line")]}


def page(
    id: str, status: str | None, patient_id: str | None, limit: int, offset: int, cursor: str | None
) -> tuple[str, Rows[types.WebhookDelivery]]:
    """Return the id of an endpoint, and a page of the deliveries to it, newest first. Raises NotFound."""
    line = patient_id and patient_id.lower()
    filters = {name: value for name, value in {"status": status, "line": line}.items() if value is not None}
    start = _NEWEST if cursor is None else cursors.position(_BY_ID, cursor)
    # One row more tells whether there is a next page.
    values = filters | {"endpoint_id": id, "after": start["id"], "limit": limit + 1, "offset": offset}
    read = current().read((_PAGES[tuple(filters)], values))
    if not read:
        raise NotFound
    rows = [_delivery(row) for _, *row in read if row[0] is not None]
    next_cursor = cursors.cursor(_BY_ID, rows[limit - 1]) if len(rows) > limit else None
    return read[0][0], Rows(rows[:limit], 0, next_cursor)


def _delivery(row: Sequence[Any]) -> types.WebhookDelivery:
    delivery = PROJECTION.from_row(row)
    return delivery if delivery["status"] == "pending" else {**delivery, "next_attempt_at": None}


# Replays

_events, _merged = Outbox.alias("event"), MergedPatient.alias("merged")
_dead, _newer = WebhookDelivery.alias("dead"), WebhookDelivery.alias("newer")


def _is_last(delivery: Any) -> Any:
    """Return the condition that there is no newer delivery of the same event to the same endpoint.

    The subquery is a lookup in an index, whatever the planner knows of the table.
    """
    same = [getattr(_newer, name) == getattr(delivery, name) for name in ("endpoint_id", "line", "event_id")]
    return delivery.id == _newer.select(_newer.id).where(of_brand(_newer), *same).order_by(_newer.id.desc()).limit(
        peewee.SQL("1")
    )


_LAST_DEAD = _dead.select(_dead.event_id).where(
    of_brand(_dead), _dead.endpoint_id == param("endpoint_id"), _dead.status == param("status"), _is_last(_dead)
)
_SELECTIONS = {
    "range": (
        _events.id.between(param("first_id"), param("last_id"))
        & (_events.occurred_at >= param("from"))
        & (_events.occurred_at < param("to"))
    ),
    "event_ids": _events.id == peewee.fn.ANY(peewee.Cast(param("event_ids"), "uuid[]")),
    "status": _events.id.in_(_LAST_DEAD),
}


def _chosen(selection: Any) -> Any:
    """Return the CTE of the events of a replay, the oldest ones, with the id of the patient if there still is one.

    If the patient is merged, it is the id of the one who has the record, and `origin_id` is that of the patient.
    """
    names, type_names = (peewee.Cast(param(name), "text[]") for name in ("events", "types"))
    position = peewee.fn.array_position(names, _events.event)
    person = Patient.alias("person")
    # Not COALESCE, which is not leakproof: row-level security would keep it from using the index.
    holder = peewee.Case(None, [(_merged.id.is_null(), _events.patient_id)], _merged.patient_id)
    is_erased = _events.patient_id.is_null(False) & person.id.is_null() & (_events.event != peewee.SQL(_ERASED))
    type_ = peewee.NodeList((peewee.SQL("("), type_names, peewee.SQL(")["), position, peewee.SQL("]")))
    return (
        peewee.Select(
            [_events],
            [
                _events.id,
                peewee.SQL('"event"."number"'),
                person.id.alias("patient_id"),
                _merged.id.alias("origin_id"),
                peewee.fn.COALESCE(peewee.Cast(_events.patient_id, "text"), _events.brand_id).alias("line"),
                type_.alias("type"),
                is_erased.alias("is_erased"),
            ],
        )
        .join(_merged, peewee.JOIN.LEFT_OUTER, on=of_brand(_merged) & (_merged.id == _events.patient_id))
        .join(person, peewee.JOIN.LEFT_OUTER, on=of_brand(person) & (person.id == holder))
        .where(of_brand(_events), position.is_null(False), peewee.SQL('"event"."number" IS NOT NULL'), selection)
        .order_by(_events.id)
        .limit(param("limit"))
        .cte("chosen")
    )


def _replay_statement(name: str, selection: Any) -> Statement:
    """Return the statement that adds pending deliveries, and returns their number and that of erased events."""
    chosen = _chosen(selection)
    drawn = peewee.fn.substr(peewee.Cast(peewee.fn.gen_random_uuid(), "text"), peewee.SQL("16"))
    row = {
        WebhookDelivery.brand_id: BRAND,
        WebhookDelivery.id: peewee.Cast(peewee.Cast(param("id_start"), "text").concat(drawn), "uuid"),
        WebhookDelivery.endpoint_id: param("endpoint_id"),
        WebhookDelivery.event_id: chosen.c.id,
        WebhookDelivery.number: chosen.c.number,
        WebhookDelivery.patient_id: chosen.c.patient_id,
        WebhookDelivery.origin_id: chosen.c.origin_id,
        WebhookDelivery.line: chosen.c.line,
        WebhookDelivery.type: chosen.c.type,
        WebhookDelivery.status: peewee.SQL("'pending'"),
        WebhookDelivery.attempts: peewee.SQL("0"),
        WebhookDelivery.next_attempt_at: param("now"),
        WebhookDelivery.created_at: param("now"),
    }
    rows = peewee.Select([chosen], [*row.values()]).where(~chosen.c.is_erased)
    added = WebhookDelivery.insert_from(rows, [*row]).returning(WebhookDelivery.id).cte("added")
    count = peewee.fn.COUNT(peewee.SQL("*"))
    counts = [peewee.Select([added], [count]), peewee.Select([chosen], [count]).where(chosen.c.is_erased)]
    query = peewee.Select(columns=counts).with_cte(chosen, added)
    return Statement(f"webhook_replay_{name}", query.bind(WebhookDelivery._meta.database))


_REPLAYS = {name: _replay_statement(name, selection) for name, selection in _SELECTIONS.items()}


def replay(id: str, body: Mapping[str, Any]) -> types.WebhookReplay:
    """Send events to an endpoint again.

    Raises NotFound, OneSelection, BeforeStart, and ReplayTooLarge for a range with too many events.
    """
    selection, values = _selection(body)
    current().allow_long_statements()
    id, _, patterns = webhooks.share(id)
    wanted, moment = webhook_types.types_of(patterns), clock.now()
    values |= {
        "endpoint_id": id,
        "events": array_literal(wanted),
        "types": array_literal(wanted.values()),
        "id_start": clock.new_id_at(moment)[:15],  # the time and the version; the database generates the rest
        "now": moment,
        "limit": MOST_REPLAYED + (selection == "range"),
    }
    try:
        ((replayed, erased),) = current().read((_REPLAYS[selection], values))
    except NotFound:  # by the foreign key: a patient was erased meanwhile
        raise RetryTransaction from None
    if replayed + erased > MOST_REPLAYED:
        raise ReplayTooLarge
    current().mark_changed()
    return {"webhook_id": id, "replayed": replayed, "erased": erased}


def _selection(body: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return which events are meant, and the values of that. Raises OneSelection and BeforeStart."""
    found = [name for name in ("from", "to", "event_ids", "status") if name in body]
    if found not in (["from", "to"], ["event_ids"], ["status"]):
        raise OneSelection(*(f"/{name}" for name in found))
    if "from" not in body:
        return found[0], {name: array_literal(body[name]) if name == "event_ids" else body[name] for name in found}
    start, end = clock.moment(body["from"]), clock.moment(body["to"])
    if end < start:
        raise BeforeStart("/to")
    ids = {"first_id": clock.first_id_at(start), "last_id": clock.last_id_at(end)}
    return "range", ids | {"from": start, "to": end}
