"""Several processes that serve together: one listener, one set of windows, one database."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial

from service import app
from service.bootstrap import build
from service.errors import StartupError
from service.process.server import GRACE_SECONDS, serve
from service.ratelimit.memory import create_shared_file
from service.settings import Settings
from service.telemetry import log, metrics

_LOOKED_AFTER_EVERY_SECONDS = 0.2
_REPLACED_EVERY_SECONDS = 10
_START_SECONDS = 60


class Supervisor:
    """Starts them, replaces each that ends, and has them finish when it is closed."""

    def __init__(self, settings: Settings, listener: socket.socket, dsn: str) -> None:
        self.metrics = settings.data_dir.resolve() / "metrics"
        shutil.rmtree(self.metrics, ignore_errors=True)
        self.metrics.mkdir()
        self._listener = listener
        self._ready, ready = os.pipe()
        parent, self._alive = os.pipe()  # a process that serves ends when nobody holds the other end any more
        self._handed = {
            "LISTENER": listener.fileno(),
            "RATE_LIMITS": create_shared_file(settings.data_dir),
            "READY": ready,
            "PARENT": parent,
        }
        self._environment = {f"PATIENT_GRAPH_{name}": str(file) for name, file in self._handed.items()} | {
            "PATIENT_GRAPH_DSN": dsn,
            "PROMETHEUS_MULTIPROC_DIR": str(self.metrics),
        }
        self._processes = [self._start() for _ in range(settings.processes)]
        self._started_at = [time.monotonic()] * settings.processes

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
                raise StartupError("A process that should serve did not start.")
            with suppress(BlockingIOError):
                ready += len(os.read(self._ready, 64))
            time.sleep(_LOOKED_AFTER_EVERY_SECONDS / 10)

    def supervise(self) -> None:
        """Until interrupted."""
        while True:
            for number, process in enumerate(self._processes):
                if process.poll() is not None:
                    self._replace(number, process)
            time.sleep(_LOOKED_AFTER_EVERY_SECONDS)

    def _replace(self, number: int, ended: subprocess.Popen[bytes]) -> None:
        """Not too soon: what ended at once will do so again."""
        if time.monotonic() < self._started_at[number] + _REPLACED_EVERY_SECONDS:
            return
        self._started_at[number] = time.monotonic()
        log.log_event("process_ended", process=ended.pid, status=ended.returncode)
        metrics.mark_dead(self.metrics, ended.pid)
        try:
            self._processes[number] = self._start()
        except OSError as error:
            log.log_error(None, error)

    def close(self) -> None:
        for impatience in (signal.SIGINT, signal.SIGTERM):
            signal.signal(impatience, signal.SIG_IGN)
        self._listener.close()  # or connections would be taken that nobody serves
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(timeout=2 * GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        os.close(self._alive)


def serve_one(settings: Settings) -> None:
    """Be one of them: serve with what the environment hands over, until stopped or left alone by the parent.

    Raises CannotStart.
    """
    if "PATIENT_GRAPH_DSN" not in os.environ:
        raise StartupError("This is for the processes that `run` starts.")
    handed = {name: int(os.environ[f"PATIENT_GRAPH_{name}"]) for name in ("LISTENER", "RATE_LIMITS", "READY", "PARENT")}
    threading.Thread(target=_end_with_parent, args=(handed["PARENT"],), daemon=True).start()
    with suppress(KeyboardInterrupt), socket.socket(fileno=handed["LISTENER"]) as listener:
        application = app.build(build(settings, os.environ["PATIENT_GRAPH_DSN"], handed["RATE_LIMITS"]))
        serve(application, settings, listener, partial(_tell, handed["READY"]))


def _tell(ready: int) -> None:
    os.write(ready, b".")


def _end_with_parent(parent: int) -> None:
    os.read(parent, 1)  # nobody writes; it returns when the other end is closed
    os.kill(os.getpid(), signal.SIGTERM)
