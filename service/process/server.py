"""One process that serves, until it is told to stop."""

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

# What is not answered so many seconds after the signal to stop is answered 503.
GRACE_SECONDS = 10


def serve(application: FlaskApp, settings: Settings, listener: socket.socket, started: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM, which raise KeyboardInterrupt in the end."""
    signal.signal(signal.SIGTERM, interrupt)
    log.capture_library_logs()
    config = uvicorn.Config(
        application,
        loop="uvloop",
        http=partial(Protocol, client_timeout=settings.client_timeout),  # type: ignore[arg-type]  # called like a class
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # nothing here depends on where a request is from
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    _Server(config, started).run(sockets=[listener])


def interrupt(*_: object) -> None:
    """A signal handler that does what SIGINT does."""
    raise KeyboardInterrupt


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.freeze()  # what is there by now stays
        if not self.should_exit:
            self._started()
