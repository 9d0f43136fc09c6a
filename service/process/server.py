"""The HTTP server of one process."""

import gc
import signal
import socket
import time
from collections.abc import Callable
from functools import partial
from types import FrameType

import uvicorn
from connexion import FlaskApp

from db import readiness
from service.http.protocol import Protocol
from service.settings import Settings
from service.telemetry import log

# Requests that are not done so many seconds after the end of the drain fail with 503.
GRACE_SECONDS = 10


def serve(application: FlaskApp, settings: Settings, listener: socket.socket, started: Callable[[], None]) -> None:
    """Serve until SIGINT, or for the drain time after SIGTERM. Then raise KeyboardInterrupt."""
    signal.signal(signal.SIGTERM, interrupt)
    log.capture_everything()
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http=partial(  # type: ignore[arg-type]  # called like a class
            Protocol, client_timeout=settings.client_timeout, max_connections=settings.max_connections
        ),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nothing depends on the address of the client
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    _Server(config, settings.drain_time, started).run(sockets=[listener])


def interrupt(*_: object) -> None:
    """Handle a signal as SIGINT."""
    raise KeyboardInterrupt


class _Server(uvicorn.Server):
    """A server that drains after SIGTERM: it serves on, while load balancers notice that it is not ready."""

    def __init__(self, config: uvicorn.Config, drain_time: float, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._drain_time = drain_time
        self._drain_ends: float | None = None
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.freeze()  # the objects of the start stay
        if not self.should_exit:
            self._started()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if sig != signal.SIGTERM or not self.started:
            super().handle_exit(sig, frame)
        elif self._drain_ends is None:  # systemd sends SIGTERM to each process, and so does the supervisor
            readiness.draining = True
            self._drain_ends = time.monotonic() + self._drain_time

    async def on_tick(self, counter: int) -> bool:
        if self._drain_ends is not None and time.monotonic() >= self._drain_ends:
            super().handle_exit(signal.SIGTERM, None)
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        readiness.draining = True
        await super().shutdown(sockets)
