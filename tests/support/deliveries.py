"""Deliveries of relays to a sink, compared with the stored events."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from tests.support.live_service import LiveService


class HasId(Protocol):
    """A delivery: a message of NATS, or a request to a webhook endpoint."""

    @property
    def id(self) -> str:
        """The id of the event."""


def stored(service: LiveService) -> list[tuple[str, str, str]]:
    """Return id, event and patient of the events that have to arrive, in the order of their numbers."""
    whose = "coalesce(patient_id::text, brand_id)"
    return service.sql(f"SELECT id::text, event, {whose} FROM outbox WHERE number IS NOT NULL ORDER BY number")


def first_arrivals(arrived: Sequence[HasId]) -> list[str]:
    return list(dict.fromkeys(each.id for each in arrived))


def assert_in_order(service: LiveService, arrived: Sequence[HasId], events: str = "") -> None:
    """Check that exactly the stored events (whose name begins so) arrived, those of each patient in their order."""
    expected, found = defaultdict(list), defaultdict(list)
    patients = {}
    for id, event, patient in stored(service):
        if event.startswith(events):
            expected[patient].append(id)
            patients[id] = patient
    for id in first_arrivals(arrived):
        assert id in patients, f"{id} arrived without a commit"
        found[patients[id]].append(id)
    assert found == expected


def has_all(service: LiveService, sink: str = "nats") -> bool:
    """Return whether a sink has all events that are stored."""
    query = "SELECT (SELECT number FROM relay_cursors WHERE sink = %s) >= (SELECT coalesce(max(number), 0) FROM outbox)"
    return bool(service.sql(query, sink)[0][0])
