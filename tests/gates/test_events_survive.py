"""Events that are not delivered yet survive a restore and an upgrade of PostgreSQL: all arrive, in order."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.core.embedded import Embedded
from db.core.embedded_programs import VERSIONS
from tests.support.deliveries import assert_in_order, has_all, stored
from tests.support.fork_server import fork_server
from tests.support.live_service import SERVER, LiveService
from tests.support.nats_server import NatsServer
from tests.support.waiting import LONG, wait_until

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(SERVER is not None, reason="needs the embedded server"),
]

MERGE = {"Content-Type": "application/merge-patch+json"}
Make = Callable[[], LiveService]


@pytest.fixture
def server() -> Iterator[NatsServer]:
    server = NatsServer().start()
    yield server
    server.clean_up()


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[LiveService] = []

    def service() -> LiveService:
        made.append(LiveService())
        return made[-1]

    yield service
    for each in made:
        each.clean_up()


@contextmanager
def delivering(service: LiveService, server: NatsServer) -> Iterator[None]:
    """Deliver all events of a service."""
    environment = service.environment | {"EVENTS_URL": server.url}
    with (service.data_dir / "relay.log").open("ab") as output:
        relay = fork_server().spawn([sys.executable, "-m", "service", "relay"], environment, output.fileno())
    try:
        yield
        wait_until(lambda: has_all(service), "all events are delivered")
    finally:
        relay.kill()
        relay.wait(LONG)


def write(service: LiveService) -> None:
    """Create patients with several events each."""
    with service.api(service.token()) as api:
        for name in ("a", "b", "c"):
            person = {"brand_id": "demo", "first_name": name, "last_name": "x"}
            id = api.post("/v1/patients", json=person).json()["id"]
            for number in range(3):
                api.patch(f"/v1/patients/{id}", json={"first_name": f"{number}"}, headers=MERGE)


def ids(service: LiveService) -> list[str]:
    return [id for id, _, _ in stored(service)]


def test_undelivered_events_arrive_after_a_restore(make: Make, server: NatsServer, tmp_path: Path) -> None:
    source, target = make().start(), make()
    write(source)
    with delivering(source, server):
        write(source)
    write(source)
    backup = str(tmp_path / "backup")
    assert source.command("backup", backup).returncode == 0
    kept = ids(source)
    write(source)  # these are lost with the source
    assert target.command("restore", backup).returncode == 0
    target.start()
    write(target)
    assert ids(target)[: len(kept)] == kept
    with delivering(target, server):
        write(target)
    assert_in_order(target, server.messages())


def test_undelivered_events_arrive_after_an_upgrade(make: Make, server: NatsServer) -> None:
    service = make()
    old = Embedded(service.data_dir, version=VERSIONS[0])
    old.start()
    service._environment["DATABASE_URL"] = old.owner_dsn
    write(service.start())
    with delivering(service, server):
        write(service)
    write(service)
    service.stop()
    old.stop()
    del service._environment["DATABASE_URL"]
    done = service.command("upgrade-postgresql")
    assert (done.returncode, done.stderr) == (0, "")
    write(service.start())
    with delivering(service, server):
        write(service)
    assert_in_order(service, server.messages())
