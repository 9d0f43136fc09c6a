"""Load by wrk, which is not Python and takes little of the core that it shares with PostgreSQL."""

import json
import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

CONNECTIONS = 16
_SCRIPT = Path(__file__).with_name("load.lua")
REFUSED = {"duplicate", "refused"}
"""The scenarios in which every response is an error, as expected."""


class LoadFailed(Exception):
    """Answers were missing, or others than they should be."""


class Figures(NamedTuple):
    """Requests a second, and how long half of them and 99 of 100 took at the most, in milliseconds."""

    per_second: float
    p50_ms: float
    p99_ms: float


class Tokens(NamedTuple):
    """Of the brand that is read, and of the one that is added to."""

    large: str = "none"
    bench: str = "none"


def on_cores(cores: set[int] | None) -> Callable[[], None] | None:
    """What binds a process to cores before it begins; None leaves it free."""
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
) -> Figures:
    """Load a service for so long. Raises LoadFailed."""
    unique = str(random.randrange(10**15))
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "-s", str(_SCRIPT), url]
    command += ["--", scenario, unique, str(patients), *tokens, cursor]
    done = subprocess.run(command, preexec_fn=on_cores(cores), capture_output=True, text=True, check=False)
    if done.returncode:
        raise LoadFailed(scenario, url, done.stdout + done.stderr)
    told = json.loads(done.stdout.splitlines()[-1])
    should_fail = told["requests"] if scenario in REFUSED else 0
    if told["broken"] or told["above_399"] != should_fail or not told["requests"]:
        raise LoadFailed(scenario, url, told)
    return Figures(told["requests"] / told["seconds"], told["p50_ms"], told["p99_ms"])
