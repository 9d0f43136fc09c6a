"""Erasing a patient: all rows about the patient, in all tables, in one transaction."""

from collections.abc import Iterator
from typing import Any

import peewee

from db import (
    erasure_ledger,
    export,  # noqa: F401  (with the next one, it imports all tables of rows about patients)
    patient_counts,
    webhook_deliveries,  # noqa: F401
)
from db.core.statements import Statement, param
from db.core.tables import PersonTable
from db.core.unit_of_work import current
from db.patient_lock import LOCK_TO_ERASE, require_version
from db.patient_record import Patient


def _person_tables(base: type[PersonTable] = PersonTable) -> Iterator[type[PersonTable]]:
    for table in base.__subclasses__():
        yield from _person_tables(table) if table.__subclasses__() else (table,)


def _erase_statement() -> tuple[Statement, tuple[str, ...]]:
    """Return the statement, a DELETE a table that returns the rows to be counted, and the names of the tables."""
    columns: list[tuple[Any, Any]] = [(Patient, Patient.id)]
    # By name: subclasses come in the order of imports, which differs between programs.
    columns += [(table, table.patient_id) for table in sorted(_person_tables(), key=lambda each: each._meta.table_name)]
    tables = tuple(table._meta.table_name for table, _ in columns)
    deletes = [
        table.delete().where(column == param("id")).returning(column).cte(f"gone_{table._meta.table_name}")
        for table, column in columns
    ]
    counts = [peewee.Select([gone], [peewee.fn.COUNT(peewee.SQL("*"))]) for gone in deletes]
    query = peewee.Select(columns=counts).with_cte(*deletes).bind(Patient._meta.database)
    return Statement("erasure", query), tables


_ERASE, TABLES = _erase_statement()
_UNCOUNT = Statement("erasure_uncount", patient_counts.decrement(Patient, Patient.id == param("id")))
_VERSION = Statement("erasure_version", Patient.select(Patient.updated_at).where(Patient.id == param("id")))


def erase(id: str, if_match: tuple[str, ...] | None) -> dict[str, int] | None:
    """Erase a patient; return the number of erased rows by table, None if there is no such patient.

    The patient is locked first, so that a concurrent change is committed before the rows are deleted, and leaves the
    count of the brand by a statement of its own. There may be millions of rows. `if_match` has the `updated_at` values
    of which one must be the stored one; None allows any.
    Raises PreconditionFailed, and Unavailable if the ledger cannot be written.
    """
    unit, lock = current(), (LOCK_TO_ERASE, {"patient_id": id})
    unit.allow_long_statements()
    if if_match is not None:
        for (updated_at,) in unit.read(lock, (_VERSION, {"id": id})):
            require_version(updated_at, if_match)
    (counts,) = unit.read(lock, (_UNCOUNT, {"id": id}), (_ERASE, {"id": id}))
    if not counts[0]:
        return None
    erasure_ledger.add(id)
    unit.mark_changed()
    return {table: count for table, count in zip(TABLES, counts, strict=True) if count}
