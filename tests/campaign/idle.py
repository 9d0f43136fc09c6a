"""Connections that are open and idle, while other clients are served."""

import resource
import socket
from contextlib import ExitStack

from tests.campaign.memory import Memory
from tests.campaign.results import Figure, Row
from tests.campaign.running import Missing, Program, connect, running
from tests.support.writers import Writers, assert_consistent

_WRITES = 200
_MOST_GROWTH_MIB = 200
_FURTHER_FILES = 500
# Longer than the trial, so that no connection is closed meanwhile.
_CLIENT_TIMEOUT = "600"


def run(connections: int) -> list[Row]:
    """Keep so many connections open, and check that other clients are served."""
    _allow_files(connections + _FURTHER_FILES)
    with running(Program(CLIENT_TIMEOUT=_CLIENT_TIMEOUT)) as service:
        memory = Memory(service.pid)
        with ExitStack() as stack:
            idle = [stack.enter_context(connect(service)) for _ in range(connections)]
            with Writers(service, service.token()) as writers:
                writers.wait_for(_WRITES)
            assert writers.unavailable == writers.disconnected == 0
            _require_open(idle)
        peak = memory.growth("idle connections", _MOST_GROWTH_MIB)
        assert_consistent(service, writers.acknowledged)
        figures: dict[str, Figure] = {"writes with 201 meanwhile": len(writers.writes), **memory.figures(peak)}
    return [Row("idle connections", f"{connections:,} connections", figures)]


def _require_open(connections: list[socket.socket]) -> None:
    """Raises AssertionError if the service has closed a connection or sent something."""
    for each in connections:
        each.setblocking(False)
        try:
            said = each.recv(1024)
        except BlockingIOError:
            continue
        raise AssertionError(f"an idle connection was closed: {said!r}")


def _allow_files(number: int) -> None:
    """Allow this process, and the service that it starts, so many open files. Raises Missing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < number:
        raise Missing(f"{number} open files are required, and the limit of this machine is {hard} (ulimit -Hn).")
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, number), hard))
