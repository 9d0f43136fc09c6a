"""The command `relay`: deliver events to other systems until it is stopped."""

import asyncio
import signal
from contextlib import ExitStack, suppress

import uvloop

from service.cli.owner import database_dsn
from service.errors import StartupError
from service.process.database import DatabaseAway, failures, require_server
from service.process.relay import Relay, relay_dsn
from service.process.reload import read_settings
from service.settings import Settings
from service.telemetry import log, metrics
from service.webhook_keys import webhook_keys


def run(settings: Settings) -> int:
    """Run all chores until SIGTERM or SIGINT. SIGHUP reads secret files anew. Raises StartupError."""
    if not (settings.events_url or webhook_keys(settings)):
        raise StartupError(
            "Neither EVENTS_URL nor WEBHOOK_KEYS is set: the address of the NATS server that events are delivered to, "
            "and the keys of the secrets of webhooks."
        )
    log.capture_everything()
    if settings.metrics_port is not None:
        metrics.serve(settings.metrics_host, settings.metrics_port)
    with ExitStack() as stack:
        is_embedded = not (settings.relay_database_url or settings.database_url)
        owner_dsn = stack.enter_context(database_dsn(settings, new=False)) if is_embedded else None
        with suppress(DatabaseAway), failures():  # the chores wait for it
            require_server(relay_dsn(settings, owner_dsn))
        uvloop.run(_run_until_stopped(Relay(settings, owner_dsn)))
    return 0


async def _run_until_stopped(relay: Relay) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, relay.stop)
    loop.add_signal_handler(signal.SIGHUP, _reload, relay)
    await relay.run()


def _reload(relay: Relay) -> None:
    """Use the settings as they are now, if they are valid."""
    if settings := read_settings(relay.reload):
        log.use_level(settings.log_level)
        relay.reload(settings)()
        log.log_event("configuration_reloaded")
