"""The service behind PgBouncer, which pools sessions or transactions: the tutorial, and races of equal creates."""

import os
import secrets
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg2
import pytest

from tests.support.cluster import free_port
from tests.support.live_service import SERVER, LiveService
from tests.support.tools import needs
from tests.support.tutorial import run_tutorial
from tests.support.waiting import LONG, wait_until

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="needs the embedded server"),
    needs("pgbouncer"),
]

USER = "pgserver"
"""As root, PgBouncer runs as the user of the embedded PostgreSQL, because it refuses to run as root."""
CONFIGURATION = """
[databases]
patient_graph = host={host} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
default_pool_size = {size}
"""
NO_STATEMENTS = (
    "The connection pooler of DATABASE_URL does not keep prepared statements. Set PREPARED_STATEMENTS=off, or use "
    "PgBouncer 1.21 or newer with max_prepared_statements, or let it pool sessions.\n"
)
NO_TRANSACTIONS = "The connection pooler of DATABASE_URL runs no transactions."


@contextmanager
def pgbouncer(service: LiveService, mode: str, size: int = 20) -> Iterator[str]:
    """A PgBouncer for the database of a service. Yields the URL of the database behind it."""
    host, port = service.postgres.owner_dsn.partition("host=")[2], free_port()
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    with tempfile.NamedTemporaryFile("w", suffix=".ini") as file, tempfile.TemporaryFile() as log:
        file.write(CONFIGURATION.format(host=host, port=port, mode=mode, size=size))
        file.flush()
        Path(file.name).chmod(0o644)
        process = subprocess.Popen([*as_user, "pgbouncer", file.name], stdout=log, stderr=log)
        url = f"postgresql://postgres@127.0.0.1:{port}/patient_graph"
        try:
            wait_until(lambda: accepts(url), "PgBouncer starts")
            yield url
        finally:
            process.terminate()
            process.wait(timeout=LONG)


def accepts(url: str) -> bool:
    with suppress(psycopg2.OperationalError), closing(psycopg2.connect(url)):
        return True
    return False


def behind(url: str, **environment: str) -> LiveService:
    service = LiveService(DATABASE_URL=url, **environment)
    service.data_dir.mkdir()
    return service


@pytest.mark.parametrize("prepared_statements", ["on", "off"])
@pytest.mark.parametrize("mode", ["session", "transaction"])
def test_tutorial_and_races_pass_behind_pgbouncer(service: LiveService, mode: str, prepared_statements: str) -> None:
    with pgbouncer(service, mode) as url:
        pooled = behind(url, PREPARED_STATEMENTS=prepared_statements)
        if (mode, prepared_statements) == ("transaction", "on"):
            done = pooled.command("run")  # PgBouncer 1.21 would start
            assert (done.returncode, done.stderr) == (1, NO_STATEMENTS)
            pooled.clean_up()
            return
        pooled.start()
        assert run_tutorial(pooled)[-1] == "deleted"
        race(pooled)
        assert '"event":"internal_error"' not in pooled.log
        pooled.clean_up()


def race(service: LiveService) -> None:
    """Send 40 equal creates at once, several times: one of each is accepted."""
    with service.api(service.token()) as api, ThreadPoolExecutor(40) as threads:
        for _ in range(5):
            person = {
                "brand_id": "demo",
                "first_name": "Ada",
                "last_name": "Lovelace",
                "email": f"{secrets.token_hex(8)}@example.com",
            }
            created = threads.map(lambda _, body=person: api.post("/v1/patients", json=body).status_code, range(40))
            assert sorted(created) == [201] + [409] * 39


def test_every_transaction_has_its_role_and_settings(service: LiveService) -> None:
    """Another client of the pooler leaves sessions without them, and with others."""
    with pgbouncer(service, "transaction", size=1) as url, closing(psycopg2.connect(url)) as other:
        pooled = behind(url, PREPARED_STATEMENTS="off").start()
        with pooled.api(pooled.token()) as api, other, other.cursor() as cursor:
            cursor.execute("SET role = postgres; SET timezone = 'Asia/Tokyo'; SET statement_timeout = 1; COMMIT")
            body = {"brand_id": "demo", "first_name": "a", "last_name": "b"}
            created = api.post("/v1/patients", json=body).json()
            assert api.get(f"/v1/patients/{created['id']}").json() == created
            assert created["created_at"][:13] == created["updated_at"][:13]
            other.rollback()
            cursor.execute("SET statement_timeout = 0; COMMIT")
        pooled.clean_up()


def test_pooler_of_statements_is_refused_at_startup(service: LiveService) -> None:
    with pgbouncer(service, "statement") as url:
        pooled = behind(url, PREPARED_STATEMENTS="off")
        done = pooled.command("run")
        pooled.clean_up()
    assert done.returncode == 1
    assert done.stderr.startswith(NO_TRANSACTIONS)


def test_rekey_through_a_pooler_is_refused(service: LiveService) -> None:
    with pgbouncer(service, "session") as url:
        pooled = behind(url)
        done = pooled.command("rekey")
        pooled.clean_up()
    assert (done.returncode, done.stderr) == (
        1,
        "DATABASE_URL leads to a connection pooler. Run rekey with the address of the server itself.\n",
    )
