"""The relay of the service, as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench.contenders import BUILD, ROOT, RunningContender


@contextmanager
def relay(ours: RunningContender, database: str, **environment: str) -> Iterator[None]:
    """Run the relay of a database beside the service, with these further settings. Its log is build/bench/relay.log."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "DATABASE_URL": database,
        "DATA_DIR": f"{ours.data_dir}",
    } | environment
    with (BUILD / "relay.log").open("wb") as log:
        command = [sys.executable, "-m", "service", "relay"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)
