"""db/schema.sql and db/statements.sql are what the code leads to, and SQL that PostgreSQL reads."""

from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from db.describe import SCHEMA, STATEMENTS, described, formatted
from tests.support.live_service import SERVER, LiveService

pytestmark = pytest.mark.skipif(SERVER is not None, reason="both files are generated from the embedded PostgreSQL")


@pytest.fixture(scope="module")
def dsn() -> Iterator[str]:
    """A database of its own: nothing that another test creates is in it."""
    running = LiveService().start()
    yield running.owner_dsn()
    running.clean_up()


@pytest.mark.parametrize("path", [SCHEMA, STATEMENTS], ids=lambda path: path.name)
def test_description_of_the_database_is_not_stale(dsn: str, path: Path) -> None:
    assert path.read_text(encoding="utf-8") == described(dsn)[path], f"{path.name} is stale: run `make schema`"


def test_formatted_statements_can_be_prepared(dsn: str) -> None:
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        cursor.execute(STATEMENTS.read_text(encoding="utf-8"))
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (STATEMENTS.read_text(encoding="utf-8").count("PREPARE "),)
    connection.close()


@pytest.mark.parametrize(
    ("sql", "lines"),
    [
        ('SELECT "t1"."id", "t1"."order" FROM "a" AS "t1"', ['SELECT t1.id, t1."order"', "FROM a AS t1"]),
        (
            'SELECT "id" FROM "a" WHERE ("id" IN (SELECT "id" FROM "b"))',
            ["SELECT id", "FROM a", "WHERE (id IN (", "    SELECT id", "    FROM b", "))"],
        ),
        (
            "WITH \"x\" AS (SELECT ' FROM ' || extract(day FROM now())) SELECT 1",
            ["WITH x AS (", "    SELECT ' FROM ' || extract(day FROM now())", ")", "SELECT 1"],
        ),
        ('INSERT INTO "a" ("b") VALUES ($1)', ["INSERT INTO a (b)", "VALUES ($1)"]),
    ],
)
def test_statement_has_one_clause_a_line(sql: str, lines: list[str]) -> None:
    assert formatted(sql, frozenset({"order"})).split("\n") == lines
