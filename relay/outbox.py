"""The outbox as the relay reads it: all brands, in the order of the numbers, and the cursors of sinks."""

from typing import Any, NamedTuple

from db.core import clock
from relay.session import Session

_LAST_NUMBER = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM outbox_numbers"
_OWN_ID = "SELECT pg_current_xact_id()::text::bigint"
_OLDEST_ID = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
_ROWS = """
    SELECT number, o.id::text, event, o.brand_id, o.patient_id::text, entity_id::text, occurred_at, payload
    FROM outbox AS o LEFT JOIN outbox_payloads AS p ON p.brand_id = o.brand_id AND p.id = o.id
    WHERE number > %s AND number <= %s ORDER BY number LIMIT %s"""
_UNDELIVERED = """
    SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(occurred_at)), 0)::float
    FROM (SELECT occurred_at FROM outbox WHERE number > %s ORDER BY number LIMIT %s) AS waiting"""
_MOVE = """
    INSERT INTO relay_cursors (sink, number) VALUES (%s, %s)
    ON CONFLICT (sink) DO UPDATE SET number = greatest(relay_cursors.number, excluded.number)"""
_COUNTED = 100_000


class Row(NamedTuple):
    """A row of the outbox, with its stored values. The time is RFC 3339 in UTC."""

    number: int
    id: str
    event: str
    brand_id: str
    patient_id: str | None
    entity_id: str | None
    occurred_at: str
    payload: dict[str, Any] | None


class Batch(NamedTuple):
    """Rows in their order. Up to the number `until`, there are and will be no others after the cursor."""

    rows: list[Row]
    until: int


class Outbox:
    """The outbox, read by one session. All methods raise psycopg2.Error."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._complete = 0
        self._awaited: tuple[int, int] | None = None

    def cursor(self, sink: str) -> int:
        """Return the number of the last event that a sink has, 0 for a new sink."""
        return int(self._session.value("SELECT coalesce(max(number), 0) FROM relay_cursors WHERE sink = %s", sink))

    def move(self, sink: str, number: int) -> None:
        """Store that a sink has all events up to a number. A cursor never moves back."""
        self._session.execute(_MOVE, sink, number)

    def next(self, after: int, limit: int) -> Batch:
        """Return the first `limit` events after a number that no event can precede any more."""
        until = self._complete_until()
        found = self._session.rows(_ROWS, after, until, limit)
        rows = [Row(*row)._replace(occurred_at=clock.text(row[6])) for row in found]
        return Batch(rows, rows[-1].number if len(rows) == limit else max(after, until))

    def backlog(self, after: int) -> tuple[int, float]:
        """Return the number of events after a number, at most 100,000, and the age of the oldest in seconds."""
        ((count, age),) = self._session.rows(_UNDELIVERED, after, _COUNTED)
        return count, age

    def _complete_until(self) -> int:
        """Return the number up to which every transaction has ended (decision record 0102).

        Each step is a statement of its own, in this order.
        """
        value = self._session.value
        if self._awaited is None and (last := value(_LAST_NUMBER)) > self._complete:
            self._awaited = last, value(_OWN_ID)
        if self._awaited and value(_OLDEST_ID) > self._awaited[1]:
            self._complete, self._awaited = self._awaited[0], None
        return self._complete
