"""Load by wrk, which uses little of the core that it shares with PostgreSQL."""

import json
import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

CONNECTIONS = 16
_SCRIPT = Path(__file__).with_name("load.lua")
FAILING = {"duplicate", "refused"}
"""The scenarios in which every response is an error, as expected."""


class LoadFailed(Exception):
    """Responses were missing or had unexpected statuses."""


class Measurement(NamedTuple):
    """Requests per second, median and p99 latency in milliseconds, and processor time per request in microseconds.

    The processor times are those of the contender and of PostgreSQL, NaN if they were not measured.
    """

    per_second: float
    p50_ms: float
    p99_ms: float
    requests: int = 0
    contender_us: float = float("nan")
    postgresql_us: float = float("nan")


class Tokens(NamedTuple):
    """Tokens of the brand that is read, and of the one that is written to."""

    large: str = "none"
    bench: str = "none"


def pin_to(cores: set[int] | None) -> Callable[[], None] | None:
    """Return a function that pins a new process to cores; None leaves it unpinned."""
    return (lambda: os.sched_setaffinity(0, cores)) if cores else None


def wrk(
    scenario: str,
    url: str,
    tokens: Tokens,
    patients: Path,
    seconds: float,
    *,
    cursor: str = "",
    connections: int = CONNECTIONS,
    cores: set[int] | None = None,
) -> Measurement:
    """Load a service for some seconds. Raises LoadFailed."""
    unique = str(random.randrange(10**15))
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "-s", str(_SCRIPT), url]
    command += ["--", scenario, unique, str(patients), *tokens, cursor]
    done = subprocess.run(command, preexec_fn=pin_to(cores), capture_output=True, text=True, check=False)
    if done.returncode:
        raise LoadFailed(scenario, url, done.stdout + done.stderr)
    result = json.loads(done.stdout.splitlines()[-1])
    should_fail = result["requests"] if scenario in FAILING else 0
    if result["broken"] or result["above_399"] != should_fail or not result["requests"]:
        raise LoadFailed(scenario, url, result)
    rate = result["requests"] / result["seconds"]
    return Measurement(rate, result["p50_ms"], result["p99_ms"], result["requests"])
