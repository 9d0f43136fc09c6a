"""The stored deliveries, as the sender reads and changes them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby, takewhile
from typing import Any, NamedTuple

from db.core import clock
from relay.outbox import Row
from relay.session import Session

# Deliveries of a line that are read at once.
_AT_ONCE = 20
_COUNTED = 100_000
# Deliveries that are made due at once when an endpoint resumes.
_RESUMED = 500
# Due deliveries of an endpoint of which those are deferred that wait for another one.
_LOOKED_AT = 10_000
# The first deliveries of lines, which are due, and those behind each. The subquery for the first one is a lookup in an
# index, whatever the planner knows of the table. The brand with the fewest busy lines is the first one: `turn` counts
# the lines of a brand.
_DUE = f"""
    WITH busy AS (SELECT * FROM unnest(%s::uuid[], %s::text[]) AS busy (endpoint_id, line)),
    running AS (
        SELECT endpoint.brand_id, count(*) AS lines
        FROM busy JOIN webhook_endpoints AS endpoint ON endpoint.id = busy.endpoint_id
        GROUP BY endpoint.brand_id
    ),
    heads AS (
        SELECT endpoint.*, due.line, due.next_attempt_at AS due_at,
            coalesce(running.lines, 0)
                + row_number() OVER (PARTITION BY endpoint.brand_id ORDER BY due.next_attempt_at) AS turn
        FROM webhook_endpoints AS endpoint
        LEFT JOIN unnest(%s::uuid[], %s::int[]) AS known (endpoint_id, free) ON known.endpoint_id = endpoint.id
        LEFT JOIN running ON running.brand_id = endpoint.brand_id
        CROSS JOIN LATERAL (
            SELECT line, next_attempt_at FROM webhook_deliveries AS due
            WHERE due.brand_id = endpoint.brand_id AND due.endpoint_id = endpoint.id AND due.status = 'pending'
                AND next_attempt_at <= %s
                AND (due.endpoint_id, due.line) NOT IN (SELECT * FROM busy)
                AND due.id = (
                    SELECT first.id FROM webhook_deliveries AS first
                    WHERE first.brand_id = due.brand_id AND first.endpoint_id = due.endpoint_id
                        AND first.line = due.line AND first.status = 'pending'
                    ORDER BY first.number, first.id LIMIT 1
                )
            ORDER BY next_attempt_at, number, id LIMIT coalesce(known.free, 1)
        ) AS due
        WHERE endpoint.status = 'active' AND NOT endpoint.is_resuming
        ORDER BY turn, due_at LIMIT %s
    )
    SELECT heads.brand_id, heads.id::text, url, secret,
        CASE WHEN previous_secret_until > %s THEN previous_secret END, failing_since, updated_at, heads.line,
        delivery.id::text, attempts, delivery.next_attempt_at,
        event.number, event.id::text, event, event.brand_id, event.patient_id::text, entity_id::text, occurred_at,
        payload
    FROM heads
    CROSS JOIN LATERAL (
        SELECT * FROM webhook_deliveries AS each
        WHERE each.brand_id = heads.brand_id AND each.endpoint_id = heads.id AND each.line = heads.line
            AND each.status = 'pending'
        ORDER BY each.number, each.id LIMIT {_AT_ONCE}
    ) AS delivery
    LEFT JOIN outbox AS event ON event.brand_id = delivery.brand_id AND event.id = delivery.event_id
    LEFT JOIN outbox_payloads AS stored ON stored.brand_id = event.brand_id AND stored.id = event.id
    ORDER BY turn, due_at, heads.id, heads.line, delivery.number, delivery.id"""
_RECORD = """
    UPDATE webhook_deliveries AS delivery
    SET status = result.status, attempts = result.attempts, last_status_code = result.status_code,
        last_error = result.error, delivered_at = result.delivered_at,
        next_attempt_at = coalesce(result.next_attempt_at, delivery.next_attempt_at)
    FROM unnest(%s::text[], %s::uuid[], %s::text[], %s::int[], %s::int[], %s::text[], %s::timestamptz[],
        %s::timestamptz[]) AS result (brand_id, id, status, attempts, status_code, error, delivered_at, next_attempt_at)
    WHERE delivery.brand_id = result.brand_id AND delivery.id = result.id AND delivery.status = 'pending'"""
# Otherwise each look for what is due would find those behind a failed one.
_DEFER = """
    UPDATE webhook_deliveries AS delivery SET next_attempt_at = blocked.until
    FROM unnest(%s::text[], %s::uuid[], %s::text[], %s::timestamptz[]) AS blocked (brand_id, endpoint_id, line, until)
    WHERE delivery.brand_id = blocked.brand_id AND delivery.endpoint_id = blocked.endpoint_id
        AND delivery.line = blocked.line AND delivery.status = 'pending' AND delivery.next_attempt_at < blocked.until"""
_BLOCKED = """
    UPDATE webhook_deliveries AS delivery SET next_attempt_at = blocked.until
    FROM (
        SELECT due.brand_id, due.id, head.next_attempt_at AS until
        FROM webhook_endpoints AS endpoint
        CROSS JOIN LATERAL (
            SELECT * FROM webhook_deliveries AS each
            WHERE each.brand_id = endpoint.brand_id AND each.endpoint_id = endpoint.id AND each.status = 'pending'
                AND each.next_attempt_at <= %s
            ORDER BY each.next_attempt_at, each.number, each.id LIMIT %s
        ) AS due
        CROSS JOIN LATERAL (
            SELECT next_attempt_at FROM webhook_deliveries AS first
            WHERE first.brand_id = due.brand_id AND first.endpoint_id = due.endpoint_id AND first.line = due.line
                AND first.status = 'pending'
            ORDER BY first.number, first.id LIMIT 1
        ) AS head
        WHERE endpoint.status = 'active' AND head.next_attempt_at > %s
    ) AS blocked
    WHERE delivery.brand_id = blocked.brand_id AND delivery.id = blocked.id"""
_RESUMING = "SELECT brand_id, id::text FROM webhook_endpoints WHERE status = 'active' AND is_resuming"
_MAKE_DUE = """
    UPDATE webhook_deliveries AS delivery SET next_attempt_at = %s
    FROM (
        SELECT brand_id, id FROM webhook_deliveries
        WHERE brand_id = %s AND endpoint_id = %s AND status = 'pending' AND next_attempt_at > %s
        ORDER BY next_attempt_at LIMIT %s
    ) AS waiting
    WHERE delivery.brand_id = waiting.brand_id AND delivery.id = waiting.id"""
_RESUMED_ALL = "UPDATE webhook_endpoints SET is_resuming = false WHERE brand_id = %s AND id = %s"
_FAILING = """
    UPDATE webhook_endpoints AS endpoint SET failing_since = since.moment
    FROM unnest(%s::text[], %s::uuid[], %s::timestamptz[]) AS since (brand_id, id, moment)
    WHERE endpoint.brand_id = since.brand_id AND endpoint.id = since.id"""
_STOP = """
    UPDATE webhook_endpoints SET status = %s, status_reason = %s, failing_since = NULL, updated_at = %s
    WHERE brand_id = %s AND id = %s AND updated_at = %s AND status = 'active'"""
_BACKLOG = """
    SELECT count(*), coalesce(extract(epoch FROM %s - min(created_at)), 0)::float
    FROM (
        SELECT delivery.created_at FROM webhook_deliveries AS delivery
        JOIN webhook_endpoints AS endpoint ON endpoint.brand_id = delivery.brand_id AND endpoint.id = endpoint_id
        WHERE delivery.status = 'pending' AND endpoint.status = 'active' LIMIT %s
    ) AS waiting"""
_OVERDUE = """
    SELECT greatest(coalesce(extract(epoch FROM %s - min(due.next_attempt_at)), 0), 0)::float
    FROM webhook_endpoints AS endpoint
    CROSS JOIN LATERAL (
        SELECT next_attempt_at FROM webhook_deliveries AS delivery
        WHERE delivery.brand_id = endpoint.brand_id AND delivery.endpoint_id = endpoint.id
            AND delivery.status = 'pending'
        ORDER BY next_attempt_at LIMIT 1
    ) AS due
    WHERE endpoint.status = 'active' AND endpoint.failing_since IS NULL"""


class Version(NamedTuple):
    """An endpoint as it was read."""

    brand_id: str
    id: str
    updated_at: datetime


class Endpoint(NamedTuple):
    """An active endpoint. The secrets are encrypted; the previous one is there while it is used."""

    brand_id: str
    id: str
    url: str
    secret: bytes
    previous_secret: bytes | None
    failing_since: datetime | None
    updated_at: datetime

    @property
    def version(self) -> Version:
        return Version(self.brand_id, self.id, self.updated_at)


class Pending(NamedTuple):
    """A delivery with the event's row of the outbox, which is None if it has been removed."""

    id: str
    attempts: int
    next_attempt_at: datetime
    row: Row | None


