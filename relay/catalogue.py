"""Published events: how the webhooks of the contract make a CloudEvent of an outbox row."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from openapi import contract
from relay.outbox import Row

_COLUMNS = ("brand_id", "patient_id", "entity_id", "occurred_at")


class UnknownEvent(Exception):
    """A newer release stored an event that this one does not know. The message is its name."""


class CloudEvent(NamedTuple):
    """An event as CloudEvents 1.0. `data` is the payload."""

    id: str
    type: str
    subject: str
    time: str
    brand_id: str
    patient_id: str | None
    data: dict[str, Any]
    number: int
    """The number of the outbox row."""

    def attributes(self) -> dict[str, str]:
        """Return the context attributes."""
        return {
            "specversion": "1.0",
            "id": self.id,
            "source": "patient-graph",
            "type": self.type,
            "subject": self.subject,
            "time": self.time,
        }


class _Published(NamedTuple):
    """The type of an event, and the column of each property of its payload; stored values have None."""

    type: str
    properties: dict[str, str | None]


class Catalogue:
    """The published events by their names in the outbox."""

    def __init__(self, document: Mapping[str, Any] | None = None) -> None:
        document = document or contract()
        schemas = document["components"]["schemas"]
        self._published = {
            item["post"]["x-event"]: _published(type_, item["post"], schemas)
            for type_, item in document["webhooks"].items()
        }

    def knows(self, row: Row) -> bool:
        """Return whether the event of a row is of this release or an older one."""
        return row.event in self._published

    def event(self, row: Row) -> CloudEvent | None:
        """Return the event of a row, None if its stored values are gone. Raises UnknownEvent."""
        if not self.knows(row):
            raise UnknownEvent(row.event)
        type_, properties = self._published[row.event]
        stored = row.payload or {}
        if any(column is None and name not in stored for name, column in properties.items()):
            return None
        data = {name: getattr(row, column) if column else stored[name] for name, column in properties.items()}
        subject = row.patient_id or row.brand_id
        return CloudEvent(row.id, type_, subject, row.occurred_at, row.brand_id, row.patient_id, data, row.number)


def _published(type_: str, operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> _Published:
    (media,) = operation["requestBody"]["content"].values()
    reference: str = media["schema"]["properties"]["data"]["$ref"]
    renamed = operation.get("x-columns", {})
    names = schemas[reference.rpartition("/")[2]]["properties"]
    columns = {name: renamed.get(name, name) for name in names}
    return _Published(type_, {name: column if column in _COLUMNS else None for name, column in columns.items()})
