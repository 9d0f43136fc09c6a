"""The embedded PostgreSQL on a small disk that fills up, until there is room again."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg2
import pytest

from service.process.watch import _MAX_FAILED_STARTS
from tests.support.live_service import SERVER, LiveService
from tests.support.overrides import LONG_TIMEOUTS, override_env
from tests.support.waiting import wait_until

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="needs the embedded server"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a disk"),
]

PERSON = {"brand_id": "demo", "first_name": "Ada", "last_name": "Lovelace"}


@pytest.fixture
def small_disk(own_service: LiveService) -> Iterator[Path]:
    """The data directory of the service, with a database, on a disk of its own."""
    own_service.data_dir.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=160m,mode=755", "tmpfs", str(own_service.data_dir)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted: {mounted.stderr}")
    try:
        own_service.copy_template()
        yield own_service.data_dir
        own_service.stop()
    finally:
        print((own_service.data_dir / "postgres.log").read_text(encoding="utf-8", errors="replace")[-4000:])
        subprocess.run(["umount", "-l", str(own_service.data_dir)], check=True)


def create(service: LiveService) -> int:
    with service.api(service.token()) as api:
        return api.post("/v1/patients", json=PERSON).status_code


def fill(filler: Path) -> None:
    """Let the file take what room is left on its disk."""
    with filler.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(bytes(64 * 1024)):
            pass


def fill_and_write(service: LiveService, filler: Path) -> None:
    """Write to the full disk in another segment of the write-ahead log. What a crash made room for is taken again."""
    fill(filler)
    with suppress(psycopg2.DatabaseError):
        service.sql("SELECT pg_switch_wal()")
        create(service)


def test_service_serves_again_when_a_full_disk_has_room(own_service: LiveService, small_disk: Path) -> None:
    own_service._environment |= override_env(LONG_TIMEOUTS | {"service.process.watch._PAUSES_SECONDS": [0.05]})
    own_service.start()
    acknowledged = [create(own_service) for _ in range(10)].count(201)
    filler = small_disk / "filler"

    def has_logged(event: str, times: int) -> bool:
        fill_and_write(own_service, filler)
        return own_service.log.count(f'"{event}"') >= times

    wait_until(lambda: has_logged("postgresql_ended", 1), "PostgreSQL ends")
    assert create(own_service) == 503
    wait_until(lambda: has_logged("postgresql_not_started", _MAX_FAILED_STARTS + 1), "it is tried again and again")
    filler.unlink()
    wait_until(lambda: create(own_service) == 201, "writes are accepted again")
    assert own_service.sql("SELECT count(*) FROM patients")[0][0] >= acknowledged + 1
