"""The relay of a process: its chores by the settings, in a command of its own or beside the service."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from service.process.database import Database, require_tls
from service.settings import Settings
from service.telemetry import log
from service.webhook_keys import webhook_keys

# The client of NATS is imported when the relay starts, not before the service serves.
if TYPE_CHECKING:
    from relay.chores import Chore
    from relay.nats_server import NatsServer
    from relay.sink import Sink

_STOP_SECONDS = 10
_RETRY_SECONDS = 1
# Before the relay starts, so that it delays no request that waits for the start.
_DELAY_SECONDS = 1
# For which the chores wait for the NATS server of local mode, so that their first attempt succeeds.
_NATS_SECONDS = 5


def chores(settings: Settings, events_url: str | None) -> "Sequence[Chore]":
    """Return what the relay does: it delivers to the NATS server of the URL, and to webhooks if there are keys; it
    removes what is delivered.
    """
    from relay.delivery import Delivery
    from relay.nats import NatsSink
    from relay.nats_client import Broker
    from relay.retention import Retention
    from relay.webhooks.fan_out import FanOut
    from relay.webhooks.retention import DeliveryRetention
    from relay.webhooks.sender import Sender

    days = settings.events_retention_days
    sinks: list[Sink] = []
    found: list[Chore] = []
    if events_url:
        sinks.append(NatsSink(Broker(events_url, settings.events_nkey_file, settings.events_ca_file)))
    if keys := webhook_keys(settings):
        sinks.append(FanOut())
        found.append(Sender(keys, log, settings.webhook_networks, local=settings.is_local))
        found.append(DeliveryRetention(days, log))
    if sinks:
        found.append(Retention([sink.name for sink in sinks], days))
    return [*map(Delivery, sinks), *found]


def relay_dsn(settings: Settings, owner_dsn: str | None) -> str:
    """Return the DSN of the relay; `owner_dsn` is that of the embedded database. Raises StartupError."""
    dsn = settings.relay_database_url or settings.database_url or owner_dsn
    assert dsn, "without a URL, the database is the embedded one"
    if settings.environment == "production":
        require_tls(dsn, "RELAY_DATABASE_URL" if settings.relay_database_url else "DATABASE_URL")
    return dsn


class Relay:
    """Runs chores on an event loop until it is stopped."""

    def __init__(self, settings: Settings, owner_dsn: str | None, server: "NatsServer | None" = None) -> None:
        self._settings = settings
        self._dsn = relay_dsn(settings, owner_dsn)
        self._owner_dsn = owner_dsn
        self._server = server
        self._stopped = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Run the chores, with other settings after a reload, and the NATS server if there is one."""
        self._loop = asyncio.get_running_loop()
        server = asyncio.create_task(self._server.keep_running(log)) if self._server else None
        while not self._stopped:
            self._running = asyncio.create_task(self._run_chores())
            await asyncio.wait([self._running])
            if not self._running.cancelled():
                log.log_error(None, self._running.exception() or RuntimeError())
                await asyncio.sleep(_RETRY_SECONDS)
        if server:
            server.cancel()
            await asyncio.wait([server])

    async def _run_chores(self) -> None:
        from relay.run import run

        if self._server:
            with suppress(TimeoutError):  # webhooks do not need it
                async with asyncio.timeout(_NATS_SECONDS):
                    await self._server.wait()
        url = self._server.url if self._server else self._settings.events_url
        await run(self._dsn, chores(self._settings, url), log)

    def stop(self) -> None:
        """Stop. Can be called on any thread."""
        self._stopped = True
        self._restart()

    def reload(self, settings: Settings) -> Callable[[], None]:
        """Return a function that begins to use these settings. Raises StartupError."""
        return partial(self._use, settings, relay_dsn(settings, self._owner_dsn))

    def _use(self, settings: Settings, dsn: str) -> None:
        self._settings, self._dsn = settings, dsn
        self._restart()

    def _restart(self) -> None:
        if self._loop:
            self._loop.call_soon_threadsafe(self._cancel)

    def _cancel(self) -> None:
        if self._running:
            self._running.cancel()


class EmbeddedRelay:
    """A relay on a thread of its own, and the NATS server in local mode; nothing if RELAY is off."""

    description = ""
    """A line that says where events are."""

    def __init__(self, settings: Settings, db: Database) -> None:
        self._relay: Relay | None = None
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        if settings.runs_relay:
            self._relay = Relay(settings, db.owner_dsn, self._server(settings))

    def _server(self, settings: Settings) -> "NatsServer | None":
        if settings.events_url or not settings.is_local:
            return None
        from relay.nats_server import URL_FILE, NatsServer

        server = NatsServer(settings.data_dir)
        self.description = (
            f"\nEvents: `make events` prints them. NATS listens on {server.address}; its URL with the password is in "
            f"{settings.data_dir / URL_FILE}."
        )
        return server

    def start(self) -> None:
        if self._relay:
            self._thread = threading.Thread(target=self._run, args=(self._relay,), name="relay", daemon=True)
            self._thread.start()

    def reload(self, settings: Settings) -> Callable[[], None]:
        """Return a function that begins to use these settings. Raises StartupError."""
        return self._relay.reload(settings) if self._relay else lambda: None

    def stop(self) -> None:
        """Stop the relay and the NATS server, if they stop in time; they end with the process anyway."""
        self._stopped.set()
        if self._relay and self._thread:
            self._relay.stop()
            self._thread.join(_STOP_SECONDS)

    def _run(self, relay: Relay) -> None:
        if not self._stopped.wait(_DELAY_SECONDS):
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(relay.run())


@contextmanager
def embedded_relay(settings: Settings, db: Database) -> Iterator[EmbeddedRelay]:
    """The relay beside the service, which is not started yet, and is stopped at the end. Raises StartupError."""
    relay = EmbeddedRelay(settings, db)
    try:
        yield relay
    finally:
        relay.stop()
