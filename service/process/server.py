"""The HTTP server of one process."""

import gc
import signal
import socket
from collections.abc import Callable
from functools import partial

import uvicorn
from connexion import FlaskApp

from service.http.protocol import Protocol
from service.settings import Settings
from service.telemetry import log

# Requests that are not done so many seconds after the signal to stop fail with 503.
GRACE_SECONDS = 10


def serve(application: FlaskApp, settings: Settings, listener: socket.socket, started: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM, then raise KeyboardInterrupt."""
    signal.signal(signal.SIGTERM, interrupt)
    log.capture_everything()
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http=partial(Protocol, client_timeout=settings.client_timeout),  # type: ignore[arg-type]  # called like a class
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nothing depends on the address of the client
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    _Server(config, started).run(sockets=[listener])


def interrupt(*_: object) -> None:
    """Handle a signal as SIGINT."""
    raise KeyboardInterrupt


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.freeze()  # the objects of the start stay
        if not self.should_exit:
            self._started()
