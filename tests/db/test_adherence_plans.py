"""The statements of adherence read by indexes, in a brand with many patients and doses."""

import re
from collections.abc import Iterator

import psycopg2
import pytest

from db import adherence  # noqa: F401  (it has the statements)
from db.core.projection import array_literal
from tests.support.live_service import LiveService
from tests.support.query_plans import Plans

pytestmark = pytest.mark.postgres

PROTOCOL = "019a1f5c-6d50-7c3e-9b1a-5f0e8d3c2b50"
VERSION = "019a1f5c-6d51-7c3e-9b1a-5f0e8d3c2b51"
COMPOUND = "019a1f5c-6d53-7c3e-9b1a-5f0e8d3c2b53"
TABLES = ("doses", "overrides", "schedules", "version_compounds", "enrollment_versions", "enrollments",
          "protocol_compounds", "protocol_versions", "compounds", "protocols", "patients")  # fmt: skip
PATIENTS, DAYS = 3000, 20
OF_PATIENTS = ("patients", "enrollments", "enrollment_versions", "schedules", "overrides", "doses")
WHOLE = {"since": "-infinity", "until": "infinity", "any_protocol": True, "ref_slug": "", "own": False}


@pytest.fixture(scope="module")
def service(module_service: LiveService) -> LiveService:
    return module_service


@pytest.fixture(scope="module")
def large_brand(service: LiveService) -> None:
    """A brand with patients in one protocol, each with a schedule row, an override, and a dose on each of 20 days."""
    of_all = "FROM patients WHERE brand_id = 'plans'"
    for statement in (
        "INSERT INTO patients (brand_id, id, first_name, last_name, external_ids, metadata, status, created_at, "
        "updated_at, full_name_key, last_name_key, counted) SELECT 'plans', gen_random_uuid(), 'f', 'l', '{}', '{}', "
        f"'active', now(), now(), 'x', 'l', true FROM generate_series(1, {PATIENTS})",
        f"INSERT INTO protocols VALUES ('plans', '{PROTOCOL}', 'slim', 'n', NULL, NULL, 'standard', true, '{{}}', "
        f"'{VERSION}', 1, now(), now())",
        f"INSERT INTO protocol_versions VALUES ('plans', '{VERSION}', '{PROTOCOL}', 1, now())",
        f"INSERT INTO compounds VALUES ('plans', '{COMPOUND}', 'c', now())",
        f"INSERT INTO protocol_compounds VALUES ('plans', '{COMPOUND}', '{PROTOCOL}', '{COMPOUND}', now())",
        f"INSERT INTO version_compounds VALUES ('plans', '{VERSION}', '{COMPOUND}', 'C', 1, 'mg', NULL, 0, 127, "
        "'morning', NULL, now(), now())",
        f"INSERT INTO enrollments SELECT 'plans', gen_random_uuid(), id, '{PROTOCOL}', 'active', '2026-01-01', NULL, "
        f"now(), now(), now() {of_all}",
        f"INSERT INTO enrollment_versions SELECT 'plans', patient_id, id, '2026-01-01', '{VERSION}', now() "
        "FROM enrollments WHERE brand_id = 'plans'",
        f"INSERT INTO schedules SELECT 'plans', gen_random_uuid(), id, '{PROTOCOL}', '{COMPOUND}', 127, 'morning', "
        f"NULL, NULL, false, NULL, NULL, '2026-01-01', NULL, now(), now() {of_all}",
        f"INSERT INTO overrides SELECT 'plans', gen_random_uuid(), id, '{PROTOCOL}', '{VERSION}', NULL, 'paused', "
        f"'{{}}', '2026-01-01', '2026-01-02', now(), now() {of_all}",
        f"INSERT INTO doses SELECT 'plans', gen_random_uuid(), id, '{PROTOCOL}', '{COMPOUND}', '{COMPOUND}', 'c', "
        "date '2026-01-01' + n, 'morning', 'taken', NULL, NULL, now(), now(), now(), now() "
        f"FROM generate_series(1, {DAYS}) AS n, patients WHERE brand_id = 'plans'",
    ):
        service.sql(statement)
    connection = psycopg2.connect(service.owner_dsn())
    connection.autocommit = True
    connection.cursor().execute(f"VACUUM (ANALYZE) {', '.join(TABLES)}")
    connection.close()


@pytest.fixture(params=["force_generic_plan", "force_custom_plan"])
def plans(service: LiveService, large_brand: None, request: pytest.FixtureRequest) -> Iterator[Plans]:
    plans = Plans(service, request.param)
    yield plans
    plans.close()


@pytest.fixture
def ids(service: LiveService) -> list[str]:
    """The ids of ten patients, as many as a generic plan expects."""
    return [id for (id,) in service.sql("SELECT id::text FROM patients WHERE brand_id = 'plans' LIMIT 10")]


def test_plan_of_a_patient_reads_by_indexes(plans: Plans, ids: list[str]) -> None:
    plan = plans("adherence_plan", patient_id=ids[0], **WHOLE)
    for table in OF_PATIENTS:
        assert f"Seq Scan on {table} " not in plan, plan
    # With other data in these tables, some are read by bitmap scans of the same indexes.
    for index in (
        "doses_pkey",
        "enrollments_patient",
        "enrollment_versions_pkey",
        "schedules_pkey",
        "overrides_patient",
    ):
        assert f" {index} " in plan, plan
    assert plans.pages_read("adherence_plan", patient_id=ids[0], **WHOLE) < 3 * DAYS


def test_plan_of_a_date_reads_only_its_doses(plans: Plans, ids: list[str]) -> None:
    on = WHOLE | {"since": "2026-01-05", "until": "2026-01-05"}
    for values, rows in ((on, 1), (WHOLE, DAYS)):
        plan = plans("adherence_plan", patient_id=ids[0], **values)
        assert re.search(rf"using doses_pkey on doses .* rows={rows}(\.00)? loops=1", plan), plan


def test_plans_of_patients_read_by_indexes(plans: Plans, ids: list[str]) -> None:
    plan = plans("adherence_plans", patient_ids=array_literal(ids), **WHOLE)
    for table in OF_PATIENTS:
        assert f"Seq Scan on {table} " not in plan, plan
