"""A sink: a system that events are delivered to."""

from collections.abc import Sequence
from typing import Protocol

from relay.catalogue import CloudEvent
from relay.chores import ChoreFailed
from relay.session import Session


class SinkFailed(ChoreFailed):
    """The sink did not confirm all events. Some may have arrived."""


class Sink(Protocol):
    """A sink with a cursor of its own. It is opened before each run of deliveries and closed after it."""

    name: str
    """The name of its cursor and in metrics."""

    async def open(self, session: Session) -> None:
        """Connect. A sink in the database uses the session of the delivery. Raises SinkFailed and psycopg2.Error."""

    async def deliver(self, events: Sequence[CloudEvent]) -> int:
        """Deliver events in their order for each subject; return how many are stored there, from the first one on.

        If it takes long, these are fewer than all, but at least one. Raises SinkFailed and psycopg2.Error. The same
        events can be delivered again.
        """

    async def close(self) -> None:
        """Disconnect. Never raises."""
