"""Upgrade of the embedded PostgreSQL from data of the older version in the package, also when it is interrupted."""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import psycopg2
import pytest

from db.core.embedded import Embedded
from db.core.embedded_programs import VERSION, VERSIONS
from tests.support.graph import Graph
from tests.support.live_service import ROOT, SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.responses import Response, fill, responses
from tests.support.waiting import LONG, wait_until

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="needs the embedded server"),
]

OLD = VERSIONS[0]
COMMAND = "`python -m service upgrade-postgresql`"
REPORTING = """
SELECT setconfig, rolpassword, pg_has_role(oid, 'pg_read_all_data', 'MEMBER')
FROM pg_authid JOIN pg_db_role_setting ON setrole = oid WHERE rolname = 'reporting'"""
POSTGRES = ["postgres", "postgres.log", "postgres.old"]


class Data(NamedTuple):
    """The directory of a service on the older version, whose server was killed, and what it returned."""

    directory: Path
    graphs: dict[str, Graph]
    responses: dict[str, Response]
    roles: list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def data() -> Iterator[Data]:
    service = LiveService(**LONG_TIMEOUT_ENV)
    old = Embedded(service.data_dir, version=OLD)
    old.start()
    service._environment["DATABASE_URL"] = old.owner_dsn
    graphs = fill(service.start())
    service.sql("CREATE ROLE reporting LOGIN PASSWORD 'x' IN ROLE pg_read_all_data")
    service.sql("ALTER ROLE reporting SET statement_timeout = '1min'")
    service.sql("CREATE TABLE notes AS SELECT g AS id FROM generate_series(1, 20000) g")
    service.sql("GRANT SELECT ON notes TO reporting")
    roles = service.sql(REPORTING)
    service.stop()
    service._environment["AUDIT_READS"] = "false"
    returned = responses(service.start(), graphs)
    service.stop()
    os.kill(old.process_id(), signal.SIGKILL)
    wait_until(lambda: old.open_process() is None, "PostgreSQL ends")
    yield Data(service.data_dir, graphs, returned, roles)
    service.clean_up()


@pytest.fixture
def service(data: Data) -> Iterator[LiveService]:
    """A service that does not run, on a copy of the data."""
    service = LiveService(AUDIT_READS="false", **LONG_TIMEOUT_ENV)
    subprocess.run(["cp", "-a", str(data.directory), str(service.data_dir)], check=True)
    yield service
    service.clean_up()


def content(folder: Path) -> dict[str, str]:
    """Return the hash of each file."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def servers(service: LiveService) -> list[Path]:
    """Return the data of the servers that run in the directory of the service."""
    found = {
        file.parent: Embedded(file.parent.parent).open_process() for file in service.data_dir.rglob("postmaster.pid")
    }
    for descriptor in filter(None, found.values()):
        os.close(descriptor)
    return [data for data, descriptor in found.items() if descriptor]


def upgrade(service: LiveService) -> str:
    done = service.command("upgrade-postgresql")
    assert (done.returncode, done.stderr) == (0, "")
    assert servers(service) == []
    assert sorted(each.name for each in service.data_dir.glob("postgres*")) == POSTGRES
    return done.stdout


def assert_is_upgraded(service: LiveService, data: Data) -> None:
    assert responses(service.start(), data.graphs) == data.responses
    assert service.sql("SELECT current_setting('server_version_num')::int / 10000") == [(VERSION,)]
    assert service.sql("SELECT current_setting('data_checksums')") == [("on",)]
    assert service.sql("SELECT datcollate, datctype FROM pg_database WHERE datname = current_database()") == [
        ("C.UTF-8", "C.UTF-8")
    ]
    assert service.sql(REPORTING) == data.roles
    assert service.sql("SELECT has_table_privilege('reporting', 'notes', 'SELECT'), count(*) FROM notes") == [
        (True, 20_000)
    ]


def test_upgraded_service_returns_what_it_returned_before(service: LiveService, data: Data) -> None:
    before, key = content(service.data_dir / "postgres"), service.data_dir / "local-signing-key.json"
    signing_key = key.read_bytes()
    assert f"Upgrading from PostgreSQL {OLD} to {VERSION}. This needs " in upgrade(service)
    assert content(service.data_dir / "postgres.old") == before
    assert key.read_bytes() == signing_key
    # As a kill between the last two renames leaves it.
    (service.data_dir / "postgres").rename(service.data_dir / "postgres.upgraded")
    done = service.command("run")
    assert (done.returncode, f"did not finish. Repeat {COMMAND}." in done.stderr) == (1, True)
    assert not (service.data_dir / "postgres").exists()
    assert "nothing is left to do" in upgrade(service)
    assert_is_upgraded(service, data)


def test_start_on_older_data_names_the_command(service: LiveService) -> None:
    before = content(service.data_dir / "postgres")
    for command in (["run"], ["backup", str(service.data_dir / "b")]):
        done = service.command(*command)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"is of PostgreSQL {OLD}, and {VERSION} is required. Run {COMMAND}." in done.stderr
    assert content(service.data_dir / "postgres") == before


def test_killed_upgrade_leaves_the_old_data_usable(service: LiveService, data: Data) -> None:
    old = Embedded(service.data_dir, version=OLD)
    for until in ("old/postgres/base", "new/postgres/pg_upgrade_output.d"):
        old.start()  # the service was killed, and its server runs
        kill_upgrade(service, until)
        before = content(service.data_dir / "postgres")
        assert f"Run {COMMAND}." in service.command("run").stderr
        assert content(service.data_dir / "postgres") == before
        old.start()
        assert query(old, "SELECT count(*) FROM notes") == [(20_000,)]
    upgrade(service)
    assert_is_upgraded(service, data)


def kill_upgrade(service: LiveService, until: str) -> None:
    """Begin an upgrade, and kill it when a file is there."""
    command = [sys.executable, "-m", "service", "upgrade-postgresql"]
    killed = subprocess.Popen(command, cwd=ROOT, env=service.environment, stdout=subprocess.DEVNULL)
    wait_until((service.data_dir / "postgres.upgrade" / until).exists, "the upgrade goes on")
    killed.kill()
    killed.wait(timeout=LONG)


def query(server: Embedded, statement: str) -> list[tuple[Any, ...]]:
    with closing(psycopg2.connect(server.owner_dsn)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_failed_upgrade_says_why_and_leaves_the_old_data(service: LiveService) -> None:
    old = Embedded(service.data_dir, version=OLD)
    old.start()
    query(old, "CREATE TABLE refused (of regproc)")  # a type that pg_upgrade refuses
    done = service.command("upgrade-postgresql")
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "pg_upgrade failed: " in done.stderr
    assert "reg* data types" in done.stderr
    assert servers(service) == []
    old.start()
    assert query(old, "SELECT count(*) FROM refused") == [(0,)]
