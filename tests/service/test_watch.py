"""The embedded PostgreSQL is started again when it ends, and the service ends when that is impossible."""

import os
import signal
from collections.abc import Callable

import pytest

from service.process import watch
from tests.support.live_service import SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUTS, override_env
from tests.support.waiting import LONG, wait_until

pytestmark = pytest.mark.skipif(SERVER is not None, reason="the server of DATABASE_URL is not watched")

_PAUSES = "service.process.watch._PAUSES_SECONDS"
PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}
Start = Callable[..., LiveService]


@pytest.fixture
def start(own_service: LiveService) -> Start:
    """Start a service, if need be with another pause before each start of PostgreSQL."""

    def start(*, pause: float | None = None, **environment: str) -> LiveService:
        pauses = {} if pause is None else {_PAUSES: [pause]}
        own_service._environment |= override_env(LONG_TIMEOUTS | pauses) | environment
        return own_service.start()

    return start


def kill_postgres(service: LiveService) -> int:
    """Kill the server; return its process id."""
    process = service.postgres.process_id()
    os.kill(process, signal.SIGKILL)
    return process


def create(service: LiveService) -> int:
    with service.api(service.token()) as api:
        return api.post("/v1/patients", json=PERSON).status_code


def assert_no_postgres(service: LiveService) -> None:
    data = str(service.data_dir / "postgres")
    for process in os.listdir("/proc"):
        if process.isdigit():
            try:
                works_in = os.readlink(f"/proc/{process}/cwd")
            except OSError:
                continue
            assert works_in != data, process


def test_postgresql_of_two_processes_is_started_again(start: Start) -> None:
    """For one process, tests/service/test_kill.py tests this under load."""
    service = start(PROCESSES="2")
    killed = kill_postgres(service)
    wait_until(lambda: create(service) == 201, "writes are accepted again")
    assert service.postgres.process_id() != killed
    assert service.stop() == 0
    assert_no_postgres(service)


def test_crash_of_a_backend_restarts_postgresql(start: Start) -> None:
    """A restart of its own can hang for good, if the disk is full: docs/decisions/0126-crashes-end-postgresql.md."""
    service = start()
    crashed = service.postgres.process_id()
    os.kill(service.sql("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")[0][0], signal.SIGKILL)
    wait_until(lambda: '"postgresql_ended"' in service.log, "the end is noticed")
    wait_until(lambda: create(service) == 201, "writes are accepted again")
    assert service.postgres.process_id() != crashed


@pytest.mark.parametrize(("processes", "with_signal"), [("1", signal.SIGTERM), ("2", signal.SIGINT)])
def test_stop_during_the_pause_starts_no_postgresql(start: Start, processes: str, with_signal: int) -> None:
    service = start(pause=3600, PROCESSES=processes)
    kill_postgres(service)
    wait_until(lambda: create(service) == 503, "writes fail")
    with service.api("none") as api:
        assert api.get("/readyz").status_code == 503
        assert api.get("/healthz").status_code == 200
    wait_until(lambda: '"postgresql_ended"' in service.log, "the end is noticed")
    assert service.stop(with_signal) == 0
    assert_no_postgres(service)
    assert '"postgresql_started"' not in service.log


@pytest.mark.parametrize("moment", ["at once", "when it starts"])
def test_stop_during_a_restart_leaves_no_postgresql(start: Start, moment: str) -> None:
    service = start()
    killed = kill_postgres(service)
    if moment == "when it starts":
        wait_until(lambda: another_server(service, killed), "another server starts")
    assert service.stop(signal.SIGTERM) == 0
    assert_no_postgres(service)


def another_server(service: LiveService, killed: int) -> bool:
    try:
        return service.postgres.process_id() != killed
    except (OSError, ValueError):
        return False


def test_stop_is_not_mistaken_for_a_crash(start: Start) -> None:
    service = start()
    assert service.stop() == 0
    assert "postgresql_" not in service.log


def test_server_that_another_program_restarted_is_watched(start: Start) -> None:
    service = start()
    first = service.postgres.process_id()
    service.postgres._pg_ctl("restart", "-w", "-m", "fast")
    wait_until(lambda: create(service) == 201, "writes are accepted again")
    second = service.postgres.process_id()
    wait_until(lambda: '"postgresql_ended"' in service.log, "the end is noticed")
    kill_postgres(service)
    wait_until(lambda: create(service) == 201, "writes are accepted again")
    assert len({first, second, service.postgres.process_id()}) == 3
    assert service.stop() == 0
    assert_no_postgres(service)


def test_server_of_a_killed_service_is_watched_and_stopped(start: Start) -> None:
    start().kill()
    service = start()
    killed = kill_postgres(service)
    wait_until(lambda: create(service) == 201, "writes are accepted again")
    assert service.postgres.process_id() != killed
    assert service.stop() == 0
    assert_no_postgres(service)


def ended(service: LiveService) -> int:
    assert service._process is not None
    return service._process.wait(timeout=LONG)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_server_that_cannot_start_ends_the_service(start: Start, processes: str) -> None:
    service = start(pause=0, PROCESSES=processes)
    control = service.data_dir / "postgres" / "global" / "pg_control"
    control.rename(control.with_name("damaged"))
    kill_postgres(service)
    assert ended(service) == 1
    assert service.log.endswith("PostgreSQL ended and cannot be started again; see postgres.log in DATA_DIR.\n")
    assert service.log.count('"postgresql_not_started"') == watch._MAX_FAILED_STARTS
    assert_no_postgres(service)


def test_missing_data_end_the_service(start: Start) -> None:
    service = start()
    (service.data_dir / "postgres").rename(service.data_dir / "moved")
    os.kill(int((service.data_dir / "moved" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    assert ended(service) == 1
    assert service.log.endswith("PostgreSQL ended, and its data is gone.\n")


class FakeServer:
    """A server that starts as a test says, and ends at once."""

    has_room_left = True

    def __init__(self, starts: list[bool]) -> None:
        self._starts = iter(starts)

    def open_process(self) -> None:
        return None

    def launch(self) -> "FakeServer":
        return self

    def result(self) -> bool:
        return next(self._starts)

    def accepts_connections(self) -> bool:
        return False

    def has_data(self) -> bool:
        return True

    def has_room(self) -> bool:
        return self.has_room_left


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses of a watch, none of which takes any time."""
    waited: list[float] = []
    monkeypatch.setattr(watch.Watch, "_wait", lambda _, seconds, *__: waited.append(seconds))
    monkeypatch.setattr(watch.Watch, "_give_up", lambda self, failure: setattr(self, "failure", failure))
    return waited


def test_pauses_grow_and_only_failed_starts_in_a_row_count(pauses: list[float]) -> None:
    starts = [False] * 9 + [True] + [False] * 10
    watched = watch.Watch(FakeServer(starts))  # type: ignore[arg-type]
    watched._run()
    assert watched.failure is not None
    assert pauses == [0.25, 0.5, 1, 2, 4, 8, 16, 32] + [60] * (len(starts) - 8)


def test_failed_starts_on_a_full_disk_do_not_count(pauses: list[float]) -> None:
    server = FakeServer([False] * 30)
    server.has_room_left = False
    watched = watch.Watch(server)  # type: ignore[arg-type]
    for _ in range(20):
        watched._start_again()
    assert watched.failure is None
    server.has_room_left = True
    for _ in range(10):
        assert watched.failure is None
        watched._start_again()
    assert watched.failure is not None
