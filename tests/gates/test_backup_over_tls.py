"""A backup over TLS, with the login, the rules and the certificate of a deployment."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from tests.support.cluster import DEBIAN, Server, needs_debian, single_server
from tests.support.live_service import ROOT, SERVER, LiveService
from tests.support.waiting import wait_until

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="starts a server of its own"),
    needs_debian,
]

DEPLOY = ROOT / "deploy/postgresql"
PASSWORD = "of-everyone"


def url(server: Server, login: str) -> str:
    tls = f"sslmode=verify-full&sslrootcert={server.data / 'server.crt'}"
    return f"postgresql://{login}:{PASSWORD}@127.0.0.1:{server.port}/graph?{tls}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that requires TLS and passwords, with all logins."""
    with single_server(DEBIAN) as running:
        running.psql(DEPLOY / "create.sql", GRAPH_PASSWORD=PASSWORD, GRAPH_SERVICE_PASSWORD=PASSWORD)
        running.psql(DEPLOY / "backup.sql", GRAPH_BACKUP_PASSWORD=PASSWORD)
        require_tls(running)
        yield running


@pytest.fixture(scope="module")
def service(server: Server) -> Iterator[LiveService]:
    """A service that does not run, with migrated tables."""
    service = LiveService(DATABASE_URL=url(server, "graph_service"))
    migrated = service.command("migrate", MIGRATION_URL=url(server, "graph"))
    assert (migrated.returncode, migrated.stderr) == (0, "")
    service._environment["DATABASE_URL"] = url(server, "graph_backup")
    yield service
    service.clean_up()


def require_tls(server: Server) -> None:
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    name = ("-subj", "/CN=database", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(server.data / "server.key"), "-out", str(server.data / "server.crt"))
    server.run("/usr/bin/openssl", "req", "-x509", *key, *name, *files)
    for_tests = "host all postgres 127.0.0.1/32 trust\n"
    hba = (DEPLOY / "pg_hba.conf").read_text(encoding="utf-8")
    (server.data / "pg_hba.conf").write_text(for_tests + hba, encoding="utf-8")
    server.sql("ALTER SYSTEM SET ssl = on")
    server.sql("SELECT pg_reload_conf()")
    wait_until(lambda: server.sql("SHOW ssl") == [("on",)], "new sessions see the new configuration")


def test_backup_over_tls_has_every_table(service: LiveService, tmp_path: Path) -> None:
    done = service.command("backup", str(tmp_path / "today.backup"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "All rows in the file were compared with the database." in done.stdout


def test_backup_over_tls_names_the_programs_it_needs(service: LiveService, tmp_path: Path) -> None:
    done = service.command("backup", str(tmp_path / "today.backup"), PATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.endswith("or newer are required in PATH, because the connection uses TLS.\n")
    assert not list(tmp_path.iterdir())


def test_every_login_of_the_service_and_of_the_relay_is_admitted(service: LiveService, server: Server) -> None:
    server.psql(DEPLOY / "service-login.sql", GRAPH_LOGIN="graph_service_2", GRAPH_LOGIN_PASSWORD=PASSWORD)
    for login in ("graph_service", "graph_service_2"):
        with closing(psycopg2.connect(url(server, login))) as connection, connection.cursor() as cursor:
            cursor.execute("SET ROLE patient_graph_service")
            cursor.execute("SELECT count(*) FROM patients")
            assert cursor.fetchall() == [(0,)]
    server.sql(f"CREATE ROLE graph_relay LOGIN PASSWORD '{PASSWORD}' IN ROLE patient_graph_relay")
    server.sql("GRANT CONNECT ON DATABASE graph TO graph_relay")
    psycopg2.connect(url(server, "graph_relay")).close()
    server.sql("CREATE ROLE other LOGIN PASSWORD 'x'")
    with pytest.raises(psycopg2.OperationalError, match=r"no pg_hba\.conf entry"):
        psycopg2.connect(url(server, "other"))
