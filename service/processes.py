"""Several processes that serve together: one listener, one set of windows, one database."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from service import metrics, observe
from service.errors import CannotStart
from service.serving import GRACE_SECONDS, serve
from service.settings import Settings

_LOOKED_AFTER_EVERY_SECONDS = 0.2
_START_SECONDS = 60


class Processes:
    """Starts them, replaces each that ends, and has them finish when it is closed."""

    def __init__(self, count: int, listener: socket.socket, dsn: str, windows: int) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="patient-graph-metrics-")
        self.metrics = Path(self._folder.name)
        self._ready, ready = os.pipe()
        parent, self._alive = os.pipe()  # a process that serves ends when nobody holds the other end any more
        self._handed = {"LISTENER": listener.fileno(), "WINDOWS": windows, "READY": ready, "PARENT": parent}
        self._environment = {f"PATIENT_GRAPH_{name}": str(file) for name, file in self._handed.items()} | {
            "PATIENT_GRAPH_DSN": dsn,
            "PROMETHEUS_MULTIPROC_DIR": str(self.metrics),
        }
        self._processes = [self._start() for _ in range(count)]

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "service", "serve"],
            env=os.environ | self._environment,
            pass_fds=list(self._handed.values()),
            start_new_session=True,  # an interrupt at the terminal is for the parent alone
        )

    def wait_until_ready(self) -> None:
        """Raises CannotStart when one of them ends instead, or takes a minute."""
        give_up = time.monotonic() + _START_SECONDS
        os.set_blocking(self._ready, False)
        ready = 0
        while ready < len(self._processes):
            if time.monotonic() > give_up or any(process.poll() is not None for process in self._processes):
                raise CannotStart("A process that should serve did not start.")
            with suppress(BlockingIOError):
                ready += len(os.read(self._ready, 64))
            time.sleep(_LOOKED_AFTER_EVERY_SECONDS / 10)

    def look_after(self) -> None:
        """Until interrupted."""
        while True:
            for number, process in enumerate(self._processes):
                if process.poll() is not None:
                    observe.log("process_ended", process=process.pid, status=process.returncode)
                    metrics.forget(self.metrics, process.pid)
                    self._processes[number] = self._start()
            time.sleep(_LOOKED_AFTER_EVERY_SECONDS)

    def close(self) -> None:
        for impatience in (signal.SIGINT, signal.SIGTERM):
            signal.signal(impatience, signal.SIG_IGN)
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(timeout=2 * GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        os.close(self._alive)
        self._folder.cleanup()


def serve_with_others(settings: Settings) -> None:
    """Be one of them: serve with what the environment hands over, until stopped or left alone by the parent."""
    handed = {name: int(os.environ[f"PATIENT_GRAPH_{name}"]) for name in ("LISTENER", "WINDOWS", "READY", "PARENT")}
    threading.Thread(target=_end_with_parent, args=(handed["PARENT"],), daemon=True).start()
    with suppress(KeyboardInterrupt), socket.socket(fileno=handed["LISTENER"]) as listener:
        dsn = os.environ["PATIENT_GRAPH_DSN"]
        serve(settings, listener, dsn, handed["WINDOWS"], partial(_tell, handed["READY"]))


def _tell(ready: int) -> None:
    os.write(ready, b".")


def _end_with_parent(parent: int) -> None:
    os.read(parent, 1)  # nobody writes; it returns when the other end is closed
    os.kill(os.getpid(), signal.SIGTERM)
