"""A restore to a second before a mistake, from a base backup and archived WAL, with the files of deploy/postgresql."""

import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.cluster import DEBIAN, Server, needs_debian, new_home, new_server
from tests.support.graph import Graph
from tests.support.live_service import ROOT, SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.responses import Response, client, fill, register, responses
from tests.support.waiting import wait_until

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="restores servers of its own"),
    needs_debian,
]

DEPLOY = ROOT / "deploy/postgresql"
BACKUPS = "/var/backups/patient-graph"
DATABASE = "graph"


class Accident(NamedTuple):
    """A service whose patients were deleted by mistake, with the archive and the base backup of its server."""

    service: LiveService
    home: Path
    graphs: dict[str, Graph]
    erased: str
    """The patient who was erased between the two times."""
    times: dict[str, str]
    """Times of the server: `before the erasure` and `before the mistake`."""
    responses: dict[str, Response]
    """The responses of the service before the mistake."""


def install(server: Server, home: Path, name: str, added: str = "") -> None:
    """Install a file of settings, with the folder of the test for that of the document."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert BACKUPS in text
    folder = server.data / "conf.d"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text.replace(BACKUPS, str(home / "backups")) + added, encoding="utf-8")


def new_primary(home: Path) -> Server:
    """Start a server with TLS, an archive and a login for base backups."""
    server = new_server(home, "primary", DEBIAN, {"include_dir": "conf.d", "ssl": "on"})
    server.create()
    for folder in ("backups", "backups/wal", "backups/base"):
        (home / folder).mkdir()
        shutil.chown(home / folder, server.data.owner(), server.data.group())
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    name = ("-subj", "/CN=database", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(server.data / "server.key"), "-out", str(server.data / "server.crt"))
    server.run("/usr/bin/openssl", "req", "-x509", *key, *name, *files)
    for_tests = "host all postgres 127.0.0.1/32 trust\n"
    hba = (DEPLOY / "pg_hba.conf").read_text(encoding="utf-8")
    (server.data / "pg_hba.conf").write_text(for_tests + hba, encoding="utf-8")
    install(server, home, "archive.conf")
    server.start()
    server.sql(f"CREATE DATABASE {DATABASE}")
    return server


def back_up(server: Server, home: Path) -> None:
    password, sql = secrets.token_hex(16), (DEPLOY / "base-backup.sql").read_text(encoding="utf-8")
    script = server.data.parent / "base-backup.sql"
    script.write_text(sql, encoding="utf-8")
    server.run("psql", "--quiet", f"--file={script}", server.url, BASE_BACKUP_PASSWORD=password)
    tls = f"sslmode=verify-full sslrootcert={server.data / 'server.crt'}"
    login = f"host=127.0.0.1 port={server.port} user=base_backup {tls}"
    folder = str(home / "backups/base/today")
    server.run("pg_basebackup", f"--dbname={login}", "--checkpoint=fast", f"--pgdata={folder}", PGPASSWORD=password)
    server.run("pg_verifybackup", "--quiet", folder)


def clock(server: Server) -> str:
    return str(server.sql("SELECT clock_timestamp()::text")[0][0])


def url(server: Server) -> str:
    return f"postgresql://postgres@127.0.0.1:{server.port}/{DATABASE}"


@pytest.fixture(scope="module")
def accident() -> Iterator[Accident]:
    home, times = new_home(), {}
    primary = new_primary(home)
    service = LiveService(
        DATABASE_URL=url(primary), ERASURE_LEDGER=str(home / "ledger"), AUDIT_READS="false", **LONG_TIMEOUT_ENV
    )
    service.data_dir.mkdir()
    graphs = fill(service.start())
    back_up(primary, home)
    kept, erased = (register(service, "acme") for _ in range(2))
    times["before the erasure"] = clock(primary)
    with client(service, "acme") as api:
        assert api.delete(f"/v1/patients/{erased}").json()["status"] == "deleted"
        returned = responses(service, graphs)
        assert kept in returned
        times["before the mistake"] = clock(primary)
        primary.run("psql", "--quiet", "--command=TRUNCATE patients CASCADE", url(primary))
        assert api.get(f"/v1/patients/{kept}").status_code == 404
    service.stop()
    primary.stop()  # archives the rest
    yield Accident(service, home, graphs, erased, times, returned)
    service.clean_up()


@pytest.fixture
def restored(accident: Accident, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server that was restored to the time of the parameter."""
    home, time = accident.home, accident.times[request.param]
    server = new_server(home, f"restored-{secrets.token_hex(2)}", DEBIAN, {})
    subprocess.run(["cp", "-a", str(home / "backups/base/today"), str(server.data)], check=True)
    install(server, home, "point-in-time.conf", f"recovery_target_time = '{time}'\n")
    (server.data / "recovery.signal").touch()
    archived = sorted((home / "backups/wal").iterdir())
    server.start()
    wait_until(lambda: not server.is_standby(), "the server is promoted")
    yield server
    server.stop()
    assert sorted((home / "backups/wal").iterdir()) == archived


@pytest.fixture
def service(accident: Accident, restored: Server) -> Iterator[LiveService]:
    """The service of before, which does not run, with the restored server."""
    accident.service._environment["DATABASE_URL"] = url(restored)
    yield accident.service
    accident.service.stop()


@pytest.mark.parametrize("restored", ["before the mistake"], indirect=True)
def test_restore_to_before_a_mistake_returns_what_was_there(accident: Accident, service: LiveService) -> None:
    assert responses(service.start(), accident.graphs) == accident.responses
    assert accident.erased not in accident.responses


@pytest.mark.parametrize("restored", ["before the erasure"], indirect=True)
def test_ledger_erases_again_what_a_point_in_time_has_back(accident: Accident, service: LiveService) -> None:
    refused = service.command("run")
    assert refused.returncode == 1
    assert "erasures that it lacks: 1. Repeat them with `python -m service restore --ledger-only`" in refused.stderr
    replayed = service.command("restore", "--ledger-only")
    assert (replayed.returncode, replayed.stderr) == (0, "")
    assert replayed.stdout.endswith("Patients erased again: 1.\n")
    assert responses(service.start(), accident.graphs) == accident.responses
    with client(service, "acme") as api:
        assert api.get(f"/v1/patients/{accident.erased}").status_code == 404
        assert register(service, "acme")  # it accepts writes
