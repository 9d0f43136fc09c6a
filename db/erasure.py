"""Erasing a person: every row about the patient, in every table, in one transaction."""

from collections.abc import Iterator
from typing import Any

import peewee

from db import export  # noqa: F401  (it imports every table that holds rows about a person)
from db.core.statements import Statement, param
from db.core.tables import PersonTable
from db.core.unit_of_work import current
from db.patient_lock import LOCK_TO_ERASE, require_version
from db.patient_record import Patient


def _person_tables(base: type[PersonTable] = PersonTable) -> Iterator[type[PersonTable]]:
    for table in base.__subclasses__():
        yield from _person_tables(table) if table.__subclasses__() else (table,)


def _erase_statement() -> tuple[Statement, tuple[str, ...]]:
    """One DELETE a table, each counted by what it returns."""
    columns: list[tuple[Any, Any]] = [(Patient, Patient.id)]
    columns += [(table, table.patient_id) for table in _person_tables()]
    tables = tuple(table._meta.table_name for table, _ in columns)
    deletes = [
        table.delete().where(column == param("id")).returning(column).cte(f"gone_{table._meta.table_name}")
        for table, column in columns
    ]
    counts = [peewee.Select([gone], [peewee.fn.COUNT(peewee.SQL("*"))]) for gone in deletes]
    query = peewee.Select(columns=counts).with_cte(*deletes).bind(Patient._meta.database)
    return Statement("erasure", query), tables


_ERASE, TABLES = _erase_statement()
_VERSION = Statement("erasure_version", Patient.select(Patient.updated_at).where(Patient.id == param("id")))


def erase(id: str, if_match: tuple[str, ...] | None) -> dict[str, int] | None:
    """Erase the patient; return the number of rows by table, None when there is no such patient.

    The patient's row is locked first, so that a change on its way has arrived before the deletes look. There may be
    millions of rows. `if_match` holds the `updated_at` values of which one must be the present one; None means any.
    Raises PreconditionFailed.
    """
    unit, lock = current(), (LOCK_TO_ERASE, {"patient_id": id})
    unit.long_running = True
    if if_match is not None:
        for (updated_at,) in unit.read(lock, (_VERSION, {"id": id})):
            require_version(updated_at, if_match)
    (counts,) = unit.read(lock, (_ERASE, {"id": id}))
    if not counts[0]:
        return None
    unit.changed = True
    return {table: count for table, count in zip(TABLES, counts, strict=True) if count}
