"""What a write leaves behind: audit, outbox and timeline rows."""

from typing import Any

from db import events
from db.core.unit_of_work import UnitOfWork
from db.timeline import Shown
from service.execution.call import Call
from service.execution.response import ResponseContractViolation


def record_event(call: Call, unit: UnitOfWork, patient_id: str | None, data: Any) -> None:
    operation, body = call.operation, call.arguments.get("body") or {}
    if call.caller is None or operation.event is None:
        raise ResponseContractViolation(operation.id, "a change without a caller or an event")
    happening = events.Happening(
        event=operation.event,
        patient_id=patient_id,
        entity_id=operation.entity(call.arguments, data) if operation.entity else None,
        fields=sorted(operation.body.property_names & body.keys()) if operation.body else [],
        shown=_shown(call, data),
    )
    events.record(unit, happening)
    for more in unit.further:
        shown = Shown(more.title, more.description, None)
        events.record(unit, events.Happening(more.event, patient_id, more.entity_id, shown=shown))


def _shown(call: Call, data: Any) -> Shown | None:
    shown = call.operation.timeline
    return shown and Shown(
        title=shown.title,
        description=shown.description(data) if shown.description else None,
        occurred_at=shown.occurred_at(call.arguments, data) if shown.occurred_at else None,
    )
