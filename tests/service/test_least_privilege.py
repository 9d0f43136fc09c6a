"""A service whose login owns nothing: migrations are a job of their own, and it waits for its database."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg2
import pytest

from db.identity_form import Form
from service.cli import backup, migrate
from service.errors import StartupError
from service.process import database, erasures
from service.settings import Settings
from tests.service.test_unavailable import PERSON, assert_unavailable
from tests.support.cluster import DEBIAN, Server, single_server
from tests.support.live_service import ANYONE, ROOT, SERVER, LiveService
from tests.support.tutorial import run_tutorial
from tests.support.waiting import wait_until

pytestmark = pytest.mark.postgres

PASSWORD, OWNER_PASSWORD = "of-the-service", "of-the-owner"
NOT_READY = "The database is not ready for this release ("
RUN_MIGRATE = (
    "). DATABASE_URL cannot migrate it: its login is not the owner, or it leads to a connection pooler. "
    "Run `python -m service migrate` with the MIGRATION_URL of the owner."
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server with the roles, logins and empty database of deploy/postgresql/create.sql."""
    with single_server(DEBIAN if SERVER else None) as running:
        create = ROOT / "deploy" / "postgresql" / "create.sql"
        running.psql(create, GRAPH_PASSWORD=OWNER_PASSWORD, GRAPH_SERVICE_PASSWORD=PASSWORD)
        running.require_passwords("graph", "graph_service")
        yield running


def url(server: Server, login: str = "graph_service", password: str = PASSWORD, name: str = "graph") -> str:
    return f"postgresql://{login}:{password}@127.0.0.1:{server.port}/{name}"


def owner_url(server: Server) -> str:
    return url(server, "graph", OWNER_PASSWORD)


def in_graph(server: Server, query: str) -> list[tuple[object, ...]]:
    """Run a statement in the database as the superuser."""
    return server.sql(query, database="graph")


@contextmanager
def service_of(server: Server, **environment: str) -> Iterator[LiveService]:
    service = LiveService(DATABASE_URL=url(server), **environment)
    service.data_dir.mkdir()
    yield service
    service.clean_up()


@pytest.fixture
def service(server: Server) -> Iterator[LiveService]:
    with service_of(server) as running:
        yield running


@pytest.fixture(scope="module")
def migrated(server: Server) -> Server:
    migrate.run(Settings(migration_url=owner_url(server), database_url=url(server)))
    return server


def refusal(prepare: Callable[[], object]) -> str:
    """Return the sentence with which a command or a start ends."""
    with pytest.raises(StartupError) as refused:
        prepare()
    return str(refused.value)


