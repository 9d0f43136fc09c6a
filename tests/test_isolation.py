"""Brands do not meet: every statement of the service, run for the wrong brand and for none, reaches nothing."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations
from typing import Any

import psycopg2
import pytest

from db.connection import Connection
from db.errors import DuplicatePatient
from db.statements import Statement
from db.unit import Unit
from tests.runner import Runner, id_of
from tests.running import RunningService

Calls = dict[str, dict[str, Any]]
# One reads nothing of a brand, the other is run by a role of its own (test_database.py).
OTHERS = {"ping", "idempotency_purge"}


@pytest.fixture
def calls(run: Runner, service: RunningService, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The last values of every statement that the operations ran for a brand, whose patient is still there."""
    seen: Calls = {}
    send = Unit._send

    def recorded(unit: Unit, statements: Iterable[tuple[Statement, dict[str, Any]]], **options: bool) -> Any:
        statements = list(statements)
        opening = [(unit._opening.statement, unit._opening.values)] if unit._opening else []
        seen.update({statement.name: values for statement, values in chain(opening, statements)})
        return send(unit, statements, **options)

    monkeypatch.setattr(Unit, "_send", recorded)
    gone = id_of(run("patients.create", body=run.person(email="gone@example.com")))
    run("patients.erase", id=gone)
    erasure = seen.pop("erasure")
    known = {"email": "a@example.com", "phone": "+14155550123", "date_of_birth": "1990-12-10"}
    body = run.person(**known, external_ids={"mrn": "1"})
    for _ in range(2):
        id = id_of(run("patients.create", body=body, idempotency_key="create"))
    with pytest.raises(DuplicatePatient):
        run("patients.create", body=body)
    run("patients.update", id=id, body={"external_ids": {"mrn": "2"}}, idempotency_key="update")
    service.sql("UPDATE idempotency_keys SET created_at = now() - interval '2 days' WHERE key = 'update'")
    run("patients.update", id=id, body={"gender": "x"}, idempotency_key="update")
    run("patients.get", id=id)
    run("patients.get_safe", id=id)
    run("patients.get_by_external_id", system="mrn", value="2")
    run("patients.list", brand_id=run.brand, limit=20, offset=0)
    criteria = known | {"name": "b"}
    for number in range(1, 5):
        for names in combinations(criteria, number):
            run("patients.search", body={name: criteria[name] for name in names} | {"limit": 20, "offset": 0})
    seen["identifier_delete"] = seen["identifier_kinds"]
    seen["erasure"] = erasure | {"id": id}
    seen["idempotency_expire"] |= {"before": datetime.now(UTC) + timedelta(days=1)}
    return seen


def reached(connection: Connection, brand: str | None, statement: Statement, values: dict[str, Any]) -> bool:
    """Whether a statement reads, changes or adds anything; whatever it does is undone."""
    begin, arguments = "BEGIN; SET LOCAL app.brand = %s; ", [brand]
    if brand is None:
        begin, arguments = "BEGIN; ", []
    try:
        rows = connection.run(begin + statement.execute, [*arguments, *statement.arguments(values)])
        return any(chain.from_iterable(rows)) if rows else connection._cursor.rowcount > 0
    except psycopg2.errors.InsufficientPrivilege:
        return False
    except psycopg2.errors.UniqueViolation:  # it found what it would add
        return True
    finally:
        connection.rollback()


def test_every_statement_reaches_its_own_brand_and_no_other(
    run: Runner,
    service: RunningService,
    calls: Calls,
) -> None:
    assert calls.keys() == Statement.every.keys() - OTHERS
    connection = Connection(service.owner_dsn())
    for name, values in calls.items():
        statement = Statement.every[name]
        assert reached(connection, run.brand, statement, values), name
        for brand in ("another-brand", "", None):
            assert not reached(connection, brand, statement, values), (name, brand)
    connection.close()
