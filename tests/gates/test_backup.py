"""Backup and restore between servers of PostgreSQL 15, also when they are killed or the disk is full."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import psycopg2
import pytest

from tests.support.cluster import DEBIAN, Server, needs_debian, new_home, new_server
from tests.support.graph import Graph
from tests.support.live_service import ROOT, SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.responses import client, fill, register, responses
from tests.support.waiting import LONG, wait_until

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="needs servers of its own"),
    needs_debian,
]

# 26 MB that take a dump a while, in few rows.
NOTES = """
CREATE TABLE notes AS SELECT g AS id, (SELECT string_agg(md5(g * i || ''), '') FROM generate_series(1, 40) i) AS text
FROM generate_series(1, 20000) g"""


class Source(NamedTuple):
    """A service that runs, its server and its erasure ledger."""

    service: LiveService
    server: Server
    graphs: dict[str, Graph]
    ledger: Path

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "service", *arguments]

    def environment(self, login: str) -> dict[str, str]:
        return self.service.environment | {"DATABASE_URL": url(self.server, login)}


def url(server: Server, login: str) -> str:
    return f"postgresql://{login}@127.0.0.1:{server.port}/graph"


@contextmanager
def running_server(name: str) -> Iterator[Server]:
    """A new server with an empty database, whose owner is no superuser."""
    home = new_home()
    server = new_server(home, name, DEBIAN, {})
    server.create()
    server.start()
    server.sql("CREATE ROLE graph LOGIN CREATEROLE")
    server.sql("CREATE DATABASE graph OWNER graph ENCODING 'UTF8' TEMPLATE template0")
    try:
        yield server
    finally:
        server.kill()
        shutil.rmtree(home)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    ledger = tmp_path_factory.mktemp("ledger") / "ledger"
    with running_server("source") as server:
        environment = {"DATABASE_URL": url(server, "graph"), "ERASURE_LEDGER": str(ledger), "AUDIT_READS": "false"}
        service = LiveService(**environment, **LONG_TIMEOUT_ENV)
        service.data_dir.mkdir()
        graphs = fill(service.start())
        server.run("psql", "--quiet", f"--command={NOTES}", url(server, "graph"))
        server.sql("CREATE ROLE backup LOGIN BYPASSRLS IN ROLE pg_read_all_data")
        yield Source(service, server, graphs, ledger)
        service.clean_up()


def back_up(source: Source, file: Path) -> subprocess.CompletedProcess[str]:
    return run(source.command("backup", str(file)), source.environment("backup"))


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=LONG)


@pytest.fixture
def begun(source: Source, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A backup into the file `b` that has written a part of the dump."""
    command, part = source.command("backup", str(tmp_path / "b")), tmp_path / "b.part"
    with subprocess.Popen(
        command, cwd=ROOT, env=source.environment("backup"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        wait_until(lambda: part.exists() and part.stat().st_size, "a part is written")
        yield process


def test_restored_service_returns_what_it_returned_before(source: Source, tmp_path: Path) -> None:
    """Into a server without the roles. A patient is erased after the backup, and a first restore is killed."""
    erased = register(source.service, "acme")
    done = back_up(source, tmp_path / "b")
    assert (done.returncode, done.stderr) == (0, "")
    with client(source.service, "acme") as api:
        assert api.delete(f"/v1/patients/{erased}").json()["status"] == "deleted"
    with running_server("target") as server, service_on(server, source) as service:
        restore = source.command("restore", str(tmp_path / "b"))
        kill_restore(restore, service.environment, server)
        done = run(restore, service.environment)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("Patients erased again: 1.\n")
        assert responses(service.start(), source.graphs) == responses(source.service, source.graphs)
        with client(service, "acme") as api:
            assert api.get(f"/v1/patients/{erased}").status_code == 404
        assert register(service, "acme")


@contextmanager
def service_on(server: Server, source: Source) -> Iterator[LiveService]:
    """A service with the settings and the keys of the source on another server. It does not run."""
    service = LiveService(**source.service._environment | {"DATABASE_URL": url(server, "graph")})
    service.data_dir.mkdir()
    shutil.copy(source.service.data_dir / "local-signing-key.json", service.data_dir)
    try:
        yield service
    finally:
        service.clean_up()


def kill_restore(command: list[str], environment: dict[str, str], server: Server) -> None:
    """Kill a restore while it copies rows. The database is then as empty as before."""
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        copies = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'graph' AND query LIKE 'COPY public.notes %'"
        wait_until(lambda: server.sql(copies) == [(1,)], "rows are copied")
        process.kill()
        assert process.communicate(timeout=LONG) == (b"", None)
    sessions = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'graph'"
    wait_until(lambda: server.sql(sessions) == [(0,)], "the transaction is rolled back")
    relations = "SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace"
    with closing(psycopg2.connect(url(server, "graph"))) as connection, connection.cursor() as cursor:
        cursor.execute(relations)
        assert cursor.fetchall() == []


@pytest.mark.parametrize("ended", ["pg_dump", "session"])
def test_backup_that_loses_its_dump_or_session_leaves_no_file(
    source: Source, begun: "subprocess.Popen[str]", tmp_path: Path, ended: str
) -> None:
    begun.send_signal(signal.SIGSTOP)
    if ended == "pg_dump":
        (child,) = Path(f"/proc/{begun.pid}/task/{begun.pid}/children").read_text(encoding="ascii").split()
        os.kill(int(child), signal.SIGKILL)
    else:
        idle = "usename = 'backup' AND state = 'idle in transaction'"
        assert source.server.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {idle}")
    begun.send_signal(signal.SIGCONT)
    said, error = begun.communicate(timeout=LONG)
    assert (begun.returncode, said, list(tmp_path.iterdir())) == (1, "", [])
    assert ("pg_dump failed: it ended with status -9." if ended == "pg_dump" else "terminat") in error


def test_killed_backup_leaves_a_part_that_the_next_one_replaces(
    source: Source, begun: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    begun.kill()
    begun.communicate(timeout=LONG)
    assert [each.name for each in tmp_path.iterdir()] == ["b.part"]
    (tmp_path / "b.part").rename(tmp_path / "c")
    refused = run(source.command("restore", str(tmp_path / "c")), source.environment("graph"))
    assert (refused.returncode, "is not a complete backup" in refused.stderr) == (1, True)
    (tmp_path / "c").rename(tmp_path / "b.part")
    assert back_up(source, tmp_path / "b").returncode == 0
    assert [each.name for each in tmp_path.iterdir()] == ["b"]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a disk on a folder. Skips the test where no disk can be mounted."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_full_disk_leaves_no_backup_and_no_rows(source: Source, tmp_path: Path) -> None:
    assert back_up(source, tmp_path / "b").returncode == 0
    with small_disk(tmp_path / "disk", "2m"):
        done = back_up(source, tmp_path / "disk" / "b")
        assert (done.returncode, done.stdout, list((tmp_path / "disk").iterdir())) == (1, "", [])
        assert "No space left on device" in done.stderr
    service = LiveService(**LONG_TIMEOUT_ENV)
    with ExitStack() as stack:
        stack.callback(service.clean_up)
        stack.enter_context(small_disk(service.data_dir, "100m"))
        full = service.command("restore", str(tmp_path / "b"))
        assert (full.returncode, "Restored" in full.stdout) == (1, False)
        assert full.stderr
        subprocess.run(["mount", "-o", "remount,size=500m", str(service.data_dir)], check=True)
        restored = service.command("restore", str(tmp_path / "b"))
        assert (restored.returncode, restored.stderr) == (0, "")
