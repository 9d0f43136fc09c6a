"""Erasing a patient: all rows about the patient, in all tables, in one transaction."""

from typing import Any

import peewee

from db import erasure_ledger, merged_patients, patient_counts, person_tables
from db.core.event import Event
from db.core.statements import Statement, param
from db.core.unit_of_work import current
from db.errors import Merged
from db.patient_lock import LOCK_TO_ERASE, require_version
from db.patient_record import Patient


def _erase_statement() -> tuple[Statement, tuple[str, ...]]:
    """Return the statement, a DELETE a table that returns the rows to be counted, and the names of the tables.

    After the counts, the statement returns who has the record if the patient is merged, and who is merged into it.
    """
    rows: list[tuple[Any, Any]] = [(Patient, Patient.id == param("id"))]
    rows += [(table, table.is_about(param("id"))) for table in person_tables.TABLES]
    tables = tuple(table._meta.table_name for table, _ in rows)
    deletes = [
        table.delete().where(condition).returning(table.brand_id).cte(f"gone_{table._meta.table_name}")
        for table, condition in rows
    ]
    counts = [peewee.Select([gone], [peewee.fn.COUNT(peewee.SQL("*"))]) for gone in deletes]
    columns = [*counts, merged_patients.HOLDER, peewee.fn.ARRAY(merged_patients.MERGED)]
    query = peewee.Select(columns=columns).with_cte(*deletes).bind(Patient._meta.database)
    return Statement("erasure", query), tables


_ERASE, TABLES = _erase_statement()
_UNCOUNT = Statement("erasure_uncount", patient_counts.decrement(Patient, Patient.id == param("id")))
_VERSION = Statement("erasure_version", Patient.select(Patient.updated_at).where(Patient.id == param("id")))


def erase(id: str, if_match: tuple[str, ...] | None) -> dict[str, int] | None:
    """Erase a patient; return the number of erased rows by table, None if there is no such patient.

    The patient is locked first, so that a concurrent change is committed before the rows are deleted, and leaves the
    count of the brand by a statement of its own. There may be millions of rows. `if_match` has the `updated_at` values
    of which one must be the stored one; None allows any.
    The patients that are merged into it are erased with it, each with a line in the ledger and an event of its own.
    Raises Merged for one of these, PreconditionFailed, and Unavailable if the ledger cannot be written.
    """
    unit, lock = current(), (LOCK_TO_ERASE, {"patient_id": id})
    unit.allow_long_statements()
    if if_match is not None:
        for (updated_at,) in unit.read(lock, (_VERSION, {"id": id})):
            require_version(updated_at, if_match)
    ((*counts, holder, merged),) = unit.read(lock, (_UNCOUNT, {"id": id}), (_ERASE, {"id": id}))
    if holder:
        raise Merged(str(holder))
    if not counts[0]:
        return None
    erasure_ledger.add(id, *map(str, merged))
    for each in merged:
        unit.emit(Event("patient.erased", str(each)))
    unit.mark_changed()
    return {table: count for table, count in zip(TABLES, counts, strict=True) if count}
