"""The event of an operation, made from the contract: `x-event`, `x-entity`, `x-payload` and `x-timeline`."""

from typing import Any

from db.core.event import Event, TimelineEntry
from service.contract.model import Body
from service.execution.call import Call
from service.execution.response import ResponseContractViolation


def event_of(call: Call, patient_id: str | None, data: Any) -> Event:
    """Return the event of a write whose handler returned `data`.

    Raises ResponseContractViolation for an operation that must not write: one without an event or a principal.
    """
    operation, body = call.operation, call.arguments.get("body")
    if call.principal is None or operation.event is None:
        raise ResponseContractViolation(operation.id, "a write without an event or a principal")
    return Event(
        name=operation.event,
        patient_id=patient_id,
        entity_id=operation.entity(call.arguments, data) if operation.entity else None,
        fields=_fields(operation.body, body) if operation.body and body else (),
        timeline=_timeline_entry(call, data),
        payload=operation.payload(data) if operation.payload else None,
    )


def _fields(declared: Body, body: Any) -> list[str]:
    """Return the names in the body, an object or an array of objects, that the contract declares."""
    return sorted(declared.property_names.intersection(body if isinstance(body, dict) else set().union(*body)))


def _timeline_entry(call: Call, data: Any) -> TimelineEntry | None:
    timeline = call.operation.timeline
    return timeline and TimelineEntry(
        title=timeline.title,
        description=timeline.description(data) if timeline.description else None,
        occurred_at=timeline.occurred_at(call.arguments, data) if timeline.occurred_at else None,
    )
