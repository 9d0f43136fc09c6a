"""The number of patients of a brand, which is kept instead of counted."""

from typing import Any

import peewee

from db.core.statements import param
from db.core.tables import BRAND, BrandTable


class PatientCount(BrandTable):
    """A part of the total of a brand, the sum of its slots. Why there are slots: migrations/0018_patient_totals.sql."""

    slot = peewee.SmallIntegerField()
    total = peewee.BigIntegerField()

    class Meta:
        table_name = "patient_totals"
        primary_key = peewee.CompositeKey("brand_id", "slot")


_ONE = peewee.SQL("1")
_SLOT, _LAST_SLOT = peewee.SQL("pg_backend_pid() %% 64"), peewee.SQL("64 + pg_backend_pid() %% 64")


def _increment(slot: Any) -> Any:
    added = PatientCount.insert({"brand_id": param("brand_id"), "slot": slot, "total": _ONE})
    kept = [PatientCount.brand_id, PatientCount.slot]
    return added.on_conflict(conflict_target=kept, update={PatientCount.total: PatientCount.total + _ONE})


INCREMENT = _increment(_SLOT).returning(PatientCount.slot)
"""A query that adds one to the total. It runs before all that another create may wait for: else they could deadlock."""
INCREMENT_LAST = _increment(_LAST_SLOT).returning()
"""A query that adds one to the total after everything that another may wait for, in a slot of erasures."""


def decrement(patients: Any, condition: Any) -> Any:
    """Return a query that takes patients out of the total, so that they can be erased.

    They are no longer `counted`, so the trigger of migrations/0018_patient_totals.sql, which counts the erasures of
    earlier releases, skips them. Erasures have slots of their own.
    """
    uncounted = patients.update({patients.counted: peewee.SQL("false")}).where(condition, patients.counted)
    uncounted = uncounted.returning(patients.id).cte("uncounted")
    values = peewee.Select([uncounted], [BRAND, _LAST_SLOT, peewee.SQL("-1")])
    columns = [PatientCount.brand_id, PatientCount.slot, PatientCount.total]
    query = PatientCount.insert_from(values, columns).on_conflict(
        conflict_target=columns[:2], update={PatientCount.total: PatientCount.total - _ONE}
    )
    return query.returning().with_cte(uncounted)


def total(not_counted: Any) -> Any:
    """Return an SQL expression for the total of a brand. `not_counted` is a query for the patients that no slot has."""
    kept = PatientCount.select(peewee.fn.COALESCE(peewee.fn.SUM(PatientCount.total), peewee.SQL("0")))
    others = not_counted.select(peewee.fn.COUNT(peewee.SQL("*")))
    return peewee.Cast(peewee.Expression(kept, "+", others), "bigint")
