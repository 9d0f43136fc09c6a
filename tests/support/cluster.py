"""A PostgreSQL primary and a synchronous standby on loopback, for tests of failovers.

with Cluster() as cluster:
    cluster.primary.kill()
    cluster.promote()
    cluster.rejoin()
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import psycopg2
import pytest

from db.core.embedded import Embedded
from db.core.embedded_programs import binaries
from tests.support.fork_server import fork_server
from tests.support.tools import ALL_REQUIRED
from tests.support.waiting import LONG, wait_until

DEBIAN = Path("/usr/lib/postgresql/15/bin")
needs_debian = pytest.mark.skipif(
    not (DEBIAN.exists() or ALL_REQUIRED), reason="PostgreSQL 15 of Debian is not installed here"
)
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "shared_buffers": "32MB",
    "wal_keep_size": "512MB",  # a standby that was away catches up
    "wal_log_hints": "on",  # for pg_rewind
    "hot_standby": "on",
    # Statements contain PHI, also those of tests.
    "log_min_error_statement": "panic",
}


class Server:
    """One server with its own data directory and port. As root it runs as the user of the embedded PostgreSQL."""

    def __init__(self, name: str, home: Path, programs: Path, user: str | None, settings: dict[str, str]) -> None:
        self.name = name
        self.port = free_port()
        self.data = home / "postgres"  # where the fork server finds a server that a killed test run left
        self.log_path = home / "log"
        self._programs = programs
        self._user = user
        self._settings = _SETTINGS | settings
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The URL of the database, as its owner and superuser."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        # The port is no setting of the file, which standbys copy.
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._programs / "postgres"), "-D", str(self.data), f"--port={self.port}"],
                **self._as_user(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(self._accepts, f"{self.name} starts")

    def stop(self, with_signal: int = signal.SIGINT) -> None:
        """Stop the server: SIGINT is a fast shutdown, SIGTERM a smart one, SIGQUIT an immediate one."""
        if self._process is not None:
            self._process.send_signal(with_signal)
            self._process.wait(timeout=LONG)
            self._process = None

    def kill(self) -> None:
        """End all processes of the server by SIGKILL, as when its machine fails."""
        if self._process is not None:
            pids = [self.pid, *self.children()]
            _send(signal.SIGKILL, pids)
            self._process.wait(timeout=LONG)
            self._process = None
            wait_until(lambda: not any(map(_is_alive, pids)), f"{self.name} ends")

    def pause(self, only: str = "") -> list[int]:
        """Stop all processes of the server, or only those with that title, such as `walreceiver`. See `resume`."""
        pids = self.children(only) if only else [self.pid, *self.children()]
        assert pids, f"{self.name} has no {only}"
        _send(signal.SIGSTOP, pids)
        return pids

    def resume(self) -> None:
        """Continue all processes of the server."""
        _send(signal.SIGCONT, [self.pid, *self.children()])

    @property
    def pid(self) -> int:
        """The process id of the postmaster."""
        assert self._process is not None
        return self._process.pid

    def children(self, title: str = "") -> list[int]:
        """Return the process ids of the postmaster's children, or of those with that title."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii").split()
        return [int(child) for child in children if title in _title(int(child))]

    def sql(self, query: str, *values: Any, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the superuser, outside of a transaction."""
        with closing(psycopg2.connect(self.url, dbname=database, connect_timeout=LONG)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(query, values or None)
                return cursor.fetchall() if cursor.description else []

    def is_standby(self) -> bool:
        """Return whether the server is a standby, which accepts no writes."""
        return bool(self.sql("SELECT pg_is_in_recovery()")[0][0])

    def promote(self) -> None:
        """Make a standby a primary, and wait until it is one."""
        assert self.sql("SELECT pg_promote(true, %s)", LONG) == [(True,)]

    def require_standby(self, names: str) -> None:
        """Set `synchronous_standby_names`; with `*`, commits wait for a standby. An empty text ends the wait."""
        self.sql(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
        self.sql("SELECT pg_reload_conf()")
        wait_until(lambda: self.sql("SHOW synchronous_standby_names") == [(names,)], "the setting is read")

    def has_synchronous_standby(self) -> bool:
        return self.sql("SELECT count(*) > 0 FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')")[0][0]

    def psql(self, file: Path, **environment: str) -> None:
        """Run a file as the superuser."""
        done = subprocess.run(
            [str(self._programs / "psql"), "-X", "-q", "-d", self.url, "-f", str(file)],
            env={"PATH": "/usr/bin:/bin"} | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")

    def require_passwords(self, *logins: str) -> None:
        """Have these logins authenticate by their passwords; all others need none."""
        path = self.data / "pg_hba.conf"
        lines = [f"host all {login} all scram-sha-256\n" for login in logins]
        path.write_text("".join([*lines, path.read_text(encoding="utf-8")]), encoding="utf-8")
        self.sql("SELECT pg_reload_conf()")

    def create(self) -> None:
        """Create the data directory. Starts nothing."""
        self.run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-U", "postgres",
                  "-D", str(self.data))  # fmt: skip
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in self._settings.items())

    def copy_from(self, primary: "Server") -> None:
        """Replace the data directory by a base backup of a primary, and make the server its standby."""
        shutil.rmtree(self.data, ignore_errors=True)
        self.run("pg_basebackup", "-R", "-c", "fast", "--no-sync", "-D", str(self.data), "-d", self._source(primary))
        self._forget_standby_names()

    def rewind_from(self, primary: "Server") -> None:
        """Make the data directory that of a standby of the primary that was promoted instead of this server."""
        primary.sql("CHECKPOINT")  # pg_rewind reads the timeline of the source from its control file
        self.run("pg_rewind", "-R", "--no-sync", "-D", str(self.data), "--source-server", self._source(primary))
        self._forget_standby_names()

    def _source(self, primary: "Server") -> str:
        return f"host=127.0.0.1 port={primary.port} user=postgres dbname=postgres application_name={self.name}"

    def _forget_standby_names(self) -> None:
        """Remove the setting that was copied from the primary: a promoted server has no standby at first."""
        path = self.data / "postgresql.auto.conf"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(each for each in lines if "synchronous_standby_names" not in each), encoding="utf-8")

    def _accepts(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.log_path.read_text(encoding="utf-8")[-2000:]
        with suppress(psycopg2.OperationalError):
            return self.sql("SELECT 1") == [(1,)]
        return False

    def run(self, program: str, *arguments: str, **environment: str) -> None:
        """Run one of PostgreSQL's programs, or another one, as the user of the server."""
        options = self._as_user()
        options["env"] |= environment
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(command, **options, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{program}: {done.stderr}"

    def _as_user(self) -> dict[str, Any]:
        return {
            "user": self._user,
            "group": self._user,
            "extra_groups": [] if self._user else None,
            "cwd": self.data.parent,
            "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            "stdin": subprocess.DEVNULL,
        }


class Cluster:
    """A primary and a standby, which change places in a failover. Commits wait for the standby.

    `programs` is the folder of PostgreSQL's programs, by default that of the embedded PostgreSQL; DEBIAN is that of
    Debian's PostgreSQL 15. `settings` are settings of the servers.
    """

    def __init__(self, programs: Path | None = None, **settings: str) -> None:
        self._home = new_home()
        self.primary, self.standby = (
            new_server(self._home, name, programs or binaries(), settings) for name in ("one", "two")
        )

    def start(self) -> Self:
        """Create and start both servers."""
        self.primary.create()
        self.primary.start()
        self.standby.copy_from(self.primary)
        self.standby.start()
        self.require_standby()
        return self

    def require_standby(self) -> None:
        """Let commits wait for the standby."""
        self.primary.require_standby("*")
        wait_until(self.primary.has_synchronous_standby, "the standby streams")

    def promote(self) -> None:
        """Make the standby the primary, and the former primary the standby, which is not running. See `rejoin`."""
        self.standby.promote()
        self.primary, self.standby = self.standby, self.primary

    def rejoin(self, *, by_backup: bool = False) -> None:
        """Let the former primary, which must have ended, follow the primary: by pg_rewind or by a new base backup."""
        if by_backup:
            self.standby.copy_from(self.primary)
        else:
            self.standby.rewind_from(self.primary)
        self.standby.start()
        self.require_standby()

    def close(self) -> None:
        """End both servers, also paused ones, and remove their data."""
        for server in (self.primary, self.standby):
            server.kill()
        shutil.rmtree(self._home)

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.close()
            raise

    def __exit__(self, *_: object) -> None:
        self.close()


def new_home() -> Path:
    """Return a new folder for servers. The fork server ends those that are left in it."""
    return Path(tempfile.mkdtemp(dir=fork_server().directory))


def new_server(home: Path, name: str, programs: Path, settings: dict[str, str]) -> Server:
    """Return a server without data, with a folder of its own."""
    embedded = Embedded(home / "embedded")  # never started: it only makes the user that may be needed
    embedded.let_in()
    directory = home / name
    directory.mkdir(mode=0o700)
    embedded.give(directory)
    return Server(name, directory, programs, embedded._user, settings)


@contextmanager
def single_server(programs: Path | None = None, **settings: str) -> Iterator[Server]:
    """A primary without a standby."""
    cluster = Cluster(programs, **settings)
    try:
        cluster.primary.create()
        cluster.primary.start()
        yield cluster.primary
    finally:
        cluster.close()


def _send(number: int, pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):  # it has ended since
            os.kill(pid, number)


def _is_alive(pid: int) -> bool:
    """Return whether a process runs; a zombie does not."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    return False


def _title(pid: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
    return ""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
