"""The chore that sends due deliveries to their endpoints."""

import asyncio
import ssl
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import orjson

from db.core import clock
from db.webhook_secrets import SecretKeys, UnreadableSecret
from relay import metrics
from relay.catalogue import Catalogue, CloudEvent, UnknownEvent
from relay.log import Log
from relay.session import Session
from relay.webhooks.addresses import Network
from relay.webhooks.client import Failure, Outcome, WebhookClient
from relay.webhooks.deliveries import Deliveries, Endpoint, Line, Pending, Result
from relay.webhooks.pacing import Pacing
from relay.webhooks.schedule import next_attempt, retry_after
from relay.webhooks.signing import Message, signed_headers
from relay.webhooks.stop import disable, pause

# Seconds between looks for due deliveries, between measurements, and that deliveries are sent one after another without
# looking at what has changed meanwhile.
_POLL = 0.05
_MEASURE = 15.0
_RUN = 1.0
# Lines that are read at once for each sequence of requests that can begin.
_LINES = 4
_FAILING = timedelta(hours=72)
_MINUTE = timedelta(minutes=1)
_GONE = 410
_BUSY = (429, 503)


class _Ready(NamedTuple):
    """A line with the events of its deliveries, None if an event is not available."""

    line: Line
    events: list[tuple[Pending, CloudEvent | None]]


class _Finished(NamedTuple):
    """The result of a delivery, with the failure of its attempt, and whether the endpoint is gone."""

    line: Line
    result: Result
    outcome: str
    is_gone: bool = False


