"""The list of a patient's doses."""

import orjson
import peewee

from db.adherence import PROTOCOL_ID, Plan, PlanQuery
from db.core import cursors, ordering
from db.core.projection import Row, json_items
from db.core.statements import param
from db.doses import PROJECTION, Dose, response
from db.errors import NotFound
from db.patient_lock import OF_ALLOWED_PATIENT
from db.query import MOST_COUNTED, PatientRows, bounded_count
from openapi import types
from regimen.layers import Resolver
from regimen.outcomes import counting

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
    total = bounded_count(matching.order_by(*ordering.in_sql(_ORDER)))
    return PlanQuery("dose_page", rows, total, scope=OF_ALLOWED_PATIENT, page=page, bounds=bounds)


_PAGE = _page_query()


def page(
    patient_id: str, protocol: str | None, first: str | None, last: str | None, status: str | None, limit: int,
    cursor: str | None,
) -> PatientRows[types.Dose]:  # fmt: skip
    """Return the doses of a patient, newest date first, from the date `first` to `last`. Raises NotFound."""
    start = ordering.start_values(_START if cursor is None else cursors.position(_CURSOR, cursor))
    values: Row = {"from": first or "-infinity", "to": last or "infinity", "status": status, "limit": limit + 1}
    try:
        plan, (items, count) = _PAGE.fetch(None, None, protocol, patient_id=patient_id, **values, **start)
    except NotFound as error:
        raise error.in_query() from None
    rows = orjson.loads(items)
    next_cursor = cursors.cursor(_CURSOR, rows[limit - 1]) if len(rows) > limit else None
    counted = _counting(plan)
    doses = [response(row, plan.patient_id, row["id"] in counted) for row in rows[:limit]]
    total, is_exact = min(count, MOST_COUNTED), count <= MOST_COUNTED
    return PatientRows(doses, total, next_cursor, patient_id=plan.patient_id, total_is_exact=is_exact)


def _counting(plan: Plan) -> set[str]:
    """Return the ids of the doses of a plan that decide the outcome of a slot."""
    resolver = Resolver(plan.regimen)
    return {id for on, doses in plan.doses.items() for id in counting(resolver.keys(on), doses)}
