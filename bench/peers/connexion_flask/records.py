"""The rows that every write adds: audit, outbox and timeline."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from bench.peers.connexion_flask.models import Audit, Outbox, TimelineEvent
from bench.peers.python_common import identity

CALLER = "bench"
"""Peers require no token, so all requests have the same caller."""


def record(
    brand_id: str, patient_id: UUID, event: str, operation: str, fields: Iterable[str], entity_id: UUID | None = None
) -> UUID:
    """Add the audit and outbox rows; return the request id."""
    moment = identity.now()
    request_id = identity.new_id(moment)
    said: dict[str, Any] = {
        "brand_id": brand_id,
        "id": identity.new_id(moment),
        "occurred_at": moment,
        "event": event,
        "patient_id": patient_id,
        "entity_id": entity_id,
        "request_id": request_id,
        "fields": sorted(fields),
    }
    Audit.create(**said, client=CALLER, operation=operation)
    Outbox.create(**said)
    return request_id


def show(
    brand_id: str,
    patient_id: UUID,
    event: str,
    request_id: UUID,
    title: str,
    *,
    description: str | None = None,
    source_id: UUID | None = None,
    occurred_at: datetime | None = None,
) -> None:
    """Add a timeline event of a patient."""
    moment = identity.now()
    TimelineEvent.create(
        brand_id=brand_id,
        patient_id=patient_id,
        occurred_at=occurred_at or moment,
        id=identity.new_id(moment),
        event_type=event,
        title=title,
        description=description,
        source_type=event.partition(".")[0],
        source_id=source_id or patient_id,
        metadata={"request_id": str(request_id)},
        created_at=moment,
    )