class Sender:
    """Sends the deliveries of each endpoint and line one after another, in the order of their events."""

    name = "webhook_sender"

    def __init__(
        self,
        keys: SecretKeys,
        log: Log,
        networks: Sequence[Network] = (),
        *,
        local: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._keys = keys
        self._log = log
        self._networks = networks
        self._local = local
        self._tls = tls
        self._catalogue = Catalogue()

    async def run(self, session: Session) -> None:
        client = WebhookClient(self._networks, local=self._local, tls=self._tls)
        sending = _Sending(Deliveries(session), client, self._catalogue, self._keys, self._log)
        try:
            await sending.run()
        finally:
            metrics.forget_webhooks()
            await sending.stop()
            await client.close()


class _Sending:
    """The requests of one run. Their results are stored together; only then do their lines continue."""

    def __init__(
        self, deliveries: Deliveries, client: WebhookClient, catalogue: Catalogue, keys: SecretKeys, log: Log
    ) -> None:
        self._deliveries = deliveries
        self._client = client
        self._catalogue = catalogue
        self._keys = keys
        self._log = log
        self._pacing = Pacing()
        self._failing_since: dict[str, datetime | None] = {}
        self._busy: set[tuple[str, str]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._finished: list[_Finished] = []
        self._ended: list[Line] = []
        self._unknown: set[str] = set()
        self._measured = -_MEASURE

    async def run(self) -> None:
        while True:
            await self._look_around()
            await self._record()
            await self._resume()
            await self._begin()
            await asyncio.sleep(_POLL)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # Begin

    async def _resume(self) -> None:
        """Make deliveries due to endpoints that resume. A Retry-After from before no longer counts."""
        for endpoint_id in await asyncio.to_thread(self._deliveries.resume):
            self._pacing.resume(endpoint_id)

    async def _begin(self) -> None:
        total, free = self._pacing.free(clock.now())
        if total <= 0:
            return
        most = {id: number * self._pacing.lines(id) for id, number in free.items()}
        lines = await asyncio.to_thread(self._deliveries.due, self._busy, most, total * _LINES)
        secrets: dict[str, list[str]] = {}
        for sequence in self._sequences(lines, total, free):
            endpoint = sequence[0].endpoint
            self._failing_since[endpoint.id] = endpoint.failing_since
            if endpoint.id not in secrets:
                secrets[endpoint.id] = self._secrets(endpoint)
            ready = [_Ready(line, events) for line in sequence if (events := await self._events(line))]
            if ready and secrets[endpoint.id]:
                self._pacing.begin(endpoint.id)
                self._busy.update(each.line.key for each in ready)
                self._tasks.add(asyncio.create_task(self._send(ready, secrets[endpoint.id])))

    def _sequences(self, lines: Sequence[Line], total: int, free: Mapping[str, int]) -> list[list[Line]]:
        """Return lines of one endpoint each, to be sent one after another: up to `total`, and `free` of an endpoint."""
        found: defaultdict[str, list[list[Line]]] = defaultdict(list)
        for line in lines:
            id = line.endpoint.id
            if total > 0 and len(found[id]) < free.get(id, 1):
                found[id].append([line])
                total -= 1
            elif found[id] and len(shortest := min(found[id], key=len)) < self._pacing.lines(id):
                shortest.append(line)
        return [sequence for sequences in found.values() for sequence in sequences]

    async def _events(self, line: Line) -> list[tuple[Pending, CloudEvent | None]]:
        """Return the deliveries of a line with their events, up to the first one of a newer release.

        If there is none before it, the line waits for a minute, for a relay of that release.
        """
        events: list[tuple[Pending, CloudEvent | None]] = []
        try:
            # After an error, the list has those before it.
            events.extend((each, each.row and self._catalogue.event(each.row)) for each in line.deliveries)
        except UnknownEvent as error:
            if not events:
                self._log_unknown(f"{error}")
                until = clock.now() + _MINUTE
                await asyncio.to_thread(self._deliveries.defer, [(line.endpoint.brand_id, *line.key, until)])
        return events

    def _log_unknown(self, event: str) -> None:
        """Log an event of a newer release once between two measurements, not for each line."""
        if event not in self._unknown:
            self._unknown.add(event)
            self._log.log_event("relay_failed", chore=Sender.name, reason=f"The event {event} is of a newer release.")

    def _secrets(self, endpoint: Endpoint) -> list[str]:
        """Return the secrets, none if the newer one cannot be decrypted: then the endpoint waits for a minute."""
        newer = self._decrypted(endpoint, endpoint.secret)
        if newer is None:
            self._pacing.wait(endpoint.id, clock.now() + _MINUTE)
            return []
        previous = endpoint.previous_secret and self._decrypted(endpoint, endpoint.previous_secret)
        return [newer, previous] if previous else [newer]

    def _decrypted(self, endpoint: Endpoint, secret: bytes) -> str | None:
        try:
            return self._keys.decrypt(secret)
        except UnreadableSecret:
            self._log.log_event("webhook_secret_unreadable", brand=endpoint.brand_id, webhook=endpoint.id)
            return None

    # Send

    async def _send(self, sequence: Sequence[_Ready], secrets: Sequence[str]) -> None:
        """Send the deliveries of lines until one fails or some time has passed."""
        began = time.monotonic()
        endpoint_id, is_complete = sequence[0].line.endpoint.id, False
        try:
            is_complete = await self._send_all(sequence, secrets, began + _RUN)
        finally:
            self._ended += [each.line for each in sequence]
            self._pacing.end(endpoint_id, seconds=time.monotonic() - began, is_complete=is_complete)

    async def _send_all(self, sequence: Sequence[_Ready], secrets: Sequence[str], end: float) -> bool:
        """Send deliveries; return whether all were sent until a time, and none failed."""
        for line, events in sequence:
            for pending, event in events:
                if time.monotonic() >= end:
                    return False
                finished = await self._attempt(line, pending, event, secrets)
                self._finished.append(finished)
                if finished.result.status != "delivered":
                    return False
        return True

    async def _attempt(
        self, line: Line, pending: Pending, event: CloudEvent | None, secrets: Sequence[str]
    ) -> _Finished:
        brand_id = line.endpoint.brand_id
        if not event:
            dead = Result(brand_id, pending.id, "dead", pending.attempts, error="event_unavailable")
            return _Finished(line, dead, "unavailable")
        attempts, began = pending.attempts + 1, time.monotonic()
        outcome = await self._post(line.endpoint, event, attempts, secrets)
        now, seconds = clock.now(), time.monotonic() - began
        self._pacing.adjust(line.endpoint.id, now, seconds=seconds, timed_out=outcome.failure == Failure.TIMEOUT)
        if not outcome.failure:
            delivered = Result(brand_id, pending.id, "delivered", attempts, outcome.status, None, now)
            return _Finished(line, delivered, "delivered")
        wait = retry_after(outcome.retry_after, now) if outcome.retry_after else None
        if wait and outcome.status in _BUSY:
            self._pacing.wait(line.endpoint.id, wait)
        again = None if outcome.status == _GONE else next_attempt(attempts, now, wait)
        status = "pending" if again else "dead"
        failed = Result(brand_id, pending.id, status, attempts, outcome.status, outcome.failure, None, again)
        return _Finished(line, failed, "failed" if again else "dead", outcome.status == _GONE)

    async def _post(self, endpoint: Endpoint, event: CloudEvent, attempt: int, secrets: Sequence[str]) -> Outcome:
        body = orjson.dumps(event.attributes() | {"datacontenttype": "application/json", "data": event.data})
        message = Message(event.id, event.type, attempt, int(clock.now().timestamp()), body)
        headers = {"Content-Type": "application/cloudevents+json"} | signed_headers(message, secrets)
        try:
            return await self._client.post(endpoint.url, headers, body)
        except Exception as error:  # any error: one delivery does not hold up the others
            self._log.log_error(None, error)
            return Outcome(Failure.INTERNAL_ERROR)

    # Record

    async def _record(self) -> None:
        """Store results, and then let the lines continue."""
        finished, self._finished = self._finished, []
        ended, self._ended = self._ended, []
        if finished:
            await asyncio.to_thread(self._store, finished)
        for each in finished:
            metrics.WEBHOOK_DELIVERIES.labels(each.outcome).inc()
        self._busy.difference_update(line.key for line in ended)
        for task in [task for task in self._tasks if task.done()]:
            self._tasks.remove(task)
            task.result()

    def _store(self, finished: Sequence[_Finished]) -> None:
        self._deliveries.record([each.result for each in finished])
        blocked = [
            (each.result.brand_id, *each.line.key, each.result.next_attempt_at)
            for each in finished
            if each.result.next_attempt_at
        ]
        if blocked:
            self._deliveries.defer(blocked)
        self._store_failing({each.line.endpoint.id: each for each in finished if each.outcome != "unavailable"})
        for each in finished:
            if each.is_gone:
                disable(self._deliveries, self._log, each.line.endpoint.version, "gone")

    def _store_failing(self, last: dict[str, _Finished]) -> None:
        """Store of each endpoint whether its last attempt failed, and pause it if all have for 72 hours."""
        now, changed = clock.now(), []
        for id, each in last.items():
            since = self._failing_since[id]
            if since and each.outcome != "delivered" and now - since >= _FAILING:
                pause(self._deliveries, self._log, each.line.endpoint.version, "failing")
            elif (each.outcome == "delivered") == (since is not None):
                self._failing_since[id] = None if since else now
                changed.append((each.result.brand_id, id, self._failing_since[id]))
        if changed:
            self._deliveries.set_failing(changed)

    async def _look_around(self) -> None:
        """Measure the backlog, and defer what would be looked at in vain, once in a while."""
        if time.monotonic() - self._measured < _MEASURE:
            return
        self._measured = time.monotonic()
        self._unknown.clear()
        busy = {id for id, _ in self._busy}
        self._failing_since = {id: since for id, since in self._failing_since.items() if id in busy}
        await asyncio.to_thread(self._deliveries.defer_blocked)
        count, age = await asyncio.to_thread(self._deliveries.backlog)
        metrics.WEBHOOK_BACKLOG.set(count)
        metrics.WEBHOOK_OLDEST_SECONDS.set(age)
        metrics.WEBHOOK_OVERDUE_SECONDS.set(await asyncio.to_thread(self._deliveries.overdue))
