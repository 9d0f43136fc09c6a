"""Several processes that share a listener, rate limits and a database."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType

from service import app
from service.bootstrap import build
from service.errors import StartupError
from service.execution.gate import Gate
from service.process.database import Database
from service.process.reload import Hangups, read_again, reload_on_hangup
from service.process.server import GRACE_SECONDS, serve
from service.ratelimit.memory import create_shared_file
from service.settings import Settings
from service.telemetry import log, metrics

_POLL_SECONDS = 0.2
_MIN_RESTART_SECONDS = 10
_START_SECONDS = 60


class Supervisor:
    """Starts the processes, replaces each that ends, and stops them when it is closed."""

    def __init__(
        self,
        settings: Settings,
        listener: socket.socket,
        gate: Gate,
        db: Database,
        *reloads: Callable[[Settings], Callable[[], None]],
    ) -> None:
        self._settings = settings
        self._db = db
        self._reloads = (db.reload, *reloads)
        self.metrics = settings.data_dir.resolve() / "metrics"
        shutil.rmtree(self.metrics, ignore_errors=True)
        self.metrics.mkdir()
        self._listener = listener
        self._ready, ready = os.pipe()
        parent, self._alive = os.pipe()  # a process ends when the other end is closed
        self._descriptors = {
            "LISTENER": listener.fileno(),
            "RATE_LIMITS": create_shared_file(settings.data_dir),
            "READY": ready,
            "PARENT": parent,
            "GATE": gate.descriptor,
        }
        self._environment = {
            **{f"PATIENT_GRAPH_{name}": str(number) for name, number in self._descriptors.items()},
            "PROMETHEUS_MULTIPROC_DIR": str(self.metrics),
        }
        self._stop_seconds = settings.drain_time + 2 * GRACE_SECONDS
        self._stop_signal: int = signal.SIGTERM
        self._processes = [self._start() for _ in range(settings.processes)]
        self._started_at = [time.monotonic()] * settings.processes

    def _start(self) -> subprocess.Popen[bytes]:
        # The process inherits that SIGHUP is blocked, so that it is not ended by one before it handles it.
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
        try:
            return subprocess.Popen(
                [sys.executable, "-m", "service", "serve"],
                env=os.environ | self._environment | {"PATIENT_GRAPH_DSN": self._db.dsn},
                pass_fds=list(self._descriptors.values()),
                start_new_session=True,  # an interrupt at the terminal goes to the parent only
            )
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)

    def wait_until_ready(self) -> None:
        """Wait until all processes serve. Raises StartupError if one ends, or after a minute."""
        deadline = time.monotonic() + _START_SECONDS
        os.set_blocking(self._ready, False)
        ready = 0
        while ready < len(self._processes):
            if time.monotonic() > deadline or any(process.poll() is not None for process in self._processes):
                raise StartupError("A process of the service did not start.")
            with suppress(BlockingIOError):
                ready += len(os.read(self._ready, 64))
            time.sleep(_POLL_SECONDS / 10)

    def supervise(self, hangups: Hangups) -> None:
        """Replace processes that end, and pass SIGHUP on, until SIGTERM or SIGINT. Then raise KeyboardInterrupt."""
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, self._stop)
        while True:
            for number, process in enumerate(self._processes):
                if process.poll() is not None:
                    self._replace(number, process)
            if hangups.take():
                self._reload()
            time.sleep(_POLL_SECONDS)

    def _reload(self) -> None:
        """Have the processes read the configuration anew, if it is valid. Each logs that it did."""
        if settings := read_again(self._settings):
            self._settings = settings
            for reload in self._reloads:
                reload(settings)()
            log.use_level(settings.log_level)
            self._signal(signal.SIGHUP)

    def _replace(self, number: int, ended: subprocess.Popen[bytes]) -> None:
        """Replace a process, but not if it was started less than ten seconds ago: it would end again."""
        if time.monotonic() < self._started_at[number] + _MIN_RESTART_SECONDS:
            return
        self._started_at[number] = time.monotonic()
        log.log_event("process_ended", process=ended.pid, status=ended.returncode)
        metrics.mark_dead(self.metrics, ended.pid)
        try:
            self._processes[number] = self._start()
        except OSError as error:
            log.log_error(None, error)

    def _stop(self, number: int, _: FrameType | None) -> None:
        self._stop_signal = number
        raise KeyboardInterrupt

    def close(self) -> None:
        """Stop the processes by the signal that this one got: they drain after SIGTERM, and SIGINT ends the drain."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, lambda *_: self._signal(signal.SIGINT))
        self._listener.close()  # or it would accept connections that no process serves
        self._signal(self._stop_signal)
        for process in self._processes:
            try:
                process.wait(timeout=self._stop_seconds)
            except subprocess.TimeoutExpired:
                process.kill()
        os.close(self._alive)

    def _signal(self, number: int) -> None:
        for process in self._processes:
            process.send_signal(number)


def serve_one(settings: Settings) -> None:
    """Serve as one of the processes, with the descriptors in the environment, until stopped or the parent ends.

    Raises StartupError.
    """
    if "PATIENT_GRAPH_DSN" not in os.environ:
        raise StartupError("`serve` is for the processes that `run` starts.")
    hangups = Hangups()
    names = ("LISTENER", "RATE_LIMITS", "READY", "PARENT", "GATE")
    descriptors = {name: int(os.environ[f"PATIENT_GRAPH_{name}"]) for name in names}
    threading.Thread(target=_end_with_parent, args=(descriptors["PARENT"],), daemon=True).start()
    with suppress(KeyboardInterrupt), socket.socket(fileno=descriptors["LISTENER"]) as listener:
        gate, dsn = Gate(descriptors["GATE"]), os.environ["PATIENT_GRAPH_DSN"]
        components = build(settings, dsn, descriptors["RATE_LIMITS"], gate)
        reloads = partial(reload_on_hangup, hangups, settings, components.reloads)
        serve(app.build(components), settings, listener, partial(_report_ready, descriptors["READY"]), reloads)


def _report_ready(ready: int) -> None:
    os.write(ready, b".")


def _end_with_parent(parent: int) -> None:
    os.read(parent, 1)  # returns when the other end is closed
    os.kill(os.getpid(), signal.SIGINT)  # at once, as the port is needed for the next start