def test_migrate_job_lets_a_login_serve_that_owns_nothing(
    server: Server, service: LiveService, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = service.command("run")
    assert (empty.returncode, empty.stdout) == (1, "")
    assert empty.stderr == f'{NOT_READY}relation "schema_migrations" does not exist{RUN_MIGRATE}\n'
    server.sql("REVOKE patient_graph_service FROM graph_service")
    done = service.command("migrate", MIGRATION_URL=owner_url(server))
    assert (done.returncode, done.stderr) == (0, "")
    first = done.stdout.splitlines()
    assert first[0] == "Applied 0001_roles."
    assert first[-2] == f"The database has the schema of this release. Migrations applied: {len(first) - 2}."
    assert first[-1] == "The login graph_service may serve."
    capsys.readouterr()
    migrate.run(Settings(migration_url=owner_url(server), database_url=url(server)))
    again = [
        "The database has the schema of this release. Migrations applied: 0.",
        "The login graph_service may serve.",
    ]
    assert capsys.readouterr().out.splitlines() == again
    rights = "SELECT rolcreaterole, rolsuper FROM pg_roles WHERE rolname IN ('graph', 'graph_service')"
    assert server.sql(rights) == [(False, False), (False, False)]


def test_start_needs_the_migrations_of_its_release(migrated: Server) -> None:
    in_graph(migrated, "INSERT INTO schema_migrations VALUES ('9999_of_a_newer_release', 'x')")
    start = partial(database.prepare, url(migrated), Form())
    start()
    in_graph(migrated, "UPDATE schema_migrations SET sha256 = 'x' || sha256 WHERE name ~ '^0031'")
    assert refusal(start) == "The database was migrated by another version of 0031_applied_migrations.sql."
    in_graph(migrated, "UPDATE schema_migrations SET sha256 = substr(sha256, 2), name = 'x' WHERE name ~ '^0031'")
    assert refusal(start) == f"{NOT_READY}migration 0031_applied_migrations is missing{RUN_MIGRATE}"
    in_graph(migrated, "UPDATE schema_migrations SET name = '0031_applied_migrations' WHERE name = 'x'")
    migrated.sql("CREATE ROLE outsider LOGIN; GRANT CONNECT ON DATABASE graph TO outsider")
    said = refusal(partial(database.prepare, url(migrated, "outsider"), Form()))
    assert said == f'{NOT_READY}permission denied to set role "patient_graph_service"{RUN_MIGRATE}'


def test_login_that_owns_the_database_migrates_at_startup(migrated: Server) -> None:
    in_graph(migrated, "DELETE FROM schema_migrations WHERE name ~ '^0031'")
    database.prepare(owner_url(migrated), Form())
    database.prepare(url(migrated), Form())


def assert_names_a_file(said: str) -> None:
    """The text names the file that creates what is missing, with a password; it suggests no statement of its own."""
    (path,) = re.findall(r"as (deploy/postgresql/\S+\.sql) does\.$", said)
    assert "PASSWORD :'password'" in (ROOT / path).read_text(encoding="utf-8")


def test_commands_say_which_login_they_need(migrated: Server, tmp_path: Path) -> None:
    settings = Settings(database_url=url(migrated))
    needs_owner = (
        "The login of DATABASE_URL does not own the database and cannot create tables in it. Set MIGRATION_URL with "
        "the login of the owner."
    )
    assert refusal(partial(migrate.run, settings)) == needs_owner
    assert refusal(partial(migrate.run, Settings(migration_url=url(migrated)))).startswith(
        "The login of MIGRATION_URL "
    )
    said = refusal(partial(backup.run_backup, settings, tmp_path / "new.backup"))
    assert said.startswith("The login graph_service cannot read all rows, because row-level security applies to it.")
    assert_names_a_file(said)


def test_login_that_is_missing_or_not_allowed_is_named(migrated: Server) -> None:
    def job(login: str) -> str:
        settings = Settings(migration_url=owner_url(migrated), database_url=url(migrated, login))
        return refusal(partial(migrate.run, settings))

    said = job("nobody")
    assert "the server has no login nobody." in said
    assert_names_a_file(said)
    migrated.sql("REVOKE ADMIN OPTION FOR patient_graph_service FROM graph CASCADE")
    migrated.sql("CREATE ROLE second LOGIN")
    assert "A superuser does: GRANT patient_graph_service TO second." in job("second")
    migrated.sql("GRANT patient_graph_service TO graph WITH ADMIN OPTION")
    migrated.sql("GRANT patient_graph_service TO graph_service")


def test_owner_without_the_roles_is_told_to_create_them(tmp_path: Path) -> None:
    with single_server(DEBIAN if SERVER else None) as bare:
        bare.sql("CREATE ROLE graph LOGIN NOCREATEROLE")
        bare.sql("CREATE DATABASE graph OWNER graph")
        said = refusal(partial(migrate.run, Settings(migration_url=owner_url(bare))))
    assert_names_a_file(said)


def test_login_that_owns_nothing_serves_expires_and_rekeys(
    migrated: Server, service: LiveService, tmp_path: Path
) -> None:
    in_graph(
        migrated,
        "INSERT INTO idempotency_keys (brand_id, caller, key, request_hash, status, headers, body, created_at) VALUES "
        "('demo', '', 'old', '', 200, '{}', '', now() - interval '2 days')",
    )
    # Keys of other settings, so that the run has something to do, without a wait for services that do not know its own.
    in_graph(migrated, f"INSERT INTO identity_forms VALUES ('{Form().text}', now() - interval '1 minute')")
    ledger = tmp_path / "ledger"
    service._environment |= {"ERASURE_LEDGER": str(ledger), "DEFAULT_PHONE_REGION": "US"}
    service.start()
    with service.api(service.token()) as api:
        assert api.post("/v1/patients", json=PERSON | {"phone": "(415) 555-0100"}).status_code == 201
    assert run_tutorial(service)[24] == "deleted"
    old = "SELECT FROM idempotency_keys WHERE key = 'old'"
    wait_until(lambda: not in_graph(migrated, old), "the expired key is deleted")
    done = service.command("rekey")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.endswith("All patients have identity keys of these settings: 1 patient of 1 brand.\n")
    erasures.check(ledger, url(migrated))
    assert '"event":"internal_error"' not in service.log
    owned = "SELECT count(*) FROM pg_shdepend WHERE refobjid = 'graph_service'::regrole AND deptype = 'o'"
    assert in_graph(migrated, owned) == [(0,)]


def ready(service: LiveService) -> Callable[[], bool]:
    return lambda: ANYONE.get(f"{service.url}/readyz").status_code == 200


@pytest.mark.parametrize("processes", ["1", "2"])
def test_start_waits_for_a_server_that_is_down(migrated: Server, service: LiveService, processes: str) -> None:
    service._environment["PROCESSES"] = processes
    migrated.stop()
    try:
        service.start()
        with service.api(service.token()) as api:
            for response in (api.get("/readyz"), api.post("/v1/patients", json=PERSON)):
                assert_unavailable(response)
            assert api.get("/healthz").status_code == 200
            migrated.start()
            wait_until(ready(service), "the service is ready")
            assert api.post("/v1/patients", json=PERSON).status_code == 201
    finally:
        if migrated._process is None:
            migrated.start()
    awaited, found = service.log.index('"event":"database_awaited"'), service.log.index('"event":"database_ready"')
    assert awaited < found
    assert "Connection refused" in service.log
    assert '"event":"internal_error"' not in service.log


def test_wait_ends_with_a_sentence_if_the_schema_is_older(migrated: Server, service: LiveService) -> None:
    in_graph(migrated, "UPDATE schema_migrations SET name = 'x' WHERE name = '0031_applied_migrations'")
    migrated.stop()
    service.start()
    migrated.start()
    try:
        wait_until(lambda: service._process and service._process.poll() is not None, "the service ends")
        assert service.exit_status == 1
        assert f"{NOT_READY}migration 0031_applied_migrations is missing{RUN_MIGRATE}" in service.written
    finally:
        in_graph(migrated, "UPDATE schema_migrations SET name = '0031_applied_migrations' WHERE name = 'x'")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "wrong"}, "password authentication failed"),
        ({"name": "missing"}, 'database "missing" does not exist'),
        ({"login": "missing"}, 'role "missing" does not exist'),
    ],
)
def test_wrong_url_ends_the_start(migrated: Server, change: dict[str, str], said: str) -> None:
    with pytest.raises(StartupError, match=said) as refused:
        database.prepare(url(migrated, **change), Form())
    assert not isinstance(refused.value, database.DatabaseAway)


