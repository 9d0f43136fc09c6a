"""Patients that are merged into others: whose record they are now."""

from typing import Any

import peewee

from db.core.statements import Statement, param
from db.core.tables import of_brand
from db.core.unit_of_work import current
from db.merge_tables import Merge, MergedPatient

HOLDER = MergedPatient.select(MergedPatient.patient_id).where(MergedPatient.id == param("id"))
"""A query for the id of the patient that has the record of the merged patient `id`."""
MERGED = (
    MergedPatient.select(MergedPatient.id).where(MergedPatient.patient_id == param("id")).order_by(MergedPatient.id)
)
"""A query for the ids of the patients whose records the patient `id` has."""
_HOLDER = Statement("merged_patient_holder", HOLDER)


def holder(id: str) -> str | None:
    """Return the id of the patient that has the record of a merged patient; None if `id` is none of these."""
    rows = current().read((_HOLDER, {"id": id}))
    return str(rows[0][0]) if rows else None


_EARLIEST, _LATEST = peewee.SQL("'-infinity'::timestamptz"), peewee.SQL("'infinity'::timestamptz")


def periods(patient: Any) -> tuple[Any, Any]:
    """Return two CTEs, the second of patients (`id`) and periods (`since`, `until`) in which they were the patient.

    They are the patient and those who are merged into it, at any time, and whomever these were merged into, while they
    were: in a chain, also whom that one was merged into meanwhile. The periods of a patient do not overlap. `patient`
    is a CTE of the id.
    """
    id, always = peewee.Select([patient], [patient.c.id]), (_EARLIEST, _LATEST)
    merged = MergedPatient.select(MergedPatient.id, *always).where(MergedPatient.patient_id == id)
    first = peewee.Select([patient], [patient.c.id, *always]).union_all(merged)
    merges = first.cte("merges_since", recursive=True, columns=("id", "since", "until"))
    undone_at = peewee.fn.COALESCE(Merge.undone_at, _LATEST)
    since, until = peewee.fn.GREATEST(merges.c.since, Merge.created_at), peewee.fn.LEAST(merges.c.until, undone_at)
    into = peewee.Select([merges, Merge], [Merge.survivor_id, since, until])
    into = into.where(of_brand(Merge), Merge.merged_id == merges.c.id, since < until)
    merges = merges.union(into)  # and not UNION ALL: it also ends for merges in a circle, if such were ever stored
    spans = peewee.fn.range_agg(peewee.fn.tstzrange(merges.c.since, merges.c.until))
    each = peewee.Select([merges], [merges.c.id, peewee.fn.unnest(spans).alias("span")]).group_by(merges.c.id)
    each = each.alias("each_span")
    bounds = (peewee.fn.lower(each.c.span).alias("since"), peewee.fn.upper(each.c.span).alias("until"))
    return merges, peewee.Select([each], [each.c.id, *bounds]).cte("periods", materialized=True)
