"""Starting the service: output, commands, and clean stops."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest

from service.contract.compile import every_scope
from tests.support.fork_server import fork_server
from tests.support.live_service import ANYONE, ROOT, SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUT_ENV
from tests.support.tutorial import run_tutorial
from tests.support.waiting import LONG, wait_until


def claims(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    decoded: dict[str, Any] = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return decoded


def test_printed_curl_line_is_201_and_then_409(service: LiveService) -> None:
    (line,) = re.findall(r"^curl .*$", service.log, re.MULTILINE)
    statuses = [
        subprocess.check_output(["bash", "-c", f"{line} -s -o /dev/null -w '%{{http_code}}'"]) for _ in range(2)
    ]
    assert statuses == [b"201", b"409"]


def test_printed_urls_work(service: LiveService) -> None:
    (docs,) = re.findall(r"Documentation: (\S+)", service.log)
    page = ANYONE.get(docs)
    assert page.status_code == 200
    sources = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(sources) > 3
    for source in sources:
        assert source.startswith(("/docs/", "/explorer/", "/openapi."))
        is_missing = (
            source.startswith("/docs/guides/") and not (ROOT / "service/http/site/index.html").exists()
        )  # `make site`
        assert ANYONE.get(service.url + source).status_code == (404 if is_missing else 200)


def test_second_start_keeps_the_data(own_service: LiveService) -> None:
    own_service.start()
    token = own_service.token()
    with own_service.api(token) as api:
        created = api.post(
            "/v1/patients", json={"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
        ).json()
    for stop_with in (signal.SIGINT, signal.SIGTERM):
        assert SERVER or own_service.postgres.process_id()
        assert own_service.stop(stop_with) == 0
        assert not (own_service.data_dir / "postgres" / "postmaster.pid").exists()
        own_service.start()
        with own_service.api(token) as api:
            assert api.get(f"/v1/patients/{created['id']}").json() == created
    assert "Traceback" not in own_service.log


def test_default_token_has_every_scope_and_brand_demo(service: LiveService) -> None:
    done = service.command("token")
    assert re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+\n", done.stdout)
    assert done.stderr == ""
    default = claims(done.stdout)
    assert (default["brand_id"], default["scope"].split()) == ("demo", every_scope())
    assert default["sub"] == default["client_id"]
    chosen = claims(service.printed_token(brand="acme", scope="read:patients", subject="u1"))
    assert (chosen["brand_id"], chosen["scope"], chosen["sub"]) == ("acme", "read:patients", "u1")


def test_a_minted_token_works_with_the_running_service(service: LiveService) -> None:
    with service.api(service.printed_token(brand="acme", scope="read:patients")) as api:
        assert api.get("/v1/patients", params={"brand_id": "acme"}).status_code == 200
        assert api.get("/v1/patients", params={"brand_id": "demo"}).status_code == 403


def test_token_command_requires_local_mode(service: LiveService) -> None:
    done = service.command("token", ISSUER="https://id.example.com")
    assert (done.returncode, done.stdout) == (1, "")
    assert "local mode only" in done.stderr


@pytest.mark.parametrize(
    "variable",
    [
        {"ENVIRONMENT": "production"},
        {"ENVIRONMENT": "Prod"},
        {"PORT": "port"},
        {"DATABASE_URL": "postgresql:///?host=/nowhere&port=x"},
    ],
)
def test_impossible_start_fails_with_a_message(variable: dict[str, str]) -> None:
    running = LiveService()
    done = running.command("run", **variable)
    running.clean_up()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert next(iter(variable)).lower().replace("_url", "") in done.stderr.lower()


@pytest.mark.parametrize("command", ["run", "token"])
def test_data_directory_that_is_a_file_is_an_error(tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("x")
    running = LiveService()
    done = running.command(command, DATA_DIR=str(tmp_path / "file"))
    running.clean_up()
    assert (done.returncode, done.stderr) == (1, f"{tmp_path / 'file'}: File exists\n")


@pytest.mark.skipif(SERVER is not None, reason="needs no embedded server")
@pytest.mark.parametrize("name", ["with space", "it's,100%&?#$HOME", "\u00e9" * 60])
def test_a_data_directory_may_have_any_name(name: str) -> None:
    running = LiveService(DATA_DIR=name).start()
    assert running.stop() == 0
    running.clean_up()


@pytest.mark.skipif(SERVER is not None, reason="needs the embedded server")
def test_stale_postmaster_pid_does_not_stop_the_start(service: LiveService) -> None:
    running = LiveService().start()
    running.stop()
    theirs = (service.data_dir / "postgres" / "postmaster.pid").read_text(encoding="utf-8")
    (running.data_dir / "postgres" / "postmaster.pid").write_text(theirs, encoding="utf-8")
    running.start()
    running.clean_up()
    assert service.sql("SELECT 1") == [(1,)]


@pytest.mark.skipif(SERVER is not None, reason="needs the embedded server")
@pytest.mark.parametrize("moment", ["a child", "a server", "a server that answers"])
def test_start_interrupted_by_ctrl_c_leaves_no_postgresql(own_service: LiveService, moment: str) -> None:
    own_service.start().stop()
    with own_service.log_path.open("ab") as log:
        # As from a shell: the command itself, in a process group that receives the signal as a whole.
        command, environment = [sys.executable, "-m", "service", "run"], own_service.environment
        process = fork_server().spawn(command, environment, log.fileno())
    postgres, server_id = own_service.postgres, own_service.data_dir / "postgres" / "postmaster.pid"
    there = {
        "a child": lambda: list(children(process.pid)),
        "a server": server_id.exists,
        "a server that answers": postgres.accepts_connections,
    }
    wait_until(lambda: there[moment]() or process.poll() is not None, f"there is {moment}")
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=LONG) == 0
    assert "Traceback" not in own_service.log
    assert works_in(own_service.data_dir / "postgres") == []


def children(pid: int) -> Iterator[str]:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            yield from (thread / "children").read_text(encoding="ascii").split()


def works_in(folder: Path) -> list[str]:
    """Return the processes that run in a folder, as those of a PostgreSQL do."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (each / "cwd").readlink() == folder:
                found.append((each / "cmdline").read_text(encoding="utf-8"))
    return found