def error(text: str, sqlstate: str | None = None) -> psycopg2.Error:
    made = psycopg2.OperationalError(text)
    made.__setstate__({"pgcode": sqlstate})
    return made


TO = 'connection to server at "127.0.0.1", port 5432 failed: '


@pytest.mark.parametrize(
    ("message", "sqlstate", "waits"),
    [
        (f"{TO}Connection refused\n\tIs the server running on that host?\n", None, True),
        (f"{TO}timeout expired\n", None, True),
        (f"{TO}FATAL:  the database system is starting up\n", None, True),
        (
            f"{TO}FATAL:  the database system is not yet accepting connections\nDETAIL:  Consistent recovery.\n",
            None,
            True,
        ),
        (f"{TO}FATAL:  sorry, too many clients already\n", None, True),
        (f"{TO}Connection refused\n\tIs it running?\n{TO}session is read-only\n", None, True),
        ('could not translate host name "db" to address: Name or service not known\n', None, True),
        ("terminating connection", "57P01", True),
        ("cannot execute CREATE TABLE in a read-only transaction", "25006", True),
        (f"{TO}Connection refused\n\tIs it running?\n{TO}FATAL:  password authentication failed\n", None, False),
        (f'{TO}FATAL:  no pg_hba.conf entry for host "127.0.0.1"\n', None, False),
        (f"{TO}server does not support SSL, but SSL was required\n", None, False),
        (f'{TO}root certificate file "/x" does not exist\n', None, False),
        ("", None, False),
        ("permission denied for schema public", "42501", False),
        ("canceling statement due to lock timeout", "55P03", False),
    ],
)
def test_start_waits_only_for_what_passes_by_itself(message: str, sqlstate: str | None, waits: bool) -> None:
    with pytest.raises(StartupError) as failed, database.failures():
        raise error(message, sqlstate)
    assert isinstance(failed.value, database.DatabaseAway) == waits
