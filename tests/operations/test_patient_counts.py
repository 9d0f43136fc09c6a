"""The total of a list is exact, though it is not counted."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx2
import psycopg2
import pytest

from db.core.migrate import MIGRATIONS
from tests.conftest import Register
from tests.support.live_service import LiveService
from tests.support.runner import OperationRunner, id_of
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

TOTALS = MIGRATIONS / "0018_patient_totals.sql"
NEXT = MIGRATIONS / "next" / "triggers_of_totals.sql"
# An insert by an older release that knows no total.
OLDER = """
INSERT INTO patients (brand_id, id, first_name, last_name, external_ids, metadata, status, created_at, updated_at,
    full_name_key, last_name_key)
SELECT %s, gen_random_uuid(), 'a', 'b', '{}', '{}', 'active', now(), now(), 'a b', 'b' FROM generate_series(1, %s)
RETURNING id::text
"""


def reported_and_actual(service: LiveService, api: httpx2.Client, brand: str) -> tuple[int, int]:
    """Return the reported total and the actual one."""
    told = api.get("/v1/patients", params={"brand_id": brand, "limit": 1}).json()["total"]
    return told, service.sql("SELECT count(*) FROM patients WHERE brand_id = %s", brand)[0][0]


@pytest.fixture(params=["this release", "next release"])
def triggers(request: pytest.FixtureRequest, service: LiveService) -> Iterator[None]:
    """The triggers of this release, which count erasures by earlier ones, or those of the next release: none."""
    if request.param == "this release":
        yield
        return
    of_patients = "FROM pg_trigger WHERE tgname IN ('patients_erased', 'patient_not_counted')"
    dropped = service.sql(f"SELECT pg_get_functiondef(tgfoid), pg_get_triggerdef(oid) {of_patients}")
    with closing(psycopg2.connect(service.owner_dsn())) as connection, connection.cursor() as cursor:
        cursor.execute(NEXT.read_text(encoding="utf-8"))
        connection.commit()
        assert service.sql(f"SELECT count(*) {of_patients}") == [(0,)]
        yield
        cursor.execute(";".join(definition for definitions in dropped for definition in definitions))
        connection.commit()


@pytest.mark.usefixtures("triggers")
def test_concurrent_creates_and_erasures_keep_the_total_exact(
    service: LiveService, api: httpx2.Client, person: dict[str, Any], brand: str
) -> None:
    def one(number: int) -> int:
        answer = api.post("/v1/patients", json=person | {"email": f"{number % 40}@example.com"})
        if answer.status_code == 201 and number % 3 == 0:
            assert api.delete(f"/v1/patients/{answer.json()['id']}").json()["status"] == "deleted"
        return answer.status_code

    with ThreadPoolExecutor(16) as threads:
        statuses = list(threads.map(one, range(120)))
    assert {201, 409} == set(statuses)
    told, there = reported_and_actual(service, api, brand)
    assert told == there > 0
    slots = service.sql("SELECT count(*) FROM patient_totals WHERE brand_id = %s AND slot < 64", brand)
    assert slots[0][0] > 4  # otherwise all would wait for one row


def test_patients_written_by_an_older_release_are_counted(
    service: LiveService, api: httpx2.Client, register: Register, brand: str
) -> None:
    ours = [register()["id"] for _ in range(3)]
    theirs = [id for (id,) in service.sql(OLDER, brand, 4)]
    assert reported_and_actual(service, api, brand) == (7, 7)
    for id in (ours[0], theirs[0]):
        api.delete(f"/v1/patients/{id}")
    for table in ("timeline", "patient_identifiers", "patients"):  # one statement for counted and uncounted patients
        column = "id" if table == "patients" else "patient_id"
        service.sql(f"DELETE FROM {table} WHERE {column} = ANY(%s::uuid[])", [ours[1], theirs[1], theirs[2]])
    assert reported_and_actual(service, api, brand) == (2, 2)


def test_update_or_failed_create_keeps_the_total(
    service: LiveService, api: httpx2.Client, register: Register, person: dict[str, Any], brand: str
) -> None:
    patient = register(email="a@example.com")
    merge = {"Content-Type": "application/merge-patch+json"}
    assert api.patch(f"/v1/patients/{patient['id']}", json={"gender": "x"}, headers=merge).status_code == 200
    assert api.post("/v1/patients", json=person | {"email": "a@example.com"}).status_code == 409
    for _ in range(2):
        assert api.post("/v1/patients", json=person, headers={"Idempotency-Key": "once"}).status_code == 201
    assert api.delete(f"/v1/patients/{patient['id']}").status_code == 200
    assert api.delete(f"/v1/patients/{patient['id']}").json()["status"] == "not_present"
    assert reported_and_actual(service, api, brand) == (1, 1)


def test_create_waiting_for_a_counter_row_holds_no_identity_key(
    run_operation: OperationRunner, service: LiveService
) -> None:
    """Otherwise both could wait for each other. An erasure locks a counter row that no create waits for."""
    run_operation("patients.create", body=run_operation.person())
    goes = id_of(run_operation("patients.create", body=run_operation.person(email="b@example.com")))
    rival = psycopg2.connect(service.owner_dsn())
    with ThreadPoolExecutor(1) as thread, rival.cursor() as cursor:
        cursor.execute("SELECT 1 FROM patient_totals WHERE brand_id = %s FOR UPDATE", (run_operation.brand,))
        run_operation("patients.erase", id=goes)
        create = thread.submit(run_operation, "patients.create", body=run_operation.person(email="a@example.com"))
        wait_until(lambda: service.waiting_for_locks() or create.done(), "the create waits")
        assert not create.done()
        cursor.execute("SET LOCAL lock_timeout = '500ms'")  # shorter than the deadlock timeout
        cursor.execute(
            "INSERT INTO patient_identifiers (brand_id, patient_id, key, kind) "
            "SELECT brand_id, id, sha256(convert_to('email', 'UTF8') || '\\x00' || 'a@example.com'::bytea), 'email' "
            "FROM patients WHERE brand_id = %s",
            (run_operation.brand,),
        )
        rival.rollback()
        assert (create.result().status, run_operation.round_trips) == (201, 1)
    rival.close()


@pytest.fixture
def older_database(service: LiveService) -> Iterator[str]:
    """A database of the release before the totals, whose owner is no superuser."""
    name = f"older_{secrets.token_hex(4)}"
    service_database = psycopg2.connect(service.owner_dsn())
    service_database.autocommit = True
    cursor = service_database.cursor()
    cursor.execute(f"CREATE DATABASE {name}")
    cursor.execute(f"CREATE ROLE {name}")
    dsn = urlunsplit(urlsplit(service.owner_dsn())._replace(path=f"/{name}"))
    with closing(psycopg2.connect(dsn)) as connection, connection, connection.cursor() as fresh:
        for path in sorted(MIGRATIONS.glob("*.sql")):
            if path.name < TOTALS.name:
                fresh.execute(path.read_text(encoding="utf-8"))
        fresh.execute(f"ALTER TABLE patients OWNER TO {name}; GRANT ALL ON SCHEMA public TO {name}")
        fresh.execute(OLDER, ("old", 5))
    yield dsn
    cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    cursor.execute(f"DROP ROLE {name}")
    service_database.close()


def test_migration_counts_each_patient_once(older_database: str) -> None:
    rival, owner = psycopg2.connect(older_database), psycopg2.connect(older_database)
    with ThreadPoolExecutor(1) as thread, rival.cursor() as adds, owner.cursor() as migrates:
        adds.execute(OLDER, ("old", 2))
        migrates.execute(f"SET ROLE {urlsplit(older_database).path[1:]}")
        migration = thread.submit(migrates.execute, TOTALS.read_text(encoding="utf-8"))
        wait_until(lambda: migration.done() or _waits(adds), "the migration waits")
        adds.execute(OLDER, ("old", 1))
        rival.commit()
        migration.result()
        owner.commit()
        adds.execute(OLDER, ("old", 1))
        adds.execute(
            "SELECT sum(total)::integer, (SELECT count(*) FROM patients WHERE NOT counted) FROM patient_totals"
        )
        assert adds.fetchone() == (8, 1)
    rival.close()
    owner.close()


def _waits(cursor: Any) -> bool:
    of_ours = "datname = current_database() AND wait_event_type = 'Lock'"
    cursor.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {of_ours}")
    return bool(cursor.fetchone()[0])
