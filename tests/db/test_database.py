"""The tables match the models, are protected by row-level security, and belong to no role that the service uses."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

import peewee
import psycopg
import psycopg2
import pytest

from db import erasure, events, patient_search, rekey  # noqa: F401  (loads every model)
from db.core import clock
from db.core.connection import MAINTENANCE_ROLE, SERVICE_ROLE, SESSION, Connection, WrongRole
from db.core.migrate import MIGRATIONS, MigrationChanged, migrate
from db.core.statements import Statement, param
from db.core.tables import BrandTable, Table
from db.errors import Unavailable
from tests.conftest import Register
from tests.support.graph import Graph
from tests.support.live_service import LiveService
from tests.support.query_plans import NOBODY

pytestmark = pytest.mark.postgres

KINDS = {
    "UUIDField": "uuid", "TextField": "text", "DateField": "date", "DateTimeTZField": "timestamp with time zone",
    "JsonText": "json", "BlobField": "bytea", "IntegerField": "integer", "ArrayField": "ARRAY",
    "DecimalField": "numeric", "NumberAsText": "integer", "TimeField": "time without time zone",
    "BooleanField": "boolean", "SmallIntegerField": "smallint", "BigIntegerField": "bigint",
}  # fmt: skip


def models(base: type[peewee.Model] = Table) -> list[type[peewee.Model]]:
    found: list[type[peewee.Model]] = []
    for model in base.__subclasses__():
        found += [model] if not model.__subclasses__() else models(model)
    return found


def test_models_and_migrations_describe_the_same_tables(service: LiveService) -> None:
    stored = service.sql(
        "SELECT table_name, column_name, data_type, is_nullable = 'YES' FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name NOT IN ('schema_migrations', 'relay_cursors') "
        "AND (table_name, column_name) <> ('outbox', 'number') ORDER BY 1, 2"  # its default sets it
    )
    said = [
        (model._meta.table_name, field.column_name, KINDS[type(field).__name__], field.null)
        for model in models()
        for field in model._meta.sorted_fields
    ]
    assert sorted(said) == stored
    keys = service.sql(
        "SELECT conrelid::regclass::text, array_agg(attname::text ORDER BY ordinality) FROM pg_constraint, "
        "unnest(conkey) WITH ORDINALITY, pg_attribute WHERE contype = 'p' AND attrelid = conrelid AND attnum = unnest "
        "AND connamespace = 'public'::regnamespace AND conrelid NOT IN "
        "('schema_migrations'::regclass, 'relay_cursors'::regclass) GROUP BY 1 ORDER BY 1"
    )
    assert sorted((model._meta.table_name, list(model._meta.primary_key.field_names)) for model in models()) == keys


def test_every_brand_table_forces_row_level_security(service: LiveService) -> None:
    tables = service.sql(
        "SELECT relname, relrowsecurity AND relforcerowsecurity, array_agg(policyname::text ORDER BY policyname) "
        "FROM pg_class JOIN pg_policies ON tablename = relname WHERE relkind = 'r' GROUP BY 1, 2 ORDER BY 1"
    )
    assert [name for name, _, _ in tables] == sorted(model._meta.table_name for model in models(BrandTable))
    assert [(name,) for name, _, _ in tables] == service.sql(
        "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid "
        "WHERE relkind IN ('r', 'p') AND attname = 'brand_id' ORDER BY 1"
    )
    assert all(forced for _, forced, _ in tables)
    assert [name for name, _, policies in tables if policies != ["brand"]] == [
        "idempotency_keys",
        "merged_patients",
        "outbox",
        "outbox_payloads",
        "patient_totals",
        "webhook_deliveries",
        "webhook_endpoints",
    ]
    uniques = service.sql(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%' "
        "AND tablename NOT IN ('schema_migrations', 'identity_forms', 'relay_cursors')"
    )
    assert all(re.search(r"\(brand_id[,)]", definition) for (definition,) in uniques)


def test_the_service_role_owns_nothing_and_bypasses_nothing(service: LiveService) -> None:
    for role in (SERVICE_ROLE, MAINTENANCE_ROLE):
        assert service.sql(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s", role
        ) == [(False, False, False, False)]
        assert service.sql("SELECT count(*) FROM pg_class WHERE relowner = %s::regrole", role) == [(0,)]
    rights = service.sql(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = %s", SERVICE_ROLE
    )
    assert {right for table, right in rights if table in ("audit", "outbox")} == {"SELECT", "INSERT"}
    assert [right for table, right in rights if table == "schema_migrations"] == ["SELECT"]


def test_maintenance_roles_see_no_other_brand(service: LiveService, shared_graph: Graph) -> None:
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection.cursor() as cursor:
        if connection.server_version >= 160_000:
            cursor.execute(f"GRANT {MAINTENANCE_ROLE} TO {SERVICE_ROLE} WITH INHERIT TRUE")
        cursor.execute(f"ALTER ROLE {SERVICE_ROLE} INHERIT; SET LOCAL ROLE {SERVICE_ROLE}")
        for table in ("patients", "patient_totals"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchall() == [(0,)]
        cursor.execute(f"SET LOCAL ROLE {MAINTENANCE_ROLE}; SELECT count(brand_id) > 0 FROM patient_totals")
        assert cursor.fetchall() == [(True,)]
        connection.rollback()


@pytest.mark.parametrize("brand_set", ["another-brand", ""])
@pytest.mark.parametrize("model", models(BrandTable), ids=lambda model: model._meta.table_name)
def test_statement_for_another_brand_or_none_has_no_effect(
    service: LiveService, shared_graph: Graph, model: type[peewee.Model], brand_set: str
) -> None:
    connection = Connection(service.owner_dsn())
    table = model._meta.table_name
    service.sql(
        "INSERT INTO identity_rekeys VALUES (%s, 'x', now(), %s, true, 0, 0) ON CONFLICT DO NOTHING",
        shared_graph.brand,
        NOBODY,
    )
    rows = service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", shared_graph.brand)
    assert rows != [(0,)]
    try:
        assert connection.run(f"SET LOCAL app.brand = %s; SELECT count(*) FROM {table}", [brand_set]) == [(0,)]
        assert connection.run(f"SELECT count(*) FROM {table}") == [(0,)]
        if table not in ("audit", "outbox", "providers", "patient_totals", "identity_rekeys"):
            connection.run(f"SET LOCAL app.brand = %s; DELETE FROM {table}", [brand_set])
        else:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.run(f"SET LOCAL app.brand = %s; DELETE FROM {table}", [shared_graph.brand])
    finally:
        connection.close()
    assert service.sql(f"SELECT count(*) FROM {table} WHERE brand_id = %s", shared_graph.brand) == rows


@pytest.mark.parametrize(("brand_set", "brand"), [("a", "b"), ("", "b"), ("", "")])
def test_a_row_of_another_brand_or_none_cannot_be_written(service: LiveService, brand_set: str, brand: str) -> None:
    connection = Connection(service.owner_dsn())
    insert = (
        "SET LOCAL app.brand = %s; INSERT INTO outbox VALUES "
        "(%s, gen_random_uuid(), now(), 'x.y', NULL, gen_random_uuid(), '{}')"
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.run(insert, [brand_set, brand])
    connection.close()


def test_policies_of_all_tables_are_the_same(service: LiveService) -> None:
    """No brand is an empty one: a transaction that forgot its brand adds no row that another such would see."""
    policies = service.sql("SELECT DISTINCT qual, with_check FROM pg_policies WHERE policyname = 'brand'")
    own = "(brand_id = current_setting('app.brand'::text, true))"
    assert policies == [(own, f"({own} AND (brand_id <> ''::text))")]


def test_connection_without_its_role_is_not_used(service: LiveService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(SESSION, "role")
    connection = Connection(service.owner_dsn())
    with pytest.raises(Unavailable) as error:
        connection.run("SELECT 1")
    assert isinstance(error.value.__cause__, WrongRole)


def test_concurrent_starts_migrate_once(service: LiveService) -> None:
    connection = psycopg2.connect(service.owner_dsn())
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("CREATE DATABASE migrated_at_once")
    dsn = urlunsplit(urlsplit(service.owner_dsn())._replace(path="/migrated_at_once"))
    with ThreadPoolExecutor(6) as threads:
        applied = [name for names in threads.map(migrate, [dsn] * 6) for name in names]
    assert applied == [path.stem for path in sorted(MIGRATIONS.glob("*.sql"))]
    cursor.execute("DROP DATABASE migrated_at_once")
    connection.close()


def test_erasure_covers_every_table_with_patient_rows(service: LiveService) -> None:
    about = service.sql(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'patient_id' UNION "
        "SELECT conrelid::regclass::text FROM pg_constraint WHERE confrelid = 'patients'::regclass"
    )
    assert {name for (name,) in about} - {"audit", "outbox"} == set(erasure.TABLES) - {"patients"}


def test_version_increases_even_if_the_clock_does_not() -> None:
    ahead = datetime.now(UTC) + timedelta(hours=1)
    assert clock.later_than(ahead) > ahead


def test_second_migration_is_a_no_op_and_edits_are_detected(service: LiveService) -> None:
    assert migrate(service.owner_dsn()) == []
    names = [path.stem for path in sorted(MIGRATIONS.glob("*.sql"))]
    assert service.sql("SELECT name FROM schema_migrations ORDER BY name") == [(name,) for name in names]
    service.sql("UPDATE schema_migrations SET sha256 = 'x' || sha256 WHERE name = %s", names[0])
    with pytest.raises(MigrationChanged):
        migrate(service.owner_dsn())
    service.sql("UPDATE schema_migrations SET sha256 = substr(sha256, 2) WHERE name = %s", names[0])


def test_statement_with_constant_or_duplicate_name_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    from db.patient_record import Patient

    monkeypatch.setattr(Statement, "every", dict(Statement.every))
    constant = Statement("test_constant", Patient.select(Patient.id).where(Patient.status == "active"))
    with pytest.raises(TypeError, match="constant"):
        constant.message({})
    with pytest.raises(TypeError, match="two statements"):
        Statement("patient_by_id", Patient.select(Patient.id).where(Patient.id == param("id")))


def test_server_log_contains_no_failed_statement(service: LiveService, register: Register) -> None:
    log = service.data_dir / "postgres.log"
    if not log.exists():
        pytest.skip("the server is not ours, its log is set up by its owner")
    register(email="quuxword@example.com", last_name="Quuxword")
    with pytest.raises(AssertionError):
        register(email="quuxword@example.com", last_name="Quuxword")
    text = log.read_text(encoding="utf-8")
    assert "duplicate key" in text
    assert "quuxword" not in text.lower()
