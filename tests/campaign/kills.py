"""Kills at random moments under writes: of the service, of one of its processes, of PostgreSQL, of one backend."""

import os
import random
import time
from collections import defaultdict
from statistics import median

from tests.campaign.results import Figure, Row
from tests.campaign.running import DEFAULT_TIMEOUTS, Program, kill, running
from tests.support.waiting import wait_until
from tests.support.writers import Writers, assert_consistent

PROCESSES = 3
WRITERS = 12
_BETWEEN_CHECKS = 20
_FEWEST_WRITES, _MOST_WRITES = 20, 200


def run(kills: int) -> list[Row]:
    """Kill so many times, each target equally often, and compare what is stored with what was acknowledged."""
    order = [list(TARGETS)[number % len(TARGETS)] for number in range(kills)]
    random.shuffle(order)
    seconds: dict[str, list[float]] = defaultdict(list)
    acknowledged: list[str] = []
    with running(Program(PROCESSES=str(PROCESSES), **DEFAULT_TIMEOUTS)) as service:
        for start in range(0, kills, _BETWEEN_CHECKS):
            with Writers(service, service.token(), WRITERS) as writers:
                for target in order[start : start + _BETWEEN_CHECKS]:
                    writers.wait_for(random.randint(_FEWEST_WRITES, _MOST_WRITES))
                    seconds[target].append(writers.first_after(TARGETS[target](service)))
            acknowledged += writers.acknowledged
            assert_consistent(service, acknowledged)
    total = Row("all", f"{kills} kills", {"acknowledged writes": len(acknowledged), "lost": 0, "stored twice": 0})
    return [total, *(_row(target, of_target) for target, of_target in seconds.items())]


def _row(target: str, seconds: list[float]) -> Row:
    figures: dict[str, Figure] = {"first 201 after the kill, median s": median(seconds), "worst s": max(seconds)}
    return Row(f"`kill -9` of {target}", f"{len(seconds)} kills", figures)


def _kill_service(service: Program) -> float:
    """Kill all processes of the service, and start it again as an operator's supervisor would."""
    processes = service.serving_processes()
    service.kill()
    for pid in processes:
        kill(pid)
    moment = time.monotonic()
    os.truncate(service.log_path, 0)  # the start is found there, which takes long in a long log
    service.start()
    return moment


def _kill_process(service: Program) -> float:
    # A process that ends is replaced ten seconds after its start at the earliest.
    wait_until(lambda: len(service.serving_processes()) == PROCESSES, "every process serves")
    kill(random.choice(service.serving_processes()))
    return time.monotonic()


def _kill_postgres(service: Program) -> float:
    kill(service.postgres.process_id())
    return time.monotonic()


def _kill_backend(service: Program) -> float:
    backends = service.sql("SELECT pid FROM pg_stat_activity WHERE usename = 'patient_graph_service'")
    kill(random.choice(backends)[0])
    return time.monotonic()


TARGETS = {
    "the service": _kill_service,
    "one of three processes": _kill_process,
    "PostgreSQL": _kill_postgres,
    "one backend of PostgreSQL": _kill_backend,
}