class Line(NamedTuple):
    """The first pending deliveries of an endpoint and a line. They are due."""

    endpoint: Endpoint
    name: str
    deliveries: list[Pending]

    @property
    def key(self) -> tuple[str, str]:
        return self.endpoint.id, self.name


class Result(NamedTuple):
    """The values of a delivery after an attempt."""

    brand_id: str
    id: str
    status: str
    attempts: int
    status_code: int | None = None
    error: str | None = None
    delivered_at: datetime | None = None
    next_attempt_at: datetime | None = None


class Deliveries:
    """The deliveries of all brands, by one session. All methods raise psycopg2.Error and block."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def due(self, busy: Collection[tuple[str, str]], free: dict[str, int], limit: int) -> list[Line]:
        """Return up to `limit` lines whose first delivery is due: as many of each brand, counting those that are busy,
        and of a brand those that are due for the longest. Brands take turns.

        Lines that are `busy` are left out. Each endpoint has up to `free` lines, one if it is not listed there.
        """
        now = clock.now()
        known, lines = ([*free], [*free.values()]), ([id for id, _ in busy], [name for _, name in busy])
        rows = self._session.rows(_DUE, *lines, *known, now, limit, now)
        return [_line([*group], now) for _, group in groupby(rows, lambda row: (row[1], row[7]))]

    def record(self, results: Sequence[Result]) -> None:
        self._session.execute(_RECORD, *_columns(results))

    def defer(self, lines: Sequence[tuple[str, str, str, datetime]]) -> None:
        """Let lines, by brand, endpoint and name, wait until a time."""
        self._session.execute(_DEFER, *_columns(lines))

    def defer_blocked(self) -> None:
        """Let deliveries that were added behind one that waits wait as long."""
        now = clock.now()
        self._session.execute(_BLOCKED, now, _LOOKED_AT, now)

    def resume(self) -> list[str]:
        """Make a part of the deliveries due of each endpoint that is resuming; return the endpoints."""
        now, resuming = clock.now(), self._session.rows(_RESUMING)
        for endpoint in resuming:
            if self._session.execute(_MAKE_DUE, now, *endpoint, now, _RESUMED) < _RESUMED:
                self._session.execute(_RESUMED_ALL, *endpoint)
        return [id for _, id in resuming]

    def set_failing(self, endpoints: Sequence[tuple[str, str, datetime | None]]) -> None:
        """Store since when all attempts of endpoints, by brand and id, have failed; None if the last one did not."""
        self._session.execute(_FAILING, *_columns(endpoints))

    def stop(self, endpoint: Version, status: str, reason: str) -> bool:
        """Change the status of an active endpoint; return whether it was as it was read."""
        return self._session.execute(_STOP, status, reason, clock.later_than(endpoint.updated_at), *endpoint) > 0

    def backlog(self) -> tuple[int, float]:
        """Return the number of pending deliveries of active endpoints, at most 100,000, and the age of the oldest."""
        ((count, age),) = self._session.rows(_BACKLOG, clock.now(), _COUNTED)
        return count, age

    def overdue(self) -> float:
        """Return the seconds since the first delivery was due to an endpoint that does not fail."""
        return float(self._session.value(_OVERDUE, clock.now()))


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _line(rows: list[tuple[Any, ...]], now: datetime) -> Line:
    brand_id, id, url, secret, previous_secret, *rest = rows[0][:7]
    previous = None if previous_secret is None else bytes(previous_secret)
    deliveries = [_pending(row) for row in rows]
    # Behind a replay, there can be one that waits for its next attempt.
    due = [*takewhile(lambda each: each.next_attempt_at <= now, deliveries)]
    return Line(Endpoint(brand_id, id, url, bytes(secret), previous, *rest), rows[0][7], due)


def _pending(row: tuple[Any, ...]) -> Pending:
    id, attempts, next_attempt_at, *event = row[8:]
    stored = None if event[1] is None else Row(*event)._replace(occurred_at=clock.text(event[6]))
    return Pending(id, attempts, next_attempt_at, stored)