def test_database_that_is_not_utf_8_stops_the_start(service: LiveService) -> None:
    connection = psycopg2.connect(service.owner_dsn())
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE in_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    url = urlunsplit(urlsplit(service.owner_dsn())._replace(path="/in_ascii"))
    running = LiveService()
    done = running.command("run", DATABASE_URL=url)
    running.clean_up()
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE in_ascii")
    connection.close()
    assert (done.returncode, done.stderr) == (1, "The encoding of the database is SQL_ASCII; it must be UTF8.\n")


def test_second_service_on_same_data_or_port_does_not_start(service: LiveService, tmp_path: Path) -> None:
    same_data = service.command("run")
    assert (same_data.returncode, "DATA_DIR" in same_data.stderr) == (1, True)
    port = service.url.rpartition(":")[2]
    same_port = service.command("run", PORT=port, DATA_DIR=str(tmp_path / "other"))
    assert (same_port.returncode, "PORT=" in same_port.stderr) == (1, True)


def test_service_listens_on_loopback_only(service: LiveService) -> None:
    port = int(service.url.rpartition(":")[2])
    others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in {str(other) for other in others if not str(other).startswith("127.")}:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((address, port), timeout=LONG).close()
    with open("/proc/net/tcp", encoding="ascii") as table:
        listening = [line.split()[1] for line in table if line.split()[3] == "0A"]
    assert f"0100007F:{port:04X}" in listening
    assert f"00000000:{port:04X}" not in listening


def test_tutorial_runs_as_written(own_service: LiveService) -> None:
    own_service._environment |= {"RELAY": "embedded"} | LONG_TIMEOUT_ENV
    lines = run_tutorial(own_service.start(), blocks=3)
    assert lines[1] == "primary"
    assert lines[3:9] == ["in_progress", "completed", "approved", "82.50", "checked", "active"]
    assert "'dose_amount': '250'" in lines[9]
    assert lines[10] == "active"
    assert len(lines[11:15]) == len(set(lines[11:15])) == 4  # the dates of the doses
    assert lines[15:17] == ["57", "1"]  # adherence and streak with three days missing
    assert lines[17:20] == ["paused", "80", "2"]
    assert "'reason_codes': ['adherence_below_80', 'never_contacted']" in lines[20]
    assert int(lines[21]) > 10 < int(lines[22])
    assert int(lines[23]) > 5000
    assert lines[24] == "deleted"
    created, received, removed, encounter, found, fields = lines[25:31]
    assert (created == received, removed) == (True, "deleted")
    assert (encounter, found) == ("scheduled", "probable")
    assert fields == "{'first_name': 'survivor', 'phone': 'merged'}"
    assert lines[31:36] == ["Catherine", "+14155550142", "1", "+14155550143", "['phone']"]
    assert lines[36:] == [
        *("Katherine", "+14155550143", "0", "deleted"),
        *("Catherine", "+14155550142", "1", "deleted"),
    ]
