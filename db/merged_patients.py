"""Patients that are merged into others: whose record they are now."""

from typing import Any

import peewee

from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.merge_tables import MergedPatient

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


def with_merged(patient: Any) -> Any:
    """Return a query for the id of the patient, and of those that are merged into it. `patient` is a CTE of its id."""
    id = peewee.Select([patient], [patient.c.id])
    return id.union_all(MergedPatient.select(MergedPatient.id).where(MergedPatient.patient_id == id))
