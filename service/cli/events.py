"""The command `events`: print the events that a relay delivers to NATS, one JSON line each."""

import asyncio
import signal
from contextlib import suppress

import orjson

from relay.nats_client import Broker
from relay.nats_server import URL_FILE
from relay.sink import SinkFailed
from relay.subscriber import NoStream, events, pattern
from service.errors import StartupError
from service.settings import Settings


def run(settings: Settings, brand: str | None, event: str, begin: str | None) -> int:
    """Print until interrupted, or until the server is away. Raises StartupError."""
    from_start = (begin or ("now" if settings.events_url else "start")) == "start"
    with suppress(BrokenPipeError, asyncio.CancelledError):
        asyncio.run(_print(_broker(settings), pattern(brand, event), from_start))
    return 0


def _broker(settings: Settings) -> Broker:
    """Return the server of EVENTS_URL, or else that of local mode. Raises StartupError."""
    if settings.events_url:
        return Broker(settings.events_url, settings.events_nkey_file, settings.events_ca_file)
    try:
        return Broker((settings.data_dir / URL_FILE).read_text(encoding="ascii").strip())
    except FileNotFoundError:
        raise StartupError(
            f"No service of local mode has run in {settings.data_dir}. Start one with `make run`, or set EVENTS_URL."
        ) from None


async def _print(broker: Broker, subject: str, from_start: bool) -> None:
    task = asyncio.current_task()
    assert task
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        async for event in events(broker, subject, from_start=from_start):
            print(orjson.dumps(event).decode(), flush=True)
    except NoStream:
        raise StartupError("The server has no events yet; a relay creates their stream.") from None
    except SinkFailed as error:
        raise StartupError(f"The NATS server of the events does not respond ({error}).") from error
