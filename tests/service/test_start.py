"""A failing start prints one message and leaves no process behind."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.identity_form import Form
from tests.support.live_service import LiveService


@pytest.fixture
def stopped_service() -> Iterator[LiveService]:
    """A service for running commands."""
    running = LiveService()
    yield running
    running.clean_up()


@pytest.fixture
def used_port() -> Iterator[str]:
    """A port in use."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield str(listener.getsockname()[1])


def outcome(done: subprocess.CompletedProcess[str]) -> tuple[int, str]:
    """Return the exit status of a command and its error output."""
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize("processes", ["1", "2"])
def test_metrics_port_in_use_is_reported_with_its_variable(
    stopped_service: LiveService, used_port: str, processes: str
) -> None:
    status, said = outcome(stopped_service.command("run", METRICS_PORT=used_port, PROCESSES=processes))
    assert (status, said) == (1, f"METRICS_PORT={used_port} cannot be used (Address already in use).\n")


def test_port_in_use_is_reported_with_its_variables(stopped_service: LiveService, used_port: str) -> None:
    status, said = outcome(stopped_service.command("run", PORT=used_port))
    assert status == 1
    assert said.startswith(f"127.0.0.1:{used_port} cannot be used (")
    assert said.endswith("); choose another with HOST= and PORT=.\n")


@pytest.mark.parametrize("environment", [{}, {"PROCESSES": "2"}])
def test_serve_command_is_only_for_child_processes(stopped_service: LiveService, environment: dict[str, str]) -> None:
    assert outcome(stopped_service.command("serve", **environment)) == (
        1,
        "`serve` is for the processes that `run` starts.\n",
    )


@pytest.mark.parametrize("processes", ["1", "2"])
def test_database_of_another_edition_stops_the_start(own_service: LiveService, processes: str) -> None:
    own_service.start()
    own_service.sql("UPDATE schema_migrations SET sha256 = 'of another edition' WHERE name LIKE '0001%'")
    own_service.stop()
    own_service._environment["PROCESSES"] = processes
    begin = len(own_service.log)
    with pytest.raises(AssertionError):  # fails at once if it serves nevertheless
        own_service.start()
    assert own_service.exit_status == 1
    said = own_service.log[begin:]
    assert said.startswith("The database was migrated by another version of 0001_")
    assert said.endswith(".sql.\n")


def test_database_of_older_postgresql_stops_the_start(service: LiveService, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.errors import StartupError
    from service.process import database

    monkeypatch.setattr(database, "OLDEST_POSTGRESQL", 99)
    with pytest.raises(StartupError, match=r"PostgreSQL \d\d is too old; 99 or newer is required\."):
        database.prepare(service.owner_dsn(), Form())


def test_invalid_database_url_is_reported(stopped_service: LiveService) -> None:
    production = {"ENVIRONMENT": "production", "ISSUER": "https://id.example.com"}
    status, said = outcome(stopped_service.command("run", DATABASE_URL="secret nonsense", **production))
    assert (status, said) == (1, "DATABASE_URL is not a PostgreSQL connection string.\n")


def test_data_directory_is_used_by_one_service_at_a_time(own_service: LiveService) -> None:
    own_service.start()
    status, said = outcome(own_service.command("run"))
    assert (status, said) == (1, f"Another service uses {own_service.data_dir}; set another DATA_DIR.\n")
    own_service.stop()
    own_service.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs the user that root makes")
def test_taken_socket_directory_of_a_long_path_is_reported(tmp_path: Path) -> None:
    from db.core.embedded import Embedded
    from db.core.embedded_programs import EmbeddedFailed

    folder = tmp_path / ("long" * 30)
    short = Embedded(folder)._socket
    short.rmdir()
    short.symlink_to(tmp_path)
    try:
        with pytest.raises(EmbeddedFailed, match="belongs to somebody else; choose a DATA_DIR with a shorter path"):
            Embedded(folder)
    finally:
        short.unlink()
