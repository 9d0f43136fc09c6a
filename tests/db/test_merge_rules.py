"""Every table of rows about a person has a rule for merges, over the catalogue."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from db import merge_rows, person_tables
from tests.support.live_service import LiveService

pytestmark = pytest.mark.postgres

_STATEMENTS = Path(__file__).parents[2] / "db/statements.sql"
_COLLISIONS = {table._meta.table_name: rules for table, rules in merge_rows.COLLISIONS.items()}
_DERIVED = {table._meta.table_name for table in merge_rows.DERIVED}
_PARTS = {table._meta.table_name: column for table, (column, _) in merge_rows.PARTS.items()}


@pytest.fixture
def cursor(service: LiveService) -> Iterator[Any]:
    """A cursor of the owner, in a transaction that is rolled back."""
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection.cursor() as cursor:
        yield cursor
        connection.rollback()


def rows(cursor: Any, query: str) -> list[tuple[Any, ...]]:
    cursor.execute(query)
    return list(cursor.fetchall())


def tables_with_foreign_keys_to_patients(cursor: Any) -> set[str]:
    query = """
        SELECT conrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'patients'::regclass"""
    return {table for (table,) in rows(cursor, query)}


def without_rule(cursor: Any) -> list[tuple[str, list[str]]]:
    """Return the tables and columns of unique keys by which rows of two patients could collide, but no rule says how.

    A key with the id of the row, or of what it is a part of, is no such key.
    """
    query = """
        SELECT relname, array_agg(attname::text ORDER BY attname) FROM pg_index
        JOIN pg_class ON pg_class.oid = indrelid JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
        WHERE indisunique AND relnamespace = 'public'::regnamespace AND relname NOT IN ('patients', 'audit', 'outbox')
        GROUP BY relname, indexrelid ORDER BY 1, 2"""
    return [
        (table, columns)
        for table, columns in rows(cursor, query)
        if "patient_id" in columns and not _is_ruled(table, set(columns) - {"brand_id", "patient_id"})
    ]


def _is_ruled(table: str, columns: set[str]) -> bool:
    if table in _DERIVED or "id" in columns or _PARTS.get(table) in columns:
        return True
    return any(set(rule.columns) <= columns for rule in _COLLISIONS.get(table, ()))


def test_every_table_with_patients_is_moved_by_merges(cursor: Any) -> None:
    known = {table._meta.table_name for table in person_tables.TABLES}
    assert tables_with_foreign_keys_to_patients(cursor) <= known


def test_every_table_of_a_person_says_where_rows_come_from(cursor: Any) -> None:
    query = "SELECT relname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE attname = 'origin_id'"
    known = {table._meta.table_name for table in person_tables.TABLES}
    assert {table for (table,) in rows(cursor, query)} >= known


def test_every_unique_key_of_a_person_has_a_rule(cursor: Any) -> None:
    assert without_rule(cursor) == []


def test_planted_tables_and_keys_have_no_rule(cursor: Any) -> None:
    cursor.execute("""
        CREATE TABLE planted (brand_id text NOT NULL, patient_id uuid NOT NULL, slot text, id uuid,
            PRIMARY KEY (brand_id, id), CONSTRAINT of_patient_planted FOREIGN KEY (brand_id, patient_id)
            REFERENCES patients (brand_id, id), UNIQUE (brand_id, patient_id, slot));
        CREATE UNIQUE INDEX planted_medication ON medications (brand_id, patient_id, name) WHERE notes = 'planted';
        CREATE UNIQUE INDEX planted_dose ON doses (brand_id, patient_id, slot_date) WHERE status = 'planted';""")
    assert "planted" in tables_with_foreign_keys_to_patients(cursor)
    found = [table for table, _ in without_rule(cursor)]
    assert found == ["doses", "medications", "planted"]


def test_nothing_removes_what_set_aside_rows_refer_to(cursor: Any) -> None:
    """Such a row could not be put back: the undo would fail."""
    query = "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
    of_persons = {table._meta.table_name for table in person_tables.TABLES} | {"patients"}
    set_aside = _COLLISIONS.keys() | _PARTS.keys()
    referred = {to for table, to in rows(cursor, query) if table in set_aside} - of_persons
    assert {"providers", "protocols", "protocol_versions", "protocol_compounds", "compounds"} <= referred
    removed = set(re.findall(r"DELETE FROM (\w+)", _STATEMENTS.read_text()))
    assert removed >= {"version_compounds", "webhook_endpoints"}
    assert removed & referred == set()


def test_every_table_of_merges_is_one_of_a_person() -> None:
    assert {*merge_rows.COLLISIONS, *merge_rows.PARTS, *merge_rows.DERIVED} < set(person_tables.TABLES)
