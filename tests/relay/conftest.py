"""A NATS server, and relays of a service."""

from collections.abc import Iterator

import pytest

from tests.support.live_service import LiveService
from tests.support.nats_server import NatsServer
from tests.support.relays import StartRelay, relays


@pytest.fixture
def nats_server() -> Iterator[NatsServer]:
    server = NatsServer().start()
    yield server
    server.clean_up()


@pytest.fixture
def start_relay(own_service: LiveService, nats_server: NatsServer) -> Iterator[StartRelay]:
    """Start a relay of the service, which has to be running, or of another database."""
    with relays(own_service, EVENTS_URL=nats_server.url) as start:
        yield start
