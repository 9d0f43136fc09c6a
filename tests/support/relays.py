"""Relays of a service."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.live_service import LiveService
from tests.support.waiting import LONG

StartRelay = Callable[..., ForkedProcess]


@contextmanager
def relays(service: LiveService, **environment: str) -> Iterator[StartRelay]:
    """Start relays of a running service by the function that is returned, whose arguments are further variables.

    Their output is in `relay.log` of the data directory. They are killed at the end.
    """
    started: list[ForkedProcess] = []

    def start(**variables: str) -> ForkedProcess:
        with (service.data_dir / "relay.log").open("ab") as output:
            command = [sys.executable, "-m", "service", "relay"]
            started.append(fork_server().spawn(command, service.environment | environment | variables, output.fileno()))
        return started[-1]

    yield start
    for each in started:
        each.kill()
        each.wait(timeout=LONG)
