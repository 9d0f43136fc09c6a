"""A watch that ends the sessions whose response never comes: their server hangs, and another one is the primary, or
something between the service and the server lost the response (decision record 0090).
"""

import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing

import psycopg2

from db.core.connection import LIBPQ, Connection, SessionId, connect, duplicate_socket, shut_down

OVERDUE_SECONDS = 5
"""The time after which the watch asks about a round trip."""
_QUERY_SECONDS = 5
# A state is empty if the server does not track it.
_ACTIVE = "SELECT pid, pg_postmaster_start_time() FROM pg_stat_activity WHERE coalesce(state, '') NOT LIKE 'idle%'"


class SessionWatch:
    """Aborts connections that wait for a response which the server does not work on. One thread calls `check`.

    It asks the server that accepts writes, by a new connection, which sessions are active there. So commits that wait
    for a synchronous standby, and long statements, are left alone, however long they take. So are connections to a
    pooler, behind which they can have another session in each transaction. Other threads can set `dsn`.
    """

    def __init__(self, dsn: str, connections: Sequence[Connection]) -> None:
        self.dsn = dsn
        self._connections = connections
        self._seen: dict[Connection, tuple[int, float]] = {}  # the round trips under way, and when they were first seen

    def check(self) -> int:
        """Abort the connections whose response never comes; return their number."""
        overdue = self._overdue()
        active = _active_sessions(self.dsn) if overdue else None
        if active is None:
            return 0
        lost = [
            connection
            for connection, round_trip in overdue.items()
            if connection.is_waiting and connection.round_trips == round_trip and connection.session_id not in active
        ]
        return sum(connection.abort() for connection in lost)

    def _overdue(self) -> dict[Connection, int]:
        """Return the connections that wait for too long, with the numbers of their round trips."""
        now = time.monotonic()
        seen = {each: (each.round_trips, now) for each in self._connections if each.is_waiting and not each.is_pooled}
        for connection, (round_trip, _) in seen.items():
            before = self._seen.get(connection)
            if before and before[0] == round_trip:
                seen[connection] = before
        self._seen = seen
        return {each: trip for each, (trip, since) in seen.items() if now >= since + OVERDUE_SECONDS}


def _active_sessions(dsn: str) -> set[SessionId] | None:
    """Return the sessions that are active on the server that accepts writes.

    None if no such server responds in time, or if the DSN accepts others, so that sessions can be anywhere.
    """
    try:
        with closing(connect(dsn, **LIBPQ)) as raw, ExitStack() as stack:
            if raw.info.dsn_parameters.get("target_session_attrs") != "read-write":
                return None
            own = stack.enter_context(duplicate_socket(raw.fileno()))
            alarm = threading.Timer(_QUERY_SECONDS, shut_down, (own,))
            stack.callback(alarm.cancel)
            alarm.start()
            cursor = raw.cursor()
            cursor.execute(_ACTIVE)
            return {(pid, start) for pid, start in cursor.fetchall()}
    except psycopg2.Error:
        return None
