"""The HTTP server of one process."""

import asyncio
import gc
import signal
import socket
import time
from collections.abc import Awaitable, Callable
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
# Between collections of garbage. They are rare, because requests leave no reference cycles.
_NEW_OBJECTS = 100_000


def serve(
    application: FlaskApp,
    settings: Settings,
    listener: socket.socket,
    started: Callable[[], None],
    reloads: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Serve until SIGINT, or for the drain time after SIGTERM. Then raise KeyboardInterrupt.

    `reloads` runs beside it, until the shutdown.
    """
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
    try:
        _Server(config, settings.drain_time, started, reloads).run(sockets=[listener])
    finally:
        for stop in (signal.SIGINT, signal.SIGTERM):  # another signal would only interrupt the rest of the stop
            signal.signal(stop, signal.SIG_IGN)


def interrupt(*_: object) -> None:
    """Handle a signal as SIGINT."""
    raise KeyboardInterrupt


class _Server(uvicorn.Server):
    """A server that drains after SIGTERM: it serves on, while load balancers notice that it is not ready."""

    def __init__(
        self,
        config: uvicorn.Config,
        drain_time: float,
        started: Callable[[], None],
        reloads: Callable[[], Awaitable[None]] | None,
    ) -> None:
        super().__init__(config)
        self._drain_time = drain_time
        self._drain_ends: float | None = None
        self._started = started
        self._reloads = reloads
        self._reloading: asyncio.Future[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.freeze()  # the objects of the start stay
        gc.set_threshold(_NEW_OBJECTS)
        if not self.should_exit:
            self._started()
            if self._reloads:
                self._reloading = asyncio.ensure_future(self._reloads())

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self.should_exit:  # the stop has begun, and takes no longer than GRACE_SECONDS
            return
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
        if self._reloading:
            self._reloading.cancel()
        await super().shutdown(sockets)
