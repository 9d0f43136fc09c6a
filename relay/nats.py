"""Delivery to NATS JetStream: CloudEvents in binary mode, with the attributes in headers."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from urllib.parse import quote

import orjson
from nats.aio.client import Client
from nats.js import JetStreamContext
from nats.js.api import RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import NotFoundError

from relay.catalogue import CloudEvent
from relay.nats_client import FAILURES, TIMEOUT, Broker, close, reason
from relay.session import Session
from relay.sink import SinkFailed

STREAM = "PATIENT_GRAPH"
NAME = "nats"
"""The name of the sink, of its cursor and of its chore."""
# Seconds.
_DUPLICATE_WINDOW = 600
# Seconds after which no more events are sent before the cursor moves: the session of the chore lasts a minute unused.
_DELIVERY = 20.0


class NatsSink:
    """The stream PATIENT_GRAPH of a NATS server, which is created if it is missing."""

    name = NAME

    def __init__(self, broker: Broker) -> None:
        self._broker = broker
        self._client: Client | None = None
        self._stream: JetStreamContext | None = None

    async def open(self, _: Session) -> None:
        self._client = await self._broker.connect("patient-graph")
        self._stream = self._client.jetstream(timeout=TIMEOUT)
        try:
            await _ensure_stream(self._stream)
        except FAILURES as error:
            raise SinkFailed(reason(error)) from error

    async def deliver(self, events: Sequence[CloudEvent]) -> int:
        end, stored = time.monotonic() + _DELIVERY, 0
        for wave in waves(events):
            sent = await asyncio.gather(*(self._publish(event) for event in wave), return_exceptions=True)
            for result in sent:
                if isinstance(result, FAILURES):
                    raise SinkFailed(reason(result))
                if isinstance(result, BaseException):
                    raise result
            stored += len(wave)
            if time.monotonic() >= end:
                break
        return stored

    async def close(self) -> None:
        if self._client:
            await close(self._client)
        self._client = self._stream = None

    async def _publish(self, event: CloudEvent) -> None:
        assert self._stream
        headers = {f"ce-{name}": quote(value, safe=":/ ") for name, value in event.attributes().items()}
        headers |= {"content-type": "application/json", "Nats-Msg-Id": event.id}
        await self._stream.publish(
            subject(event), orjson.dumps(event.data), timeout=TIMEOUT, stream=STREAM, headers=headers
        )


async def _ensure_stream(stream: JetStreamContext) -> None:
    try:
        await stream.stream_info(STREAM)
    except NotFoundError:
        await stream.add_stream(
            StreamConfig(
                name=STREAM,
                subjects=["patient_graph.>"],
                retention=RetentionPolicy.LIMITS,
                storage=StorageType.FILE,
                duplicate_window=_DUPLICATE_WINDOW,
            )
        )


def subject(event: CloudEvent) -> str:
    """Return `patient_graph.<brand>.<patient id, or _>.<noun>.<past participle>.v1`."""
    prefix, rest = event.type.split(".", 1)
    return f"{prefix}.{token(event.brand_id)}.{event.patient_id or '_'}.{rest}"


def token(text: str) -> str:
    """Return a text as one token of a subject: percent-encoded, except for letters, digits, hyphens and underscores."""
    return quote(text, safe="").replace(".", "%2E").replace("~", "%7E")


def waves(events: Sequence[CloudEvent]) -> Iterator[list[CloudEvent]]:
    """Yield the events in lists that have at most one event of each subject: these can be sent at once."""
    wave: list[CloudEvent] = []
    subjects: set[tuple[str, str]] = set()
    for event in events:
        key = event.brand_id, event.subject
        if key in subjects:
            yield wave
            wave, subjects = [], set()
        wave.append(event)
        subjects.add(key)
    if wave:
        yield wave
