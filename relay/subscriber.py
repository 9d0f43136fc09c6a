"""A subscriber that yields the stored events of a NATS server, and then those that arrive."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import unquote

import orjson
from nats.aio.msg import Msg
from nats.js.api import ConsumerConfig, DeliverPolicy
from nats.js.errors import NotFoundError

from relay.nats import STREAM, token
from relay.nats_client import FAILURES, TIMEOUT, Broker, close, reason
from relay.sink import SinkFailed


class NoStream(Exception):
    """The server has no stream of events, because no relay has delivered to it yet."""


def pattern(brand: str | None, event: str) -> str:
    """Return the subjects of the events of a brand, or of all, whose noun and verb match, such as `encounter.*`."""
    return f"patient_graph.{token(brand) if brand else '*'}.*.{event}"


async def events(broker: Broker, subject: str, *, from_start: bool) -> AsyncIterator[dict[str, Any]]:
    """Yield events as CloudEvents in their order, until the server is away. Raises SinkFailed and NoStream."""
    client = await broker.connect("patient-graph-events")
    try:
        stream = client.jetstream(timeout=TIMEOUT)
        policy = DeliverPolicy.ALL if from_start else DeliverPolicy.NEW
        config = ConsumerConfig(deliver_policy=policy)
        subscription = await stream.subscribe(subject, stream=STREAM, ordered_consumer=True, config=config)
        async for message in subscription.messages:
            yield _event(message)
        raise SinkFailed("ConnectionClosed")
    except NotFoundError:
        raise NoStream from None
    except FAILURES as error:
        raise SinkFailed(reason(error)) from error
    finally:
        await close(client)


def _event(message: Msg) -> dict[str, Any]:
    headers = message.headers or {}
    attributes = {name.removeprefix("ce-"): unquote(value) for name, value in headers.items() if name.startswith("ce-")}
    return attributes | {"data": orjson.loads(message.data)}
